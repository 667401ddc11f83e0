/** 同一请求在不同浏览器中结果不同时的说明（简体中文）。 Simplified Chinese words for where browsers decide differently. */
import type { BrowserDifference, BrowserName } from '../../http/cors-browsers';
import type { CorsBrowserWords } from '../en/cors-browsers';

const names = { chromium: 'Chrome 和 Edge', firefox: 'Firefox', safari: 'Safari' } as const;

const code = (text: string): string => `\`${text.replace(/`/g, "'")}\``;
const capitals = (name: string): string => (name.length <= 3 ? name.toUpperCase() : name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()));
const fieldList = (fields: readonly string[]): string => fields.map((name) => code(capitals(name))).join('、');

function list(browsers: readonly BrowserName[]): string {
  const said = browsers.flatMap((name) => (name === 'chromium' ? ['Chrome', 'Edge'] : [names[name]]));
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join('、')} 和 ${said.at(-1)}`;
}

function where({ passesIn, failsIn, observedIn, certain }: BrowserDifference): string {
  if (failsIn.length === 0) return `目前在 ${list(passesIn)} 中都能用，但不符合标准`;
  if (certain) return `在 ${list(passesIn)} 中正常，在 ${list(failsIn)} 中失败`;
  return passesIn.includes(observedIn) ? `在 ${list(passesIn)} 中正常，在 ${list(failsIn)} 中可能失败` : `在 ${list(failsIn)} 中失败，在 ${list(passesIn)} 中可能正常`;
}

function why({ rule, fields }: BrowserDifference): string {
  switch (rule) {
    case 'authorization-under-wildcard':
      return '`Access-Control-Allow-Headers` 里的 `*` 并不包含 `Authorization`，Firefox 已对此给出警告。请把 `Authorization` 单独写进列表。';
    case 'client-hint-field':
      return `Chrome 和 Edge 允许页面直接发送 ${fieldList(fields)}，其他浏览器会先发预检请求询问。请把它写进 \`Access-Control-Allow-Headers\`，或者在请求中不要设置它。`;
    case 'user-agent-field':
      return 'Chrome 和 Edge 会忽略页面设置的 `User-Agent`，其他浏览器会照发，并先用预检请求询问。请在请求中去掉它，或者把它写进 `Access-Control-Allow-Headers`。';
    case 'empty-location':
      return '重定向响应的 `Location` 是空的。Chrome 和 Edge 把它当作普通响应交给页面，Firefox 则反复请求同一个地址，直到放弃。请写明跳转地址，或者改用非重定向的状态码。';
    case 'userinfo-in-redirect':
      return '重定向地址里带有用户名（`user@host`），Chrome 和 Edge 不会加载这样的地址。请从 `Location` 中去掉用户名。';
    case 'status-407':
      return '`407` 是代理专用的状态码。服务器自己返回它时，Chrome 和 Edge 会当作连接失败，页面看不到响应。请改用 `401` 或 `403`。';
    case 'origin-of-redirected-preflight':
      return '跳转到另一台服务器之后，Chrome 和 Edge 发出的预检请求带 `Origin: null`，Firefox 带的是页面自己的源，而这里的响应只允许其中一种。请让页面直接请求最终地址。';
  }
}

export const corsBrowsers: CorsBrowserWords = {
  title: '在其他浏览器中',
  names,
  line: (difference) => `${where(difference)}：${why(difference)}`,
  firefoxConsole: (reasons) => `在 Firefox 的控制台里，对应的提示是 ${reasons.map(code).join(' 或 ')}。`,
};
