/** Next.js, built and started as in production, and a Cloudflare Worker in Cloudflare's own runtime. */
import { join } from 'node:path';
import { packageVersion } from './node-stacks';
import { here, runToEnd, startProcess, write, type Stack } from './stack';

const nextjs: Stack = {
  platform: 'nextjs',
  name: 'Next.js',
  base: '/api',
  slow: true,
  inside: true,
  find: () => packageVersion('next', 'react', 'react-dom'),
  async start(job) {
    const route = (body: string): string => `
import { NextResponse, type NextRequest } from 'next/server';
export const dynamic = 'force-dynamic';
async function answer(request: NextRequest) {
  const header = (name: string) => request.headers.get(name) ?? '';
  if (header('authorization') === '') return NextResponse.json({ error: 'unauthorized' }, { status: 401 });
  ${body}
}
export { answer as GET, answer as PUT, answer as DELETE, answer as OPTIONS };
`;
    write(job.folder, {
      'package.json': '{ "type": "module" }',
      'tsconfig.json': '{ "compilerOptions": { "jsx": "preserve", "module": "esnext", "moduleResolution": "bundler" } }',
      'next.config.mjs': `export default { typescript: { ignoreBuildErrors: true }, outputFileTracingRoot: ${JSON.stringify(here)}, turbopack: { root: ${JSON.stringify(here)} } };`,
      'proxy.ts': job.snippet,
      'app/layout.tsx': 'export default function Layout({ children }: { children: React.ReactNode }) { return <html><body>{children}</body></html>; }',
      'app/page.tsx': 'export default function Page() { return <p>page</p>; }',
      'app/api/messages/route.ts': route("return NextResponse.json({ method: request.method, authorization: header('authorization'), cookie: header('cookie'), version: header('x-client-version') }, { headers: { 'X-Request-Id': 'r-1' } });"),
      'app/api/forbidden/route.ts': route("return NextResponse.json({ error: 'forbidden' }, { status: 403 });"),
      'app/api/crash/route.ts': route("throw new Error('crash');"),
      'pages/api/old.ts': "export default function handler(request: unknown, response: { status(code: number): { end(): void } }) { response.status(403).end(); }",
    });
    const next = join(here, 'node_modules/next/dist/bin/next');
    await runToEnd(process.execPath, [next, 'build'], job.folder);
    return startProcess(process.execPath, [next, 'start', '-p', String(job.port), '-H', '127.0.0.1'], job);
  },
  own: [{ path: '/api/old', status: 403 }],
};

const cloudflareWorkers: Stack = {
  platform: 'cloudflare-workers',
  name: 'Cloudflare Workers (workerd)',
  base: '/v1',
  find: () => packageVersion('workerd'),
  start(job) {
    write(job.folder, {
      'main.js': `
${job.snippet}

export default withCors({
  async fetch(request) {
    const header = (name) => request.headers.get(name) ?? '';
    if (header('authorization') === '') return Response.json({ error: 'unauthorized' }, { status: 401 });
    switch (new URL(request.url).pathname) {
      case '/v1/messages': return Response.json({ method: request.method, authorization: header('authorization'), cookie: header('cookie'), version: header('x-client-version') }, { headers: { 'X-Request-Id': 'r-1', 'Access-Control-Allow-Origin': '*' } });
      case '/v1/forbidden': return new Response('forbidden', { status: 403 });
      case '/v1/crash': throw new Error('crash');
      default: return new Response('not found', { status: 404 });
    }
  },
});
`,
      'config.capnp': `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [(name = "main.js", esModule = embed "main.js")], compatibilityDate = "2025-01-01"))],
  sockets = [(name = "http", address = "127.0.0.1:${job.port}", http = (), service = "main")]
);
`,
    });
    return startProcess(join(here, 'node_modules/workerd/bin/workerd'), ['serve', 'config.capnp'], job);
  },
  own: [],
};

export const edgeStacks: readonly Stack[] = [nextjs, cloudflareWorkers];
