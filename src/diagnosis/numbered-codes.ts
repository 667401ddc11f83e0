/**
 * Numbers by which open platforms name a refusal. A number means nothing alone: each table belongs to one envelope, and small numbers also
 * to the words that the platform writes beside them. Data. Pure.
 */

/** Members of an error object, names in lower case, values as text. */
type Members = { readonly [name: string]: string | undefined };

interface Table {
  readonly source: string;
  /** The number, when the object is an error of this platform's form; null: it is not. */
  readonly number: (members: Members) => string | null;
  readonly codes: { readonly [cause: string]: string };
}

const isPath = (value: string | undefined): boolean => value !== undefined && /^\/[\w./-]{1,200}$/.test(value);
const says = (value: string | undefined, words: RegExp): boolean => value !== undefined && words.test(value);

/** One number for all checks of a group's robot: which of them failed is said in words, Chinese and English. */
const ROBOT_CHECKS: readonly Table[] = (
  [
    [/签名过期|timestamp/i, 'clock-skew'],
    [/签名|\bsign\b/i, 'signature-mismatch'],
    [/\bip\b|白名单/i, 'ip-not-allowed'],
  ] as const
).map(([words, cause]) => ({
  source: 'https://open.dingtalk.com/document/orgapp/custom-robot-access',
  number: ({ errcode, errmsg }) => (errcode === '310000' && says(errmsg, words) ? errcode : null),
  codes: { [cause]: '310000' },
}));

