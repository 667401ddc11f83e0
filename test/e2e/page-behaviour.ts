/** What a page can tell of its own calls: run in the page, with and without a recording, it must find the same. Refers to nothing outside. */

/** One line for each thing that a page may rely on. `api` answers 403 with JSON to everyone, `slow` after a while or in pieces. */
export async function pageBehaviour(api: string, slow: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? `${error.name}: ${error.message}` : String(error));
  const note = async (name: string, look: () => unknown): Promise<void> => {
    try {
      found[name] = await look();
    } catch (error) {
      found[name] = nameOf(error);
    }
  };
  const rejections: string[] = [];
  const rejected = (event: PromiseRejectionEvent): void => {
    rejections.push(nameOf(event.reason));
    event.preventDefault();
  };
  addEventListener('unhandledrejection', rejected);

  await note('the function', () => [typeof fetch, fetch.name, fetch.length, String(fetch).includes('[native code]'), Object.getOwnPropertyNames(fetch).sort(), 'prototype' in fetch]);
  await note('as a constructor', () => Reflect.construct(fetch, [api]));
  await note('on nothing', async () => (await Reflect.apply(fetch, undefined, [api])).status);
  await note('on a stranger', () => fetch.call({} as Window, api));
  await note('without arguments', () => (fetch as unknown as () => Promise<unknown>)());
  await note('a promise', () => [fetch(api) instanceof Promise, Object.prototype.toString.call(fetch(api))]);
  await note('the answer', async () => {
    const answer = await fetch(`${api}#part`);
    return [answer.status, answer.statusText, answer.ok, answer.url, answer.redirected, answer.type, answer.bodyUsed, answer instanceof Response, answer.headers.get('content-type'), (await answer.text()).length, answer.bodyUsed];
  });
  await note('its JSON', async () => (await fetch(api)).json());
  await note('its bytes', async () => (await (await fetch(api)).arrayBuffer()).byteLength);
  await note('its blob', async () => (await (await fetch(api)).blob()).type);
  await note('copies', async () => {
    const answer = await fetch(api);
    const copy = answer.clone();
    return [(await answer.text()) === (await copy.text()), answer.bodyUsed];
  });
  await note('a copy too late', async () => {
    const answer = await fetch(api);
    await answer.text();
    return answer.clone();
  });
  await note('a locked body', async () => {
    const answer = await fetch(api);
    answer.body?.getReader();
    return [answer.body?.locked, nameOf(await answer.text().catch((error: unknown) => error))];
  });
  await note('a reader', async () => {
    const reader = (await fetch(api)).body?.getReader();
    let bytes = 0;
    for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) bytes += next.value.byteLength;
    return bytes;
  });
  await note('a reader that brings its own buffer', async () => {
    const reader = (await fetch(api)).body?.getReader({ mode: 'byob' });
    return (await reader?.read(new Uint8Array(4)))?.value?.byteLength;
  });
  await note('a tee', async () => (await fetch(api)).body?.tee().length);
  await note('a pipe', async () => {
    const parts: string[] = [];
    await (await fetch(api)).body?.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write: (part) => void parts.push(part) }));
    return parts.join('').length;
  });
  await note('a stream that is left', async () => {
    const answer = await fetch(`${slow}/v1/stream`);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    await reader?.cancel();
    return [answer.status, first?.done, (first?.value?.byteLength ?? 0) > 0];
  });
  await note('a stream that is called off', async () => {
    const control = new AbortController();
    const answer = await fetch(`${slow}/v1/stream`, { signal: control.signal });
    const reader = answer.body?.getReader();
    await reader?.read();
    control.abort(new RangeError('enough'));
    for (;;) if ((await reader?.read())?.done !== false) return 'ended';
  });
  await note('called off before', async () => fetch(api, { signal: AbortSignal.abort() }));
  await note('called off meanwhile', async () => {
    const control = new AbortController();
    setTimeout(() => control.abort(), 30);
    return fetch(`${slow}/v1?hold=3000`, { signal: control.signal });
  });
  await note('timed out', async () => fetch(`${slow}/v1?hold=3000`, { signal: AbortSignal.timeout(50) }));
  await note('no answer', async () => fetch('https://nowhere.tokenim.com/'));
  await note('an opaque answer', async () => {
    const answer = await fetch(api, { mode: 'no-cors' });
    return [answer.type, answer.status, answer.body];
  });
  await note('only the head', async () => {
    const answer = await fetch(api, { method: 'HEAD' });
    return [answer.status, answer.body, await answer.text()];
  });
  await note('a request', async () => {
    class Special extends Request {}
    const request = new Special(api, { method: 'POST', body: 'x' });
    const answer = await fetch(request);
    return [answer.status, request.bodyUsed];
  });
  await note('what it is asked for', async () => {
    const read: string[] = [];
    const init = new Proxy({}, { get: (_, name) => void read.push(String(name)) });
    await fetch(api, init);
    const counted = { reads: 0, get method() { this.reads += 1; return 'GET'; } };
    await fetch(api, counted);
    return [read.length > 0, counted.reads];
  });
  await note('a failure that nobody hears', async () => {
    rejections.length = 0;
    void fetch('https://nowhere.tokenim.com/unheard');
    await fetch('https://nowhere.tokenim.com/heard').catch(() => undefined);
    for (let turns = 0; turns < 100 && rejections.length === 0; turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    return [...rejections];
  });

  const ask = (set: (call: XMLHttpRequest) => void, method = 'GET', url = api): Promise<XMLHttpRequest> =>
    new Promise((resolve) => {
      const call = new XMLHttpRequest();
      call.open(method, url);
      set(call);
      call.addEventListener('loadend', () => resolve(call));
      call.send();
    });
  for (const type of ['', 'text', 'json', 'blob', 'arraybuffer', 'document'] as const) {
    await note(`XMLHttpRequest, ${type || 'no type'}`, async () => {
      const { status, response, responseURL, readyState } = await ask((call) => (call.responseType = type));
      return [status, readyState, responseURL, Object.prototype.toString.call(response), typeof response === 'string' ? response.length : response instanceof Blob ? response.size : response instanceof ArrayBuffer ? response.byteLength : 0];
    });
  }
  await note('its events', async () => {
    const seen: string[] = [];
    const call = await ask((one) => ['readystatechange', 'loadstart', 'progress', 'load', 'error', 'abort', 'timeout'].forEach((name) => one.addEventListener(name, (event) => seen.push(`${event.type} ${one.readyState}`))));
    // How often there is progress is the network's matter.
    return [seen.filter((line, place) => !/^progress|change 3/.test(line) || seen.indexOf(line) === place).filter((line) => line !== 'progress 4'), call.getResponseHeader('content-type'), call.onload];
  });
  await note('in step', () => {
    const call = new XMLHttpRequest();
    call.open('GET', api, false);
    call.send();
    return [call.status, call.responseText.length];
  });
  await note('used again', async () => {
    let rounds = 0;
    const call = new XMLHttpRequest();
    await new Promise<void>((resolve) => {
      call.addEventListener('load', () => {
        rounds += 1;
        if (rounds === 3) return resolve();
        call.open('GET', api);
        return call.send();
      });
      call.open('GET', api);
      call.send();
    });
    return [rounds, call.status];
  });
  await note('XMLHttpRequest, timed out', async () => {
    const seen: string[] = [];
    const { status } = await ask((call) => {
      call.timeout = 50;
      call.addEventListener('timeout', () => seen.push('timeout'));
    }, 'GET', `${slow}/v1?hold=3000`);
    return [status, seen];
  });
  await note('XMLHttpRequest, called off', async () => {
    const seen: string[] = [];
    const { status, readyState } = await ask((call) => {
      call.addEventListener('abort', () => seen.push('abort'));
      setTimeout(() => call.abort(), 30);
    }, 'GET', `${slow}/v1?hold=3000`);
    return [status, readyState, seen];
  });
  await note('a class of its own', async () => {
    class Own extends XMLHttpRequest {
      override open(method: string, url: string): void {
        super.open(method, url);
      }
    }
    const call = new Own();
    call.open('GET', api);
    await new Promise<void>((resolve) => {
      call.addEventListener('loadend', () => resolve());
      call.send();
    });
    return [call instanceof Own, call.status, Object.keys(call)];
  });
  await note('opened wrongly', () => new XMLHttpRequest().open('GET', 'http://['));
  await note('sent unopened', () => new XMLHttpRequest().send());
  await note('the methods', () => [XMLHttpRequest.prototype.open.name, XMLHttpRequest.prototype.open.length, XMLHttpRequest.prototype.send.length, Object.keys(XMLHttpRequest.prototype).length]);
  removeEventListener('unhandledrejection', rejected);
  return found;
}
