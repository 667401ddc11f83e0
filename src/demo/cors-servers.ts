/** Servers whose CORS set-up is wrong, by host name, each in one way. Data only. */
import type { WireAnswer } from './fronts';
import { DEMO_ORIGIN } from './tokens';

type Fields = WireAnswer['headers'];

export interface CorsServer {
  readonly preflight: WireAnswer;
  readonly answer: WireAnswer;
}

const allowOrigin = (value: string): Fields => [['access-control-allow-origin', value]];
const good: Fields = [...allowOrigin(DEMO_ORIGIN), ['access-control-allow-credentials', 'true'], ['vary', 'Origin']];
const goodMethods: Fields = [['access-control-allow-methods', 'GET, POST, PUT, DELETE']];
const goodHeaders: Fields = [['access-control-allow-headers', 'authorization, content-type, x-trace']];

function ok(headers: Fields): WireAnswer {
  return { status: 200, headers: [['content-type', 'application/json'], ...headers], body: '{"status":"ok"}' };
}

function noContent(headers: Fields): WireAnswer {
  return { status: 204, headers, body: '' };
}

const goodPreflight = noContent([...good, ...goodMethods, ...goodHeaders]);

/** The answer itself carries `headers`; preflights, where the call needs one, pass. */
function answering(headers: Fields): CorsServer {
  return { preflight: goodPreflight, answer: ok(headers) };
}

/** The preflight's origin fields are `headers`, everything else about it is right. */
function preflightWith(headers: Fields): CorsServer {
  return { preflight: noContent([...headers, ...goodMethods, ...goodHeaders]), answer: ok(good) };
}

function preflightStatus(status: number, headers: Fields): CorsServer {
  return { preflight: { status, headers: [['content-type', 'text/plain'], ...headers], body: 'no' }, answer: ok(good) };
}

function redirect(location: string, headers: Fields): CorsServer {
  return { preflight: goodPreflight, answer: { status: 302, headers: [['location', location], ...headers], body: '' } };
}

export const corsServers: { readonly [host: string]: CorsServer } = {
  'cors-missing.tokenim.com': answering([]),
  'cors-multiple.tokenim.com': answering([...allowOrigin(DEMO_ORIGIN), ...allowOrigin('https://www.acme.example')]),
  'cors-invalid.tokenim.com': answering(allowOrigin('chat.acme.example')),
  'cors-mismatch.tokenim.com': answering(allowOrigin('https://www.acme.example')),
  'cors-wildcard.tokenim.com': answering(allowOrigin('*')),
  'cors-credentials.tokenim.com': answering(allowOrigin(DEMO_ORIGIN)),
  'cors-hidden-vague.tokenim.com': { preflight: goodPreflight, answer: { status: 403, headers: [['content-type', 'text/plain']], body: 'Forbidden' } },

  'preflight-missing.tokenim.com': preflightWith([]),
  'preflight-needs-login.tokenim.com': preflightStatus(401, [['www-authenticate', 'Bearer realm="TokenIM"']]),
  'preflight-multiple.tokenim.com': preflightWith(allowOrigin(`${DEMO_ORIGIN}, https://www.acme.example`)),
  'preflight-invalid.tokenim.com': preflightWith(allowOrigin('chat.acme.example')),
  'preflight-mismatch.tokenim.com': preflightWith(allowOrigin('https://www.acme.example')),
  'preflight-wildcard.tokenim.com': preflightWith(allowOrigin('*')),
  'preflight-credentials.tokenim.com': preflightWith(allowOrigin(DEMO_ORIGIN)),
  'preflight-403.tokenim.com': preflightStatus(403, [...good, ...goodMethods, ...goodHeaders]),
  'preflight-405.tokenim.com': preflightStatus(405, [...good, ['allow', 'GET, PUT']]),
  'preflight-redirect.tokenim.com': { preflight: { status: 301, headers: [['location', 'https://api.tokenim.com/v1/groups/g_1'], ...good], body: '' }, answer: ok(good) },
  'preflight-method.tokenim.com': { preflight: noContent([...good, ['access-control-allow-methods', 'GET, POST'], ...goodHeaders]), answer: ok(good) },
  'preflight-header.tokenim.com': { preflight: noContent([...good, ...goodMethods, ['access-control-allow-headers', 'content-type']]), answer: ok(good) },
  'preflight-methods-broken.tokenim.com': { preflight: noContent([...good, ['access-control-allow-methods', 'GET; PUT (all)'], ...goodHeaders]), answer: ok(good) },
  'preflight-headers-broken.tokenim.com': { preflight: noContent([...good, ...goodMethods, ['access-control-allow-headers', 'content-type; authorization']]), answer: ok(good) },

  'preflight-several.tokenim.com': {
    preflight: noContent([...allowOrigin('http://chat.acme.example'), ['access-control-allow-methods', 'GET, POST'], ['access-control-allow-headers', 'content-type'], ['access-control-allow-private-network', 'true']]),
    answer: ok(good),
  },
  'preflight-either.tokenim.com': { preflight: noContent([...allowOrigin('*'), ['access-control-allow-methods', 'GET, POST'], ...goodHeaders]), answer: ok(good) },
  'preflight-429.tokenim.com': preflightStatus(429, [['retry-after', '30']]),
  'preflight-502.tokenim.com': preflightStatus(502, []),
  'preflight-to-login.tokenim.com': { preflight: { status: 302, headers: [['location', 'https://login.acme.example/login?next=%2Fv1%2Fgroups']], body: '' }, answer: ok(good) },
  'cors-pattern.tokenim.com': answering(allowOrigin('https://*.acme.example')),
  'cors-port.tokenim.com': answering(allowOrigin(`${DEMO_ORIGIN}:443`)),
  'cors-slash.tokenim.com': answering(allowOrigin(`${DEMO_ORIGIN}/`)),
  // The name as people write it, in Latin-1.
  'cors-idn.tokenim.com': answering(allowOrigin('https://bücher.acme.example')),
  'cors-stored.tokenim.com': answering([...allowOrigin('https://www.acme.example'), ['cache-control', 's-maxage=300, max-age=0'], ['age', '120'], ['x-cache', 'HIT']]),
  'cors-null.tokenim.com': answering(allowOrigin(DEMO_ORIGIN)),
  'cors-unexposed.tokenim.com': {
    preflight: goodPreflight,
    answer: {
      status: 429,
      headers: [...good, ['content-type', 'application/problem+json'], ['retry-after', '30'], ['x-request-id', 'req_5f1c'], ['ratelimit-limit', '60'], ['ratelimit-remaining', '0'], ['ratelimit-reset', '30']],
      body: '{"title":"Too Many Requests","status":429,"code":"rate_limited","detail":"More than 60 calls in a minute."}',
    },
  },

  'redirect-with-password.tokenim.com': redirect('https://user:password@api.tokenim.com/v1/status', good),
  'redirect-without-cors.tokenim.com': redirect('https://api.tokenim.com/v1/status', []),
  'redirect-to-login.tokenim.com': redirect('https://login.acme.example/login?next=%2Fv1%2Fmessages', good),
  'redirect-to-other-scheme.tokenim.com': redirect('tokenim:open', good),
  'resource-policy.tokenim.com': answering([['cross-origin-resource-policy', 'same-origin']]),
};
