/** The HAR file that we save is taken by Chrome DevTools' own Network panel: every call of it is a row there, with its method, URL and status. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extension, play } from '../../src/demo/drive';
import { countCalls, makeWorld, popupOf, until } from './world';

/** One refused, one stopped by its preflight, one whose answer CORS withholds, one that reaches no server, one with a query. */
const SCENARIOS = ['token-expired', 'token-expired-in-query', 'cors-hides-403', 'preflight-status-403', 'name-not-resolved'];

/** Runs inside DevTools, as source text: gives the file to the front end's own import. */
const IMPORT = `async (text) => {
  const { InspectorView } = await import('./ui/legacy/legacy.js');
  await InspectorView.InspectorView.instance().showPanel('network');
  const { NetworkPanel } = await import('./panels/network/network.js');
  await NetworkPanel.NetworkPanel.instance().networkLogView.onLoadFromFile(new File([text], 'saved.har'));
}`;

/** Runs there as well: the panel's list in its own order, by its requests and as it is drawn (the name's cell has the whole URL as its title). */
const ROWS = `async () => {
  const { NetworkPanel } = await import('./panels/network/network.js');
  const view = NetworkPanel.NetworkPanel.instance().networkLogView;
  const held = view.flatNodesList().map((node) => node.request()).map((request) => ({ method: request.requestMethod, url: request.url(), status: request.statusCode }));
  const drawn = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('tr.data-grid-data-grid-node')) drawn.push({ url: element.querySelector('.name-column')?.title, status: element.querySelector('.status-column')?.textContent });
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(view.element);
  return { held, drawn };
}`;

interface Rows {
  readonly held: readonly { readonly method: string; readonly url: string; readonly status: number }[];
  readonly drawn: readonly { readonly url: string; readonly status: string }[];
}

interface Entry {
  readonly request: { readonly method: string; readonly url: string };
  readonly response: { readonly status: number };
}

test('every call of the saved file is a row of the Network panel', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'inspector-har-'));
  const world = await makeWorld();
  try {
    const popup = await popupOf(world);
    for (const id of SCENARIOS) await play(world.page, id);
    await until(async () => (await countCalls(popup)) >= SCENARIOS.length, 'the calls');
    const reports = await world.browser.newPage();
    await reports.goto(`chrome-extension://${(await extension(world.browser)).id}/src/entry/reports/index.html#kept`);
    const session = await reports.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await (await reports.waitForSelector('.save-record summary'))?.click();
    await reports.select('[data-save-form]', 'har');
    await reports.click('[data-save]');
    const text = await until(async () => {
      try {
        const read = readFileSync(join(folder, 'kept-calls-report.har'), 'utf8');
        JSON.parse(read);
        return read;
      } catch {
        return null;
      }
    }, 'the file');
    const { entries } = (JSON.parse(text) as { log: { entries: readonly Entry[] } }).log;
    const calls = entries.map(({ request, response }) => ({ method: request.method, url: request.url, status: response.status }));
    expect(calls.filter(({ method }) => method !== 'OPTIONS')).toHaveLength(SCENARIOS.length);
    // A tab in which nothing was loaded: all that the panel shows is the file's.
    const devtools = await (await world.browser.newPage()).openDevTools();
    await devtools.waitForFunction('document.readyState === "complete"');
    await devtools.evaluate(`(${IMPORT})(${JSON.stringify(text)})`);
    const { held, drawn } = await until(async () => {
      const rows = (await devtools.evaluate(`(${ROWS})()`)) as Rows;
      return rows.drawn.length >= calls.length ? rows : null;
    }, 'the rows of the Network panel');
    const order = (a: { readonly url: string; readonly method: string }, b: { readonly url: string; readonly method: string }): number => `${a.url} ${a.method}`.localeCompare(`${b.url} ${b.method}`);
    expect(held.toSorted(order)).toEqual(calls.toSorted(order));
    expect(drawn.map(({ url }) => url)).toEqual(held.map(({ url }) => url));
    for (const [place, { status }] of held.entries()) if (status !== 0) expect(drawn[place]?.status).toContain(String(status));
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 90_000);
