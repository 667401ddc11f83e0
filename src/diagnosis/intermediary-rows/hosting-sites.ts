/** Rows of the table of intermediaries: hosts of web sites and of small programs, by the pages that they put in a site's place. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { product, type Page, type Product } from './row-forms';
import { UNSEEN } from './signs';

/** A name that this host serves nobody under. */
const noSite = (words: RegExp, ...more: readonly RegExp[]): Page => ({ words: [words, ...more], status: [400, 403, 404, 410, 421, 503], cause: 'wrong-route-or-host', confidence: 'likely' });
/** A site whose owner or host has switched it off. */
const closed = (words: RegExp, ...more: readonly RegExp[]): Page => ({ words: [words, ...more], status: [402, 403, 404, 410, 423, 500, 503, 509], cause: 'site-disabled', confidence: 'likely' });

/** The cookies by which the load balancers of its shared hosting keep a visitor at one server are named after the plans. */
const OVH_COOKIE: Sign = { cookie: /^(?:mailplan|cloudweb|cluster|start|perso|pro|performance|\d{2,4}(?:plan|gp|free))(?:BAK)?$/ };
const OVH_PAIR: Sign = { cookie: /^(?:mailplan|cloudweb|start|perso|pro|\d{2,4}(?:plan|gp|free))BAK$/ };

const host = (facts: Omit<Product, 'kind' | 'passedThrough'>): IntermediaryRow => product({ ...facts, kind: 'hosting', passedThrough: [] });

