/** Words of the demo page in both languages. Data only. */
import type { Group } from '../scenario';

export type PageLocale = 'en' | 'zh-CN';

interface PageWords {
  readonly title: string;
  readonly intro: string;
  readonly running: string;
  readonly opaque: string;
  readonly groups: { readonly [G in Group]: string };
}

export const words: { readonly [L in PageLocale]: PageWords } = {
  en: {
    title: 'Acme Chat, a page that calls the TokenIM API',
    intro: 'Each button makes one call and shows what the page itself gets to see. Open DevTools and its “403 Inspector” panel, or press the extension’s toolbar button, to see the rest.',
    running: 'calling …',
    opaque: 'opaque response: the page may not look into it',
    groups: {
      credentials: 'Credentials',
      permissions: 'Permissions',
      addresses: 'Addresses and origins',
      'method-and-route': 'Method and path',
      limits: 'Limits and outages',
      cors: 'CORS',
      'in-front': 'Others in front of the API',
      network: 'Network and browser',
      vague: 'Answers that do not say why',
    },
  },
  'zh-CN': {
    title: 'Acme Chat：调用 TokenIM API 的示例页面',
    intro: '每个按钮发起一次请求，并显示页面自身能看到的结果。打开 DevTools 中的“403 Inspector”面板，或点击工具栏上的扩展按钮，即可看到其余信息。',
    running: '请求中……',
    opaque: '不透明响应：页面无法读取其内容',
    groups: {
      credentials: '鉴权凭证',
      permissions: '权限',
      addresses: '来源地址与来源站点',
      'method-and-route': '请求方法与路径',
      limits: '限流与停服',
      cors: '跨域',
      'in-front': 'API 前面的其他环节',
      network: '网络与浏览器',
      vague: '没有说明原因的响应',
    },
  },
};
