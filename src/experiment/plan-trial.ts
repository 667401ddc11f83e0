/** A refused call → what can be simulated so that the browser accepts it, or why that cannot be done. Pure. */
import { repairCors, type AnswerRepair } from '../http/cors-repair';
import { hopAt, hopsOf, preflightAnswer } from '../http/cors-walk';
import type { Exchange, Field } from '../http/exchange';
import { fieldList, isToken } from '../http/fields';
import { originOf } from '../http/origin';
import type { SimulatedAnswer, SimulatedField, TrialObstacle, TrialPlan } from './trial';
import { isSafePlan, withoutQuery } from './trial-rules';

/** `plan` null: it cannot be tried, and `obstacles` says why. */
export type TrialOffer = { readonly plan: TrialPlan; readonly obstacles: readonly [] } | { readonly plan: null; readonly obstacles: readonly TrialObstacle[] };

/** What the trial of this call would be; null: CORS did not refuse it, or nobody knows what would help. */
export function offerTrial(exchange: Exchange): TrialOffer | null {
  const repair = repairCors(exchange);
  if (repair === null) return null;
  const tabless: readonly TrialObstacle[] = exchange.tabId === null ? ['no-tab'] : [];
  const obstacles: readonly TrialObstacle[] = [...new Set([...repair.call.map(({ kind }) => kind), ...repair.answers.flatMap(obstacleOf), ...tabless])];
  if (obstacles.length > 0) return { plan: null, obstacles };
  const first = hopsOf(exchange)[0]?.request ?? exchange.request;
  const plan: TrialPlan = {
    origin: repair.origin,
    resourceType: exchange.resourceType,
    method: first.method,
    url: withoutQuery(first.url),
    answers: joined(repair.answers.flatMap((answer) => simulated(exchange, answer))),
  };
  return isSafePlan(plan) ? { plan, obstacles: [] } : null;
}

/** A rule can change neither a status nor where an answer sends the browser. */
function obstacleOf({ message, status, set, remove }: AnswerRepair): readonly TrialObstacle[] {
  const redirects = remove.some((name) => !isCorsField(name)) || set.some(({ name }) => name.toLowerCase() === 'location');
  if (message === 'preflight') return redirects ? ['preflight-redirect'] : status === null ? [] : ['preflight-status'];
  return redirects || status !== null ? ['redirect'] : [];
}

function isCorsField(name: string): boolean {
  return name.toLowerCase().startsWith('access-control-');
}

function simulated(exchange: Exchange, { message, url, hop, seen, set, remove }: AnswerRepair): readonly SimulatedAnswer[] {
  const apiOrigin = originOf(url);
  if (apiOrigin === null) return [];
  const { preflight, response } = hopAt(exchange, hop);
  const before = seen ? ((message === 'preflight' ? preflightAnswer(preflight) : response)?.headers ?? []) : [];
  const fields: readonly SimulatedField[] = [
    // Caches keep the server's own answer, so `Vary` would change nothing here.
    ...set.filter(({ name }) => isCorsField(name)).map((field) => simulatedField(field, before)),
    ...remove.filter(isCorsField).map((name) => ({ operation: 'remove', name }) as const),
  ];
  if (fields.length === 0) return [];
  // Else the browser would remember what was simulated: in other tabs, and after the end.
  const forgetful: readonly SimulatedField[] = message === 'preflight' ? [{ operation: 'set', name: 'Access-Control-Max-Age', value: '0' }] : [];
  return [{ message, apiOrigin, fields: [...fields, ...forgetful] }];
}

/** Lists grow by what they lack, so that nothing that other calls need is taken from them; a broken one is replaced. */
function simulatedField({ name, value }: Field, before: readonly Field[]): SimulatedField {
  if (!/^access-control-allow-(?:methods|headers)$/i.test(name)) return { operation: 'set', name, value };
  const had = fieldList(before, name) ?? [];
  if (!had.every(isToken)) return { operation: 'set', name, value };
  const added = (fieldList([{ name, value }], name) ?? []).filter((member) => !had.includes(member));
  return { operation: 'append', name, value: added.join(', ') };
}

/** Answers of the same API to the same question become one rule. */
function joined(answers: readonly SimulatedAnswer[]): readonly SimulatedAnswer[] {
  return answers.reduce<readonly SimulatedAnswer[]>((all, next) => {
    const same = all.find(({ message, apiOrigin }) => message === next.message && apiOrigin === next.apiOrigin);
    if (same === undefined) return [...all, next];
    const known = new Set(same.fields.map((field) => JSON.stringify(field)));
    return all.map((one) => (one === same ? { ...same, fields: [...same.fields, ...next.fields.filter((field) => !known.has(JSON.stringify(field)))] } : one));
  }, []);
}
