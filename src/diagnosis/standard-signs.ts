/** Statuses and fields that a standard, or one product's manual, gives exactly one meaning. Pure. */
import { fieldValue } from '../http/fields';
import type { Confidence, Proof } from './cause';
import type { CauseSign } from './access-signs';
import type { Evidence } from './evidence';
import { grpcStatus } from './grpc';

interface StatusRow {
  readonly status: number;
  readonly cause: string;
  readonly confidence: Confidence;
  readonly source: string;
}

/** Statuses that alone name a cause. What a status leaves open is decided in the cause's own file. */
const STATUSES: readonly StatusRow[] = [
  { status: 402, cause: 'account-restricted', confidence: 'likely', source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.3' },
  { status: 406, cause: 'content-type-refused', confidence: 'possible', source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.7' },
  { status: 419, cause: 'csrf-token', confidence: 'likely', source: 'https://laravel.com/docs/csrf' },
  { status: 421, cause: 'wrong-route-or-host', confidence: 'likely', source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20' },
  { status: 440, cause: 'credential-expired', confidence: 'likely', source: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis' },
  { status: 495, cause: 'client-certificate-required', confidence: 'likely', source: 'https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors' },
  { status: 496, cause: 'client-certificate-required', confidence: 'likely', source: 'https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors' },
  { status: 497, cause: 'https-required', confidence: 'likely', source: 'https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors' },
  { status: 498, cause: 'credential-invalid', confidence: 'likely', source: 'https://developers.arcgis.com/rest/' },
  { status: 511, cause: 'corporate-proxy-policy', confidence: 'likely', source: 'https://www.rfc-editor.org/rfc/rfc6585#section-6' },
];

/** RFC 6750 section 3.1 and its relatives RFC 9470 and RFC 9449. */
const CHALLENGE_ERRORS: { readonly [error: string]: { readonly cause: string; readonly confidence: Confidence } } = {
  insufficient_scope: { cause: 'insufficient-scope', confidence: 'certain' },
  invalid_token: { cause: 'credential-invalid', confidence: 'likely' },
  invalid_request: { cause: 'credential-malformed', confidence: 'likely' },
  insufficient_user_authentication: { cause: 'step-up-required', confidence: 'certain' },
  // Microsoft Entra ID, "claims challenge": the token must be got anew, under today's conditions.
  insufficient_claims: { cause: 'step-up-required', confidence: 'likely' },
  use_dpop_nonce: { cause: 'credential-malformed', confidence: 'likely' },
  invalid_dpop_proof: { cause: 'signature-mismatch', confidence: 'likely' },
};

/** Schemes that are about something else than a login. RFC 9577: a token that proves a person and names nobody. */
const SCHEMES: { readonly [scheme: string]: { readonly cause: string; readonly confidence: Confidence } | undefined } = {
  privatetoken: { cause: 'bot-challenge', confidence: 'likely' },
};

/** A challenge's own calls, not the page that it guards: a browser that cannot answer one of them shows it as an error (Cloudflare, "Turnstile": 401 on `/pat/`). */
const CHALLENGE_CALL = /^https:\/\/challenges\.cloudflare\.com\/cdn-cgi\/challenge-platform\//i;

/** gRPC's own status beside an error: it says which family, seldom why. */
const GRPC: { readonly [status: string]: string | undefined } = { '5': 'not-found', '7': 'insufficient-permission', '8': 'rate-limited', '12': 'wrong-route-or-host', '16': 'credential-invalid' };

/** RFC 9209 section 2.3: error types by which an intermediary says that it, or its way on, is the reason. */
const PROXY_STATUS: { readonly [error: string]: { readonly cause: string; readonly confidence: Confidence } | undefined } = {
  destination_not_found: { cause: 'wrong-route-or-host', confidence: 'likely' },
  destination_ip_prohibited: { cause: 'corporate-proxy-policy', confidence: 'possible' },
  http_request_denied: { cause: 'waf-rule', confidence: 'possible' },
  tls_certificate_error: { cause: 'server-failure', confidence: 'possible' },
};

/** Fields in which an application says that it is closed (`X-Nextcloud-Maintenance-Mode`, `X-Maintenance`). */
export const MAINTENANCE_FIELD = /^x-(?:[a-z0-9]{1,20}-){0,2}maintenance(?:-mode)?$/i;

/** The signs that fields and status give by standard. */
export function standardSigns(evidence: Evidence): CauseSign[] {
  const { answer, status, challenges } = evidence;
  if (answer === null) return [];
  const { message, headers } = answer;
  const statusProof: Proof = { message, part: 'status', value: String(status) };
  const signs: CauseSign[] = [];
  const add = (cause: string, confidence: Confidence, first: Proof, second: Proof | null = null): void =>
    void signs.push({ cause, confidence, source: 'standard', proof: second === null ? [first] : [first, second] });
  const field = (name: string): Proof | null => {
    const value = fieldValue(headers, name);
    return value === null ? null : { message, part: name, value };
  };

  for (const { scheme, params, source } of challenges) {
    const asked = SCHEMES[scheme.toLowerCase()];
    if (asked !== undefined) add(asked.cause, asked.confidence, { message, part: 'www-authenticate', value: source });
    const error = params['error'] ?? '';
    const row = Object.hasOwn(CHALLENGE_ERRORS, error) ? CHALLENGE_ERRORS[error] : undefined;
    if (row !== undefined) add(row.cause, row.confidence, { message, part: 'www-authenticate', value: source });
  }
  for (const row of STATUSES) if (row.status === status) add(row.cause, row.confidence, statusProof);

  if (status === 407) {
    const challenge = field('proxy-authenticate');
    // A proxy's refusal of a tunnel never reaches the page as the answer to a call over https: that 407 came from behind it.
    const tunnelled = /^https:/i.test(evidence.exchange.request.url) && evidence.exchange.request.method !== 'CONNECT';
    add('corporate-proxy-policy', tunnelled ? 'possible' : challenge === null ? 'likely' : 'certain', statusProof, challenge);
  }
  // Only a proxy is ever sent a CONNECT (RFC 9110 section 9.3.6): what refuses it is the proxy.
  if (status === 403 && evidence.exchange.request.method === 'CONNECT') add('corporate-proxy-policy', 'likely', statusProof);
  if (status === 451) {
    const link = field('link');
    const named = link?.value?.includes('blocked-by') === true ? link : null;
    add('legal-block', named === null ? 'likely' : 'certain', statusProof, named);
  }
  const upgrade = field('upgrade');
  if (status === 426 && upgrade !== null && /\btls\b/i.test(upgrade.value ?? '')) add('https-required', 'certain', statusProof, upgrade);
  const grpc = grpcStatus(answer);
  const family = grpc?.status === '16' && evidence.exchange.request.headersComplete && evidence.exchange.request.credentials.length === 0 ? 'credential-missing' : GRPC[grpc?.status ?? ''];
  // Beside a success of HTTP it is the only thing that says no.
  if (grpc !== null && family !== undefined && (status >= 400 || evidence.failure === 'in-body')) add(family, status >= 400 ? 'possible' : 'likely', { message, part: grpc.part, value: grpc.value });
  const proxy = field('proxy-status');
  const type = PROXY_STATUS[/;\s{0,4}error\s{0,2}=\s{0,2}"?([a-z_]{3,40})/i.exec(proxy?.value?.slice(0, 2000) ?? '')?.[1]?.toLowerCase() ?? ''];
  if (proxy !== null && type !== undefined && status >= 400) add(type.cause, type.confidence, proxy);
  signs.push(...bareForbidden(evidence));
  const challengeCall = CHALLENGE_CALL.exec(evidence.exchange.request.url)?.[0];
  if (challengeCall !== undefined && status >= 400) add('bot-challenge', 'likely', { message: message === 'response' ? 'request' : 'preflight-request', part: 'url', value: challengeCall });
  const closed = headers.find(({ name, value }) => MAINTENANCE_FIELD.test(name) && !/^(?:0|false|off|no)$/i.test(value.trim()));
  if (closed !== undefined && status === 503) add('maintenance', 'likely', { message, part: closed.name.toLowerCase(), value: closed.value });
  // Azure App Service names the address that its access restrictions refused.
  const forbiddenIp = field('x-ms-forbidden-ip');
  if (forbiddenIp !== null && status === 403) add('ip-not-allowed', 'certain', forbiddenIp);
  return signs;
}

/** Hosts of AWS itself: a service's, and an API's of the gateway by its id. Every other name is a domain that the API's owner mapped. */
const AWS_SERVICE = /^https:\/\/[a-z0-9-]{2,40}\.[a-z]{2}-[a-z-]{3,20}-\d\.amazonaws\.com(?:\.cn)?(?=[:/?#]|$)/i;
const AWS_API = /^https:\/\/[a-z0-9-]{4,63}\.execute-api\./i;

/**
 * Amazon API Gateway's `ForbiddenException` (gateway response types INVALID_API_KEY and WAF_FILTERED, and a domain or path that is mapped to no stage)
 * with nothing beside it: what it may mean, less what the request rules out.
 */
function bareForbidden({ answer, status, exchange, recognition }: Evidence): CauseSign[] {
  if (answer === null || answer.message !== 'response' || status !== 403 || recognition.refusal?.vendor !== 'aws-api-gateway' || recognition.refusal.cause !== null) return [];
  const type = fieldValue(answer.headers, 'x-amzn-errortype');
  if (type === null || !type.startsWith('ForbiddenException') || !/^\s{0,8}(?:\{\s{0,8}"[mM]essage"\s{0,2}:\s{0,2}"Forbidden"\s{0,8}\}\s{0,8})?$/.test(answer.content ?? '')) return [];
  const { url, headers } = exchange.request;
  if (fieldValue(headers, 'x-api-key') !== null) return [];
  const proof: readonly [Proof] = [{ message: answer.message, part: 'x-amzn-errortype', value: type }];
  const owned = !AWS_SERVICE.test(url) && !AWS_API.test(url);
  return [...(owned ? ['waf-rule'] : []), ...(AWS_SERVICE.test(url) ? [] : ['credential-missing']), ...(AWS_API.test(url) ? [] : ['wrong-route-or-host'])].map((cause) => ({ cause, source: 'standard', confidence: 'possible', proof }));
}
