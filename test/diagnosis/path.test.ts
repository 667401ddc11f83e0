/** The drawn way of a call: only who is shown, in order, and who refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import type { Path } from '../../src/diagnosis/path';
import type { Exchange } from '../../src/http/exchange';
import { CANARIES, exchange, preflight, type ExchangeFacts } from '../support/exchange';
import { refusalBases } from '../support/refusal-bases';

const SIGNS = { passed: '✓', refused: '✗', reached: '●', 'not-reached': '–', unseen: '?' } as const;
const CONFIDENT = { certain: '', likely: '!likely', possible: '!possible' } as const;

/** `page✓ > browser✓ > cdn:cloudflare✗ > app–`; a joined hop begins with `|`. */
function line(path: Path | null): string {
  if (path === null) return '';
  const drawn = path.hops.map(({ kind, vendor, mark, confidence, joined }) => `${joined ? '|' : ''}${kind}${vendor === null ? '' : `:${vendor}`}${SIGNS[mark]}${confidence === null ? '' : CONFIDENT[confidence]}`);
  return `${path.of === 'preflight' ? 'preflight: ' : ''}${drawn.join(' > ')}`;
}

const other = (facts: ExchangeFacts): Exchange => exchange({ url: 'https://api.other.example/x', ...facts });
const NGINX_PAGE = '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';
const RAY = { Server: 'cloudflare', 'CF-RAY': '8f2a1b3c4d5e6f70-FRA' };
const AKAMAI = '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY>You don\'t have permission to access this on this server.<P>Reference&#32;&#35;18&#46;2d351ab8&#46;1795341731&#46;2420bfcb</BODY></HTML>';

