/** Scenarios: a refusal that does not say why. Data only. */
import { call, type Scenario } from '../scenario';

const group = 'vague';
const auth = { credential: 'valid', as: 'access-token-query' } as const;

export const vague: readonly Scenario[] = [
  {
    id: 'vague-text',
    group,
    title: { en: 'Only the word “Forbidden”', 'zh-CN': '只返回一个单词 Forbidden' },
    call: call('GET', 'https://vague-text.tokenim.com/v1/messages', { auth }),
    expected: { status: 403, failure: 'status', refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'vague-json',
    group,
    title: { en: 'Only {"error":"forbidden"}', 'zh-CN': '只返回 {"error":"forbidden"}' },
    call: call('GET', 'https://vague-json.tokenim.com/v1/messages', { auth }),
    expected: { status: 403, failure: 'status', refusedBy: 'app', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'vague-empty',
    group,
    title: { en: 'A 403 with an empty body', 'zh-CN': '空响应体的 403' },
    call: call('GET', 'https://vague-empty.tokenim.com/v1/messages', { auth }),
    expected: { status: 403, failure: 'status', refusedBy: 'unknown', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'hostile-answer',
    group,
    title: { en: 'Fields and body full of markup, scripts and direction marks', 'zh-CN': '响应头与响应体夹带标签、脚本和方向控制符' },
    call: call('GET', 'https://hostile.tokenim.com/v1/messages', { auth }),
    expected: { status: 403, failure: 'status', refusedBy: 'app', vendor: null, cause: 'unexplained', confidence: 'possible' },
  },
];
