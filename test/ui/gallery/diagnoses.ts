/** What the gallery shows: real diagnoses of made-up exchanges. */
import { diagnose } from '../../../src/diagnosis/diagnose';
import type { Credential, Exchange } from '../../../src/http/exchange';
import type { Notice } from '../../../src/store/feed';
import { exchange, preflight } from '../../support/exchange';
import { compared, workedBefore } from './compared';
import { corsExchanges } from './cors-diagnoses';

const START = Date.parse('2026-11-22T10:00:00.000Z');
const SECONDS = START / 1000;
const ORIGIN = 'https://app.example';
const noCors = { 'Access-Control-Allow-Origin': [] } as const;

const token: Credential = {
  place: 'header',
  name: 'Authorization',
  scheme: 'Bearer',
  kind: 'jwt',
  length: 812,
  faults: [],
  environment: null,
  fingerprint: null,
  jwt: {
    alg: 'RS256', typ: 'at+jwt', exp: SECONDS - 7400, nbf: null, iat: SECONDS - 11_000, iss: 'https://auth.tokenim.com', aud: ['https://api.tokenim.com'],
    scope: ['messages:read', 'groups:read'], use: 'access', environment: 'live',
  },
};
const fresh: Credential = { ...token, jwt: token.jwt === null ? null : { ...token.jwt, exp: SECONDS + 3000 } };
const bearer = { Authorization: 'Bearer ‹redacted›' };
const problem = (status: number, code: string, detail: string, more: object = {}): object => ({ type: `https://docs.tokenim.com/errors/${code}`, title: 'Forbidden', status, code, detail, ...more });