describe('drawPath', () => {
  test.each<readonly [string, Exchange, string]>([
    ['Cloudflare blocks', other({ responseHeaders: RAY, body: 'error code: 1020' }), 'page✓ > browser✓ > waf:cloudflare✗ > app–'],
    ['Cloudflare passes nginx’s refusal on', other({ responseHeaders: { ...RAY, 'CF-Cache-Status': 'DYNAMIC' }, body: NGINX_PAGE }), 'page✓ > browser✓ > cdn:cloudflare✓ > hosting:nginx✗!likely > |unknown?'],
    ['nginx’s page', other({ responseHeaders: { Server: 'nginx/1.25.3' }, body: NGINX_PAGE }), 'page✓ > browser✓ > hosting:nginx✗ > |unknown?'],
    ['nginx asks for a certificate', other({ status: 400, responseHeaders: { Server: 'nginx' }, body: '<center>No required SSL certificate was sent</center><hr><center>nginx</center>' }), 'page✓ > browser✓ > hosting:nginx✗'],
    ['Kong refuses before the API', other({ status: 401, responseHeaders: { 'X-Kong-Response-Latency': '1', Server: 'kong/3.4.0' }, body: { message: 'No API key found in request' } }), 'page✓ > browser✓ > gateway:kong✗ > app–'],
    ['Kong passes the API’s refusal on', exchange({ responseHeaders: { Via: '1.1 kong/3.4.0', 'X-Kong-Upstream-Latency': '12' }, body: { code: 'insufficient_scope', title: 'No' } }), 'page✓ > browser✓ > gateway:kong✓ > app✗'],
    ['Kong behind Cloudflare refuses', other({ status: 401, responseHeaders: { ...RAY, 'X-Kong-Response-Latency': '1' }, body: { message: 'No API key found in request' } }), 'page✓ > browser✓ > cdn:cloudflare✓ > gateway:kong✗ > app–'],
    ['the company’s proxy asks for a login', other({ status: 407, responseHeaders: { 'Proxy-Authenticate': 'NTLM', Via: '1.1 Zscaler (Zscaler/6.2)', Server: 'Zscaler/6.2' }, body: 'Internet Security by Zscaler' }), 'page✓ > browser✓ > corporate-proxy:zscaler✗ > app–'],
    ['an extension blocks', other({ status: null, networkError: 'net::ERR_BLOCKED_BY_CLIENT' }), 'page✓ > browser✓ > extension✗!likely > unknown–'],
    ['the page’s policy blocks', other({ status: null, networkError: 'csp:connect-src' }), 'page✓ > browser✗ > unknown–'],
    ['CORS refuses a good answer', other({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://b.example', 'X-Powered-By': 'Express' } }), 'page✓ > browser✗ > app●'],
    ['CORS refuses a good answer of somebody', other({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://b.example' } }), 'page✓ > browser✗ > unknown●'],
    ['CORS refuses a good answer that came through Cloudflare', other({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { ...RAY, ETag: '"1"', 'Access-Control-Allow-Origin': 'https://b.example' } }), 'page✓ > browser✗ > cdn:cloudflare✓ > unknown●'],
    [
      'a firewall stops the preflight',
      other({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 403, url: 'https://api.other.example/x', responseHeaders: RAY, body: 'error code: 1020' }) }),
      'preflight: page✓ > browser✓ > waf:cloudflare✗ > app–',
    ],
    ['the name is not known', other({ status: null, networkError: 'net::ERR_NAME_NOT_RESOLVED' }), 'page✓ > browser✓ > network✗ > unknown–'],
    ['the line is cut', other({ status: null, networkError: 'net::ERR_CONNECTION_RESET' }), 'page✓ > browser✓ > network✗ > unknown?'],
    ['nobody saw the end', other({ status: null, lost: 'timed-out' }), 'page✓ > browser✓ > unknown?'],
    ['Akamai’s page', other({ responseHeaders: { Server: 'AkamaiGHost' }, body: AKAMAI }), 'page✓ > browser✓ > cdn:akamai✗ > app–'],
    ['nobody known', other({ body: '<h1>403</h1>' }), 'page✓ > browser✓ > unknown✗'],
    ['a bare page behind Cloudflare', other({ responseHeaders: RAY, body: '<h1>403</h1>' }), 'page✓ > browser✓ > cdn:cloudflare? > |unknown?'],
    ['a bare page that Cloudflare passed on', other({ responseHeaders: { ...RAY, 'CF-Cache-Status': 'DYNAMIC' }, body: '<h1>403</h1>' }), 'page✓ > browser✓ > cdn:cloudflare✓ > unknown✗'],
    ['a bare page of somebody behind Cloudflare and Kong', other({ responseHeaders: { ...RAY, Via: '1.1 kong/3.4.0' }, body: '<h1>403</h1>' }), 'page✓ > browser✓ > cdn:cloudflare✓ > gateway:kong? > |unknown?'],
    ['Fastly’s own Varnish is Fastly', other({ responseHeaders: { Via: '1.1 varnish', 'X-Served-By': 'cache-fra19120-FRA', 'X-Powered-By': 'Express' }, body: '<h1>403</h1>' }), 'page✓ > browser✓ > cdn:fastly✓ > app✗!likely'],
    ['a bucket behind CloudFront', other({ responseHeaders: { Server: 'AmazonS3', 'X-Amz-Cf-Id': 'abc', 'x-amz-request-id': '4442587FB7D0A2F9', 'x-amz-id-2': 'abc' }, body: '<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>4442587FB7D0A2F9</RequestId><HostId>abc</HostId></Error>' }), 'page✓ > browser✓ > cdn:aws-cloudfront✓ > storage:aws-s3✗'],
    ['ModSecurity inside nginx', other({ status: 406, responseHeaders: { Server: 'nginx' }, body: 'This error was generated by Mod_Security.' }), 'page✓ > browser✓ > hosting:nginx✓ > waf:modsecurity✗ > app–'],
    ['a gateway that could not reach the API', other({ status: 503, responseHeaders: { Server: 'envoy' }, body: 'no healthy upstream' }), 'page✓ > browser✓ > gateway:envoy✗'],
    ['nothing failed', other({ status: 200, responseHeaders: RAY }), ''],
    ['a HAR of a program without a browser', { ...other({ observer: 'har', origin: null, mode: null, requestHeaders: { 'User-Agent': 'curl/8.5.0' }, responseHeaders: RAY, body: 'error code: 1020' }), initiator: null }, 'waf:cloudflare✗ > app–'],
    ['a page that is opened', other({ resourceType: 'document', origin: null, responseHeaders: { Server: 'nginx' }, body: NGINX_PAGE }), 'browser✓ > hosting:nginx✗ > |unknown?'],
  ])('%s', (_name, one, expected) => {
    expect(line(diagnose(one).path)).toBe(expected);
  });

  test('`Via` puts two of the same kind in order: the one nearest to the server comes first in it', () => {
    const via = (value: string): string => line(diagnose(other({ responseHeaders: { Via: value }, body: '<h1>403</h1>' })).path);
    expect(via('1.1 varnish (Varnish/7.0), 1.1 kong/3.4.0')).toBe('page✓ > browser✓ > gateway:kong✓ > gateway:varnish? > |unknown?');
    expect(via('1.1 kong/3.4.0, 1.1 varnish (Varnish/7.0)')).toBe('page✓ > browser✓ > gateway:varnish✓ > gateway:kong? > |unknown?');
    // Against the usual order of kinds.
    expect(via('1.1 abc.cloudfront.net (CloudFront), 1.1 kong/3.4.0')).toBe('page✓ > browser✓ > gateway:kong✓ > cdn:aws-cloudfront? > |unknown?');
  });

  test('an answer from the browser’s cache is said to be one', () => {
    expect(diagnose(other({ fromCache: true, body: 'x' })).path?.fromCache).toBe(true);
    expect(diagnose(other({ body: 'x' })).path?.fromCache).toBe(false);
    expect(diagnose(other({ fromCache: true, status: null, networkError: 'net::ERR_FAILED' })).path?.fromCache).toBe(false);
  });

  test('hops carry what shows them, and the names of the two ends', () => {
    const hops = diagnose(other({ requestHeaders: { 'User-Agent': 'Mozilla/5.0' }, responseHeaders: RAY, body: 'error code: 1020' })).path?.hops ?? [];
    expect(hops.map(({ name }) => name)).toEqual(['https://app.example', null, null, 'api.other.example']);
    expect(hops.map(({ shownBy }) => shownBy.map(({ part }) => part))).toEqual([['origin'], ['user-agent'], ['body', 'cf-ray', 'status'], []]);
  });
});

describe('on every kind of refusal, and on mangled ones', () => {
  const marks = (path: Path): number => path.hops.filter(({ mark }) => mark === 'refused').length;

  test.each(Object.entries(refusalBases))('%s', (_id, base) => {
    const { path, refuser, failure } = diagnose(base);
    expect(path === null).toBe(failure === 'none');
    if (path === null) return;
    expect(path.hops.length).toBeGreaterThan(0);
    // One hop refused, or two cannot be told apart, or nobody saw the end.
    expect(marks(path)).toBeLessThanOrEqual(1);
    const refused = path.hops.find(({ mark }) => mark === 'refused');
    if (refuser.by !== 'unknown') expect([refused?.kind, refused?.vendor, refused?.confidence]).toEqual([refuser.by, refuser.vendor, refuser.confidence]);
    else expect(refused?.vendor ?? null).toBeNull();
    expect(JSON.stringify(path)).not.toContain(CANARIES[0]);
    expect(JSON.parse(JSON.stringify(path))).toEqual(path);
  });

  test('a hop behind one that is not reached is not reached either', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(refusalBases)), fc.dictionary(fc.constantFrom('server', 'via', 'cf-ray', 'x-powered-by', 'x-amz-cf-id', 'etag'), fc.constantFrom('nginx', 'cloudflare', '1.1 varnish', 'x')), (base, more) => {
        const headers = Object.entries(more).map(([name, value]) => ({ name, value }));
        const { path } = diagnose({ ...base, response: base.response === null ? null : { ...base.response, headers: [...base.response.headers, ...headers] } });
        const lost = path?.hops.findIndex(({ mark }) => mark === 'not-reached') ?? -1;
        return lost < 0 || path?.hops.slice(lost).every(({ mark }) => mark === 'not-reached') === true;
      }),
      { numRuns: 200 },
    );
  });
});
