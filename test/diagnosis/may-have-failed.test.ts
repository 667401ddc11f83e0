/** What is passed over unread never was a failure: over random records, reading everything and reading what may have failed give the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { readHar } from '../../src/http/har-file';
import type { Exchange } from '../../src/http/exchange';
import { refusalBases } from '../support/refusal-bases';
import { anyFetch } from '../support/refused-fetch';

const BODIES = ['', '<?xml version="1.0"?>\n<ApiResponse Status="ERROR"><Errors><Error Number="1">Invalid API key</Error></Errors></ApiResponse>', '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[签名错误]]></return_msg></xml>', '<?xml version="1.0"?><items><item/></items>', '{"items":[]}', '{"data":null,"error":{"code":"forbidden","message":"no"}}', '\n\n   {"errcode":40001,"errmsg":"invalid credential"}', '{"success":false,"message":"no"}', '[1]', '<html>ok</html>', '\ufeff{"error":"access_denied"}', '{"\\u0065rror":"access_denied"}'];

type Written = readonly object[];

/** The entries in which a browser writes an exchange: its hops, each with its preflight, and the call. */
function entriesOf(exchange: Exchange, encoded: boolean): Written {
  const one = ({ request, response }: Pick<Exchange, 'request' | 'response'>, error: string | null, type: string, body: string | null): object => ({
    startedDateTime: exchange.startedDateTime,
    time: 1,
    _resourceType: type,
    request: { method: request.method, url: request.url, headers: request.headers },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? '',
      headers: response?.headers ?? [],
      content: body === null ? {} : encoded ? { mimeType: 'text/html', encoding: 'base64', text: Buffer.from(body).toString('base64') } : { text: body },
      ...(error === null ? {} : { _error: error }),
    },
  });
  const asked = (preflight: Exchange | null): Written => (preflight === null ? [] : [one(preflight, preflight.networkError, 'preflight', null)]);
  return [
    ...exchange.redirects.flatMap((hop) => [...asked(hop.preflight), one(hop, null, 'fetch', null)]),
    ...asked(exchange.preflight),
    one(exchange, exchange.networkError, 'fetch', exchange.response?.content ?? null),
  ];
}

const written = fc
  .record({ exchange: fc.oneof(anyFetch, fc.constantFrom(...Object.values(refusalBases))), body: fc.constantFrom(null, ...BODIES), status: fc.constantFrom(null, 200, 204, 302), encoded: fc.boolean(), stripped: fc.boolean() })
  .map(({ exchange, body, status, encoded, stripped }) => {
    const response = exchange.response === null ? null : { ...exchange.response, status: status ?? exchange.response.status, content: body ?? exchange.response.content };
    const headers = stripped ? exchange.request.headers.filter(({ name }) => name !== 'Origin') : exchange.request.headers;
    return entriesOf({ ...exchange, request: { ...exchange.request, headers }, response }, encoded);
  });

test('nothing that failed is passed over', () => {
  let failed = 0;
  let read = 0;
  let all = 0;
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 6 }), (groups) => {
      // Each group has URLs of its own, so that what belongs together is plain.
      const entries = groups.flatMap((group, place) => JSON.parse(JSON.stringify(group).replaceAll('https://api.', `https://api${place}.`).replaceAll('https://other.', `https://other${place}.`)) as Written);
      const text = JSON.stringify({ log: { version: '1.2', entries } });
      const told = (calls: ReturnType<typeof readHar>['calls']): string[] =>
        calls.filter(({ partOf }) => partOf === null).flatMap(({ entry, exchange }) => (diagnose(exchange).failure === 'none' ? [] : [JSON.stringify([entry, diagnose(exchange)])]));
      const whole = readHar(text);
      const some = readHar(text, mayHaveFailed);
      expect(told(some.calls)).toEqual(told(whole.calls));
      failed += told(whole.calls).length;
      read += some.calls.length;
      all += whole.calls.length;
    }),
    { numRuns: 300 },
  );
  expect(failed).toBeGreaterThan(100);
  // It does pass over something.
  expect(read).toBeLessThan(all);
});
