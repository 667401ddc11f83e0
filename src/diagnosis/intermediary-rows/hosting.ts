/** Rows of the table of intermediaries: object stores, hosting platforms, and at the end the stock pages of web servers. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';
import { readUlid } from './id-forms';
import { product } from './row-forms';
import { FORBIDDEN, REFUSING } from './signs';
import { sites } from './hosting-sites';
import { storage } from './storage';
import { webServers } from './web-servers';

const APP_SERVICE: Sign = { cookie: /^ARRAffinity(?:SameSite)?$/ };
const SHOPIFY: Sign = { field: 'powered-by', value: /^Shopify$/i };

const NGROK_CODES: readonly (readonly [string, string | null])[] = [
  ['3200|3208', 'site-disabled'],
  ['30\\d\\d|3202|3210|80\\d\\d', 'server-failure'],
  ['72[57]', 'quota-exceeded'],
  ['70[23]|71[67]', 'rate-limited'],
  ['3203', 'ip-not-allowed'],
  ['3211', 'user-agent-refused'],
  ['6024', 'bot-challenge'],
  ['\\d{1,5}', null],
];

const CLOUDINARY: readonly (readonly [RegExp, string | null])[] = [
  [/^deny or ACL failure|ACL failure/i, 'insufficient-permission'],
  [/^Resource not found|^Unknown (?:customer|cloud)/i, null],
  [/signature|^Invalid transformation signature/i, 'signature-mismatch'],
  [/^(?:cloud_name|.{0,40}) is disabled|suspended/i, 'account-restricted'],
  [/restricted (?:media|file) type|strict transformation|^Transformation .{1,200} is not allowed/i, 'feature-not-enabled'],
  [/./, null],
];

const platforms: readonly IntermediaryRow[] = [
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
      { signs: [{ words: /The web app you have attempted to reach has blocked your access/ }, FORBIDDEN], by: 'hosting', confidence: 'certain', cause: 'ip-not-allowed' },
      { signs: [{ words: /404 Web Site not found/ }, { status: [404] }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' },
    ],
    references: [{ name: 'Forbidden address', field: 'x-ms-forbidden-ip', askWhom: 'api-owner' }],
  },
  product({
    vendor: 'azure-static-web-apps',
    en: 'Azure Static Web Apps',
    zh: 'Azure 静态 Web 应用',
    source: 'https://learn.microsoft.com/azure/static-web-apps/configuration',
    kind: 'hosting',
    pages: [
      { words: [/<title>Azure Static Web Apps - (?:401|403)/], status: [401, 403] },
      { words: [/<title>Azure Static Web Apps - 404/], status: [404], cause: 'wrong-route-or-host', confidence: 'likely' },
    ],
  }),
  {
    vendor: 'heroku',
    name: { en: 'Heroku', 'zh-CN': 'Heroku' },
    kind: 'hosting',
    source: 'https://devcenter.heroku.com/articles/error-codes',
    onPath: [{ field: 'via', value: /\b(?:vegur|heroku-router)\b/i }, { field: 'server', value: /^(?:Heroku|Cowboy)$/i }],
    refusals: [
      { signs: [{ words: /There is no app configured at that hostname/ }, { words: /Heroku/ }, { status: [404] }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ words: /herokucdn\.com\/error-pages\/no-such-app|<title>(?:Heroku \| )?No such app<\/title>/ }, { status: [404] }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ words: /herokucdn\.com\/error-pages\/maintenance-mode/ }, { status: [503] }], by: 'hosting', confidence: 'certain', cause: 'maintenance' },
      { signs: [{ words: /herokucdn\.com\/error-pages\/application-error/ }, { status: [503] }], by: 'hosting', confidence: 'certain', cause: 'server-failure' },
      // The router's own page, not seen: an application of Heroku's writes none of these three together.
      { signs: [{ field: 'server', value: /^(?:Heroku|Cowboy)$/i }, { field: 'cache-control', value: /^no-cache, no-store$/ }, { field: 'content-type', value: /^text\/html; ?charset=utf-8$/i }, { absent: 'via' }, { status: [502, 503] }], by: 'hosting', confidence: 'likely', cause: 'server-failure' },
      { signs: [{ words: /An error occurred in the application and your page could not be served/ }, { status: [500, 503] }], by: 'hosting', confidence: 'likely', cause: 'server-failure' },
    ],
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
      { signs: [{ field: 'x-render-routing', value: /hibernat|no-deploy|paid-error|build-error/i }], by: 'hosting', confidence: 'certain', cause: 'site-disabled' },
      { signs: [{ field: 'x-render-routing' }, { absent: 'x-render-origin-server' }, REFUSING], by: 'hosting', confidence: 'likely' },
    ],
    references: [{ name: 'Render id', field: 'rndr-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'fly',
    name: { en: 'Fly.io', 'zh-CN': 'Fly.io' },
    kind: 'hosting',
    source: 'https://fly.io/docs/networking/request-headers/',
    // All of them are stamped on whatever the application answers.
    onPath: [{ field: 'fly-request-id' }, { field: 'server', value: /^Fly\//i }, { field: 'via', value: /\bfly\.io\b/i }],
    refusals: [],
    references: [{ name: 'Fly-Request-Id', field: 'fly-request-id', askWhom: 'api-owner', read: readUlid }],
  },
  {
    vendor: 'railway',
    name: { en: 'Railway', 'zh-CN': 'Railway' },
    kind: 'hosting',
    source: 'https://docs.railway.com/reference/errors',
    onPath: [{ field: 'x-railway-edge' }, { field: 'x-railway-request-id' }, { field: 'server', value: /^railway-edge/i }],
    refusals: [
      { signs: [{ field: 'x-railway-fallback', value: /^true/i }, { status: [404] }], by: 'hosting', confidence: 'certain', cause: 'site-disabled' },
      { signs: [{ field: 'x-railway-fallback', value: /^true/i }, { status: [502, 503, 504] }], by: 'hosting', confidence: 'certain', cause: 'server-failure' },
      { signs: [{ words: /"message" ?: ?"Application not found"/ }, { words: /"request_id" ?: ?"/ }, { status: [404] }], by: 'hosting', confidence: 'likely', cause: 'site-disabled' },
      { signs: [{ words: /^\s{0,8}\{ ?"status" ?: ?"error", ?"code" ?: ?404, ?"message" ?: ?"Application not found"/ }, { status: [404] }], by: 'hosting', confidence: 'likely', cause: 'site-disabled' },
      { signs: [{ words: /The train has not arrived at the station\./ }, { status: [404] }], by: 'hosting', confidence: 'likely', cause: 'site-disabled' },
      { signs: [{ words: /"message" ?: ?"Application failed to respond"/ }, { status: [502] }], by: 'hosting', confidence: 'likely', cause: 'server-failure' },
    ],
    references: [{ name: 'X-Railway-Request-Id', field: 'x-railway-request-id', words: /"request_id" ?: ?"([A-Za-z0-9_-]{16,40})"/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'netlify',
    name: { en: 'Netlify', 'zh-CN': 'Netlify' },
    kind: 'hosting',
    source: 'https://docs.netlify.com/accounts-and-billing/billing/',
    onPath: [{ field: 'x-nf-request-id' }, { field: 'server', value: /^Netlify$/i }],
    refusals: [
      { signs: [{ words: /This site was paused as it reached its usage limits/ }], by: 'hosting', confidence: 'certain', cause: 'site-disabled' },
      { signs: [{ words: /^Not Found - Request ID: ?[0-9A-Z]{26}/ }, { status: [404] }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ words: /<title>Site not found<\/title>/i }, { words: /netlify/i }, { status: [404] }], by: 'hosting', confidence: 'likely', cause: 'wrong-route-or-host' },
      // The page's words, mark-up lost: the id has its own name.
      { signs: [{ words: /^\s{0,8}(?:Page|Site) not found\b/i }, { words: /\bNetlify Internal ID: ?[0-9A-Z]{26}\b/ }, { status: [404] }], by: 'hosting', confidence: 'likely', cause: 'wrong-route-or-host' },
      { signs: [{ words: /Looks like you(?:(?:’|'|&#x27;|&rsquo;)ve)? followed a broken link or entered a URL that doesn(?:’|'|&#x27;|&rsquo;)t exist on (?:this site|Netlify)/ }, { words: /netlify/i }, { status: [404] }], by: 'hosting', confidence: 'likely', cause: 'wrong-route-or-host' },
      { signs: [{ words: /^usage_exceeded\s?$/ }, { status: [503] }], by: 'hosting', confidence: 'likely', cause: 'site-disabled' },
    ],
    references: [{ name: 'Netlify request id', field: 'x-nf-request-id', words: /(?:Request|Netlify Internal) ID: ?([0-9A-Z]{26})/, askWhom: 'api-owner', read: readUlid }],
  },
  {
    vendor: 'shopify',
    name: { en: 'Shopify', 'zh-CN': 'Shopify' },
    kind: 'hosting',
    source: 'https://shopify.dev/docs/api/usage/response-codes',
    onPath: [{ field: 'x-shopid' }, { field: 'x-shopify-stage' }, { field: 'x-shopify-api-version' }, SHOPIFY],
    refusals: [
      { signs: [{ words: /This page is temporarily unavailable because a device from your location is sending large amounts of web requests/ }, { status: [403, 429, 430, 503] }], by: 'hosting', confidence: 'certain', cause: 'rate-limited' },
      { signs: [{ status: [430] }, { words: /Shopify Security Rejection/ }], by: 'hosting', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ status: [430] }, SHOPIFY], by: 'hosting', confidence: 'certain' },
      { signs: [{ status: [430] }, { field: 'x-shopid' }], by: 'hosting', confidence: 'certain' },
      { signs: [{ status: [430] }], by: 'hosting', confidence: 'likely' },
    ],
    references: [{ name: 'Request id', field: 'x-request-id', askWhom: 'api-owner' }],
  },
  product({ vendor: 'github-pages', en: 'GitHub Pages', source: 'https://docs.github.com/pages', kind: 'hosting', passedThrough: [], pages: [{ words: [/There isn't a GitHub Pages site here\./], status: [404], cause: 'wrong-route-or-host' }, { words: [/&middot; GitHub Pages<\/title>/], status: [404], cause: null }, { signs: [{ url: /^https?:\/\/[\w-]{1,39}\.github\.io(?=[:/?#]|$)/i }], status: [403, 404, 405], confidence: 'likely', cause: null }], references: [{ name: 'X-GitHub-Request-Id', field: 'x-github-request-id', askWhom: 'api-owner' }] }),
  product({ vendor: 'firebase-hosting', en: 'Firebase Hosting', source: 'https://firebase.google.com/docs/hosting', kind: 'hosting', pages: [{ words: [/<title>Site Not Found<\/title>/, /You haven't deployed an app yet/], status: [404], cause: 'wrong-route-or-host' }] }),
  product({ vendor: 'surge', en: 'Surge', source: 'https://surge.sh/help/', kind: 'hosting', server: /^SurgeCDN/i, pages: [{ words: [/<title>project not found<\/title>|surge\.sh[^<]{0,40}project not found/i], status: [404], cause: 'wrong-route-or-host' }] }),
  product({ vendor: 'deno-deploy', en: 'Deno Deploy', source: 'https://docs.deno.com/deploy/', kind: 'hosting', server: /^deno\//i, pages: [{ words: [/DEPLOYMENT_NOT_FOUND/], signs: [{ field: 'server', value: /^deno\//i }], status: [404], cause: 'wrong-route-or-host' }] }),
  {
    vendor: 'cloud-foundry',
    name: { en: 'Cloud Foundry router', 'zh-CN': 'Cloud Foundry 路由器' },
    kind: 'hosting',
    source: 'https://docs.cloudfoundry.org/adminguide/troubleshooting-router-error-responses.html',
    onPath: [{ field: 'x-vcap-request-id' }, { field: 'x-cf-requestid' }, { field: 'x-cf-routererror' }],
    refusals: [
      { signs: [{ field: 'x-cf-routererror', value: /^unknown_route/ }], by: 'hosting', confidence: 'certain', cause: 'wrong-route-or-host' },
      { signs: [{ field: 'x-cf-routererror', value: /^(?:no_endpoints|endpoint_failure|Connection_Limit_Reached|route_service)/i }], by: 'hosting', confidence: 'certain', cause: 'server-failure' },
      { signs: [{ field: 'x-cf-routererror' }, REFUSING], by: 'hosting', confidence: 'certain' },
      { signs: [{ words: /404 Not Found: Requested route \('[^']{1,200}'\) does not exist\./ }, { status: [404] }], by: 'hosting', confidence: 'likely', cause: 'wrong-route-or-host' },
    ],
    references: [{ name: 'Request id', field: 'x-vcap-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'ngrok',
    name: { en: 'ngrok', 'zh-CN': 'ngrok' },
    kind: 'hosting',
    source: 'https://ngrok.com/docs/errors/',
    onPath: [{ field: 'ngrok-agent-ips' }, { field: 'ngrok-trace-id' }, { field: 'ngrok-error-code' }],
    refusals: [
      ...NGROK_CODES.map(([codes, cause]): RefusalRow => ({ signs: [{ field: 'ngrok-error-code', value: new RegExp(`^ERR_NGROK_(?:${codes})$`) }], by: 'hosting', confidence: 'certain', ...(cause === null ? {} : { cause, causeConfidence: 'likely' }) })),
      ...NGROK_CODES.map(([codes, cause]): RefusalRow => ({ signs: [{ words: new RegExp(`\\bERR_NGROK_(?:${codes})\\b`) }, REFUSING], by: 'hosting', confidence: 'likely', ...(cause === null ? {} : { cause }) })),
      { signs: [{ words: /\(ERR_NGROK_\d{1,5}\)|ERR_NGROK_\d{1,5}\b/ }, { status: [400, 402, 403, 404, 429, 502, 503, 511] }], by: 'hosting', confidence: 'likely' },
    ],
    references: [{ name: 'ngrok error', field: 'ngrok-error-code', words: /\b(ERR_NGROK_\d{1,5})\b/, askWhom: 'api-owner' }],
  },
  product({ vendor: 'localtunnel', en: 'localtunnel', source: 'https://github.com/localtunnel/localtunnel', kind: 'hosting', path: [{ field: 'x-localtunnel-agent-ips' }], passedThrough: [], pages: [{ words: [/bypass-tunnel-reminder/i], status: [401, 403, 511], cause: 'bot-challenge' }] }),
  {
    vendor: 'cloudinary',
    name: { en: 'Cloudinary', 'zh-CN': 'Cloudinary' },
    kind: 'hosting',
    source: 'https://cloudinary.com/documentation/error_handling',
    onPath: [{ field: 'server', value: /^Cloudinary$/i }, { field: 'x-cld-error' }],
    refusals: CLOUDINARY.map(([value, cause]): RefusalRow => ({ signs: [{ field: 'x-cld-error', value }, { status: [400, 401, 403, 404, 420, 423] }], by: 'hosting', confidence: 'certain', ...(cause === null ? {} : { cause }) })),
    references: [{ name: 'Request id', field: 'x-request-id', askWhom: 'api-owner' }],
  },
  product({
    vendor: 'wordpress-com',
    en: 'WordPress.com',
    source: 'https://wordpress.com/support/settings/privacy-settings/',
    kind: 'hosting',
    path: [{ field: 'x-ac' }, { field: 'x-hacker' }],
    pages: [
      { words: [/is marked private by its owner/], status: [200, 401, 403], confidence: 'likely', cause: 'insufficient-permission' },
      { words: [/(?:blog|site) has been archived or suspended/i], status: [403, 404, 410], confidence: 'likely', cause: 'site-disabled' },
    ],
  }),
  product({ vendor: 'wix', en: 'Wix', source: 'https://support.wix.com/', kind: 'hosting', server: /^Pepyaka/i, path: [{ field: 'x-wix-request-id' }], passedThrough: [], pages: [{ words: [/ConnectYourDomain/], status: [404], confidence: 'likely', cause: 'wrong-route-or-host' }, { words: [/ng-app="wixErrorPagesApp"/], signs: [{ field: 'x-wix-request-id' }], cause: null }, { words: [/ng-app="wixErrorPagesApp"/], cause: null, confidence: 'likely' }], references: [{ name: 'X-Wix-Request-Id', field: 'x-wix-request-id', askWhom: 'api-owner' }] }),
  product({
    vendor: 'plesk',
    en: 'Plesk',
    source: 'https://www.plesk.com/kb/support/',
    kind: 'hosting',
    path: [{ field: 'x-powered-by', value: /^Plesk(?:Lin|Win)/i }],
    passedThrough: [],
    pages: [
      { words: [/\/error_docs\/styles\.css/, /Server Error/], status: [401, 403], confidence: 'likely' },
      { words: [/<title>\d{3} [A-Za-z ]{3,30}<\/title>/, /\bplesk\b/i, /Server Error/], status: [401, 403], confidence: 'likely' },
      { words: [/<title>(?:Domain|Web Server's) Default page<\/title>/i, /\bplesk\b/i], status: [403, 404], confidence: 'likely', cause: 'site-disabled' },
    ],
  }),
  product({
    vendor: 'cpanel',
    en: 'cPanel',
    source: 'https://docs.cpanel.net/',
    kind: 'hosting',
    server: /^cpsrvd/i,
    passedThrough: [],
    pages: [
      { signs: [{ field: 'location', value: /\/cgi-sys\/suspendedpage\.cgi/ }], status: [301, 302, 303, 307, 308], cause: 'site-disabled' },
      { words: [/\/cgi-sys\/suspendedpage\.cgi|<title>Account Suspended<\/title>/], status: [403, 404, 500, 503], confidence: 'likely', cause: 'site-disabled' },
      { signs: [{ field: 'location', value: /\/cgi-sys\/defaultwebpage\.cgi/ }], status: [301, 302, 303, 307, 308], cause: 'wrong-route-or-host' },
      { signs: [{ field: 'server', value: /^cpsrvd/i }], status: [401, 403], confidence: 'likely' },
    ],
  }),
  product({
    vendor: 'ifastnet',
    en: 'iFastNet (InfinityFree and others)',
    source: 'https://forum.infinityfree.com/docs?topic=49353',
    kind: 'hosting',
    passedThrough: [],
    pages: [{ words: [/document\.cookie="__test="\+toHex\(slowAES\.decrypt\(/], anyStatus: true, status: [200, 403, 503], by: 'bot-manager', cause: 'bot-challenge' }],
  }),
  product({ vendor: 'hostinger', en: 'Hostinger', source: 'https://support.hostinger.com/', kind: 'hosting', path: [{ field: 'platform', value: /^hostinger$/i }, { field: 'panel', value: /^hpanel$/i }, { field: 'server', value: /^hcdn$/i }] }),
  product({ vendor: 'wpengine', en: 'WP Engine', source: 'https://wpengine.com/support/', kind: 'hosting', path: [{ field: 'x-powered-by', value: /^WP Engine/i }, { field: 'wpe-backend' }], passedThrough: [], pages: [{ words: [/The site you were looking for couldn't be found/, /wp ?engine/i], status: [404], cause: 'wrong-route-or-host', confidence: 'likely' }] }),
  product({ vendor: 'kinsta', en: 'Kinsta', source: 'https://kinsta.com/docs/', kind: 'hosting', path: [{ field: 'x-kinsta-cache' }, { field: 'ki-cache-type' }] }),
  product({ vendor: 'pantheon', en: 'Pantheon', source: 'https://docs.pantheon.io/', kind: 'hosting', path: [{ field: 'x-pantheon-styx-hostname' }], pages: [{ words: [/<title>404 - Unknown site|The gods are wise, but do not know of the site/], status: [404], cause: 'wrong-route-or-host', confidence: 'likely' }, { words: [/pantheon\.io\/docs\/errors-and-server-responses/], confidence: 'likely', cause: null }] }),
];

export const hosting: readonly IntermediaryRow[] = [...storage, ...platforms, ...sites, ...webServers];
