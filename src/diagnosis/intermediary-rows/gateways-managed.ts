/** Rows of the table of intermediaries: API management products, access proxies, and API market places. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';
import { gatewayRefusals, product } from './row-forms';

type Words = readonly (readonly [RegExp, string | null, readonly number[]])[];

const because = (cause: string | null): { readonly cause?: string } => (cause === null ? {} : { cause });

/** The code of a fault tells what refused; those that the API's own policy raises are left out. */
const APIGEE_CODES: readonly (readonly [string, string | null])[] = [
  ['steps\\.oauth\\.v2\\.FailedToResolveAPIKey|steps\\.oauth\\.v2\\.FailedToResolveAccessToken|oauth\\.v2\\.FailedToResolveAPIKey', 'credential-missing'],
  ['oauth\\.v2\\.InvalidApiKey|keymanagement\\.service\\.invalid_access_token|keymanagement\\.service\\.InvalidAPICallAsNo[A-Za-z]{1,40}|oauth\\.v2\\.InvalidAccessToken', 'credential-invalid'],
  ['keymanagement\\.service\\.access_token_expired|oauth\\.v2\\.access_token_expired|steps\\.jwt\\.TokenExpired', 'credential-expired'],
  ['oauth\\.v2\\.InvalidApiKeyForGivenResource|keymanagement\\.service\\.apiproduct_doesnot_exist', 'insufficient-permission'],
  ['steps\\.oauth\\.v2\\.InsufficientScope|oauth\\.v2\\.insufficient_scope', 'insufficient-scope'],
  ['policies\\.ratelimit\\.QuotaViolation', 'quota-exceeded'],
  ['policies\\.ratelimit\\.SpikeArrestViolation', 'rate-limited'],
  ['accesscontrol\\.IPDeniedAccess', 'ip-not-allowed'],
  ['messaging\\.adaptors\\.http\\.flow\\.ApplicationNotFound', 'wrong-route-or-host'],
  ['(?:oauth\\.v2|keymanagement\\.service|policies|messaging|steps\\.(?:oauth|jwt|accesscontrol|apikey|basicauthentication|regularexpressionprotection|jsonthreatprotection|xmlthreatprotection))\\.[A-Za-z._]{1,80}', null],
];

