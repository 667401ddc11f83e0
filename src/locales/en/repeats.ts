/** English words about calls that are made again: the cause, and the labels of what was folded into one. */
import type { CausesCatalog } from '../catalog';
import type { RepeatWords } from '../ui-words';

/** A length of time as people say it; short ones in milliseconds. */
function span(seconds: number): string {
  if (seconds < 1) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 120) return `${Math.round(seconds * 10) / 10} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;
}

export const repeatCauses: Pick<CausesCatalog, 'retry-storm'> = {
  'retry-storm': {
    title: ({ kind }) => (kind === 'too-early' ? 'The page repeats the call without waiting as the server asked' : 'The page repeats the refused call again and again'),
    why: ({ kind, count, seconds, shortestPauseMs, tooEarly, retryAfterSeconds, mayPass }) =>
      `The same call was made ${count} times in ${span(seconds)}, unchanged, and refused each time. ${shortestPauseMs === 0 ? 'Some calls followed without any pause.' : `The shortest pause was ${span(shortestPauseMs / 1000)}.`}${
        kind === 'too-early' && retryAfterSeconds !== null ? ` The server asked to wait up to ${span(retryAfterSeconds)}; ${tooEarly} calls came sooner.` : ''
      } ${mayPass ? 'Repeating this fast keeps the limit used up and the server busy, and can get the page blocked for longer.' : 'A repeat cannot change this refusal, and a flood of them can get the page blocked on top of it.'}`,
    decide: 'Compare the times of the calls in the list. Pauses that are all alike, or shorter than a person can click, come from code: look for a retry, a timer or an effect that runs again after each error.',
    fixes: {
      'stop-repeating': 'Do not repeat this call by itself. Repeat only what may pass: no response, 408, 429 and 5xx.',
      'wait-longer-each-time': ({ retryAfterSeconds }) => `Wait ${retryAfterSeconds === null ? '' : `as long as \`Retry-After\` says (${span(retryAfterSeconds)}), and `}twice as long before each further repeat, and stop after three.`,
      'send-retry-after': 'Send `Retry-After` with this response, so that pages know how long to wait.',
    },
  },
};

export const repeats: RepeatWords = {
  times: (count) => `×${count}`,
  happened: (count, when) => `This happened ${count} times ${when}`,
  between: (from, to) => (from === to ? `at ${from}` : `between ${from} and ${to}`),
  span: (from, to) => (from === to ? from : `${from}–${to}`),
  unfold: (count) => `Show all ${count} calls`,
  fold: 'Show the latest call only',
  all: (count) => `All ${count} calls, newest first`,
  endpoint: 'Put together: the same endpoint, refused in the same way.',
};
