/**
 * HAR 1.2 entries ⇄ exchanges, for files and for `devtools.network`, which hands over the same form. Pure.
 * Format: http://www.softwareishard.com/blog/har-12-spec/ with Chrome's `_resourceType`, `_error`, `_initiator`. Every entry is redacted on its way in.
 */
import { readBody } from './credential-body';
import type { readField } from './credential';
import { isAllHidden, NO_ANSWER, REDACTED, type Exchange, type Field, type HttpResponse, type RequestMode, type ResourceType } from './exchange';
import { isoDate } from './dates';
import { fieldValue } from './fields';
import { decodeContent, fields, number, object, statusOf, text, type Json } from './har-members';
import { secretsOfBody } from './har-secrets';
import { readAgain } from './misread-utf8';
import { originOf } from './origin';
import { NOTHING_KNOWN, redactRequest, redactResponse, redactText, withCredentials, type KnownSecrets } from './redact';

/** What the reader must know besides the entry itself. */
export interface EntryContext {
  readonly id: string;
  readonly observer: 'devtools' | 'har' | 'proxy' | 'client';
  readonly tabId: number | null;
  /** false: whoever wrote the entries may have left out `Authorization` and cookies. */
  readonly headersComplete: boolean;
  /** URL of the page that made the call, where it is known. */
  readonly pageUrl: string | null;
  /** The secrets of the session or file; left out: only this entry's own are known. */
  readonly known?: KnownSecrets;
  /** Left out: `readField`. */
  readonly readCredential?: typeof readField;
}

/** Reads one entry. Tolerant: members of the wrong type count as absent. Returns null for what has no request with a URL. */
export function readEntry(entry: unknown, context: EntryContext): Exchange | null {
  const raw = object(entry);
  const rawRequest = object(raw['request']);
  const url = text(rawRequest['url']);
  if (url === null) return null;
  const rawResponse = object(raw['response']);
  const status = statusOf(rawResponse['status']);
  const { observer, known = NOTHING_KNOWN } = context;
  const requestHeaders = observer === 'devtools' ? fields(rawRequest['headers']) : fields(rawRequest['headers']).map(unmasked);
  const method = text(rawRequest['method']) ?? 'GET';
  const post = object(rawRequest['postData']);
  // An empty text beside parameters is none.
  const sent = readAgain(text(post['text']) ?? '') || null;
  const redacted = redactRequest(
    {
      method,
      url,
      headers: requestHeaders,
      // Before an answer, and for one from its cache, Chrome shows provisional fields: what the page set, not what was sent.
      headersComplete: context.headersComplete && status !== 0 && raw['_fromCache'] === undefined,
      postData: text(post['mimeType']) === null ? null : { mimeType: text(post['mimeType']) ?? '', text: null },
    },
    known,
    context.readCredential,
  );
  const inBody = readBody(text(post['mimeType']) ?? '', sent, fields(post['params']));
  const { request, secrets } = withCredentials(redacted, inBody, known);
  // A program that calls an API has no page, no mode and no CORS protocol, whatever fields it sends.
  const byProgram = observer === 'client';
  const resourceType = byProgram ? 'other' : resourceTypeOf(text(raw['_resourceType']), method, requestHeaders, url);
  const response = status === 0 ? null : redactResponse(readResponse(rawResponse, status), [...secrets, ...secretsOfBody(sent ?? fields(post['params']), text(post['mimeType']) ?? '', known)], known);
  const origin = byProgram ? null : originFrom(requestHeaders, context.pageUrl);
  const time = number(raw['time']);
  return {
    id: context.id,
    observer,
    startedDateTime: isoDate(text(raw['startedDateTime'])),
    time: time === null || time < 0 ? null : time,
    tabId: context.tabId,
    initiator: null,
    resourceType,
    mode: byProgram ? null : requestMode(fieldValue(requestHeaders, 'sec-fetch-mode'), resourceType),
    origin,
    request,
    response,
    networkError: networkError(raw, rawResponse, status, url, origin, resourceType, known),
    preflight: null,
    redirects: [],
    serverIPAddress: text(raw['serverIPAddress']) || null,
    fromCache: raw['_fromCache'] === undefined ? null : true,
    lost: null,
  };
}