const WSO2_CODES: Words = [
  [/"code" ?: ?"?900902\b|<(?:\w{1,8}:)?code>900902</, 'credential-missing', [401]],
  [/"code" ?: ?"?900903\b|<(?:\w{1,8}:)?code>900903</, 'credential-expired', [401]],
  [/"code" ?: ?"?90090[145]\b|<(?:\w{1,8}:)?code>90090[145]</, 'credential-invalid', [401, 403]],
  [/"code" ?: ?"?900900\b|<(?:\w{1,8}:)?code>900900</, null, [401, 403, 500]],
  [/"code" ?: ?"?900910\b|<(?:\w{1,8}:)?code>900910</, 'insufficient-scope', [401, 403]],
  [/"code" ?: ?"?90090[79]\b|<(?:\w{1,8}:)?code>90090[79]</, 'account-restricted', [401, 403, 503]],
  [/"code" ?: ?"?900908\b|<(?:\w{1,8}:)?code>900908</, 'insufficient-permission', [401, 403]],
  [/"code" ?: ?"?90080\d\b|<(?:\w{1,8}:)?code>90080\d</, 'rate-limited', [429, 503]],
];

const APIM_WORDS: readonly (readonly [RegExp, string])[] = [
  [/Access denied due to missing subscription key/, 'credential-missing'],
  [/Access denied due to invalid subscription key/, 'credential-invalid'],
  [/Out of call volume quota/, 'quota-exceeded'],
  [/Rate limit is exceeded\. Try again in \d{1,8} seconds/, 'rate-limited'],
];

const MASHERY_CODES: readonly (readonly [RegExp, string | null])[] = [
  [/^ERR_403_(?:DEVELOPER|SERVICE)_OVER_QPS/, 'rate-limited'],
  [/^ERR_403_DEVELOPER_OVER_RATE|^ERR_403_SERVICE_OVER_RATE/, 'quota-exceeded'],
  [/^ERR_403_DEVELOPER_INACTIVE|^ERR_403_DEVELOPER_UNKNOWN/, 'credential-invalid'],
  [/^ERR_403_NOT_AUTHORIZED/, null],
  [/^ERR_403_SERVICE_REQUIRES_SSL/, 'https-required'],
  [/^ERR_596_SERVICE_NOT_FOUND|^ERR_403_SERVICE_UNKNOWN/, 'wrong-route-or-host'],
  [/^ERR_/, null],
];

const RAPID: Sign = { field: 'x-rapidapi-proxy-response', value: /^true/i };
const RAPID_WORDS: Words = [
  [/"message" ?: ?"You are not subscribed to this API/, 'account-restricted', [403, 404]],
  [/"message" ?: ?"Invalid API key/, 'credential-invalid', [401, 403]],
  [/"message" ?: ?"You have exceeded the [^"]{1,40}quota/, 'quota-exceeded', [429]],
  [/"message" ?: ?"Too many requests"|"message" ?: ?"You have exceeded the rate limit/, 'rate-limited', [429]],
  [/"message" ?: ?"(?:Endpoint|API) [^"]{0,120}(?:does not exist|doesn't exists?)/, 'wrong-route-or-host', [404]],
  [/"message" ?: ?"[^"]{0,40}(?:blocked|disabled)[^"]{0,60}(?:user|account|subscription)/i, 'account-restricted', [403]],
];

const ESP: Sign = { words: /type\.googleapis\.com\/google\.rpc\.DebugInfo"[^}]{0,400}"detail" ?: ?"(?:service_control|auth|internal)"/ };

/** Its second version writes a flat object; Google's own services wrap theirs in `error`. */
const ESP_FLAT: readonly (readonly [RegExp, string | null, readonly number[]])[] = [
  [/^\s{0,8}\{\s{0,8}"(?:code" ?: ?\d{1,3},\s{0,8}")?message" ?: ?"(?:UNAUTHENTICATED ?: ?)?Method doesn't allow unregistered callers/, 'credential-missing', [401, 403]],
  [/^\s{0,8}\{\s{0,8}"code" ?: ?\d{1,3},\s{0,8}"message" ?: ?"(?:INVALID_ARGUMENT|PERMISSION_DENIED|UNAUTHENTICATED) ?: ?API key/, 'credential-invalid', [400, 401, 403]],
];

/** API Umbrella, which api.data.gov runs: its own codes, each with its own sentence. */
const UMBRELLA_CODES: readonly (readonly [RegExp, string | null, readonly number[]])[] = (
  [
    ['API_KEY_MISSING', 'credential-missing'],
    ['API_KEY_INVALID', 'credential-invalid'],
    ['API_KEY_DISABLED', 'account-restricted'],
    ['API_KEY_UNVERIFIED', 'account-restricted'],
    ['API_KEY_UNAUTHORIZED', 'insufficient-permission'],
    ['OVER_RATE_LIMIT', 'rate-limited'],
    ['HTTPS_REQUIRED', 'https-required'],
  ] as const
).map(([code, cause]) => [new RegExp(`"error" ?: ?\\{\\s{0,20}"code" ?: ?"${code}",\\s{0,20}"message" ?: ?"(?:(?:No|An invalid|The) api_key|You have exceeded your rate limit|Requests must be made over HTTPS)`), cause, [400, 401, 403, 429]]);

export const managedGateways: readonly IntermediaryRow[] = [
  {
    vendor: 'azure-api-management',
    name: { en: 'Azure API Management', 'zh-CN': 'Azure API 管理' },
    kind: 'gateway',
    source: 'https://learn.microsoft.com/azure/api-management/api-management-subscriptions',
    onPath: [{ field: 'ocp-apim-trace-location' }, { field: 'ocp-apim-apiid' }],
    refusals: [
      ...APIM_WORDS.map(([words, cause]): RefusalRow => ({ signs: [{ words }, { words: /"statusCode" ?: ?4\d\d/ }], by: 'gateway', confidence: 'certain', cause })),
      ...APIM_WORDS.slice(0, 2).map(([words, cause]): RefusalRow => ({ signs: [{ words }, { status: [401] }], by: 'gateway', confidence: 'likely', cause })),
      // For a path or method that no operation of the API has, and for what failed behind it.
      { signs: [{ words: /^\s{0,8}\{ ?"statusCode" ?: ?404, ?"message" ?: ?"Resource not found" ?\}/ }, { status: [404] }], by: 'gateway', confidence: 'certain', cause: 'wrong-route-or-host', causeConfidence: 'likely' },
      { signs: [{ words: /^\s{0,8}\{ ?"statusCode" ?: ?500, ?"message" ?: ?"Internal server error", ?"activityId" ?: ?"/ }, { status: [500] }], by: 'gateway', confidence: 'certain', cause: 'server-failure' },
      { signs: [{ field: 'ocp-apim-trace-location' }, { status: [401, 403] }, { words: /"message" ?: ?"JWT not present\."/ }], by: 'gateway', confidence: 'likely', cause: 'credential-missing' },
    ],
  },
  {
    vendor: 'apigee',
    name: { en: 'Apigee', 'zh-CN': 'Apigee' },
    kind: 'gateway',
    source: 'https://cloud.google.com/apigee/docs/api-platform/reference/policies/error-code-reference',
    onPath: [{ field: 'x-apigee-fault-code' }, { field: 'x-apigee-message-id' }],
    refusals: APIGEE_CODES.map(([codes, cause]): RefusalRow => ({ signs: [{ words: new RegExp(`"errorcode" ?: ?"(?:${codes})"`) }, { words: /"faultstring"/ }], by: 'gateway', confidence: 'certain', ...because(cause) })),
    references: [{ name: 'Message id', field: 'x-apigee-message-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'wso2',
    name: { en: 'WSO2 API Manager', 'zh-CN': 'WSO2 API Manager' },
    kind: 'gateway',
    source: 'https://apim.docs.wso2.com/en/latest/troubleshooting/error-handling/',
    onPath: [{ field: 'server', value: /^WSO2/i }],
    refusals: WSO2_CODES.map(([words, cause, status]): RefusalRow => ({ signs: [{ words }, { status }, { words: /"description"|<(?:\w{1,8}:)?description>/ }], by: 'gateway', confidence: 'certain', ...because(cause) })),
  },
  {
    vendor: 'gravitee',
    name: { en: 'Gravitee', 'zh-CN': 'Gravitee' },
    kind: 'gateway',
    source: 'https://documentation.gravitee.io/apim',
    onPath: [{ field: 'x-gravitee-request-id' }, { field: 'x-gravitee-transaction-id' }],
    refusals: [
      ...gatewayRefusals(null, [[/^(?:\s{0,4}\{\s{0,8}"message" ?: ?")?No context-path matches the request URI/, 'wrong-route-or-host', [404]]], 'certain'),
      ...gatewayRefusals({ field: 'x-gravitee-request-id' }, [[/"http_status_code" ?: ?4\d\d/, null, [401, 403, 404, 429]]], 'certain'),
      ...gatewayRefusals(null, [[/"http_status_code" ?: ?4\d\d/, null, [401, 403, 404, 429]]], 'likely'),
    ],
    references: [{ name: 'X-Gravitee-Request-Id', field: 'x-gravitee-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'krakend',
    name: { en: 'KrakenD', 'zh-CN': 'KrakenD' },
    kind: 'gateway',
    source: 'https://www.krakend.io/docs/endpoints/response-manipulation/',
    onPath: [{ field: 'x-krakend' }, { field: 'x-krakend-completed' }],
    refusals: [],
  },
  {
    vendor: '3scale',
    name: { en: '3scale APIcast', 'zh-CN': '3scale APIcast' },
    kind: 'gateway',
    source: 'https://docs.redhat.com/en/documentation/red_hat_3scale_api_management/',
    onPath: [],
    refusals: gatewayRefusals(
      null,
      [
        [/^Authentication parameters missing\s?$/, 'credential-missing', [401, 403]],
        [/^Authentication failed\s?$/, 'credential-invalid', [403]],
        [/^No Mapping Rule matched\s?$/, 'wrong-route-or-host', [404]],
        [/^(?:Usage )?Limits exceeded\s?$/, 'rate-limited', [429]],
      ],
      'likely',
    ),
  },
  {
    vendor: 'spring-cloud-gateway',
    name: { en: 'Spring Cloud Gateway', 'zh-CN': 'Spring Cloud Gateway' },
    kind: 'gateway',
    source: 'https://docs.spring.io/spring-cloud-gateway/reference/',
    onPath: [{ field: 'x-ratelimit-burst-capacity' }, { field: 'x-ratelimit-replenish-rate' }],
    refusals: [
      { signs: [{ field: 'x-ratelimit-burst-capacity' }, { field: 'x-ratelimit-remaining', value: /^0$/ }, { status: [429] }], by: 'gateway', confidence: 'certain', cause: 'rate-limited' },
      { signs: [{ field: 'x-ratelimit-burst-capacity' }, { status: [429] }], by: 'gateway', confidence: 'likely', cause: 'rate-limited' },
    ],
  },
  { vendor: 'zuul', name: { en: 'Netflix Zuul', 'zh-CN': 'Netflix Zuul' }, kind: 'gateway', source: 'https://github.com/Netflix/zuul/wiki', onPath: [{ field: 'x-zuul-instance' }, { field: 'x-zuul-servicename' }], refusals: [{ signs: [{ words: /com\.netflix\.zuul\.exception\.ZuulException/ }, { status: [403, 404, 500, 502, 503, 504] }], by: 'gateway', confidence: 'likely' }] },
  {
    vendor: 'ibm-api-connect',
    name: { en: 'IBM API Connect', 'zh-CN': 'IBM API Connect' },
    kind: 'gateway',
    source: 'https://www.ibm.com/docs/en/api-connect',
    onPath: [{ field: 'x-global-transaction-id' }],
    refusals: [
      { signs: [{ words: /"httpCode" ?: ?"?401"?/ }, { words: /"moreInformation" ?: ?"[^"]{0,200}(?:Client id (?:not registered|missing)|API key)/i }], by: 'gateway', confidence: 'certain', cause: 'credential-invalid' },
      { signs: [{ words: /"httpCode" ?: ?"?429"?/ }, { words: /"moreInformation"/ }], by: 'gateway', confidence: 'certain', cause: 'rate-limited' },
      { signs: [{ words: /"httpCode" ?: ?"?4\d\d"?/ }, { words: /"httpMessage"/ }, { words: /"moreInformation"/ }], by: 'gateway', confidence: 'certain' },
    ],
    references: [{ name: 'X-Global-Transaction-ID', field: 'x-global-transaction-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'mashery',
    name: { en: 'Mashery (TIBCO)', 'zh-CN': 'Mashery（TIBCO）' },
    kind: 'gateway',
    source: 'https://docs.mashery.com/',
    onPath: [{ field: 'x-mashery-responder' }, { field: 'x-mashery-message-id' }, { field: 'x-mashery-error-code' }],
    refusals: MASHERY_CODES.map(([value, cause]): RefusalRow => ({ signs: [{ field: 'x-mashery-error-code', value }], by: 'gateway', confidence: 'certain', ...because(cause) })),
    references: [{ name: 'X-Mashery-Message-Id', field: 'x-mashery-message-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'rapidapi',
    name: { en: 'RapidAPI', 'zh-CN': 'RapidAPI' },
    kind: 'gateway',
    source: 'https://docs.rapidapi.com/docs/response-headers',
    onPath: [{ field: 'x-rapidapi-version' }, { field: 'x-rapidapi-region' }, { field: 'x-rapidapi-request-id' }, RAPID],
    // Documented: the proxy answered itself.
    refusals: [...gatewayRefusals(RAPID, RAPID_WORDS, 'certain'), { signs: [RAPID, { status: [400, 401, 403, 404, 429] }], by: 'gateway', confidence: 'certain' }, ...gatewayRefusals(null, RAPID_WORDS.slice(0, 1), 'likely')],
    references: [{ name: 'X-RapidAPI-Request-Id', field: 'x-rapidapi-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'google-esp',
    name: { en: 'Google Cloud Endpoints (ESP)', 'zh-CN': 'Google Cloud Endpoints（ESP）' },
    kind: 'gateway',
    source: 'https://cloud.google.com/endpoints/docs/openapi/troubleshoot-response-errors',
    onPath: [],
    refusals: [
      { signs: [ESP, { words: /Method doesn't allow unregistered callers/ }], by: 'gateway', confidence: 'certain', cause: 'credential-missing' },
      { signs: [ESP, { words: /JWT validation failed: TIME_CONSTRAINT_FAILURE/ }], by: 'gateway', confidence: 'certain', cause: 'credential-expired' },
      { signs: [ESP, { words: /JWT validation failed: Audience not allowed|JWT validation failed: Issuer not allowed/ }], by: 'gateway', confidence: 'certain', cause: 'wrong-audience-or-issuer' },
      { signs: [ESP, { words: /JWT validation failed: / }], by: 'gateway', confidence: 'certain', cause: 'credential-invalid' },
      { signs: [ESP, { words: /API key not valid|API key expired/ }], by: 'gateway', confidence: 'certain', cause: 'credential-invalid' },
      { signs: [ESP, { words: /Method does not exist\./ }], by: 'gateway', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [ESP], by: 'gateway', confidence: 'certain' },
      ...gatewayRefusals(null, ESP_FLAT, 'likely'),
    ],
  },
  {
    vendor: 'api-umbrella',
    name: { en: 'API Umbrella (api.data.gov)', 'zh-CN': 'API Umbrella（api.data.gov）' },
    kind: 'gateway',
    source: 'https://api.data.gov/docs/developer-manual/#web-service-errors',
    onPath: [{ field: 'x-api-umbrella-request-id' }],
    refusals: gatewayRefusals(null, UMBRELLA_CODES, 'likely'),
  },
  product({
    vendor: 'oauth2-proxy',
    en: 'OAuth2 Proxy',
    source: 'https://oauth2-proxy.github.io/oauth2-proxy/',
    kind: 'gateway',
    path: [{ cookie: /^_oauth2_proxy(?:_\d|_csrf)?/ }],
    pages: [
      { words: [/Secured with <a href="https:\/\/github\.com\/oauth2-proxy\//], status: [401, 403], cause: 'credential-missing', confidence: 'likely' },
      { signs: [{ url: /\/oauth2\/(?:callback|start|auth|sign_in)\b/ }], words: [/You do not have permission to access this resource\./], status: [403], cause: 'insufficient-permission', confidence: 'likely' },
      // Its error page up to version 6, and the sentence of one fault; the page's words alone are anybody's.
      { words: [/^\s{0,8}(?:<[^<>]{1,200}>\s{0,8}){0,20}403 Permission Denied\s{1,8}(?:<[^<>]{1,200}>\s{0,8}){0,6}csrf failed/i], status: [403], cause: 'csrf-token', confidence: 'likely' },
      { words: [/<title>Sign In<\/title>/, /action="\/oauth2\/(?:start|sign_in)"/], status: [401, 403], cause: 'credential-missing' },
    ],
  }),
  product({ vendor: 'pomerium', en: 'Pomerium', source: 'https://www.pomerium.com/docs/', kind: 'gateway', path: [{ field: 'x-pomerium-intercepted-response' }], passedThrough: [], pages: [{ signs: [{ field: 'x-pomerium-intercepted-response', value: /^true/i }], status: [302, 400, 401, 403, 495, 496, 503] }] }),
  product({ vendor: 'layer7', en: 'Layer7 API Gateway', source: 'https://techdocs.broadcom.com/us/en/ca-enterprise-software/layer7-api-management/api-gateway/', kind: 'gateway', passedThrough: [], pages: [{ words: [/http:\/\/www\.layer7tech\.com\/ws\/policy\/fault/] }] }),
  product({
    vendor: 'mulesoft',
    en: 'MuleSoft API gateway',
    source: 'https://docs.mulesoft.com/gateway/',
    kind: 'gateway',
    path: [{ field: 'x-mule-encoding' }],
    passedThrough: [],
    pages: [
      { words: [/^\s{0,4}\{\s{0,8}"error" ?: ?"(?:Invalid [Cc]lient|Authentication Attempt Failed|Invalid client id or secret)"?/], status: [401], confidence: 'likely', cause: 'credential-invalid' },
      { words: [/"error" ?: ?"Quota has been exceeded"|API calls quota exceeded/], status: [429], confidence: 'likely', cause: 'rate-limited' },
    ],
  }),
  product({
    vendor: 'wrdtech-webvpn',
    en: 'WRDtech WebVPN (wengine)',
    zh: '网瑞达 WebVPN（wengine）',
    source: 'https://www.wrdtech.com/',
    kind: 'gateway',
    path: [{ cookie: /^wengine_vpn_ticket/ }],
    pages: [{ words: [/\/wengine-auth-failed\.png/], anyStatus: true, status: [200, 403], confidence: 'likely', cause: 'insufficient-permission' }],
  }),
  product({
    vendor: 'ibm-datapower',
    en: 'IBM DataPower',
    source: 'https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/ibmdatapower.py',
    kind: 'gateway',
    path: [{ field: 'x-backside-transport' }],
    passedThrough: [{ field: 'x-backside-transport', value: /^OK/i }],
    pages: [
      { signs: [{ field: 'x-backside-transport', value: /^FAIL/i }], words: [/Rejected by policy\.|\(from client\)|formatError|impact: ?0x0/], status: [400, 401, 403, 500], confidence: 'certain' },
      { signs: [{ field: 'x-backside-transport', value: /^FAIL/i }], status: [401, 403], confidence: 'likely' },
    ],
    references: [{ name: 'X-Global-Transaction-ID', field: 'x-global-transaction-id', askWhom: 'api-owner' }],
  }),
];
