/** Reports and recordings that are kept: on disk, those of private windows in memory only, forgotten when asked; and a database of the version before. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Recording } from '../../src/store/recordings';
import { exchange } from '../support/exchange';
import { fakeBrowser, fakeLocks } from '../support/fake-browser';
import { kinds, reportOf } from '../support/report';

const fake = vi.hoisted(() => ({ current: null as unknown }));
vi.mock('webextension-polyfill', () => ({ get default() { return fake.current; } }));

const world = fakeBrowser();
fakeLocks();
fake.current = world.browser;

interface Store {
  readonly reports: typeof import('../../src/store/reports');
  readonly recordings: typeof import('../../src/store/recordings');
  readonly forget: typeof import('../../src/store/forget');
  readonly list: typeof import('../../src/store/list-calls');
  readonly run: typeof import('../../src/store/browser-run');
}
let store: Store;

async function restart(): Promise<void> {
  vi.resetModules();
  store = {
    reports: await import('../../src/store/reports'),
    recordings: await import('../../src/store/recordings'),
    forget: await import('../../src/store/forget'),
    list: await import('../../src/store/list-calls'),
    run: await import('../../src/store/browser-run'),
  };
  await store.run.beginLife(async () => false);
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  world.forget();
  await restart();
});

const ids = async (): Promise<string[]> => (await store.reports.listReports()).map(({ id }) => id);

describe('reports', () => {
  test('come back as they were, newest first, with what a list shows', async () => {
    const report = reportOf(kinds);
    expect(await store.reports.putReport('a', report, false)).toBe('disk');
    await store.reports.putReport('b', reportOf(kinds, { made: '2026-11-23T00:00:00.000Z' }), false);
    await restart();
    expect(await ids()).toEqual(['b', 'a']);
    expect((await store.reports.listReports())[1]).toEqual({ id: 'a', made: report.made, title: expect.stringMatching(/^net::ERR_FAILED PUT api\.\S+$/) as string, failed: 2, calls: 3, pictures: 0, inPrivate: false });
    expect((await store.reports.readReport('a'))?.report).toEqual(report);
    expect(await store.reports.readReport('c')).toBeNull();
  });

  test('are replaced under their id, and removed alone', async () => {
    await store.reports.putReport('a', reportOf(kinds), false);
    await store.reports.putReport('b', reportOf(kinds), false);
    await store.reports.putReport('a', reportOf(kinds, { said: { did: 'changed', expected: '' } }), false);
    expect((await store.reports.readReport('a'))?.report.said.did).toBe('changed');
    await store.reports.removeReport('a');
    expect(await ids()).toEqual(['b']);
    expect(await store.reports.readReport('a')).toBeNull();
  });

  test('of private windows are in memory only, and go with the last private window', async () => {
    expect(await store.reports.putReport('hidden', reportOf(kinds), true)).toBe('memory');
    await store.reports.putReport('open', reportOf(kinds), false);
    const database = await (await import('../../src/store/database')).db();
    expect(await database.getAllKeys('reports')).toEqual(['open']);
    expect(await ids()).toHaveLength(2);
    await store.forget.clearPrivate(7);
    expect(await ids()).toHaveLength(2);
    await store.forget.clearPrivate(null);
    expect(await ids()).toEqual(['open']);
    expect(JSON.stringify(world.stored())).not.toContain('report:');
  });

  test('are kept in memory where the disk refuses', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'InvalidStateError');
    });
    expect(await store.reports.putReport('a', reportOf(kinds), false)).toBe('memory');
    expect(await ids()).toEqual(['a']);
  });

  test('go when everything is forgotten', async () => {
    await store.reports.putReport('a', reportOf(kinds), false);
    await store.reports.putReport('b', reportOf(kinds), true);
    await store.forget.clearEverything();
    expect(await ids()).toEqual([]);
    expect(await store.reports.readReport('a')).toBeNull();
  });
});

describe('recordings', () => {
  const recording = (facts: Partial<Recording> = {}): Recording => ({ id: 'r', tabId: 1, tab: 'run:1', inPrivate: false, startedAt: 1000, endedAt: null, ended: null, bodies: false, unfinished: 0, said: { did: '', expected: '' }, ...facts });
  const failed = { kind: 'failed', call: { exchange: exchange({ id: 'x' }), verdict: null } } as const;

  test('outlive the browser, with all that they gathered', async () => {
    await store.recordings.writeRecording(recording());
    await store.recordings.addToRecording(recording(), [failed, { kind: 'picture', picture: { url: 'data:image/png;base64,AA', width: 1, height: 1 } }]);
    await world.browser.storage.session.remove(Object.keys(world.stored()));
    await restart();
    expect(await store.recordings.readRecording()).toBeNull();
    expect((await store.recordings.listRecordings()).map(({ id }) => id)).toEqual(['r']);
    expect((await store.recordings.readRecorded('r'))?.items.map(({ kind }) => kind)).toEqual(['failed', 'picture']);
  });

  test('of private windows are never on disk, and are gone with the last one', async () => {
    await store.recordings.writeRecording(recording({ inPrivate: true }));
    await store.recordings.addToRecording(recording({ inPrivate: true }), [failed]);
    const database = await (await import('../../src/store/database')).db();
    expect([await database.count('recordings'), await database.count('recordingParts')]).toEqual([0, 0]);
    expect((await store.recordings.readRecorded('r'))?.items).toHaveLength(1);
    await store.forget.clearPrivate(null);
    expect(await store.recordings.readRecorded('r')).toBeNull();
    expect(await store.recordings.readRecording()).toBeNull();
  });

  test('are removed with their parts, and no other', async () => {
    for (const id of ['r', 's']) {
      await store.recordings.writeRecording(recording({ id }));
      await store.recordings.addToRecording(recording({ id }), [failed]);
    }
    await store.recordings.removeRecording('r');
    expect(await store.recordings.readRecorded('r')).toBeNull();
    expect((await store.recordings.readRecorded('s'))?.items).toHaveLength(1);
    await store.forget.clearEverything();
    expect(await store.recordings.readRecorded('s')).toBeNull();
  });
});

test('a database of the second version keeps all that it held', async () => {
  const { storedCall } = await import('../../src/store/database');
  const call = storedCall({ exchange: exchange({ id: 'old', tabId: 3 }), verdict: null }, 'run:3', ['old']);
  const asked = indexedDB.open('inspector', 2);
  asked.addEventListener('upgradeneeded', () => {
    const calls = asked.result.createObjectStore('calls', { keyPath: 'id' });
    calls.createIndex('startedAt', 'startedAt');
    calls.createIndex('tab', ['tab', 'startedAt']);
    calls.createIndex('seen', ['seen', 'startedAt']);
    calls.createIndex('views', 'views', { multiEntry: true });
    calls.put(call);
    asked.result.createObjectStore('tallies', { keyPath: 'tab' }).put({ tab: 'run:3', count: 1, size: call.size, failed: 1 });
    asked.result.createObjectStore('unfinished', { keyPath: 'id' });
  });
  const old = await new Promise<IDBDatabase>((resolve) => asked.addEventListener('success', () => resolve(asked.result)));
  old.addEventListener('versionchange', () => old.close());
  expect((await store.list.listCalls(null)).map(({ exchange: { id } }) => id)).toEqual(['old']);
  expect(await store.list.measureHistory()).toEqual({ calls: 1, bytes: call.size });
  await store.reports.putReport('a', reportOf(kinds), false);
  expect(await ids()).toEqual(['a']);
});
