/** 简体中文：words in Simplified Chinese of the causes by which a server, or something in front of it, refuses. */
import type { CausesCatalog } from '../catalog';
import { almostThePath, credentialHistory, endpointWorked, lapsed, sameCallWorked, workedForOthers, workedOverHttps } from './neighbours';

const code = (text: string): string => `\`${text.replace(/`/g, "'")}\``;
const list = (items: readonly string[]): string => items.map(code).join('、');
/** `2026-11-22T10:00:00Z` as people write it; any other text as it stands. */
const time = (text: string): string => code(text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z$/, '$1 $2 UTC'));

/** A header's name before its value, in the capitals that people know it by. */
const capitals = (text: string): string => text.replace(/^[a-z-]+(?=:)/, (name) => name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()));

/** `header:x-api-key` and its like as people say them. */
function spots(places: readonly string[]): string {
  const kinds = { header: '请求头', query: '查询参数', cookie: 'Cookie', body: '请求体字段' };
  const said = Object.entries(kinds).flatMap(([kind, noun]) => {
    const names = places.filter((place) => place.startsWith(`${kind}:`)).map((place) => code(kind === 'header' ? capitals(`${place.slice(7)}:`).slice(0, -1) : place.slice(kind.length + 1)));
    return names.length === 0 ? [] : [`${noun} ${names.join('、')}`];
  });
  return said.join('，或');
}

