/** The simulator is held to what it promises: tokens, scopes, limits, CORS, and the marks of those who stand in front. Real requests over TLS. */
import { request, type RequestOptions } from 'node:https';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODES } from '../../src/demo/problems';
import { GROUPS } from '../../src/demo/scenario';
import { scenarios } from '../../src/demo/scenarios';
import { startSimulator, type Simulator } from '../../src/demo/simulator';
import { tokenim } from '../../src/profiles/tokenim';

const ORIGIN = 'https://chat.acme.example';
let simulator: Simulator;
let clock = Date.now();

interface Answer {
  readonly status: number;
  readonly fields: { readonly [name: string]: string | string[] | undefined };
  readonly text: string;
}

function ask(url: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  const { hostname, pathname, search } = new URL(url);
  const options: RequestOptions = { host: '127.0.0.1', port: simulator.port, servername: hostname, rejectUnauthorized: false, agent: false, method, path: pathname + search, headers: { host: hostname, ...headers } };
  return new Promise((resolve, reject) => {
    const call = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, fields: response.headers, text: Buffer.concat(parts).toString('utf8') }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

const json = (answer: Answer): Record<string, unknown> => JSON.parse(answer.text) as Record<string, unknown>;

async function credential(name: string): Promise<string> {
  return String(json(await ask(`${ORIGIN}/demo/tokens`))[name]);
}

async function withToken(name: string): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await credential(name)}` };
}

beforeAll(async () => {
  simulator = await startSimulator({ now: () => clock });
});
afterAll(() => simulator.close());

describe('POST /oauth/token', () => {
  const url = 'https://api.tokenim.com/oauth/token';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it('gives an RS256 token with issuer, audience, scope and expiry to a form and to JSON', async () => {
    const pairs = { app_id: 'app_chat', app_secret: 'secret-of-app_chat', scope: 'messages:read' };
    for (const [headers, body] of [[form, new URLSearchParams(pairs).toString()], [{ 'content-type': 'application/json' }, JSON.stringify(pairs)]] as const) {
      const answer = await ask(url, { method: 'POST', headers, body });
      expect(answer.status).toBe(200);
      const { access_token: token, token_type: type, expires_in: seconds } = json(answer);
      expect([type, seconds]).toEqual(['Bearer', 3600]);
      expect(decodeProtectedHeader(String(token)).alg).toBe('RS256');
      const claims = decodeJwt(String(token));
      expect(claims).toMatchObject({ iss: tokenim.tokenIssuer, aud: tokenim.tokenAudience, scope: 'messages:read' });
      expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600);
      const used = await ask('https://api.tokenim.com/v1/messages', { headers: { authorization: `Bearer ${String(token)}` } });
      expect(used.status).toBe(200);
    }
  });

  it.each([
    ['invalid_client', 401, { app_id: 'app_chat', app_secret: 'wrong' }],
    ['invalid_request', 400, { app_id: 'app_chat' }],
    ['invalid_scope', 400, { app_id: 'app_chat', app_secret: 'secret-of-app_chat', scope: 'everything' }],
    ['unsupported_grant_type', 400, { grant_type: 'password' }],
  ])('answers %s as RFC 6749 section 5.2 says', async (error, status, pairs) => {
    const answer = await ask(url, { method: 'POST', headers: form, body: new URLSearchParams(pairs as Record<string, string>).toString() });
    expect(answer.status).toBe(status);
    expect(json(answer)['error']).toBe(error);
  });

  it('publishes the key that the tokens are signed with', async () => {
    const { keys } = json(await ask('https://api.tokenim.com/oauth/jwks')) as { readonly keys: readonly { readonly kid: string; readonly d?: string }[] };
    expect(keys.map(({ kid }) => kid)).toEqual(['tim-1']);
    expect(keys[0]?.d).toBeUndefined();
  });
});

describe('the API', () => {
  it.each([
    ['expired', 401, 'token_expired', /^Bearer .*error="invalid_token"/],
    ['not-yet-valid', 401, 'token_not_yet_valid', /invalid_token/],
    ['forged', 401, 'credential_invalid', /invalid_token/],
    ['revoked', 401, 'token_revoked', /invalid_token/],
    ['wrong-audience', 401, 'wrong_audience', /invalid_token/],
    ['wrong-issuer', 401, 'wrong_issuer', /invalid_token/],
    ['id-token', 401, 'wrong_token_type', /invalid_token/],
    ['cut-short', 401, 'credential_malformed', /invalid_request/],
  ])('refuses the token “%s” with %i %s', async (name, status, code, challenge) => {
    const answer = await ask('https://api.tokenim.com/v1/messages', { headers: await withToken(name) });
    expect(answer.status).toBe(status);
    expect(answer.fields['content-type']).toContain('application/problem+json');
    expect(json(answer)).toMatchObject({ status, code, type: expect.any(String), title: expect.any(String), detail: expect.any(String) });
    expect(answer.fields['www-authenticate']).toMatch(challenge);
  });

  it('names the scope that is missing, in the body and in the challenge', async () => {
    const answer = await ask('https://api.tokenim.com/v1/messages', { method: 'POST', headers: { ...(await withToken('read-only')), 'content-type': 'application/json' }, body: '{}' });
    expect(answer.status).toBe(403);
    expect(json(answer)['required_scope']).toBe('messages:write');
    expect(answer.fields['www-authenticate']).toContain('error="insufficient_scope", scope="messages:write"');
  });

  it('takes API keys in the header and in the query, each in its own environment', async () => {
    const key = await credential('key-test');
    expect((await ask('https://sandbox.tokenim.com/v1/groups', { headers: { 'x-api-key': key } })).status).toBe(200);
    const refused = await ask(`https://api.tokenim.com/v1/groups?api_key=${key}`);
    expect([refused.status, json(refused)['code']]).toEqual([403, 'environment_mismatch']);
  });

  it('names the address that is not on the allow list', async () => {
    const answer = await ask('https://api.tokenim.com/v1/messages', { headers: await withToken('office-only') });
    expect(json(answer)).toMatchObject({ code: 'ip_not_allowed', client_ip: '198.51.100.24' });
  });

  it('tells 404 and 405 apart, and lists the allowed methods', async () => {
    const wrongMethod = await ask('https://api.tokenim.com/v1/groups', { method: 'DELETE' });
    expect([wrongMethod.status, wrongMethod.fields['allow']]).toEqual([405, 'GET, POST']);
    expect(json(await ask('https://api.tokenim.com/v1/mesages'))['code']).toBe('route_not_found');
    expect(json(await ask('https://api.tokenim.com/v1/messages/m_404', { headers: await withToken('valid') }))['code']).toBe('resource_not_found');
  });

  it('counts calls down, refuses, and opens again after the window', async () => {
    clock += 60_000;
    const headers = await withToken('bursty');
    const call = (): Promise<Answer> => ask('https://api.tokenim.com/v1/messages', { headers });
    const remaining: unknown[] = [];
    for (let i = 0; i < 3; i += 1) remaining.push((await call()).fields['ratelimit']);
    expect(remaining).toEqual(['"default";r=2;t=10', '"default";r=1;t=10', '"default";r=0;t=10']);
    clock += 4000;
    const refused = await call();
    expect(refused.status).toBe(429);
    expect(refused.fields).toMatchObject({ 'retry-after': '6', ratelimit: '"default";r=0;t=6', 'ratelimit-policy': '"default";q=3;w=10' });
    clock += 6000;
    expect((await call()).status).toBe(200);
  });
});

