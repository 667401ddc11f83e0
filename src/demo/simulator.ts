/** The TokenIM simulator: the API, everything that can refuse in front of it, and the demo page, on one loopback port. Node only. */
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import { addApi } from './api';
import { makeCertificate } from './certificate';
import { corsServers } from './cors-servers';
import { fronts, type WireAnswer } from './fronts';
import { makeLimits } from './gatekeeper';
import { addPages } from './pages';
import { closedPort, listenAndReset, listenBoth, listenUntrusted, listenWithoutTls } from './sockets';
import { makeTokens } from './tokens';

/** A request as the simulator saw it. */
export interface SeenRequest {
  readonly at: number;
  readonly method: string;
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
}

export interface Simulator {
  readonly port: number;
  /** For `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** Rules for `--host-resolver-rules`: every name of the demo, and nothing else. */
  readonly hostRules: readonly string[];
  readonly demoUrl: string;
  readonly log: readonly SeenRequest[];
  close(): Promise<void>;
}

/** Names that the browser must be sent to the simulator for. */
const NAMES = ['*.tokenim.com', 'tokenim.com', '*.token.im', 'token.im', '*.acme.example'];
const LOG_LENGTH = 5000;

export interface SimulatorOptions {
  readonly port?: number;
  /** Moves the rate limits' clock. */
  readonly now?: () => number;
  /** Answers what it knows in place of the simulator; null: it does not. */
  readonly answer?: (host: string, path: string) => WireAnswer | null;
}

/** Starts everything on free loopback ports (or the API on `port`). */
export async function startSimulator({ port = 0, now = Date.now, answer = () => null }: SimulatorOptions = {}): Promise<Simulator> {
  const [certificate, untrusted, tokens] = await Promise.all([makeCertificate(NAMES), makeCertificate(['elsewhere.example']), makeTokens()]);
  const log: SeenRequest[] = [];
  let handle: RequestListener = () => undefined;
  const server = fastify({
    bodyLimit: 1_000_000,
    genReqId: () => randomBytes(6).toString('hex'),
    serverFactory: (handler) => {
      handle = handler as RequestListener;
      return createServer(handle);
    },
  });
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  server.addHook('onRequest', async (request) => {
    log.push({ at: Date.now(), method: request.method, host: request.hostname, path: request.url, headers: request.headers });
    if (log.length > LOG_LENGTH) log.shift();
  });
  await addPages(server, tokens);
  addOthers(server, answer);
  addApi(server, tokens, makeLimits(now));
  await server.ready();

  const main = await listenBoth(handle, certificate, port);
  const [reset, noTls, badCertificate] = await Promise.all([listenAndReset(), listenWithoutTls(), listenUntrusted(untrusted)]);
  const to = (name: string, target: number | string): string => `MAP ${name} ${typeof target === 'number' ? `127.0.0.1:${target}` : target}`;
  return {
    port: main.port,
    spki: certificate.spki,
    hostRules: [
      to('nowhere.tokenim.com', '~NOTFOUND'),
      to('refused.tokenim.com', await closedPort()),
      to('reset.tokenim.com', reset.port),
      to('bad-tls.tokenim.com', noTls.port),
      to('bad-certificate.tokenim.com', badCertificate.port),
      ...NAMES.map((name) => to(name, main.port)),
    ],
    demoUrl: 'https://chat.acme.example/',
    log,
    async close() {
      await Promise.all([main, reset, noTls, badCertificate].map((listener) => listener.close()));
      await server.close();
    },
  };
}

/** The hosts at which someone other than the API answers, or nobody does. */
function addOthers(server: FastifyInstance, answer: NonNullable<SimulatorOptions['answer']>): void {
  server.addHook('onRequest', async (request, reply) => {
    const host = request.hostname;
    const made = answer(host, request.url);
    if (made !== null) return write(request, reply, made);
    if (host === 'empty.tokenim.com') {
      request.raw.socket.destroy();
      return reply.hijack();
    }
    if (host === 'silent.tokenim.com') return reply.hijack();
    if (host === 'slow.tokenim.com') return answerSlowly(request, reply);
    const front = fronts[host];
    if (front !== undefined) {
      const origin = request.headers.origin;
      const cors = front.cors === 'readable' && origin !== undefined ? [['access-control-allow-origin', origin] as const, ['vary', 'Origin'] as const] : [];
      return write(request, reply, { ...front, headers: [...front.headers, ...cors] });
    }
    const corsServer = corsServers[host];
    if (corsServer !== undefined) return write(request, reply, request.method === 'OPTIONS' ? corsServer.preflight : corsServer.answer);
    return undefined;
  });
}

/** Lets every page ask, holds its answer back for `?hold=` milliseconds, and sends `/v1/away` to where no extension was allowed to look. */
async function answerSlowly(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { pathname, searchParams } = new URL(request.url, 'https://slow.tokenim.com');
  const cors = [['access-control-allow-origin', request.headers.origin ?? '*'], ['access-control-allow-methods', 'PUT'], ['access-control-allow-headers', '*'], ['access-control-max-age', '0']] as const;
  if (request.method === 'OPTIONS') return write(request, reply, { status: 204, headers: cors, body: '' });
  await new Promise((resolve) => setTimeout(resolve, Math.min(5000, Number(searchParams.get('hold') ?? 0))));
  if (pathname === '/v1/away') return write(request, reply, { status: 302, headers: [...cors, ['location', 'https://login.acme.example/']], body: '' });
  if (pathname === '/v1/stream') return writeInPieces(request, reply, cors);
  return write(request, reply, { status: 403, headers: cors, body: 'Forbidden' });
}

/** A refusal whose body comes a line at a time, for as long as somebody reads, ten seconds at most. */
function writeInPieces(request: FastifyRequest, reply: FastifyReply, headers: WireAnswer['headers']): FastifyReply {
  reply.hijack();
  request.raw.resume();
  reply.raw.writeHead(403, [...headers, ['content-type', 'text/plain']].flat() as string[]);
  let left = 200;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return reply.raw.write('one more line\n');
    return reply.raw.end();
  }, 50);
  reply.raw.on('close', () => clearInterval(timer));
  return reply;
}

/** Writes an answer past the framework, which would merge repeated fields and add its own. */
function write(request: FastifyRequest, reply: FastifyReply, { status, statusText, headers, body }: WireAnswer): FastifyReply {
  reply.hijack();
  request.raw.resume();
  const content = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const fields = headers.flatMap(([name, value]) => [name, value]);
  if (status !== 204 && !headers.some(([name]) => name === 'content-length')) fields.push('content-length', String(content.length));
  if (statusText === undefined) reply.raw.writeHead(status, fields);
  else reply.raw.writeHead(status, statusText, fields);
  reply.raw.end(content);
  return reply;
}
