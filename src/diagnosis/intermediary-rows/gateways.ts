/** Rows of the table of intermediaries: API gateways and reverse proxies with rules of their own. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';
import { FORBIDDEN, REFUSING } from './signs';

/** Kong stamps this on what it answers itself, and another field on what it passed on. */
const KONG_SELF: Sign = { field: 'x-kong-response-latency' };
const KONG_PAGE: Sign = { field: 'server', value: /^kong\//i };

function kong(words: RegExp, cause: string, status: readonly number[]): RefusalRow[] {
  return [KONG_SELF, KONG_PAGE].map((own) => ({ signs: [own, { words }, { absent: 'x-kong-upstream-latency' }, { status }], by: 'gateway', confidence: 'certain', cause }));
}

/** Envoy's local replies are bare words: the whole body is compared. */
const ENVOY_WORDS: readonly (readonly [RegExp, string | null])[] = [
  [/^RBAC: access denied$/, null],
  [/^Jwt is missing$/, 'credential-missing'],
  [/^Jwt is expired$/, 'credential-expired'],
  [/^Jwt not yet valid$/, 'credential-not-yet-valid'],
  [/^Jwt is not in the form of Header\.Payload\.Signature/, 'credential-malformed'],
  [/^Jwt header is an invalid|^Jwt payload is an invalid/, 'credential-malformed'],
  [/^Jwt verification fails$/, 'credential-invalid'],
  [/^Jwt issuer is not configured$/, 'wrong-audience-or-issuer'],
  [/^Audiences in Jwt are not allowed$/, 'wrong-audience-or-issuer'],
  [/^local_rate_limited$/, 'rate-limited'],
];

function envoy(server: Sign | null, confidence: RefusalRow['confidence']): RefusalRow[] {
  return ENVOY_WORDS.map(([words, cause]) => ({
    signs: [{ words }, ...(server === null ? [] : [server]), { status: [401, 403, 429] }],
    by: 'gateway',
    confidence,
    ...(cause === null ? {} : { cause }),
  }));
}

const ISTIO: Sign = { field: 'server', value: /^istio-envoy$/i };
const ENVOY: Sign = { field: 'server', value: /^envoy$/i };
const APISIX: Sign = { field: 'server', value: /^APISIX\b/i };
const HAPROXY_FORBIDDEN = /<h1>403 Forbidden<\/h1>\s{0,4}Request forbidden by administrative rules\./;

export const gateways: readonly IntermediaryRow[] = [
  {
    vendor: 'kong',
    name: { en: 'Kong Gateway', 'zh-CN': 'Kong 网关' },
    kind: 'gateway',
    source: 'https://developer.konghq.com/gateway/configuration/#headers',
    onPath: [{ field: 'via', value: /\bkong\//i }, { field: 'x-kong-upstream-latency' }, { field: 'x-kong-proxy-latency' }, { field: 'x-kong-request-id' }, KONG_SELF, KONG_PAGE],
    passedThrough: [{ field: 'x-kong-upstream-latency' }],
    refusals: [
      ...kong(/"message": ?"No API key found in request"/, 'credential-missing', [401]),
      ...kong(/"message": ?"(?:Invalid authentication credentials|Unauthorized)"/, 'credential-invalid', [401, 403]),
      ...kong(/"message": ?"(?:No credentials found|Duplicate API key found)/, 'credential-malformed', [401, 403]),
      ...kong(/"message": ?"You cannot consume this service"/, 'insufficient-permission', [403]),
      ...kong(/"message": ?"(?:IP address not allowed|Your IP address is not allowed)/, 'ip-not-allowed', [403]),
      ...kong(/"message": ?"API rate limit exceeded"/, 'rate-limited', [429]),
      ...kong(/"message": ?"no Route matched with those values"/, 'wrong-route-or-host', [404]),
      { signs: [KONG_SELF, { absent: 'x-kong-upstream-latency' }, REFUSING], by: 'gateway', confidence: 'certain' },
      { signs: [{ words: /"message": ?"No API key found in request"/ }, { status: [401] }], by: 'gateway', confidence: 'likely', cause: 'credential-missing' },
      { signs: [{ words: /^\s{0,4}\{\s{0,4}"message": ?"Invalid authentication credentials"/ }, { status: [401, 403] }], by: 'gateway', confidence: 'likely', cause: 'credential-invalid' },
      { signs: [{ words: /"message": ?"You cannot consume this service"/ }, FORBIDDEN], by: 'gateway', confidence: 'likely', cause: 'insufficient-permission' },
      { signs: [{ words: /"message": ?"no Route matched with those values"/ }, { status: [404] }], by: 'gateway', confidence: 'likely', cause: 'wrong-route-or-host' },
    ],
    references: [{ name: 'Kong request id', field: 'x-kong-request-id', words: /"request_id": ?"([0-9a-f]{32})"/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'istio',
    name: { en: 'Istio', 'zh-CN': 'Istio' },
    kind: 'gateway',
    source: 'https://istio.io/latest/docs/ops/common-problems/security-issues/',
    onPath: [ISTIO],
    refusals: [...envoy(ISTIO, 'certain'), { signs: [{ words: /^PERMISSION_DENIED:handler\./ }, FORBIDDEN], by: 'gateway', confidence: 'certain' }],
    references: [{ name: 'Request id', field: 'x-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'envoy',
    name: { en: 'Envoy', 'zh-CN': 'Envoy' },
    kind: 'gateway',
    source: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/rbac_filter',
    onPath: [ENVOY, { field: 'x-envoy-upstream-service-time' }],
    refusals: [...envoy(ENVOY, 'certain'), ...envoy(null, 'likely')],
    references: [{ name: 'Request id', field: 'x-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'apisix',
    name: { en: 'Apache APISIX', 'zh-CN': 'Apache APISIX' },
    kind: 'gateway',
    source: 'https://apisix.apache.org/docs/apisix/plugins/key-auth/',
    onPath: [APISIX],
    refusals: [
      { signs: [APISIX, { words: /"error_msg": ?"404 Route Not Found"/ }], by: 'gateway', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [APISIX, { words: /"message": ?"Missing API key (?:found )?in request"/ }], by: 'gateway', confidence: 'certain', cause: 'credential-missing' },
      { signs: [APISIX, { words: /"message": ?"Your IP address is not allowed"/ }], by: 'gateway', confidence: 'certain', cause: 'ip-not-allowed' },
    ],
  },
  {
    vendor: 'tyk',
    name: { en: 'Tyk', 'zh-CN': 'Tyk' },
    kind: 'gateway',
    source: 'https://tyk.io/docs/api-management/troubleshooting-debugging/',
    onPath: [],
    refusals: [
      { signs: [{ words: /"error": ?"Authorization field missing"/ }, { status: [400, 401] }], by: 'gateway', confidence: 'certain', cause: 'credential-missing' },
      // Said for an unknown key as well as for one without the right.
      { signs: [{ words: /"error": ?"Access to this API has been disallowed"/ }, FORBIDDEN], by: 'gateway', confidence: 'certain' },
      { signs: [{ words: /"error": ?"API Rate limit exceeded"/ }, { status: [429] }], by: 'gateway', confidence: 'likely', cause: 'rate-limited' },
    ],
  },
  {
    vendor: 'azure-api-management',
    name: { en: 'Azure API Management', 'zh-CN': 'Azure API 管理' },
    kind: 'gateway',
    source: 'https://learn.microsoft.com/azure/api-management/api-management-subscriptions',
    onPath: [{ field: 'ocp-apim-trace-location' }, { field: 'ocp-apim-apiid' }],
    refusals: [
      { signs: [{ words: /Access denied due to missing subscription key/ }, { words: /"statusCode": ?401/ }], by: 'gateway', confidence: 'certain', cause: 'credential-missing' },
      { signs: [{ words: /Access denied due to invalid subscription key/ }, { words: /"statusCode": ?401/ }], by: 'gateway', confidence: 'certain', cause: 'credential-invalid' },
      { signs: [{ words: /Out of call volume quota/ }, { words: /"statusCode": ?403/ }], by: 'gateway', confidence: 'certain', cause: 'quota-exceeded' },
      { signs: [{ words: /Rate limit is exceeded\. Try again in \d{1,8} seconds/ }, { words: /"statusCode": ?429/ }], by: 'gateway', confidence: 'certain', cause: 'rate-limited' },
    ],
  },
  {
    vendor: 'apigee',
    name: { en: 'Apigee', 'zh-CN': 'Apigee' },
    kind: 'gateway',
    source: 'https://cloud.google.com/apigee/docs/api-platform/troubleshoot/overview',
    onPath: [{ field: 'x-apigee-fault-code' }],
    refusals: [
      { signs: [{ words: /"errorcode": ?"(?:oauth\.v2\.InvalidApiKey|steps\.oauth\.v2\.FailedToResolveAPIKey)"/ }, { words: /"fault"/ }], by: 'gateway', confidence: 'certain' },
      { signs: [{ words: /"errorcode": ?"(?:oauth\.v2|keymanagement\.service|steps\.|policies\.|messaging\.)[A-Za-z._]{1,80}"/ }, { words: /"faultstring"/ }], by: 'gateway', confidence: 'certain' },
    ],
  },
  {
    vendor: 'haproxy',
    name: { en: 'HAProxy', 'zh-CN': 'HAProxy' },
    kind: 'gateway',
    source: 'https://docs.haproxy.org/3.0/configuration.html#4.2-errorfile',
    onPath: [],
    refusals: [
      { signs: [{ words: HAPROXY_FORBIDDEN }, FORBIDDEN], by: 'gateway', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /<h1>401 Unauthorized<\/h1>\s{0,4}You need a valid user and password to access this content\./ }, { status: [401] }], by: 'gateway', confidence: 'certain' },
      { signs: [{ words: /<h1>429 Too Many Requests<\/h1>\s{0,4}You have sent too many requests in a given amount of time\./ }, { status: [429] }], by: 'gateway', confidence: 'certain', cause: 'rate-limited' },
    ],
  },
  {
    vendor: 'varnish',
    name: { en: 'Varnish', 'zh-CN': 'Varnish' },
    kind: 'gateway',
    source: 'https://varnish-cache.org/docs/trunk/reference/vcl-step.html',
    onPath: [{ field: 'x-varnish' }, { field: 'via', value: /\bvarnish\b/i }],
    refusals: [
      { signs: [{ words: /403 Naughty, not nice!/ }, { field: 'x-cachewall-action' }], by: 'waf', confidence: 'certain', cause: 'bot-challenge' },
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
      { signs: [{ words: /^Forbidden$/ }, { field: 'content-type', value: /^text\/plain/i }, { absent: 'x-content-type-options' }, FORBIDDEN], by: 'gateway', confidence: 'possible', cause: 'ip-not-allowed' },
      { signs: [{ words: /^401 Unauthorized\n?$/ }, { field: 'www-authenticate', value: /realm="traefik"/i }, { status: [401] }], by: 'gateway', confidence: 'certain' },
    ],
  },
];
