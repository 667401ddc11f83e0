/** 简体中文：失败的请求与最近一次成功的请求对比。 Simplified Chinese: a call that failed beside the nearest one that worked. */
import type { Carrier, ComparisonFacts, ComparisonWords } from '../comparison-words';

const CARRIERS: { readonly [C in Carrier]: string } = { token: '令牌', key: ' API 密钥', cookie: ' Cookie', login: '用户名和密码', credential: '凭证' };

/** `20 秒`、`1 分 20 秒`、`2 小时 5 分`、`3 天`。 */
function spanOf(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const [minutes, hours] = [Math.floor(whole / 60), Math.floor(whole / 3600)];
  if (whole < 60) return `${whole} 秒`;
  if (hours === 0) return whole % 60 === 0 ? `${minutes} 分钟` : `${minutes} 分 ${whole % 60} 秒`;
  if (hours < 48) return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分`;
  return `${Math.floor(hours / 24)} 天`;
}

function when(seconds: number): string {
  if (Math.round(seconds) === 0) return seconds === 0 ? '几乎在同一时刻' : seconds > 0 ? '就在这次失败之前' : '就在这次失败之后';
  return seconds > 0 ? `这次失败前 ${spanOf(seconds)}` : `这次失败后 ${spanOf(seconds)}`;
}

function sentence({ sameEndpoint, samePath, seconds, credential, carrier, call }: ComparisonFacts): string {
  const what = CARRIERS[carrier];
  // 英文词的前后都空一格。
  const spaced = /[A-Za-z]$/.test(what) ? `${what} ` : what;
  const same = carrier === 'login' ? '同样的' : '同一个';
  if (!sameEndpoint) return credential === 'same' ? `${when(seconds)}，${same}${spaced}用于另一个请求时成功过：\`${call}\`。` : `${when(seconds)}，另一个请求成功过：\`${call}\`。`;
  const ends: { readonly [C in ComparisonFacts['credential']]: string } = {
    same: `，用的是${same}${what}。`,
    different: `，但用的是${carrier === 'login' ? '另一组' : '另一个'}${what}。`,
    'only-then': `。那次带了${what}，这次没有带。`,
    'only-now': `。那次没有带${what}，这次带了。`,
    none: '。',
    unknown: '。',
  };
  return `${when(seconds)}，${samePath ? '同样的' : '同类'}请求成功过${ends[credential]}`;
}

export const comparison: ComparisonWords = {
  title: '与最近一次成功的请求对比',
  sentence,
  noDifference: '两次请求在能看到的内容上没有任何差别。',
  table: '两次请求的差别',
  what: '差别',
  worked: '成功的那次',
  failed: '这次',
  absent: '没有',
  kinds: {
    credential: '凭证',
    field: '请求头',
    query: '查询参数',
    path: '路径',
    host: '主机',
    method: '方法',
    scheme: '协议',
    origin: '页面来源',
    address: '服务器 IP',
    edge: '应答方',
  },
};
