/** Why a preflight is sent: the safelists of the Fetch Standard, table by table. */
import { describe, expect, test } from 'vitest';
import { preflightReasons, type PreflightReason } from '../../src/http/cors-safelist';
import { exchange, preflight } from '../support/exchange';

const reasonsOf = (method: string, requestHeaders: Record<string, string>): readonly PreflightReason[] => preflightReasons(exchange({ method, requestHeaders }));

describe('without a preflight to be seen', () => {
  test.each([
    ['GET', {}, []],
    ['POST', { 'Content-Type': 'text/plain;charset=UTF-8' }, []],
    ['POST', { 'content-type': 'Application/X-WWW-Form-Urlencoded' }, []],
    ['POST', { 'Content-Type': 'multipart/form-data; boundary=x' }, []],
    ['POST', { 'Content-Type': 'application/json' }, [{ kind: 'field', name: 'content-type', because: 'content-type' }]],
    ['POST', { 'Content-Type': 'text/plain; a="b"' }, [{ kind: 'field', name: 'content-type', because: 'bytes' }]],
    ['GET', { Accept: 'application/json' }, []],
    ['GET', { Accept: 'a"b' }, [{ kind: 'field', name: 'accept', because: 'bytes' }]],
    ['GET', { Accept: 'x'.repeat(128) }, []],
    ['GET', { Accept: 'x'.repeat(129) }, [{ kind: 'field', name: 'accept', because: 'length' }]],
    ['GET', { 'Accept-Language': 'zh-CN,zh;q=0.9' }, []],
    ['GET', { 'Content-Language': 'zh_CN' }, [{ kind: 'field', name: 'content-language', because: 'bytes' }]],
    ['GET', { Range: 'bytes=0-5' }, []],
    ['GET', { Range: 'bytes=0-' }, []],
    ['GET', { Range: 'bytes=5-0' }, [{ kind: 'field', name: 'range', because: 'range' }]],
    ['GET', { Range: 'bytes=-5' }, [{ kind: 'field', name: 'range', because: 'range' }]],
    ['GET', { Range: 'bytes=0-1,4-5' }, [{ kind: 'field', name: 'range', because: 'range' }]],
    ['GET', { Authorization: 'Bearer ‹redacted›', 'X-B': '1' }, [{ kind: 'field', name: 'authorization', because: 'name' }, { kind: 'field', name: 'x-b', because: 'name' }]],
    ['PUT', {}, [{ kind: 'method', method: 'PUT' }]],
    ['patch', {}, [{ kind: 'method', method: 'patch' }]],
    // What the browser adds itself is never asked for.
    ['GET', { 'Sec-Fetch-Mode': 'cors', 'User-Agent': 'x', Referer: 'https://a.example', Cookie: 'a=‹redacted›', 'Cache-Control': 'no-cache', Pragma: 'no-cache', Priority: 'u=1', DNT: '1' }, []],
  ] as const)('%s %j', (method, headers, expected) => {
    expect(reasonsOf(method, headers)).toEqual(expected);
  });
});

describe('with the preflight', () => {
  test('its own fields are the browser’s list', () => {
    const asked = preflight({ requestHeaders: { 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'content-type,x-trace' } });
    expect(preflightReasons(exchange({ method: 'PATCH', requestHeaders: { 'Content-Type': 'application/json' }, preflight: asked }))).toEqual([
      { kind: 'method', method: 'PATCH' },
      { kind: 'field', name: 'content-type', because: 'content-type' },
      { kind: 'field', name: 'x-trace', because: 'name' },
    ]);
  });
  test('a value that was not seen', () => {
    const asked = preflight({ requestHeaders: { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type' } });
    expect(preflightReasons(exchange({ method: 'POST', preflight: asked }))).toEqual([{ kind: 'field', name: 'content-type', because: 'unknown' }]);
  });
  test('a field that is on the safelist by itself: all of them together are too long', () => {
    const asked = preflight({ requestHeaders: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'accept' } });
    expect(preflightReasons(exchange({ requestHeaders: { Accept: 'application/json' }, preflight: asked }))).toEqual([{ kind: 'field', name: 'accept', because: 'total-length' }]);
  });
  test('neither method nor field: an upload listener or a stream', () => {
    const asked = preflight({ requestHeaders: { 'Access-Control-Request-Method': 'POST' } });
    expect(preflightReasons(exchange({ method: 'POST', preflight: asked }))).toEqual([{ kind: 'upload' }]);
  });
});
