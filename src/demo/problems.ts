/** The simulator's error answers: RFC 9457 problem details with one of the API's documented codes. Node only. */
import { tokenim } from '../profiles/tokenim';

export type Code = keyof typeof PROBLEMS;

/** Status, title and the sentence for people; `tokenim.errorCodes` lists the same codes for the inspector. */
const PROBLEMS = {
  credential_missing: [401, 'Authentication required', 'No access token or API key was found on this request.'],
  credential_malformed: [401, 'Malformed credential', 'The credential could not be read.'],
  token_expired: [401, 'Token expired', 'The access token is past its expiry.'],
  token_not_yet_valid: [401, 'Token not yet valid', 'The access token is not valid before the time in its nbf claim.'],
  credential_invalid: [401, 'Invalid credential', 'The credential is not known here.'],
  token_revoked: [401, 'Token revoked', 'The access token was revoked.'],
  environment_mismatch: [403, 'Wrong environment', 'This key belongs to another environment than this host.'],
  wrong_audience: [401, 'Wrong audience', 'The access token was issued for another API.'],
  wrong_issuer: [401, 'Wrong issuer', 'The access token was issued by a party that this API does not trust.'],
  wrong_token_type: [401, 'Wrong token type', 'An ID token is not an access token.'],
  signature_mismatch: [403, 'Signature mismatch', 'The request signature does not match the request.'],
  clock_skew: [403, 'Clock skew', 'The time of the signature is too far from the server’s clock.'],
  insufficient_scope: [403, 'Insufficient scope', 'The access token does not carry the scope that this call needs.'],
  permission_denied: [403, 'Permission denied', 'This account may not use this resource.'],
  role_required: [403, 'Role required', 'This call is for accounts with another role.'],
  plan_required: [403, 'Plan required', 'The plan of this app does not include this call.'],
  account_suspended: [403, 'Account suspended', 'The account of this app is suspended.'],
  feature_disabled: [403, 'Feature disabled', 'This feature is switched off for this app.'],
  mfa_required: [401, 'Stronger login required', 'This call wants a login with a second factor.'],
  ip_not_allowed: [403, 'Address not allowed', 'The caller’s address is not on the IP allow list of this app.'],
  region_blocked: [403, 'Region blocked', 'This app is not offered in the caller’s region.'],
  origin_not_allowed: [403, 'Origin not allowed', 'This app is not registered for the origin of the calling page.'],
  rate_limited: [429, 'Too many requests', 'The rate limit of this app is reached.'],
  quota_exceeded: [403, 'Quota exceeded', 'The daily quota of this app is used up.'],
  method_not_allowed: [405, 'Method not allowed', 'This path does not answer this method.'],
  route_not_found: [404, 'No such route', 'This API has no such path.'],
  resource_not_found: [404, 'Not found', 'There is no such resource.'],
  unsupported_media_type: [415, 'Unsupported media type', 'This call takes application/json.'],
  https_required: [403, 'HTTPS required', 'This API is served over HTTPS only.'],
  csrf_token_invalid: [403, 'CSRF token invalid', 'The cross-site request forgery token is missing or out of date.'],
  maintenance: [503, 'Under maintenance', 'The API is being maintained.'],
  legal_block: [451, 'Unavailable for legal reasons', 'This resource is withheld by a legal demand.'],
  internal_error: [500, 'Internal error', 'The server failed to answer this call.'],
} as const satisfies { readonly [code: string]: readonly [number, string, string] };

export interface Refusal {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: { readonly [member: string]: unknown };
}

export interface RefusalFacts {
  readonly status?: number;
  readonly detail?: string;
  /** Further members of the problem object. */
  readonly members?: { readonly [name: string]: unknown };
  readonly headers?: { readonly [name: string]: string };
}

/** The documented codes, for the check that simulator and profile agree. */
export const CODES = Object.keys(PROBLEMS) as readonly Code[];

/** A refusal with `code`. Codes that concern a token also get their challenge (RFC 6750 section 3, RFC 9470 section 3). */
export function refuse(code: Code, facts: RefusalFacts = {}): Refusal {
  const [usual, title, detail] = PROBLEMS[code];
  const status = facts.status ?? usual;
  const challenge = challengeFor(code, status, facts.members ?? {});
  return {
    status,
    headers: { ...(challenge === null ? {} : { 'www-authenticate': challenge }), ...facts.headers },
    body: {
      type: `${tokenim.apiBase}/problems/${code.replaceAll('_', '-')}`,
      title,
      status,
      detail: facts.detail ?? detail,
      code,
      ...facts.members,
    },
  };
}

function challengeFor(code: Code, status: number, members: { readonly [name: string]: unknown }): string | null {
  const bearer = (error: string, more = ''): string => `Bearer realm="TokenIM", error="${error}"${more}`;
  if (code === 'insufficient_scope') return bearer('insufficient_scope', `, scope="${String(members['required_scope'])}"`);
  if (code === 'mfa_required') return bearer('insufficient_user_authentication', ', error_description="A second factor is wanted", acr_values="mfa", max_age="300"');
  if (status !== 401) return null;
  if (code === 'credential_missing') return 'Bearer realm="TokenIM"';
  if (code === 'credential_malformed') return bearer('invalid_request', ', error_description="The credential could not be read"');
  const descriptions: { readonly [code: string]: string } = { token_expired: 'The token expired', token_not_yet_valid: 'The token is not valid yet' };
  const description = descriptions[code];
  return bearer('invalid_token', description === undefined ? '' : `, error_description="${description}"`);
}
