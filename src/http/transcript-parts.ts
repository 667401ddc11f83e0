/** What a transcript is put together from: calls in the making, the heads of messages, chunked bodies, the way to the server. Pure. */
import type { Field } from './exchange';
import { fieldValue } from './fields';
import { sentTo } from './har-join';

/** How curl reached the server, by its remarks. */
export interface Route {
  readonly seen: boolean;
  readonly tls: boolean;
  readonly port: number | null;
  /** Where it went to, as in a URL's authority; the far end of a tunnel. null: not told. */
  readonly host: string | null;
}

/** A call while its transcript is read. */
export interface Draft {
  method: string;
  /** '': not known. */
  url: string;
  headers: Field[];
  body: string | null;
  response: { readonly status: number; readonly statusText: string; readonly headers: Field[]; readonly body: string[] } | null;
  error: string | null;
  /** The request's lines had curl's mark: they are all there. */
  readonly marked: boolean;
  /** The request line, or null: it was not printed. */
  readonly head: string | null;
  readonly route: Route;
  /** The URL that the command, or wget's own line, names. */
  readonly asked: string | null;
  /** Status lines that were seen for it. */
  readonly heads: string[];
}

/** The URL of a call of which only the way is known; '': nothing is. */
export function urlOfRoute({ host, tls, port }: Route): string {
  if (host === null) return '';
  const scheme = tls || port === 443 ? 'https' : 'http';
  return `${scheme}://${host}${port === null || port === 443 || port === 80 ? '' : `:${port}`}/`;
}

/** The way after one of curl's remarks. */
export function routeAfter(route: Route, note: string): Route {
  const trying = /^\s{0,3}Trying (\S{1,100}?)(?::(\d{1,5}))?\.\.\.$/.exec(note.slice(0, 400));
  if (trying !== null) return { seen: true, tls: false, port: trying[2] === undefined ? null : Number(trying[2]), host: route.host };
  const connected = /^(?:Connected|Established connection) to ([\w.:[\]-]{1,255}) \(\S{1,100}\)?,? ?(?:port|port:) (\d{1,5})/.exec(note.slice(0, 500));
  if (connected !== null) return { ...route, seen: true, host: connected[1] ?? null, port: Number(connected[2]) };
  return /^(?:SSL connection using|ALPN|TLSv1|schannel: |SSL certificate|Server certificate|using HTTP\/[23])/.test(note) ? { ...route, seen: true, tls: true } : route;
}

/** Status line (RFC 9112 section 4), also as HTTP/2 and HTTP/3 are shown; null: it is none. */
export function statusLine(text: string): { readonly status: number; readonly statusText: string } | null {
  const found = /^HTTP\/[1-3](?:\.\d)? (\d{3})(?: (.{0,200}))?$/.exec(text);
  return found === null ? null : { status: Number(found[1]), statusText: (found[2] ?? '').trim() };
}

/** A field line (RFC 9112 section 5), or nothing. HTTP/2's own fields repeat the request line. */
export function headerLine(text: string): readonly Field[] {
  const found = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}):[ \t]{0,20}/.exec(text);
  return found === null ? [] : [{ name: found[1] ?? '', value: text.slice(found[0].length).trim() }];
}

/** Method and URL of a request by its head, its `Host`, and what is known of the way there. */
export function urlOfHead({ head, headers, route, asked }: Draft): { readonly method: string; readonly url: string } {
  const [method = 'GET', target = '/'] = (head ?? '').split(' ');
  if (method === 'CONNECT') return { method, url: `https://${target.replace(/:443$/, '')}/` };
  if (/^https?:\/\//i.test(target)) return { method, url: target };
  const host = fieldValue(headers, 'host') ?? '';
  if (!/^[\w.[\]:-]{1,300}$/.test(host)) return { method, url: asked ?? '' };
  return { method, url: `${schemeOf(host, route, asked)}://${host}${target.startsWith('/') ? target : `/${target}`}` };
}

function schemeOf(host: string, { seen, tls, port }: Route, url: string | null): 'http' | 'https' {
  if (tls || port === 443) return 'https';
  const asked = url === null ? null : /^(https?):\/\/([^/?#]{1,300})/i.exec(url);
  if (asked?.[2]?.toLowerCase() === host.toLowerCase()) return /s$/i.test(asked[1] ?? '') ? 'https' : 'http';
  return seen ? 'http' : 'https';
}

/** Gives each answer that came without a request line the URL to which the one before it led. */
export function followed(drafts: readonly Draft[]): readonly Draft[] {
  const done: Draft[] = [];
  for (const draft of drafts) {
    const before = done.at(-1);
    const unknown = draft.url === '' && draft.head === null;
    const next = !unknown || before?.response == null ? null : sentTo(before, before.response.status, fieldValue(before.response.headers, 'location'));
    const repeated = unknown && next === null && before !== undefined && before.response?.status === 401;
    done.push(next !== null ? { ...draft, ...next } : repeated ? { ...draft, method: before.method, url: before.url } : draft);
  }
  return done;
}

/** A chunked body (RFC 9112 section 7.1) as `--trace-ascii` shows it, with its sizes in lines of their own; any other body as it is. */
export function withoutChunks(body: string, headers: readonly Field[]): string {
  if (!/\bchunked\b/i.test(fieldValue(headers, 'transfer-encoding') ?? '')) return body;
  const lines = body.split('\n');
  if (!/^[0-9a-f]{1,8}$/i.test(lines[0] ?? '')) return body;
  return lines.filter((line) => !/^[0-9a-f]{1,8}$/i.test(line)).join('\n');
}