function networkError(raw: Json, rawResponse: Json, status: number, url: string, origin: string | null, resourceType: ResourceType, known: KnownSecrets): string | null {
  const word = text(rawResponse['_error']) ?? text(raw['_error']);
  if (word !== null && word !== '') return errorWord(known.hide(word));
  if (status !== 0) return null;
  // Chromium leaves the word empty for a mixed-content block; an insecure URL called from a secure page cannot be anything else that is this silent.
  if (word === '' && /^http:/i.test(url) && origin?.startsWith('https:') === true) return 'mixed-content';
  return resourceType === 'websocket' ? 'websocket-error' : NO_ANSWER;
}

/** The browser's own word, or a plain one; of anything else only the first word, for the rest may quote the call. */
function errorWord(text: string): string {
  const own = /^(?:net::ERR_|NS_)[\w.]{1,100}/.exec(text)?.[0];
  if (own !== undefined) return own;
  return /^[A-Za-z0-9_:.\- ]{1,100}$/.test(text) ? redactText(text) : (/^[A-Za-z_:.-]{1,100}/.exec(text)?.[0] ?? NO_ANSWER);
}

function readResponse(raw: Json, status: number): HttpResponse {
  const content = object(raw['content']);
  const body = text(content['text']);
  const headers = fields(raw['headers']);
  // A browser that does not have a body gives an empty one; the fields or the size tell that there was more.
  const hadBody = (number(content['size']) ?? 0) > 0 || Number(fieldValue(headers, 'content-length') ?? 0) > 0 || fieldValue(headers, 'transfer-encoding') !== null;
  const missing = body === null || (body === '' && hadBody);
  return { status, statusText: text(raw['statusText']) ?? '', headers, content: missing ? null : decodeContent(body, text(content['encoding'])) };
}

function resourceTypeOf(type: string | null, method: string, headers: readonly Field[], url: string): ResourceType {
  if (type === 'preflight' || (method === 'OPTIONS' && fieldValue(headers, 'access-control-request-method') !== null)) return 'preflight';
  if (type === 'websocket' || /^wss?:/i.test(url)) return 'websocket';
  if (type === 'fetch' || type === 'xhr' || type === 'eventsource') return 'fetch';
  if (type === 'document') return 'document';
  if (type === 'ping' || type === 'beacon') return 'beacon';
  if (type === 'other') return 'other';
  if (type !== null) return 'subresource';
  const destination = fieldValue(headers, 'sec-fetch-dest');
  if (destination === null || destination === 'empty') return 'fetch';
  return destination === 'document' ? 'document' : 'subresource';
}

/** The request mode as far as `Sec-Fetch-Mode` (https://www.w3.org/TR/fetch-metadata/) or the resource type tells it. */
export function requestMode(secFetchMode: string | null, resourceType: ResourceType): RequestMode {
  if (secFetchMode === 'cors' || secFetchMode === 'no-cors' || secFetchMode === 'same-origin' || secFetchMode === 'navigate' || secFetchMode === 'websocket') {
    return secFetchMode;
  }
  if (resourceType === 'websocket') return 'websocket';
  return resourceType === 'document' ? 'navigate' : null;
}

function originFrom(headers: readonly Field[], pageUrl: string | null): string | null {
  const field = fieldValue(headers, 'origin');
  if (field !== null) return field;
  const referer = fieldValue(headers, 'referer');
  return (referer === null || referer === '' ? null : originOf(referer)) ?? (pageUrl === null ? null : originOf(pageUrl));
}

/** In a record that was handed on, people hide a secret by hand; the mask is no fault of the call. */
const MASK = /\*{3}|x{6}|\.{3}|…|•{3}|redacted|removed|masked|hidden|^(?:\S{1,40}\s)?<[^<>]{0,80}>$/i;

function unmasked(field: Field): Field {
  const { name, value } = field;
  if (!/auth|token|key|secret|jwt|cookie/i.test(name) || value.length > 4096 || !MASK.test(value)) return field;
  // A list of parameters or cookies, of which some were hidden: the others tell.
  if (value.includes('=') && /[,;]/.test(value)) return field;
  const scheme = /^[A-Za-z][A-Za-z-]{1,20}(?= )/.exec(value)?.[0];
  // Ours: which calls carried the same secret is still to be seen.
  if (isAllHidden(scheme === undefined ? value : value.slice(scheme.length + 1))) return field;
  return { name, value: scheme === undefined ? REDACTED : `${scheme} ${REDACTED}` };
}
