/** What the guide shows in the same form in every language: texts to copy, and the standards behind each page. Data only. */
import type { Locale } from './catalog';
import type { GuideCode, GuidePage } from './guide-words';

export const guideCode: { readonly [C in GuideCode]: string } = {
  'not-allowed': `DELETE /v1/groups/42 HTTP/1.1
Host: api.tokenim.com

HTTP/1.1 405 Method Not Allowed
Allow: GET, PUT`,
  'token-request': `POST /oauth/token HTTP/1.1
Host: api.tokenim.com
Content-Type: application/x-www-form-urlencoded

grant_type=client_credentials&client_id=APP_ID&client_secret=APP_SECRET`,
  'send-token': `const response = await fetch('https://api.tokenim.com/v1/messages', {
  headers: { Authorization: \`Bearer \${token}\` },
});`,
  'back-off': `async function fetchPatiently(request, tries = 5) {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(request.clone());
    if (![429, 503].includes(response.status) || attempt === tries) return response;
    const field = response.headers.get('Retry-After') ?? '';
    const asked = /^\\d+$/.test(field) ? Number(field) : (Date.parse(field) - Date.now()) / 1000;
    const seconds = asked >= 0 ? asked : 2 ** attempt;
    await new Promise((resolve) => setTimeout(resolve, (seconds + Math.random()) * 1000));
  }
}`,
  'limit-answer': `HTTP/1.1 429 Too Many Requests
Retry-After: 30
RateLimit-Policy: "default";q=100;w=60
RateLimit: "default";r=0;t=30`,
  preflight: `OPTIONS /v1/groups/42 HTTP/1.1
Origin: https://app.example
Access-Control-Request-Method: PUT
Access-Control-Request-Headers: authorization,content-type

HTTP/1.1 204 No Content
Access-Control-Allow-Origin: https://app.example
Access-Control-Allow-Methods: GET, PUT
Access-Control-Allow-Headers: authorization, content-type
Vary: Origin`,
  'without-origin': `curl -i https://api.tokenim.com/v1/messages -H "Authorization: Bearer $TOKEN"
curl -i https://api.tokenim.com/v1/messages -H "Authorization: Bearer $TOKEN" -H "Origin: https://app.example"`,
};

interface Standard {
  readonly name: string;
  readonly url: string;
}

const rfc = (number: number, section: string, name: string): Standard => ({ name: `RFC ${number}, ${section} (${name})`, url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}` });

const standards: { readonly [P in GuidePage]: readonly Standard[] } = {
  '404-or-403': [rfc(9110, '15.5.2', '401 Unauthorized'), rfc(9110, '15.5.4', '403 Forbidden'), rfc(9110, '15.5.5', '404 Not Found'), rfc(9110, '11.6.1', 'WWW-Authenticate'), rfc(9457, '3', 'Problem Details')],
  methods: [rfc(9110, '9.3', 'Methods'), rfc(9110, '15.5.6', '405 Method Not Allowed'), rfc(9110, '10.2.1', 'Allow'), rfc(9110, '15.4', 'Redirection'), rfc(9110, '15.6.2', '501 Not Implemented'), rfc(5789, '2', 'PATCH')],
  'tokenim-access': [rfc(6749, '4.4', 'Client Credentials'), rfc(6750, '2.1', 'Bearer'), rfc(6750, '3.1', 'invalid_token, insufficient_scope'), rfc(7519, '4.1', 'JWT: iss, aud, exp, nbf'), rfc(9110, '11.6.1', 'WWW-Authenticate')],
  limits: [rfc(6585, '4', '429 Too Many Requests'), rfc(9110, '10.2.3', 'Retry-After'), rfc(9110, '15.6.4', '503 Service Unavailable'), { name: 'RateLimit header fields for HTTP (IETF draft)', url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/' }],
  cors: [{ name: 'Fetch Standard: CORS protocol', url: 'https://fetch.spec.whatwg.org/#http-cors-protocol' }, { name: 'Fetch Standard: CORS-preflight fetch', url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch' }],
};

const FURTHER: { readonly [L in Locale]: Standard } = {
  en: { name: 'MDN: Cross-Origin Resource Sharing', url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS' },
  'zh-CN': { name: 'MDN：跨源资源共享（CORS）', url: 'https://developer.mozilla.org/zh-CN/docs/Web/HTTP/Guides/CORS' },
};

/** The documents behind a page of the guide. */
export function guideStandards(page: GuidePage, locale: Locale): readonly Standard[] {
  return page === 'cors' ? [...standards.cors, FURTHER[locale]] : standards[page];
}
