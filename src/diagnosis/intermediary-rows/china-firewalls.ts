/** Rows of the table of intermediaries: firewalls sold in mainland China apart from the clouds, on servers and in front of them. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { readWzwsRay } from '../reference-readings';
import { product, wafw00f } from './row-forms';

const KNOWNSEC_COOKIE: Sign = { cookie: /^__(?:jsluid|cdnuid)_[hs]$/ };
const KNOWNSEC_LINE = /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\/[0-9a-f]{7} \[\d{4,6}\]/;
const KNOWNSEC_REFUSALS = [400, 403, 405, 429, 503] as const;
const SAFELINE_ID = /<!-- event_id: ?[0-9a-f]{31,32}/;
const IDENTYWAF = 'https://github.com/stamparm/identYwaf';

const BLOCKED_ZH = /拦截|阻断|阻止|禁止访问|攻击|安全策略|非法请求/;
/** A firewall whose page names its maker beside what it is; both words are its own, the sentence around them changes. */
const named = (vendor: string, en: string, zh: string, source: string, maker: RegExp): IntermediaryRow =>
  product({ vendor, en, zh, source, pages: [{ words: [maker, BLOCKED_ZH], status: [400, 403, 405, 406, 412, 418, 429, 493, 501, 503], confidence: 'likely' }] });

