/** Which endpoint a call goes to: method, host and path with the ids taken out, so that calls of one kind can be put together. Pure. */
import { REDACTED_START } from '../http/exchange';
import { remembered } from '../http/remembered';

/** What stands where an id stood. */
const ID = '{id}';

/** A secret's place; an address that went through a URL parser has it percent-encoded. */
const HIDDEN = [REDACTED_START, encodeURIComponent(REDACTED_START)];

/**
 * Whole segments that name one thing of many: numbers and dates, UUIDs (RFC 9562), hexadecimal hashes and object ids, ULIDs,
 * and ids behind a short prefix (`g_42`, `cus_9s6XKzkNRiz8i3`). A version (`v1`) and a word stay; what looks like a secret was redacted before.
 */
const IDS: readonly RegExp[] = [
  /^[+-]?\d{1,40}(?:[-.:,T]\d{1,12}){0,7}Z?$/,
  /^\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?$/i,
  /^(?=[a-f]{0,128}\d)(?:0x)?[0-9a-f]{8,128}$/i,
  /^(?=[A-Z]{0,26}\d)[0-7][0-9A-HJKMNP-TV-Z]{25}$/i,
  /^[a-z]{1,12}[_~]\d{1,24}$/i,
  /^(?=[a-z]{1,12}[_~-][a-z]{0,64}\d)[a-z]{1,12}[_~-](?:[a-z0-9]{6,64}|[0-9a-f]{4,12}(?:-[0-9a-f]{4,12}){1,5})$/i,
];

/**
 * `GET api.tokenim.com/v1/groups/{id}`: the method in capitals, the host in small letters with a port that is not the scheme's own, the path without
 * its ids; no scheme, query or fragment, and a trailing slash stays. The text itself in place of the last two where `url` is not one. Never throws.
 */
export function endpointOf(method: string, url: string): string {
  return `${method.toUpperCase()} ${placeOf(url)}`;
}

/** Host and path. The last ones are remembered: each failed call is held against hundreds that worked. */
const placeOf = remembered(readPlace, 1000);

function readPlace(url: string): string {
  const [, scheme = '', authority = '', path = ''] = /^(?:([a-z][a-z0-9+.-]{0,20}):)?\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [];
  if (authority === '') return url.split(/[?#]/, 1)[0] ?? '';
  const ownPort = /^(?:http|ws)$/i.test(scheme) ? ':80' : /^(?:https|wss)$/i.test(scheme) ? ':443' : null;
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  const named = ownPort !== null && host.endsWith(ownPort) ? host.slice(0, -ownPort.length) : host;
  return `${named}${path === '' ? '/' : path.split('/').map(withoutId).join('/')}`;
}

/** One segment: its parameters (`;v=1`) go, an id becomes `{id}`, the extension of a file stays. */
function withoutId(segment: string): string {
  const [name = ''] = segment.split(';', 1);
  // Every id has a digit, but for a UUID that has none by chance.
  if (name.length < 32 && !/[\d%‹]/.test(name)) return name;
  if (isId(name)) return ID;
  const dot = name.lastIndexOf('.');
  return dot > 0 && /^\.[a-z]\w{0,7}$/i.test(name.slice(dot)) && isId(name.slice(0, dot)) ? ID + name.slice(dot) : name;
}

function isId(text: string): boolean {
  return /^\d{1,40}$/.test(text) || HIDDEN.some((hidden) => text.includes(hidden)) || IDS.some((pattern) => pattern.test(text));
}
