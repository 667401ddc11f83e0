/** 请求路径图与参考编号的文字（简体中文）。 Chinese words of the drawn path and of the reference numbers. */
import { cities } from '../cities';
import type { PathWords, ReferenceWords } from '../path-words';

export const path: PathWords = {
  title: '请求走到了哪一步',
  preflightTitle: '预检请求走到了哪一步',
  page: '页面',
  server: '服务器',
  behind: '它后面的服务',
  marks: { passed: '放行', reached: '已响应', 'not-reached': '未到达', unseen: '无法确定' },
  refused: { certain: '拒绝', likely: '很可能是它拒绝', possible: '可能是它拒绝' },
  called: '发起请求',
  sent: '已发出',
  broke: '在这里中断',
  withheld: '扣下了响应',
  or: '或',
  notApart: (name) => `从响应中看不出是 ${name} 拒绝的，还是它后面的服务拒绝的。`,
  oneOfTwo: '最后两个之中有一个拒绝了请求，从响应中看不出是哪一个。',
  fromCache: '响应来自浏览器缓存，图中是当初取得这个响应的那次请求的路径。',
  shownBy: '依据',
  more: (count) => `另有 ${count} 条`,
};

export const references: ReferenceWords = {
  title: '参考编号',
  giveTo: (owner) => `请提供给${owner}`,
  issued: (time, place) => `${time === '' ? '' : `于 ${time} `}${place === '' ? '' : `由${place}`}签发`,
  city: (city, code) => `${city}（${code}）节点`,
  site: (name) => `节点 ${name} `,
  address: (address) => `边缘服务器 ${address} `,
  rule: (family, meaning) => (meaning === null ? `规则类别：${family}` : `命中的规则类别：${meaning}（${family}）`),
  rules: {
    XSS: '跨站脚本',
    SQL: 'SQL 注入',
    RFI: '远程文件包含',
    LFI: '本地文件包含',
    GEO: '地区限制',
  },
  before: (span) => `比本次请求早 ${span}：可能是缓存里的旧响应，也可能是某一方的时钟不准。`,
  after: (span) => `比本次请求晚 ${span}：很可能是某一方的时钟不准。`,
  cities: cities(1),
};