export const chinaFirewalls: readonly IntermediaryRow[] = [
  // Built on the shield of the row after it, whose fields and status it keeps.
  product({
    vendor: 'anyu',
    en: 'AnYu (360)',
    zh: '360 安域',
    source: wafw00f('anyu'),
    pages: [{ words: [/your access has been intercept(?:ed)? by AnYu|AnYu- the green channel/i] }, { words: [/已被安域(?:云)?防护(?:节点)?拦截/] }, { words: [/当前[^<]{0,30}安域防护节点|安域防护节点/], confidence: 'likely' }],
    references: [{ name: 'eventID', words: /eventID: ?([0-9a-z.-]{8,60})/, askWhom: 'api-owner' }],
  }),
  product({
    vendor: 'wangzhanbao',
    en: '360 WangZhanBao',
    zh: '360 网站卫士',
    source: wafw00f('wzb360'),
    path: [{ field: 'wzws-ray' }, { field: 'x-powered-by-360wzb' }, { cookie: /^wzws_(?:sessionid|cid)$/ }, { field: 'server', value: /^360wzws/i }],
    pages: [
      { words: [/wzws-waf-cgi\/|wangshan\.360\.cn|wangzhan\.360\.cn/], status: [403, 405, 493] },
      { signs: [{ field: 'wzws-ray' }], status: [493] },
      { words: [/<title>493<\/title>/], status: [493] },
      { words: [/wzws-waf-cgi\//, /请开启JavaScript|WZWS-RAY|slider|安全验证|滑动/], anyStatus: true, status: [200, 202, 412], by: 'bot-manager', cause: 'bot-challenge', confidence: 'likely' },
    ],
    references: [{ name: 'WZWS-RAY', field: 'wzws-ray', askWhom: 'api-owner', read: readWzwsRay }],
  }),
  product({
    vendor: 'qianxin-waf',
    en: 'QiAnXin cloud protection',
    zh: '奇安信网站卫士',
    source: wafw00f('wzb360'),
    server: /^qianxin-waf/i,
    own: 'likely',
    pages: [
      { words: [/您的访问可能对网站造成威胁，已被云防护拦截/] },
      { words: [/您的访问可能对网站造成(?:安全)?威胁|已被云防护拦截/, /eventID: ?[0-9a-z.-]{8,60}/] },
    ],
    references: [{ name: 'eventID', words: /eventID: ?([0-9a-z.-]{8,60})/, askWhom: 'api-owner' }],
  }),
  product({
    vendor: '360-panyun',
    en: '360 PanYun',
    zh: '360 磐云',
    source: wafw00f('panyun'),
    server: /^panyun/i,
    path: [{ field: 'x-panyun-request-id' }],
    pages: [{ signs: [{ field: 'x-panyun-error-reason' }], status: [400, 403, 405, 473] }, { signs: [{ field: 'x-panyun-error-step' }], status: [400, 403, 405, 473] }, { signs: [{ field: 'server', value: /^panyun/i }], status: [473] }],
    references: [{ name: 'X-Panyun-Request-ID', field: 'x-panyun-request-id', askWhom: 'api-owner' }],
  }),
  product({
    vendor: '360-webscan',
    en: '360 Webscan',
    zh: '360 网站安全检测（webscan）',
    source: IDENTYWAF,
    pages: [{ words: [/输入内容存在危险字符，安全起见，已被本站拦截/], anyStatus: true, status: [200, 403, 404], confidence: 'likely' }],
  }),
  product({
    vendor: 'knownsec-jiasule',
    en: 'Knownsec Jiasule / Chuangyu Shield',
    zh: '知道创宇（加速乐、创宇盾）',
    source: wafw00f('jiasule'),
    path: [KNOWNSEC_COOKIE, { cookie: /^__(?:jsluid|jsl_clearance(?:_s)?|cdn_clearance(?:_s)?|jsl_tracking)$/ }, { field: 'x-cdn-edge', value: /^[0-9a-f]{7}\b/ }, { field: 'server', value: /^jiasule/i }],
    pages: [
      { signs: [KNOWNSEC_COOKIE], status: [521], by: 'bot-manager', cause: 'bot-challenge' },
      { words: [/document\.cookie=\('_'\)\+\('_'\)|__jsl_clearance(?:_s)?=/], status: [512, 521], by: 'bot-manager', cause: 'bot-challenge' },
      { words: [/static\.jiasule\.com\/|notice-jiasule|365cyd\.com\/|365cyd\.net\/|请登录知道创宇云安全|创宇盾提示您/], status: KNOWNSEC_REFUSALS },
      { signs: [{ field: 'x-cdn-edge', value: /^[0-9a-f]{7}\b/ }], words: [KNOWNSEC_LINE], status: KNOWNSEC_REFUSALS, causeConfidence: 'likely' },
      { signs: [KNOWNSEC_COOKIE], words: [KNOWNSEC_LINE], status: KNOWNSEC_REFUSALS, causeConfidence: 'likely' },
      { signs: [{ field: 'server', value: /^jiasule-WAF/i }], status: [403, 405], confidence: 'likely' },
      { words: [KNOWNSEC_LINE], status: [403, 405], confidence: 'likely' },
      { words: [/当前访问疑似黑客攻击，已被网站管理员设置为拦截/], status: KNOWNSEC_REFUSALS, confidence: 'likely' },
    ],
    references: [
      { name: 'Knownsec line', words: /\b(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\/[0-9a-f]{7} \[\d{4,6}\])/, askWhom: 'api-owner' },
      { name: 'Rule', words: /rule_id: ?parseInt\('\[?(\d{4,6})/, askWhom: 'api-owner' },
    ],
  }),
  product({ vendor: 'knownsec-ks-waf', en: 'Knownsec KS-WAF', zh: '知道创宇 KS-WAF', source: wafw00f('knownsec'), pages: [{ words: [/\/ks[-_]waf[-_]error\.png/] }] }),
  product({ vendor: 'safe3', en: 'Safe3 WAF', zh: 'Safe3 WAF（保护伞）', source: wafw00f('safe3'), server: /^Safe3 Web Firewall/i, own: 'likely', path: [{ field: 'x-powered-by', value: /^Safe3WAF/i }], pages: [{ words: [/Safe3waf\/\d/i] }], passedThrough: [{ field: 'content-type', value: /^application\/json/i }] }),
  product({
    vendor: 'safedog',
    en: 'SafeDog',
    zh: '网站安全狗',
    source: wafw00f('safedog'),
    server: /^Safedog/i,
    own: 'likely',
    path: [{ cookie: /^safedog-flow-item$/ }, { field: 'x-powered-by', value: /^WAF\/2\.0/i }],
    pages: [{ words: [/404\.safedog\.cn\/|safedogsite\/broswer_logo|如果您是网站管理员，请登录安全狗/], status: [403, 404, 405, 500, 503] }],
  }),
  product({
    vendor: 'safeline',
    en: 'SafeLine (Chaitin)',
    zh: '长亭雷池（SafeLine）',
    source: 'https://docs.waf.chaitin.com/',
    path: [{ cookie: /^sl-(?:session|challenge-(?:server|jwt)|waiting-(?:session|state))$/ }],
    // Its server names pages of its own: forbidden 403, limits 429, waiting room 465, offline 466, challenge 468.
    pages: [
      { words: [/SafeLineChallenge\("|\/\.safeline\/challenge\//], anyStatus: true, status: [200, 202, 403, 429, 468], by: 'bot-manager', cause: 'bot-challenge' },
      { words: [/\/\.safeline\//], status: [468], by: 'bot-manager', cause: 'bot-challenge' },
      { words: [/\/\.safeline\//], status: [429], cause: 'rate-limited' },
      { words: [/\/\.safeline\//], status: [466], cause: 'maintenance', confidence: 'likely' },
      { words: [/\/\.safeline\//], status: [465], cause: 'rate-limited', confidence: 'likely' },
      { words: [/"message" ?: ?"blocked by Chaitin SafeLine Web Application Firewall"/], status: [403, 405] },
      { words: [SAFELINE_ID, /safeline|雷池|长亭|chaitin|TYPE: ?[A-Z]\b/i], status: [403, 405] },
      { signs: [{ cookie: /^sl-session$/ }], words: [SAFELINE_ID], status: [403, 405] },
      { words: [/安全检测能力由[^<]{0,20}(?:<[^>]{0,120}>[^<]{0,10}){0,4}(?:雷池|长亭)|SafeLine WAF/], status: [403, 405, 429], confidence: 'likely' },
      { words: [/\/\.safeline\//], status: [403], confidence: 'likely' },
      { words: [SAFELINE_ID], status: [403, 405], confidence: 'likely' },
    ],
    references: [{ name: 'event_id', words: /<!-- event_id: ?([0-9a-f]{31,32})/, askWhom: 'api-owner' }],
  }),
  product({
    vendor: 'yundun',
    en: 'YUNDUN',
    zh: '上海云盾（YUNDUN）',
    source: wafw00f('yundun'),
    server: /^YUNDUN/i,
    path: [{ field: 'x-cache', value: /\bYUNDUN\b/i }, { cookie: /^yd_cookie$/ }],
    pages: [
      { words: [/Blocked by YUNDUN Cloud WAF|yundun\.com\/yd[-_]http[-_]error\//] },
      { signs: [{ field: 'server', value: /^WAF\/\d/i }], words: [/Blocked by Cloud WAF/], status: [403, 405, 461] },
      // 461 is nobody else's: its page may be only a script.
      { signs: [{ field: 'server', value: /^WAF\/\d/i }], status: [461], confidence: 'likely' },
    ],
  }),
  product({
    vendor: 'yunsuo',
    en: 'Yunsuo',
    zh: '云锁',
    source: wafw00f('yunsuo'),
    path: [{ cookie: /^yunsuo_session/ }],
    pages: [
      { words: [/class="yunsuologo"|yunsuo_session_verify/] },
      { words: [/您所提交的请求含有不合法的参数，已被网站管理员设置拦截/], anyStatus: true, status: [200, 403, 404, 405, 501], confidence: 'likely' },
    ],
  }),
  product({ vendor: 'wangfang-g01', en: 'Wangfang G01', zh: '网防 G01', source: 'https://www.gov110.cn/', server: /^legendsec http proxy/i, own: 'likely', pages: [{ words: [/<title>[^<]{0,20}网防G01|网防G01 ?(?:拦截|提示|防护)/], confidence: 'likely' }] }),
  product({ vendor: 'anquanbao', en: 'Anquanbao', zh: '安全宝', source: wafw00f('anquanbao'), path: [{ field: 'x-powered-by-anquanbao' }], pages: [{ words: [/\/aqb_cc\/error\/|hidden_intercept_time/], status: [403, 405] }] }),
  product({ vendor: 'ddun', en: 'D-Shield', zh: 'D盾_防火墙', source: 'https://www.d99net.net/', pages: [{ words: [/<title>D盾_拦截提示|D盾_拦截提示<\/title>/], anyStatus: true, status: [200, 403, 404] }, { words: [/D盾_拦截提示/] }] }),
  product({
    vendor: 'bt-waf',
    en: 'BaoTa firewall',
    zh: '宝塔网站防火墙（堡塔云 WAF）',
    source: 'https://www.bt.cn/new/btwaf.html',
    pages: [
      { words: [/<title>宝塔网站防火墙<\/title>|www\.bt\.cn\/new\/btwaf\.html|这是误报，请联系宝塔/] },
      // Its page has been copied into other Lua firewalls.
      { words: [/您的请求带有不合法参数，已被网站管理员设置拦截/], anyStatus: true, status: [200, 403, 404, 405, 444], confidence: 'likely' },
    ],
  }),
  product({ vendor: 'upupw', en: 'UPUPW', zh: 'UPUPW 安全防护', source: 'https://www.upupw.net/', pages: [{ words: [/安全起见，UPUPW已拦截/] }] }),
  product({ vendor: 'xuanwudun', en: 'DBAPPSecurity Xuanwu Shield', zh: '安恒玄武盾', source: wafw00f('xuanwudun'), pages: [{ words: [/admin\.dbappwaf\.cn\/|error\.websaas\.cn\/img\//] }, { words: [/<title>[^<]{0,30}玄武盾[^<]{0,20}<\/title>/] }, { words: [/玄武盾/, /拦截|阻断|禁止|威胁|防护/], confidence: 'likely' }, { words: [/class=["']dbwaf[-_]?(?:row)?["']/], confidence: 'likely' }] }),
  product({ vendor: 'dbapp-mingyu', en: 'DBAPPSecurity Mingyu WAF', zh: '安恒明御 WAF', source: 'https://www.dbappsecurity.com.cn/product/cloud150.html', pages: [{ words: [/<title>Error 400 —— /, /<strong>400/], status: [400, 403], confidence: 'likely' }] }),
  product({ vendor: 'venustech-waf', en: 'Venustech cloud WAF', zh: '启明星辰云 WAF', source: 'https://www.venustech.com.cn/', pages: [{ words: [/天清[^<]{0,6}(?:WAF|Web ?应用安全网关|汉马)|启明星辰[^<]{0,16}(?:WAF|应用防火墙|安全网关)/, BLOCKED_ZH], confidence: 'likely' }, { words: [/onclick="onUpload\(\)">拦截上报/, /触发WAF防护/] }], references: [{ name: 'Event', words: /触发WAF防护：([0-9A-Za-z_-]{4,64})/, askWhom: 'api-owner' }] }),
  product({ vendor: 'nsfocus', en: 'NSFOCUS WAF', zh: '绿盟 WAF', source: wafw00f('nsfocus'), server: /^NSFocus/i, own: 'likely', pages: [{ words: [/绿盟(?:科技|云)?[^<]{0,16}(?:WAF|应用防护系统|应用防火墙|网站安全)/, BLOCKED_ZH], confidence: 'likely' }] }),
  product({ vendor: 'bluedon', en: 'Bluedon WAF', zh: '蓝盾 WAF', source: wafw00f('bluedon'), server: /^BDWAF/i, own: 'likely', pages: [{ words: [/Bluedon Web Application Firewall/i] }] }),
  product({ vendor: 'eisoo', en: 'Eisoo cloud firewall', zh: '爱数云防火墙', source: wafw00f('eisoo'), server: /^EisooWAF/i, own: 'likely', pages: [{ words: [/\/eisoo-firewall-block\.css/] }] }),
  product({ vendor: 'cdnns', en: 'CdnNs WAF', zh: 'CdnNs WAF（违逆）', source: wafw00f('cdnns'), pages: [{ words: [/CdnNsWAF Application Gateway/i] }] }),
  product({ vendor: 'newdefend', en: 'Newdefend', zh: '牛盾云安全', source: wafw00f('newdefend'), server: /^Newdefend/i, own: 'likely', pages: [{ words: [/newdefend\.com\/feedback|\/nd[-_]block\//] }] }),
  product({ vendor: 'puhui-waf', en: 'Puhui WAF', zh: '浦汇 WAF', source: wafw00f('puhui'), server: /^Puhui[-_]?WAF/i, own: 'likely' }),
  product({ vendor: 'secking', en: 'SecKing', zh: '赛克星 SecKing', source: wafw00f('secking'), server: /^secking|^CloudWAF-TJH/i, own: 'likely' }),
  product({ vendor: 'wts-waf', en: 'WTS-WAF', zh: '西部数码 WTS-WAF', source: wafw00f('wts'), server: /^wts\/\d/i, pages: [{ words: [/<title>WTS-WAF|<h\d>WTS-WAF/i] }] }),
  product({
    vendor: 'yxlink',
    en: 'YxLink WAF',
    zh: '铱迅 WAF',
    source: wafw00f('yxlink'),
    server: /^Yxlink/i,
    own: 'likely',
    path: [{ cookie: /^yx_(?:ci_session|language)$/ }],
    pages: [{ words: [/<TITLE>访问禁止/i, /检测到可疑访问/] }],
  }),
  product({ vendor: 'webray', en: 'WebRay RayWAF', zh: '盛邦 RayWAF', source: wafw00f('webray'), server: /^WebRay-WAF/i, own: 'likely', path: [{ field: 'drivedby', value: /^(?:RaySrv|WAF-Engine)/i }] }),
  product({ vendor: 'janusec', en: 'Janusec Application Gateway', source: wafw00f('janusec'), pages: [{ words: [/by Janusec Application Gateway|Janusec Application Gateway<\//i] }, { words: [/<img [^<>]{0,40}alt="Janusec Application Gateway"/i] }] }),
  product({ vendor: 'senginx', en: 'Neusoft SEnginx', zh: '东软 SEnginx', source: wafw00f('senginx'), pages: [{ words: [/SENGINX-ROBOT-MITIGATION/], anyStatus: true, status: [200, 403], by: 'bot-manager', cause: 'bot-challenge' }] }),
  product({ vendor: 'pentawaf', en: 'PentaWAF', source: wafw00f('pentawaf'), server: /^PentaWaf/i, own: 'likely', pages: [{ words: [/Penta.?Waf\/[\d.]{1,12} server/i] }] }),
  product({ vendor: 'yidun-waf', en: 'YunYiSec YiDun', zh: '云奕科技 YiDun', source: 'https://www.yunyisec.com/', server: /^YiDun\/\d/i, own: 'likely', path: [{ field: 'x-protected-by', value: /^YunYiSec/i }] }),
  product({
    vendor: 'river-security',
    en: 'River Security (RuiShu)',
    zh: '瑞数动态防护',
    source: 'https://www.riversecurity.com/',
    kind: 'bot-manager',
    defaultCause: 'bot-challenge',
    pages: [
      { words: [/\$_ts ?= ?window\['\$_ts'\]/], status: [400, 403, 412] },
      { words: [/\$_ts ?= ?window\['\$_ts'\];if\(!\$_ts\)/], anyStatus: true, status: [202] },
    ],
  }),
  product({
    vendor: 'openrasp',
    en: 'OpenRASP',
    zh: 'OpenRASP（百度安全）',
    source: 'https://rasp.baidu.com/doc/',
    path: [{ field: 'x-protected-by', value: /^OpenRASP/i }],
    pages: [
      { signs: [{ field: 'location', value: /^https?:\/\/rasp\.baidu\.com\/blocked\d?\/\?request_id=/ }], status: [301, 302, 303, 307, 308] },
      { words: [/rasp\.baidu\.com\/blocked|Request blocked by OpenRASP/i] },
    ],
    references: [{ name: 'request_id', words: /request_id=([0-9a-f]{32})/, askWhom: 'api-owner' }],
    passedThrough: [],
  }),
  product({ vendor: 'sangfor-waf', en: 'Sangfor WAF', zh: '深信服 WAF', source: 'https://www.sangfor.com.cn/', server: /^Sangfor/i, pages: [{ words: [/深信服[^<]{0,16}(?:WAF|云盾|应用防火墙|下一代防火墙)/, BLOCKED_ZH], confidence: 'likely' }, { words: [/sangfor[^<>]{0,40}(?:waf|ngaf)\b/i], confidence: 'possible' }] }),
  product({ vendor: 'topsec-waf', en: 'Topsec WAF', zh: '天融信 WAF', source: 'https://www.topsec.com.cn/', pages: [{ words: [/Topsec Network Security Technology/i, /拦截|阻断|blocked|denied/i], confidence: 'likely' }] }),
  product({ vendor: 'infosafe', en: 'InfoSafe (7i24)', zh: '7i24 InfoSafe', source: 'https://github.com/Ekultek/WhatWaf', server: /^INFOSAFE \d/i, passedThrough: [], pages: [{ signs: [{ field: 'server', value: /^INFOSAFE \d/i }], words: [/一流信息监控拦截系统/], anyStatus: true }, { words: [/<title>一流信息监控拦截系统<\/title>/, /7i24\.com\/safe/], anyStatus: true }, { words: [/一流信息监控拦截系统/] }, { words: [/var infosafekey ?=|InfoSafe[^<]{0,30}7i24\.(?:com|net)/i] }, { words: [/by (?:<[^>]{0,80}>)?(?:https?:\/\/)?(?:www\.)?7i24\.(?:com|net)/i], confidence: 'likely' }] }),
  product({ vendor: 'hws', en: 'HuWeiShen', zh: '护卫神', source: 'https://www.hws.com/', pages: [{ words: [/护卫神[^<]{0,20}(?:入侵防护|防护系统|拦截)|您的请求被护卫神/], confidence: 'likely' }] }),
  named('volcengine-waf', 'Volcengine WAF', '火山引擎 WAF', 'https://www.volcengine.com/product/waf', /火山引擎[^<]{0,12}(?:WAF|[Ww]eb ?应用防火墙|安全防护|云防护)/),
  named('jdcloud-waf', 'JD Cloud WAF', '京东云 WAF', 'https://www.jdcloud.com/cn/products/web-application-firewall', /京东云[^<]{0,12}(?:WAF|[Ww]eb ?应用防火墙|星盾|云防护)/),
  named('ctyun-waf', 'China Telecom Cloud WAF', '天翼云 WAF', 'https://www.ctyun.cn/products/waf', /天翼云[^<]{0,12}(?:WAF|[Ww]eb ?应用防火墙|云防护|边缘安全)/),
  named('ecloud-waf', 'China Mobile Cloud WAF', '移动云 WAF', 'https://ecloud.10086.cn/portal/product/WAF', /移动云[^<]{0,12}(?:WAF|[Ww]eb ?应用防火墙|云防护|全栈防护)/),
  named('cucloud-waf', 'China Unicom Cloud WAF', '联通云 WAF', 'https://www.cucloud.cn/product/waf.html', /联通云[^<]{0,12}(?:WAF|[Ww]eb ?应用防火墙|云防护|云盾)/),
  named('baidu-waf', 'Baidu AI Cloud WAF', '百度智能云 WAF', 'https://cloud.baidu.com/product/waf.html', /百度智能云[^<]{0,12}(?:WAF|[Ww]eb ?应用防火墙|云防护)/),
  named('qingcloud-waf', 'QingCloud WAF', '青云 WAF', 'https://docs.qingcloud.com/', /青云[^<]{0,12}(?:WAF|[Ww]eb ?应用防火墙)/),
  named('legendsec-secwaf', 'Legendsec SecWAF', '网神 SecWAF', 'https://www.legendsec.com/', /网神[^<]{0,12}(?:WAF|应用防火墙|防护系统)|\bSecWAF\b/),
  named('h3c-waf', 'H3C SecPath WAF', '新华三 SecPath WAF', 'https://www.h3c.com/cn/', /(?:新华三|H3C)[^<]{0,20}(?:WAF|应用防火墙|SecPath)/),
  named('dptech-waf', 'DPtech WAF', '迪普 WAF', 'https://www.dptech.com/', /迪普(?:科技)?[^<]{0,16}(?:WAF|应用防火墙|防护)|\bDPtech\b[^<]{0,20}WAF/),
  named('hillstone-waf', 'Hillstone WAF', '山石网科 WAF', 'https://www.hillstonenet.com.cn/', /山石网科[^<]{0,16}(?:WAF|应用防火墙|防护)|Hillstone[^<]{0,20}WAF/),
  named('west-waf', 'West.cn cloud firewall', '西部数码云防火墙', 'https://www.west.cn/', /西部数码[^<]{0,16}(?:WAF|防火墙|安全防护)/),
  product({ vendor: 'zcnt', en: 'ZhiChuang firewall', zh: '智创防火墙', source: 'https://www.zcnt.com/', pages: [{ words: [/智创[^<]{0,12}(?:防火墙|安全)[^<]{0,30}拦截|您的提交[^<]{0,20}智创/], confidence: 'likely' }] }),
];
