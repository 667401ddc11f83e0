/**
 * Reads in a recorded page what came back of its own failing calls, from a copy, so that the page's calls are as they were. Chromium and Firefox show
 * an extension no bodies otherwise. The functions run in the page and refer to nothing outside; `channel` is the name of the events between them.
 */
import { isInteger, isNumber, isText, objectOf, orNull } from '../http/shape';

/** What a page tells of one failing call. Raw: to be redacted at once. */
export interface PageAnswer {
  readonly method: string | null;
  readonly url: string;
  readonly status: number;
  readonly mimeType: string;
  readonly text: string;
  /** Milliseconds since the epoch, by the page's clock. */
  readonly startedAt: number;
}

/**
 * Runs in the page's own world. `fetch` answers through a proxy whose promise settles as the browser's; the copy (https://fetch.spec.whatwg.org/#dom-response-clone)
 * is read up to 64 KiB and for two seconds, then let go. Of `XMLHttpRequest` only `open` and `send` are watched; what came is read when it has loaded.
 */
export function readFailingAnswers(channel: string): void {
  const LIMIT = 65_536;
  const PATIENCE_MS = 2000;
  const MOST = 200;
  const { document: page } = globalThis;
  const { apply, getOwnPropertyDescriptor: describe } = Reflect;
  // Put in twice, it would read twice.
  if (!page.dispatchEvent(new CustomEvent(`${channel}-ask`, { cancelable: true }))) return;
  const now = Date.now.bind(Date);
  const later = setTimeout.bind(globalThis);
  const then = Promise.prototype.then;
  const { clone } = Response.prototype;
  const listen = EventTarget.prototype.addEventListener;
  const getter = (holder: object, name: string): ((self: unknown) => unknown) => {
    const get = describe(holder, name)?.get;
    return (self) => (get === undefined ? undefined : apply(get, self, []));
  };
  const answerStatus = getter(Response.prototype, 'status');
  const answerUrl = getter(Response.prototype, 'url');
  const answerBody = getter(Response.prototype, 'body');
  const answerHeaders = getter(Response.prototype, 'headers');
  const requestMethod = getter(Request.prototype, 'method');
  let reads = true;
  let told = 0;

  const tell = (method: string | null, url: unknown, status: unknown, mimeType: unknown, text: string, startedAt: number): void => {
    if (!reads || told >= MOST) return;
    told += 1;
    page.dispatchEvent(new CustomEvent(channel, { detail: JSON.stringify({ method, url: String(url).slice(0, 8192), status, mimeType: String(mimeType ?? '').slice(0, 200), text: text.slice(0, LIMIT), startedAt }) }));
  };
  const upper = (method: unknown): string | null => (typeof method === 'string' && method.length <= 20 ? (/^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method) : null);
  const readSome = async (body: ReadableStream<Uint8Array>): Promise<string> => {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    const late = new Promise<null>((resolve) => later(() => resolve(null), PATIENCE_MS));
    for (let bytes = 0; bytes < LIMIT; ) {
      const next = await Promise.race([reader.read(), late]);
      if (next === null || next.done) break;
      bytes += next.value.byteLength;
      text += decoder.decode(next.value, { stream: true });
    }
    reader.cancel().catch(() => undefined);
    return text;
  };

  const ownFetch = globalThis.fetch;
  const watchedFetch = new Proxy(ownFetch, {
    apply(target, self, given: unknown[]) {
      const answered = apply(target, self, given) as Promise<Response>;
      if (!reads) return answered;
      const startedAt = now();
      let method: string | null = null;
      try {
        const [input, init] = given;
        const named = typeof init === 'object' && init !== null ? (describe(init, 'method')?.value as unknown) : undefined;
        method = upper(named ?? (input instanceof Request ? requestMethod(input) : 'GET'));
      } catch {
        // Known by its address alone.
      }
      return apply(then, answered, [
        (response: Response) => {
          try {
            const status = Number(answerStatus(response));
            if (reads && status >= 400 && answerBody(response) !== null) {
              const copy = apply(clone, response, []) as Response;
              const body = answerBody(copy) as ReadableStream<Uint8Array>;
              readSome(body).then((text) => tell(method, answerUrl(response), status, (answerHeaders(response) as Headers).get('content-type'), text, startedAt)).catch(() => undefined);
            }
          } catch {
            // The page's call goes on whatever becomes of the copy.
          }
          return response;
        },
      ]) as Promise<Response>;
    },
  });

  const calls = new WeakMap<object, { method: string | null; startedAt: number }>();
  const xhr = XMLHttpRequest.prototype;
  const { open: ownOpen, send: ownSend } = xhr;
  const xhrStatus = getter(xhr, 'status');
  const xhrType = getter(xhr, 'responseType');
  const xhrText = getter(xhr, 'responseText');
  const xhrResponse = getter(xhr, 'response');
  const xhrUrl = getter(xhr, 'responseURL');
  const xhrField = xhr.getResponseHeader;
  const textOf = async (self: XMLHttpRequest): Promise<string> => {
    const type = xhrType(self);
    if (type === '' || type === 'text') return String(xhrText(self) ?? '');
    const response = xhrResponse(self);
    if (response instanceof Blob) return response.slice(0, LIMIT).text();
    if (response instanceof ArrayBuffer) return new TextDecoder().decode(new Uint8Array(response, 0, Math.min(LIMIT, response.byteLength)));
    if (response instanceof Node) return new XMLSerializer().serializeToString(response);
    return response === null || response === undefined ? '' : JSON.stringify(response);
  };
  const loaded = (event: Event): void => {
    const self = event.target as XMLHttpRequest;
    const call = calls.get(self);
    const status = Number(xhrStatus(self));
    if (!reads || call === undefined || status < 400) return;
    const [url, mimeType] = [xhrUrl(self), apply(xhrField, self, ['content-type']) as unknown];
    textOf(self).then((text) => tell(call.method, url, status, mimeType, text, call.startedAt)).catch(() => undefined);
  };
  const watchedOpen = new Proxy(ownOpen, {
    apply(target, self: XMLHttpRequest, given: unknown[]) {
      if (reads) {
        try {
          if (!calls.has(self)) apply(listen, self, ['load', loaded]);
          calls.set(self, { method: upper(given[0]), startedAt: now() });
        } catch {
          // Not one of ours to watch.
        }
      }
      return apply(target, self, given) as undefined;
    },
  });
  const watchedSend = new Proxy(ownSend, {
    apply(target, self: XMLHttpRequest, given: unknown[]) {
      const call = calls.get(self);
      if (call !== undefined) call.startedAt = now();
      return apply(target, self, given) as undefined;
    },
  });

  globalThis.fetch = watchedFetch;
  xhr.open = watchedOpen;
  xhr.send = watchedSend;
  const asked = (event: Event): void => event.preventDefault();
  page.addEventListener(`${channel}-ask`, asked);
  page.addEventListener(
    `${channel}-end`,
    () => {
      reads = false;
      // Where somebody has wrapped over it since, it hands through.
      if (globalThis.fetch === watchedFetch) globalThis.fetch = ownFetch;
      if (xhr.open === watchedOpen) xhr.open = ownOpen;
      if (xhr.send === watchedSend) xhr.send = ownSend;
      page.removeEventListener(`${channel}-ask`, asked);
    },
    { once: true },
  );
}

