/** The simulator's API: routes, tokens, CORS for registered origins, and refusals as problem details. Node only. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tokenim } from '../profiles/tokenim';
import { authenticate, checkAccount, requiredScope, type Limits } from './gatekeeper';
import { refuse, type Refusal } from './problems';
import { surfaceAt, type Surface } from './surfaces';
import { apps, type Grant, type Tokens } from './tokens';

const ALLOWED_FIELDS = 'authorization, content-type, x-api-key, x-csrf-token, x-tokenim-signature, x-tokenim-timestamp, x-request-id';
const EXPOSED_FIELDS = 'ratelimit, ratelimit-policy, retry-after, www-authenticate, x-request-id, allow';

/** Registers the API on `server`. Hosts that belong to someone else are answered before by hooks of their own. */
export function addApi(server: FastifyInstance, tokens: Tokens, limits: Limits): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) return answerPreflight(request, reply);
    reply.header('x-request-id', `req_${request.id}`);
    for (const [name, value] of surfaceOf(request).passedThroughBy) reply.header(name, value);
    addCorsFields(request, reply);
    const { always } = surfaceOf(request);
    if (always === 'maintenance') return send(reply, refuse('maintenance', { headers: { 'retry-after': '1800' } }));
    if (always === 'https_required') return send(reply, refuse('https_required', { detail: 'The proxy in front forwarded this call as plain HTTP.', members: { forwarded_proto: 'http' } }));
    return undefined;
  });
  server.addHook('preValidation', async (request, reply) => {
    const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
    if (isForm && request.routeOptions.url !== '/oauth/token') return send(reply, unsupportedType());
    return undefined;
  });
  server.setErrorHandler(async (error: { readonly code?: string; readonly statusCode?: number }, _request, reply) => {
    if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return send(reply, unsupportedType());
    if (error.statusCode === 400) return send(reply, { status: 400, headers: {}, body: { type: 'about:blank', title: 'Bad Request', status: 400 } });
    return send(reply, refuse('internal_error'));
  });
  server.setNotFoundHandler(async (request, reply) => send(reply, notFound(request)));

  server.get('/oauth/jwks', async () => tokens.jwks);
  server.post('/oauth/token', async (request, reply) => issueToken(request, reply, tokens));
  server.get('/v1/status', async () => ({ status: 'ok', time: new Date().toISOString() }));
  server.get('/v1/realtime', async (_request, reply) => send(reply, refuse('permission_denied', { detail: 'This app may not open a realtime connection.' })));
  for (const { method, path } of tokenim.routes.filter((route) => route.path.startsWith('/v1/') && route.path !== '/v1/status')) {
    server.route({
      method: method as 'GET',
      url: path.replace(/\{(\w+)\}/g, ':$1'),
      async handler(request, reply) {
        const grant = await admit(request, reply, tokens, limits);
        return 'status' in grant ? send(reply, grant) : answer(request, reply, grant);
      },
    });
  }
}

function surfaceOf(request: FastifyRequest): Surface {
  return surfaceAt(request.hostname);
}

function send(reply: FastifyReply, { status, headers, body }: Refusal): FastifyReply {
  return reply.code(status).headers(headers).type('application/problem+json').send(JSON.stringify(body));
}

function unsupportedType(): Refusal {
  return refuse('unsupported_media_type', { headers: { 'accept-post': 'application/json' }, members: { accepted: ['application/json'] } });
}

function isRegistered(origin: string): boolean {
  return apps.some(({ origins }) => origins.includes(origin));
}

function addCorsFields(request: FastifyRequest, reply: FastifyReply): void {
  const { origin } = request.headers;
  reply.header('vary', 'Origin');
  if (origin === undefined || !isRegistered(origin) || surfaceOf(request).cors === 'never') return;
  reply.headers({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', 'access-control-expose-headers': EXPOSED_FIELDS });
}

/** A preflight carries no credential, so every origin that any app registered passes; the call itself is then held against its own app. */
function answerPreflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  addCorsFields(request, reply);
  return reply
    .code(204)
    .headers({
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': ALLOWED_FIELDS,
      'access-control-max-age': String(surfaceOf(request).preflightMaxAgeSeconds),
    })
    .send();
}

function notFound(request: FastifyRequest): Refusal {
  const { pathname } = new URL(request.url, tokenim.apiBase);
  const allowed = tokenim.routes.filter(({ path }) => matches(path, pathname)).map(({ method }) => method);
  if (allowed.length === 0) return refuse('route_not_found', { members: { path: pathname } });
  const methods = [...new Set(allowed)];
  if (surfaceOf(request).hidesMethods) return refuse('method_not_allowed', { status: 403, members: { method: request.method } });
  return refuse('method_not_allowed', { headers: { allow: methods.join(', ') }, members: { method: request.method, allowed: methods } });
}

function matches(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith('{') || part === given[index]);
}