const TABLES: readonly Table[] = [
  ...ROBOT_CHECKS,
  {
    // Discord: each number has one sentence. 40333 is how it says that its edge refused the caller's User-Agent.
    source: 'https://discord.com/developers/docs/topics/opcodes-and-status-codes#json',
    number: ({ code, message }) =>
      says(message, /^(?:Missing (?:Access|Permissions)|You lack permissions to perform that action|internal network error|You need to verify your account|The user is banned from this guild|Cannot send messages to this user|Invalid (?:authentication token|OAuth2 access token) provided|(?:Bots cannot|Only bots can) use this endpoint|You are not authorized to perform this action on this application|Two factor is required for this operation|(?:The )?write action you are performing|Service resource is being rate limited|Unknown [A-Z][A-Za-z ]{2,30}$)/) ? (code ?? null) : null,
    codes: {
      'user-agent-refused': '40333',
      'insufficient-permission': '20001 20002 20012 40007 50001 50007 50013',
      'account-restricted': '40002',
      'credential-invalid': '50014 50025',
      'step-up-required': '60003',
      'rate-limited': '20028 20029 40062',
      'not-found': '10003 10004 10007 10008 10011 10013 10014 10015',
    },
  },
  {
    // The same number is "not in the range that was granted" for WeCom and DingTalk, and "user limited" for WeChat.
    source: 'https://open.dingtalk.com/document/orgapp/server-api-error-codes-1 · https://developer.work.weixin.qq.com/document/path/90313',
    number: ({ errcode, errmsg }) => (says(errmsg, /范围|可见|权限|not in (?:the )?(?:range|scope)|privilege/i) ? (errcode ?? null) : null),
    codes: { 'insufficient-permission': '50002 50004' },
  },
  {
    // WeCom counts its 45009 by the minute, WeChat by the day.
    source: 'https://developer.work.weixin.qq.com/document/path/90313',
    number: ({ errcode, errmsg }) => (says(errmsg, /freq out of limit/i) ? (errcode ?? null) : null),
    codes: { 'rate-limited': '45009' },
  },
  {
    // WeChat, WeCom and DingTalk share the envelope and the low numbers. DingTalk's 88 stands for the number in `sub_code`.
    source: 'https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html · https://open.dingtalk.com/document/orgapp/server-api-error-codes-1',
    number: ({ errcode, errmsg, sub_code: sub }) => (errmsg === undefined || errcode === undefined ? null : errcode === '88' && sub !== undefined ? sub : errcode),
    codes: {
      'credential-missing': '41001 41002 41003 41004',
      'credential-expired': '42001 42002 42003 42007 42009',
      'credential-invalid': '40001 40013 40014 40029 40030 40078 40082 40084 40085 40086 40089 40091 40125 40163 61023 93000 300001 300005 400101',
      'insufficient-permission': '43004 43005 48002 48003 48008 50001 60011 60028 61003 61005 81011 84061 84074 93008 301001 301002 301021 301022',
      'feature-not-enabled': '48001 61007',
      'ip-not-allowed': '40164 45035 60020 61004 89501 89503 89506 89507',
      'rate-limited': '45011 45033 45047 90002 90003 90004 90005 90006 90018 130101 410100',
      'quota-exceeded': '45009 48006',
      'account-restricted': '40243 48004 50002 50003 50005 93004 400102 701008',
      'signature-mismatch': '87009',
      'wrong-method': '43001 43002',
      'wrong-route-or-host': '40066',
      'https-required': '43003',
    },
  },
  {
    // Taobao's open platform and those built like it: a low number, and the sentence that belongs to it.
    source: 'https://open.taobao.com/doc.htm?docId=114&docType=1',
    number: ({ code, msg, request_id: id, sub_code: sub }) => ((id !== undefined || sub !== undefined) && says(msg, /^(?:(?:Insufficient|Missing|Invalid|Unsupported) [A-Za-z]|App Call Limited|Http Action Not Allowed|Forbidden Request)/i) ? (code ?? null) : null),
    codes: {
      'credential-missing': '24 26 28',
      'credential-invalid': '27 29',
      'signature-mismatch': '25',
      'clock-skew': '31',
      'insufficient-permission': '11 12 13 42',
      'rate-limited': '7',
      'wrong-method': '9',
      'wrong-route-or-host': '21 22',
    },
  },
  {
    source: 'https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/error-code',
    number: ({ err_no: code, err_msg: a, err_tips: b }) => ((a !== undefined || b !== undefined) && says(code, /^280\d{5}$/) ? (code ?? null) : null),
    codes: { 'credential-invalid': '28001003', 'credential-expired': '28001008', 'account-restricted': '28001016', 'feature-not-enabled': '28001018', 'quota-exceeded': '28003017' },
  },
  {
    // Every answer carries a time and a trace beside the verdict.
    source: 'https://developer.tuya.com/en/docs/iot/error-code?id=K989ruxx88swc',
    number: ({ code, msg, t, tid }) => (says(msg, /^(?:access_?token|token|secret|sign|client_?id|request time|permission)\b/i) && t !== undefined && tid !== undefined ? (code ?? null) : null),
    codes: { 'credential-missing': '1002', 'credential-invalid': '1001 1005 1011 1012', 'credential-expired': '1010', 'signature-mismatch': '1004', 'clock-skew': '1013', 'insufficient-permission': '1106' },
  },
  {
    source: 'https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code',
    number: ({ code, msg }) => (msg !== undefined && says(code, /^9999\d{4}$/) ? (code ?? null) : null),
    codes: {
      'credential-missing': '99991661',
      'credential-expired': '99991677',
      'credential-invalid': '99991663 99991664 99991668 99991671',
      'insufficient-scope': '99991672 99991676 99991679',
      'rate-limited': '99991400',
      'ip-not-allowed': '99991401',
    },
  },
  {
    // The services' own numbers: every error of theirs names its log entry.
    source: 'https://open.feishu.cn/document/server-docs/im-v1/message/create · https://open.feishu.cn/document/server-docs/docs/bitable-v1/notification',
    number: ({ code, msg, log_id: log }) => (msg !== undefined && log !== undefined && says(code, /^\d{5,7}$/) ? (code ?? null) : null),
    codes: { 'insufficient-permission': '91403 131006 230002 230027 1061004 1254302 1770032', 'rate-limited': '11232 230020', 'feature-not-enabled': '230006' },
  },
  {
    source: 'https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot',
    number: ({ code, msg }) => (says(msg, /^(?:sign match fail|Ip Not Allowed|Key Words Not Found|frequency limited|RolePermNotAllow)/) ? (code ?? null) : null),
    codes: { 'signature-mismatch': '19021', 'ip-not-allowed': '19022', 'rate-limited': '11232', 'insufficient-permission': '1254302' },
  },
  {
    source: 'https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/errcode',
    number: ({ error_code: code, description }) => (description !== undefined && says(code, /^(?:2[18]\d{5}|100\d\d)$/) ? (code ?? null) : null),
    codes: { 'credential-expired': '10008 10010 2190008', 'credential-invalid': '10003 2190002 2190015', 'insufficient-scope': '2190004', 'account-restricted': '2190003', 'quota-exceeded': '2190001', 'insufficient-permission': '2100007' },
  },
  {
    // Its answers are numbers alone, beside the id of the request.
    source: 'https://pan.baidu.com/union/doc/okumlx17r',
    number: ({ errno, request_id: id, guid_info: guid, errmsg }) => (id !== undefined && (guid !== undefined || errmsg !== undefined) ? (errno ?? null) : null),
    codes: { 'credential-invalid': '-6 31045', 'credential-expired': '111', 'rate-limited': '20012 31034', 'insufficient-permission': '6 20013' },
  },
  {
    source: 'https://open.weibo.com/wiki/Error_code',
    number: ({ error, error_code: code, request }) => (error !== undefined && isPath(request) ? (code ?? null) : null),
    codes: {
      'credential-missing': '10006',
      'credential-expired': '21315 21327',
      'credential-invalid': '21301 21314 21316 21317 21332',
      'insufficient-permission': '10005 10014',
      'ip-not-allowed': '10004',
      'rate-limited': '10022 10023 10024',
    },
  },
  {
    source: 'https://ai.baidu.com/ai-doc/REFERENCE/Ck3dwjhhu',
    number: ({ error_code: code, error_msg: text }) => (says(text, /^(?:Open api|Access token|No permission|IAM Cert|Get service token)/i) ? (code ?? null) : null),
    codes: { 'insufficient-permission': '6', 'credential-invalid': '13 14 110', 'credential-expired': '111', 'quota-exceeded': '4 17 19', 'rate-limited': '18' },
  },
  {
    // The translation service's own numbers, with a short sentence in capitals or in lower case beside them.
    source: 'https://api.fanyi.baidu.com/product/113',
    number: ({ error_code: code, error_msg: text }) => (text !== undefined && says(code, /^(?:5[248]\d{3}|90107)$/) ? (code ?? null) : null),
    codes: { 'credential-invalid': '52003', 'signature-mismatch': '54001', 'rate-limited': '54003 54005', 'account-restricted': '54004 90107', 'ip-not-allowed': '58000' },
  },
  {
    source: 'https://lbsyun.baidu.com/index.php?title=webapi/appendix',
    number: ({ status, message }) => (says(message, /^(?:APP(?:\s|不存在|被|类型)|AK|ak不存在|配额校验|权限校验|高级权限|(?:永久|天|当前|短期)\S{0,12}(?:配额|并发)|用户(?:不存在|被))/) ? (status ?? null) : null),
    codes: {
      'credential-missing': '101',
      'credential-invalid': '5 200 202 203 230 250',
      'account-restricted': '201 251 252',
      'ip-not-allowed': '210',
      'signature-mismatch': '211',
      'referrer-not-allowed': '220',
      'feature-not-enabled': '240 261',
      'insufficient-permission': '3 9',
      'quota-exceeded': '4 301 302',
      'rate-limited': '401 402',
    },
  },
  {
    source: 'https://lbs.qq.com/service/webService/webServiceGuide/status',
    number: ({ status, message }) => (says(message, /此 ?key|(?:无效的|缺少) ?key|^key格式|^请求来源未被授权|^IP未被授权|^签名验证失败|^功能无权限/i) ? (status ?? null) : null),
    codes: { 'referrer-not-allowed': '110', 'signature-mismatch': '111', 'ip-not-allowed': '112', 'insufficient-permission': '113', 'rate-limited': '120', 'quota-exceeded': '121', 'credential-invalid': '190 311', 'feature-not-enabled': '199' },
  },
  {
    // A session is named beside every answer.
    source: 'https://www.xfyun.cn/document/error-code',
    number: ({ code, desc, message, sid }) => ((desc !== undefined || message !== undefined) && sid !== undefined ? (code ?? null) : null),
    codes: { 'ip-not-allowed': '10105', 'credential-invalid': '10313', 'account-restricted': '10110', 'feature-not-enabled': '11200', 'quota-exceeded': '11201', 'rate-limited': '11202 11203' },
  },
  {
    // Every answer carries both numbers, the platform's and the interface's own, and its reason.
    source: 'https://www.juhe.cn/docs/errorcode',
    number: ({ error_code: code, resultcode, reason }) => (resultcode !== undefined && reason !== undefined ? (code ?? null) : null),
    codes: { 'credential-invalid': '10001 10004', 'insufficient-permission': '10002', 'credential-expired': '10003', 'account-restricted': '10005 10009', 'ip-not-allowed': '10008', 'rate-limited': '10011', 'quota-exceeded': '10012 10013', maintenance: '10021' },
  },
  {
    source: 'https://lbs.amap.com/api/webservice/guide/tools/info',
    number: ({ status, info, infocode }) => (status === '0' && info !== undefined ? (infocode ?? null) : null),
    codes: {
      'credential-invalid': '10001 10008 10009 10013',
      'feature-not-enabled': '10002',
      'quota-exceeded': '10003 10010 10044 10045',
      'rate-limited': '10004 10014 10015 10019 10020 10021 10029',
      'ip-not-allowed': '10005',
      'referrer-not-allowed': '10006',
      'signature-mismatch': '10007',
      'insufficient-permission': '10012',
    },
  },
  {
    source: 'https://developers.facebook.com/docs/graph-api/guides/error-handling',
    number: ({ fbtrace_id: trace, code, error_subcode: sub }) => (trace === undefined ? null : code === '190' && says(sub, /^(?:45[89]|46[0347]|492)$/) ? (sub ?? null) : (code ?? null)),
    codes: {
      'credential-missing': '104 2500',
      'credential-invalid': '102 190 458 460 467',
      'credential-expired': '463',
      'step-up-required': '459 464',
      'rate-limited': '4 17 32 341 613 80000 80001 80002 80003 80004 80005 80006 80008 80009 80014',
      'insufficient-permission': '3 10 200 210 299 492',
      'account-restricted': '368',
    },
  },
  {
    // Refusals of a Chinese video site's API, whose envelope has `ttl` beside the code.
    source: 'https://github.com/SocialSisterYi/bilibili-API-collect/blob/master/docs/misc/errcode.md',
    number: ({ code, message, ttl }) => (message !== undefined && ttl === '1' ? (code ?? null) : null),
    codes: { 'credential-missing': '-101 -401', 'account-restricted': '-102', 'csrf-token': '-111', 'insufficient-permission': '-403', 'waf-rule': '-412', 'bot-challenge': '-352', 'rate-limited': '-509 -799' },
  },
  {
    // A network storage's own numbers, the same for all of its services, with no sentence beside them.
    source: 'https://global.download.synology.com/download/Document/Software/DeveloperGuide/Os/DSM/All/enu/DSM_Login_Web_API_Guide_enu.pdf',
    number: ({ code, success, message, msg, type, info, status }) => (success === 'false' && (message ?? msg ?? type ?? info ?? status) === undefined ? (code ?? null) : null),
    codes: { 'insufficient-permission': '105', 'credential-expired': '106 107', 'credential-invalid': '119', 'ip-not-allowed': '150' },
  },
];

/** The cause that the number of an error object names in its platform's own table, with the number as it stands there; null: in none. */
export function numberedCause(members: Members): { readonly cause: string; readonly number: string } | null {
  for (const { number, codes } of TABLES) {
    const found = number(members);
    if (found === null) continue;
    for (const [cause, list] of Object.entries(codes)) if (list.split(' ').includes(found)) return { cause, number: found };
  }
  return null;
}
