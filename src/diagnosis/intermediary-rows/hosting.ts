/** Rows of the table of intermediaries: web servers, hosting platforms and object stores. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { FORBIDDEN, REFUSING } from './signs';

const NGINX: Sign = { field: 'server', value: /^nginx\b/i };
const NGINX_PAGE: Sign = { words: /<center>nginx(?:\/[\d.]{1,12})?(?: \([^)<]{1,40}\))?<\/center>/ };
const OPENRESTY: Sign = { field: 'server', value: /^openresty\b/i };
const APACHE: Sign = { field: 'server', value: /^Apache\b/i };
const APACHE_PAGE: Sign = { words: /-\/\/IETF\/\/DTD HTML 2\.0\/\/EN/ };
const IIS: Sign = { field: 'server', value: /^Microsoft-IIS\//i };
const HTTPSYS: Sign = { field: 'server', value: /^Microsoft-HTTPAPI\//i };
const APP_SERVICE: Sign = { cookie: /^ARRAffinity(?:SameSite)?$/ };
const AZURE_STORAGE: Sign = { field: 'x-ms-version' };
const GCS: Sign = { field: 'x-guploader-uploadid' };
const STOCK: Sign = { status: [400, 401, 403, 404, 405, 413, 414, 429, 500, 502, 503, 504] };

export const hosting: readonly IntermediaryRow[] = [
  {
    vendor: 'azure-app-service',
    name: { en: 'Azure App Service', 'zh-CN': 'Azure 应用服务' },
    kind: 'hosting',
    source: 'https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions',
    onPath: [APP_SERVICE],
    refusals: [
      { signs: [{ field: 'x-ms-forbidden-ip' }], by: 'hosting', confidence: 'certain', cause: 'ip-not-allowed' },
      { signs: [{ statusText: /^Ip Forbidden$/i }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'ip-not-allowed' },
      { signs: [{ statusText: /^Site Disabled$/i }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'site-disabled' },
      { signs: [{ words: /Error 403 - This web app is stopped\.|The web app you have attempted to reach is currently stopped/ }], by: 'hosting', confidence: 'certain', cause: 'site-disabled' },
    ],
    references: [{ name: 'Forbidden address', field: 'x-ms-forbidden-ip', askWhom: 'api-owner' }],
  },
  {
    vendor: 'azure-blob-storage',
    name: { en: 'Azure Blob Storage', 'zh-CN': 'Azure Blob 存储' },
    kind: 'storage',
    source: 'https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes',
    onPath: [{ field: 'x-ms-error-code' }, AZURE_STORAGE],
    refusals: [
      { signs: [AZURE_STORAGE, { field: 'x-ms-error-code' }, REFUSING], by: 'storage', confidence: 'certain' },
      { signs: [{ words: /<Code>(?:AuthenticationFailed|AuthorizationFailure|AuthorizationPermissionMismatch|PublicAccessNotPermitted)<\/Code>/ }, { words: /RequestId:[0-9a-f-]{36}/ }], by: 'storage', confidence: 'certain' },
    ],
    references: [{ name: 'Storage request id', field: 'x-ms-request-id', words: /RequestId:([0-9a-f-]{36})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'google-cloud-storage',
    name: { en: 'Google Cloud Storage', 'zh-CN': 'Google Cloud Storage' },
    kind: 'storage',
    source: 'https://cloud.google.com/storage/docs/xml-api/reference-status',
    onPath: [GCS],
    refusals: [{ signs: [GCS, { words: /<Error><Code>[A-Za-z]{1,60}<\/Code>/ }], by: 'storage', confidence: 'certain' }],
    references: [{ name: 'Uploader id', field: 'x-guploader-uploadid', askWhom: 'api-owner' }],
  },
  {
    vendor: 'minio',
    name: { en: 'MinIO', 'zh-CN': 'MinIO' },
    kind: 'storage',
    source: 'https://min.io/docs/minio/linux/operations/troubleshooting.html',
    onPath: [{ field: 'server', value: /^MinIO\b/i }],
    refusals: [{ signs: [{ field: 'server', value: /^MinIO\b/i }, { words: /<Error><Code>[A-Za-z]{1,60}<\/Code>/ }], by: 'storage', confidence: 'certain' }],
  },
  {
    vendor: 'heroku',
    name: { en: 'Heroku', 'zh-CN': 'Heroku' },
    kind: 'hosting',
    source: 'https://devcenter.heroku.com/articles/error-codes',
    onPath: [{ field: 'via', value: /\bvegur\b/i }, { field: 'server', value: /^(?:Heroku|Cowboy)$/i }],
    refusals: [{ signs: [{ words: /There is no app configured at that hostname/ }, { words: /Heroku/ }, { status: [404] }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' }, { signs: [{ words: /herokucdn\.com\/error-pages\/no-such-app|<title>No such app<\/title>/ }, { status: [404] }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' }],
    references: [{ name: 'Request id', field: 'x-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'render',
    name: { en: 'Render', 'zh-CN': 'Render' },
    kind: 'hosting',
    source: 'https://render.com/docs/troubleshooting-deploys',
    onPath: [{ field: 'rndr-id' }, { field: 'x-render-origin-server' }],
    refusals: [
      { signs: [{ field: 'x-render-routing', value: /suspend/i }], by: 'hosting', confidence: 'certain', cause: 'site-disabled' },
      { signs: [{ field: 'x-render-routing', value: /maintenance/i }], by: 'hosting', confidence: 'certain', cause: 'maintenance' },
      { signs: [{ field: 'x-render-routing', value: /no-server/i }], by: 'hosting', confidence: 'certain', cause: 'site-disabled' },
    ],
    references: [{ name: 'Render id', field: 'rndr-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'netlify',
    name: { en: 'Netlify', 'zh-CN': 'Netlify' },
    kind: 'hosting',
    source: 'https://docs.netlify.com/accounts-and-billing/billing/',
    onPath: [{ field: 'x-nf-request-id' }, { field: 'server', value: /^Netlify$/i }],
    refusals: [{ signs: [{ words: /This site was paused as it reached its usage limits/ }], by: 'hosting', confidence: 'certain', cause: 'site-disabled' }],
    references: [{ name: 'Netlify request id', field: 'x-nf-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'shopify',
    name: { en: 'Shopify', 'zh-CN': 'Shopify' },
    kind: 'hosting',
    source: 'https://shopify.dev/docs/api/usage/response-codes',
    onPath: [{ field: 'x-shopid' }, { field: 'x-shopify-stage' }, { field: 'powered-by', value: /^Shopify$/i }],
    refusals: [{ signs: [{ status: [430] }, { field: 'powered-by', value: /^Shopify$/i }], by: 'hosting', confidence: 'certain' }, { signs: [{ status: [430] }], by: 'hosting', confidence: 'likely' }],
  },
  {
    vendor: 'ngrok',
    name: { en: 'ngrok', 'zh-CN': 'ngrok' },
    kind: 'hosting',
    source: 'https://ngrok.com/docs/errors/',
    onPath: [{ field: 'ngrok-agent-ips' }, { field: 'ngrok-trace-id' }],
    refusals: [{ signs: [{ field: 'ngrok-error-code', value: /^ERR_NGROK_\d/ }], by: 'hosting', confidence: 'certain' }],
    references: [{ name: 'ngrok error', field: 'ngrok-error-code', askWhom: 'api-owner' }],
  },
  {
    vendor: 'plesk',
    name: { en: 'Plesk', 'zh-CN': 'Plesk' },
    kind: 'hosting',
    source: 'https://www.plesk.com/kb/support/',
    onPath: [{ field: 'x-powered-by', value: /^PleskLin|^PleskWin/i }],
    refusals: [{ signs: [{ words: /Server Error/ }, { words: /\bplesk\b|\/error_docs\/styles\.css/i }, { words: /\b403\b/ }, FORBIDDEN], by: 'hosting', confidence: 'likely' }],
  },
  {
    vendor: 'iis',
    name: { en: 'Microsoft IIS', 'zh-CN': 'Microsoft IIS' },
    kind: 'hosting',
    source: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
    onPath: [IIS],
    refusals: [
      { signs: [IIS, { words: /HTTP Error 403\.14 - Forbidden/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'static-file-permission' },
      { signs: [IIS, { words: /HTTP Error 403\.4 - Forbidden/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'https-required' },
      { signs: [IIS, { words: /HTTP Error 403\.(?:6|501|502|503) - Forbidden/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'ip-not-allowed' },
      { signs: [IIS, { words: /HTTP Error 403\.(?:7|13|16|17) - Forbidden/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'client-certificate-required' },
      { signs: [IIS, { words: /403 - Forbidden: Access is denied\.|HTTP Error 40[13]\.\d/ }, { status: [401, 403] }], by: 'hosting', confidence: 'certain' },
    ],
  },
  {
    vendor: 'microsoft-httpsys',
    name: { en: 'Microsoft HTTP.sys', 'zh-CN': 'Microsoft HTTP.sys' },
    kind: 'hosting',
    source: 'https://learn.microsoft.com/troubleshoot/developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis',
    onPath: [HTTPSYS],
    refusals: [
      { signs: [HTTPSYS, { words: /Bad Request - Invalid Hostname/ }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [HTTPSYS, { words: /HTTP Error \d{3}\. |<h2>Forbidden URL<\/h2>/i }, REFUSING], by: 'hosting', confidence: 'certain' },
    ],
  },
  {
    vendor: 'litespeed',
    name: { en: 'LiteSpeed', 'zh-CN': 'LiteSpeed' },
    kind: 'hosting',
    source: 'https://docs.litespeedtech.com/lsws/',
    onPath: [{ field: 'server', value: /^LiteSpeed/i }],
    refusals: [{ signs: [{ words: /Proudly powered by LiteSpeed Web Server/ }, { words: /Access to this resource on the server is denied!/ }], by: 'hosting', confidence: 'certain' }],
  },
  {
    vendor: 'nginx',
    name: { en: 'nginx', 'zh-CN': 'nginx' },
    kind: 'hosting',
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#error_page',
    onPath: [NGINX],
    refusals: [
      { signs: [NGINX_PAGE, { words: /No required SSL certificate was sent|The SSL certificate error/ }, { status: [400, 403] }], by: 'hosting', confidence: 'certain', cause: 'client-certificate-required' },
      { signs: [NGINX_PAGE, { words: /The plain HTTP request was sent to HTTPS port/ }, { status: [400] }], by: 'hosting', confidence: 'certain', cause: 'https-required' },
      // A deny rule and an unreadable file give the same page.
      { signs: [NGINX, NGINX_PAGE, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [NGINX_PAGE, STOCK], by: 'hosting', confidence: 'likely' },
    ],
  },
  {
    vendor: 'openresty',
    name: { en: 'OpenResty', 'zh-CN': 'OpenResty' },
    kind: 'hosting',
    source: 'https://openresty.org/en/',
    onPath: [OPENRESTY],
    refusals: [
      { signs: [OPENRESTY, { words: /<center>openresty(?:\/[\d.]{1,16})?<\/center>/ }, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [{ words: /<center>openresty(?:\/[\d.]{1,16})?<\/center>/ }, STOCK], by: 'hosting', confidence: 'likely' },
    ],
  },
  {
    vendor: 'apache',
    name: { en: 'Apache httpd', 'zh-CN': 'Apache httpd' },
    kind: 'hosting',
    source: 'https://httpd.apache.org/docs/2.4/custom-error.html',
    onPath: [APACHE],
    refusals: [
      { signs: [APACHE_PAGE, { words: /Server unable to read htaccess file/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'static-file-permission' },
      { signs: [APACHE, APACHE_PAGE, { words: /on this server\.|This server could not verify that you/ }, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [APACHE_PAGE, { words: /<address>Apache\/|You don't have permission to access/ }, STOCK], by: 'hosting', confidence: 'likely' },
    ],
  },
];
