/** Decides whether the simulator's API answers a call: credentials, signatures, accounts, addresses, limits and scopes. Node only. */
import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { refuse, type Refusal } from './problems';
import type { Surface } from './surfaces';
import { apiKeys, apps, SIGNING_SECRET, type App, type Grant, type Tokens } from './tokens';

/** The caller as the API sees it. All callers share this machine's loopback address, so the simulator gives them one of the documentation range. */
export const CALLER = { address: '198.51.100.24', region: 'SG' } as const;

export interface Knock {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
}

/** Who calls, or the refusal. */
export async function authenticate(knock: Knock, surface: Surface, tokens: Tokens): Promise<Grant | Refusal> {
  if (surface.accepts === 'session') return checkSession(knock);
  const bearer = knock.headers.authorization;
  const inQuery = knock.url.searchParams.get('access_token');
  const key = single(knock.headers['x-api-key']) ?? knock.url.searchParams.get('api_key');
  if (surface.accepts === 'api-key' && key === null) {
    return refuse('credential_missing', { status: 403, detail: 'This endpoint takes an API key, in the X-Api-Key field or the api_key parameter.' });
  }
  if (key !== null) return checkKey(key, knock, surface);
  if (bearer === undefined && inQuery === null) return refuse('credential_missing');
  const token = inQuery ?? /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(bearer ?? '')?.[1];
  if (token === undefined || token === 'undefined' || token === 'null') {
    return refuse('credential_malformed', { detail: 'The Authorization field must be the word Bearer, one space, and the token.' });
  }
  const outcome = await tokens.check(token);
  if (typeof outcome === 'object') return outcome;
  const members = outcome === 'token_expired' ? { server_time: new Date().toISOString() } : {};
  return refuse(outcome, { members });
}

function checkKey(key: string, knock: Knock, surface: Surface): Grant | Refusal {
  const known = apiKeys[key];
  if (known === undefined) return refuse('credential_invalid', { status: 403, detail: 'This API key is not known.' });
  if (known.environment !== surface.environment) {
    return refuse('environment_mismatch', { members: { key_environment: known.environment, host_environment: surface.environment } });
  }
  const owner = apps.find(({ id }) => id === known.app);
  if (owner === undefined) return refuse('credential_invalid', { status: 403 });
  const signature = single(knock.headers['x-tokenim-signature']);
  if (signature !== null) {
    const timestamp = single(knock.headers['x-tokenim-timestamp']) ?? '';
    const skewSeconds = Math.round(Number(timestamp) - Date.now() / 1000);
    if (!(Math.abs(skewSeconds) <= 300)) {
      return refuse('clock_skew', { members: { request_time: timestamp, server_time: new Date().toISOString(), allowed_skew_seconds: 300 } });
    }
    if (signature !== signatureOf(knock.method, knock.url.pathname, timestamp, SIGNING_SECRET)) return refuse('signature_mismatch');
  }
  return { app: owner, scopes: owner.scopes, role: 'service' };
}

/** The signature that a caller sends as `X-TokenIM-Signature`. */
export function signatureOf(method: string, path: string, timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${method}\n${path}\n${timestamp}`).digest('hex');
}

function checkSession(knock: Knock): Grant | Refusal {
  const owner = apps.find(({ id }) => id === 'app_chat');
  if (owner === undefined) return refuse('credential_invalid');
  const safe = knock.method === 'GET' || knock.method === 'HEAD';
  if (!safe && single(knock.headers['x-csrf-token']) !== 'csrf-of-this-session') return refuse('csrf_token_invalid', { members: { csrf_header: 'X-CSRF-Token' } });
  return { app: owner, scopes: owner.scopes, role: 'member' };
}

function single(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : (value?.[0] ?? null);
}

export interface Limits {
  /** Counts one call; gives the fields to send with every answer and, when the limit is reached, the refusal. */
  count(owner: App): { readonly headers: { readonly [name: string]: string }; readonly refusal: Refusal | null };
}

/** A fixed window for each app, counted in memory. `now`: milliseconds. */
export function makeLimits(now: () => number): Limits {
  const windows = new Map<string, { readonly startedAt: number; readonly used: number }>();
  return {
    count({ id, rate: { limit, windowSeconds } }) {
      const at = now();
      const last = windows.get(id);
      const open = last !== undefined && at - last.startedAt < windowSeconds * 1000 ? last : { startedAt: at, used: 0 };
      const used = open.used + 1;
      windows.set(id, { startedAt: open.startedAt, used });
      const reset = Math.max(1, Math.ceil((open.startedAt + windowSeconds * 1000 - at) / 1000));
      const headers = {
        'ratelimit-policy': `"default";q=${limit};w=${windowSeconds}`,
        ratelimit: `"default";r=${Math.max(0, limit - used)};t=${reset}`,
      };
      const refusal = used <= limit ? null : refuse('rate_limited', { headers: { 'retry-after': String(reset) }, members: { limit, window_seconds: windowSeconds, retry_after_seconds: reset } });
      return { headers, refusal };
    },
  };
}

/** Refusals that depend on the account alone, in the order in which the API checks them. */
export function checkAccount({ app: owner }: Grant, origin: string | null): Refusal | null {
  if (owner.status === 'suspended') return refuse('account_suspended', { members: { app_id: owner.id } });
  if (owner.regions !== null && !owner.regions.includes(CALLER.region)) {
    return refuse('region_blocked', { members: { client_region: CALLER.region, allowed_regions: owner.regions } });
  }
  if (owner.addresses !== null && !owner.addresses.some((prefix) => CALLER.address.startsWith(prefix))) {
    return refuse('ip_not_allowed', { members: { client_ip: CALLER.address, app_id: owner.id } });
  }
  if (origin !== null && !owner.origins.includes(origin)) return refuse('origin_not_allowed', { members: { origin, app_id: owner.id } });
  if (owner.dailyQuota === 0) {
    return refuse('quota_exceeded', { members: { quota: 10_000, used: 10_000, resets_at: nextMidnight() } });
  }
  return null;
}

function nextMidnight(): string {
  const day = 86_400_000;
  return new Date(Math.ceil(Date.now() / day) * day).toISOString();
}

/** The scope that a call needs. */
export function requiredScope(method: string, path: string): string {
  const area = path.split('/')[2] ?? '';
  if (area === 'admin') return 'admin';
  return `${area}:${area === 'files' || !['GET', 'HEAD'].includes(method) ? 'write' : 'read'}`;
}
