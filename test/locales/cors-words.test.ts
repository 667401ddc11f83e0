/** The words of the CORS section: each rule, place, difference, reason and fact is said, filled in and typeset, in every language. */
import { describe, expect, test } from 'vitest';
import { cacheFacts, hiddenFields, preflightFacts } from '../../src/http/cors-facts';
import { corsReport } from '../../src/http/cors-report';
import type { CorsRule, DescribedProblem } from '../../src/http/cors-problem-facts';
import type { PreflightReason, UnsafeBecause } from '../../src/http/cors-safelist';
import { LOCALES } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import { exchange, preflight } from '../support/exchange';

const RULES: readonly CorsRule[] = ['allow-origin-missing', 'allow-origin-multiple', 'allow-origin-invalid', 'allow-origin-mismatch', 'allow-origin-wildcard', 'allow-credentials', 'preflight-status', 'preflight-redirect', 'allow-methods-invalid', 'allow-headers-invalid', 'method-not-allowed', 'headers-not-allowed', 'scheme', 'redirect-userinfo'];
const BECAUSE: readonly UnsafeBecause[] = ['name', 'content-type', 'length', 'bytes', 'range', 'total-length', 'unknown'];
const REASONS: readonly PreflightReason[] = [{ kind: 'method', method: 'PUT' }, { kind: 'upload' }, { kind: 'field', name: 'authorization', because: 'name' }, ...BECAUSE.map((because) => ({ kind: 'field', name: 'x-trace', because }) as const)];

const report = corsReport(exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ requestMethod: 'PUT', requestedHeaders: 'x-a', responseHeaders: { 'Access-Control-Allow-Origin': 'a, b' } }) }));
const first = report?.problems[0] ?? expect.fail('no problem');
const problems: readonly DescribedProblem[] = RULES.flatMap((rule) =>
  (['preflight', 'response', 'request'] as const).map((message) => ({ ...first, rule, place: { message, hop: null, redirects: false }, missingMethod: 'PUT', missingHeaders: ['x-a'], bad: ['a b'], status: 403 })),
);

describe.each(LOCALES)('%s', (locale) => {
  const words = catalog(locale).cors;
  const cached = (headers: Record<string, string | string[]>) => cacheFacts(exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: headers })) ?? expect.fail();
  const hidden = hiddenFields(exchange({ requestHeaders: { Cookie: 'a=1' }, responseHeaders: { 'Access-Control-Allow-Credentials': 'true', 'X-Request-Id': '1', 'Access-Control-Expose-Headers': '*' } })) ?? expect.fail();
  const asked = [exchange({ method: 'DELETE' }), exchange({ method: 'DELETE', status: null, networkError: 'net::ERR_FAILED' }), ...['0', '600'].map((age) => exchange({ method: 'PUT', preflight: preflight({ responseHeaders: { 'Access-Control-Max-Age': age } }) })), exchange({ method: 'PUT', preflight: preflight() })].map((one) => preflightFacts(one) ?? expect.fail());
  const texts: readonly string[] = [
    ...problems.flatMap((one) => [words.problems.problem(one), words.problems.place(one.place), words.problems.place({ ...one.place, hop: 0 })]),
    words.problems.title(1), words.problems.title(3), words.problems.inOrder, words.problems.hiddenStatus(401), words.problems.twoReadings('a', 'b'), words.problems.onlyWithCredentials,
    words.problems.unseen('preflight'), words.problems.unseen('response'),
    ...Object.values(words.differences), ...Object.values(words.compare), ...Object.values(words.repair.unsafe),
    words.repair.answer({ message: 'preflight', url: 'https://a.example', hop: 0, seen: true, status: null, set: [], remove: [] }), words.repair.answer({ message: 'response', url: 'https://a.example', hop: null, seen: false, status: 204, set: [], remove: [] }),
    words.repair.call({ kind: 'call-url', url: 'https://a.example' }), words.repair.call({ kind: 'use-http-url' }), words.repair.call({ kind: 'give-page-an-origin' }), words.repair.remove(['location']), words.repair.none,
    ...REASONS.flatMap((reason) => [words.preflight.reason(reason), words.preflight.without(reason)]), ...asked.flatMap((facts) => [words.preflight.summary(facts), ...(facts.source === 'unseen' ? [] : [words.preflight.memory(facts)])]), words.preflight.worthKeeping,
    ...[cached({ 'Cache-Control': 'max-age=5' }), cached({ 'Access-Control-Allow-Origin': 'https://b.example', Age: '5' }), cached({ 'Access-Control-Allow-Origin': [], Age: '5' })].flatMap((facts) => [words.cache.summary(facts), words.cache.explain(facts)]),
    words.hiddenFields.summary(hidden), words.hiddenFields.explain(hidden),
    words.nullOrigin.summary, ...words.nullOrigin.kinds, words.nullOrigin.explain({ source: 'redirect', url: 'https://a.example/x' }), words.nullOrigin.explain({ source: 'frame', url: '' }), words.nullOrigin.explain({ source: 'unknown', url: '' }),
    words.obsolete.summary, words.obsolete.explain(['Access-Control-Allow-Private-Network']),
  ];

  test('are texts, filled in, with backticks in pairs', () => {
    for (const text of texts) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|\bnull\b(?!`)|NaN|\[object|<[a-z/]|``/);
      expect((text.match(/`/g) ?? []).length % 2, text).toBe(0);
    }
  });
  test('are typeset for their language', () => {
    for (const text of texts) {
      const said = text.replace(/`[^`]*`/g, 'x');
      if (locale === 'en') expect(said).not.toMatch(/\p{Script=Han}|[，。：；（）]/u);
      else {
        expect(said).not.toMatch(/\p{Script=Han}[,.:;!?()]|[,:;!?(]\p{Script=Han}/u);
        if (text.length > 12) expect(text).toMatch(/\p{Script=Han}/u);
      }
    }
  });
});
