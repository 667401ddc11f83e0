/** Records made to break their reader: each is read or refused with one sentence, soon, and nothing of ours is changed by it. */
import { describe, expect, test } from 'vitest';
import { judgeRecord } from '../../src/diagnosis/record';
import { matchEntries } from '../../src/http/har-join';
import { readRecord } from '../../src/http/record-file';
import { UnreadableError } from '../../src/http/unreadable';
import { numbersFrom } from '../support/forged-messages';

const field = (name: string, value: string) => ({ name, value });
const entry = (change: object = {}): object => ({
  startedDateTime: '2026-11-22T10:00:00.000Z',
  time: 12,
  _resourceType: 'fetch',
  request: { method: 'POST', url: 'https://api.tokenim.com/v1/messages?limit=2', headers: [field('Authorization', 'Bearer abc'), field('Cookie', 'sid=1; x="y"'), field('Origin', 'https://app.example')], postData: { mimeType: 'application/json', text: '{"password":"hunter2","list":[1,2]}' } },
  response: { status: 401, statusText: 'Unauthorized', headers: [field('WWW-Authenticate', 'Bearer realm="a", error="invalid_token"'), field('Set-Cookie', 'a=b; Path=/'), field('Retry-After', '5')], content: { mimeType: 'application/json', text: '{"error":"invalid_token","error_description":"The token expired"}' } },
  serverIPAddress: '203.0.113.7',
  ...change,
});
const har = (entries: string): string => `{"log":{"version":"1.2","creator":{"name":"x"},"pages":[{"id":"p","title":"https://app.example/"}],"entries":[${entries}]}}`;
const plain = har([entry(), entry({ _resourceType: 'preflight', request: { method: 'OPTIONS', url: 'https://api.tokenim.com/v1/messages?limit=2', headers: [field('Access-Control-Request-Method', 'POST')] } }), entry({ response: { status: 302, headers: [field('Location', '/v1/next')] } })].map((one) => JSON.stringify(one)).join(','));

/** How many calls were judged, or the sentence of the refusal. Anything else that is thrown fails the test. */
function use(content: string | Uint8Array): number | string {
  try {
    return judgeRecord(readRecord(content), true).length;
  } catch (error) {
    if (error instanceof UnreadableError) return error.message;
    throw error;
  }
}

