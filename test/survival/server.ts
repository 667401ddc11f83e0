/** Answers the planned calls as their URL says, serves the page that makes them, and keeps the log against which is counted. Node only. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { makeCertificate } from '../../src/demo/certificate';
import { listenBoth } from '../../src/demo/sockets';
import { FRAME, PAGE, SERVICE_WORKER } from './page';
import { callOf, type Way } from './plan';

/** What of one call came to the server. */
export interface Served {
  preflights: number;
  requests: number;
  /** Status of its last answer that was sent whole; null: none was. */
  status: number | null;
}

export interface SurvivalServer {
  readonly hostRules: readonly string[];
  readonly spki: string;
  readonly log: ReadonlyMap<number, Served>;
  close(): Promise<void>;
}

export const PAGE_ORIGIN = 'https://chat.acme.example';

export async function startServer(): Promise<SurvivalServer> {
  const certificate = await makeCertificate(['*.tokenim.com', '*.acme.example']);
  const log = new Map<number, Served>();
  const listener = await listenBoth((request, response) => answer(request, response, log), certificate);
  return { hostRules: ['*.tokenim.com', '*.acme.example'].map((name) => `MAP ${name} 127.0.0.1:${listener.port}`), spki: certificate.spki, log, close: () => listener.close() };
}

function answer(request: IncomingMessage, response: ServerResponse, log: Map<number, Served>): void {
  const url = new URL(request.url ?? '/', 'https://any.example');
  const id = callOf(url.href);
  if (id === null) return servePage(url.pathname, response);
  const seen = log.get(id) ?? { preflights: 0, requests: 0, status: null };
  log.set(id, seen);
  const way = url.searchParams.get('way') as Way;
  const isPreflight = request.method === 'OPTIONS';
  const moved = url.pathname.startsWith('/v1/moved/');
  if (isPreflight) seen.preflights += 1;
  else if (!moved) seen.requests += 1;
  const origin = request.headers.origin ?? '*';
  const readable = { 'access-control-allow-origin': origin, 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': '*', 'access-control-max-age': '0' };
  const send = (status: number, headers: Readonly<Record<string, string>>): void => {
    seen.status = status;
    response.writeHead(status, { 'cache-control': 'no-store', ...headers }).end(status === 204 ? undefined : '{"code":"forbidden"}');
  };
  const failing = Number(url.searchParams.get('status'));
  if (isPreflight) return way === 'refused-preflight' ? send(403, {}) : send(204, readable);
  setTimeout(() => {
    if (response.destroyed) return;
    if (way === 'broken-off') return void request.socket.destroy();
    if (way.endsWith('after-redirect') && !moved) return send(302, { ...readable, location: request.url?.replace('/v1/calls/', '/v1/moved/') ?? '' });
    if (way.startsWith('works')) return send(200, readable);
    if (way === 'hidden-by-cors') return send(200, {});
    return send(failing, way === 'refused-by-cors' ? {} : readable);
  }, Number(url.searchParams.get('hold')));
}

function servePage(path: string, response: ServerResponse): void {
  const [type, content] = path === '/sw.js' ? ['text/javascript', SERVICE_WORKER] : ['text/html', path === '/frame' ? FRAME : PAGE];
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content);
}
