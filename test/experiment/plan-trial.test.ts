/** What is offered to be simulated, and what is not. */
import { describe, expect, test } from 'vitest';
import { offerTrial } from '../../src/experiment/plan-trial';
import type { TrialPlan } from '../../src/experiment/trial';
import { isSafePlan, isTried, sessionRules, underTrial } from '../../src/experiment/trial-rules';
import { evaluateCors } from '../../src/http/cors';
import type { Exchange } from '../../src/http/exchange';
import { exchange, preflight, type ExchangeFacts } from '../support/exchange';

const noCors = { 'Access-Control-Allow-Origin': [] } as const;
const refused = (facts: ExchangeFacts = {}): Exchange => exchange({ networkError: 'net::ERR_FAILED', ...facts });
const put = (guard: Parameters<typeof preflight>[0], more: ExchangeFacts = {}): Exchange =>
  refused({ method: 'PUT', status: null, preflight: preflight({ requestMethod: 'PUT', ...guard }), ...more });

function planOf(call: Exchange): TrialPlan {
  const plan = offerTrial(call)?.plan;
  if (plan === null || plan === undefined) throw new Error('nothing is offered');
  return plan;
}

const forgotten = 'set Access-Control-Max-Age: 0';
/** A server that allows credentials, so that only what is tested is missing. */
const credentials = { 'Access-Control-Allow-Credentials': 'true' } as const;

/** Every refusal that fields alone can mend, and what is simulated for it. */
const mendable = {
  'no field': [refused({ responseHeaders: { ...noCors, ...credentials } }), { response: ['set Access-Control-Allow-Origin: https://app.example'] }],
  'a wildcard beside credentials': [
    refused({ responseHeaders: { 'Access-Control-Allow-Origin': '*' }, requestHeaders: { Cookie: 'a=‹redacted›' } }),
    { response: ['set Access-Control-Allow-Origin: https://app.example', 'set Access-Control-Allow-Credentials: true'] },
  ],
  'a method that is not listed: the list grows': [
    put({ responseHeaders: { ...credentials, 'Access-Control-Allow-Methods': 'GET, POST' } }),
    { preflight: ['append Access-Control-Allow-Methods: PUT', forgotten], response: ['set Access-Control-Allow-Origin: https://app.example', 'set Access-Control-Allow-Credentials: true'] },
  ],
  'a list of methods that is broken: it is replaced': [
    put({ responseHeaders: { ...credentials, 'Access-Control-Allow-Methods': 'GET; POST' } }),
    { preflight: ['set Access-Control-Allow-Methods: PUT', forgotten], response: ['set Access-Control-Allow-Origin: https://app.example', 'set Access-Control-Allow-Credentials: true'] },
  ],
  'two fields that are not listed': [
    put({ requestedHeaders: 'authorization,x-trace', responseHeaders: { ...credentials, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'content-type' } }),
    { preflight: ['append Access-Control-Allow-Headers: authorization, x-trace', forgotten], response: ['set Access-Control-Allow-Origin: https://app.example', 'set Access-Control-Allow-Credentials: true'] },
  ],
} as const satisfies { readonly [name: string]: readonly [Exchange, { readonly preflight?: readonly string[]; readonly response: readonly string[] }] };

const shown = ({ answers }: TrialPlan): object =>
  Object.fromEntries(answers.map(({ message, fields }) => [message, fields.map((field) => `${field.operation} ${field.name}${field.operation === 'remove' ? '' : `: ${field.value}`}`)]));

describe('a refusal that fields can mend', () => {
  for (const [name, [call, answers]] of Object.entries(mendable)) {
    test(name, () => {
      const plan = planOf(call);
      expect(plan).toMatchObject({ origin: 'https://app.example', method: call.request.method, url: 'https://api.tokenim.com/v1/messages' });
      expect(shown(plan)).toEqual(answers);
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
      expect(isSafePlan(plan)).toBe(true);
      expect(evaluateCors(call).verdict).not.toBeNull();
      expect(evaluateCors(underTrial(call, plan)).verdict).toBeNull();
    });
  }
});

