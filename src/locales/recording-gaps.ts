/** What a report could not see, as sentences in every language. Pure. */
import type { RecordingEnd } from '../store/recordings';

/** What is known of a recording's gaps. `withheld`: contents that CORS kept from the page; `unread`: other contents that were not read. */
export interface RecordingFacts {
  readonly ended: RecordingEnd;
  readonly bodies: boolean;
  readonly unfinished: number;
  readonly unread: number;
  readonly withheld: number;
}

type Gap = { readonly en: string; readonly 'zh-CN': string };

const answers = (count: number): string => (count === 1 ? 'one answer' : `${count} answers`);

const ENDS: { readonly [E in RecordingEnd]: Gap | null } = {
  stopped: null,
  'tab-closed': { en: 'The recording ended when the tab was closed. Calls that were still open then may be missing.', 'zh-CN': '标签页关闭时录制随之结束，当时尚未完成的请求可能没有记录到。' },
  'browser-closed': { en: 'The recording ended when the browser or the extension was closed. The last moments before that may be missing.', 'zh-CN': '浏览器或扩展关闭时录制随之结束，此前最后一刻的请求可能没有记录到。' },
  'too-long': { en: 'The recording ended by itself after half an hour, the longest that is recorded. What came later is not in it.', 'zh-CN': '录制最长半小时，到时已自动结束，之后的请求没有记录。' },
};

/** The sentences. None where nothing is missing. */
export function reportGaps({ ended, bodies, unfinished, unread, withheld }: RecordingFacts): readonly Gap[] {
  const end = ENDS[ended];
  return [
    ...(end === null ? [] : [end]),
    ...(unfinished === 0 ? [] : [{ en: `${unfinished === 1 ? 'One call was' : `${unfinished} calls were`} still open when the recording ended; what came of ${unfinished === 1 ? 'it' : 'them'} is not known.`, 'zh-CN': `录制结束时还有 ${unfinished} 个请求没有完成，结果未知。` }]),
    ...(bodies
      ? []
      : [{ en: 'The contents of the answers were not read: the user did not allow it. With DevTools open they are seen all the same.', 'zh-CN': '没有读取响应内容：用户未允许。打开 DevTools 时仍然可以看到。' }]),
    ...(withheld === 0 ? [] : [{ en: `The content of ${answers(withheld)} could not be read: CORS keeps it from the page.`, 'zh-CN': `有 ${withheld} 个响应的内容无法读取：CORS 不允许页面读取。` }]),
    ...(!bodies || unread === 0
      ? []
      : [{ en: `The content of ${answers(unread)} could not be read: it was empty, or the call was made by a worker, by another site’s frame, or while the page was still loading.`, 'zh-CN': `有 ${unread} 个响应的内容无法读取：内容为空，或者请求来自 worker、其他网站的框架，或在页面加载过程中发出。` }]),
  ];
}
