/**
 * Registers the `webRequest` listeners and turns what browsers deliver into redacted events. The only place that knows their differences.
 * Must be called synchronously at the top of the worker: a listener added later does not wake it.
 */
import browser, { type WebRequest } from 'webextension-polyfill';
import type { Exchange, Field, HttpResponse, ResourceType } from '../http/exchange';
import { originOf } from '../http/origin';
import { NOTHING_KNOWN, type KnownSecrets } from '../http/known-secrets';
import { redactHead, redactRequest, redactUrl } from '../http/redact';
import type { Beginning, WebRequestEvent } from './web-request';

/** Types by which pages call APIs; observed on every granted host, because which hosts are watched is not known before storage answers. */
const CALL_TYPES: WebRequest.ResourceType[] = ['xmlhttprequest', 'websocket', 'ping', 'other'];
/** Everything else (a file in an `<img>`, a frame) is observed on the built-in domains only. */
const OTHER_TYPES: WebRequest.ResourceType[] = ['sub_frame', 'image', 'media', 'script', 'stylesheet', 'font', 'object', 'main_frame'];

type Extra = 'requestHeaders' | 'responseHeaders' | 'extraHeaders';

/**
 * Calls `onEvent` for every event of every request that the browser lets this extension see.
 * Every value is redacted before `onEvent` sees it. `builtInPatterns` are match patterns of the hosts in the manifest. `secrets` brings
 * those of the session, to which the calls add theirs. What comes before it goes to `hold`, redacted by its form alone, and then, in its order, to the
 * function which that gives back.
 */
export function listen(onEvent: (event: WebRequestEvent) => void, hold: (event: WebRequestEvent) => (event: WebRequestEvent) => void, builtInPatterns: readonly string[], secrets: Promise<KnownSecrets>): void {
  let known: KnownSecrets | undefined;
  void secrets.then((those) => (known = those));
  const take = (read: (known: KnownSecrets) => WebRequestEvent): void => {
    if (known !== undefined) return onEvent(read(known));
    const held = hold(read(NOTHING_KNOWN));
    void secrets.then((those) => held(read(those)));
  };
  const { webRequest } = browser;
  // Chromium hides preflights, `Origin` and CORS-refused answers without `extraHeaders`; Firefox does not know the word and throws at it.
  const knowsExtra = (webRequest as unknown as { OnSendHeadersOptions?: { EXTRA_HEADERS?: string } }).OnSendHeadersOptions?.EXTRA_HEADERS !== undefined;
  const extra = (...wanted: Extra[]): never => (knowsExtra ? [...wanted, 'extraHeaders'] : wanted) as never;
  const filters: WebRequest.RequestFilter[] = [
    { urls: ['<all_urls>'], types: CALL_TYPES },
    { urls: [...builtInPatterns], types: OTHER_TYPES },
  ];
  for (const filter of filters) {
    webRequest.onBeforeRequest.addListener((details) => take((those) => ({ ...common(details, those), type: 'before-request' })), filter);
    webRequest.onSendHeaders.addListener((details) => take((those) => sendHeaders(details, knowsExtra, those)), filter, extra('requestHeaders'));
    webRequest.onHeadersReceived.addListener(
      (details) => take((those) => ({ ...common(details, those), type: 'headers-received', response: answer(details, those) })),
      filter,
      extra('responseHeaders'),
    );
    webRequest.onBeforeRedirect.addListener(
      (details) => take((those) => ({ ...common(details, those), type: 'before-redirect', response: answer(details, those), redirectUrl: redactUrl(details.redirectUrl, () => null, those) })),
      filter,
      extra('responseHeaders'),
    );
    webRequest.onCompleted.addListener(
      (details) => take((those) => ({ ...common(details, those), type: 'completed', response: answer(details, those), serverIPAddress: addressOf(details), fromCache: details.fromCache })),
      filter,
      extra('responseHeaders'),
    );
    webRequest.onErrorOccurred.addListener(
      (details) => take((those) => ({ ...common(details, those), type: 'error-occurred', error: errorWord(details.error), serverIPAddress: addressOf(details), fromCache: details.fromCache })),
      filter,
    );
  }
}

