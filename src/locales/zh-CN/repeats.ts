/** 简体中文：words in Simplified Chinese about calls that are made again: the cause, and the labels of what was folded into one. */
import type { CausesCatalog } from '../catalog';
import type { RepeatWords } from '../ui-words';

/** A length of time as people say it; short ones in milliseconds. */
function span(seconds: number): string {
  if (seconds < 1) return `${Math.max(1, Math.round(seconds * 1000))} 毫秒`;
  if (seconds < 120) return `${Math.round(seconds * 10) / 10} 秒`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} 分钟` : `${Math.round(seconds / 3600)} 小时`;
}

export const repeatCauses: Pick<CausesCatalog, 'retry-storm'> = {
  'retry-storm': {
    title: ({ kind }) => (kind === 'too-early' ? '页面没有按服务器要求的时间等待，就反复重试' : '请求被拒绝后，页面仍在反复重试'),
    why: ({ kind, count, seconds, shortestPauseMs, tooEarly, retryAfterSeconds, mayPass }) =>
      `同一个请求在 ${span(seconds)}内原样发出了 ${count} 次，每次都被拒绝。${shortestPauseMs === 0 ? '有的重试毫无间隔。' : `最短间隔只有 ${span(shortestPauseMs / 1000)}。`}${
        kind === 'too-early' && retryAfterSeconds !== null ? `服务器要求最多等待 ${span(retryAfterSeconds)}，有 ${tooEarly} 次没等到时间。` : ''
      }${mayPass ? '重试过快会让限额一直处于用尽状态，加重服务器负担，还可能被封禁更久。' : '这类拒绝重试多少次都不会变，反而可能因请求过多再被封禁。'}`,
    decide: '对比列表中各次请求的时间：间隔整齐，或者短到人手点不出来，就是代码在自动重试。检查重试逻辑、定时器，以及出错后会再次执行的副作用。',
    fixes: {
      'stop-repeating': '不要自动重试这个请求。只重试有可能恢复的情况：无响应、408、429 和 5xx。',
      'wait-longer-each-time': ({ retryAfterSeconds }) => `${retryAfterSeconds === null ? '' : `先按 \`Retry-After\` 等待（${span(retryAfterSeconds)}），`}每次重试的间隔加倍，最多重试三次。`,
      'send-retry-after': '在这个响应中返回 `Retry-After`，告诉页面要等多久。',
    },
  },
};

export const repeats: RepeatWords = {
  times: (count) => `×${count}`,
  happened: (count, when) => `${when}共发生 ${count} 次`,
  between: (from, to) => (from === to ? `${from} ` : `${from} 至 ${to} `),
  span: (from, to) => (from === to ? from : `${from}–${to}`),
  unfold: (count) => `展开全部 ${count} 次请求`,
  fold: '只显示最近一次',
  all: (count) => `全部 ${count} 次请求，最新的在最前`,
  endpoint: '接口相同、拒绝方式也相同的请求合并为一条。',
};
