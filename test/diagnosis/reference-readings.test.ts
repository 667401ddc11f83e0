/** Reference ids: found, named, and read where their form is public; anything of another form is left unread. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { recognise, type Reference } from '../../src/diagnosis/intermediaries';
import { rows } from '../../src/diagnosis/intermediary-rows';
import { exchange, type ExchangeFacts } from '../support/exchange';

const references = (facts: ExchangeFacts): readonly Reference[] => recognise(exchange({ status: 403, ...facts }).response).references;
const named = (name: string, facts: ExchangeFacts): Reference | undefined => references(facts).find((one) => one.name === name);
/** The example of the product's own documentation. */
const AZURE_PACKED = '0zxV+XAAAAABKMMOjBv2NT4TY6SQVjC0zV1NURURHRTA2MTkANDM3YzgyY2QtMzYwYS00YTU0LTk0YzMtNWZmNzA3NjQ3Nzgz';
const UUID = '0ae63fb0-cc6f-11eb-96ef-8ff5254dbbbd';

describe('read', () => {
  test.each<readonly [string, ExchangeFacts, object]>([
    ['Ray ID', { responseHeaders: { 'CF-RAY': '8f2a1b3c4d5e6f70-FRA' } }, { value: '8f2a1b3c4d5e6f70-FRA', reading: { place: 'FRA' } }],
    ['Akamai Reference', { responseHeaders: { Server: 'AkamaiGHost' }, body: 'Reference&#32;&#35;18&#46;2d351ab8&#46;1623606286&#46;2420bfcb' }, { value: '18.2d351ab8.1623606286.2420bfcb', reading: { time: '2021-06-13T17:44:46.000Z', place: '184.26.53.45' } }],
    ['Akamai GRN', { responseHeaders: { 'Akamai-GRN': '0.2d351ab8.1623606286.2420bfcb' } }, { reading: { time: '2021-06-13T17:44:46.000Z', place: '184.26.53.45' } }],
    ['Fastly Details', { body: 'Guru Mediation Details: cache-fra19120-FRA 1623606286 1234567' }, { reading: { time: '2021-06-13T17:44:46.000Z', place: 'FRA' } }],
    ['Fastly location and time', { responseHeaders: { 'X-Served-By': 'cache-fra19120-FRA', 'X-Timer': 'S1623606286.500000,VS0,VE0' } }, { reading: { time: '2021-06-13T17:44:46.500Z' } }],
    ['Vercel id', { responseHeaders: { 'x-vercel-id': 'fra1::iad1::abcde-1623606286123-0123456789ab' } }, { reading: { time: '2021-06-13T17:44:46.123Z', place: 'fra1' } }],
    ['Azure reference', { responseHeaders: { 'x-azure-ref': '20240131T101112Z-abc' } }, { reading: { time: '2024-01-31T10:11:12.000Z' } }],
    ['Azure reference', { responseHeaders: { 'X-MSEdge-Ref': 'Ref A: 0123456789ABCDEF0123456789ABCDEF Ref B: AMS04EDGE1107 Ref C: 2024-01-31T10:11:12Z' } }, { reading: { time: '2024-01-31T10:11:12.000Z', place: 'AMS04EDGE1107' } }],
    ['Azure reference', { responseHeaders: { 'x-azure-ref': AZURE_PACKED } }, { reading: { time: '2019-03-05T06:23:11.000Z', place: 'WSTEDGE0619' } }],
    ['X-Reqid', { responseHeaders: { 'X-Reqid': '0gQAAACesM7KVeoY', 'X-Log': 'IO' }, body: { error: 'bad token' } }, { reading: { time: '2026-11-22T10:02:11.000Z' } }],
    ['CloudFront location', { responseHeaders: { 'X-Amz-Cf-Pop': 'FRA56-P4' } }, { reading: { place: 'FRA' } }],
    ['Trace id', { responseHeaders: { Server: 'awselb/2.0', 'X-Amzn-Trace-Id': 'Root=1-5759e988-bd862e3fe1be46a994272793' } }, { reading: { time: '2016-06-09T22:11:20.000Z' } }],
    ['X-Iinfo', { responseHeaders: { 'X-Iinfo': '5-17009424-17011001 PNNN RT(1388193526625 4677) q(0 0 0 -1) r(1 1) U10000' } }, { reading: { time: '2013-12-28T01:18:46.625Z' } }],
    ['Block ID', { responseHeaders: { 'X-Sucuri-Block': 'XSS027' } }, { value: 'XSS027', reading: { rule: 'XSS' } }],
    ['Reference ID', { body: `<div id="px-captcha"></div><script>window._pxAppId="PXabcd1234";window._pxUuid = "${UUID}";</script>` }, { value: UUID, reading: { time: '2021-06-13T17:44:46.123Z' } }],
    ['Yandex request id', { responseHeaders: { 'X-Yandex-Req-Id': '1623606286123456-1234567890123456789' } }, { reading: { time: '2021-06-13T17:44:46.123Z' } }],
    ['Edge server', { responseHeaders: { Server: 'ECAcc (fra/6F1A)' } }, { reading: { place: 'FRA' } }],
    ['Edge server', { responseHeaders: { Server: 'BunnyCDN-DE1-1083' } }, { reading: { place: 'DE1' } }],
    ['EagleId', { responseHeaders: { EagleId: '2ff6099516236062861234567e' } }, { reading: { time: '2021-06-13T17:44:46.123Z' } }],
    ['WZWS-RAY', { responseHeaders: { 'WZWS-RAY': '113-1623606286.123-w-x' } }, { reading: { time: '2021-06-13T17:44:46.123Z' } }],
  ])('%s', (name, facts, expected) => {
    expect(named(name, facts)).toMatchObject(expected);
  });
});