describe('CORS', () => {
  const preflight = (origin: string): Promise<Answer> =>
    ask('https://api.tokenim.com/v1/messages', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } });

  it('answers preflights of registered origins, and gives others no fields', async () => {
    const good = await preflight(ORIGIN);
    expect([good.status, good.fields['access-control-allow-origin']]).toEqual([204, ORIGIN]);
    expect((await preflight('https://elsewhere.example')).fields['access-control-allow-origin']).toBeUndefined();
  });

  it('holds each call against the origins of its own app, readably', async () => {
    const answer = await ask('https://api.tokenim.com/v1/messages', { headers: { ...(await withToken('partner')), origin: ORIGIN } });
    expect([answer.status, json(answer)['code'], answer.fields['access-control-allow-origin']]).toEqual([403, 'origin_not_allowed', ORIGIN]);
  });

  it('keeps repeated fields repeated', async () => {
    const { fields } = await ask('https://cors-multiple.tokenim.com/v1/status');
    expect(fields['access-control-allow-origin']).toBe('https://chat.acme.example, https://www.acme.example');
  });
});

describe('those in front', () => {
  it.each([
    ['cloudflare', 403, /Attention Required! \| Cloudflare[\s\S]*cf-error-details/, { 'cf-ray': /^[0-9a-f]{16}-[A-Z]{3}$/ }],
    ['cloudflare-challenge', 403, /_cf_chl_opt/, { 'cf-mitigated': /^challenge$/ }],
    ['cloudfront', 403, /Request blocked\.[\s\S]*Generated by cloudfront/, { server: /^CloudFront$/ }],
    ['api-gateway-no-route', 403, /Missing Authentication Token/, { 'x-amzn-errortype': /^MissingAuthenticationTokenException$/ }],
    ['akamai', 403, /Access Denied[\s\S]*18&#46;/, { server: /^AkamaiGHost$/ }],
    ['nginx', 403, /<center>nginx/, { server: /^nginx/ }],
    ['kong', 401, /No API key found in request/, { 'x-kong-response-latency': /^\d+$/ }],
    ['envoy', 403, /^RBAC: access denied$/, { server: /^envoy$/ }],
    ['aliyun-waf', 405, /errors\.aliyun\.com/, { 'set-cookie': /^acw_tc=/ }],
    ['edgeone', 403, /Tencent Cloud EdgeOne/, { 'eo-log-uuid': /^\d+$/ }],
    ['azure-front-door', 403, /The request is blocked\./, { 'x-azure-ref': /Z-/ }],
    ['company-proxy', 403, /Access control configuration/, { 'x-squid-error': /^ERR_ACCESS_DENIED 0$/ }],
  ] as const)('%s carries its wire markers', async (host, status, body, fields) => {
    const answer = await ask(`https://${host}.tokenim.com/v1/messages`);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(body);
    for (const [name, value] of Object.entries(fields)) expect(String(answer.fields[name])).toMatch(value);
  });

  it('Cloudflare on the path passes the API’s own refusal through', async () => {
    const answer = await ask('https://cloudflare-on-path.tokenim.com/v1/messages', { headers: await withToken('expired') });
    expect(answer.fields).toMatchObject({ server: 'cloudflare', 'cf-cache-status': 'DYNAMIC' });
    expect(json(answer)['code']).toBe('token_expired');
  });

  it('some hang up instead', async () => {
    await expect(ask('https://empty.tokenim.com/v1/status')).rejects.toThrow(/hang up|ECONNRESET/);
  });
});

describe('the list of scenarios', () => {
  it('has unique ids in kebab-case, both titles, a known group and causes as CAUSES.md writes them', () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    expect(scenarios.length).toBeGreaterThanOrEqual(55);
    for (const { id, group, title, expected } of scenarios) {
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(GROUPS).toContain(group);
      expect(title.en).not.toBe('');
      expect(title['zh-CN'], id).toMatch(/\p{Script=Han}/u);
      expect(expected.cause, id).toMatch(expected.failure === 'none' ? /^$/ : /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }
  });

  it('uses the documented codes and no others', () => {
    expect([...CODES].sort()).toEqual(Object.keys(tokenim.errorCodes).sort());
  });

  it('calls only names that lead to the simulator', () => {
    for (const { id, call } of scenarios) expect(new URL(call.url).hostname, id).toMatch(/(?:^|\.)(?:tokenim\.com|token\.im)$/);
  });

  it('is logged as it is played', async () => {
    await ask('https://api.tokenim.com/v1/status?seen=1');
    expect(simulator.log.some(({ host, path }) => host === 'api.tokenim.com' && path === '/v1/status?seen=1')).toBe(true);
  });
});
