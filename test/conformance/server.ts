/** One loopback port that answers for every host, over TLS and plain, byte by byte as a case says, and keeps a log. Node only. */
import { createServer as createTcp, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTls, type TLSSocket } from 'node:tls';
import { makeCertificate } from '../../src/demo/certificate';
import type { Field } from '../../src/http/exchange';
import type { Answer, Case } from './cases';
import { NEXT } from './values';

/** One request as it came in, and what it was answered. */
export interface Served {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Field[];
  readonly isPreflight: boolean;
  readonly answer: Answer;
}

export interface Server {
  readonly hostRules: readonly string[];
  readonly spki: string;
  /** From now on these are answered, each at the URLs of its round; `permissive`: as everything that is right, with a preflight that may be cached. */
  serve(cases: readonly { readonly one: Case; readonly round: number }[], permissive: boolean): void;
  /** What was asked for a case in a round (`<case> <round>`), in order. */
  served(key: string): readonly Served[];
  close(): Promise<void>;
}

/** Path and query of a station. `page`: the round, under a name whose value stays readable in a report. */
export const stationPath = (index: number, id: number, round: number): string => `/v1/s${index}?case=${id}&page=${round}`;
/** The station, case and round that a URL names, or null. */
export function stationOf(url: string): { readonly index: number; readonly id: number; readonly round: number; /** Case and round. */ readonly key: string } | null {
  const [, index, id, round] = /\/v1\/s(\d)\?case=(\d{1,9})&page=(\d{1,4})/.exec(url) ?? [];
  return index === undefined ? null : { index: Number(index), id: Number(id), round: Number(round), key: `${id} ${round}` };
}

interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Field[];
}

export async function startServer(): Promise<Server> {
  const certificate = await makeCertificate(['*.tokenim.com']);
  let cases: ReadonlyMap<string, Case> = new Map();
  let permissive = false;
  const log = new Map<string, Served[]>();

  const answerTo = (request: Request, secure: boolean): Answer & { readonly content: string } => {
    const host = valueOf(request, 'host');
    const url = `${secure ? 'https' : 'http'}://${host}${request.target}`;
    const place = stationOf(url);
    const one = place === null ? undefined : cases.get(place.key);
    const station = place === null ? undefined : one?.stations[place.index];
    if (place === null || one === undefined || station === undefined) return builtIn(request, secure);
    const isPreflight = request.method === 'OPTIONS' && valueOf(request, 'access-control-request-method') !== '';
    const chosen = isPreflight ? station.preflight : station.response;
    const own = withNext(chosen, stationPath(place.index + 1, place.id, place.round));
    const answer = !permissive || (one.earlier === 'answer-cached' && !isPreflight) ? own : permissiveAnswer(request, one.earlier === 'way-cached' && !isPreflight ? own : null);
    if (!permissive) log.set(place.key, [...(log.get(place.key) ?? []), { method: request.method, url, headers: request.headers, isPreflight, answer }]);
    return { ...answer, content: isPreflight ? '' : '{"ok":true}' };
  };

  const sockets = new Set<Socket>();
  const talk = (socket: Socket | TLSSocket, secure: boolean): void => {
    let buffer = '';
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      buffer += String(chunk);
      for (;;) {
        const end = buffer.indexOf('\r\n\r\n');
        if (end < 0) return;
        const request = readHead(buffer.slice(0, end));
        const length = Number(valueOf(request, 'content-length') || 0);
        if (buffer.length < end + 4 + length) return;
        buffer = buffer.slice(end + 4 + length);
        socket.write(bytesOf(answerTo(request, secure), request.method), 'latin1');
      }
    });
  };
  const tls = createTls({ key: certificate.key, cert: certificate.cert, ALPNProtocols: ['http/1.1'] }, (socket) => talk(socket, true));
  tls.on('tlsClientError', (_error, socket) => socket.destroy());
  const tcp = createTcp((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', (start) => {
      socket.pause();
      socket.unshift(start);
      if (start[0] === 0x16) tls.emit('connection', socket);
      else talk(socket, false);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  return {
    hostRules: [`MAP * 127.0.0.1:${(tcp.address() as AddressInfo).port}`],
    spki: certificate.spki,
    serve(list, allowed) {
      cases = new Map(list.map(({ one, round }) => [`${one.id} ${round}`, one]));
      permissive = allowed;
      if (!allowed) log.clear();
    },
    served: (key) => log.get(key) ?? [],
    close: () =>
      new Promise((resolve) => {
        tcp.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function readHead(head: string): Request {
  const [first = '', ...lines] = head.split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = lines.map((line): Field => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 1).trim() }));
  return { method, target, headers };
}

function valueOf({ headers }: Request, name: string): string {
  return headers.find((field) => field.name.toLowerCase() === name)?.value ?? '';
}

function withNext({ status, headers }: Answer, path: string): Answer {
  return { status, headers: headers.map(({ name, value }) => ({ name, value: name === 'Location' ? value.replace(NEXT, path) : value })) };
}

/** Allows whatever is asked for. `own`: where this answer redirects, the permissive one does too. */
function permissiveAnswer(request: Request, own: Answer | null): Answer {
  const origin = valueOf(request, 'origin') || '*';
  const headers: Field[] = [
    { name: 'Access-Control-Allow-Origin', value: origin },
    { name: 'Access-Control-Allow-Credentials', value: 'true' },
    { name: 'Access-Control-Allow-Methods', value: valueOf(request, 'access-control-request-method') || 'GET' },
    { name: 'Access-Control-Allow-Headers', value: valueOf(request, 'access-control-request-headers') || 'x-none' },
    { name: 'Access-Control-Max-Age', value: '600' },
  ];
  const location = own?.headers.find(({ name }) => name === 'Location');
  return own === null || location === undefined ? { status: 200, headers } : { status: own.status, headers: [...headers, location] };
}

/** The pages themselves, the cookie, and a call that is refused readably and marks the end of a batch. */
function builtIn({ method, target, headers }: Request, secure: boolean): Answer & { readonly content: string } {
  const html: Field = { name: 'Content-Type', value: 'text/html' };
  if (target === '/page') return { status: 200, headers: [html], content: '<!DOCTYPE html><link rel="icon" href="data:,"><title>page</title><iframe sandbox="allow-scripts" src="/frame"></iframe>' };
  if (target === '/frame') return { status: 200, headers: [html], content: '<!DOCTYPE html><link rel="icon" href="data:,"><title>frame</title>' };
  if (target === '/cookie') return { status: 200, headers: [html, { name: 'Set-Cookie', value: `sid=1${secure ? '; SameSite=None; Secure' : ''}` }], content: 'cookie' };
  if (target.startsWith('/v1/mark')) return { status: 403, headers: [{ name: 'Access-Control-Allow-Origin', value: headers.find(({ name }) => name.toLowerCase() === 'origin')?.value ?? '*' }], content: 'mark' };
  return { status: method === 'OPTIONS' ? 204 : 404, headers: [], content: '' };
}

function bytesOf({ status, headers, content }: Answer & { readonly content: string }, method: string): string {
  const hasNoContent = method === 'HEAD' || status === 204 || status === 304;
  const fields = headers.some(({ name }) => name === 'Cache-Control') ? headers : [...headers, { name: 'Cache-Control', value: 'no-store' }];
  const length = status === 204 || status === 304 ? [] : [`Content-Length: ${content.length}`];
  return [`HTTP/1.1 ${status} X`, ...fields.map(({ name, value }) => `${name}: ${value}`), ...length, '', hasNoContent ? '' : content].join('\r\n');
}
