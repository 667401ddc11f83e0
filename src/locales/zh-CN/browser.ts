/** 简体中文：words in Simplified Chinese of the causes by which the browser or the network refuses, and of what stays unexplained. */
import type { CausesCatalog } from '../catalog';
import { cors } from './cors';
import { endpointAnswered } from './neighbours';

const BYPASS = '在对方服务器改好之前，可以让页面请求你自己的服务器，再由它转发到 API。';
const REAL_ORIGIN = '请通过 Web 服务器打开页面（`http://localhost` 即可）。本地文件、沙箱 iframe 或经其他站点重定向的请求没有可用的源，服务器无法单独放行。';
/** Differences that say why a value is no origin at all. */
const NOT_AN_ORIGIN: readonly string[] = ['punycode', 'pattern', 'placeholder', 'quotes', 'white-space', 'scheme-missing'];
/** Differences that are no other site, only another way to write it. */
const SPELLING: readonly string[] = ['white-space', 'punycode', 'ipv6', 'default-port', 'trailing-slash', 'path', 'case', 'form', 'userinfo'];
const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join('、');
const answerOf = (step: string): string => (step === 'preflight' ? '预检请求（浏览器在正式请求前的询问）的响应' : '响应');

export const browser: Pick<
  CausesCatalog,
  | `cors-${string}` & keyof CausesCatalog
  | `blocked-${string}` & keyof CausesCatalog
  | `network-${string}` & keyof CausesCatalog
  | 'unexplained'