type Details = Pick<WebRequest.OnBeforeRequestDetailsType, 'requestId' | 'timeStamp' | 'method' | 'url' | 'type' | 'tabId' | 'frameId' | 'originUrl'> & { readonly initiator?: string };

/** What every event tells of its request. */
function common(details: Details, known: KnownSecrets): { readonly requestId: string; readonly at: number; readonly request: Beginning } {
  const { requestId, timeStamp, method, url, type, frameId } = details;
  const { request } = redactRequest({ method, url, headers: [], headersComplete: false, postData: null }, known);
  const tabId = details.tabId < 0 ? null : details.tabId;
  // Chromium: `initiator`, an origin, 'null' when opaque. Firefox: `originUrl`, a URL.
  const origin = details.initiator ?? (details.originUrl === undefined ? null : originOf(details.originUrl));
  const initiator: Exchange['initiator'] = tabId === null ? 'service-worker' : frameId > 0 ? 'frame' : 'page';
  return { requestId, at: timeStamp, request: { method: request.method, url: request.url, credentials: request.credentials, resourceType: resourceTypeOf(type), tabId, initiator, origin } };
}

/** Firefox behind a SOCKS proxy knows no address and says so with an address of zeros. */
function addressOf({ ip }: { readonly ip?: string | undefined }): string | null {
  return ip === undefined || ip === null || ip === '0.0.0.0' || ip === '::' ? null : ip;
}

/** The browser's word for an error. Firefox has one for everything but TLS, which it tells in a sentence, in its own language: that gets a mark. */
function errorWord(error: string): string {
  return isFirefox() && !error.startsWith('NS_') && /\s/.test(error) ? `TLS: ${error.slice(0, 300)}` : error;
}

function sendHeaders(details: WebRequest.OnSendHeadersDetailsType, everyField: boolean, known: KnownSecrets): WebRequestEvent {
  const { request } = redactRequest({
    method: details.method,
    url: '',
    headers: fieldsOf(details.requestHeaders),
    headersComplete: true,
    postData: null,
  }, known);
  // Without `extraHeaders` Firefox still shows every field; a browser that knows the option was asked with it.
  return { ...common(details, known), type: 'send-headers', headers: request.headers, credentials: request.credentials, headersComplete: everyField || isFirefox() };
}

function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

function answer(details: { statusCode: number; statusLine: string; responseHeaders?: WebRequest.HttpHeaders | undefined }, known: KnownSecrets): HttpResponse {
  const statusText = /^HTTP\/[\d.]+ \d{3} ?(.{0,200})/.exec(details.statusLine ?? '')?.[1] ?? '';
  return redactHead({ status: details.statusCode, statusText, headers: fieldsOf(details.responseHeaders) }, [], known);
}

function fieldsOf(headers: WebRequest.HttpHeaders | undefined): Field[] {
  return (headers ?? []).map(({ name, value, binaryValue }) => {
    if (CORS_PERMISSION.test(name)) return { name, value: value === undefined ? asBytes(binaryValue ?? []) : isAscii(value) ? value : asBytes(new TextEncoder().encode(value)) };
    return { name, value: value ?? new TextDecoder().decode(Uint8Array.from(binaryValue ?? [])) };
  });
}

/** Fields on whose bytes the CORS verdict hangs: one character for each byte, as DevTools shows them (`http/field-bytes.ts`). */
const CORS_PERMISSION = /^access-control-allow-/i;

function asBytes(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function isAscii(text: string): boolean {
  return Array.from(text).every((char) => char <= '\u007f');
}

function resourceTypeOf(type: WebRequest.ResourceType): ResourceType {
  if (type === 'xmlhttprequest') return 'fetch';
  if (type === 'websocket') return 'websocket';
  if (type === 'ping') return 'beacon';
  if (type === 'main_frame' || type === 'sub_frame') return 'document';
  return type === 'other' ? 'other' : 'subresource';
}
