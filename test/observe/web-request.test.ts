/** The reducer against the event sequences that browsers really send. */
import { describe, expect, test } from 'vitest';
import type { Exchange, HttpResponse } from '../../src/http/exchange';
import { openTable, type OpenEntry, type OpenTable } from '../../src/observe/open-exchanges';
import { expire, loseRedirect, step, type Beginning, type Step, type WebRequestEvent } from '../../src/observe/web-request';

const URL = 'https://api.tokenim.com/v1/messages';
const answer = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  statusText: '',
  headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  content: null,
});

let clock = 1_795_000_000_000;
const at = (): number => (clock += 5);
const begun: Beginning = { method: 'GET', url: URL, credentials: [], resourceType: 'fetch', tabId: 3, initiator: 'page', origin: 'https://app.example' };
const before = (requestId: string, facts: Partial<Beginning> = {}): WebRequestEvent => ({ type: 'before-request', requestId, at: at(), request: { ...begun, ...facts } });
const sent = (requestId: string, headers: Record<string, string> = {}): WebRequestEvent => ({
  type: 'send-headers', requestId, at: at(), request: begun, headers: answer(0, headers).headers, credentials: [], headersComplete: true,
});
const received = (requestId: string, response: HttpResponse): WebRequestEvent => ({ type: 'headers-received', requestId, at: at(), request: begun, response });
const completed = (requestId: string, response: HttpResponse): WebRequestEvent => ({ type: 'completed', requestId, at: at(), request: begun, response, serverIPAddress: '203.0.113.9', fromCache: false });
const failed = (requestId: string, error = 'net::ERR_FAILED'): WebRequestEvent => ({ type: 'error-occurred', requestId, at: at(), request: begun, error, serverIPAddress: null, fromCache: false });
const redirected = (requestId: string, redirectUrl: string): WebRequestEvent => ({ type: 'before-redirect', requestId, at: at(), request: begun, redirectUrl, response: answer(302, { Location: redirectUrl }) });

/** Plays events; each state passes through JSON, as it does when the worker dies between any two of them. */
function play(events: readonly WebRequestEvent[]): { finished: Exchange[]; open: OpenTable } {
  let open = openTable();
  const finished: Exchange[] = [];
  for (const event of events) {
    open = openTable(JSON.parse(JSON.stringify([...open.entries()])) as OpenEntry[]);
    finished.push(...take(open, step(open, event)).finished);
  }
  return { finished, open };
}

/** Lets a step be done. */
function take(open: OpenTable, next: Step): Step {
  open.apply(next.changes);
  return next;
}

const asks = { 'Access-Control-Request-Method': 'PUT' };

