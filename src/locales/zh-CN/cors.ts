/** 简体中文：the words of the CORS section in Simplified Chinese. */
import type { CorsPlace, DescribedProblem } from '../../http/cors-problem-facts';
import type { PreflightReason } from '../../http/cors-safelist';
import type { CorsWords } from '../cors-words';

const plain = (text: string): string => text.replace(/`/g, "'");
const code = (text: string): string => `\`${plain(text)}\``;
const list = (names: readonly string[]): string => names.map(code).join('、');

const differences: CorsWords['differences'] = {
  'page-null': '这个页面没有自己的源（`null`）。',
  null: '这样只允许没有源的页面。',
  empty: '值是空的。',
  'two-fields': '这个响应头只能出现一次。',
  list: '这里只能写一个源，不能写列表。',
  pattern: '这里不支持通配或正则，浏览器是逐字比较的。',
  placeholder: '变量没有替换成实际的值。',
  quotes: '源不带引号。',
  'white-space': '里面有空格或不可见字符。',
  'scheme-missing': '缺少开头的协议：源以 `https://` 或 `http://` 开头。',
  userinfo: '源里不能带用户名或密码。',
  scheme: '`http` 和 `https` 是不同的源。',
  www: '带不带 `www.` 是不同的源。',
  subdomain: '子域名不同。',
  loopback: '`localhost` 和它的 IP 地址是不同的源。',
  punycode: '非英文域名在源里要写成 `xn--` 形式。',
  ipv6: '地址相同，但浏览器用的是缩写形式。',
  port: '端口不同。',
  'default-port': '默认端口不用写：`https` 的 443、`http` 的 80 在源里都省略。',
  'trailing-slash': '源的结尾没有斜杠。',
  path: '源不带路径，只有协议、主机和端口。',
  case: '源要用小写。',
  form: '是同一个源，但写法不同，而浏览器是逐字比较的。',
  other: '两者是不同的网站。',
};

/** Differences that are no other site, only another way to write it. */
const SPELLING: readonly string[] = ['quotes', 'white-space', 'punycode', 'ipv6', 'default-port', 'trailing-slash', 'path', 'case', 'form', 'userinfo'];

function place({ message, hop, redirects }: CorsPlace): string {
  if (message === 'request') return '请求';
  const of = hop === null ? '' : `第 ${hop + 1} 次重定向的`;
  if (message === 'preflight') return `${of}预检`;
  return hop !== null ? `第 ${hop + 1} 次重定向` : redirects ? '重定向' : '响应';
}

function problem({ rule, field, sent, lines, bad, missingHeaders, missingMethod, status, listsOrigin, differences: named, onlyWithCredentials, place: { message } }: DescribedProblem): string {
  const name = `\`${field ?? ''}\``;
  switch (rule) {
    case 'allow-origin-missing':
      return `缺少 ${name}`;
    case 'allow-origin-multiple':
      return `${name} ${lines > 1 ? `出现了 ${lines} 次` : '是一个列表'}，浏览器只接受一个源${listsOrigin ? '，哪怕其中有页面的源' : ''}`;
    case 'allow-origin-invalid':
      return sent === '' ? `${name} 是空的` : `${name} 的值不是合法的源`;
    case 'allow-origin-mismatch':
      if (named.includes('page-null')) return `页面没有自己的源（\`null\`），${name} 无法写明它`;
      return `${name} ${named.length > 0 && named.every((one) => SPELLING.includes(one)) ? '写的是页面的源，但格式不对' : named.includes('pattern') ? '写成了通配或正则' : '写的不是这个页面的源'}`;
    case 'allow-origin-wildcard':
      return `${onlyWithCredentials ? '' : '请求带 Cookie 时，'}“允许所有网站”（\`*\`）不算数`;
    case 'allow-credentials':
      return `${sent === null ? `缺少 ${name}` : sent === '' ? `${name} 是空的` : `${name} 的值是 ${code(sent)}`}${onlyWithCredentials ? '' : '，带 Cookie 的请求需要它'}`;
    case 'preflight-status':
      return `预检返回了 ${status}，必须是 200 到 299`;
    case 'preflight-redirect':
      return `预检被重定向（${status}），浏览器不会跟随`;
    case 'allow-methods-invalid':
    case 'allow-headers-invalid':
      return `${name} 里有不合法的名字：${list(bad)}`;
    case 'method-not-allowed':
      return `不允许使用 ${code(missingMethod ?? '')} 方法`;
    case 'headers-not-allowed':
      return `不允许发送请求头 ${list(missingHeaders)}`;
    case 'scheme':
      return message === 'request' ? '请求的地址不是 http 或 https' : '重定向的目标不是 http 或 https';
    case 'redirect-userinfo':
      return '重定向的目标地址里带有用户名或密码';
  }
}

function reason(of: PreflightReason): string {
  if (of.kind === 'method') return `${code(of.method)} 不属于 \`GET\`、\`HEAD\`、\`POST\`。`;
  if (of.kind === 'upload') return '不是方法或请求头的原因：页面监听了上传进度（`xhr.upload`），或者请求体是流。';
  const name = code(of.name);
  // Of a media type that was not seen, that much is known.
  switch (of.name === 'content-type' && of.because === 'unknown' ? 'content-type' : of.because) {
    case 'name':
      return `请求头 ${name} 要先询问才能发送。`;
    case 'content-type':
      return `${name} 不是表单能发送的类型（例如 \`text/plain\`）。`;
    case 'length':
      return `请求头 ${name} 超过了 128 字节。`;
    case 'bytes':
      return `请求头 ${name} 里有需要先询问的字符。`;
    case 'range':
      return `${name} 不是单个简单范围（例如 \`bytes=0-99\`）。`;
    case 'total-length':
      return `加上 ${name}，请求头总长超过了 1024 字节。`;
    case 'unknown':
      return `请求头 ${name} 的值需要先询问，但没有看到这个值。`;
  }
}

function without(of: PreflightReason): string {
  if (of.kind === 'method') return `如果 API 提供等效的 \`POST\` 才能改。代价：缓存、代理和重试逻辑无法再从 ${code(of.method)} 看出请求的含义。`;
  if (of.kind === 'upload') return '去掉 `xhr.upload` 上的监听，或一次性发送请求体。代价：没有上传进度。';
  if (of.because === 'name' && of.name === 'authorization') return '建议保留 `authorization`：令牌放进 URL 会被记进日志，改用 Cookie 则要防范跨站请求伪造（CSRF）。';
  switch (of.name === 'content-type' && of.because === 'unknown' ? 'content-type' : of.because) {
    case 'name':
      return `如果 API 不需要，就去掉 ${code(of.name)}。`;
    case 'content-type':
      return '如果 API 能接受，可以把 JSON 以 `text/plain` 发送。代价：失去预检对跨站请求伪造（CSRF）的防护。';
    case 'length':
    case 'total-length':
      return `缩短 ${code(of.name)}，或把内容放进请求体。`;
    case 'range':
      return '每次只请求一个范围。';
    case 'bytes':
    case 'unknown':
      return `${code(of.name)} 里不要用引号、括号、冒号、\`<>?@\` 和非 ASCII 字符。`;
  }
}

export const cors: CorsWords = {
  problems: {
    title: (count) => (count === 1 ? '不符合跨域规则的地方' : `所有不符合跨域规则的地方（${count} 处）`),
    inOrder: '浏览器只报告第一处。改好它，就会碰到下一处。',
    hiddenStatus: (status) => `服务器本来返回的是 ${status}。改好跨域配置不会消除它，只是让页面能读到它。`,
    twoReadings: (withCookies, other) => `看不出这个请求是否带 Cookie。如果带（\`credentials: 'include'\`）：${withCookies}。如果不带：${other}。`,
    onlyWithCredentials: '仅当请求带 Cookie 时',
    place,
    problem,
    sent: '实际返回',
    needed: '应该返回',
    toAdd: '需要加上',
    unseen: (message) => (message === 'preflight' ? '没有看到预检的响应，它也必须同样放行。' : '浏览器在正式请求之前就停下了，所以没有看到它的响应。它也要带上跨域响应头。'),
  },
  compare: { label: '逐字对比', allowed: '允许的源', page: '页面的源', nothing: '此处没有' },
  differences,
  repair: {
    title: '服务器应该返回什么',
    answer: ({ message, hop }) => (message === 'preflight' ? `${hop === null ? '' : `第 ${hop + 1} 次重定向的`}预检响应（\`OPTIONS\`）` : hop === null ? '正式请求的响应' : `第 ${hop + 1} 次重定向的响应`),
    unseen: '尚未看到',
    onErrorsToo: '错误响应也要带上这些响应头。',
    remove: (names) => `去掉：${names.join('、')}`,
    onlyWithCredentials: '仅当请求带 Cookie 时：',
    none: '没有找到既安全、浏览器又会接受的改法。',
    call: (change) => {
      if (change.kind === 'call-url') return `直接请求 ${code(change.url)}：从一个外站再重定向到另一个外站，会丢掉页面的源。`;
      if (change.kind === 'use-http-url') return '改为请求 `https:` 地址。';
      return '让页面有自己的源：通过 Web 服务器打开，并去掉 `sandbox`（或加上 `allow-same-origin`）。';
    },
    unsafe: {
      'null-origin': '不要允许 `null`：那样任何人做的沙箱 iframe 和本地文件都能访问。',
      'wildcard-with-credentials': '不要把请求的源原样返回：加上 Cookie，任何网站都能冒用已登录用户的身份。请只写自己的源。',
    },
  },
  preflight: {
    summary: ({ source, method, reasons }) => {
      const about = list([...reasons.flatMap((one) => (one.kind === 'method' ? [method] : [])), ...reasons.flatMap((one) => (one.kind === 'field' ? [one.name] : []))]);
      const why = about === '' ? '' : `：${about}`;
      if (source === 'cache') return `浏览器没有再次询问（预检结果已缓存）${why}`;
      if (source === 'unseen') return `浏览器需要先询问，但没有看到预检请求${why}`;
      return `浏览器为什么要先发预检请求${why}`;
    },
    reason,
    without,
    avoid: '如何避免预检',
    memory: ({ source, maxAge, rememberedSeconds }) => {
      const always = '使用 `cache: \'no-store\'`、`no-cache`、`reload`，或在 DevTools 里勾选“停用缓存”时，Chrome 每次都会重新询问。';
      if (source === 'cache') return `这个请求需要预检，但没有看到 \`OPTIONS\`：浏览器还记着之前的结果（\`Access-Control-Max-Age\`），或者询问发生在开始监听之前。${always}`;
      if (rememberedSeconds === null) return '';
      if (rememberedSeconds === 0) return '`Access-Control-Max-Age` 不允许缓存预检结果，所以每次请求前都要询问。';
      return maxAge === null ? `没有 \`Access-Control-Max-Age\`：放行的结果只缓存 ${rememberedSeconds} 秒。${always}` : `放行的结果在 Chrome 里缓存 ${rememberedSeconds} 秒。${always}`;
    },
    worthKeeping: '通常不必去掉预检：用 `Access-Control-Max-Age` 让它缓存即可（Chrome 最长 2 小时，Firefox 24 小时）。请求页面自己的源则从不需要预检。',
  },
  cache: {
    summary: ({ madeFor }) => (madeFor === 'another-origin' ? '缓存可能返回了给另一个页面的响应' : madeFor === 'no-origin' ? '缓存可能返回了不带跨域响应头的旧响应' : '缺少 `Vary: Origin`：缓存可能会张冠李戴'),
    explain: ({ madeFor, shownBy }) => {
      const shown = shownBy === null ? '浏览器自己的缓存' : `\`${plain(shownBy.name)}: ${plain(shownBy.value)}\``;
      if (madeFor === 'another-origin') return `这个响应来自缓存（${shown}），写的是另一个源，又没有声明它因页面而异。请在所有响应里加上 \`Vary: Origin\`，然后清除缓存。`;
      if (madeFor === 'no-origin') return `这个响应来自缓存（${shown}），又没有声明它因页面而异，可能是为不带 \`Origin\` 的请求生成的。请在所有响应里都返回跨域响应头和 \`Vary: Origin\`，然后清除缓存。`;
      return '这个响应只允许一个源，又可以被缓存，其他源的页面之后可能拿到它而失败。请在所有响应里加上 `Vary: Origin`，没有放行的响应也要加。';
    },
  },
  hiddenFields: {
    summary: ({ names }) => `页面代码读不到的响应头（${names.length} 个）：${list(names)}`,
    explain: ({ wildcardIgnored }) => `跨域时，只有服务器在 \`Access-Control-Expose-Headers\` 里列出的响应头，页面代码才读得到。${wildcardIgnored ? '请求带 Cookie 时，`*` 不算数。' : ''}本检查器能看到全部。`,
  },
  nullOrigin: {
    summary: '`Origin: null` 从哪里来',
    explain: ({ source, url }) =>
      source === 'redirect'
        ? `请求原本带有源。${code(url)} 把它重定向到了第三个站点，浏览器在那里改发 \`null\`。`
        : source === 'frame'
          ? '发起请求的是一个没有自己的源的 iframe。从外面分不清是哪一种，可能是：'
          : '发起请求的页面没有自己的源。从外面分不清是哪一种，可能是：',
    kinds: ['带 `sandbox` 而没有 `allow-same-origin` 的 iframe，或响应头带 `Content-Security-Policy: sandbox` 的页面', '`data:` URL，或由这类页面创建的 `blob:` URL', '本地文件（`file:`）'],
  },
  obsolete: {
    summary: '已经不起作用的请求头或响应头',
    explain: (names) => `${list(names)}：浏览器已放弃 Private Network Access，不再理会它。能否访问本地网络，现在由用户授权决定。`,
  },
};