export const sites: readonly IntermediaryRow[] = [
  host({
    vendor: 'ovh',
    en: 'OVHcloud web hosting',
    zh: 'OVHcloud 虚拟主机',
    source: 'https://help.ovhcloud.com/',
    path: [OVH_PAIR],
    // Its server's stock page, behind the balancer that sets both cookies.
    pages: [
      { signs: [OVH_PAIR, OVH_COOKIE, { field: 'server', value: /^(?:Apache|OVHcloud)\b/i }, { field: 'content-type', value: /^text\/html; ?charset=iso-8859-1$/i }, UNSEEN], status: [401, 403, 404, 405, 406, 500, 503], cause: null, confidence: 'likely' },
      noSite(/<title>Site (?:not installed|non install)/i, /\bOVH\b/),
      closed(/<title>[^<]{0,40}(?:suspended|suspendu)/i, /\bOVH(?:cloud)?\b/),
    ],
  }),
  host({
    vendor: 'bt-panel',
    en: 'BaoTa panel',
    zh: '宝塔面板',
    source: 'https://www.bt.cn/new/index.html',
    pages: [
      { words: [/<title>没有找到站点<\/title>/, /没有找到对应的站点/], anyStatus: true, cause: 'wrong-route-or-host', confidence: 'likely' },
      { words: [/<title>[^<]{0,20}(?:停止|暂停)[^<]{0,10}<\/title>/, /该(?:站点|网站)已经被管理员停止运行/], anyStatus: true, cause: 'site-disabled', confidence: 'likely' },
    ],
  }),
  host({ vendor: 'gitlab-pages', en: 'GitLab Pages', source: 'https://docs.gitlab.com/user/project/pages/', pages: [noSite(/The page you're looking for could not be found/, /gitlab/i), { words: [/The page you're looking for could not be found/, /gitlab-static\.net|GitLab Pages/i], status: [404], cause: null }] }),
  host({ vendor: 'bitbucket-cloud', en: 'Bitbucket Cloud', source: 'https://support.atlassian.com/bitbucket-cloud/', pages: [noSite(/<title>Repository not found/, /bitbucket/i)] }),
  host({ vendor: 'readthedocs', en: 'Read the Docs', source: 'https://docs.readthedocs.com/', path: [{ field: 'x-rtd-project' }, { field: 'x-served', value: /^(?:Nginx-)?Proxito/i }], pages: [noSite(/<title>[^<]{0,60}Read the Docs/i, /(?:does not exist|Not Found|unknown (?:project|host))/i)] }),
  host({ vendor: 'cloudflare-pages', en: 'Cloudflare Workers and Pages', source: 'https://developers.cloudflare.com/pages/', pages: [noSite(/<h1[^<>]{0,80}>\s{0,8}Nothing is here yet|There is nothing here yet/, /cloudflare|workers\.dev|pages\.dev/i), { words: [/^error code: 1042\s{0,4}$/], status: [404, 500, 522], cause: 'wrong-route-or-host', confidence: 'likely' }] }),
  host({ vendor: 'pythonanywhere', en: 'PythonAnywhere', source: 'https://help.pythonanywhere.com/', server: /^PythonAnywhere/i, pages: [{ words: [/<title>Coming Soon: PythonAnywhere/i], status: [404], cause: 'wrong-route-or-host' }, { words: [/Something went wrong :-\(/, /pythonanywhere/i], status: [500, 502, 503, 504], cause: 'server-failure' }] }),
  host({ vendor: 'replit', en: 'Replit', source: 'https://docs.replit.com/', path: [{ field: 'replit-cluster' }], pages: [closed(/Run this (?:Repl|app) to see the results here|hasn't been run recently|(?:Repl|deployment) (?:is|was) (?:asleep|suspended|not running)/i, /repl(?:it|\.co|\.app)/i), noSite(/Couldn't find this (?:Repl|page)|(?:repl|app) not found/i, /repl(?:it|\.co|\.app)/i)] }),
  host({ vendor: 'glitch', en: 'Glitch', source: 'https://help.glitch.com/', pages: [closed(/Well, you found a glitch|This (?:project|app) (?:has been|is) (?:archived|suspended)/i, /glitch\.(?:com|me)/i)] }),
  host({ vendor: 'webflow', en: 'Webflow', source: 'https://help.webflow.com/', path: [{ field: 'surrogate-key', value: /\.webflow\.io\b|pageId:/i }], pages: [noSite(/The page you are looking for doesn't exist or has been moved/, /webflow\.com\//i), closed(/This site (?:has been|is) (?:disabled|unpublished)/i, /webflow/i)] }),
  host({ vendor: 'tilda', en: 'Tilda', source: 'https://help.tilda.cc/', path: [{ field: 'x-tilda-server' }], pages: [noSite(/<title>(?:Domain is not configured|Please renew your subscription|Домен не подключен)/i, /tilda/i), closed(/Please renew your subscription/i, /tilda/i)] }),
  host({ vendor: 'strikingly', en: 'Strikingly', source: 'https://support.strikingly.com/', pages: [noSite(/But if you're looking to build your own website/i, /strikingly/i)] }),
  host({ vendor: 'tumblr', en: 'Tumblr', source: 'https://help.tumblr.com/', path: [{ field: 'x-tumblr-user' }], pages: [noSite(/Whatever you were looking for doesn't currently exist at this address/)] }),
  host({ vendor: 'ghost-pro', en: 'Ghost(Pro)', source: 'https://ghost.org/help/', pages: [noSite(/Domain error/, /ghost\.(?:io|org)/i), closed(/The thing you were looking for is no longer here/, /ghost/i)] }),
  host({ vendor: 'flywheel', en: 'Flywheel', source: 'https://getflywheel.com/wordpress-support/', server: /^Flywheel\//i, pages: [noSite(/We're sorry, you've landed on a page that is hosted by Flywheel/i)] }),
  host({ vendor: 'acquia', en: 'Acquia', source: 'https://docs.acquia.com/', path: [{ field: 'x-ah-environment' }], pages: [noSite(/<title>[^<]{0,20}Web Site Not Found|The site you are looking for could not be found\./, /acquia/i)] }),
  host({ vendor: 'hubspot', en: 'HubSpot', source: 'https://knowledge.hubspot.com/', path: [{ field: 'x-hs-hub-id' }, { field: 'x-hubspot-correlation-id' }], pages: [noSite(/Domain not found/, /does not exist in our system/i)] }),
  host({ vendor: 'zendesk', en: 'Zendesk', source: 'https://support.zendesk.com/', path: [{ field: 'x-zendesk-origin-server' }, { field: 'x-zendesk-zorg' }], pages: [noSite(/Help Center Closed|<title>No help desk at /i, /zendesk/i)] }),
  host({ vendor: 'digitalocean-apps', en: 'DigitalOcean App Platform', source: 'https://docs.digitalocean.com/products/app-platform/', path: [{ field: 'x-do-app-origin' }, { field: 'x-do-orig-status' }], pages: [{ words: [/via_upstream \(|no_healthy_upstream|code=UH|DigitalOcean App Platform/], status: [502, 503, 504], cause: 'server-failure', confidence: 'likely' }] }),
  host({ vendor: 'google-app-engine', en: 'Google App Engine', source: 'https://cloud.google.com/appengine/docs', path: [{ field: 'x-appengine-resource-usage' }], pages: [{ words: [/<h1>Error: (?:Server Error|Not Found|Page not found)<\/h1>/, /<h2>(?:The (?:server encountered an error|requested URL)|This application is (?:temporarily over its serving quota|currently))/], status: [404, 500, 503], cause: null, confidence: 'likely' }] }),
  host({ vendor: 'directadmin', en: 'DirectAdmin', source: 'https://docs.directadmin.com/', pages: [closed(/(?:user|site|account) (?:has been|is) (?:currently )?suspended/i, /directadmin/i), noSite(/Apache is functioning normally/)] }),
  host({ vendor: 'ispconfig', en: 'ISPConfig', source: 'https://www.ispconfig.org/', pages: [{ words: [/<title>ERROR 40[134] - [A-Z][A-Za-z !]{4,30}<\/title>/, /ispconfig/i], status: [401, 403, 404], cause: null, confidence: 'likely' }] }),
  host({ vendor: 'bluehost', en: 'Bluehost and its sister hosts', zh: 'Bluehost 及同系主机', source: 'https://www.bluehost.com/help/', path: [{ field: 'host-header', value: /^c2hhcmVkLmJsdWVob3N0LmNvbQ/ }], pages: [closed(/<title>(?:Account Suspended|Suspended Domain)<\/title>/i, /bluehost|hostgator|justhost|hostmonster/i)] }),
  host({ vendor: 'namecheap', en: 'Namecheap hosting', zh: 'Namecheap 主机', source: 'https://www.namecheap.com/support/', pages: [closed(/(?:account|website|domain) (?:has been|is) suspended/i, /namecheap/i)] }),
  host({ vendor: '000webhost', en: '000webhost', source: 'https://www.000webhost.com/', server: /^awex$/i, pages: [closed(/<title>[^<]{0,40}(?:Website is no longer available|suspended)/i, /000webhost/i)] }),
];
