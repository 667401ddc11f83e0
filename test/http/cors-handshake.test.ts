/** The conversation of a fetch: its steps for the cases that people meet, and on random fetches its agreement with the verdict and the single checks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateCors } from '../../src/http/cors';
import { checkAccess, checkPreflight, isRedirect } from '../../src/http/cors-check';
import { handshake, type AnswerStep, type Handshake, type RuleCheck } from '../../src/http/cors-handshake';
import { corsProblems } from '../../src/http/cors-problems';
import { ruleOf } from '../../src/http/cors-rules';
import { hopsOf, preflightAnswer } from '../../src/http/cors-walk';
import type { Exchange } from '../../src/http/exchange';
import { CANARIES, exchange, preflight } from '../support/exchange';
import { anyFetch, API, PAGE } from '../support/refused-fetch';

const refused = (facts: Parameters<typeof exchange>[0]): Exchange => exchange({ networkError: 'net::ERR_FAILED', ...facts });
const noCors = { 'Access-Control-Allow-Origin': [] } as const;
const told = (one: Exchange): Handshake => {
  const found = handshake(one);
  if (found === null) throw new Error('no handshake');
  return found;
};
const outline = ({ steps }: Handshake): string[] =>
  steps.map((step) => [step.kind, `${step.from}→${step.to}`, ...('rules' in step ? step.rules.map(({ rule, state, onlyWithCredentials }) => `${rule}:${state}${onlyWithCredentials ? '?' : ''}`) : [])].join(' '));
const answers = ({ steps }: Handshake): readonly AnswerStep[] => steps.filter((step) => step.kind === 'answer');
const rulesOf = (model: Handshake): readonly RuleCheck[] => model.steps.flatMap((step) => ('rules' in step ? step.rules : []));

describe('what people meet', () => {
  test('a 403 that CORS hides, without preflight', () => {
    const model = told(refused({ status: 403, statusText: 'Forbidden', responseHeaders: noCors, url: `${API}/v1/messages?access_token=${CANARIES[0]}` }));
    expect(outline(model)).toEqual(['page-call page→browser', 'no-preflight browser→browser', 'call browser→0', 'answer 0→browser allow-origin:fail allow-credentials:would-fail?', 'result browser→page']);
    expect(answers(model)[0]).toMatchObject({ status: 403, statusText: 'Forbidden', hidden: true, fields: [] });
    expect(model.steps[2]).toMatchObject({ path: '/v1/messages?…', sent: true, fields: [{ name: 'Origin', value: PAGE }] });
    expect(model.steps.at(-1)).toMatchObject({ got: 'cors-error', status: 403 });
    expect(JSON.stringify(model)).not.toContain('canary');
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('a refused preflight: every rule is told, the call was not sent', () => {
    const model = told(refused({ method: 'PUT', status: null, preflight: preflight({ status: 403, requestMethod: 'PUT', requestedHeaders: 'authorization,x-trace', responseHeaders: { 'Access-Control-Allow-Methods': 'GET', 'Access-Control-Allow-Headers': 'x-trace', 'Access-Control-Allow-Credentials': 'true' } }) }));
    expect(outline(model)).toEqual([
      'page-call page→browser',
      'preflight browser→0',
      'answer 0→browser no-redirect:pass allow-origin:pass allow-credentials:pass? status-ok:fail methods-readable:would-pass headers-readable:would-pass method-allowed:would-fail headers-allowed:would-fail',
      'call browser→0',
      'answer 0→browser allow-origin:not-reached allow-credentials:not-reached',
      'result browser→page',
    ]);
    expect(rulesOf(model).find(({ rule }) => rule === 'headers-allowed')?.wanted).toEqual(['authorization']);
    expect(model.steps[1]).toMatchObject({ reasons: [{ kind: 'method', method: 'PUT' }, { kind: 'field', name: 'authorization' }, { kind: 'field', name: 'x-trace' }] });
    expect(model.steps[3]).toMatchObject({ kind: 'call', sent: false });
  });

  test('a redirect that lost the origin', () => {
    const first = exchange({ status: 307, responseHeaders: { Location: 'https://login.example/in?next=secret' } });
    const model = told(refused({ url: 'https://login.example/in?next=secret', requestHeaders: { Origin: 'null' }, redirects: [{ request: first.request, response: first.response ?? ({} as never), preflight: null }] }));
    expect(model.servers).toEqual([API, 'https://login.example']);
    expect(model.steps.filter(({ kind }) => kind === 'call')).toMatchObject([{ to: 0, lostOrigin: false, redirected: false }, { to: 1, lostOrigin: true, redirected: true, fields: [{ name: 'Origin', value: 'null' }] }]);
    expect(answers(model)[0]?.location).toBe('https://login.example/in?…');
    expect(rulesOf(model).find(({ state }) => state === 'fail')).toMatchObject({ rule: 'allow-origin', corsError: 'AllowOriginMismatch', wanted: ['null'] });
  });

  test('two readings: both places are told', () => {
    const model = told(refused({ method: 'PUT', status: null, preflight: preflight({ requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET' } }) }));
    expect(model.readings.map(({ corsError, credentialsMode }) => `${credentialsMode} ${corsError}`)).toEqual(['omit MethodDisallowedByPreflightResponse', 'include PreflightWildcardOriginNotAllowed']);
    const [at, later] = ['allow-origin', 'method-allowed'].map((name) => rulesOf(model).find(({ rule }) => rule === name));
    expect(at).toMatchObject({ state: 'unknown', stoppedHere: 'with-credentials', onlyWithCredentials: true });
    expect(later).toMatchObject({ state: 'fail', stoppedHere: 'without-credentials', onlyWithCredentials: false });
  });

  test('why no preflight is shown', () => {
    const why = (facts: Parameters<typeof exchange>[0]): unknown => told(refused({ responseHeaders: noCors, ...facts })).steps.find(({ kind }) => kind === 'no-preflight');
    expect(why({})).toMatchObject({ why: 'not-needed', reasons: [] });
    expect(why({ method: 'PUT' })).toMatchObject({ why: 'cached', reasons: [{ kind: 'method', method: 'PUT' }] });
    expect(why({ method: 'PUT', observer: 'har' })).toMatchObject({ why: 'not-seen' });
  });

  test('a redirect to another scheme, and one with a password: neither is shown whole', () => {
    const to = (location: string): Handshake => told(refused({ status: 302, responseHeaders: { Location: location, 'Access-Control-Allow-Credentials': 'true' } }));
    expect(outline(to('tokenim:open-secret'))[3]).toContain('redirect-scheme:fail');
    expect(outline(to('https://user:pw@other.example/x'))[3]).toContain('redirect-scheme:pass redirect-credentials:fail');
    expect(JSON.stringify([to('tokenim:open-secret'), to('https://user:pw@other.example/x')])).not.toMatch(/secret|pw/);
  });

  test('a call that passed is told as well; one that CORS has nothing to do with is not', () => {
    const passed = exchange({ status: 200, requestHeaders: { 'User-Agent': 'Mozilla/5.0 Chrome/140' } });
    expect(told(passed).steps.at(-1)).toMatchObject({ got: 'answer', status: 200 });
    expect(answers(told(passed))[0]).toMatchObject({ hidden: false });
    expect(handshake(exchange({ origin: API }))).toBeNull();
    expect(handshake(exchange({ status: null, networkError: 'net::ERR_CONNECTION_RESET' }))).toBeNull();
    expect(handshake(exchange({ mode: 'no-cors' }))).toBeNull();
  });
});

describe('on random fetches', () => {
  test('the rules where the browser stopped are those of the verdict’s words, in every reading', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyFetch, (one) => {
        const { readings } = evaluateCors(one);
        const model = handshake(one);
        if (readings.length === 0) {
          if (model !== null) expect(model.steps.at(-1)).toMatchObject({ got: 'answer' });
          return;
        }
        seen += 1;
        const stops = rulesOf(told(one)).filter(({ stoppedHere }) => stoppedHere !== null);
        expect(stops).toHaveLength(readings.length);
        for (const reading of readings) {
          const stop = stops.find(({ stoppedHere }) => readings.length === 1 ? stoppedHere === 'always' : stoppedHere === (reading.credentialsMode === 'include' ? 'with-credentials' : 'without-credentials'));
          expect(stop).toMatchObject({ rule: ruleOf(reading), corsError: reading.corsError });
          expect(['fail', 'unknown']).toContain(stop?.state);
        }
        // Before the first stop everything passed; behind it nothing is said to have been checked.
        const rules = rulesOf(told(one));
        const first = rules.findIndex(({ stoppedHere }) => stoppedHere !== null);
        expect(rules.slice(0, first).every(({ state }) => state === 'pass')).toBe(true);
        expect(rules.slice(first + 1).some(({ state, stoppedHere }) => state === 'pass' || (state === 'fail' && stoppedHere === null))).toBe(false);
      }),
      { numRuns: 1500 },
    );
    expect(seen).toBeGreaterThan(700);
  }, 60_000);

  test('what failed or would fail is exactly the list of problems', () => {
    fc.assert(
      fc.property(anyFetch, (one) => {
        const model = handshake(one);
        if (model === null || model.readings.length === 0) return;
        const crosses = model.steps.flatMap((step) => ('rules' in step ? step.rules.filter(({ state }) => ['fail', 'would-fail', 'unknown'].includes(state)).map(({ corsError, onlyWithCredentials }) => `${step.hop} ${corsError} ${onlyWithCredentials}`) : []));
        expect(crosses).toEqual(corsProblems(one).map(({ hop, corsError, onlyWithCredentials }) => `${hop ?? one.redirects.length} ${corsError} ${onlyWithCredentials}`));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('an answer has no cross exactly when the single checks find nothing', () => {
    fc.assert(
      fc.property(anyFetch, fc.boolean(), (one, cookie) => {
        const model = handshake(one);
        if (model === null || model.credentialsMode === 'unknown' || cookie) return;
        const credentials = model.credentialsMode === 'include';
        for (const step of answers(model)) {
          const hop = hopsOf(one)[step.hop];
          if (hop === undefined || step.sameOrigin || step.status === null) continue;
          const origin = step.rules.find(({ rule }) => rule === 'allow-origin')?.wanted[0] ?? '';
          const clean = step.rules.every(({ state }) => state === 'pass' || state === 'would-pass');
          const fault = step.message === 'preflight' && hop.preflight !== null ? checkPreflight(hop.preflight, hop.request, origin, credentials) : checkAccess(hop.response?.headers ?? [], origin, credentials);
          if (step.message === 'response' && isRedirect(hop.response)) continue;
          expect(clean).toBe(fault === null);
          expect(step.status).toBe((step.message === 'preflight' ? preflightAnswer(hop.preflight) : hop.response)?.status);
        }
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('nothing but CORS fields, status, method and path is in it', () => {
    fc.assert(
      fc.property(anyFetch, (one) => {
        expect(JSON.stringify(handshake(one))).not.toMatch(/secret|user:pw|canary|sid=/);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
