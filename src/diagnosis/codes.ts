/**
 * Machine-readable words by which widely used platforms name a cause. Data, one line a family.
 * Sources: google.rpc.ErrorInfo `ErrorReason`; AWS "Common Error Types", S3 and API Gateway error lists; Azure Storage and ARM error codes;
 * RFC 6749, 6750, 9449, 9470; Aliyun OSS and Tencent Cloud public error codes; Stripe, OpenAI, MongoDB Atlas, WordPress REST, Django REST framework.
 */
import type { Confidence } from './cause';
import type { CauseSign } from './access-signs';
import type { Evidence } from './evidence';
import { platformRows } from './codes-platforms';
import { numberedCause } from './numbered-codes';
import type { CodeVoice } from './voices';

export interface CodeRow {
  readonly cause: string;
  readonly confidence: Confidence;
  readonly codes: string;
}

/** `certain`: one platform's own name for exactly this. `likely`: the name is common, and platforms use it a little differently. */
const ROWS: readonly CodeRow[] = [
  { cause: 'credential-missing', confidence: 'likely', codes: 'FST_JWT_NO_AUTHORIZATION_IN_HEADER FST_JWT_NO_AUTHORIZATION_IN_COOKIE missing_app_id missing_app_key missing_session no_authorization MissingSignature requireloginerror token_missing missing_token missing_credentials not_authed not_authenticated authentication_required login_required rest_login_required missing_api_key api_key_missing api_key_required no_api_key missing_authorization missing_authorization_header CREDENTIALS_MISSING MissingKey MissingAuthenticationInfo AuthFailure.MissingCredential MissingSecurityHeader unauthenticated_request rest_not_logged_in rest_forbidden_context not_logged_in MissingAuthenticationToken USER_NOT_LOGIN NOT_LOGIN NoAuthenticationInformation MissingAuthenticationTokenInHeader missing_bearer_token token_required CREDENTIALS_REQUIRED AuthFailure.NoCredential' },
  { cause: 'credential-malformed', confidence: 'likely', codes: 'credentials_bad_format credentials_bad_scheme credential_malformed malformed_token token_malformed invalid_authorization_header bad_authorization_header InvalidAuthenticationInfo IncompleteSignatureException IncompleteSignature AuthorizationHeaderMalformed use_dpop_nonce jwt_malformed invalid_token_format malformed_credentials invalid_auth_header UnsupportedSecurityToken InvalidSecurity UnsupportedAlgorithm InvalidAuthorization' },
  { cause: 'credential-expired', confidence: 'likely', codes: 'ERR_JWT_EXPIRED FAST_JWT_EXPIRED FST_JWT_AUTHORIZATION_TOKEN_EXPIRED ExpiredJwtException ExpiredSignatureError PasswordResetRequiredException password_expired PASSWORD_RESET_REQUIRED token_expired access_token_expired expired_token expired_access_token jwt_expired session_expired expired_session expired_api_key api_key_expired ExpiredToken ExpiredTokenException SecurityTokenExpired InvalidAccessKeyId.Expired AuthFailure.TokenExpired credential_expired TokenExpiredError aop.auth-token-time-out aop.app-auth-token-time-out ACCESS_TOKEN_EXPIRED API_KEY_EXPIRED CREDENTIALS_EXPIRED SESSION_COOKIE_EXPIRED INVALID_SESSION_ID AccessTokenExpired login_expired ExpiredAuthenticationToken AuthenticationExpired SecurityTokenExpiredException refresh_token_expired REFRESH_TOKEN_EXPIRED sts_token_expired InvalidSecurityToken.Expired' },
  { cause: 'credential-not-yet-valid', confidence: 'likely', codes: 'JWTIssuedAtFuture JWTNotYetValid InvalidIatError InvalidIssuedAtError PrematureJwtException BeforeValidException SecurityTokenNotYetValidException FAST_JWT_INACTIVE token_not_yet_valid token_not_active jwt_not_active NotBeforeError token_used_before_issued token_not_before' },
  { cause: 'credential-invalid', confidence: 'likely', codes: 'invalid_app_id invalid_app_key invalid_appkey invalid_session invalid_app_auth_token invalid_auth_token INVALID_LOGIN_CREDENTIALS INVALID_PASSWORD INVALID_ID_TOKEN INVALID_REFRESH_TOKEN session_not_found refresh_token_not_found refresh_token_already_used bad_jwt jwt_missing_role_claims jwt_invalid_claims incorrect_password invalid_username no_service REVOKED_ACCESS_TOKEN INVALID_LOGIN APIKEY.INACTIVE InvalidSecretToken InvalidCredential invalid_token invalid_api_key api_key_invalid API_KEY_INVALID invalid_access_token invalid_auth invalid_credentials bad_credentials token_revoked token_invalid revoked_token invalid_client InvalidAccessKeyId InvalidClientTokenId UnrecognizedClientException UnrecognizedClient InvalidToken InvalidAuthenticationToken ACCESS_TOKEN_TYPE_UNSUPPORTED CREDENTIALS_INVALID authentication_error authentication_failed account_inactive invalid_key AuthFailure.InvalidSecretId AuthFailure.SecretIdNotFound InvalidAccessKeyId.NotFound InvalidApiKey incorrect_api_key bad_api_key revoked_api_key JsonWebTokenError keyInvalid authError aop.invalid-auth-token aop.invalid-app-auth-token isv.invalid-app-id invalid-sessionkey NotAuthorizedException invalid_access_key API_KEY_ANDROID_APP_BLOCKED API_KEY_IOS_APP_BLOCKED invalid_grant SESSION_COOKIE_INVALID InvalidSecurityToken InvalidSecretKey unknown_api_key INVALID_API_KEY key_revoked token_inactive inactive_token InvalidAuthenticationTokenSignature AuthFailure.InvalidAuthorization FailedAuthentication SecurityTokenUnavailable BadContextToken AuthenticationFault' },
  { cause: 'wrong-audience-or-issuer', confidence: 'likely', codes: 'JWTNotInAudience JWTNotInIssuer SecurityTokenInvalidAudienceException SecurityTokenInvalidIssuerException InvalidAudError invalid_audience audience_mismatch invalid_issuer issuer_mismatch wrong_audience wrong_issuer invalid_target unsupported-authentication InvalidAudience InvalidIssuer invalid_token_audience ID_TOKEN_USED not_allowed_token_type InvalidAuthenticationTokenAudience InvalidAuthenticationTokenTenant InvalidAuthenticationTokenIssuer JWTClaimValidationFailed ORG_RESTRICTION_HEADER_INVALID' },
  { cause: 'signature-mismatch', confidence: 'certain', codes: 'SignatureDoesNotMatch AuthFailure.SignatureFailure SignatureNonceUsed.Mismatch' },
  { cause: 'signature-mismatch', confidence: 'likely', codes: 'signature_mismatch isv.invalid-signature invalid_signature signature_invalid bad_signature InvalidSignature InvalidSignatureException sign_error signature_error SIGN_ERROR INVALID_SIGN invalid_dpop_proof FailedCheck' },
  { cause: 'clock-skew', confidence: 'certain', codes: 'RequestTimeTooSkewed' },
  { cause: 'clock-skew', confidence: 'likely', codes: 'RequestExpired request_time_skewed timestamp_expired invalid_timestamp timestamp_out_of_range clock_skew AuthFailure.SignatureExpire InvalidTimeStamp.Expired MessageExpired' },
  { cause: 'signed-url-expired', confidence: 'likely', codes: 'url_expired link_expired signed_url_expired UrlExpired' },
  { cause: 'insufficient-scope', confidence: 'certain', codes: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' },
  { cause: 'insufficient-scope', confidence: 'likely', codes: 'MISSING_SCOPES INSUFFICIENT_SCOPES insufficient_scope missing_scope invalid_scope insufficient_scopes scope_not_granted scope_insufficient insufficient_oauth_scope' },
  { cause: 'insufficient-permission', confidence: 'likely', codes: 'insufficient_isv_permissions insufficient_user_permissions insufficient_partner_permissions invalid_app_auth_token_no_api domainPolicy appNotAuthorizedToFile forbiddenForNonOrganizer forbiddenForServiceAccounts cannotDownloadAbusiveFile org_internal admin_policy_enforced ADMIN_ONLY_OPERATION not_admin private quarantined action_prohibited posting_to_general_channel_denied AuthorizationServiceMismatch AuthorizationResourceTypeMismatch isp.RAM_PERMISSION_DENY more_permissions_required PERSISTED_QUERY_NOT_IN_LIST PersistedQueryNotInList permission_error LackPolicy accessexception nopermissions permission_denied permission_error insufficient_permissions insufficient_permission insufficientPermissions AuthorizationFailed AuthorizationPermissionMismatch AccessDenied AccessDeniedException access_denied_by_policy Authorization_RequestDenied UnauthorizedOperation UnauthorizedAccess IAM_PERMISSION_DENIED not_allowed_role role_required rest_forbidden security_exception UnauthorizedOperation.NoPermission not_authorized forbidden_role not_in_channel not_granted_call token_readonly missing_permission insufficient_privileges INSUFFICIENT_ACCESS INSUFFICIENT_ACCESS_OR_READONLY NoPermission InsufficientAccountPermissions ErrorAccessDenied API_KEY_SERVICE_BLOCKED insufficientFilePermissions no_permission SECURITY_POLICY_VIOLATED RequestDisallowedByPolicy LinkedAuthorizationFailed ScopeLocked ForbiddenByPolicy ForbiddenByRbac USER_PROJECT_DENIED ORG_RESTRICTION_VIOLATION RESOURCE_USAGE_RESTRICTION_VIOLATED KMSAccessDeniedException ekm_access_denied team_access_not_granted restricted_action NoPermission.Ram Forbidden.RAM permissiondenied isv.insufficient-isv-permissions isv.insufficient-user-permissions aop.invalid-app-auth-token-no-api' },
  { cause: 'account-restricted', confidence: 'likely', codes: 'youtubeSignupRequired feedback_required consent_required checkpoint_locked paid_only paid_teams_only team_disabled user_banned email_not_confirmed phone_not_confirmed isv.AMOUNT_NOT_ENOUGH isv.OUT_OF_SERVICE isv.ACCOUNT_ABNORMAL RealNameAuthenticationError Authentication_RequestFromNonPremiumTenantOrB2CTenant gold_only banned UserProjectAccountProblem client_not_enrolled not_enrolled enrollment_required account_suspended account_disabled account_locked user_disabled user_suspended account_restricted plan_required payment_required subscription_required subscription_inactive upgrade_required insufficient_balance InsufficientBalance billing_not_active billing_hard_limit_reached BILLING_DISABLED billingNotEnabled CONSUMER_SUSPENDED CONSUMER_INVALID USER_SUSPENDED AccountIsDisabled AccountDisabled Account.Arrearage Arrearage InvalidAccountStatus UserDisable account_deactivated unverified_account UserNotConfirmedException org_suspended terms_not_accepted premium_required tos ReadOnlyDisabledSubscription SubscriptionDisabled SubscriptionSuspended ACCOUNT_STATE_INVALID USER_BLOCKED_BY_ADMIN GCP_SUSPENDED AccountProblem NotSignedUp InvalidPayer PendingVerification enterprise_is_restricted out-of-credit client-not-enrolled client-forbidden LOCATION_TAX_POLICY_VIOLATED Forbidden.AccountArrearage' },
  { cause: 'feature-not-enabled', confidence: 'certain', codes: 'SERVICE_DISABLED accessNotConfigured' },
  { cause: 'feature-not-enabled', confidence: 'likely', codes: 'commentsDisabled OPERATION_NOT_ALLOWED PASSWORD_LOGIN_DISABLED RegionDisabledException AccessControlListNotSupported signup_disabled email_provider_disabled phone_provider_disabled anonymous_provider_disabled provider_disabled otp_disabled saml_provider_disabled application_passwords_disabled PERSISTED_QUERY_NOT_SUPPORTED isv.PRODUCT_UN_SUBSCRIPT feature_disabled feature_not_enabled api_not_enabled api_disabled not_enabled ServiceNotEnabled FeatureNotEnabled feature_not_available FeatureDisabled FUNCTIONALITY_NOT_ENABLED API_DISABLED_FOR_ORG OptInRequired ServiceNotOpen ModelNotOpen SubscriptionNotRegistered MissingSubscriptionRegistration unauthorized_client unsupported_grant_type KeyBasedAuthenticationNotPermitted SERVICE_NOT_VISIBLE FeatureNotSupported InvalidProduct.NotOpen FORBIDDEN_FEATURE' },
  { cause: 'step-up-required', confidence: 'certain', codes: 'insufficient_user_authentication' },
  { cause: 'step-up-required', confidence: 'likely', codes: 'invalid_rapt rapt_required insufficient_aal reauthentication_needed checkpoint_required mfa_required two_factor_required 2fa_required otp_required reauthentication_required reauth_required step_up_required interaction_required sso_required saml_required requires_recent_login CAPTCHA_CHALLENGE CREDENTIAL_TOO_OLD_LOGIN_AGAIN mfa_enrollment_required two_factor_setup_required org_login_required' },
  { cause: 'quota-exceeded', confidence: 'likely', codes: 'AllocationQuota isv.DAY_LIMIT_CONTROL storageQuotaExceeded downloadQuotaExceeded quota_exceeded quotaExceeded dailyLimitExceeded insufficient_quota LimitExceededException QuotaExceeded monthly_limit_reached OVER_QUERY_LIMIT RESOURCE_QUOTA_EXCEEDED ServiceQuotaExceededException limit_exceeded_daily usage_limit_reached quota_exhausted daily_limit_exceeded OVER_DAILY_LIMIT' },
  { cause: 'rate-limited', confidence: 'likely', codes: 'app_call_limited method_call_limited TOO_MANY_ATTEMPTS_TRY_LATER over_request_rate_limit over_email_send_rate_limit over_sms_send_rate_limit isv.BUSINESS_LIMIT_CONTROL QpsLimitForAppkeyAndApi QpsLimitForApi sharingRateLimitExceeded FlowLimitExceeded rate_limited rate_limit_exceeded RATE_LIMIT_EXCEEDED ratelimited rateLimitExceeded userRateLimitExceeded too_many_requests TooManyRequests TooManyRequestsException Throttling ThrottlingException Throttled throttled RequestLimitExceeded SlowDown RequestThrottled rate_limit_error ProvisionedThroughputExceededException Throttling.User Throttling.Api flow_limit accesscontrol.limited-by-api-access-count EAI_RATELIMIT accesslimited BandwidthLimitExceeded RequestThrottledException EnhanceYourCalm ServerBusy' },
  { cause: 'ip-not-allowed', confidence: 'certain', codes: 'IP_ADDRESS_NOT_ON_ACCESS_LIST API_KEY_IP_ADDRESS_BLOCKED' },
  { cause: 'ip-not-allowed', confidence: 'likely', codes: 'ip_not_allowed ip_blocked ip_forbidden ip_denied ip_restricted ip_not_whitelisted ipRefererBlocked InvalidIp IpNotAllowed ip_address_not_allowed ip_not_in_whitelist ip_whitelist IP_NOT_IN_WHITELIST AuthorizationSourceIPMismatch AccessDenied.IP Forbidden.IP AuthorizationFailure UnauthorizedClientIP ForbiddenByFirewall ForbiddenByConnection PublicNetworkAccessDisabled' },
  { cause: 'geo-blocked', confidence: 'likely', codes: 'geo_blocked country_blocked region_blocked region_not_allowed country_not_allowed unsupported_country unsupported_country_region_territory location_not_supported geo_restricted REGION_NOT_SUPPORTED LOCATION_POLICY_VIOLATED' },
  { cause: 'referrer-not-allowed', confidence: 'certain', codes: 'API_KEY_HTTP_REFERRER_BLOCKED' },
  { cause: 'referrer-not-allowed', confidence: 'likely', codes: 'referer_not_allowed referrer_not_allowed RefererNotAllowedMapError invalid_referer RefererForbidden InvalidReferer' },
  { cause: 'origin-not-allowed', confidence: 'likely', codes: 'origin_not_allowed invalid_origin origin_mismatch disallowed_origin origin_forbidden cors_forbidden AccessForbidden.CORS CORSNotAllowed unauthorized_origin redirect_uri_mismatch invalid_redirect_uri' },
  { cause: 'user-agent-refused', confidence: 'likely', codes: 'disallowed_useragent invalid_user_agent user_agent_blocked missing_user_agent browser_signature_banned unsupported_client' },
  // One platform's word for this, and another's for a credential or a right.
  { cause: 'csrf-token', confidence: 'possible', codes: 'badtoken' },
  { cause: 'credential-missing', confidence: 'possible', codes: 'no_auth' },
  { cause: 'csrf-token', confidence: 'certain', codes: 'rest_cookie_invalid_nonce EBADCSRFTOKEN' },
  { cause: 'csrf-token', confidence: 'likely', codes: 'csrf_token_invalid invalid_csrf_token csrf_failed csrf_error CSRF_TOKEN_MISSING csrf_token_missing CSRFError invalid_authenticity_token csrf_mismatch INVALID_CSRF_TOKEN InvalidAuthenticityToken InvalidCsrfTokenException MissingCsrfTokenException TokenMismatchException' },
  { cause: 'wrong-method', confidence: 'likely', codes: 'method_not_allowed MethodNotAllowed unsupported_method METHOD_NOT_SUPPORTED UnsupportedHttpVerb HttpRequestMethodNotSupportedException' },
  { cause: 'wrong-route-or-host', confidence: 'likely', codes: 'route_not_found bad_route endpoint_not_found rest_no_route unknown_endpoint no_such_route InvalidURI unknown_url invalid_url UnknownOperationException InvalidAction invalid_route MissingAuthenticationTokenException InvalidHostName deployment_not_found DEPLOYMENT_NOT_FOUND' },
  { cause: 'not-found', confidence: 'likely', codes: 'resource_not_found not_found NotFound NoSuchKey NoSuchBucket NoSuchEntity ResourceNotFound ResourceNotFoundException BlobNotFound ContainerNotFound object_not_found resource_missing record_not_found ItemNotFound user_not_found' },
  { cause: 'https-required', confidence: 'likely', codes: 'AuthorizationProtocolMismatch https_required ssl_required SslRequired InsecureConnection tls_required AccountRequiresHttps' },
  { cause: 'content-type-refused', confidence: 'likely', codes: 'unsupported_media_type UnsupportedMediaType invalid_content_type UnsupportedMediaTypeException HttpMediaTypeNotSupportedException invalid_mime_type unsupported_content_type' },
  { cause: 'client-certificate-required', confidence: 'likely', codes: 'client_certificate_required certificate_required client_cert_missing mtls_required' },
  { cause: 'waf-rule', confidence: 'likely', codes: 'waf_blocked blocked_by_waf request_blocked security_policy_violation waf_rule firewall_blocked' },
  { cause: 'bot-challenge', confidence: 'likely', codes: 'captcha_failed captcha_required challenge_required bot_detected recaptcha_required human_verification_required' },
  { cause: 'maintenance', confidence: 'likely', codes: 'maintenance under_maintenance maintenance_mode service_maintenance system_maintenance' },
  { cause: 'legal-block', confidence: 'likely', codes: 'legal_block unavailable_for_legal_reasons dmca_takedown dmca legal_hold_block' },
  { cause: 'site-disabled', confidence: 'likely', codes: 'AllAccessDisabled site_disabled app_disabled site_suspended DEPLOYMENT_DISABLED DEPLOYMENT_PAUSED' },
  { cause: 'server-failure', confidence: 'likely', codes: 'internal_error internal_server_error InternalError InternalServerError ServiceUnavailable server_error' },
];

/** Codes compare without case and punctuation: `TOKEN_EXPIRED`, `token-expired` and `TokenExpired` are one word. */
const plain = (code: string): string => code.toLowerCase().replace(/[^a-z0-9.]/g, '');
/** A class of errors is named after the error. The other way round a short word would stand for a class that is more than the word. */
const bare = (code: string): string => plain(code).replace(/(?:exception|error)$/, (end, at: number) => (at > 0 ? '' : end));

const BY_CODE: ReadonlyMap<string, { readonly cause: string; readonly confidence: Confidence }> = new Map(
  [...ROWS, ...platformRows].toReversed().flatMap(({ cause, confidence, codes }) => codes.split(' ').map((code) => [plain(code), { cause, confidence }] as const)),
);

/** Codes that a status of 5xx turns into the server's own trouble, and others that mean little beside a precise one. */
const VAGUE = new Set(['insufficient-permission', 'credential-invalid', 'not-found', 'server-failure']);

/** A number of Microsoft's login service. */
export const STS = /^AADSTS\d{4,9}/;

/** Alipay and Taobao say first whose fault it was: the caller's, the platform's, its gateway's. */
const GATE = /^(?:isv|isp|aop)\./;

/** A class of Java or .NET with its package. */
const CLASS = /^(?:[a-z]\w{0,40}\.){1,8}([A-Z]\w{1,80})$/;

function rowOf(code: string, { status, exchange, problem }: Evidence): { readonly cause: string; readonly confidence: Confidence } | undefined {
  const numbered = problem === null || !/^-?\d{1,9}$/.test(code) ? null : numberedCause(problem.members);
  if (numbered?.number === code) return { cause: numbered.cause, confidence: 'likely' };
  // A search engine's class for all that concerns security, also for a login that failed.
  if (code === 'security_exception' && status === 401) return undefined;
  const itemised = byItem(code, problem?.members ?? {});
  if (itemised !== undefined) return itemised;
  // Apollo's word for "logged in, and not allowed"; with an error status it only repeats that.
  if (code === 'FORBIDDEN' && status >= 200 && status < 300) return { cause: 'insufficient-permission', confidence: 'possible' };
  // The same of "not logged in", which leaves open whether nothing came or nothing good.
  if (/^UNAUTHENTICATED$/i.test(code) && status >= 200 && status < 300) {
    return { cause: exchange.request.headersComplete && exchange.request.credentials.length === 0 ? 'credential-missing' : 'credential-invalid', confidence: 'likely' };
  }
  return [code, code.split(/[:#]/).at(-1) ?? '', code.replace(GATE, ''), CLASS.exec(code)?.[1] ?? ''].map((one) => BY_CODE.get(plain(one)) ?? BY_CODE.get(bare(one))).find((row) => row !== undefined) ?? byPart(code);
}

/** Errors that name a resource, its field and what is wrong with it (`AccessToken`, `activity:read_permission`, `missing`): the field tells what is meant. */
function byItem(code: string, { resource = '', field = '' }: { readonly [name: string]: string | undefined }): { readonly cause: string; readonly confidence: Confidence } | undefined {
  if (!/^(?:missing|invalid|not_?found|expired|inactive|required|exceeded)$/i.test(code) || resource === '' || field === '') return undefined;
  const about = `${resource} ${field}`;
  if (/exceeded/i.test(code)) return /limit|rate|quota/i.test(about) ? { cause: 'rate-limited', confidence: 'likely' } : undefined;
  if (/permission|scope|ability|:(?:read|write)/i.test(field)) return { cause: 'insufficient-scope', confidence: 'likely' };
  if (/inactive/i.test(code)) return { cause: 'account-restricted', confidence: 'likely' };
  if (!/token|authorization|credential|secret|client_?id|api_?key/i.test(about)) return undefined;
  return { cause: /missing|required/i.test(code) ? 'credential-missing' : /expired/i.test(code) ? 'credential-expired' : 'credential-invalid', confidence: 'likely' };
}

/** Clouds write `Family.Case`: what is not listed as a whole is what its family is, or else its case (`InvalidAccessKeyId.Inactive`, `AuthFailure.UnauthorizedOperation`). */
function byPart(code: string): { readonly cause: string; readonly confidence: Confidence } | undefined {
  if (!/^[A-Z][A-Za-z]{2,40}(?:\.[A-Z][A-Za-z]{1,40}){1,3}$/.test(code)) return undefined;
  const parts = code.split('.');
  const row = BY_CODE.get(plain(parts[0] ?? '')) ?? BY_CODE.get(plain(parts.at(-1) ?? ''));
  return row === undefined || row.confidence === 'certain' ? row && { ...row, confidence: 'likely' } : row;
}

/** The causes that the machine words of an answer name. A vague word beside a precise one says no more than `possible`. */
export function findCodes(voices: readonly CodeVoice[], evidence: Evidence): CauseSign[] {
  const { status } = evidence;
  // Beside a code of the error itself, one that stands elsewhere in a JSON body belongs to data.
  const named = voices.some(({ place }) => place === 'code');
  const found = voices.flatMap(({ code, proof, place }): CauseSign[] => {
    const row = rowOf(code, evidence);
    if (row === undefined || (named && place === 'far')) return [];
    // A sub-code of an in-body answer or of a 5xx is a word, no more.
    const confidence = place === 'far' ? 'possible' : row.confidence === 'certain' && (status < 400 || status >= 500) ? 'likely' : row.confidence;
    return [{ cause: row.cause, confidence, source: 'code', proof: [proof] }];
  });
  // Microsoft's login service says with its own number what OAuth's word leaves open.
  const sts = found.filter(({ proof: [{ value }] }) => STS.test(value ?? ''));
  const told = sts.length > 0 ? sts : found;
  const precise = told.some(({ cause }) => !VAGUE.has(cause));
  return found.map((sign) => (!told.includes(sign) || (precise && VAGUE.has(sign.cause)) ? { ...sign, confidence: 'possible' } : sign));
}
