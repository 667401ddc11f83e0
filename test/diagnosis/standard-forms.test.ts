/** Refusals in the forms of standards, and of the platforms that write them: which cause is the headline. All samples are written for this test. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { exchange, type ExchangeFacts } from '../support/exchange';

/** `causes`: the headline, or one of several that the bytes leave open (`none`: no refusal at all). */
type Form = readonly [name: string, status: number, body: string | object | null, causes: string, responseHeaders?: Readonly<Record<string, string>>, more?: ExchangeFacts];

const problemXml = '<?xml version="1.0" encoding="UTF-8"?>\n<problem xmlns="urn:ietf:rfc:7807">\n<type>https://example.com/probs/out-of-credit</type>\n<title>You do not have enough credit.</title>\n<detail>Your current balance is 30, but that costs 50.</detail>\n<status>403</status></problem>';
const px = {'Content-Type':'application/problem+xml'};
const frame = (text: string) => { const b = Buffer.from(text); return Buffer.concat([Buffer.from([0x80,0,0,b.length>>8,b.length&255]), b]); };
const gw = {'Content-Type':'application/grpc-web+proto'};
const arm = (code: string, message: string) => ({ error: { code, message } });
const xmlAzure = (code: string, m: string) => `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${m}\nRequestId:1\nTime:2026</Message></Error>`;
const k8s = (code: number, reason: string, message: string) => ({kind:'Status',apiVersion:'v1',metadata:{},status:'Failure',message,reason,code});
const gql = (code: string, message = 'x', data: unknown = null) => ({errors:[{message,extensions:{code}}],data});