const exchanges: readonly Exchange[] = [
  exchange({ id: 'missing', url: 'https://api.tokenim.com/v1/messages?limit=50', status: 401, statusText: 'Unauthorized', responseHeaders: { 'WWW-Authenticate': 'Bearer realm="tokenim"', 'X-Request-Id': 'req_8c1f02' }, body: problem(401, 'credential_missing', 'No credential in this call.') }),
  exchange({ id: 'expired', url: 'https://api.tokenim.com/v1/groups/42', requestHeaders: bearer, credentials: [token], statusText: 'Forbidden', responseHeaders: { Server: 'nginx', 'X-Request-Id': 'req_77aa' }, body: problem(403, 'token_expired', 'The access token has expired.') }),
  exchange({
    id: 'waf', method: 'POST', url: 'https://api.tokenim.com/v1/messages', statusText: 'Forbidden', networkError: 'net::ERR_FAILED', requestHeaders: { ...bearer, 'Content-Type': 'application/json' }, credentials: [fresh],
    responseHeaders: { ...noCors, Server: 'cloudflare', 'CF-Ray': '8f2a6c1be9d04a57-FRA', 'CF-Mitigated': 'challenge', 'Content-Type': 'text/html; charset=UTF-8' },
    preflight: preflight({ requestMethod: 'POST', requestedHeaders: 'authorization,content-type', responseHeaders: { 'Access-Control-Allow-Headers': 'authorization, content-type', 'Access-Control-Allow-Methods': 'GET, POST' } }),
  }),
  exchange({ id: 'scope', method: 'GET', url: 'https://api.tokenim.com/v1/admin/audit', requestHeaders: bearer, credentials: [fresh], statusText: 'Forbidden', responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="admin:read"' }, body: problem(403, 'insufficient_scope', 'This call needs the scope admin:read.', { required_scope: 'admin:read' }) }),
  exchange({ id: 'preflight', method: 'PUT', url: 'https://api.tokenim.com/v1/groups/42', status: null, networkError: 'net::ERR_FAILED', requestHeaders: bearer, credentials: [fresh], preflight: preflight({ status: 403, statusText: 'Forbidden', requestMethod: 'PUT', requestedHeaders: 'authorization', responseHeaders: { ...noCors, Server: 'nginx/1.24.0' } }) }),
  exchange({ id: 'ip', url: 'https://api.tokenim.com/v1/users', requestHeaders: bearer, credentials: [fresh], statusText: 'Forbidden', responseHeaders: { 'X-Request-Id': 'req_ip_1' }, body: problem(403, 'ip_not_allowed', 'Address 203.0.113.7 is not on the allow list.', { client_ip: '203.0.113.7' }) }),
  exchange({ id: 'rate', url: 'https://api.tokenim.com/v1/messages', status: 429, statusText: 'Too Many Requests', requestHeaders: bearer, credentials: [fresh], responseHeaders: { 'Retry-After': '37', 'RateLimit-Limit': '60', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '37' }, body: problem(429, 'rate_limited', 'Too many calls.') }),
  exchange({ id: 'cors-only', url: 'https://api.tokenim.com/v1/status', status: 200, statusText: 'OK', networkError: 'net::ERR_FAILED', responseHeaders: { ...noCors } }),
  exchange({
    id: 'lost-origin', url: 'https://login.example/in?next=%2Fv1', status: 200, statusText: 'OK', networkError: 'net::ERR_FAILED', requestHeaders: { Origin: 'null' },
    redirects: [{ request: exchange({ url: 'https://api.tokenim.com/v1/messages' }).request, response: { status: 302, statusText: 'Found', headers: [{ name: 'Access-Control-Allow-Origin', value: ORIGIN }, { name: 'Location', value: 'https://login.example/in?next=%2Fv1' }], content: null }, preflight: null }],
  }),
  exchange({ id: 'two-readings', method: 'PUT', url: 'https://api.tokenim.com/v1/groups/42/members/9f8e7d6c-5b4a-3f2e-1d0c-0123456789ab?notify=1', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestedHeaders: 'content-type,x-request-signature-of-the-client', responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': '*', 'Access-Control-Max-Age': '600' } }) }),
  exchange({ id: 'dns', url: 'https://api.tokenim.con/v1/messages', status: null, networkError: 'net::ERR_NAME_NOT_RESOLVED' }),
  exchange({ id: 'blocked', url: 'https://api.tokenim.com/v1/events', method: 'POST', status: null, networkError: 'net::ERR_BLOCKED_BY_CLIENT' }),
  exchange({
    id: 'hostile', url: 'https://api.tokenim.com/v1/files/%3Cscript%3Ealert(1)%3C/script%3E?name=\u202Egnp.exe', statusText: 'Nope <b>bold</b>', responseHeaders: { 'X-Note': '<img src=x onerror=alert(1)> \u202Eabc\u0007', 'Content-Type': 'text/html' },
    body: `<h1>403 Forbidden</h1><script>document.title='executed'</script>\u2066${'long body '.repeat(900)}`,
  }),
  exchange({ id: 'nginx', url: 'https://api.tokenim.com/v1/files/9?download=1', statusText: 'Forbidden', responseHeaders: { Server: 'nginx', 'Content-Type': 'text/html' }, body: '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n' }),
  ...corsExchanges,
  compared,
];

/** Newest first. */
export const diagnoses = exchanges.map((one, place) => diagnose({ ...one, startedDateTime: new Date(START - place * 61_000).toISOString() }, one === compared ? workedBefore(START - place * 61_000) : []));

export const notices: readonly Notice[] = [
  { id: 'n1', kind: 'page-origin-not-granted', tabId: 7, subject: ORIGIN, at: '2026-11-22T10:00:00.000Z' },
  { id: 'n2', kind: 'service-worker', tabId: 7, subject: ORIGIN, at: '2026-11-22T10:00:01.000Z' },
];

/** What may be missing from the record. */
export const gaps: readonly Notice[] = [
  { id: 'g1', kind: 'worker-stopped', tabId: null, subject: '', at: '2026-11-22T10:00:00.000Z', count: 2 },
  { id: 'g2', kind: 'inspector-off', tabId: null, subject: '', at: '2026-11-22T09:50:00.000Z', from: '2026-11-22T09:40:00.000Z' },
  { id: 'g3', kind: 'browser-ended', tabId: null, subject: '', at: '2026-11-22T08:00:00.000Z' },
  { id: 'g4', kind: 'history-full', tabId: null, subject: '', at: '2026-11-22T10:00:00.000Z', count: 1234, from: '2026-11-21T10:00:00.000Z' },
  { id: 'g5', kind: 'disk-refused', tabId: null, subject: '', at: '2026-11-22T10:00:00.000Z' },
];