/** A length of time as people say it. */
function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} 秒`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} 分钟`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} 小时`;
  return `${Math.round(seconds / 86_400)} 天`;
}

const MALFORMED: { readonly [fault: string]: string } = {
  'scheme-missing': '令牌前面少了 `Bearer`（或其他鉴权方案）。',
  'scheme-repeated': '鉴权方案写了两遍，例如 `Bearer Bearer …`。',
  'scheme-unknown': '服务器不认识令牌前面的鉴权方案。',
  'wrong-scheme': '令牌前面的鉴权方案与该 API 要求的不一致。',
  'wrong-place': '凭证放在了该 API 不会读取的位置。',
  quoted: '令牌外面多了一层引号。',
  'line-break': '令牌里混入了换行符。',
  placeholder: '发出去的是占位内容，不是真正的令牌：页面当时还没有拿到令牌，或没有替换模板变量。',
  empty: '令牌是空的。',
  truncated: '令牌被截断，缺少一部分。',
  'not-base64url': '令牌在传递途中被重新编码，已无法识别。',
  'inner-space': '令牌中间混入了空格。',
  'scheme-unwanted': '这个请求头只接受密钥本身，前面却带了 `Bearer` 之类的鉴权方案。',
  'field-misspelt': '请求头的名字只是与 `Authorization` 相近，服务器不会读取。',
  unsigned: '令牌没有签名：它自己声明算法为 `none`，服务器不应信任这样的令牌。',
  'time-in-milliseconds': '令牌里的时间用了毫秒，生效时间因此落在几千年之后。',
  'time-not-a-number': '令牌里的时间写成了字符串，应为数字。',
  'host-not-signed': '签名没有覆盖 `host` 请求头，而这是必需的。',
  'proof-missing': '这个令牌必须与 `DPoP` 请求头里的证明一起使用，但请求没有带上。',
  'nonce-wanted': '服务器要求在证明里带上它给出的随机数，即响应头 `DPoP-Nonce` 的值。令牌本身可能没有问题。',
  'nonce-stale': '应答服务器质询时用的随机数已经失效。用户名和密码可能是对的。',
  unknown: '服务器表示无法识别该凭证的格式。',
};

const RESTRICTED: { readonly [kind: string]: string } = {
  plan: '该账号的套餐不包含这个接口。',
  payment: '该账号有未付账单，或余额已用完。',
  approval: '该账号尚未通过审核，或尚未同意相关条款。',
  suspended: '该账号已被停用、冻结或锁定。',
  unknown: '服务器表示问题出在账号本身，而不是这次请求。',
};

type Ids =
  | 'credential-missing' | 'credential-malformed' | 'credential-expired' | 'credential-not-yet-valid' | 'credential-invalid' | 'wrong-audience-or-issuer'
  | 'signature-mismatch' | 'clock-skew' | 'insufficient-scope' | 'insufficient-permission' | 'account-restricted' | 'feature-not-enabled' | 'step-up-required'
  | 'rate-limited' | 'quota-exceeded' | 'ip-not-allowed' | 'geo-blocked' | 'origin-not-allowed' | 'referrer-not-allowed' | 'user-agent-refused' | 'csrf-token'
  | 'wrong-method' | 'wrong-route-or-host' | 'https-required' | 'content-type-refused' | 'not-found-masked-as-403' | 'forbidden-masked-as-404' | 'not-found'
  | 'signed-url-expired' | 'client-certificate-required' | 'static-file-permission' | 'waf-rule' | 'bot-challenge' | 'corporate-proxy-policy' | 'site-disabled'
  | 'icp-not-registered' | 'legal-block' | 'maintenance' | 'server-failure';

export const access: Pick<CausesCatalog, Ids> = {
  'credential-missing': {
    title: '请求没有携带访问令牌或密钥',
    why: ({ api, places }) => `${api === '' ? '该 API' : api} 需要知道调用者是谁，而这次请求没有携带任何凭证。${places.length > 0 ? `凭证可以放在${spots(places)} 中。` : ''}`,
    decide: '查看下方的请求头：如果其中确实有 `Authorization`，说明它在途中被去掉了，或者服务器要的是另一个请求头。',
    fixes: {
      'attach-credential': '每次请求都在 `Authorization` 中带上令牌，前面加 `Bearer` 和一个空格。',
      'get-credential': ({ tokenEndpoint }) => `在你自己的服务器上用 App ID 和 App Secret 调用 \`POST ${tokenEndpoint}\` 换取令牌，切勿放在页面里。`,
      'sign-in': '重新登录后再试一次。',
    },
  },
  'credential-malformed': {
    title: ({ fault }) => (fault.startsWith('nonce-') ? '服务器要求用新的随机数重新证明身份' : /^(?:wrong-place|field-misspelt)$/.test(fault) ? '令牌或密钥放错了位置' : fault === 'proof-missing' ? '令牌缺少与之配套的证明' : '访问令牌的格式不对，无法使用'),
    why: ({ fault, name, expected, places }) => `${MALFORMED[fault] ?? MALFORMED['unknown'] ?? ''}${name === '' ? '' : `凭证放在 ${code(name)} 中。`}${fault === 'wrong-place' && places.length > 0 ? `该 API 读取的位置是${spots(places)}。` : expected === '' ? '' : `正确格式：${code(capitals(expected))}。`}`,
    decide: '把下方请求中的值与接口文档的写法逐字对照：如果一致，说明服务器拒绝的是令牌本身。',
    fixes: {
      'correct-form': '按文档规定的请求头和鉴权方案，完整地发送一次令牌，不要带引号或换行。',
      'check-the-variable': '排查页面此刻为何没有令牌：等登录完成再发第一个请求，并检查变量名是否写错。',
      'answer-the-challenge': '用这次响应里的随机数重新生成证明，再请求一次；之后的请求也沿用这个随机数。',
    },
  },
  'credential-expired': {
    title: ({ told }) => (told ? '访问令牌已过期' : '登录状态或令牌很可能已过期'),
    why: ({ expiredAt, secondsAgo, serverTime, skewSeconds, told, workedHereAt }) =>
      !told
        ? lapsed(workedHereAt)
        : expiredAt === ''
        ? '服务器表示该令牌的有效期已过。'
        : `令牌有效期至 ${time(expiredAt)}${secondsAgo === null ? '' : `，发起请求时已过期 ${duration(secondsAgo)}`}${serverTime === '' ? '（按本机时钟）' : `；服务器时间为 ${time(serverTime)}`}。${skewSeconds === 0 ? '' : `本机时钟比服务器${skewSeconds > 0 ? '慢' : '快'}至少 ${duration(Math.abs(skewSeconds))}${skewSeconds > 0 ? '，页面可能误以为令牌仍然有效' : ''}。`}`,
    decide: '换一个新令牌重试：成功则原因在此；仍失败，说明服务器根本不接受这类令牌。',
    fixes: {
      'refresh-token': '以服务器时间为准，在令牌到期前一分钟刷新；收到 401 时刷新令牌并重试一次。',
      'sign-in-again': '重新登录。',
      'renew-key': '在控制台重新签发密钥，并记下到期日。',
    },
  },
  'credential-not-yet-valid': {
    title: '访问令牌尚未生效',
    why: ({ validFrom, secondsAhead, serverTime }) =>
      validFrom === '' ? '服务器表示该令牌还没到生效时间。' : `令牌从 ${time(validFrom)} 起生效${secondsAhead === null ? '' : `，比这次请求晚 ${duration(secondsAhead)}`}${serverTime === '' ? '' : `；服务器时间为 ${time(serverTime)}`}。`,
    decide: '等到上述时间再试：如果成功，说明签发令牌的服务器与 API 服务器的时钟不一致。',
    fixes: {
      'wait-and-retry': '稍等片刻再重试。',
      'correct-issuing-clock': '用 NTP 校准签发令牌的服务器时钟，校验时留出一分钟的容差。',
    },
  },
  'credential-invalid': {
    title: ({ sentEnvironment, hostVendor }) => (sentEnvironment !== '' ? '密钥属于另一个环境' : hostVendor !== '' ? '这看起来是另一家服务的密钥' : '服务器不认可这个令牌或密钥'),
    why: ({ sentEnvironment, hostEnvironment, host, keyVendor, hostVendor, ...history }) =>
      sentEnvironment === '' ? `${keyVendor === '' ? '格式没有问题，但服务器' : `从样式看，这是 ${keyVendor} 的密钥${hostVendor === '' ? '' : `，而这里是 ${hostVendor} 的 API`}。服务器`}查不到它，或它已被吊销。${credentialHistory(history)}` : `该密钥属于 ${code(sentEnvironment)} 环境，而 ${code(host)} ${hostEnvironment === '' ? '不接受这个环境的密钥' : `是 ${code(hostEnvironment)} 环境`}。`,
    decide: '在控制台查看该密钥：是否已删除、已吊销，或属于别的项目或环境？再用新签发的密钥试一次：仍被拒绝，问题就在账号或环境，不在密钥。',
    fixes: {
      'use-matching-environment': ({ rightHost, sentEnvironment, hostEnvironment }) =>
        `这里请使用${hostEnvironment === '' ? '当前' : ` ${code(hostEnvironment)} `}环境的密钥${rightHost === '' ? '' : `，或用现有的 ${code(sentEnvironment)} 密钥调用 ${code(rightHost)}`}。`,
      'get-new-credential': '获取新的令牌或密钥，并在终端里验证。',
      'check-credential-status': '在控制台确认该密钥是否被吊销、替换或限制使用。',
    },
  },
  'wrong-audience-or-issuer': {
    title: '这个令牌不是签发给该 API 的',
    why: ({ fault, audience, issuer, use, client, expectedAudience, expectedIssuer }) =>
      `${fault === 'use'
        ? `${use === 'id' ? '这是 ID 令牌，只用来告诉页面谁登录了' : '这是刷新令牌，只用来换取新令牌'}。API 需要的是访问令牌。`
        : fault === 'audience'
          ? `令牌的受众是 ${list(audience)}，而该 API 是 ${code(expectedAudience)}。`
          : fault === 'issuer'
            ? `令牌由 ${code(issuer)} 签发，而该 API 只信任 ${code(expectedIssuer)}。`
            : '服务器表示该令牌是为别的 API 签发的，或签发者不受信任。'}${client === '' ? '' : `它颁发给了客户端 ${code(client)}。`}`,
    decide: '查看令牌的 `aud` 和 `iss`，与 API 文档对照：如果都对，就是别的原因，例如已过期或已吊销。',
    fixes: {
      'use-access-token': '请发送换取令牌时返回的 `access_token`，不要用 `id_token` 或 `refresh_token`。',
      'request-right-token': '向该 API 自己的授权服务器申请令牌，并指定该 API 的受众（audience 或 resource）。',
      'accept-audience': '如果本应接受该客户端，请在 API 配置中加入对应的受众和签发者。',
    },
  },
  'signature-mismatch': {
    title: '请求签名不匹配',
    why: ({ absent, hostUnsigned }) => `服务器按收到的内容重新计算了签名，结果与请求中的不同：密钥不一致，或签名之后请求又被改动。${absent.length === 0 ? '' : `参与签名的 ${list(absent)} 没有随请求发出。`}${hostUnsigned ? '签名没有覆盖 `host` 请求头，而这是必需的。' : ''}`,
    decide: '把你签名时用的字符串与服务器返回或日志中的逐字对照。',
    fixes: {
      'sign-what-is-sent': '对实际发出的内容签名：路径与编码、参数顺序、请求头、请求体字节和时间都要一致。',
      'check-the-secret': '确认密钥与密钥 ID 配套，且复制完整。',
      'compare-string-to-sign': '把服务器计算签名时用的字符串提供给调用方。',
    },
  },
  'clock-skew': {
    title: '本机时钟与服务器不一致',
    why: ({ skewSeconds, serverTime, requestTime }) =>
      `请求中的时间不被服务器接受。${skewSeconds === null ? '' : `本机时钟比服务器${skewSeconds > 0 ? '慢' : '快'}至少 ${duration(Math.abs(skewSeconds))}。`}${requestTime === '' ? '' : `请求中的时间：${time(requestTime)}。`}${serverTime === '' ? '' : `服务器时间：${time(serverTime)}。`}`,
    decide: '校准系统时间后重试：仍失败则是签名本身有误。',
    fixes: {
      'synchronise-clock': '在系统设置中打开“自动设置时间”，并检查时区。',
      'use-server-time': '用服务器时间签名：读取一次响应的 `Date`，之后按差值修正。',
    },
  },
  'insufficient-scope': {
    title: '访问令牌缺少该接口所需的权限',
    why: ({ required, held, missing, ...history }) =>
      `${required.length === 0 ? '令牌有效，但签发时没有包含这类接口的权限范围。' : `该接口需要的权限范围：${list(required)}。`}${held.length === 0 ? '' : `令牌已有：${list(held)}。`}${missing.length > 0 && held.length > 0 ? `缺少：${list(missing)}。` : ''}${credentialHistory(history)}`,
    decide: '加上所需的权限范围，重新获取令牌再试：成功则原因在此；仍失败则账号本身也没有权限。',
    fixes: {
      'request-scope': ({ missing }) => `获取令牌时申请${missing.length === 0 ? '文档为该接口列出的权限范围' : ` ${list(missing)}`}，然后换用新令牌，旧令牌的范围不会改变。`,
      'grant-scope': ({ missing }) => `在控制台为该应用开通${missing.length === 0 ? '所需的权限范围' : ` ${list(missing)}`}。`,
      'name-the-scope': '在响应中写明所需的权限范围，方便调用方申请。',
    },
  },
  'insufficient-permission': {
    title: '该账号没有权限执行此操作',
    why: ({ required, method, path, ...history }) => `服务器知道调用者是谁，但该账号无权执行 ${code(`${method} ${path}`)}。${required === '' ? '' : `需要：${code(required)}。`}${credentialHistory(history)}`,
    decide: '换一个确定有权限的账号调用同一接口：成功则原因在此；仍失败则与账号无关，要看 IP、来源网站或请求内容。',
    fixes: {
      'ask-for-right': ({ required }) => `为该账号授予${required === '' ? '可调用此接口的角色' : ` ${code(required)}`}，或说明不能授予的原因。`,
      'use-permitted-account': '换用有权限的账号。',
      'name-the-right': '在响应中写明缺少哪项权限。',
    },
  },
  'account-restricted': {
    title: ({ kind }) => (kind === 'plan' ? '账号套餐不包含该功能' : '账号受到限制'),
    why: ({ kind, plan }) => `${RESTRICTED[kind] ?? RESTRICTED['unknown'] ?? ''}${plan === '' ? '' : `响应中提到的套餐：${code(plan)}。`}`,
    decide: '在控制台查看账号的状态、套餐和账单：如果都正常，那就是缺少权限。',
    fixes: {
      'change-plan': '升级到包含该接口的套餐，或不再调用它。',
      'settle-payment': '结清账单或充值后重试。',
      'ask-for-reinstatement': '联系平台技术支持，确认账号受限的原因和解除方式。',
    },
  },
  'feature-not-enabled': {
    title: '该项目尚未开通此功能',
    why: ({ feature }) => `请求已到达 API，但${feature === '' ? '所用的功能' : ` ${code(feature)} `}在该项目中没有开通。`,
    decide: '在控制台查看已开通的功能列表：如果已开通，那就是缺少权限。',
    fixes: {
      'enable-feature': ({ page }) => `在控制台开通该功能${page === '' ? '' : `（${code(page)}）`}。`,
      'wait-for-activation': '开通后等待几分钟再重试。',
    },
  },
  'step-up-required': {
    title: '需要先重新验证登录身份',
    why: ({ acr, maxAgeSeconds }) => `登录有效，但此操作要求更高级别或更近的登录。${acr === '' ? '' : `要求的级别：${code(acr)}。`}${maxAgeSeconds === null ? '' : `登录须在 ${duration(maxAgeSeconds)}之内。`}`,
    decide: '用双因素验证（或企业单点登录）重新登录，随即重试：成功则原因在此。',
    fixes: {
      'verify-again': '用双因素验证或企业单点登录重新登录。',
      'ask-for-stronger-login': '按要求的级别引导用户重新登录，完成后再重试请求。',
    },
  },
  'rate-limited': {
    title: '请求过于频繁，已被限流',
    why: ({ limit, remaining, resetSeconds, retryAfterSeconds, windowSeconds }) =>
      `服务器限制了调用频率。${limit === null ? '' : `上限：${windowSeconds === null ? '' : `每 ${duration(windowSeconds)} `}${limit} 次。`}${remaining === null ? '' : `剩余：${remaining} 次。`}${
        retryAfterSeconds !== null ? `${duration(retryAfterSeconds)}后可重试。` : resetSeconds !== null ? `${duration(resetSeconds)}后重新计数。` : ''
      }`,
    decide: '等到上述时间后只发一次请求：成功则原因在此；仍失败则可能是配额用完了。',
    fixes: {
      'wait-and-retry': ({ retryAfterSeconds, resetSeconds }) => `${retryAfterSeconds ?? resetSeconds ? `等待 ${duration(retryAfterSeconds ?? resetSeconds ?? 0)}再重试` : '稍后再重试'}，每次失败都延长间隔。`,
      'call-less-often': '减少调用：缓存结果、合并请求，不要用轮询代替服务器推送。',
      'raise-limit': '附上下列信息，向平台申请提高限额。',
    },
  },
  'quota-exceeded': {
    title: '配额已用完',
    why: ({ limit, used, resetSeconds }) => `当日、当月或套餐内的用量已耗尽。${limit === null ? '' : `配额：${limit}。`}${used === null ? '' : `已用：${used}。`}${resetSeconds === null ? '' : `${duration(resetSeconds)}后重置。`}`,
    decide: '在控制台查看用量统计：如果还有余量，那就是短时间内请求过多。',
    fixes: {
      'raise-quota': '购买或申请更高的配额。',
      'wait-for-reset': '等待配额重置。',
      'use-less': '找出用量最大的请求，缓存其结果，去掉不必要的调用。',
    },
  },
  'ip-not-allowed': {
    title: '当前 IP 地址不允许调用该 API',
    why: ({ clientIp }) => `服务器只接受白名单内的 IP 地址，${clientIp === '' ? '调用方的地址不在其中' : `它看到的调用方地址 ${code(clientIp)} 不在其中`}。`,
    decide: '从确定在白名单内的地址调用一次：成功则原因在此。也可以把本机公网 IP 与控制台的白名单对照。',
    fixes: {
      'add-to-allow-list': ({ clientIp }) => `把${clientIp === '' ? '调用方的公网 IP' : ` ${code(clientIp)} `}加入该应用的 IP 白名单。`,
      'call-from-listed-address': '改由你自己的服务器调用：服务器的 IP 固定，可以加入白名单；用户的 IP 会变化。',
      'check-vpn': '确认网络的出口 IP（VPN、代理、新线路），并告知账号管理员。',
    },
  },
  'geo-blocked': {
    title: '该服务不对当前国家或地区开放',
    why: ({ country }) => `服务器按调用方 IP 的归属地判断${country === '' ? '' : `，识别结果为 ${code(country)}`}。`,
    decide: '从其他国家或地区发起同样的请求：成功则原因在此；如果在哪里都只有个别 IP 能通过，那就是 IP 白名单。',
    fixes: {
      'ask-about-region': '确认是否应向该地区提供服务；如果应当提供，请放开限制。',
      'check-vpn': '关闭 VPN 和代理，它们可能让你看起来身在别处。',
      'check-exit': '检查公司网络的互联网出口位于哪个国家或地区。',
    },
  },
  'origin-not-allowed': {
    title: '服务器不接受来自该网站的请求',
    why: ({ origin }) => `拒绝请求的是服务器，不是浏览器：它不接受发起请求的页面来源${origin === '' ? '' : ` ${code(origin)}`}。`,
    decide: '在终端里发送同样的请求，但不带 `Origin` 请求头：成功则原因在此。',
    fixes: {
      'add-origin': ({ origin }) => `把${origin === '' ? '页面的来源' : ` ${code(origin)} `}加入应用允许的来源：协议、域名、端口必须完全一致，末尾不带斜杠。`,
      'trust-origin': '把该来源加入服务器的可信列表，并为它返回跨域响应头。',
      'call-through-own-server': '在此之前，由你自己的服务器转发请求。',
    },
  },
  'referrer-not-allowed': {
    title: '服务器不接受来自该页面的请求',
    why: ({ referrer, sent }) => `服务器会检查 \`Referer\` 请求头，它表明请求来自哪个页面。${sent === 'no' ? '这次请求没有带上它。' : referrer === '' ? '' : `当前值为 ${code(referrer)}。`}`,
    decide: '把请求中的 `Referer` 与该密钥允许的网站列表对照。',
    fixes: {
      'send-referrer': '调整页面的 referrer 策略，至少带上来源。',
      'add-referrer': '把该网站加入密钥允许的来源页面列表。',
    },
  },
  'user-agent-refused': {
    title: '服务器不接受当前的浏览器或程序',
    why: ({ userAgent }) => `拒绝的依据是 \`User-Agent\`${userAgent === '' ? '' : `：${code(userAgent)}`}。`,
    decide: '换一个浏览器发起同样的请求：成功则原因在此。',
    fixes: {
      'allow-user-agent': '放行该 User-Agent，或对 API 路径放宽浏览器完整性检查。',
      'name-the-program': '如果由程序调用，请设置自己的 `User-Agent`，写明名称和联系方式。',
      'use-current-browser': '使用新版浏览器，停用会修改浏览器标识的扩展。',
    },
  },
  'csrf-token': {
    title: '页面的安全令牌（CSRF）缺失或已失效',
    why: ({ sent, method }) => `为防止伪造请求，服务器要求页面在 ${code(method)} 请求中带回一个令牌。${sent === 'no' ? '这次请求没有带。' : sent === 'yes' ? '这次请求带了，但未通过校验。' : ''}`,
    decide: '刷新页面再试：成功说明令牌已失效；仍失败说明页面没有按服务器的要求发送。',
    fixes: {
      'send-csrf-token': '从 Cookie 或页面中读取令牌，放进服务器指定的请求头，并带上会话 Cookie。',
      'reload-page': '刷新页面，必要时重新登录，再操作一次。',
      'exempt-token-calls': '只带访问令牌、不带 Cookie 的请求无法被这样伪造，可以不做该校验。',
    },
  },
  'wrong-method': {
    title: ({ method }) => `该地址不支持 ${code(method)} 方法`,
    why: ({ method, allowed, source, workedAt }) => `请求使用了 ${code(method)}，${allowed.length === 0 ? '服务器在这个地址不接受' : source === 'worked' ? `而在这个地址调用成功的是 ${list(allowed)}` : `而这个地址支持的是 ${list(allowed)}`}。${sameCallWorked(workedAt)}`,
    decide: '与该接口文档中的请求方法对照。重定向也可能把 `POST` 变成 `GET`。',
    fixes: {
      'use-allowed-method': ({ allowed }) => (allowed.length === 0 ? '改用文档规定的请求方法。' : `改用 ${list(allowed)}。`),
      'allow-method': '如果应当支持该方法，请在服务器、网关和防火墙中一并放行。',
    },
  },
  'wrong-route-or-host': {
    title: '该 API 没有这个地址',
    why: ({ path, host, nearest, ...near }) => `${code(host)} 上没有 ${code(path)} 这个接口。${almostThePath(near)}${nearest === '' ? '' : `文档中最接近的是 ${code(nearest)}。`}`,
    decide: '把域名、版本号和路径与文档逐字对照。如果同一域名下文档中的其他接口能用，就只是路径写错了。',
    fixes: {
      'use-working-path': ({ mendedPath }) => `改为调用 ${code(mendedPath)}，与成功的那次保持一致。`,
      'use-documented-path': ({ nearest, nearestMethods }) => `改为调用 ${code(nearest)}${nearestMethods.length === 0 ? '' : `（${list(nearestMethods)}）`}。`,
      'check-the-address': '检查基础地址、版本号、多余或缺失的斜杠，以及环境是否正确。',
      'publish-route': '如果该接口应当存在，请在此域名上发布，并部署网关配置。',
    },
  },
  'https-required': {
    title: '该 API 只接受安全连接（https）',
    why: ({ secure, workedAt }) => `${secure ? '请求已使用 HTTPS，但服务器以为没有：中间某一层终止了 TLS，却没有把协议告知后端。' : '这次请求使用了未加密的 HTTP。'}${workedOverHttps(workedAt)}`,
    decide: '改用 `https://` 发起同样的请求：仍被拒绝，说明中间某一层没有把协议告知后端。',
    fixes: {
      'use-https': '把地址改为 `https://`。',
      'forward-the-scheme': '让代理把原始协议（如 `X-Forwarded-Proto`）传给后端，并让后端信任它。',
      'redirect-to-https': '用 308 跳转到 HTTPS，可保留请求方法和请求体。',
    },
  },
  'content-type-refused': {
    title: '服务器不接受这种数据格式',
    why: ({ sent, accepted, status }) =>
      `${status === 406 ? '服务器无法返回请求所要求的任何格式。' : sent === '' ? '请求内容的格式不被该地址支持。' : `请求发送的是 ${code(sent)}，该地址不支持。`}${accepted === '' ? '' : `支持的格式：${code(accepted)}。`}`,
    decide: '把 `Content-Type`（以及 `Accept`）与接口文档对照。',
    fixes: {
      'send-accepted-type': ({ accepted }) => `使用${accepted === '' ? '文档规定的类型（通常是 `application/json`）' : ` ${code(accepted)}`}，并保证内容与之相符。`,
      'accept-type': '如果应当支持该类型，请在服务器上接受它，并在响应中列出支持的类型。',
    },
  },
  'not-found-masked-as-403': {
    title: '要访问的内容可能根本不存在',
    why: ({ path }) => `有些服务器对不存在的内容也回答“禁止访问”，以免向外人透露。${code(path)} 可能就是这种情况。`,
    decide: '请有列举权限的人确认：该名称是否存在，大小写是否一致？如果存在，那就是缺少权限。',
    fixes: {
      'check-the-name': '检查名称、大小写和编码。',
      'allow-listing': '授予该调用者列举权限，这样不存在时会返回 404（S3 对应 `s3:ListBucket`）。',
    },
  },
  'forbidden-masked-as-404': {
    title: '要访问的内容可能存在，只是对当前账号隐藏',
    why: ({ sent, ...others }) => `有些 API 对无权知道某项内容存在的调用者回答“未找到”。${sent ? '' : '这次请求没有表明调用者身份。'}${workedForOthers(others)}`,
    decide: '用确定有权查看的账号访问同一地址：能打开说明之前被隐藏，打不开则确实不存在。',
    fixes: {
      'try-with-permitted-account': '换用有权查看的账号登录后再试。',
      'ask-whether-it-exists': '确认该内容是否存在，以及该账号是否有权查看。',
    },
  },
  'not-found': {
    title: ({ gone }) => (gone ? '该内容已不存在' : '该地址下没有内容'),
    why: ({ path, template, ...worked }) => `服务器查找了 ${code(path)}，没有找到。${template === '' || worked.workedAt !== '' ? '' : `该地址符合文档（${code(template)}），缺少的是它所指的那项内容。`}${endpointWorked(worked)}`,
    decide: '在同类列表中核对 ID：是否已删除、属于别的项目，或写错了？如果列表里有，那就是对当前账号隐藏。',
    fixes: {
      'check-the-id': '检查地址中的 ID，并确认它属于当前环境。',
      'ask-what-became-of-it': '查询它是否已被删除或移动。',
    },
  },
  'signed-url-expired': {
    title: '链接已过期',
    why: ({ expiredAt, serverTime }) => `该链接有有效期${expiredAt === '' ? '，现已超过' : `，到 ${time(expiredAt)} 为止`}。${serverTime === '' ? '' : `服务器时间为 ${time(serverTime)}。`}`,
    decide: '获取新链接并立即使用：成功则原因在此；仍失败则是签名有误。',
    fixes: {
      'get-new-url': '使用前再向你的服务器获取新链接，不要长期保存链接。',
      'sign-for-longer': '按实际用途设置足够长的有效期，并检查签名服务器的时钟。',
    },
  },
  'client-certificate-required': {
    title: '服务器要求调用方出示证书',
    why: '该服务器只接受用自己的证书证明身份的调用方（双向 TLS），而这次没有出示证书，或证书无效。',
    decide: '在终端里带上证书重试：成功则说明浏览器没有该证书。',
    fixes: {
      'install-certificate': '安装分发给你的证书，重启浏览器，并在提示时选择它。',
      'issue-certificate': '为该调用方签发证书，或更新过期的证书。',
      'call-from-own-server': '改由持有证书的服务器调用，页面脚本无法选择证书。',
    },
  },
  'static-file-permission': {
    title: 'Web 服务器无权读取该文件或目录',
    why: ({ server }) => `这看起来是 Web 服务器自己的拒绝${server === '' ? '' : `（${code(server)}）`}，不是 API 的：它无权读取文件、目录没有首页，或有规则禁止该路径。`,
    decide: '查看 Web 服务器在请求时刻的错误日志，其中会写明文件或规则。',
    fixes: {
      'grant-read-permission': '让 Web 服务器可读该文件、可进入每一级目录；补上首页；检查 deny 规则。',
      'check-the-path': '确认地址指向 API，而不是网站的某个目录。',
    },
  },
  'waf-rule': {
    title: 'API 前面的防火墙拦截了请求',
    why: ({ reference }) => `防护规则把这次请求当成了攻击，API 本身没有收到它。${reference === '' ? '' : `参考编号：${code(reference)}。`}`,
    decide: '在同一网络下换成无害的内容再试：通过则规则针对内容，不通过则针对调用方。',
    fixes: {
      'ask-for-exception': ({ reference }) => `在防火墙日志中${reference === '' ? '按时间' : `按 ${code(reference)} `}查到该请求，并为该路径或规则加白。`,
      'change-the-call': '检查内容中是否有像代码、SQL 或文件路径的片段，编码后发送或改放到请求体中。',
    },
  },
  'bot-challenge': {
    title: '请求被人机验证（CAPTCHA）拦截',
    why: ({ reference }) => `返回的不是 API 的响应，而是只有真人在浏览器标签页里才能通过的验证，脚本发出的请求无法通过。${reference === '' ? '' : `参考编号：${code(reference)}。`}`,
    decide: '在新标签页打开 API 地址：出现验证页面则原因在此。',
    fixes: {
      'pass-challenge': '在新标签页打开 API 地址，完成验证后再试。',
      'exempt-the-api': '让 API 路径不经过人机验证，或对带令牌的已知客户端放行。',
    },
  },
  'corporate-proxy-policy': {
    title: '你所在的网络拦截了请求',
    why: '响应来自公司（或当前）网络的过滤设备，不是来自 API。',
    decide: '换一个网络（例如手机热点）发起同样的请求：成功则原因在此。',
    fixes: {
      'ask-network-admin': '附上下列信息，请网络管理员放行 API 的域名。',
      'try-other-network': '在允许的情况下换一个网络，或先登录当前网络。',
    },
  },
  'site-disabled': {
    title: '该网站或应用已被停用',
    why: '托管平台代替网站作出了响应，表示网站已停止、暂停或被封停。',
    decide: '在浏览器中打开该网站，并查看托管平台控制台中的状态。',
    fixes: {
      'start-again': '在托管控制台重新启动，并解决停用的原因：欠费、超额或投诉。',
      'check-the-address': '确认域名是当前在用的。',
    },
  },
  'icp-not-registered': {
    title: '域名未完成 ICP 备案',
    why: '中国大陆的服务商必须拦截未备案、或备案未接入该服务商的域名。API 本身没有收到请求。',
    decide: '在 `beian.miit.gov.cn` 查询该域名。',
    fixes: {
      'file-for-icp': '为域名办理备案或新增接入；完成之前可改用中国大陆以外的节点。',
      'use-filed-domain': '改用已备案的域名调用 API。',
    },
  },
  'legal-block': {
    title: '因法律原因无法访问',
    why: ({ blockedBy }) => `服务器表示因法律原因不能提供该内容${blockedBy === '' ? '' : `，并指明 ${code(blockedBy)}`}。`,
    decide: '从其他国家或地区访问：可以访问则说明限制只在部分地区有效。',
    fixes: {
      'ask-for-the-reason': '说明依据的是哪项命令或投诉，以及如何申诉。',
      'handle-451': '向用户显示该原因，而不是笼统的错误，并且不要重试。',
    },
  },
  maintenance: {
    title: '服务正在维护',
    why: ({ retryAfterSeconds }) => `服务暂时关闭，请求本身没有问题。${retryAfterSeconds === null ? '' : `服务器建议 ${duration(retryAfterSeconds)}后重试。`}`,
    decide: '查看平台的状态页，稍后再试。',
    fixes: {
      'wait-and-retry': '稍后重试，并逐次延长间隔。',
      wait: '请稍后再试。',
      'say-until-when': '返回 `Retry-After`，让调用方知道何时恢复。',
    },
  },
  'server-failure': {
    title: ({ status }) => `服务器出错（${status}），并非拒绝访问`,
    why: ({ gateway, reference }) => `${gateway ? '网关没有从后端得到正常的响应，' : '服务器内部出了问题，'}与凭证和权限无关。${reference === '' ? '' : `参考编号：${code(reference)}。`}`,
    decide: '再试几次：时好时坏多半是负载过高，每次都失败则是该请求触发了故障。',
    fixes: {
      'retry-later': '如果重复执行没有副作用，稍后重试。',
      'look-into-logs': '查看服务器在请求时刻的日志。',
    },
  },
};
