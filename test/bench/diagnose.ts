/** `npm run bench`: a HAR file of 20,000 entries, some 60 MB, through the whole engine, beside `JSON.parse` alone, in one run. Ratios count; times are this machine's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const ENTRIES = 20_000;
const ROUNDS = 7;

/** A file as a browser writes it: calls with some twenty fields each, a failing one now and then, preflights among them. */
function makeHar(failingShare: number): string {
  const field = (name: string, value: string): object => ({ name, value });
  const entries = Array.from({ length: ENTRIES }, (_, index) => {
    const fails = index % Math.round(1 / failingShare) === 0;
    const preflight = index % 7 === 3;
    const body = fails
      ? JSON.stringify({ type: 'https://api.tokenim.com/problems/token-expired', title: 'Token expired', status: 401, detail: 'The access token expired.', code: 'token_expired' })
      : JSON.stringify({ items: Array.from({ length: 12 }, (_item, number) => ({ id: `message-${index}-${number}`, text: 'Lorem ipsum dolor sit amet', from: `user-${number}` })) });
    return {
      startedDateTime: new Date(Date.UTC(2026, 10, 22, 10, 0, 0, 0) + index * 40).toISOString(),
      time: 34.5,
      _resourceType: preflight ? 'preflight' : 'fetch',
      _initiator: { type: 'script', stack: { callFrames: Array.from({ length: 6 }, (_frame, line) => ({ functionName: `call${line}`, scriptId: '7', url: 'https://app.example/assets/index.js', lineNumber: line, columnNumber: 4 })) } },
      request: {
        method: preflight ? 'OPTIONS' : 'GET',
        url: `https://api.tokenim.com/v1/messages/${index}?limit=20&page=${index % 9}`,
        httpVersion: 'HTTP/2.0',
        headers: [
          field('accept', '*/*'), field('accept-encoding', 'gzip, deflate, br, zstd'), field('accept-language', 'en-US,en;q=0.9,zh-CN;q=0.8'), field('authorization', 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE3OTUwMDAwMDAsInNjb3BlIjoibWVzc2FnZXMucmVhZCJ9.c2lnbmF0dXJl'),
          field('origin', 'https://app.example'), field('referer', 'https://app.example/'), field('sec-fetch-mode', 'cors'), field('sec-fetch-dest', 'empty'), field('user-agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'),
          ...(preflight ? [field('access-control-request-method', 'GET'), field('access-control-request-headers', 'authorization')] : []),
        ],
        queryString: [], cookies: [], headersSize: -1, bodySize: 0,
      },
      response: {
        status: preflight ? 204 : fails ? 401 : 200, statusText: '', httpVersion: 'HTTP/2.0',
        headers: [
          field('date', 'Sun, 22 Nov 2026 10:00:00 GMT'), field('content-type', 'application/json'), field('access-control-allow-origin', 'https://app.example'), field('access-control-allow-headers', 'authorization'),
          field('cf-ray', '8f2a64c01d3e9b7a-FRA'), field('server', 'cloudflare'), field('cf-cache-status', 'DYNAMIC'), field('x-request-id', `req-${index}`), field('vary', 'Origin'), field('strict-transport-security', 'max-age=31536000'),
        ],
        cookies: [], content: { size: body.length, mimeType: 'application/json', text: preflight ? '' : body }, redirectURL: '', headersSize: -1, bodySize: body.length,
      },
      cache: {}, timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0.2, wait: 30, receive: 3 },
    };
  });
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries } });
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The engine as it is shipped: built, not as the sources are run in tests, which gives each inner function its name at every call. */
async function builtEngine(): Promise<typeof import('./engine')> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    await build({ configFile: false, logLevel: 'error', ssr: { noExternal: true }, build: { ssr: new URL('engine.ts', import.meta.url).pathname, outDir: folder, minify: true, rolldownOptions: { output: { entryFileNames: 'engine.mjs' } } } });
    return (await import(pathToFileURL(join(folder, 'engine.mjs')).href)) as typeof import('./engine');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const { judge } = await builtEngine();
for (const share of [0.05, 1]) {
  const text = makeHar(share);
  const parse = (): unknown => JSON.parse(text);
  const engine = (): unknown => judge(text);
  parse();
  engine();
  const pairs = Array.from({ length: ROUNDS }, (_, round) => {
    // In turn, and in the other order every other time, so that a drift of the machine hits both.
    const first = round % 2 === 0 ? time(parse) : 0;
    const ours = time(engine);
    const control = time(parse);
    return { ours, control: round % 2 === 0 ? first : control, again: control };
  });
  const ratios = pairs.map(({ ours, control }) => ours / control);
  console.log(
    `${ENTRIES} entries, ${(text.length / 1e6).toFixed(1)} MB, ${Math.round(share * 100)} % failing: ` +
      `diagnose ${median(pairs.map(({ ours }) => ours)).toFixed(0)} ms, JSON.parse ${median(pairs.map(({ control }) => control)).toFixed(0)} ms, ` +
      `ratio median ${median(ratios).toFixed(2)} (min ${Math.min(...ratios).toFixed(2)}, max ${Math.max(...ratios).toFixed(2)}), JSON.parse against itself ${median(pairs.map(({ control, again }) => control / again)).toFixed(2)}`,
  );
}
