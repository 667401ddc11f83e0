/** "Send this field" and "make this call", written once for each platform. Pure. */
import { isTold } from '../http/dates';
import type { Exchange } from '../http/exchange';
import { remembered } from '../http/remembered';
import type { Snippet } from './cause';

/** A response field set on every answer, also on errors, for the common servers. */
export function sendField(name: string, value: string): Snippet[] {
  return [
    { platform: 'http', code: `${name}: ${value}` },
    { platform: 'nginx', code: `add_header ${name} "${value}" always;` },
    { platform: 'apache', code: `Header always set ${name} "${value}"` },
    { platform: 'express', code: `app.use((req, res, next) => { res.set('${name}', '${value}'); next(); });` },
  ];
}

/** Values of fields that are code. Every other one is quoted: it may be the words of an answer. */
const CODE: readonly string[] = ['`Bearer ${accessToken}`', '`${csrfToken}`'];

/** The same call as a `fetch`, with `fields` added or replaced. Credentials stand as placeholders: none was kept. */
export function fetchCall(exchange: Exchange, fields: { readonly [name: string]: string } = {}): Snippet {
  const { method, url } = exchange.request;
  const headers = Object.entries(fields).map(([name, value]) => `    ${JSON.stringify(name)}: ${CODE.includes(value) ? value : JSON.stringify(value)},`);
  const lines = [`const response = await fetch(${JSON.stringify(url)}, {`, `  method: ${JSON.stringify(method)},`];
  if (headers.length > 0) lines.push('  headers: {', ...headers, '  },');
  return { platform: 'fetch', code: [...lines, '});'].join('\n') };
}

/** The same call for a terminal, in which nothing of it is more than text: not to the shell, nor as an option of curl or a pattern. The secret comes from an environment variable. */
export function curlCall(exchange: Exchange, fields: { readonly [name: string]: string } = {}): Snippet {
  const quote = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;
  const { method, url } = exchange.request;
  const verb = /^[A-Z]{1,40}$/i.test(method) ? method : quote(method);
  const target = `${/[[\]{}]/.test(url) ? '-g ' : ''}${/^https?:/i.test(url) ? '' : '--url '}${quote(url)}`;
  const headers = Object.entries(fields).map(([name, value]) => `  -H "${name}: ${value}"`);
  return { platform: 'curl', code: [`curl -i -X ${verb} ${target}`, ...headers].join(' \\\n') };
}

/** A note to whoever can mend it: the facts of the call, one a line, in no language. Empty facts are left out. */
export function supportNote({ request, response, origin, startedDateTime, serverIPAddress }: Exchange, facts: { readonly [name: string]: string } = {}): Snippet {
  const lines = {
    call: `${request.method} ${request.url}`,
    status: response === null ? '' : String(response.status),
    ...(isTold(startedDateTime) ? { time: startedDateTime } : {}),
    origin: origin ?? '',
    server: serverIPAddress ?? '',
    ...facts,
  };
  return { platform: 'text', code: Object.entries(lines).filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`).join('\n') };
}

/** Repeats a call after the time that the server names, else with growing pauses. */
export function retryLater({ request: { method, url } }: Exchange): Snippet {
  return {
    platform: 'fetch',
    code: [
      'async function fetchPatiently(url, options, attempts = 5) {',
      '  for (let attempt = 0; ; attempt += 1) {',
      '    const response = await fetch(url, options);',
      '    if (![429, 403, 503].includes(response.status) || attempt + 1 >= attempts) return response;',
      "    const named = response.headers.get('retry-after'); // seconds or a date; cross-origin only if exposed",
      '    const wait = named === null ? NaN : /^\\d+$/.test(named) ? Number(named) * 1000 : Date.parse(named) - Date.now();',
      '    if (response.status === 403 && Number.isNaN(wait)) return response;',
      '    const pause = Number.isNaN(wait) ? 1000 * 2 ** attempt + Math.random() * 1000 : Math.max(0, wait);',
      '    await new Promise((resume) => setTimeout(resume, pause));',
      '  }',
      '}',
      '',
      `const response = await fetchPatiently(${JSON.stringify(url)}, { method: ${JSON.stringify(method)} });`,
    ].join('\n'),
  };
}

/** Renews a token in time, by the server's clock: the local one may be wrong. */
export const refreshInTime: (tokenUrl: string) => Snippet = remembered((tokenUrl) => ({
    platform: 'fetch',
    code: [
      'let token = null; // { value, expiresAt }',
      'let clockOffset = 0; // server minus local, milliseconds',
      '',
      'async function accessToken() {',
      '  if (token !== null && Date.now() + clockOffset < token.expiresAt - 60_000) return token.value;',
      `  const response = await fetch(${JSON.stringify(tokenUrl)}, { method: "POST" }); // your server keeps the app secret`,
      "  const date = Date.parse(response.headers.get('date') ?? ''); // cross-origin only if exposed",
      '  if (!Number.isNaN(date)) clockOffset = date - Date.now();',
      '  const { access_token, expires_in } = await response.json();',
      '  token = { value: access_token, expiresAt: Date.now() + clockOffset + expires_in * 1000 };',
      '  return token.value;',
      '}',
    ].join('\n'),
}), 50);

/** The same `fetch`, told to send no cookies. A token in a header field is still sent: it is not what the browser calls credentials. */
export function withoutCredentials(call: Snippet): Snippet {
  return { ...call, code: call.code.replace(/\n\}\);$/, "\n  credentials: 'omit',\n});") };
}

/** Repeats only what a repeat can help, and that with growing pauses: what else was refused stays refused. */
export function retryWhatMayPass({ request: { method, url } }: Exchange): Snippet {
  return {
    platform: 'fetch',
    code: [
      'const MAY_PASS = [408, 429, 500, 502, 503, 504]; // every other refusal needs a change, not a repeat',
      '',
      'async function fetchWithRetries(url, options, retries = 3) {',
      '  for (let attempt = 0; ; attempt += 1) {',
      '    const response = await fetch(url, options).catch((error) => error); // an error: no response came',
      '    const mayPass = response instanceof Error ? response.name !== "AbortError" : MAY_PASS.includes(response.status);',
      '    if (!mayPass || attempt >= retries) {',
      '      if (response instanceof Error) throw response;',
      '      return response;',
      '    }',
      "    const named = response instanceof Error ? null : response.headers.get('retry-after'); // seconds or a date; cross-origin only if exposed",
      '    const asked = named === null ? 0 : /^\\d+$/.test(named) ? Number(named) * 1000 : Date.parse(named) - Date.now();',
      '    const backoff = 1000 * 2 ** attempt + Math.random() * 1000; // 1, 2, 4 seconds, and a little of chance',
      '    await new Promise((resume) => setTimeout(resume, Math.max(asked || 0, backoff)));',
      '  }',
      '}',
      '',
      `const response = await fetchWithRetries(${JSON.stringify(url)}, { method: ${JSON.stringify(method)} });`,
    ].join('\n'),
  };
}

/** A field that belongs on answers of one status only. */
export function sendAnswerField(status: number, name: string, value: string): Snippet[] {
  return [
    { platform: 'http', code: `HTTP/1.1 ${status}\n${name}: ${value}` },
    { platform: 'express', code: `res.status(${status}).set('${name}', '${value}').end();` },
  ];
}
