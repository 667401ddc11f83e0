/** Rows of the table of intermediaries: API gateways and reverse proxies with rules of their own. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';
import { ingressGateways } from './gateways-ingress';
import { managedGateways } from './gateways-managed';
import { gatewayRefusals } from './row-forms';
import { FORBIDDEN, REFUSING } from './signs';

/** Kong stamps this on what it answers itself, and another field on what it passed on. */
const KONG_SELF: Sign = { field: 'x-kong-response-latency' };
const KONG_PAGE: Sign = { field: 'server', value: /^kong\//i };
const KONG_REALM: Sign = { field: 'www-authenticate', value: /realm="?kong\b/i };
const KONG_WORDS: readonly (readonly [RegExp, string | null, readonly number[]])[] = [
  [/"message" ?: ?"No API key found in request"/, 'credential-missing', [401]],
  [/"message" ?: ?"(?:Invalid authentication credentials|Unauthorized)"/, 'credential-invalid', [401, 403]],
  [/"message" ?: ?"(?:No credentials found|Duplicate API key found|Bad token; invalid JSON|Multiple tokens provided)/, 'credential-malformed', [401, 403]],
  [/"message" ?: ?"HMAC signature cannot be verified, a valid (?:date|x-date)/, 'clock-skew', [401, 403]],
  [/"message" ?: ?"HMAC signature cannot be verified: ?enforced header/, 'credential-malformed', [401, 403]],
  [/"message" ?: ?"HMAC signature cannot be verified: ?fail to retrieve credential/, 'credential-invalid', [401, 403]],
  [/"message" ?: ?"(?:Invalid signature|HMAC signature (?:cannot be verified|does not match))/, 'signature-mismatch', [401, 403]],
  [/"exp" ?: ?"token expired"/, 'credential-expired', [401]],
  [/"nbf" ?: ?"token not valid yet"/, 'credential-not-yet-valid', [401]],
  [/"message" ?: ?"You cannot consume this service"/, 'insufficient-permission', [403]],
  [/"message" ?: ?"(?:IP address not allowed|Your IP address is not allowed)/, 'ip-not-allowed', [403]],
  [/"message" ?: ?"API rate limit exceeded"/, 'rate-limited', [429]],
  [/"message" ?: ?"Please use HTTPS protocol"/, 'https-required', [426]],
  [/"message" ?: ?"(?:An invalid response was received from the upstream server|The upstream server is (?:timing out|currently unavailable)|failure to get a peer from the ring-balancer|name resolution failed)/, 'server-failure', [502, 503, 504]],
  [/"message" ?: ?"no (?:Route matched|route and no API found|API found) with those values"/i, 'wrong-route-or-host', [404]],
];
/** Of these words no other product is known; the rest are shared. */
const KONG_ALONE = KONG_WORDS.filter(([words]) => /No API key|cannot consume|no \(\?:Route|HMAC|upstream server/.test(words.source));

/** Envoy's local replies are bare words: the whole body is compared. */
const ENVOY_WORDS: readonly (readonly [RegExp, string | null, readonly number[]])[] = [
  [/^RBAC: access denied\s?$/, null, [403]],
  [/^Jwt is missing$/, 'credential-missing', [401]],
  [/^Jwt is expired$/, 'credential-expired', [401]],
  [/^Jwt not yet valid$/, 'credential-not-yet-valid', [401]],
  [/^Jwt is not in the form of Header\.Payload\.Signature|^Jwt header is an invalid|^Jwt payload is an invalid|^Jwt signature is an invalid/, 'credential-malformed', [401]],
  [/^Jwt verification fails$|^Jwks doesn't have key to match kid or alg from Jwt$/, 'credential-invalid', [401]],
  [/^Jwt issuer is not configured$/, 'wrong-audience-or-issuer', [401]],
  [/^Audiences in Jwt are not allowed$/, 'wrong-audience-or-issuer', [401, 403]],
  [/^local_rate_limited$/, 'rate-limited', [429]],
  [/^fault filter abort\s?$/, 'server-failure', [400, 403, 429, 500, 502, 503]],
  [/^OAuth flow failed\.\s?$/, 'credential-invalid', [401, 403]],
  [/^upstream connect error or disconnect\/reset before headers|^no healthy upstream$|^upstream request timeout$/, 'server-failure', [502, 503, 504]],
];

const ISTIO: Sign = { field: 'server', value: /^istio-envoy$/i };
/** Its proxies tell each other who they are; one at the edge may let it pass. */
const ISTIO_PEER: Sign = { field: 'x-envoy-peer-metadata-id', value: /^(?:sidecar|router)~/ };
const ENVOY: Sign = { field: 'server', value: /^envoy$/i };
const APISIX: Sign = { field: 'server', value: /^APISIX\b/i };
const APISIX_WORDS: readonly (readonly [RegExp, string | null, readonly number[]])[] = [
  [/"error_msg" ?: ?"404 Route Not Found"/, 'wrong-route-or-host', [404]],
  [/"message" ?: ?"Missing (?:API key|JWT token|rbac token|JWE token|authorization) (?:found )?in request"/i, 'credential-missing', [400, 401]],
  [/"message" ?: ?"Missing authentication or identity verification\.?"/, 'credential-missing', [401]],
  [/"message" ?: ?"The request is rejected, please check the (?:consumer_name|consumer_group_id|service_id|route_id) for this request/, 'credential-missing', [401]],
  [/"message" ?: ?"(?:missing user key in JWT token|Invalid user key in JWT token|Missing related consumer|Invalid (?:API key|authorization) in request|Invalid user authorization|Invalid key in jwt|JWT token invalid|failed to verify jwt|Invalid user key|Invalid appid in rbac token|invalid rbac token)/i, 'credential-invalid', [401]],
  [/"message" ?: ?"client request can't be validated: ?(?:Clock skew exceeded|Date header missing|Invalid GMT format time)/i, 'clock-skew', [401]],
  [/"message" ?: ?"(?:client request can't be validated|Invalid signature)/, 'signature-mismatch', [401]],
  [/"message" ?: ?"Your IP address is not allowed"/, 'ip-not-allowed', [403]],
  [/"message" ?: ?"Your referer host is not allowed"/, 'referrer-not-allowed', [403]],
  [/"message" ?: ?"The (?:consumer_name|consumer name|consumer|consumer_group_id|service_id|route_id) is forbidden/, 'insufficient-permission', [403]],
  [/"message" ?: ?"no permission to access"/, 'insufficient-permission', [401, 403]],
  [/"error_msg" ?: ?"(?:no csrf token in headers|no csrf cookie|Failed to verify the csrf token signature)/i, 'csrf-token', [401]],
  [/"error_msg" ?: ?"failed to check token"/, 'credential-invalid', [401]],
];
/** Of these words no other product is known. */
const APISIX_ALONE = APISIX_WORDS.filter(([words]) => /Route Not Found|API key\|JWT|identity verification|request is rejected|in JWT token|consumer_group_id is|consumer_name\||referer host|csrf token|check token/.test(words.source));

const TYK: Sign = { field: 'x-generator', value: /^tyk\.io/i };
const DISALLOWED = /"error" ?: ?"Access to this API has been disallowed"/;
const TYK_WORDS: readonly (readonly [RegExp, string | null, readonly number[]])[] = [
  [/"error" ?: ?"Authorization field missing"/, 'credential-missing', [400, 401]],
  // Said for an unknown key as well as for one without the right.
  [DISALLOWED, null, [403]],
  [/"error" ?: ?"Key has expired, please renew"/, 'credential-expired', [401, 403]],
  [/"error" ?: ?"Key is inactive, please renew"/, 'account-restricted', [401, 403]],
  [/"error" ?: ?"Key not authori[sz]ed/, 'credential-invalid', [400, 401, 403]],
  [/"error" ?: ?"API Rate limit exceeded"|"error" ?: ?"Rate limit exceeded"/i, 'rate-limited', [429]],
  [/"error" ?: ?"Quota exceeded"/, 'quota-exceeded', [403, 429]],
];
const TYK_ALONE = TYK_WORDS.filter(([words]) => /Authorization field|been disallowed|please renew/.test(words.source));

/** HAProxy's default pages: a heading, one sentence, and nothing else. */
const HAPROXY_PAGES: readonly (readonly [RegExp, string | null, number])[] = [
  [/<h1>400 Bad request<\/h1>\s{0,4}Your browser sent an invalid request\./i, null, 400],
  [/<h1>401 Unauthorized<\/h1>\s{0,4}You need a valid user and password to access this content\./, null, 401],
  [/<h1>403 Forbidden<\/h1>\s{0,4}Request forbidden by administrative rules\./, 'waf-rule', 403],
  [/<h1>404 Not Found<\/h1>\s{0,4}The resource could not be found\./, null, 404],
  [/<h1>405 Method Not Allowed<\/h1>\s{0,4}A request was made of a resource using a request method not supported by that resource/, 'wrong-method', 405],
  [/<h1>408 Request Time-?out<\/h1>\s{0,4}Your browser didn't send a complete request in time\./, null, 408],
  [/<h1>429 Too Many Requests<\/h1>\s{0,4}You have sent too many requests in a given amount of time\./, 'rate-limited', 429],
  [/<h1>502 Bad Gateway<\/h1>\s{0,4}The server returned an invalid or incomplete response\./, 'server-failure', 502],
  [/<h1>503 Service Unavailable<\/h1>\s{0,4}No server is available to handle this request\./, 'server-failure', 503],
  [/<h1>504 Gateway Time-?out<\/h1>\s{0,4}The server didn't respond in time\./, 'server-failure', 504],
];

export const gateways: readonly IntermediaryRow[] = [
  {
    vendor: 'kong',
    name: { en: 'Kong Gateway', 'zh-CN': 'Kong 网关' },
    kind: 'gateway',
    source: 'https://developer.konghq.com/gateway/configuration/#headers',
    onPath: [{ field: 'via', value: /\bkong\//i }, { field: 'x-kong-upstream-latency' }, { field: 'x-kong-proxy-latency' }, { field: 'x-kong-request-id' }, KONG_SELF, KONG_PAGE],
    passedThrough: [{ field: 'x-kong-upstream-latency' }],
    refusals: [
      ...[KONG_SELF, KONG_PAGE, KONG_REALM].flatMap((own) =>
        KONG_WORDS.map(([words, cause, status]): RefusalRow => ({ signs: [own, { absent: 'x-kong-upstream-latency' }, { status }, { words }], by: 'gateway', confidence: 'certain', ...(cause === null ? {} : { cause }) })),
      ),
      { signs: [KONG_SELF, { absent: 'x-kong-upstream-latency' }, REFUSING], by: 'gateway', confidence: 'certain' },
      ...gatewayRefusals(null, KONG_ALONE, 'likely'),
      // Its first versions named the request that no API was set up for.
      { signs: [{ words: /"message" ?: ?"API not found with these values"/ }, { words: /"request_(?:path|host)" ?:/ }, { status: [404] }], by: 'gateway', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ words: /"message" ?: ?"API not found with these values"/ }, { status: [404] }], by: 'gateway', confidence: 'likely', cause: 'wrong-route-or-host' },
      { signs: [{ words: /^\s{0,4}\{\s{0,12}"message" ?: ?"Invalid authentication credentials"/ }, { status: [401, 403] }], by: 'gateway', confidence: 'likely', cause: 'credential-invalid' },
    ],
    references: [{ name: 'Kong request id', field: 'x-kong-request-id', words: /"request_id" ?: ?"([0-9a-f]{32})"/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'istio',
    name: { en: 'Istio', 'zh-CN': 'Istio' },
    kind: 'gateway',
    source: 'https://istio.io/latest/docs/ops/common-problems/security-issues/',
    onPath: [ISTIO, ISTIO_PEER],
    refusals: [...[ISTIO, ISTIO_PEER].flatMap((own) => gatewayRefusals(own, ENVOY_WORDS, 'certain')), { signs: [{ words: /^PERMISSION_DENIED:handler\./ }, FORBIDDEN], by: 'gateway', confidence: 'certain' }],
    references: [{ name: 'Request id', field: 'x-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'envoy',
    name: { en: 'Envoy', 'zh-CN': 'Envoy' },
    kind: 'gateway',
    source: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/rbac_filter',
    onPath: [ENVOY, { field: 'x-envoy-upstream-service-time' }],
    refusals: [...gatewayRefusals(ENVOY, ENVOY_WORDS, 'certain'), ...gatewayRefusals(null, ENVOY_WORDS, 'likely')],
    references: [{ name: 'Request id', field: 'x-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'higress',
    name: { en: 'Higress (Alibaba MSE gateway)', 'zh-CN': 'Higress（阿里云 MSE 网关）' },
    kind: 'gateway',
    source: 'https://higress.cn/docs/latest/plugins/authentication/key-auth/',
    onPath: [{ field: 'www-authenticate', value: /realm="?MSE Gateway/i }],
    refusals: gatewayRefusals(
      null,
      [
        [/^Request denied by (?:Key|Basic|Hmac|JWT) Auth check\. ?(?:No|Missing)/i, 'credential-missing', [401]],
        [/^Request denied by (?:Key|Basic|Hmac|JWT) Auth check\. ?(?:Unauthorized consumer)/i, 'insufficient-permission', [401, 403]],
        [/^Request denied by (?:Key|Basic|Hmac|JWT) Auth check\. ?(?:Invalid|Mut[it]|Multi)/i, 'credential-invalid', [401]],
        [/^Request denied by (?:Key|Basic|Hmac|JWT|Oauth|OIDC) Auth check/i, null, [401, 403]],
      ],
      'certain',
    ),
  },
  {
    vendor: 'apisix',
    name: { en: 'Apache APISIX', 'zh-CN': 'Apache APISIX' },
    kind: 'gateway',
    source: 'https://apisix.apache.org/docs/apisix/plugins/key-auth/',
    onPath: [APISIX, { field: 'x-apisix-upstream-status' }],
    refusals: [
      ...gatewayRefusals(APISIX, APISIX_WORDS, 'certain'),
      ...gatewayRefusals(null, APISIX_ALONE, 'likely'),
      // Its own stock page is that of the server which it is built on, under its own name.
      { signs: [{ words: /Powered by <a href="https:\/\/apisix\.apache\.org\/">APISIX/ }, REFUSING], by: 'gateway', confidence: 'certain' },
      { signs: [APISIX, { words: /<center>openresty(?:\/[\d.]{1,16})?<\/center>/ }, REFUSING], by: 'gateway', confidence: 'likely' },
      // Kong's older versions say it in the same words, with more beside them; the port is the one that APISIX is shipped with.
      { signs: [{ url: /^https?:\/\/[^/?#]{1,200}:9(?:080|443)(?=[/?#]|$)/ }, { words: /^\s{0,4}\{"message":"Your IP address is not allowed"\}\s{0,4}$/ }, FORBIDDEN], by: 'gateway', confidence: 'likely', cause: 'ip-not-allowed' },
    ],
  },
  {
    vendor: 'tyk',
    name: { en: 'Tyk', 'zh-CN': 'Tyk' },
    kind: 'gateway',
    source: 'https://tyk.io/docs/api-management/troubleshooting-debugging/',
    onPath: [TYK],
    // The gateway stamps the field on its errors alone.
    refusals: [
      { signs: [{ words: DISALLOWED }, FORBIDDEN], by: 'gateway', confidence: 'certain', cause: 'credential-invalid', causeConfidence: 'possible' },
      ...gatewayRefusals(TYK, TYK_WORDS, 'certain'), { signs: [TYK, REFUSING], by: 'gateway', confidence: 'certain' }, ...gatewayRefusals(null, TYK_ALONE, 'certain'), ...gatewayRefusals(null, TYK_WORDS.filter(([words]) => /not authori/.test(words.source)), 'likely'), ...gatewayRefusals(null, [[/^\s{0,4}\{\s{0,8}"error" ?: ?"API Rate limit exceeded"/, 'rate-limited', [429]]], 'likely')],
  },
  {
    vendor: 'haproxy',
    name: { en: 'HAProxy', 'zh-CN': 'HAProxy' },
    kind: 'gateway',
    source: 'https://docs.haproxy.org/3.0/configuration.html#4.2-errorfile',
    onPath: [],
    refusals: [
      ...HAPROXY_PAGES.map(([words, cause, status]): RefusalRow => ({ signs: [{ words }, { status: [status] }], by: 'gateway', confidence: 'certain', ...(cause === null ? {} : { cause }), ...(cause === 'waf-rule' ? { causeConfidence: 'likely' as const } : {}) })),
      // The two lines of the page, mark-up lost.
      { signs: [{ words: /^\s{0,8}(?:403 )?Forbidden\s{1,12}Request forbidden by administrative rules\./ }, FORBIDDEN], by: 'gateway', confidence: 'likely', cause: 'waf-rule' },
      { signs: [{ words: /^\s{0,8}(?:503 )?Service Unavailable\s{1,12}No server is available to handle this request\./ }, { status: [503] }], by: 'gateway', confidence: 'likely', cause: 'server-failure' },
    ],
  },
  {
    vendor: 'cachewall',
    name: { en: 'Cachewall', 'zh-CN': 'Cachewall' },
    kind: 'waf',
    source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/cachewall.py',
    onPath: [{ field: 'x-cachewall-reason' }, { field: 'x-cachewall-action' }],
    refusals: [
      { signs: [{ field: 'x-cachewall-action', value: /^challenge/i }, REFUSING], by: 'waf', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ field: 'x-cachewall-action', value: /^(?:block|deny|denied|ban|drop)/i }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ field: 'x-cachewall-reason', value: /Access Denied|blocked/i }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /security by cachewall/i }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
    ],
  },
  {
    vendor: 'varnish',
    name: { en: 'Varnish', 'zh-CN': 'Varnish' },
    kind: 'gateway',
    source: 'https://varnish-cache.org/docs/trunk/reference/vcl-step.html',
    onPath: [{ field: 'x-varnish' }, { field: 'via', value: /\bvarnish\b/i }],
    refusals: [
      { signs: [{ words: /Request rejected by xVarnish-WAF/ }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /403 Naughty, not nice!/i }, REFUSING], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /Guru Meditation/ }, { words: /\bXID: ?\d{1,20}/ }, REFUSING], by: 'gateway', confidence: 'certain' },
    ],
    references: [{ name: 'XID', words: /\bXID: ?(\d{1,20})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'traefik',
    name: { en: 'Traefik', 'zh-CN': 'Traefik' },
    kind: 'gateway',
    source: 'https://doc.traefik.io/traefik/middlewares/http/ipallowlist/',
    onPath: [],
    passedThrough: [{ field: 'server' }, { field: 'x-powered-by' }, { field: 'etag' }, { field: 'vary' }],
    // One bare word without any field: many Go programs answer so, hence only a possibility.
    refusals: [
      { signs: [{ words: /^401 Unauthorized\n?$/ }, { field: 'www-authenticate', value: /realm="traefik"/i }, { status: [401] }], by: 'gateway', confidence: 'certain' },
      { signs: [{ words: /^Forbidden\s?$/ }, { field: 'content-type', value: /^text\/plain/i }, { absent: 'x-content-type-options' }, FORBIDDEN], by: 'gateway', confidence: 'possible', cause: 'ip-not-allowed' },
    ],
  },
  ...ingressGateways,
  ...managedGateways,
];
