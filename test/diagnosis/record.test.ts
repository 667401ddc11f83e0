/** A whole record: those that failed stand beside those that worked, without the latter being read whole. */
import { describe, expect, test } from 'vitest';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { judgeRecord } from '../../src/diagnosis/record';
import { knownSecrets } from '../../src/http/known-secrets';
import { readHar } from '../../src/http/har-file';
import { machineForm } from '../../src/report/machine-form';

const SECRET = 'canaryOpaqueToken0123456789';
const API = 'https://api.example.com';
interface Facts {
  readonly second: number;
  readonly status?: number;
  readonly token?: string;
  readonly method?: string;
  readonly body?: string;
}
const entry = (url: string, { second, status = 200, token = SECRET, method = 'GET', body = '{"items":[]}' }: Facts): object => ({
  startedDateTime: new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString(),
  time: 10,
  _resourceType: 'fetch',
  serverIPAddress: second < 10 ? '192.0.2.1' : '192.0.2.2',
  request: { method, url, headers: [{ name: 'Origin', value: 'https://app.example' }, ...(token === '' ? [] : [{ name: 'Authorization', value: `Bearer ${token}` }])] },
  response: { status, headers: [{ name: 'Access-Control-Allow-Origin', value: 'https://app.example' }, { name: 'Server', value: 'nginx' }, { name: 'X-Other', value: 'not kept' }], content: { size: body.length, mimeType: 'application/json', text: body } },
});
const judged = (entries: readonly object[], all = false): ReturnType<typeof judgeRecord> => judgeRecord(readHar(JSON.stringify({ log: { creator: { name: 'Firefox' }, entries } }), all ? null : mayHaveFailed, knownSecrets(new Uint8Array(32).fill(3))), all);
const failing = (list: ReturnType<typeof judgeRecord>): ReturnType<typeof judgeRecord> => list.filter(({ diagnosis }) => diagnosis.failure !== 'none');

describe('a success, then a failure', () => {
  const entries = [entry(`${API}/v1/groups/1`, { second: 1 }), entry(`${API}/v1/groups/2`, { second: 2 }), entry(`${API}/v1/groups/1`, { second: 30, status: 401, body: '{}' })];
  for (const all of [false, true]) {
    test(all ? 'every entry read' : 'only what failed read', () => {
      const [failure, ...more] = failing(judged(entries, all));
      expect(more).toEqual([]);
      expect(failure?.diagnosis.comparison).toMatchObject({ sameEndpoint: true, seconds: 28, credential: 'same', worked: { id: 'har-1' } });
      expect(failure?.diagnosis.findings[0]?.cause).toBe('credential-expired');
    });
  }
  test('in the form that programs read, without the secret', () => {
    const [failure] = failing(judged(entries));
    if (failure === undefined) throw new Error('nothing failed');
    const form = JSON.stringify(machineForm(failure.diagnosis, failure.entry));
    expect(JSON.parse(form)).toMatchObject({
      entry: 2,
      comparison: {
        entry: 1, when: '2026-11-22T10:00:02.000Z', method: 'GET', url: `${API}/v1/groups/2`, status: 200, sameEndpoint: true, seconds: 28, credential: 'same',
        differences: [{ kind: 'path', name: '', worked: '/v1/groups/2', failed: '/v1/groups/1' }, { kind: 'address', name: '', worked: '192.0.2.1', failed: '192.0.2.2' }],
      },
    });
    expect(form).not.toContain(SECRET);
  });
});

test('another token, by its fingerprint', () => {
  const [failure] = failing(judged([entry(`${API}/v1/groups`, { second: 1 }), entry(`${API}/v1/groups`, { second: 5, status: 403, token: 'anotherOpaqueToken987654', body: '{}' })]));
  expect(failure?.diagnosis.comparison).toMatchObject({ credential: 'different', differences: [{ kind: 'credential', name: 'authorization' }] });
});

test('an answer without a body is read for its CORS fields, and counts as one that worked', () => {
  const [failure] = failing(judged([entry(`${API}/v1/groups`, { second: 1, body: '' }), entry(`${API}/v1/groups`, { second: 5, status: 500, body: '{}' })]));
  expect(failure?.diagnosis.comparison?.worked.id).toBe('har-0');
});

test('a slip in the path, found among many endpoints', () => {
  const many = Array.from({ length: 200 }, (_, i) => entry(`${API}/v1/${'abcdefghij'[i % 10]?.repeat(8)}${'klmnopqrst'[Math.floor(i / 10) % 10]?.repeat(5)}`, { second: 1 }));
  const [failure] = failing(judged([...many, entry(`${API}/v1/messages/5`, { second: 2 }), entry(`${API}/v1/mesages/7`, { second: 3, status: 404, body: '{}' })]));
  expect(failure?.diagnosis.findings[0]).toMatchObject({ cause: 'wrong-route-or-host', params: { slip: 'letter', mendedPath: '/v1/messages/7' } });
});

test('calls of other hosts, and preflights, are not compared with', () => {
  const preflight = { ...entry(`${API}/v1/groups`, { second: 1, status: 204, method: 'OPTIONS', body: '' }), _resourceType: 'preflight' };
  const [failure] = failing(judged([preflight, entry('https://other.example.org/v1/groups', { second: 1 }), entry(`${API}/v1/groups`, { second: 90, status: 403, body: '{}' })]));
  expect(failure?.diagnosis.comparison).toBeNull();
});

test('without times, in any order, with odd entries: nothing is thrown', () => {
  const odd = [{}, null, { request: { url: API } }, { startedDateTime: 'x', request: { method: 'GET', url: `${API}/v1/groups`, headers: 'no' }, response: { status: 200, headers: [null, { name: 1 }], content: { text: '{}' } } }];
  const list = judged([...odd, entry(`${API}/v1/groups`, { second: 5, status: 403, body: '{}' })] as object[]);
  expect(failing(list).at(-1)?.diagnosis.comparison?.sameEndpoint).toBe(true);
});
