/** What the two copies of the extension stored, read from a page of theirs, and the marks that tell when all of it is there. Node only. */
import type { Browser, Page } from 'puppeteer-core';
import type { Exchange } from '../../src/http/exchange';
import { stationOf } from './server';

/** A page of each copy. */
export interface Stores {
  readonly webRequest: Page;
  readonly both: Page;
}

/** A page of the extension that does nothing: from there its database can be read. */
export async function openStore(browser: Browser, id: string): Promise<Page> {
  const store = await browser.newPage();
  await store.goto(`chrome-extension://${id}/manifest.json`);
  return store;
}

/** Source text: what runs these files rewrites functions, and there only the plain text works. A database is never made here. */
const inStore = (body: string): string => `(async () => {
  const known = (await indexedDB.databases()).some(({ name }) => name === 'inspector');
  if (!known) return [];
  const open = await new Promise((resolve, reject) => { const asked = indexedDB.open('inspector'); asked.onsuccess = () => resolve(asked.result); asked.onerror = () => reject(asked.error); });
  const done = (asked) => new Promise((resolve, reject) => { asked.onsuccess = () => resolve(asked.result); asked.onerror = () => reject(asked.error); });
  try { ${body} } finally { open.close(); }
})()`;

async function storedExchanges(store: Page): Promise<readonly Exchange[]> {
  return (await store.evaluate(inStore(`return (await done(open.transaction('calls').objectStore('calls').getAll())).map(({ exchange }) => exchange);`))) as Exchange[];
}

/** Forgets every call. */
export async function clearStore(store: Page): Promise<void> {
  await store.evaluate(inStore(`await done(open.transaction('calls', 'readwrite').objectStore('calls').clear()); return [];`));
}

/** The stored calls by case and round. */
export async function readStore(store: Page): Promise<Map<string, Exchange>> {
  const found = new Map<string, Exchange>();
  for (const exchange of await storedExchanges(store)) {
    const place = [...exchange.redirects.map(({ request }) => request.url), exchange.request.url].map(stationOf).find((one) => one !== null);
    // A preflight that was not joined to its call stands alone: the call is what we ask about.
    if (place !== null && place !== undefined && (exchange.resourceType !== 'preflight' || !found.has(place.key))) found.set(place.key, exchange);
  }
  return found;
}

let marks = 0;

/** Makes a readable refusal after all others and waits until both copies have stored it, which they do in order. */
export async function mark(page: Page, stores: Stores, patienceMs = 60_000): Promise<string> {
  marks += 1;
  const url = `https://api.tokenim.com/v1/mark?page=${marks}`;
  const from = Date.now() - 3000;
  const find = inStore(`return (await done(open.transaction('calls').objectStore('calls').index('startedAt').getAll(IDBKeyRange.lowerBound(${from})))).filter(({ exchange }) => exchange.request.url === ${JSON.stringify(url)}).map(({ exchange }) => exchange.observer).sort().join();`);
  let seen: readonly unknown[] = [];
  const isThere = async (): Promise<boolean> => {
    seen = await Promise.all([stores.webRequest.evaluate(find), stores.both.evaluate(find)]);
    // On a very busy machine the two observers' starts may be too far apart to be recognised as one call's.
    return seen[0] === 'webRequest' && (seen[1] === 'both' || seen[1] === 'devtools,webRequest');
  };
  await page.evaluate(`fetch(${JSON.stringify(url)}).then((answer) => answer.text()).then(() => undefined)`);
  if (!(await waitFor(isThere, patienceMs))) throw new Error(`Of the call that marks the end of a batch the two copies of the extension stored ${seen.map((observers) => `“${String(observers)}”`).join(' and ')}.`);
  return url;
}

/** Waits until both copies are told of the page's calls: DevTools is open before our page inside it listens. */
export async function warmUp(page: Page, stores: Stores): Promise<void> {
  for (let left = 10; left > 0; left -= 1) {
    const failed = await mark(page, stores, 5000).then(() => null, (error: unknown) => error);
    if (failed === null) return;
    if (left === 1) throw failed;
  }
}

/** Waits until `holds`; false: it did not in time. */
export async function waitFor(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const start = Date.now();
  for (;;) {
    if (await holds()) return true;
    if (Date.now() - start > limitMs) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