const FORMS: readonly Form[] = [
  ['bearer bare 401',401,'','credential-missing',{'WWW-Authenticate':'Bearer realm="x"'}],
  ['invalid_token',401,'','credential-invalid|credential-missing',{'WWW-Authenticate':'Bearer realm="x", error="invalid_token", error_description="The access token is unknown"'}, {credentials:[]}],
  ['invalid_request',400,'','credential-malformed',{'WWW-Authenticate':'Bearer error="invalid_request"'}],
  ['scope',403,'','insufficient-scope',{'WWW-Authenticate':'Bearer error=insufficient_scope scope=a'}],
  ['two challenges',401,'','step-up-required',{'WWW-Authenticate':'Basic realm="x", Bearer error="insufficient_user_authentication", max_age="5"'}],
  ['dpop nonce 401',401,'','credential-malformed',{'WWW-Authenticate':'DPoP error="use_dpop_nonce", error_description="Resource server requires nonce in DPoP proof"','DPoP-Nonce':'eyJ'}],
  ['dpop nonce token endpoint',400,{error:'use_dpop_nonce',error_description:'Authorization server requires nonce in DPoP proof'},'credential-malformed',{'DPoP-Nonce':'eyJ'}],
  ['invalid dpop',401,'','signature-mismatch|credential-malformed',{'WWW-Authenticate':'DPoP error="invalid_dpop_proof"'}],
  ['401 with step up body',401,{error:'insufficient_user_authentication'},'step-up-required'],
  ['negotiate',401,'','credential-missing',{'WWW-Authenticate':'Negotiate'}],
  ['digest stale',401,'','credential-expired|credential-missing',{'WWW-Authenticate':'Digest realm="x", nonce="abc", stale=true, qop="auth"'}],
  ['uma',401,'','insufficient-permission|credential-missing',{'WWW-Authenticate':'UMA realm="x", as_uri="https://as.example", ticket="016f"'}],
  ['oauth1',401,'','signature-mismatch|credential-missing',{'WWW-Authenticate':'OAuth realm="x", oauth_problem="signature_invalid"'}],
  ['403 with challenge missing',403,'','credential-missing|credential-invalid',{'WWW-Authenticate':'Bearer realm="x"'}],
  ['403 with invalid_token',403,'','credential-invalid|credential-missing',{'WWW-Authenticate':'Bearer error="invalid_token"'}],
  ['problem xml credit',403,problemXml,'account-restricted',px],
  ['problem json credit',403,{type:'https://example.com/probs/out-of-credit',title:'You do not have enough credit.',status:403,detail:'Your current balance is 30, but that costs 50.'},'account-restricted',{'Content-Type':'application/problem+json'}],
  ['problem xml scope',403,'<problem xmlns="urn:ietf:rfc:7807"><type>https://example.com/probs/insufficient-scope</type><title>Insufficient scope</title></problem>','insufficient-scope',px],
  ['problem json type uri only',403,{type:'https://example.com/probs/token-expired',status:403},'credential-expired',{'Content-Type':'application/problem+json'}],
  ['problem json quota ietf',429,{type:'https://iana.org/assignments/http-problem-types#quota-exceeded',title:'Request cannot be satisfied as assigned quota has been exceeded','violated-policies':['daily']},'quota-exceeded|rate-limited',{'Content-Type':'application/problem+json'}],
  ['problem json abnormal usage',429,{type:'https://iana.org/assignments/http-problem-types#abnormal-usage-detected',title:'Request not satisfied due to detection of abnormal request pattern'},'rate-limited|bot-challenge|waf-rule',{'Content-Type':'application/problem+json'}],
  ['problem json reduced capacity',503,{type:'https://iana.org/assignments/http-problem-types#temporary-reduced-capacity',title:'Request cannot be satisfied due to temporary server capacity constraints'},'server-failure|rate-limited',{'Content-Type':'application/problem+json'}],
  ['problem json date',400,{type:'https://iana.org/assignments/http-problem-types#date',title:'Date Not Acceptable'},'clock-skew',{'Content-Type':'application/problem+json'}],
  ['405 allow',405,'','wrong-method',{Allow:'GET'}],
  ['405 allow empty',405,'','wrong-method',{Allow:''}],
  ['429 retry',429,'','rate-limited',{'Retry-After':'12'}],
  ['403 retry after',403,'','rate-limited',{'Retry-After':'12'}],
  ['403 remaining 0 reset',403,'','rate-limited',{'X-RateLimit-Remaining':'0','X-RateLimit-Limit':'60','X-RateLimit-Reset':'1795341630'}],
  ['403 github primary',403,{message:"API rate limit exceeded for user ID 1.",documentation_url:'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',status:'403'},'rate-limited',{'X-RateLimit-Remaining':'0','X-RateLimit-Limit':'5000','X-RateLimit-Reset':'1795341630'}],
  ['403 github secondary',403,{message:'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',documentation_url:'x'},'rate-limited',{'Retry-After':'60'}],
  ['github SAML',403,{message:'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',documentation_url:'x'},'step-up-required'],
  ['github fine grained',403,{message:'Resource not accessible by personal access token',documentation_url:'x',status:'403'},'insufficient-scope|insufficient-permission',{'X-Accepted-GitHub-Permissions':'contents=read'}],
  ['github bad cred',401,{message:'Bad credentials',documentation_url:'x',status:'401'},'credential-invalid',{}, {credentials:[{place:'header',name:'Authorization',scheme:'Bearer',kind:'opaque',length:40,faults:[],jwt:null,environment:null,fingerprint:null}]}],
  ['github UA',403,"Request forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). Check https://developer.github.com for other possible causes.\n",'user-agent-refused'],
  ['github IP list',403,{message:'Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.'},'ip-not-allowed'],
  ['shopify 40/40',429,{errors:'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.'},'rate-limited',{'X-Shopify-Shop-Api-Call-Limit':'40/40','Retry-After':'2.0'}],
  ['atlassian',429,'','rate-limited',{'X-RateLimit-Limit':'350','X-RateLimit-Remaining':'0','X-RateLimit-Reset':'2026-11-22T10:02Z','X-RateLimit-NearLimit':'true','RateLimit-Reason':'jira-quota-tenant-based'}],
  ['okta',429,{errorCode:'E0000047',errorSummary:'API call exceeded rate limit due to too many requests.',errorLink:'E0000047',errorId:'sampleNUSD_8fdkFd8fs8SDBK',errorCauses:[]},'rate-limited',{'X-Rate-Limit-Limit':'600','X-Rate-Limit-Remaining':'0','X-Rate-Limit-Reset':'1795341630'}],
  ['okta E0000006',403,{errorCode:'E0000006',errorSummary:'You do not have permission to perform the requested action',errorLink:'E0000006',errorId:'x',errorCauses:[]},'insufficient-permission'],
  ['okta E0000011',401,{errorCode:'E0000011',errorSummary:'Invalid token provided',errorLink:'E0000011',errorId:'x',errorCauses:[]},'credential-invalid|credential-missing'],
  ['okta E0000005',401,{errorCode:'E0000005',errorSummary:'Invalid session',errorId:'x'},'credential-invalid|credential-expired|credential-missing'],
  ['okta E0000015',403,{errorCode:'E0000015',errorSummary:'You do not have permission to access the feature you are requesting'},'feature-not-enabled|insufficient-permission'],
  ['discord',429,{message:'You are being rate limited.',retry_after:64.57,global:false},'rate-limited',{'X-RateLimit-Limit':'10','X-RateLimit-Remaining':'0','X-RateLimit-Reset':'1795341630.123','X-RateLimit-Reset-After':'64.57','X-RateLimit-Bucket':'abcd1234','X-RateLimit-Scope':'user','Retry-After':'65'}],
  ['discord 50013',403,{message:'Missing Permissions',code:50013},'insufficient-permission'],
  ['discord 50001',403,{message:'Missing Access',code:50001},'insufficient-permission'],
  ['discord 40001',401,{message:'401: Unauthorized',code:0},'credential-missing|credential-invalid'],
  ['reddit',429,{message:'Too Many Requests',error:429},'rate-limited',{'x-ratelimit-remaining':'0.0','x-ratelimit-reset':'251','x-ratelimit-used':'100'}],
  ['twitter 429',429,{title:'Too Many Requests',detail:'Too Many Requests',type:'about:blank',status:429},'rate-limited',{'x-rate-limit-limit':'15','x-rate-limit-remaining':'0','x-rate-limit-reset':'1795341630'}],
  ['twitter client-forbidden',403,{title:'Client Forbidden',detail:'When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a Twitter developer App that is attached to a Project.',reason:'client-not-enrolled',required_enrollment:'Appropriate Level of API Access',type:'https://api.twitter.com/2/problems/client-forbidden'},'account-restricted|feature-not-enabled|credential-invalid',{'Content-Type':'application/problem+json'}],
  ['twitter usage capped',429,{title:'UsageCapExceeded',detail:'Usage cap exceeded: Monthly product cap',type:'https://api.twitter.com/2/problems/usage-capped',period:'Monthly',account_id:1},'quota-exceeded'],
  ['twitter unsupported auth',403,{title:'Unsupported Authentication',detail:'Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].',type:'https://api.twitter.com/2/problems/unsupported-authentication',status:403},'credential-invalid|credential-malformed|wrong-audience-or-issuer|insufficient-permission'],
  ['407',407,'','corporate-proxy-policy',{'Proxy-Authenticate':'Basic realm="p"'},{url:'http://api.example.org/x'}],
  ['511',511,'<html><head><meta http-equiv="refresh" content="0; url=https://login.example.net/"></head></html>','corporate-proxy-policy'],
  ['451',451,'','legal-block',{Link:'<https://x.example>; rel="blocked-by"'}],
  ['451 unquoted',451,'','legal-block',{Link:'<https://x.example>; rel=blocked-by'}],
  ['proxy-status ip prohibited',403,'','ip-not-allowed|corporate-proxy-policy|waf-rule',{'Proxy-Status':'proxy.example; error=destination_ip_prohibited'}],
  ['proxy-status denied',403,'','waf-rule|corporate-proxy-policy',{'Proxy-Status':'proxy.example; error=http_request_denied'}],
  ['proxy-status dns',502,'','server-failure',{'Proxy-Status':'proxy.example; error=dns_error; rcode="NXDOMAIN"'}],
  ['proxy-status conn refused',502,'','server-failure',{'Proxy-Status':'proxy.example; error=connection_refused'}],
  ['proxy-status proxy config',500,'','server-failure',{'Proxy-Status':'proxy.example; error=proxy_configuration_error'}],
  ['proxy-status loop',502,'','server-failure|wrong-route-or-host',{'Proxy-Status':'proxy.example; error=proxy_loop_detected'}],
  ['proxy-status connection limit',503,'','server-failure|rate-limited',{'Proxy-Status':'proxy.example; error=connection_limit_reached'}],
  ['proxy-status tls alert handshake',502,'','server-failure|client-certificate-required',{'Proxy-Status':'proxy.example; error=tls_alert_received; alert-id=116; alert-message="certificate_required"'}],
  ['proxy-status upgrade failed',502,'','server-failure',{'Proxy-Status':'proxy.example; error=http_upgrade_failed'}],
  // grpc-web
  ['grpc trailers-only 7',200,'','insufficient-permission',{...gw,'grpc-status':'7','grpc-message':'The%20caller%20may%20not'}],
  ['grpc trailers-only 16 expired',200,'','credential-expired',{...gw,'grpc-status':'16','grpc-message':'token%20has%20expired'}],
  ['grpc trailers-only 16',200,'','credential-invalid|credential-missing',{...gw,'grpc-status':'16'}],
  ['grpc 8',200,'','rate-limited|quota-exceeded',{...gw,'grpc-status':'8','grpc-message':'Resource exhausted'}],
  ['grpc 12',200,'','wrong-route-or-host',{...gw,'grpc-status':'12','grpc-message':'unknown%20service%20a.B'}],
  ['grpc 5 = not a refusal?',200,'','not-found|none',{...gw,'grpc-status':'5'}],
  ['grpc 3 none',200,'','none',{...gw,'grpc-status':'3','grpc-message':'bad%20arg'}],
  ['grpc 0 none',200,'','none',{...gw,'grpc-status':'0'}],
  ['grpc trailer frame latin',200,frame('grpc-status:7\r\ngrpc-message:permission%20denied\r\n').toString('latin1'),'insufficient-permission',gw],
  ['grpc trailer frame utf8',200,frame('grpc-status: 16\r\ngrpc-message: token%20expired\r\n').toString('utf8'),'credential-expired',gw],
  ['grpc-web-text',200,frame('grpc-status:7\r\ngrpc-message:no\r\n').toString('base64'),'insufficient-permission',{'Content-Type':'application/grpc-web-text+proto'}],
  ['grpc-web-text ok',200,frame('grpc-status:0\r\n').toString('base64'),'none',{'Content-Type':'application/grpc-web-text+proto'}],
  ['connect 200 stream?',403,{code:'permission_denied',message:'no'},'insufficient-permission'],
  ['connect unauthenticated',401,{code:'unauthenticated',message:'x'},'credential-missing|credential-invalid'],
  ['connect resource_exhausted',429,{code:'resource_exhausted'},'rate-limited'],
  ['twirp',403,{code:'permission_denied',msg:'x'},'insufficient-permission'],
  ['twirp bad_route',404,{code:'bad_route',msg:'no handler for path'},'wrong-route-or-host'],
  // google
  ['google precondition',400,{error:{code:400,message:'Precondition check failed.',status:'FAILED_PRECONDITION',details:[{'@type':'type.googleapis.com/google.rpc.PreconditionFailure',violations:[{type:'TOS',subject:'google.com/cloud',description:'Terms of service not accepted'}]}]}},'account-restricted'],
  ['google quota per minute',429,{error:{code:429,status:'RESOURCE_EXHAUSTED',message:"Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:1'.",details:[{'@type':'type.googleapis.com/google.rpc.ErrorInfo',reason:'RATE_LIMIT_EXCEEDED',domain:'googleapis.com',metadata:{quota_limit:'ReadRequestsPerMinutePerUser'}},{'@type':'type.googleapis.com/google.rpc.Help',links:[{description:'Request a higher quota limit.',url:'https://cloud.google.com/docs/quota'}]}]}},'rate-limited'],
  ['google 403 daily old',403,{error:{errors:[{domain:'usageLimits',reason:'dailyLimitExceeded',message:'Daily Limit Exceeded'}],code:403,message:'Daily Limit Exceeded'}},'quota-exceeded'],
  ['google 403 userRate old',403,{error:{errors:[{domain:'usageLimits',reason:'userRateLimitExceeded',message:'User Rate Limit Exceeded'}],code:403,message:'User Rate Limit Exceeded'}},'rate-limited'],
  ['google keyInvalid old',400,{error:{errors:[{domain:'usageLimits',reason:'keyInvalid',message:'Bad Request'}],code:400,message:'Bad Request'}},'credential-invalid'],
  ['google required old',401,{error:{errors:[{domain:'global',reason:'required',message:'Login Required',locationType:'header',location:'Authorization'}],code:401,message:'Login Required'}},'credential-missing'],
  ['grpc details bin',403,'','feature-not-enabled',{'grpc-status':'7','grpc-status-details-bin':Buffer.from('\x08\x07\x12\x03off\x1a\x50\n(type.googleapis.com/google.rpc.ErrorInfo\x12\x24\n\x10SERVICE_DISABLED\x12\x0egoogleapis.com','latin1').toString('base64')}],
  // AWS
  ['aws xml throttling',400,'<ErrorResponse xmlns="x"><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error><RequestId>r</RequestId></ErrorResponse>','rate-limited'],
  ['aws ec2 xml',403,'<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized to perform this operation.</Message></Error></Errors><RequestID>r</RequestID></Response>','insufficient-permission'],
  ['aws OptIn',403,'<ErrorResponse><Error><Code>OptInRequired</Code><Message>The AWS Access Key Id needs a subscription for the service</Message></Error></ErrorResponse>','feature-not-enabled'],
  ['aws InvalidSignatureException json',403,{__type:'InvalidSignatureException',message:'Signature expired: 20261122T095000Z is now earlier than 20261122T095500Z (20261122T100000Z - 5 min.)'},'clock-skew|signature-mismatch'],
  ['aws IncompleteSignature',403,{message:"Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter."},'credential-malformed',{'x-amzn-errortype':'IncompleteSignatureException'}],
  ['aws MissingAuthToken with resource policy',403,{message:'Missing Authentication Token'},'wrong-route-or-host|credential-missing',{'x-amzn-errortype':'MissingAuthenticationTokenException'}],
  ['aws apigw explicit deny',403,{Message:'User is not authorized to access this resource with an explicit deny'},'insufficient-permission',{'x-amzn-errortype':'AccessDeniedException'}],
  ['aws apigw limit',429,{message:'Limit Exceeded'},'quota-exceeded|rate-limited',{'x-amzn-errortype':'LimitExceededException'}],
  ['s3 expired',403,'<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>60</X-Amz-Expires><Expires>2026-11-22T09:00:00Z</Expires><ServerTime>2026-11-22T10:00:00Z</ServerTime></Error>','signed-url-expired'],
  ['s3 slowdown',503,'<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>','rate-limited'],
  // Azure
  ['azure storage AuthFailed sig',403,xmlAzure('AuthenticationFailed','Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.'),'signature-mismatch|credential-malformed|credential-invalid',{'x-ms-error-code':'AuthenticationFailed'}],
  ['azure storage SAS expired',403,'<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.</Message><AuthenticationErrorDetail>Signature not valid in the specified time frame: Start [Sat, 21 Nov 2026 10:00:00 GMT] - Expiry [Sat, 21 Nov 2026 11:00:00 GMT] - Current [Sun, 22 Nov 2026 10:00:00 GMT]</AuthenticationErrorDetail></Error>','signed-url-expired'],
  ['azure PublicAccessNotPermitted',409,xmlAzure('PublicAccessNotPermitted','Public access is not permitted on this storage account.'),'credential-missing|feature-not-enabled|insufficient-permission',{'x-ms-error-code':'PublicAccessNotPermitted'}],
  ['azure KV forbidden',403,arm('Forbidden','Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time.'),'insufficient-permission'],
  ['azure openai quota',429,arm('429','Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024 have exceeded call rate limit of your current tier. Please retry after 3 seconds.'),'rate-limited'],
  ['azure openai deployment',404,arm('DeploymentNotFound','The API deployment for this resource does not exist.'),'wrong-route-or-host|not-found'],
  ['azure ad graph InvalidAuthenticationToken',401,{error:{code:'InvalidAuthenticationToken',message:'Lifetime validation failed, the token is expired.'}},'credential-expired'],
  ['azure ad token endpoint AADSTS',400,{error:'invalid_grant',error_description:'AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access.',error_codes:[50076]},'step-up-required'],
  ['azure ad AADSTS65001',400,{error:'invalid_grant',error_description:"AADSTS65001: The user or administrator has not consented to use the application with ID 'x' named 'y'. Send an interactive authorization request for this user and resource.",error_codes:[65001]},'insufficient-scope|insufficient-permission'],
  ['azure ad AADSTS7000222',401,{error:'invalid_client',error_description:"AADSTS7000222: The provided client secret keys for app 'x' are expired.",error_codes:[7000222]},'credential-expired'],
  ['azure ad claims challenge CAE',401,'','step-up-required',{'WWW-Authenticate':'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="x", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7fX19"'}],
  // k8s
  ['k8s unauthorized',401,k8s(401,'Unauthorized','Unauthorized'),'credential-missing|credential-invalid'],
  ['k8s anonymous',403,k8s(403,'Forbidden','pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "default"'),'credential-missing|insufficient-permission'],
  ['k8s quota',403,k8s(403,'Forbidden','pods "x" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=5, limited: pods=5'),'quota-exceeded'],
  ['k8s webhook',403,k8s(403,'Forbidden','admission webhook "v.example" denied the request: no privileged pods'),'insufficient-permission'],
  ['k8s notfound route',404,'404 page not found\n','wrong-route-or-host|not-found'],
  ['k8s 405',405,k8s(405,'MethodNotAllowed','the server does not allow this method on the requested resource'),'wrong-method'],
  // GraphQL
  ['apollo UNAUTHENTICATED',200,gql('UNAUTHENTICATED'),'credential-missing|credential-invalid'],
  ['apollo FORBIDDEN',200,gql('FORBIDDEN'),'insufficient-permission'],
  ['apollo csrf',400,{errors:[{message:"This operation has been blocked as a potential Cross-Site Request Forgery (CSRF). Please either specify a 'content-type' header (with a type that is not one of application/x-www-form-urlencoded, multipart/form-data, text/plain) or provide a non-empty value for one of the following headers: x-apollo-operation-name, apollo-require-preflight\n",extensions:{code:'BAD_REQUEST'}}]},'csrf-token'],
  ['apollo PersistedQueryNotFound',200,gql('PERSISTED_QUERY_NOT_FOUND','PersistedQueryNotFound'),'none'],
  ['hasura access-denied',200,{errors:[{extensions:{path:'$',code:'access-denied'},message:'x-hasura-admin-secret/x-hasura-access-key required, but not found'}]},'credential-missing'],
  ['hasura invalid-jwt',200,{errors:[{extensions:{path:'$',code:'invalid-jwt'},message:'Could not verify JWT: JWTExpired'}]},'credential-expired'],
  ['hasura invalid-headers',200,{errors:[{extensions:{path:'$',code:'invalid-headers'},message:"Missing 'Authorization' or 'Cookie' header in JWT authentication mode"}]},'credential-missing'],
  ['hasura validation none',200,{errors:[{extensions:{path:'$.selectionSet.x',code:'validation-failed'},message:"field 'x' not found in type: 'query_root'"}]},'none|insufficient-permission'],
  ['shopify gql throttled',200,{errors:[{message:'Throttled',extensions:{code:'THROTTLED',documentation:'https://shopify.dev/api/usage/rate-limits'}}],extensions:{cost:{requestedQueryCost:202,actualQueryCost:null,throttleStatus:{maximumAvailable:1000,currentlyAvailable:118,restoreRate:50}}}},'rate-limited'],
  ['shopify gql access denied',200,{errors:[{message:'Access denied for customers field. Required access: `read_customers` access scope.',locations:[],extensions:{code:'ACCESS_DENIED',documentation:'https://shopify.dev/api/usage/access-scopes',requiredAccess:'`read_customers` access scope.'},path:['customers']}],data:null},'insufficient-scope'],
  ['github gql rate',200,{errors:[{type:'RATE_LIMITED',message:'API rate limit exceeded for user ID 1.'}]},'rate-limited'],
  ['github gql scopes',200,{errors:[{type:'INSUFFICIENT_SCOPES',locations:[],message:"Your token has not been granted the required scopes to execute this query. The 'name' field requires one of the following scopes: ['read:org'], but your token has only been granted the: ['repo'] scopes."}],data:null},'insufficient-scope'],
  ['github gql forbidden',200,{data:{repository:null},errors:[{type:'FORBIDDEN',path:['repository'],message:'Resource not accessible by integration'}]},'insufficient-scope|insufficient-permission'],
  ['partial data gql not refusal',200,{data:{me:{id:1},secret:null},errors:[{message:'Not authorized',path:['secret'],extensions:{code:'FORBIDDEN'}}]},'none|insufficient-permission'],
];

for (const [name, status, body, causes, responseHeaders = {}, more = {}] of FORMS) {
  test(`${name}: ${causes}`, () => {
    const { findings } = diagnose(exchange({ url: 'https://api.example.org/v1/things', status, body, responseHeaders, ...more }));
    expect(causes.split('|')).toContain(findings[0]?.cause ?? 'none');
  });
}
