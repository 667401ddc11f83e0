/** Serves the demo page, its frames and its service worker at the demo's own origins. Node only. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';
import { signatureOf } from './gatekeeper';
import { scenarios } from './scenarios';
import { SIGNING_SECRET, type Tokens } from './tokens';

const FOLDER = new URL('./page/', import.meta.url);
/** The page's own scripts: they import values from one another only. */
const SCRIPTS = ['main', 'run', 'words', 'frame', 'service-worker'] as const;
/** The page lists whom it may call. `token.im` is not on its list, which is what one scenario shows. */
const PAGE_CSP = "connect-src 'self' https://*.tokenim.com http://*.tokenim.com wss://*.tokenim.com https://login.acme.example tokenim:";
const STRICT_CSP = "default-src 'self'; img-src data:; connect-src 'self'";

type Served = { readonly type: string; readonly content: string };

/** Answers every request to a host under `acme.example`; all other hosts pass on. */
export async function addPages(server: FastifyInstance, tokens: Tokens): Promise<void> {
  const files = new Map<string, Served>();
  const read = (name: string): Promise<string> => readFile(fileURLToPath(new URL(name, FOLDER)), 'utf8');
  for (const name of SCRIPTS) {
    const { code } = await transformWithOxc(await read(`${name}.ts`), `${name}.ts`, { sourcemap: false });
    files.set(`/page/${name}`, { type: 'text/javascript; charset=utf-8', content: code });
  }
  files.set('/', { type: 'text/html; charset=utf-8', content: await read('index.html') });
  files.set('/page/style.css', { type: 'text/css; charset=utf-8', content: await read('style.css') });
  const frame = { type: 'text/html; charset=utf-8', content: await read('frame.html') };
  for (const path of ['/frame', '/page/worker/frame', '/page/strict/frame', '/page/isolated/frame']) files.set(path, frame);
  files.set('/scenarios.json', { type: 'application/json', content: JSON.stringify(scenarios) });
  files.set('/blank', { type: 'text/html; charset=utf-8', content: '<!DOCTYPE html><title>…</title>' });

  server.addHook('onRequest', async (request, reply) => {
    if (!request.hostname.endsWith('.acme.example')) return undefined;
    if (request.hostname === 'login.acme.example') return reply.type('text/html; charset=utf-8').send('<!DOCTYPE html><title>Log in</title><h1>Log in</h1>');
    reply.header('cache-control', 'no-store');
    const { pathname, searchParams } = new URL(request.url, 'https://chat.acme.example');
    if (pathname === '/') reply.header('content-security-policy', PAGE_CSP);
    if (pathname.startsWith('/page/strict/')) reply.header('content-security-policy', STRICT_CSP);
    if (pathname.startsWith('/page/isolated/')) reply.header('cross-origin-embedder-policy', 'require-corp');
    // A frame without an origin loads its scripts as from elsewhere.
    if (request.headers.origin === 'null') reply.header('access-control-allow-origin', '*');
    if (pathname === '/demo/tokens') return reply.send(await tokens.credentials());
    if (pathname === '/demo/signature') return reply.send(sign(searchParams));
    if (pathname === '/page/service-worker') reply.header('service-worker-allowed', '/page/worker/');
    return serve(files.get(pathname), reply);
  });
}

function serve(file: Served | undefined, reply: FastifyReply): FastifyReply {
  if (file === undefined) return reply.code(404).type('text/plain').send('not found');
  return reply.type(file.type).send(file.content);
}

/** What the demo's own back end does for its page: sign a call, on request with a wrong clock or the wrong secret. */
function sign(query: URLSearchParams): { readonly timestamp: string; readonly signature: string } {
  const timestamp = String(Math.floor(Date.now() / 1000) + Number(query.get('skew') ?? 0));
  const secret = query.get('secret') === 'wrong' ? 'another secret' : SIGNING_SECRET;
  return { timestamp, signature: signatureOf(query.get('method') ?? 'GET', query.get('path') ?? '/', timestamp, secret) };
}
