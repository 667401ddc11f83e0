/** Proves one stack: its server is started with the generated snippet, and a real browser's pages make their calls. Node only. */
import { request as httpRequest } from 'node:http';
import type { Browser, Page } from 'puppeteer-core';
import { corsSnippets } from '../../src/diagnosis/cors-stacks';
import { launchBrowser } from '../../src/demo/browser';
import { listen } from './api';
import { freePort, makeFolder, removeFolder, type Probe, type Running, type Stack } from './stack';

/** Each character that a field name may hold (RFC 9110 section 5.6.2) and that means something in the language of a configuration. */
const ODD_FIELD = "x-odd-$a%b'c`d#e&f*g|h~i!j^k+l_m.n";
const FIELDS = ['authorization', 'content-type', 'x-client-version', ODD_FIELD];

export interface World {
  readonly browser: Browser;
  /** The page that is let in. */
  readonly origin: string;
  /** A page that must not be: only the dot of the other one's name differs. */
  readonly stranger: string;
  close(): Promise<void>;
}

/** A browser for which every name of this test leads to this machine, and a server of empty pages. */
export async function openWorld(): Promise<World> {
  const pages = await listen((_request, response) => void response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>page</title>'));
  const browser = await launchBrowser({ extensionDir: null, hostRules: ['MAP *.acme.example 127.0.0.1', 'MAP appxacme.example 127.0.0.1'], spki: '', headless: true });
  await browser.setCookie({ name: 'session', value: 'yes', domain: 'api.acme.example', path: '/' });
  return {
    browser,
    origin: `http://app.acme.example:${pages.port}`,
    stranger: `http://appxacme.example:${pages.port}`,
    close: async () => (await browser.close(), await pages.stop()),
  };
}

/** What is wrong with a stack; empty: everything got through that should, and nothing else. */
export async function prove(stack: Stack, world: World): Promise<string[]> {
  const faults: string[] = [];
  for (const credentials of [false, true]) {
    const snippet = corsSnippets({ origin: world.origin, methods: ['GET', 'PUT', 'DELETE', 'POST'], fields: FIELDS, credentials, exposed: ['x-request-id'] }).find(({ platform }) => platform === stack.platform);
    if (snippet === undefined) return [`there is no snippet for ${stack.platform}`];
    const folder = makeFolder(stack.inside === true);
    let running: Running | null = null;
    try {
      const port = await freePort();
      running = await stack.start({ snippet: snippet.code, folder, port });
      const found = [...(await fromPages(stack, port, credentials, world)), ...(await fromOutside(stack, port, credentials, world))];
      faults.push(...found.map((fault) => `${credentials ? 'with' : 'without'} credentials: ${fault}`));
    } catch (error) {
      faults.push(`${credentials ? 'with' : 'without'} credentials: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await running?.stop();
      removeFolder(folder);
    }
  }
  return faults;
}

interface Call extends Probe {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly credentials: 'include' | 'omit';
}

interface Outcome {
  readonly status: number;
  readonly body: string;
  readonly requestId: string | null;
}

async function fromPages(stack: Stack, port: number, credentials: boolean, { browser, origin, stranger }: World): Promise<string[]> {
  const mode = credentials ? 'include' : 'omit';
  const full = { Authorization: 'Bearer secret', 'X-Client-Version': '1.0' };
  const call = (probe: Probe, fields: Readonly<Record<string, string>> = full): Call => ({ ...probe, name: `${probe.method ?? 'GET'} ${probe.path} ${probe.status}`, fields, credentials: mode });
  const at = (path: string): string => `${stack.base}${path}`;
  const allowed: Call[] = [
    ...['GET', 'PUT', 'DELETE'].map((method) => call({ method, path: at('/messages'), status: 200 })),
    call({ method: 'PUT', path: at('/messages'), status: 200 }, { ...full, [ODD_FIELD]: 'odd' }),
    call({ path: at('/messages'), status: 401 }, {}),
    call({ method: 'PUT', path: at('/messages'), status: 401 }, { 'X-Client-Version': '1.0' }),
    ...['GET', 'PUT'].flatMap((method) => [call({ method, path: at('/forbidden'), status: 403 }), call({ method, path: at('/nothing'), status: 404 }), call({ method, path: at('/crash'), status: 500 })]),
    ...stack.own.filter(({ challenges }) => !credentials || challenges !== true).map((probe) => call(probe)),
  ];
  const refused: Call[] = [call({ path: at('/messages'), status: 0 }), call({ path: at('/messages'), status: 0 }, {}), call({ method: 'PUT', path: at('/messages'), status: 0 })];
  const withCookie: Call[] = credentials ? [] : [{ ...call({ path: at('/messages'), status: 0 }), credentials: 'include' }];
  const faults: string[] = [];
  const check = (who: string, calls: readonly Call[], outcomes: readonly Outcome[]): void => {
    for (const [place, { name, status, fields }] of calls.entries()) {
      const { status: seen = -1, body = '', requestId = null } = outcomes[place] ?? {};
      if (seen !== status) faults.push(`${who}: ${name} gave ${seen === 0 ? 'no answer' : seen} ${body.slice(0, 100)}`);
      if (seen !== 200 || status !== 200) continue;
      const wanted = { method: name.split(' ')[0], authorization: fields['Authorization'], cookie: credentials ? 'session=yes' : '', version: fields['X-Client-Version'] };
      for (const [part, value] of Object.entries(wanted)) if ((JSON.parse(body) as Record<string, string>)[part] !== value) faults.push(`${who}: ${name}: ${part} did not arrive: ${body}`);
      if (requestId !== 'r-1') faults.push(`${who}: ${name}: X-Request-Id cannot be read`);
    }
  };
  const apiUrl = `http://api.acme.example:${port}`;
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/`);
    check('page', allowed, await make(page, apiUrl, allowed));
    check('page', withCookie, await make(page, apiUrl, withCookie));
    await page.goto(`${stranger}/`);
    check('stranger', refused, await make(page, apiUrl, refused));
    await page.goto('data:text/html,<title>opaque</title>');
    check('opaque page', refused, await make(page, apiUrl, refused));
  } finally {
    await page.close();
  }
  return faults;
}

function make(page: Page, apiUrl: string, calls: readonly Call[]): Promise<Outcome[]> {
  return page.evaluate(
    async (base, list) => {
      const outcomes: Outcome[] = [];
      for (const { method = 'GET', path, fields, credentials, body } of list) {
        try {
          const response = await fetch(base + path, { method, headers: fields, credentials, signal: AbortSignal.timeout(30_000), ...(body === undefined ? {} : { body }) });
          outcomes.push({ status: response.status, body: await response.text(), requestId: response.headers.get('x-request-id') });
        } catch (error) {
          outcomes.push({ status: 0, body: String(error), requestId: null });
        }
      }
      return outcomes;
    },
    apiUrl,
    calls.map((call) => ({ ...call })),
  );
}

/** What a browser would not show: fields sent twice, other origins allowed, `Vary` left out. */
async function fromOutside(stack: Stack, port: number, credentials: boolean, { origin, stranger }: World): Promise<string[]> {
  const faults: string[] = [];
  const paths = [`${stack.base}/messages`, `${stack.base}/forbidden`, `${stack.base}/nothing`, `${stack.base}/crash`, ...stack.own.filter(({ method, challenges }) => method === undefined && challenges !== true).map(({ path }) => path)];
  const preflight = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization' };
  for (const sent of [origin, stranger, 'null', null, `${origin}0`, `x${origin}`]) {
    const from = sent === null ? {} : { origin: sent };
    const requests = [...paths.map((path) => ({ method: 'GET', path, headers: { ...from, authorization: 'Bearer secret' } })), { method: 'GET', path: paths[0] ?? '', headers: from }, { method: 'OPTIONS', path: paths[0] ?? '', headers: { ...from, ...preflight } }];
    for (const request of requests) {
      const { status, lines } = await ask(port, request);
      const all = (name: string): string[] => lines.filter(([field]) => field === name).map(([, value]) => value);
      const what = `${request.method} ${request.path} (${status}) from ${sent ?? 'no page'}`;
      const allowOrigin = all('access-control-allow-origin');
      if (allowOrigin.length > 1) faults.push(`${what}: Access-Control-Allow-Origin stands there ${allowOrigin.length} times`);
      if (allowOrigin.some((value) => value !== origin)) faults.push(`${what}: allows ${allowOrigin.join()}`);
      if (sent === origin && allowOrigin.length === 0) faults.push(`${what}: no Access-Control-Allow-Origin`);
      const allowCredentials = all('access-control-allow-credentials');
      if (allowCredentials.length > (credentials ? 1 : 0)) faults.push(`${what}: Access-Control-Allow-Credentials: ${allowCredentials.join()}`);
      if (stack.varyLeftOut !== true && !/(?:^|[\s,])origin(?:$|[\s,])/i.test(all('vary').join()) && !/no-store/.test(all('cache-control').join())) faults.push(`${what}: Vary is ${all('vary').join() || 'absent'}`);
    }
  }
  return faults;
}

function ask(port: number, { method, path, headers }: { readonly method: string; readonly path: string; readonly headers: Record<string, string> }): Promise<{ readonly status: number; readonly lines: readonly (readonly [string, string])[] }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port, method, path, headers: { host: `api.acme.example:${port}`, ...headers }, agent: false, timeout: 20_000 }, (response) => {
      response.resume();
      const raw = response.rawHeaders;
      response.on('end', () => resolve({ status: response.statusCode ?? 0, lines: raw.flatMap((name, place) => (place % 2 === 0 ? [[name.toLowerCase(), raw[place + 1] ?? ''] as const] : [])) }));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer to ${method} ${path}`)));
    outgoing.on('error', reject);
    outgoing.end();
  });
}