> = {
  'cors-allow-origin-missing': {
    title: ({ status }) => (status >= 400 ? `服务器返回了 ${status}，但页面看不到` : '服务器没有允许这个页面读取响应'),
    why: ({ origin, step, status }) =>
      status >= 400
        ? `服务器返回 ${status}，响应里没有 \`Access-Control-Allow-Origin\`，浏览器因此不把它交给 \`${origin}\`，页面只看到“跨域错误”。真正要解决的是这个 ${status}。`
        : `${answerOf(step)}里没有 \`Access-Control-Allow-Origin\`，浏览器不把结果交给 \`${origin}\`。`,
    decide: '看下方的响应头：没有这个字段。',
    fixes: {
      'send-cors-fields': '在响应中返回 `Access-Control-Allow-Origin`，值为页面的源，并加上 `Vary: Origin`。',
      'send-cors-fields-on-errors': '错误响应也要带上同样的跨域响应头（nginx 要加 `always`），页面才能读到真正的原因。',
      'give-page-an-origin': REAL_ORIGIN,
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-mismatch': {
    title: ({ difference, differences }) => {
      if (difference === 'page-null') return '这个页面没有自己的网站地址，服务器无法放行';
      if (difference === 'pattern') return '服务器用了通配写法放行，而浏览器不支持';
      return differences.every((one) => SPELLING.includes(one)) ? '服务器允许的正是这个网站，但地址写得不对' : '服务器允许的是另一个网站，不是这个';
    },
    why: ({ origin, allowed, differences, step }) => `页面的源是 \`${origin}\`，${answerOf(step)}允许的是 \`${allowed}\`。${differences.map((one) => cors.differences[one]).join('')}`,
    decide: '逐字对比两个源。如果允许的源属于你的另一个页面，可能是缓存返回了给那个页面的响应。',
    fixes: {
      'allow-this-origin': '在服务器维护一份允许的源名单，请求的源在名单里才原样返回，并加上 `Vary: Origin`。',
      'vary-by-origin': '返回 `Vary: Origin` 并清除缓存：这个响应可能是为另一个页面生成后被缓存的。',
      'use-the-allowed-origin': '改用服务器允许的源打开页面。',
      'give-page-an-origin': REAL_ORIGIN,
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-multiple': {
    title: '服务器同时返回了多个允许的网站',
    why: ({ allowed, lines, listsOrigin }) =>
      `${
        lines > 1
          ? `响应里出现了 ${lines} 个 \`Access-Control-Allow-Origin\`（\`${allowed}\`）。通常是 API 和前面的代理各加了一次，而浏览器只接受一个。`
          : `\`Access-Control-Allow-Origin\` 的值是 \`${allowed}\`。浏览器只接受一个源，不接受列表。`
      }${listsOrigin ? '哪怕其中有这个页面的源也不行。' : ''}`,
    decide: '绕过代理直接请求 API：如果只剩一个，另一个就是代理加的。',
    fixes: {
      'remove-second-writer': '只在一处设置这个响应头（API 或代理），另一处去掉。',
      'send-one-origin': '请求的源在名单里时，只返回这一个源，并加上 `Vary: Origin`。',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-invalid': {
    title: '服务器对其他网站的许可写得不对',
    why: ({ allowed, origin, differences }) =>
      allowed === ''
        ? '响应里有 `Access-Control-Allow-Origin`，但值是空的。'
        : `\`Access-Control-Allow-Origin\` 的值 \`${allowed}\` 不是合法的源。${differences.filter((one) => NOT_AN_ORIGIN.includes(one)).map((one) => cors.differences[one]).join('')}它应该包含协议、主机和端口，例如 \`${origin === 'null' ? 'https://app.example' : origin}\`。`,
    decide: '看这个值：常见的是只写了域名、带了引号，或变量没有替换。',
    fixes: {
      'send-full-origin': '返回完整的源，带协议，结尾不带斜杠，并加上 `Vary: Origin`。',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-wildcard-with-credentials': {
    title: '请求带了 Cookie，服务器的“允许所有网站”（`*`）不算数',
    why: ({ origin, step }) =>
      `这个请求带凭证（\`credentials: 'include'\` 或 \`withCredentials\`），而${answerOf(step)}里是 \`Access-Control-Allow-Origin: *\`。带凭证的请求必须写明页面的源：\`${origin}\`。`,
    decide: '去掉凭证再请求一次：能通过就是这个原因。',
    fixes: {
      'send-no-credentials': '如果 API 不需要 Cookie（`Authorization` 里的令牌不算），就不要带凭证。',
      'name-the-origin': '把 `*` 换成页面的源，并返回 `Access-Control-Allow-Credentials: true` 和 `Vary: Origin`。只放行名单里的源。',
    },
  },
  'cors-allow-credentials-not-true': {
    title: '服务器没有允许这个页面带 Cookie 请求',
    why: ({ value, absent }) =>
      `这个请求带凭证（\`credentials: 'include'\` 或 \`withCredentials\`），但 \`Access-Control-Allow-Credentials\` ${absent ? '不存在' : value === '' ? '是空的' : `的值是 \`${value}\``}；它必须正好是小写的 \`true\`。`,
    decide: '去掉凭证再请求一次：能通过就是这个原因。',
    fixes: {
      'send-no-credentials': '如果 API 不需要 Cookie（`Authorization` 里的令牌不算），就不要带凭证。',
      'allow-credentials': '在预检响应和正式响应里都返回 `Access-Control-Allow-Credentials: true`。',
    },
  },
  'cors-preflight-status-not-ok': {
    title: ({ status }) => `浏览器的预检请求被拒（${status}），正式请求没有发出`,
    why: ({ status, method, headers, answeredBy, allow }) => {
      const asked = `发送 \`${method}\`${headers.length === 0 ? '' : `（带 ${code(headers)}）`}之前，浏览器会先发一个 \`OPTIONS\` 请求（预检）。它必须返回 2xx，实际返回 ${status}。`;
      const who: { readonly [by: string]: string } = {
        login: '鉴权抢在跨域处理之前做了应答。预检请求从不携带令牌或 Cookie，鉴权必须放行它。',
        firewall: '从响应的特征看，应答的是 API 前面的防火墙或 CDN。',
        router:
          allow.length > 0
            ? `服务器没有为这个路径处理 \`OPTIONS\`，只支持 ${code(allow)}。`
            : status === 404
              ? '很可能服务器没有为这个路径处理 `OPTIONS`，或者根本没有这个路径。'
              : '服务器没有为这个路径处理 `OPTIONS` 时，就会这样应答。',
        'rate-limit': '限流把预检请求也计算在内，这一次超限了。',
        gateway: status >= 500 ? '网关连不上后面的 API 时，就会这样应答。' : '从响应的特征看，应答的是 API 网关，API 并没有收到这次询问。',
        server: '服务器处理时出错了。',
        unknown: status === 403 ? '从响应里看不出是谁拒绝的：可能是防火墙、网关，或 API 自己的鉴权（预检请求从不携带令牌）。' : '从响应里看不出是谁应答的。',
      };
      return `${asked}${who[answeredBy] ?? ''}`;
    },
    decide: '用 curl 重发这个 `OPTIONS` 请求：谁返回的，就要改谁。从响应体和 `Server` 响应头通常能看出来。',
    fixes: {
      'answer-preflight-first': ({ answeredBy }) => {
        if (answeredBy === 'login') return '把跨域处理放到鉴权之前：不要求令牌，直接对 `OPTIONS` 返回 204 和跨域响应头。';
        if (answeredBy === 'router') return '为这个路径注册 `OPTIONS`：返回 204 和跨域响应头。';
        if (answeredBy === 'rate-limit') return '预检请求不要计入限流：在限流之前就对 `OPTIONS` 返回 204 和跨域响应头。设置 `Access-Control-Max-Age` 还能减少预检。';
        return '在鉴权、限流和路由之前处理 `OPTIONS`，返回 204 和跨域响应头。';
      },
      'let-options-pass-in-front': '让 API 前面的防火墙、网关或 CDN 放行 `OPTIONS` 请求，或由它直接应答。',
      'restore-what-is-behind': ({ answeredBy }) => (answeredBy === 'gateway' ? '检查网关能否连上 API、是否为这个路径配置了 `OPTIONS`，或让网关自己应答 `OPTIONS`。' : '在服务器日志里查这个 `OPTIONS` 请求，修复出错的地方。'),
      'give-page-an-origin': REAL_ORIGIN,
      'call-through-own-server': BYPASS,
    },
  },
  'cors-preflight-redirected': {
    title: '浏览器的预检请求被重定向，正式请求没有发出',
    why: ({ status, target, kind }) => {
      const reasons: { readonly [kind: string]: string } = {
        https: '这是从 http 跳到 https。',
        slash: '区别只在结尾的斜杠。',
        www: '区别只在 `www.`。',
        login: '目标看起来是登录页：某一层要求登录，而预检请求从不携带登录信息。',
      };
      if (kind === 'hsts') return `请求地址是 \`http:\`，而浏览器规定这个域名只能用 https 访问（HSTS），于是自己把预检请求转到 \`${target}\`。浏览器不允许预检被重定向，所以没有向任何服务器发出请求。`;
      return `预检请求返回 ${status}${target === '' ? '' : `，指向 \`${target}\``}。浏览器不会跟随预检的重定向。${reasons[kind] ?? ''}`;
    },
    decide: '看预检响应里的 `Location`。',
    fixes: {
      'call-final-url': '直接请求重定向的目标地址。',
      'answer-preflight-directly': '在任何重定向和登录检查之前，直接对这个地址的 `OPTIONS` 返回 204 和跨域响应头。',
    },
  },
  'cors-preflight-method-not-allowed': {
    title: ({ method }) => `服务器不允许其他网站使用 \`${method}\` 方法`,
    why: ({ method, allowed, wildcard, inOtherCase }) =>
      `浏览器在预检请求中询问能否使用 \`${method}\`，${allowed.length === 0 ? '响应里没有列出任何方法' : `响应只允许 ${code(allowed)}`}。${wildcard ? '带凭证时，`*` 只按字面理解，不代表全部。' : ''}${inOtherCase ? '这里区分大小写。' : ''}`,
    decide: '对比请求方法和预检响应里的 `Access-Control-Allow-Methods`。',
    fixes: {
      'write-method-in-capitals': '把方法名写成大写：浏览器只会自动转换六个最早的方法，`patch` 不在其中。',
      'allow-method': '把这个方法加到 `Access-Control-Allow-Methods`。',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-preflight-header-not-allowed': {
    title: ({ missing }) => (missing.length > 1 ? `服务器不允许这次请求中的 ${missing.length} 个请求头` : `服务器不允许其他网站发送请求头 ${code(missing)}`),
    why: ({ missing, allowed, wildcard }) =>
      `未被允许：${code(missing)}。${allowed.length === 0 ? '预检响应里没有列出任何请求头。' : `预检响应只允许 ${code(allowed)}。`}${wildcard ? '带凭证时，`*` 只按字面理解，不代表全部。' : ''}`,
    decide: '对比预检请求的内容和响应里的 `Access-Control-Allow-Headers`。',
    fixes: {
      'allow-headers': ({ missing }) => `把 ${code(missing)} 加到 \`Access-Control-Allow-Headers\`。`,
      'drop-headers': '去掉 API 不需要的请求头。请求库和链路追踪工具经常会自动加。',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-preflight-allow-methods-invalid': {
    title: '服务器返回的允许方法列表格式不对',
    why: ({ bad }) => `\`Access-Control-Allow-Methods\` 应该是用逗号分隔的方法名。不合法的部分：${code(bad)}。`,
    decide: '看预检响应里的这个值：常见的是用空格或分号代替逗号，或带了引号。',
    fixes: { 'send-valid-list': '用逗号分隔各个名字，不要加引号。', 'call-through-own-server': BYPASS },
  },
  'cors-preflight-allow-headers-invalid': {
    title: '服务器返回的允许请求头列表格式不对',
    why: ({ bad }) => `\`Access-Control-Allow-Headers\` 应该是用逗号分隔的请求头名。不合法的部分：${code(bad)}。`,
    decide: '看预检响应里的这个值：常见的是用空格或分号代替逗号，或带了引号。',
    fixes: { 'send-valid-list': '用逗号分隔各个名字，不要加引号。', 'call-through-own-server': BYPASS },
  },
  'cors-redirect-with-credentials': {
    title: '服务器把请求重定向到了带密码的地址',
    why: ({ status, target }) => `响应 ${status} 指向${target === '' ? '一个' : ` \`${target}\`，`}主机名前带有用户名或密码的地址。跨域请求时，浏览器不会跟随这样的重定向。`,
    decide: '看响应里的 `Location`。',
    fixes: {
      'redirect-without-userinfo': '重定向地址里不要带 `user:password@`。',
      'call-final-url': '直接请求最终地址，凭证放在请求头里。',
    },
  },
  'cors-disabled-scheme': {
    title: '请求的地址不是 http 或 https',
    why: ({ scheme, redirected }) => `${redirected ? '服务器的重定向指向' : '请求地址使用'}协议 \`${scheme}\`。页面跨站请求只能用 \`http:\` 和 \`https:\`。`,
    decide: '看 URL 的开头，或响应里的 `Location`。',
    fixes: {
      'use-https-url': '用 API 的 `https:` 地址请求。',
      'redirect-to-https': '重定向到 `https:` 地址。',
    },
  },
  'blocked-by-extension': {
    title: '请求在浏览器里被拦截，多半是某个扩展所为',
    why: ({ host }) => `发往 \`${host}\` 的请求根本没有发出。最常见的是广告拦截或隐私扩展；DevTools 的“屏蔽请求”功能报的也是同一个错误。`,
    decide: '在没有扩展的无痕窗口里重试：能通过就是扩展拦的。再看看 DevTools 里的“屏蔽网络请求”。',
    fixes: {
      'allow-in-extension': ({ host }) => `在拦截扩展里为这个页面放行 \`${host}\`。`,
      'try-without-extensions': '用无痕窗口或不带扩展的浏览器配置确认一下。',
      'rename-blocked-url': '如果很多用户都遇到：拦截名单会匹配 URL 里的词（`ads`、`track`、`analytics` 等），请换用其他词。',
    },
  },
  'blocked-mixed-content': {
    title: '安全页面请求了不安全的地址（http）',
    why: ({ url }) => `页面是 https，而 \`${url}\` 不是，浏览器不会发出这种请求。`,
    decide: '看 URL 开头的协议。',
    fixes: {
      'use-https-url': ({ secureUrl }) => `改为请求 \`${secureUrl}\`。`,
      'serve-https': 'API 改用 https 提供服务，也不要重定向到 http。',
    },
  },
  'blocked-by-csp': {
    title: '页面自己的安全策略禁止了这个请求',
    why: ({ directive, target }) => `页面的 \`Content-Security-Policy\` 里，\`${directive}\` 没有包含 \`${target}\`。请求没有发出，API 那边看不到它。`,
    decide: '控制台会写明违反了哪条指令。策略在页面自身的响应头或 `meta` 标签里。',
    fixes: { 'allow-in-policy': ({ directive, target }) => `把 \`${target}\` 加到页面策略的 \`${directive}\`。` },
  },
  'blocked-local-network': {
    title: ({ named }) => (named ? '浏览器不让这个页面访问本地网络' : '很可能是浏览器不让这个页面访问本地网络'),
    why: ({ host, address, obsolete }) =>
      `\`${host}\` 指向${address === '' ? '本地网络里的地址' : ` \`${address}\``}，来自互联网的页面要经用户同意才能访问这类地址。这不是跨域（CORS）问题，没有哪个响应头能放行${obsolete.length === 0 ? '，`Access-Control-Allow-Private-Network` 也不行' : `，${code(obsolete)} 已经不起作用`}。`,
    decide: '如果这个 API 本应在公网上，说明域名在这里解析错了：换个网络对比一下。如果是这个原因，控制台会提到“本地网络访问（local network access）”。',
    fixes: {
      'allow-local-network': '点地址栏左侧的图标，为这个页面允许“访问本地网络”。',
      'use-public-address': '用公网域名请求 API，或者也从本地网络打开页面。',
      'check-the-name': '检查这个域名在你们网络里解析到哪里：过滤设备或内网 DNS 可能把它指向了内网。',
    },
  },
  'blocked-by-response': {
    title: ({ rule }) => (rule === 'frame' ? '响应不允许显示在这个页面的框架里' : '响应已经到了，但有策略不让这个页面使用'),
    why: ({ rule, policy }) => {
      const reasons: { readonly [rule: string]: string } = {
        orb: '它由页面元素（例如 `img`、`script`）发起，没有走 CORS，而 JSON 之类的数据不会这样交给页面（不透明响应拦截，ORB）。',
        coep: '页面自己的 `Cross-Origin-Embedder-Policy` 只接受明确许可的资源，而这个响应没有 `Cross-Origin-Resource-Policy`。',
        dip: '页面自己的 `Document-Isolation-Policy` 只接受明确许可的资源，而这个响应没有 `Cross-Origin-Resource-Policy`。',
        frame: '响应的 `X-Frame-Options` 或 `Content-Security-Policy: frame-ancestors` 没有包含这个页面。',
        corp: `响应的 \`Cross-Origin-Resource-Policy\`${policy === '' ? '' : `（\`${policy}\`）`}只让${policy === 'same-site' ? '同站' : '同源'}的页面使用。`,
      };
      return `${reasons[rule] ?? ''}这不是跨域（CORS）报错，${rule === 'frame' ? '' : '除非改用 CORS 方式请求，'}`.concat('`Access-Control-…` 响应头对它不起作用。');
    },
    decide: '看响应里的 `Cross-Origin-Resource-Policy`、页面的 `Cross-Origin-Embedder-Policy`，以及页面是怎样发起请求的。',
    fixes: {
      'call-in-cors-mode': '用 `fetch` 的默认模式加载，或加 `crossorigin` 属性。',
      'send-resource-policy': '允许其他站点使用的资源，返回 `Cross-Origin-Resource-Policy: cross-origin`。',
      'use-cors-attribute': '以 CORS 方式加载：用 `fetch` 默认模式，或加 `crossorigin` 属性。这样的请求不受此策略限制。',
      'loosen-page-policy': '如果页面并不需要这个策略，可以放宽：`Cross-Origin-Embedder-Policy: credentialless` 会放行不带 Cookie 的这类资源。',
      'allow-framing': '在响应的 `Content-Security-Policy` 里把这个页面加到 `frame-ancestors`，并去掉 `X-Frame-Options`。',
    },
  },
  'network-name-not-resolved': {
    title: '找不到这个域名',
    why: ({ host, error }) => `\`${host}\` 解析不到任何地址（\`${error}\`）。`,
    decide: '在终端用 `nslookup` 查这个域名。别人能查到的话，就是你这边的 DNS 或过滤设备的问题。',
    fixes: {
      'check-host-name': ({ host }) => `对照 API 文档检查 \`${host}\` 的拼写。`,
      'check-dns': '检查 DNS 服务器和过滤规则，以及 VPN 是否该开或该关。',
    },
  },
  'network-connection-refused': {
    title: ({ viaProxy }) => (viaProxy ? '代理没有放行这个连接' : '这个地址上没有服务应答'),
    why: ({ host, viaProxy, error }) => (viaProxy ? `连接 \`${host}\` 要经过代理，在代理处失败了（\`${error}\`）。` : `\`${host}\` 的这个端口不接受连接（\`${error}\`）：服务没启动、端口不对，或被防火墙关闭。`),
    decide: '换一个网络试同样的主机和端口：那边能通，就是你们网络的问题。',
    fixes: {
      'check-address': '检查 URL 里的主机和端口。',
      'start-the-server': '确认服务已启动，并监听这个端口。',
      'open-the-way': ({ host }) => `在防火墙和代理上放行 \`${host}\`。`,
    },
  },
  'network-connection-reset': {
    title: ({ empty }) => (empty ? '服务器没有回应就断开了连接' : '响应还没收完，连接就断了'),
    why: ({ host, error }) => `与 \`${host}\` 的连接提前中断（\`${error}\`）。可能是服务器崩溃或主动断开，也可能是途中某处切断的。`,
    decide: '换个网络试：到处都失败就是服务器，只有这里失败就是途中的问题。',
    fixes: {
      'try-another-network': '重试一次，再换个网络（比如手机热点）试试。',
      'read-server-log': '查服务器这个时间的日志，看有没有崩溃、限制或主动断开的记录。',
      'look-for-a-filter': '检查有没有防火墙或过滤设备切断到这个主机的连接。',
    },
  },
  'network-timed-out': {
    title: '服务器迟迟没有响应，请求超时',
    why: ({ host, seconds }) => `\`${host}\` ${seconds > 0 ? `在 ${seconds} 秒内` : ''}没有应答。可能是过载或停机，也可能是防火墙悄悄丢弃了数据包。`,
    decide: '换个网络试：那边能通，就是你们的防火墙在丢包。',
    fixes: {
      'try-another-network': '重试一次，再换个网络试试。',
      'check-load': '检查服务器及其前面各层的负载和健康状态。',
      'open-the-way': ({ host }) => `确认防火墙放行 \`${host}\`。`,
    },
  },
  'network-tls': {
    title: ({ kind }) => (kind === 'client-certificate' ? '服务器要求这台电脑出示证书' : kind === 'protocol' ? '浏览器和服务器没有协商出共同的加密方式' : kind === 'unnamed' ? '无法建立安全连接' : '浏览器不信任服务器的证书'),
    why: ({ host, kind, error }) => {
      const reasons: { readonly [kind: string]: string } = {
        expired: '证书不在有效期内，或者这台电脑的时间不对',
        name: '证书是签给另一个域名的',
        authority: '签发机构不受信任：自签名、缺少中间证书，或公司代理在解密流量',
        revoked: '证书已被吊销',
        'client-certificate': '没有出示可接受的客户端证书',
        protocol: '握手失败',
        unnamed: '证书或加密方式被拒绝',
      };
      return `与 \`${host}\` 的安全连接没有建立：${reasons[kind] ?? reasons['protocol']}（\`${error}\`）。`;
    },
    decide: '在新标签页里打开这个主机，查看证书的签发者、域名和有效期。',
    fixes: {
      'renew-certificate': '为这个域名安装有效的证书。',
      'check-clock': '检查这台电脑的日期和时间。',
      'use-certified-name': '用证书里列出的域名请求 API。',
      'install-chain': '安装公共机构签发的证书，并带上完整的证书链。',
      'trust-company-authority': '如果公司代理会解密流量，请在这台电脑上安装公司的根证书。',
      'present-client-certificate': '安装 API 提供方给你的客户端证书，浏览器询问时选择它。',
      'offer-current-protocol': '启用 TLS 1.2 和 1.3，并使用当前通用的加密套件。',
    },
  },
  'network-offline': {
    title: ({ changed }) => (changed ? '请求过程中网络发生了切换' : '这台电脑没有联网'),
    why: ({ error }) => `当时浏览器没有可用的网络（\`${error}\`）。`,
    decide: '打开任意一个别的网站试试。',
    fixes: {
      'check-connection': '检查网络（Wi-Fi、网线、VPN）后重试。',
      'retry-when-online': '监听 `online` 事件，恢复联网后自动重试。',
    },
  },
  'network-aborted': {
    title: '请求在浏览器里被取消了',
    why: ({ seconds, error }) => `请求${seconds > 0 ? `在 ${seconds} 秒后` : ''}被取消（\`${error}\`）：可能是页面代码取消的（\`AbortController\`、超时设置），也可能是离开、刷新页面或点了停止。从这里无法分辨是哪一种。`,
    decide: '在页面代码里找 `abort(` 和 `AbortSignal.timeout`，并确认当时是否离开了页面。',
    fixes: {
      'look-for-abort': '检查 `AbortController`、`AbortSignal.timeout` 和请求库的超时设置。',
      'wait-for-the-answer': '响应回来之前不要离开页面。',
    },
  },
  'network-websocket-failed': {
    title: '实时连接（WebSocket）没有连上',
    why: ({ url }) => `与 \`${url}\` 的握手失败。浏览器对页面和扩展都隐藏服务器的应答，所以可能是被拒绝（401、403），也可能是途中出错。`,
    decide: '先打开 DevTools 再连接，那里能看到握手的状态码。也可以用 curl 握手。',
    fixes: {
      'see-handshake-status': '用 curl 握手，看状态码。',
      'check-token-and-origin': '检查 URL 或子协议里的令牌，以及服务器是否允许这个页面的源建立连接。',
      'read-handshake-log': '在服务器日志里查这次握手，并确认代理转发了 `Upgrade`。',
    },
  },
  'network-outcome-unseen': {
    title: '没有看到这个请求的结果',
    why: ({ lost, target }) =>
      lost === 'redirect-without-permission'
        ? `服务器把它重定向到${target === '' ? '另一个主机' : ` \`${target}\``}，本扩展没有那里的权限，之后浏览器就不再报告了。`
        : lost === 'browser-closed'
          ? '响应到达之前，浏览器被关闭，或扩展重新启动了。'
          : '浏览器很长时间都没有报告这个请求的结果。',
    decide: '打开 DevTools 再请求一次，面板就能看到全过程。',
    fixes: {
      'allow-the-other-host': ({ target }) => `给本扩展授予 ${target === '' ? '那个主机' : `\`${target}\``} 的权限。`,
      'look-in-devtools': '打开 DevTools 后重新请求。',
    },
  },
  unexplained: {
    title: ({ status }) => (status === 0 ? '请求失败，没有收到响应' : `服务器返回 ${status}，但没有说明原因`),
    why: ({ status, bodySeen, bodyEmpty, hiddenFromPage, error, workedAt }) => {
      const before = endpointAnswered(workedAt);
      if (status === 0) return `浏览器${error === '' ? '没有给出更多信息' : `只报告了 \`${error}\``}。${before}`;
      if (bodyEmpty) return `响应体是空的，响应头也没有写明原因。${before}`;
      if (bodySeen) return `响应头和响应体都没有写明原因。${before}`;
      return `响应头没有写明原因，响应体${hiddenFromPage ? '被跨域规则隐藏，' : ''}无法看到。${before}`;
    },
    decide: ({ status, bodySeen }) =>
      status === 0
        ? '用 curl 重发一次：有响应，说明问题在浏览器或这个页面；没有，则在网络或服务器。'
        : bodySeen
          ? '要看服务器日志：按时间和请求编号查这次请求。'
          : '通常看响应体就能判断：先打开 DevTools 再请求，或用 curl 重发。',
    fixes: {
      'read-the-body': '在终端里重发请求，查看响应体。',
      'repeat-outside-the-browser': '在终端里重发请求，对比结果。',
      'ask-the-owner': '请 API 提供方按时间和请求编号查这次请求。',
    },
  },
};
