/** "Send this field" and "make this call", written once for each platform. Pure. */
import type { Exchange } from '../http/exchange';
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

/** The same call as a `fetch`, with `fields` added or replaced. Credentials stand as placeholders: none was kept. */
export function fetchCall(exchange: Exchange, fields: { readonly [name: string]: string } = {}): Snippet {
  const { method, url } = exchange.request;
  const headers = Object.entries(fields).map(([name, value]) => `    ${JSON.stringify(name)}: ${value.startsWith('`') ? value : JSON.stringify(value)},`);
  const lines = [`const response = await fetch(${JSON.stringify(url)}, {`, `  method: ${JSON.stringify(method)},`];
  if (headers.length > 0) lines.push('  headers: {', ...headers, '  },');
  return { platform: 'fetch', code: [...lines, '});'].join('\n') };
}

/** The same call for a terminal. The secret comes from an environment variable. */
export function curlCall(exchange: Exchange, fields: { readonly [name: string]: string } = {}): Snippet {
  const quote = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;
  const { method, url } = exchange.request;
  const headers = Object.entries(fields).map(([name, value]) => `  -H "${name}: ${value}"`);
  return { platform: 'curl', code: [`curl -i -X ${method} ${quote(url)}`, ...headers].join(' \\\n') };
}
