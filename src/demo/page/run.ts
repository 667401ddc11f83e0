/** Makes the call of a scenario and tells what a page sees of it. Browser only; no imports of values, so that it is one file when served. */
import type { Auth, Call, CredentialName, Scenario } from '../scenario';

/** What the page itself gets to see. `status` 0: nothing. */
export interface Seen {
  readonly status: number;
  /** `TypeError: Failed to fetch` and the like; null: no exception. */
  readonly error: string | null;
  /** The beginning of the body, where the page may read it. */
  readonly text: string | null;
  readonly opaque: boolean;
}

/** A call with its credential and signature put in. */
export interface ReadyCall extends Omit<Call, 'auth' | 'sign'> {
  readonly headers: { readonly [name: string]: string };
}

const nothing: Seen = { status: 0, error: null, text: null, opaque: false };

/** Puts the credential and the signature into the call, with fresh ones from the demo's own server. */
export async function prepare({ call }: Scenario): Promise<ReadyCall> {
  const { auth, sign, ...rest } = call;
  let { url } = call;
  const headers: Record<string, string> = { ...call.headers };
  if (auth !== undefined) {
    const credentials = (await (await fetch('/demo/tokens')).json()) as { readonly [name in CredentialName]: string };
    url = attach(auth, credentials[auth.credential], url, headers);
  }
  if (sign !== undefined) {
    const query = new URLSearchParams({ method: call.method, path: new URL(url).pathname, skew: String(sign.skewSeconds), secret: sign.secret });
    const signed = (await (await fetch(`/demo/signature?${query}`)).json()) as { readonly timestamp: string; readonly signature: string };
    headers['X-TokenIM-Timestamp'] = signed.timestamp;
    headers['X-TokenIM-Signature'] = signed.signature;
  }
  return { ...rest, url, headers };
}

function attach({ as }: Auth, secret: string, url: string, headers: Record<string, string>): string {
  if (typeof as === 'object') headers['Authorization'] = as.template.replace('{token}', secret);
  else if (as === 'bearer') headers['Authorization'] = `Bearer ${secret}`;
  else if (as === 'api-key-header') headers['X-Api-Key'] = secret;
  else {
    const target = new URL(url);
    target.searchParams.set(as === 'api-key-query' ? 'api_key' : 'access_token', secret);
    return target.href;
  }
  return url;
}

/** Makes the call as often as it says, here or in the frame that it asks for; the last outcome counts. */
export async function perform(call: ReadyCall): Promise<Seen> {
  let seen = nothing;
  for (let round = 0; round < (call.repeat ?? 1); round += 1) seen = await performOnce(call);
  return seen;
}

function performOnce(call: ReadyCall): Promise<Seen> {
  if (call.from === 'frame') return inFrame('/frame', call);
  if (call.from === 'csp-frame') return inFrame('/page/strict/frame', call);
  if (call.from === 'sandboxed-frame') return inFrame('/frame', call, 'allow-scripts');
  if (call.from === 'idn-frame') return inFrame('https://bücher.acme.example/frame', call);
  if (call.from === 'isolated-frame') return inFrame('/page/isolated/frame', call);
  if (call.from === 'service-worker') return inWorkerFrame(call);
  return callHere(call);
}

/** The call itself, made by the document that this runs in. */
export function callHere(call: ReadyCall): Promise<Seen> {
  if (call.kind === 'websocket') return openWebSocket(call.url);
  if (call.kind === 'form') return postForm(call);
  return callFetch(call);
}

async function callFetch(call: ReadyCall): Promise<Seen> {
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: call.headers,
      mode: call.kind === 'no-cors' ? 'no-cors' : 'cors',
      credentials: call.credentials ?? 'same-origin',
      ...(call.body === undefined ? {} : { body: call.body }),
      ...(call.timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(call.timeoutMs) }),
    });
    const opaque = response.type === 'opaque';
    return { status: response.status, error: null, text: opaque ? null : (await response.text()).slice(0, 300), opaque };
  } catch (error) {
    return { ...nothing, error: String(error) };
  }
}

function openWebSocket(url: string): Promise<Seen> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => {
      socket.close();
      resolve({ ...nothing, status: 101 });
    });
    socket.addEventListener('close', ({ code }) => resolve({ ...nothing, error: `WebSocket closed (${code})` }));
  });
}

/** Posts a form into a frame of its own, as pages without script do. What the frame then shows stays out of the page's reach. */
function postForm(call: ReadyCall): Promise<Seen> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    const form = document.createElement('form');
    frame.name = `form-${Date.now()}`;
    Object.assign(form, { method: call.method, action: call.url, target: frame.name, hidden: true });
    for (const [name, value] of new URLSearchParams(call.body ?? '')) form.append(Object.assign(document.createElement('input'), { name, value }));
    frame.src = '/blank';
    frame.addEventListener('load', () => {
      frame.addEventListener('load', () => {
        form.remove();
        resolve({ ...nothing, opaque: true });
      }, { once: true });
      form.submit();
    }, { once: true });
    document.body.append(frame, form);
  });
}

/** Lets a frame make the call; the frame says when it listens, is told the call, and tells what it saw. */
function inFrame(source: string, call: ReadyCall, sandbox: string | null = null): Promise<Seen> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    const listen = ({ source: sender, data }: MessageEvent<{ readonly ready?: true; readonly seen?: Seen }>): void => {
      if (sender !== frame.contentWindow) return;
      if (data.ready === true) frame.contentWindow?.postMessage({ call }, '*');
      if (data.seen === undefined) return;
      removeEventListener('message', listen);
      // The frame stays: a frame that goes takes the record of its calls with it.
      resolve(data.seen);
    };
    addEventListener('message', listen);
    if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
    frame.src = source;
    document.body.append(frame);
  });
}

async function inWorkerFrame(call: ReadyCall): Promise<Seen> {
  const registration = await navigator.serviceWorker.register('/page/service-worker', { scope: '/page/worker/', type: 'module' });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (worker !== null && worker.state !== 'activated') {
    await new Promise<void>((resolve) => worker.addEventListener('statechange', () => worker.state === 'activated' && resolve()));
  }
  return inFrame('/page/worker/frame', call);
}
