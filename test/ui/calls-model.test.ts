/** The model over a Feed: order, selection, filter, notices, end. */
import { describe, expect, test, vi } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import type { Notice } from '../../src/store/feed';
import { createCallsModel } from '../../src/ui/calls-model';
import { exchange } from '../support/exchange';
import { fakeFeed } from './fake-feed';

const call = (id: string, more: Parameters<typeof exchange>[0] = {}) => diagnose(exchange({ id, ...more }));
const settle = (): Promise<void> => vi.waitFor(() => undefined).then(() => new Promise((done) => setTimeout(done)));
const ids = (calls: readonly ReturnType<typeof call>[]): string[] => calls.map(({ exchange: { id } }) => id);

describe('createCallsModel', () => {
  test('keeps what it is about, in the order of the feed', async () => {
    const model = createCallsModel(fakeFeed([call('b'), call('other-tab', { tabId: 8 }), call('a')]), ({ exchange: { tabId } }) => tabId === 7);
    expect(model.loaded.value).toBe(false);
    await settle();
    expect(model.loaded.value).toBe(true);
    expect(ids(model.calls.value)).toEqual(['b', 'a']);
  });

  test('selects the first failure, and only a choice opens it', async () => {
    const model = createCallsModel(fakeFeed([call('ok', { status: 200 }), call('failed')]), () => true);
    await settle();
    expect(model.selected.value?.exchange.id).toBe('failed');
    expect(model.opened.value).toBe(false);
    model.select('ok');
    expect(model.opened.value).toBe(true);
    model.close();
    expect(model.selected.value?.exchange.id).toBe('ok');
    expect(model.opened.value).toBe(false);
  });

  test('new calls do not steal the selection, changed ones are shown as they are now', async () => {
    const feed = fakeFeed([call('a')]);
    const model = createCallsModel(feed, () => true);
    await settle();
    feed.set([call('b'), call('a', { status: 404 })]);
    await settle();
    expect(model.selected.value?.exchange.id).toBe('a');
    expect(model.selected.value?.exchange.response?.status).toBe(404);
  });

  test('falls back to the first failure when the selected call is gone', async () => {
    const feed = fakeFeed([call('a'), call('b')]);
    const model = createCallsModel(feed, () => true);
    await settle();
    model.select('b');
    feed.set([call('c')]);
    await settle();
    expect(model.selected.value?.exchange.id).toBe('c');
    feed.set([]);
    await settle();
    expect(model.selected.value).toBeNull();
    expect(model.total.value).toBe(0);
  });

  test('filters by every word, in path, status, cause and headline of either language', async () => {
    const model = createCallsModel(fakeFeed([call('a', { url: 'https://api.tokenim.com/v1/groups' }), call('b', { status: 429, method: 'POST' })]), () => true);
    await settle();
    const shown = (filter: string): string[] => ((model.filter.value = filter), ids(model.calls.value));
    expect(shown('groups')).toEqual(['a']);
    expect(shown('POST 429')).toEqual(['b']);
    expect(shown('groups 429')).toEqual([]);
    expect(shown('  ')).toEqual(['a', 'b']);
    expect(model.selected.value?.exchange.id).toBe('a');
  });

  test('says each notice once', async () => {
    const notice = (id: string, subject: string): Notice => ({ id, kind: 'csp-blocked', tabId: 7, subject, at: '2026-11-22T10:00:00.000Z' });
    const model = createCallsModel(fakeFeed([], [notice('1', 'https://a.test'), notice('2', 'https://a.test'), notice('3', 'https://b.test')]), () => true);
    await settle();
    expect(model.notices.value.map(({ id }) => id)).toEqual(['1', '3']);
  });

  test('the feed is asked one thing at a time, however often it changes, and the last answer is what is shown', async () => {
    const answers: ((calls: readonly ReturnType<typeof call>[]) => void)[] = [];
    const listeners: (() => void)[] = [];
    const model = createCallsModel(
      { calls: () => new Promise((answer) => void answers.push(answer)), notices: async () => [], subscribe: (listener) => (listeners.push(listener), () => undefined) },
      () => true,
    );
    for (let times = 0; times < 5; times += 1) listeners[0]?.();
    expect(answers).toHaveLength(1);
    answers[0]?.([call('old')]);
    await settle();
    expect(answers).toHaveLength(2);
    answers[1]?.([call('new')]);
    await settle();
    expect(answers).toHaveLength(2);
    expect(ids(model.calls.value)).toEqual(['new']);
  });

  test('keeps what it shows when the feed fails once', async () => {
    const feed = fakeFeed([call('a')]);
    let broken = false;
    const model = createCallsModel({ ...feed, calls: async () => (broken ? Promise.reject(new Error('gone')) : feed.calls()) }, () => true);
    await settle();
    broken = true;
    feed.set([]);
    await settle();
    expect(ids(model.calls.value)).toEqual(['a']);
    broken = false;
    feed.set([call('b')]);
    await settle();
    expect(ids(model.calls.value)).toEqual(['b']);
  });

  test('ends its subscription', async () => {
    const feed = fakeFeed([]);
    const model = createCallsModel(feed, () => true);
    expect(feed.listeners.size).toBe(1);
    model.dispose();
    expect(feed.listeners.size).toBe(0);
  });
});