test.each([
  ['the preflight’s status', put({ status: 403 }), ['preflight-status']],
  ['a preflight that is redirected', put({ status: 301, responseHeaders: { Location: 'https://api.tokenim.com/v2/' } }), ['preflight-redirect']],
  ['a service worker’s call', refused({ responseHeaders: noCors, tabId: null, initiator: 'service-worker' }), ['no-tab']],
  ['a page without an origin', refused({ responseHeaders: noCors, origin: 'null' }), ['give-page-an-origin']],
] as const)('%s is not offered, and why is said', (_name, call, obstacles) => {
  expect(offerTrial(call)).toEqual({ plan: null, obstacles });
});

test.each([
  ['a call that was answered', exchange()],
  ['a call that the network lost', exchange({ status: null, networkError: 'net::ERR_CONNECTION_RESET' })],
])('%s has nothing to try', (_name, call) => {
  expect(offerTrial(call)).toBeNull();
});

describe('the rules', () => {
  const plan = planOf(mendable['a method that is not listed: the list grows'][0]);
  const rules = sessionRules(plan, 7);

  test('are for this tab, this page, this API and this kind of call', () => {
    for (const { condition } of rules) {
      expect(condition).toMatchObject({ tabIds: [7], urlFilter: '|https://api.tokenim.com/', initiatorDomains: ['app.example'], resourceTypes: ['xmlhttprequest'] });
    }
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  test('keep preflights and calls apart', () => {
    expect(rules.map(({ condition: { requestMethods, excludedRequestMethods } }) => ({ requestMethods, excludedRequestMethods }))).toEqual([
      { requestMethods: ['options'], excludedRequestMethods: undefined },
      { requestMethods: undefined, excludedRequestMethods: ['options'] },
    ]);
  });

  test('never let in anyone but the page', () => {
    const values = rules.flatMap(({ action }) => action.responseHeaders).filter(({ header }) => header === 'access-control-allow-origin').map(({ value }) => value);
    expect(values).toEqual(['https://app.example']);
  });
});

describe('a plan that would let others in is none', () => {
  const plan = planOf(refused({ responseHeaders: noCors }));
  const withField = (name: string, value: string): TrialPlan => ({ ...plan, answers: [{ message: 'response', apiOrigin: 'https://api.tokenim.com', fields: [{ operation: 'set', name, value }] }] });
  test.each([
    ['any origin', withField('Access-Control-Allow-Origin', '*')],
    ['no origin', withField('Access-Control-Allow-Origin', 'null')],
    ['another origin', withField('access-control-allow-origin', 'https://other.example')],
    ['another field', withField('Content-Security-Policy', 'default-src *')],
    ['an opaque page', { ...plan, origin: 'null' }],
    ['a filter in the place of an API', { ...plan, answers: [{ message: 'response', apiOrigin: 'https://*', fields: [] }] }],
    ['a path in the place of an API', { ...plan, answers: [{ message: 'response', apiOrigin: 'https://api.tokenim.com/v1', fields: [] }] }],
    ['nothing', { ...plan, answers: [] }],
    ['a document', { ...plan, resourceType: 'document' }],
  ] as const)('%s', (_name, unsafe) => {
    expect(isSafePlan(unsafe as TrialPlan)).toBe(false);
  });
});

test('a call counts as the tried one whatever its query, not before the trial and not from another tab', () => {
  const plan = planOf(refused({ responseHeaders: noCors }));
  const trial = { tabId: 7, callId: 'call-1', pageOrigin: 'https://app.example', plan, startedAt: Date.parse('2026-11-22T10:00:00.000Z'), endsAt: 0, ruleIds: [1], outcome: null, ended: null };
  expect(isTried(exchange({ url: 'https://api.tokenim.com/v1/messages?page=2' }), trial)).toBe(true);
  expect(isTried(exchange({ url: 'https://api.tokenim.com/v1/messages/2' }), trial)).toBe(false);
  expect(isTried(exchange({ method: 'POST' }), trial)).toBe(false);
  expect(isTried(exchange({ tabId: 8 }), trial)).toBe(false);
  expect(isTried(exchange({ startedDateTime: '2026-11-22T09:59:59.999Z' }), trial)).toBe(false);
});