/** Milliseconds of processor time. */
function timeOf(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

describe('bombs', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const bombs: readonly (readonly [string, () => string | Uint8Array, number | RegExp])[] = [
    ['a list 100,000 deep', () => '['.repeat(100_000) + ']'.repeat(100_000), /no log\.entries/],
    ['an entry 100,000 deep', () => har(`${'{"request":'.repeat(100_000)}1${'}'.repeat(100_000)}`), 0],
    ['lists ten million deep', () => bytes('['.repeat(10_000_000)), /deep in one another/],
    ['a body 30,000 deep', () => har(JSON.stringify(entry({ response: { status: 403, headers: [], content: { mimeType: 'application/json', text: `${'['.repeat(30_000)}${']'.repeat(30_000)}` } } }))), 1],
    ['a form of JSON 10,000 deep', () => har(JSON.stringify(entry({ request: { method: 'POST', url: 'https://a.example/', headers: [], postData: { mimeType: 'application/json', text: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}` } } }))), 1],
    ['a million entries that are none', () => har(`${'{},'.repeat(999_999)}{}`), 0],
    ['three million entries', () => har(`${'0,'.repeat(2_999_999)}0`), /more than 2 million entries/],
    ['forty million values', () => bytes(`${'[],'.repeat(40_000_000)}[]`), /more than 30 million values/],
    ['one text of 20 MB', () => har(JSON.stringify(entry({ comment: 'x'.repeat(20_000_000) }))), 1],
    ['one field of 5 MB', () => har(JSON.stringify(entry({ response: { status: 403, headers: [field('X', 'a,'.repeat(2_500_000))], content: {} } }))), 1],
    ['20,000 fields', () => har(JSON.stringify(entry({ response: { status: 403, headers: Array.from({ length: 20_000 }, (_none, place) => field(`X-${place}`, 'y')), content: {} } }))), 1],
    ['a URL of 1 MB', () => har(JSON.stringify(entry({ request: { method: 'GET', url: `https://a.example/${'a/'.repeat(500_000)}`, headers: [] } }))), 1],
    ['names of the prototype', () => har('{"__proto__":{"url":"https://a.example/"},"request":{"__proto__":{"method":"GET"},"url":"https://a.example/","constructor":1,"headers":[{"name":"__proto__","value":"x"},{"name":"constructor","value":"y"}]},"response":{"status":403,"headers":[],"content":{"mimeType":"application/json","text":"{\\"__proto__\\":{\\"polluted\\":1},\\"constructor\\":{\\"prototype\\":{\\"polluted\\":1}}}"}}}'), 1],
    ['members twice: the last one counts', () => har('{"request":{"url":"x"},"request":{"method":"GET","url":"https://a.example/","url":"https://b.example/","headers":[]},"response":{"status":200},"response":{"status":403,"headers":[]}}'), 1],
    ['log twice', () => '{"log":{"entries":1},"log":{"entries":[]}}', 0],
    ['members of the wrong type', () => har(['null', 'true', '1', '"x"', '[]', '{"request":[]}', '{"request":{"url":1}}', '{"request":{"url":"https://a.example/","headers":{"length":1e9},"method":7},"response":[]}', '{"request":{"url":"https://a.example/","headers":[null,1,{"name":{},"value":[]}]},"response":{"status":"4e2","headers":"x","content":[]},"startedDateTime":{},"time":"x"}'].join(',')), 2],
    ['numbers that are none', () => har('{"request":{"url":"https://a.example/","headers":[]},"response":{"status":1e999,"headers":[]},"time":-1e999,"startedDateTime":"+275760-09-13T00:00:00.001Z"}'), 1],
    ['UTF-16, little end first', () => new Uint8Array(Buffer.from(`\uFEFF${plain}`, 'utf16le')), 3],
    ['UTF-16, big end first', () => new Uint8Array(Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16()), 3],
    ['UTF-8 with its mark', () => bytes(`\uFEFF${plain}`), 3],
    ['a mark and nothing', () => new Uint8Array([0xff, 0xfe]), /empty/],
    ['half a letter of UTF-16', () => new Uint8Array([0xff, 0xfe, 0x7b]), /HAR|JSON|form/i],
    ['zeros', () => new Uint8Array(1000), /HAR|JSON|form/i],
    ['broken UTF-8', () => new Uint8Array([...bytes(plain.slice(0, 300)), 0xc3, 0x28, 0xff, ...bytes(plain.slice(300))]), 3],
  ];
  test.each(bombs)('%s', (_name, make, expected) => {
    const content = make();
    let told: number | string = '';
    const milliseconds = timeOf(() => void (told = use(content)));
    if (typeof expected === 'number') expect(told).toBe(expected);
    else expect(told).toMatch(expected);
    if (typeof told === 'string') expect(told).toMatch(/^.{5,120}$/);
    // On an idle machine each takes less than two seconds; this is to notice what would never end.
    expect(milliseconds).toBeLessThan(60_000);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }, 600_000);
});

test('cut anywhere, a record is read or refused with a sentence', () => {
  const step = plain.length / 500;
  const told = Array.from({ length: 500 }, (_none, place) => use(plain.slice(0, Math.floor(place * step))));
  expect(told.filter((one) => typeof one !== 'string')).toEqual([]);
  expect(use(plain)).toBe(3);
});

test('3,000 records with something wrong in them are read or refused with a sentence', () => {
  const seed = Number(process.env['PROPERTY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const choose = numbersFrom(seed);
  const pieces = ['{', '}', '[', ']', '"', ',', ':', '\\', 'null', 'true', '-1', '1e309', '""', '{}', '[]', '\\u0000', '\\ud800', '\u202e', '"__proto__":1,', '"url":', '"headers":[],', '‹redacted›', '%', '=', ';', '\u0000'];
  let read = 0;
  for (let turn = 0; turn < 1500; turn += 1) {
    let text = plain;
    for (let changes = 1 + choose(4); changes > 0; changes -= 1) {
      const at = choose(text.length);
      const to = at + choose(choose(4) === 0 ? 200 : 12);
      const kind = choose(4);
      const put = kind === 0 ? '' : kind === 1 ? (pieces[choose(pieces.length)] ?? '') : kind === 2 ? text.slice(at, to).repeat(2) : String.fromCharCode(choose(65_536));
      text = text.slice(0, at) + put + text.slice(to);
    }
    const told = use(text);
    if (typeof told === 'number') read += 1;
  }
  // Values of wrong kinds in the right places: always JSON.
  const kinds: readonly unknown[] = [null, true, 0, -1, 1.5, '', 'x', '\ud800', [], {}, [null], { a: 1 }, 'https://[', 'A'.repeat(5000)];
  for (let turn = 0; turn < 1500; turn += 1) {
    const copy = JSON.parse(plain) as { [name: string]: unknown };
    let holder: { [name: string]: unknown } = copy;
    for (let depth = 1 + choose(8); depth > 0; depth -= 1) {
      const names = Object.keys(holder);
      const name = names[choose(names.length || 1)] ?? 'log';
      const next = holder[name];
      if (depth > 1 && typeof next === 'object' && next !== null && Object.keys(next).length > 0) holder = next as { [name: string]: unknown };
      else holder[name] = structuredClone(kinds[choose(kinds.length)]);
    }
    if (typeof use(JSON.stringify(copy)) === 'number') read += 1;
  }
  expect(read, `seed ${seed}`).toBeGreaterThan(500);
}, 600_000);

test('joining takes time in proportion, whatever is made to look as if it belonged together', () => {
  const call = { method: 'GET', url: 'https://a.example/', start: 0, isPreflight: false, asks: null, sentTo: null };
  const shapes: { readonly [name: string]: (length: number) => Parameters<typeof matchEntries>[0] } = {
    'preflights of one URL in one moment': (length) => Array.from({ length }, (_none, place) => (place % 2 === 0 ? call : { ...call, method: 'OPTIONS', isPreflight: true, asks: 'GET' })),
    'preflights before all calls': (length) => Array.from({ length }, (_none, place) => (place > length / 2 ? { ...call, start: place } : { ...call, start: place, method: 'OPTIONS', isPreflight: true })),
    'redirects to themselves': (length) => Array.from({ length }, () => ({ ...call, sentTo: { url: call.url, method: 'GET' } })),
  };
  for (const [name, make] of Object.entries(shapes)) {
    const [some, more] = [make(5000), make(20_000)];
    const ratios = Array.from({ length: 5 }, () => timeOf(() => matchEntries(more)) / Math.max(4, timeOf(() => matchEntries(some))));
    expect(Math.min(...ratios), name).toBeLessThan(9);
  }
});

test('a chain longer than any fetch is not one call', () => {
  const hops = Array.from({ length: 3000 }, (_none, place) => entry({ request: { method: 'GET', url: `https://a.example/${place}`, headers: [] }, response: { status: 302, headers: [field('Location', `/${place + 1}`)] } }));
  const { calls } = readRecord(har(hops.map((one) => JSON.stringify(one)).join(',')));
  expect(Math.max(...calls.map(({ exchange }) => exchange.redirects.length))).toBe(20);
});