async function admit(request: FastifyRequest, reply: FastifyReply, tokens: Tokens, limits: Limits): Promise<Grant | Refusal> {
  const url = new URL(request.url, tokenim.apiBase);
  const grant = await authenticate({ method: request.method, url, headers: request.headers }, surfaceOf(request), tokens);
  if ('status' in grant) return grant;
  const refused = checkAccount(grant, request.headers.origin ?? null);
  if (refused !== null) return refused;
  const { headers, refusal } = limits.count(grant.app);
  reply.headers(headers);
  if (refusal !== null) return refusal;
  const scope = requiredScope(request.method, url.pathname);
  if (!grant.scopes.includes(scope)) return refuse('insufficient_scope', { members: { required_scope: scope, granted_scope: grant.scopes.join(' ') } });
  return grant;
}

/** What a caller gets that may call at all: the resource, or why not this one. */
function answer(request: FastifyRequest, reply: FastifyReply, { app, role }: Grant): FastifyReply {
  const { id } = request.params as { readonly id?: string };
  const route = `${request.method} ${request.routeOptions.url}`;
  if (route === 'PUT /v1/admin/settings') return send(reply, refuse('mfa_required'));
  if (route.includes('/v1/admin/') && role !== 'admin') return send(reply, refuse('role_required', { members: { required_role: 'admin', role } }));
  if (route === 'POST /v1/groups' && app.plan === 'free') return send(reply, refuse('plan_required', { members: { required_plan: 'pro', plan: app.plan } }));
  if (route === 'POST /v1/files' && !app.features.includes('files')) return send(reply, refuse('feature_disabled', { members: { feature: 'files', app_id: app.id } }));
  if (id === 'g_private') return send(reply, refuse('permission_denied', { members: { resource: id } }));
  if (id === 'm_withheld') {
    const headers = { link: '<https://authority.example/orders/2026-17>; rel="blocked-by"' };
    return send(reply, refuse('legal_block', { headers, members: { blocked_by: 'https://authority.example/orders/2026-17' } }));
  }
  if (id === 'm_broken') return send(reply, refuse('internal_error', { members: { request_id: request.id } }));
  if (id !== undefined && !/_\d{1,2}$/.test(id)) return send(reply, refuse('resource_not_found', { members: { resource: id } }));
  if (id !== undefined) return reply.send({ id, updated_at: new Date().toISOString() });
  return reply.code(request.method === 'POST' ? 201 : 200).send(request.method === 'POST' ? { id: 'new_1' } : { items: [], next: null });
}

/** RFC 6749 section 4.4 (client credentials); errors as in its section 5.2. */
async function issueToken(request: FastifyRequest, reply: FastifyReply, tokens: Tokens): Promise<FastifyReply> {
  const body = (request.body ?? {}) as { readonly [name: string]: unknown };
  const [basicId, basicSecret] = Buffer.from(/^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '', 'base64').toString().split(':');
  const id = body['app_id'] ?? body['client_id'] ?? basicId;
  const secret = body['app_secret'] ?? body['client_secret'] ?? basicSecret;
  const refuseWith = (status: number, error: string, description: string): FastifyReply =>
    reply
      .code(status)
      .headers({ 'cache-control': 'no-store', ...(status === 401 ? { 'www-authenticate': 'Basic realm="TokenIM"' } : {}) })
      .send({ error, error_description: description });
  if (body['grant_type'] !== undefined && body['grant_type'] !== 'client_credentials') return refuseWith(400, 'unsupported_grant_type', 'Only client_credentials is offered.');
  if (typeof id !== 'string' || typeof secret !== 'string' || id === '') return refuseWith(400, 'invalid_request', 'app_id and app_secret are needed.');
  const owner = apps.find((one) => one.id === id && one.secret === secret);
  if (owner === undefined) return refuseWith(401, 'invalid_client', 'App id and secret do not belong together.');
  const asked = typeof body['scope'] === 'string' && body['scope'] !== '' ? body['scope'].split(' ') : owner.scopes;
  if (!asked.every((scope) => owner.scopes.includes(scope))) return refuseWith(400, 'invalid_scope', 'This app may not ask for one of these scopes.');
  const lifetimeSeconds = 3600;
  const token = await tokens.issue(owner, asked, lifetimeSeconds);
  return reply.header('cache-control', 'no-store').send({ access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds, scope: asked.join(' ') });
}