describe('sequences', () => {
  test('a readable 403', () => {
    const { finished, open } = play([before('1'), sent('1', { Origin: 'https://app.example', 'Sec-Fetch-Mode': 'cors' }), received('1', answer(403, { Server: 'x' })), completed('1', answer(403))]);
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ networkError: null, mode: 'cors', serverIPAddress: '203.0.113.9', response: { status: 403, headers: [{ name: 'Server', value: 'x' }] }, time: 15 });
    expect(open.size).toBe(0);
  });

  test('an answer that CORS refused: headers, then an error', () => {
    expect(play([before('1'), sent('1'), received('1', answer(403)), failed('1')]).finished[0]).toMatchObject({ response: { status: 403 }, networkError: 'net::ERR_FAILED' });
  });

  test('a refused preflight belongs to the call that it guarded', () => {
    const { finished, open } = play([
      before('1', { method: 'PUT' }), before('2', { method: 'OPTIONS' }), sent('2', asks), received('2', answer(403)), completed('2', answer(403)), failed('1'),
    ]);
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ request: { method: 'PUT' }, response: null, preflight: { response: { status: 403 }, resourceType: 'preflight' } });
    expect(open.size).toBe(0);
  });

  test('a page’s own OPTIONS has a preflight too', () => {
    const { finished } = play([
      before('1', { method: 'OPTIONS' }), before('2', { method: 'OPTIONS' }), sent('2', { 'Access-Control-Request-Method': 'OPTIONS' }), received('2', answer(403)), completed('2', answer(403)), failed('1'),
    ]);
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ request: { method: 'OPTIONS' }, resourceType: 'fetch', preflight: { response: { status: 403 } } });
  });

  test('an OPTIONS of the page beside another call is nobody’s preflight', () => {
    const chrome = { 'User-Agent': 'Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36' };
    const { finished } = play([before('1'), sent('1', chrome), before('2', { method: 'OPTIONS' }), sent('2', chrome), received('2', answer(405)), completed('2', answer(405)), received('1', answer(403)), completed('1', answer(403))]);
    expect(finished.map(({ request, preflight }) => [request.method, preflight])).toEqual([['OPTIONS', null], ['GET', null]]);
  });

  test('Firefox sends the call before its preflight', () => {
    const { finished } = play([
      before('1', { method: 'PUT' }), sent('1'), before('2', { method: 'OPTIONS' }), sent('2', asks), received('2', answer(403)), failed('2', 'NS_ERROR_DOM_BAD_URI'), failed('1', 'NS_ERROR_DOM_BAD_URI'),
    ]);
    expect(finished).toHaveLength(1);
    expect(finished[0]?.preflight?.response?.status).toBe(403);
  });

  test('two equal calls at once keep their own preflights', () => {
    const { finished } = play([
      before('1', { method: 'PUT' }), before('2', { method: 'PUT' }), before('3', { method: 'OPTIONS' }), before('4', { method: 'OPTIONS' }),
      sent('3', asks), sent('4', asks), received('3', answer(403)), received('4', answer(500)), completed('3', answer(403)), completed('4', answer(500)), failed('1'), failed('2'),
    ]);
    expect(finished.map((one) => one.preflight?.response?.status)).toEqual([403, 500]);
  });

  test('a preflight that outlives its call by a moment is part of it, and no second call', () => {
    const { finished, open } = play([before('1', { method: 'PUT' }), before('2', { method: 'OPTIONS' }), failed('1'), failed('2')]);
    expect(finished.map(({ request, preflight }) => [request.method, preflight?.request.method])).toEqual([['PUT', 'OPTIONS']]);
    expect(open.size).toBe(0);
  });

  test('a preflight whose call began unseen waits for it, and is told alone only when the call is never heard of', () => {
    const put: Partial<Beginning> = { method: 'PUT' };
    const guard = [before('2', { method: 'OPTIONS' }), sent('2', asks), received('2', answer(403)), completed('2', answer(403))].map((event) => ({ ...event, request: { ...event.request, method: 'OPTIONS' } }));
    const end = { ...failed('1'), request: { ...begun, ...put } };
    // It had ended before.
    const { finished, open } = play([...guard, end]);
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ request: { method: 'PUT' }, networkError: 'net::ERR_FAILED', preflight: { response: { status: 403 } } });
    expect(open.size).toBe(0);
    // It ends while the call goes on.
    const passed = [...guard.slice(0, 2), { ...sent('1'), request: { ...begun, ...put } }, ...guard.slice(2), end];
    expect(play(passed).finished).toEqual([expect.objectContaining({ preflight: expect.objectContaining({ response: expect.objectContaining({ status: 403 }) }) })]);
    expect(play(passed).open.size).toBe(0);
    // Another method’s, tab’s or page’s it is not.
    for (const other of [{ method: 'DELETE' }, { method: 'PUT', tabId: 4 }, { method: 'PUT', origin: 'https://other.example' }]) {
      expect(play([...guard, { ...end, request: { ...begun, ...other } }]).finished[0]?.preflight).toBeNull();
    }
    const alone = play(guard);
    expect(alone.finished).toEqual([]);
    expect(expire(alone.open, clock + 19_000, 300_000).finished).toEqual([]);
    expect(expire(alone.open, clock + 21_000, 300_000)).toMatchObject({ finished: [{ request: { method: 'OPTIONS' }, response: { status: 403 }, lost: null }] });
  });

  test('an answered OPTIONS whose fields were not seen may be a preflight: it waits for its call', () => {
    const options = { ...completed('2', answer(403)), request: { ...begun, method: 'OPTIONS' } };
    const { finished, open } = play([options, { ...failed('1'), request: { ...begun, method: 'PUT' } }]);
    expect(finished).toEqual([expect.objectContaining({ request: expect.objectContaining({ method: 'PUT' }), preflight: expect.objectContaining({ resourceType: 'preflight', response: expect.objectContaining({ status: 403 }) }) })]);
    expect(open.size).toBe(0);
    // A page may ask for OPTIONS itself.
    expect(expire(play([options]).open, clock + 21_000, 300_000)).toMatchObject({ finished: [{ request: { method: 'OPTIONS' }, lost: null }] });
    expect(play([{ ...failed('2', 'net::ERR_BLOCKED_BY_CLIENT'), request: { ...begun, method: 'OPTIONS' } }]).finished).toHaveLength(1);
  });

  test('a preflight to another URL, or of another tab, is not theirs', () => {
    const { finished } = play([
      before('1', { method: 'PUT' }), before('2', { method: 'OPTIONS', url: `${URL}/other` }), before('3', { method: 'OPTIONS', tabId: 4 }), completed('2', answer(403)), completed('3', answer(403)), failed('1'),
    ]);
    expect(finished.find((one) => one.request.method === 'PUT')?.preflight).toBeNull();
  });

  test('a redirect is one call with a chain; each hop keeps its preflight', () => {
    const { finished } = play([
      before('1', { method: 'PUT' }), before('2', { method: 'OPTIONS' }), sent('2', asks), completed('2', answer(204)), sent('1'), received('1', answer(302)),
      redirected('1', `${URL}/new`), before('1', { method: 'PUT', url: `${URL}/new` }), before('3', { method: 'OPTIONS', url: `${URL}/new` }), sent('3', asks), completed('3', answer(403)), failed('1'),
    ]);
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ request: { url: `${URL}/new` }, redirects: [{ request: { url: URL }, response: { status: 302 }, preflight: { response: { status: 204 } } }], preflight: { response: { status: 403 } } });
  });

  test('a redirect to where nothing may be seen is ended as lost, once', () => {
    const { open } = play([before('1'), sent('1'), received('1', answer(302)), redirected('1', 'https://other.example/')]);
    const { finished } = take(open, loseRedirect(open, '1', at()));
    expect(finished[0]).toMatchObject({ lost: 'redirect-without-permission', response: { status: 302 }, redirects: [] });
    expect(loseRedirect(open, '1', at()).finished).toEqual([]);
  });

  test('a redirect that Firefox announces and does not follow: its answer was the last', () => {
    const { finished } = play([before('1'), sent('1'), received('1', answer(302)), redirected('1', `${URL}/new`), failed('1', 'NS_ERROR_UNEXPECTED')]);
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ request: { url: URL }, response: { status: 302 }, redirects: [], networkError: 'NS_ERROR_UNEXPECTED', lost: null });
  });

  test('a redirect that was seen to go on is not lost', () => {
    const { open } = play([before('1'), redirected('1', `${URL}/new`), before('1', { url: `${URL}/new` })]);
    expect(loseRedirect(open, '1', at()).finished).toEqual([]);
  });

  test('events that died with the worker are made up for by any later one', () => {
    for (const lost of [1, 2, 3]) {
      const events = [before('1'), sent('1'), received('1', answer(403)), completed('1', answer(403))].slice(lost);
      const { finished, open } = play(events);
      expect(finished, `without the first ${lost}`).toHaveLength(1);
      expect(finished[0]).toMatchObject({ request: { method: 'GET', url: URL }, response: { status: 403 }, tabId: 3, origin: 'https://app.example' });
      expect(open.size).toBe(0);
    }
    expect(play([failed('9', 'net::ERR_CONNECTION_RESET')]).finished[0]).toMatchObject({ response: null, networkError: 'net::ERR_CONNECTION_RESET' });
  });

  test('a stream is no failure, however long it is silent, and its end is still seen', () => {
    const { open } = play([before('1'), sent('1'), received('1', answer(200))]);
    expect(take(open, expire(open, clock + 3_600_000, 300_000)).finished).toEqual([]);
    expect(step(open, failed('1', 'net::ERR_CONNECTION_RESET')).finished).toHaveLength(1);
    expect(take(open, expire(open, clock + 300_000 * 61, 300_000)).finished).toEqual([]);
    expect(open.size).toBe(0);
  });

  test('an answer that refuses is told without its end, and again with it', () => {
    for (const refusal of [answer(403), answer(200)]) {
      const { open } = play([before('1'), sent('1', { Origin: 'https://app.example', 'Sec-Fetch-Mode': 'cors' }), received('1', refusal)]);
      const first = take(open, expire(open, clock + 21_000, 300_000)).finished;
      expect(first).toHaveLength(1);
      expect(take(open, expire(open, clock + 51_000, 300_000)).finished).toEqual([]);
      const [end] = take(open, step(open, failed('1'))).finished;
      expect(end).toMatchObject({ id: first[0]?.id, lost: null, networkError: 'net::ERR_FAILED' });
      expect(open.size).toBe(0);
    }
  });

  test('silence ends an exchange as timed out, and spares the lively', () => {
    const { open } = play([before('1'), before('2')]);
    const later = expire(open, clock + 299_000, 300_000);
    expect(later.finished).toEqual([]);
    expect(expire(open, clock + 301_000, 300_000).finished.map((one) => one.lost)).toEqual(['timed-out', 'timed-out']);
  });
});

test('ten thousand calls at once, each with its preflight, are joined in linear time', () => {
  const open = openTable();
  const ended: Exchange[] = [];
  const tell = (event: WebRequestEvent): void => void ended.push(...take(open, step(open, event)).finished);
  const started = performance.now();
  const many = Array.from({ length: 10_000 }, (_, place) => place);
  for (const one of many) tell(before(`call-${one}`, { method: 'PUT', url: `${URL}?page=${one % 2}` }));
  for (const one of many) {
    const of = { url: `${URL}?page=${one % 2}` };
    tell(before(`guard-${one}`, { ...of, method: 'OPTIONS' }));
    tell({ ...sent(`guard-${one}`, asks), request: { ...begun, ...of, method: 'OPTIONS' } });
    tell(completed(`guard-${one}`, answer(403)));
    tell(failed(`call-${one}`));
  }
  expect(ended).toHaveLength(10_000);
  expect(ended.every(({ preflight }) => preflight?.response?.status === 403)).toBe(true);
  expect(open.size).toBe(0);
  expect(performance.now() - started).toBeLessThan(5000);
});
