/** What turns out to be a secret is hidden in what was kept before: on disk, in the session's memory, and the books stay true. */
import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { knownSecrets } from '../../src/http/known-secrets';
import { exchange } from '../support/exchange';
import { fakeBrowser, fakeLocks } from '../support/fake-browser';
import { kinds, reportOf } from '../support/report';

const fake = vi.hoisted(() => ({ current: null as unknown }));
vi.mock('webextension-polyfill', () => ({ get default() { return fake.current; } }));
const world = fakeBrowser();
fakeLocks();
fake.current = world.browser;

const SECRET = 'kX93mQ7vLp20ZtRw';
const seen = (id: string, value: string, tabId: number) => exchange({ id, tabId, url: `https://api.tokenim.com/v1/x/${value}`, status: 403, responseHeaders: { 'X-Request-Id': value }, body: `{"echo":"${value}"}` });

test('a value that was kept before it was known is gone afterwards, and nothing else is touched', async () => {
  const calls = await import('../../src/store/calls');
  const list = await import('../../src/store/list-calls');
  const run = await import('../../src/store/browser-run');
  const { sweep } = await import('../../src/store/sweep');
  await run.beginLife(async () => false);
  // More than are looked through in one go, and one of a private window.
  const many = Array.from({ length: 450 }, (_, at) => seen(`call-${at}`, at % 150 === 3 ? SECRET : `item-${at}`, 7));
  await calls.commitCalls(many.map((one) => ({ exchange: one, verdict: null, views: [one.id], replaces: null, inPrivate: false })), []);
  const hidden = seen('private', SECRET, 9);
  await calls.commitCalls([{ exchange: hidden, verdict: null, views: ['private'], replaces: null, inPrivate: true }], []);
  // A report, a recording with what it gathered, and a call that had not ended.
  const reports = await import('../../src/store/reports');
  const recordings = await import('../../src/store/recordings');
  const unfinished = await import('../../src/store/unfinished');
  const picture = { url: `data:image/png;base64,${SECRET}`, width: 1, height: 1 };
  await reports.putReport('report', { ...reportOf(kinds), said: { did: `used ${SECRET}`, expected: '' }, pictures: [picture] }, false);
  await recordings.writeRecording({ id: 'rec', tabId: 7, tab: 'run:7', inPrivate: false, startedAt: 0, endedAt: null, ended: null, bodies: true, unfinished: 0, said: { did: SECRET, expected: '' } });
  await recordings.addToRecording({ id: 'rec', inPrivate: false }, [{ kind: 'answer', answer: { method: 'GET', url: 'https://api.tokenim.com/', status: 403, startedAt: 0, content: SECRET } }]);
  await unfinished.keepUnfinished([['1', { exchange: seen('open', SECRET, 7), startedAt: 0, lastEventAt: 0, guards: null, redirectingTo: null }]], 'run');
  await world.browser.storage.session.set({ 'worked:open:7:one': { url: `https://api.tokenim.com/${SECRET}` }, unrelated: SECRET });
  const before = JSON.stringify([await list.listCalls(null), world.stored()]);
  expect(before.split(SECRET).length - 1).toBeGreaterThan(10);

  const known = knownSecrets(new Uint8Array(32).fill(7));
  known.note(SECRET);
  // On disk three calls, the report, the recording and its part, the open call; in memory three bodies, the private call, the call that worked, the recording twice.
  expect(await sweep(known.hide)).toBe(3 + 1 + 2 + 1 + (3 + 1 + 1 + 2));
  const after = await list.listCalls(null);
  expect(JSON.stringify(after)).not.toContain(SECRET);
  expect(JSON.stringify([await reports.listReports(), (await reports.readReport('report'))?.report.said, await recordings.readRecorded('rec'), await unfinished.readUnfinished()])).not.toContain(SECRET);
  expect((await reports.readReport('report'))?.report.pictures).toEqual([picture]);
  expect(Object.entries(world.stored()).filter(([, value]) => JSON.stringify(value).includes(SECRET)).map(([key]) => key)).toEqual(['unrelated']);
  expect(after.find(({ exchange: one }) => one.id === 'call-4')?.exchange).toEqual(many[4]);
  expect(after.length).toBe(451);
  expect((await list.measureHistory()).calls, 'on disk').toBe(450);
  expect(await sweep(known.hide)).toBe(0);
});