describe('named, with nothing to read in it', () => {
  test.each<readonly [string, ExchangeFacts, string]>([
    ['CloudFront Request ID', { responseHeaders: { 'X-Amz-Cf-Id': 'Ab-_c3==' } }, 'Ab-_c3=='],
    ['API Gateway request id', { responseHeaders: { 'x-amz-apigw-id': 'AbCdEf=', 'x-amzn-RequestId': UUID } }, UUID],
    ['API Gateway extended id', { responseHeaders: { 'x-amz-apigw-id': 'AbCdEf=' } }, 'AbCdEf='],
    ['S3 RequestId', { responseHeaders: { Server: 'AmazonS3', 'x-amz-request-id': '4442587FB7D0A2F9' } }, '4442587FB7D0A2F9'],
    ['S3 HostId', { responseHeaders: { 'x-amz-id-2': 'abc+/=' } }, 'abc+/='],
    ['Incident ID', { body: 'Request unsuccessful. Incapsula incident ID: 445000300012345678-98765432109876543' }, '445000300012345678-98765432109876543'],
    ['Support ID', { body: 'The requested URL was rejected. Please consult with your administrator. Your support ID is: 123456789012345678' }, '123456789012345678'],
    ['DataDome cid', { responseHeaders: { 'X-DataDome-CID': 'AHrlqAAAAAMA' } }, 'AHrlqAAAAAMA'],
    ['Trace', { responseHeaders: { Via: '1.1 google', 'X-Cloud-Trace-Context': '0123456789abcdef0123456789abcdef/1;o=1' } }, '0123456789abcdef0123456789abcdef/1;o=1'],
    ['Access application', { responseHeaders: { 'cf-access-domain': 'x.example', 'cf-access-aud': 'ab12' } }, 'ab12'],
    ['Azure reference', { responseHeaders: { 'x-azure-ref': '0abcDEF==' } }, '0abcDEF=='],
    ['Proxy', { responseHeaders: { 'X-Squid-Error': 'ERR_ACCESS_DENIED 0' }, body: '<p>Generated Sun, 22 Nov 2026 10:00:00 GMT by proxy1.corp.example (squid/5.7)</p>' }, 'proxy1.corp.example (squid/5.7)'],
    ['X-Squid-Error', { responseHeaders: { 'X-Squid-Error': 'ERR_ACCESS_DENIED 0' } }, 'ERR_ACCESS_DENIED 0'],
    ['Squarespace page code', { responseHeaders: { Server: 'Squarespace' }, body: '<p>BRICK-50</p>' }, 'BRICK-50'],
    ['Case Number', { body: '<title>Unauthorized Request Blocked</title>CloudWebSec@radware.com Case Number: 1234-5678' }, '1234-5678'],
  ])('%s', (name, facts, value) => {
    const found = named(name, facts);
    expect(found).toMatchObject({ name, value });
    expect(found?.reading).toBeUndefined();
  });
});

test('each reference says whom to ask', () => {
  for (const { references: list, vendor } of rows) for (const { askWhom, name } of list ?? []) expect(askWhom, `${vendor} ${name}`).toMatch(/^(?:api-owner|network-admin)$/);
});

test('what has not the public form is not read', () => {
  const odd = ['', 'x', '18.zz.1.1', '0'.repeat(500), 'S9999999999999999', '20249931T999999Z-x', 'Root=1-zzzzzzzz-0', 'ffffffff-ffff-1fff-bfff-ffffffffffff'];
  for (const { references: list } of rows) {
    for (const { read } of list ?? []) {
      for (const value of odd) {
        const reading = read?.(value) ?? null;
        if (reading?.time !== undefined) expect(Date.parse(reading.time)).toBeGreaterThan(Date.UTC(2010, 0));
      }
    }
  }
});

describe('the API’s own ids', () => {
  const own = (facts: ExchangeFacts): readonly (readonly [string, string, string])[] =>
    diagnose(exchange({ url: 'https://api.other.example/x', ...facts })).references.map(({ name, value, askWhom }) => [name, value, askWhom] as const);

  test('in a field, in the body, once', () => {
    expect(own({ responseHeaders: { 'x-request-id': 'req_8c1f02' } })).toEqual([['X-Request-Id', 'req_8c1f02', 'api-owner']]);
    expect(own({ body: { error: 'no', requestId: 'abc-123-def' } })).toEqual([['requestId', 'abc-123-def', 'api-owner']]);
    expect(own({ responseHeaders: { 'X-Request-Id': 'abc-123-def' }, body: { error: 'no', request_id: 'abc-123-def' } })).toEqual([['X-Request-Id', 'abc-123-def', 'api-owner']]);
  });

  test('not again where a product has given the same, not on a call that worked, not what only looks like one', () => {
    expect(own({ responseHeaders: { Server: 'envoy', 'X-Request-Id': '8f14e45f-ceea-467f-9f0b-6a2b6a1f3c11' }, body: 'RBAC: access denied' })).toEqual([['Request id', '8f14e45f-ceea-467f-9f0b-6a2b6a1f3c11', 'api-owner']]);
    expect(own({ status: 200, responseHeaders: { 'X-Request-Id': 'req_8c1f02' } })).toEqual([]);
    expect(own({ responseHeaders: { 'X-Request-Id': '‹redacted›' }, body: '<p>"request_id": "abc-123-def"</p>' })).toEqual([]);
    expect(own({ responseHeaders: { 'X-Request-Id': '<script>' }, body: { request_id: 12 } })).toEqual([]);
  });
});
