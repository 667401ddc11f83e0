/** Rows of the table of intermediaries: the stock pages of web servers. They come last: everybody's pages look alike. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';
import { product } from './row-forms';
import { FORBIDDEN, REFUSING, UNSEEN } from './signs';

/** The two lines of such a page once its mark-up is lost, with or without its title. */
const bare = (name: string): Sign => ({ words: new RegExp(`^\\s{0,8}(?:\\d{3} [A-Z][A-Za-z -]{2,40}\\s{1,12}){1,2}${name}(?:/[\\d.]{1,16})?(?: \\([A-Za-z]{2,20}\\))?\\s{0,8}$`) });
/** The pages of nginx and of what is built on it that carry a sentence between their two lines. */
const bareFault = (name: string, sentence: string): Sign => ({ words: new RegExp(`^\\s{0,8}(?:400 )?[A-Z][A-Za-z ]{2,60}\\s{1,12}(?:400 Bad Request\\s{1,12})?(?:${sentence})\\s{1,12}${name}(?:/[\\d.]{1,16})?\\s{0,8}$`) });
const NGINX: Sign = { field: 'server', value: /^nginx\b/i };
const NGINX_PAGE: Sign = { words: /<center>nginx(?:\/[\d.]{1,12})?(?: \([^)<]{1,40}\))?<\/center>/ };
const OPENRESTY: Sign = { field: 'server', value: /^openresty\b/i };
const OPENRESTY_PAGE: Sign = { words: /<center>openresty(?:\/[\d.]{1,16})?<\/center>/ };
const TENGINE: Sign = { field: 'server', value: /^Tengine\b/i };
const TENGINE_PAGE: Sign = { words: /<center>tengine(?:\/[\d.]{1,16})?<\/center>|Powered by Tengine(?:\/[\d.]{1,16})?[^<]{0,4}<hr><center>/i };
const APACHE: Sign = { field: 'server', value: /^Apache\b/i };
const APACHE_PAGE: Sign = { words: /-\/\/IETF\/\/DTD HTML 2\.0\/\/EN/ };
/** Every page that it writes itself: the old document type, a title with status and reason, a heading with the reason alone. */
const APACHE_STOCK: Sign = { words: /-\/\/IETF\/\/DTD HTML 2\.0\/\/EN">\s{0,4}<html><head>\s{0,4}<title>\d{3} [A-Z][A-Za-z -]{2,40}<\/title>\s{0,4}<\/head><body>\s{0,4}<h1>[A-Z][A-Za-z -]{2,40}<\/h1>/ };
/** Its pages in the languages of the visitor (`httpd-multilang-errordoc`): a title that ends in an exclamation mark, and the address of the server's keeper in the head. */
const APACHE_DOCUMENT: Sign = { words: /<title>(?:Access forbidden|Object not found|Authentication required|Bad request|Method not allowed|Server error|Service unavailable|Not acceptable|Zugriff verweigert|Objekt nicht gefunden|Authentisierung erforderlich|Acc(?:&egrave;|è)s interdit|Objet non trouv(?:&eacute;|é)|(?:&iexcl;|¡)Acceso prohibido|(?:&iexcl;|¡)Objeto no localizado|Acesso Proibido|Objeto n(?:&atilde;|ã)o encontrado|Accesso (?:vietato|negato)|Oggetto non trovato|Toegang verboden|Object niet gevonden|Dost(?:&#281;|ę)p zabroniony|Åtkomst förbjuden)\s{0,2}!/ };
const APACHE_KEEPER: Sign = { words: /<link (?:rev="made" href="mailto:|href="mailto:[^"<>]{0,120}" rev="made")/ };
/** What its short pages are sent as: programs behind it say utf-8, or JSON. */
const APACHE_TYPE: Sign = { field: 'content-type', value: /^text\/html; ?charset=iso-8859-1$/i };
/** The same pages of nginx and openresty where the body was not seen: they are as long as their two lines and their name, with and without a colour. */
const NGINX_LENGTHS: readonly (readonly [readonly number[], string])[] = [
  [[403, 404], '146|162'],
  [[400, 405], '150|166|157|173'],
  [[401], '172|188|179|195'],
  [[429], '162|178|169|185'],
];
const OPENRESTY_LENGTHS: readonly (readonly [readonly number[], string])[] = [
  [[403, 404], '150|166'],
  [[400, 405], '154|170|161|177'],
  [[401], '176|192|183|199'],
  [[429], '166|182|173|189'],
];
const byLength = (server: Sign, lengths: typeof NGINX_LENGTHS): RefusalRow[] =>
  lengths.map(([status, value]) => ({ signs: [server, { field: 'content-type', value: /^text\/html$/i }, { field: 'content-length', value: new RegExp(`^(?:${value})$`) }, UNSEEN, { status }], by: 'hosting', confidence: 'likely' }));
const IIS: Sign = { field: 'server', value: /^Microsoft-IIS\//i };
/** Its short pages in English. */
const IIS_SHORT: Sign = { words: /<(?:title|h2)>(?:404 - File or directory not found|405 - HTTP verb used to access this page is not allowed|406 - Client browser does not accept the MIME type|412 - Precondition set by the client failed|500 - Internal server error|501 - Header values specify a method|502 - Web server received an invalid response|503 - Service Unavailable)/ };
/** What it answers itself where only files are served; an editing module adds its own methods behind. */
const IIS_FILES: Sign = { field: 'allow', value: /^GET, HEAD, OPTIONS, TRACE(?:,|$)/ };
/** How its short pages are built, whatever their language. */
const IIS_FRAME: Sign = { words: /<div class="content-container">\s{0,4}<fieldset>\s{0,4}<h2>[45]\d\d - / };
/** Its short pages in Chinese. */
const IIS_LOCAL: Sign = { words: /(?:<title>|<h2>|^\s{0,8})(?:40[1356]|404|412|50[0123]) - (?:禁止访问|未经授权|未授权|找不到文件或目录|不允许用于访问此页的|内部服务器错误|请求的筛选|服务器错误|禁止存取|找不到檔案或目錄|內部伺服器錯誤)/ };
const IIS_CODES: readonly (readonly [string, string | null, number])[] = [
  ['403\\.14', 'static-file-permission', 403],
  ['403\\.4', 'https-required', 403],
  ['403\\.(?:6|501|502|503)', 'ip-not-allowed', 403],
  ['403\\.(?:7|13|16|17)', 'client-certificate-required', 403],
  ['403\\.\\d{1,3}', null, 403],
  ['401\\.\\d{1,3}', null, 401],
  ['404\\.\\d{1,3}', null, 404],
  ['405\\.\\d{1,3}', 'wrong-method', 405],
];
const HTTPSYS: Sign = { field: 'server', value: /^Microsoft-HTTPAPI\//i };
/** Pages that the kernel part of Windows writes: a heading, a rule, one line with the status. */
const HTTPSYS_PAGE: Sign = { words: /<h2>[A-Z][A-Za-z -]{2,60}<\/h2>\s{0,4}<hr ?\/?>\s{0,4}<p>HTTP Error \d{3}\. / };
const STOCK: Sign = { status: [400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 421, 426, 429, 431, 494, 495, 496, 497, 500, 501, 502, 503, 504, 505, 507] };
/** Entity tags of files that nginx itself reads: the time and the length, both in hexadecimal. */
const NGINX_FILE: Sign = { field: 'etag', value: /^(?:W\/)?"[0-9a-f]{8}-[0-9a-f]{1,6}"$/ };

export const webServers: readonly IntermediaryRow[] = [
  {
    vendor: 'iis',
    name: { en: 'Microsoft IIS', 'zh-CN': 'Microsoft IIS' },
    kind: 'hosting',
    source: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
    onPath: [IIS],
    refusals: [
      { signs: [{ words: /Rejected-By-UrlScan|The request filtering module is configured to deny/ }, { status: [403, 404] }], by: 'hosting', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /HTTP Error 403\.14 - Forbidden/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'static-file-permission' },
      { signs: [{ words: /HTTP Error 403\.4 - Forbidden/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'https-required' },
      { signs: [{ words: /HTTP Error 403\.(?:6|501|502|503) - Forbidden/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'ip-not-allowed' },
      { signs: [{ words: /HTTP Error 403\.(?:7|13|16|17) - Forbidden/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'client-certificate-required' },
      { signs: [{ words: /HTTP Error 404\.(?:5|6|7|8|11|12|14|15|18|19|20) - / }, { status: [404] }], by: 'hosting', confidence: 'likely', cause: 'waf-rule' },
      { signs: [IIS, { words: /403 - Forbidden: Access is denied\.|401 - Unauthorized: Access is denied due to invalid credentials\.|HTTP Error 40[13]\.\d/ }, { status: [401, 403] }], by: 'hosting', confidence: 'certain' },
      { signs: [IIS, { words: /HTTP Error [45]\d\d\.\d{1,3} - / }, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [IIS, IIS_SHORT, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [IIS_SHORT, STOCK], by: 'hosting', confidence: 'likely' },
      { signs: [IIS, IIS_FILES, { status: [405] }], by: 'hosting', confidence: 'likely', cause: 'wrong-method' },
      // The same pages in the language of the server; the sub-status says the same in all.
      ...IIS_CODES.map(([codes, cause, status]): RefusalRow => ({ signs: [{ words: new RegExp(`HTTP(?: (?:错误|錯誤|エラー|오류|Hatası)|-Fehler) (?:${codes}) - `) }, { status: [status] }], by: 'hosting', confidence: 'certain', ...(cause === null ? {} : { cause }) })),
      { signs: [IIS, IIS_LOCAL, { status: [401, 403, 404, 405, 406, 412, 500, 501, 502, 503] }], by: 'hosting', confidence: 'certain' },
      { signs: [IIS, IIS_FRAME, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [IIS_FRAME, STOCK], by: 'hosting', confidence: 'likely' },
      { signs: [IIS_LOCAL, { status: [401, 403, 404, 405, 406, 412, 500, 501, 502, 503] }], by: 'hosting', confidence: 'likely' },
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
      { signs: [HTTPSYS_PAGE, REFUSING], by: 'hosting', confidence: 'certain' },
      { signs: [{ words: /HTTP Error 400\. The request hostname is invalid/ }, { status: [400] }], by: 'hosting', confidence: 'likely', cause: 'wrong-route-or-host' },
      { signs: [{ words: /HTTP Error 403\. The request URL is forbidden/ }, FORBIDDEN], by: 'hosting', confidence: 'likely' },
    ],
  },
  {
    vendor: 'litespeed',
    name: { en: 'LiteSpeed', 'zh-CN': 'LiteSpeed' },
    kind: 'hosting',
    source: 'https://docs.litespeedtech.com/lsws/',
    onPath: [{ field: 'server', value: /^(?:LiteSpeed|openlitespeed)/i }],
    refusals: [
      { signs: [{ words: /Proudly powered by LiteSpeed Web Server/i }, { words: /Access to this resource on the server is denied!/ }], by: 'hosting', confidence: 'certain' },
      { signs: [{ words: /Proudly powered by LiteSpeed Web Server|www\.litespeedtech\.com\/error-page/i }, { status: [403, 404] }], by: 'hosting', confidence: 'likely' },
      { signs: [{ field: 'server', value: /^(?:LiteSpeed|openlitespeed)/i }, { words: /Access to this resource on the server is denied!/ }, FORBIDDEN], by: 'hosting', confidence: 'certain' },
    ],
  },
  product({
    vendor: 'apache-traffic-server',
    en: 'Apache Traffic Server',
    source: 'https://docs.trafficserver.apache.org/',
    kind: 'gateway',
    path: [{ field: 'server', value: /^ATS\b/i }, { field: 'via', value: /\(ApacheTrafficServer\b/i }],
    pages: [{ signs: [{ field: 'server', value: /^ATS\b/i }], words: [/You are not allowed to access the document at location|Your request could not be processed because/i] }, { words: [/You are not allowed to access the document at location "/], confidence: 'likely' }],
  }),
  product({
    vendor: 'lighttpd',
    en: 'lighttpd',
    source: 'https://redmine.lighttpd.net/projects/lighttpd/wiki',
    kind: 'hosting',
    server: /^lighttpd/i,
    pages: [{ signs: [{ field: 'server', value: /^lighttpd/i }], words: [/<h1>\d{3}(?: -)? [A-Z][A-Za-z ]{2,30}<\/h1>/], status: [400, 401, 403, 404] }],
  }),
  {
    vendor: 'caddy',
    name: { en: 'Caddy', 'zh-CN': 'Caddy' },
    kind: 'hosting',
    source: 'https://caddyserver.com/docs/caddyfile/directives/respond',
    onPath: [{ field: 'server', value: /^Caddy$/i }, { field: 'via', value: /\bCaddy$/i }],
    refusals: [],
  },
  {
    vendor: 'nginx',
    name: { en: 'nginx', 'zh-CN': 'nginx' },
    kind: 'hosting',
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#error_page',
    onPath: [NGINX],
    refusals: [
      { signs: [NGINX_PAGE, { words: /No required SSL certificate was sent|The SSL certificate error/ }, { status: [400, 403, 495, 496] }], by: 'hosting', confidence: 'certain', cause: 'client-certificate-required' },
      { signs: [NGINX_PAGE, { words: /The plain HTTP request was sent to HTTPS port/ }, { status: [400, 497] }], by: 'hosting', confidence: 'certain', cause: 'https-required' },
      // A deny rule and an unreadable file give the same page.
      { signs: [NGINX, NGINX_PAGE, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [NGINX_PAGE, STOCK], by: 'hosting', confidence: 'likely' },
      { signs: [bareFault('nginx', 'No required SSL certificate was sent|The SSL certificate error'), { status: [400, 403, 495, 496] }], by: 'hosting', confidence: 'likely', cause: 'client-certificate-required' },
      { signs: [bareFault('nginx', 'The plain HTTP request was sent to HTTPS port'), { status: [400, 497] }], by: 'hosting', confidence: 'likely', cause: 'https-required' },
      { signs: [bare('nginx'), STOCK], by: 'hosting', confidence: 'likely' },
      ...byLength(NGINX, NGINX_LENGTHS),
      // A page from a file of its own (`error_page`), and a text from its configuration (`return` sends the default type) for a name that it does not serve.
      { signs: [NGINX, NGINX_FILE, { field: 'content-type', value: /^text\/html/i }, { status: [401, 403, 404, 405, 410, 421, 429, 500, 502, 503, 504] }], by: 'hosting', confidence: 'likely' },
      { signs: [NGINX, { field: 'content-type', value: /^(?:application\/octet-stream|text\/plain)/i }, { status: [421] }], by: 'hosting', confidence: 'likely', cause: 'wrong-route-or-host' },
    ],
  },
  {
    vendor: 'tengine',
    name: { en: 'Tengine', 'zh-CN': 'Tengine' },
    kind: 'hosting',
    source: 'https://tengine.taobao.org/',
    onPath: [TENGINE],
    refusals: [
      { signs: [TENGINE, TENGINE_PAGE, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [TENGINE_PAGE, STOCK], by: 'hosting', confidence: 'likely' },
      { signs: [bare('[Tt]engine'), STOCK], by: 'hosting', confidence: 'likely' },
    ],
  },
  {
    vendor: 'openresty',
    name: { en: 'OpenResty', 'zh-CN': 'OpenResty' },
    kind: 'hosting',
    source: 'https://openresty.org/en/',
    onPath: [OPENRESTY],
    refusals: [
      { signs: [OPENRESTY_PAGE, { words: /No required SSL certificate was sent|The SSL certificate error/ }, { status: [400, 403, 495, 496] }], by: 'hosting', confidence: 'certain', cause: 'client-certificate-required' },
      { signs: [OPENRESTY, OPENRESTY_PAGE, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [OPENRESTY_PAGE, STOCK], by: 'hosting', confidence: 'likely' },
      { signs: [bareFault('openresty', 'No required SSL certificate was sent|The SSL certificate error'), { status: [400, 403, 495, 496] }], by: 'hosting', confidence: 'likely', cause: 'client-certificate-required' },
      { signs: [bareFault('openresty', 'The plain HTTP request was sent to HTTPS port'), { status: [400, 497] }], by: 'hosting', confidence: 'likely', cause: 'https-required' },
      { signs: [bare('openresty'), STOCK], by: 'hosting', confidence: 'likely' },
      ...byLength(OPENRESTY, OPENRESTY_LENGTHS),
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
      { signs: [APACHE, APACHE_STOCK, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [APACHE_STOCK, STOCK], by: 'hosting', confidence: 'likely' },
      { signs: [APACHE, APACHE_DOCUMENT, APACHE_KEEPER, STOCK], by: 'hosting', confidence: 'certain' },
      { signs: [APACHE_DOCUMENT, APACHE_KEEPER, STOCK], by: 'hosting', confidence: 'likely' },
      { signs: [APACHE, APACHE_TYPE, UNSEEN, { absent: 'x-powered-by' }, { absent: 'last-modified' }, { absent: 'etag' }, { status: [400, 401, 403, 404, 405, 406, 413, 414, 429, 500, 503] }], by: 'hosting', confidence: 'likely' },
      // Its sentences, mark-up lost.
      { signs: [{ words: /Server unable to read htaccess file, denying access to be safe/ }, FORBIDDEN], by: 'hosting', confidence: 'likely', cause: 'static-file-permission' },
      { signs: [{ words: /You don't have permission to access \/[^\n"<>]{0,200} on this server\./ }, FORBIDDEN], by: 'hosting', confidence: 'likely' },
      { signs: [{ words: /\bApache(?:\/[\d.]{1,12})?(?: \([^)<\n]{1,40}\))?[^<\n]{0,120} Server at \S{1,120} Port \d{2,5}/ }, STOCK], by: 'hosting', confidence: 'likely' },
    ],
  },
];