/** Runs in the extension's own world of the page: hands on what the page's world tells. */
export function relayAnswers(channel: string): void {
  const world = globalThis as unknown as { readonly browser?: Sender; readonly chrome?: Sender; relays?: string };
  interface Sender {
    readonly runtime?: { sendMessage?(message: object): Promise<unknown> };
  }
  if (world.relays === channel) return;
  const { document: page } = globalThis;
  world.relays = channel;
  const runtime = (world.browser ?? world.chrome)?.runtime;
  const relay = (event: Event): void => {
    try {
      const { detail } = event as CustomEvent<unknown>;
      if (typeof detail === 'string' && detail.length < 1_000_000) void runtime?.sendMessage?.({ name: 'answer-read', answer: JSON.parse(detail) as unknown })?.catch(() => undefined);
    } catch {
      // A page may say anything here, and the extension may be gone.
    }
  };
  page.addEventListener(channel, relay);
  page.addEventListener(
    `${channel}-end`,
    () => {
      page.removeEventListener(channel, relay);
      delete world.relays;
    },
    { once: true },
  );
}

/** Runs in the extension's own world of the page: both scripts end. */
export function endReading(channel: string): void {
  const { document: page } = globalThis;
  page.dispatchEvent(new CustomEvent(`${channel}-end`));
}

const isPageAnswer = objectOf<PageAnswer>({
  method: orNull((value) => typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]{1,20}$/.test(value)),
  url: (value) => isText(value) && /^https?:\/\/.{1,8192}$/.test(value as string),
  status: (value) => isInteger(value) && (value as number) >= 400 && (value as number) <= 599,
  mimeType: (value) => isText(value) && (value as string).length <= 200,
  text: (value) => isText(value) && (value as string).length <= 65_536,
  startedAt: isNumber,
});

/** Checks what came from a page; null when it is not of that shape. */
export function readPageAnswer(value: unknown): PageAnswer | null {
  return isPageAnswer(value) ? (value as PageAnswer) : null;
}
