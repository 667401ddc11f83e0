/** Whatever is reordered, dropped, cut or mangled in an exchange: the engine never throws, and less evidence never makes it surer. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose, type Diagnosis } from '../../src/diagnosis/diagnose';
import { rows } from '../../src/diagnosis/intermediary-rows';
import type { Exchange, Field, HttpRequest, HttpResponse } from '../../src/http/exchange';
import { holdsDown, refusalBases } from '../support/refusal-bases';

/** The same changes in every run; another number tries others. */
const SEED = Number(process.env['PROPERTY_SEED'] ?? 403);
fc.configureGlobal({ seed: SEED });

const bases = Object.entries(refusalBases);
const base = fc.constantFrom(...bases);

/** The answer whose words count: the preflight's, where that is the one that was refused. */
function mapAnswer(exchange: Exchange, change: (answer: HttpResponse) => HttpResponse): Exchange {
  const { response, preflight } = exchange;
  if (response !== null) return { ...exchange, response: change(response) };
  return preflight?.response == null ? exchange : { ...exchange, preflight: { ...preflight, response: change(preflight.response) } };
}
const answerOf = ({ response, preflight }: Exchange): HttpResponse | null => response ?? preflight?.response ?? null;
const withContent = (exchange: Exchange, content: string | null): Exchange => mapAnswer(exchange, (answer) => ({ ...answer, content }));
const withFields = (exchange: Exchange, change: (fields: readonly Field[]) => readonly Field[]): Exchange => mapAnswer(exchange, (answer) => ({ ...answer, headers: change(answer.headers) }));

/** Everything that was judged, as plain JSON: what is compared where nothing may change. */
function verdictOf(exchange: Exchange): unknown {
  const { exchange: _same, ...verdict } = diagnose(exchange);
  return JSON.parse(JSON.stringify(verdict));
}

/** What a diagnosis is certain of: causes, and the party with its product. */
function certainOf({ findings, refuser }: Diagnosis): Set<string> {
  const causes = findings.filter(({ confidence }) => confidence === 'certain').map(({ cause }) => cause);
  return new Set([...causes, ...(refuser.confidence === 'certain' ? [`by ${refuser.by} ${refuser.vendor ?? ''}`.trim()] : [])]);
}

/** What each base is certain of, a party also without its product: named by its kind alone it is the same party. */
const knownOf = new Map(bases.map(([name, one]) => [name, new Set([...certainOf(diagnose(one))].flatMap((fact) => (fact.startsWith('by ') ? [fact, fact.split(' ').slice(0, 2).join(' ')] : [fact])))]));

/** What a changed base is certain of and the base was not. */
function surer(name: string, changed: Exchange): string[] {
  return [...certainOf(diagnose(changed))].filter((fact) => knownOf.get(name)?.has(fact) !== true);
}

describe('the bases', () => {
  test('are refusals that are recognised, many of them with certainty', () => {
    expect(bases.length).toBeGreaterThanOrEqual(30);
    expect(bases.filter(([, one]) => diagnose(one).failure === 'none').map(([name]) => name)).toEqual([]);
    expect(bases.filter(([, one]) => certainOf(diagnose(one)).size > 0).length).toBeGreaterThan(20);
  });
});

/** A permutation in which lines of one name keep their order: that order is part of their value (RFC 9110 section 5.3). */
function shuffled(fields: readonly Field[], keys: readonly number[]): Field[] {
  const order = fields.map((_field, place) => place).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  const lines = new Map<string, Field[]>();
  for (const field of fields) lines.set(field.name.toLowerCase(), [...(lines.get(field.name.toLowerCase()) ?? []), field]);
  return order.flatMap((place) => lines.get(fields[place]?.name.toLowerCase() ?? '')?.shift() ?? []);
}

function recased(fields: readonly Field[], bits: readonly boolean[]): Field[] {
  let at = 0;
  return fields.map(({ name, value }) => ({ value, name: [...name].map((letter) => (bits[(at += 1) % bits.length] === true ? letter.toUpperCase() : letter.toLowerCase())).join('') }));
}

/** The same change for the fields of every message of an exchange. */
function mapAllFields(exchange: Exchange, change: (fields: readonly Field[]) => Field[]): Exchange {
  const request: HttpRequest = { ...exchange.request, headers: change(exchange.request.headers) };
  const response = exchange.response === null ? null : { ...exchange.response, headers: change(exchange.response.headers) };
  return { ...exchange, request, response, preflight: exchange.preflight === null ? null : mapAllFields(exchange.preflight, change) };
}

describe('what changes nothing', () => {
  test('the order of fields of different names', () => {
    fc.assert(fc.property(base, fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), ([, one], keys) => { expect(verdictOf(mapAllFields(one, (fields) => shuffled(fields, keys)))).toEqual(verdictOf(one)); }), { numRuns: 150 });
  });
  test('the case of field names', () => {
    fc.assert(fc.property(base, fc.array(fc.boolean(), { minLength: 7, maxLength: 40 }), ([, one], bits) => { expect(verdictOf(mapAllFields(one, (fields) => recased(fields, bits)))).toEqual(verdictOf(one)); }), { numRuns: 150 });
  });
  test('a field that says nothing of a refusal', () => {
    const name = fc.stringMatching(/^zz-[a-z]{1,12}$/);
    fc.assert(fc.property(base, name, fc.string({ maxLength: 40 }), fc.nat(), ([, one], added, value, where) => { expect(verdictOf(withFields(one, (fields) => fields.toSpliced(where % (fields.length + 1), 0, { name: added, value })))).toEqual(verdictOf(one)); }), { numRuns: 150 });
  });
});

/**
 * What a change of the body takes away is evidence, so nothing may become surer, with one exception: a body that names another reason than the fields do
 * holds the fields' reading down. `holdsDown` lists, for its base, what is held down and the words that hold it; as long as those stand in what is left
 * of the body, that is held strictly too, and so is everything that is not listed.
 */
function expectNoSurer(name: string, changed: Exchange): void {
  const held = holdsDown[name];
  const content = answerOf(changed)?.content ?? '';
  const risen = surer(name, changed).filter((fact) => held?.facts.includes(fact) !== true || held.by.test(content));
  if (risen.length > 0) expect.fail(`${name} became certain: ${risen.join(', ')}; the body: ${JSON.stringify(content)}`);
}

describe('what can only weaken', () => {
  test.each(bases)('the body cut at any place: %s', (name, one) => {
    const content = answerOf(one)?.content ?? '';
    // Every place of the ends, where formats are told; of a long body's middle every third, another third with another seed.
    for (let at = 0; at <= content.length; at += 1) {
      if (at > 160 && at < content.length - 160 && (at + SEED) % 3 !== 0) continue;
      expectNoSurer(name, withContent(one, content.slice(0, at)));
      expectNoSurer(name, withContent(one, content.slice(at)));
      // What is left of an object holds down all that the whole one did: no exception.
      if (content.startsWith('{') && at > 0) expect(surer(name, withContent(one, content.slice(0, at)))).toEqual([]);
    }
    expectNoSurer(name, withContent(one, null));
  });
  test('any stretch of the body taken out', () => {
    fc.assert(
      fc.property(base, fc.nat(), fc.nat({ max: 400 }), ([name, one], start, length) => {
        const content = answerOf(one)?.content ?? '';
        const from = start % (content.length + 1);
        expectNoSurer(name, withContent(one, content.slice(0, from) + content.slice(from + length)));
      }),
      { numRuns: 800 },
    );
  });
  test('bytes of the body mangled', () => {
    const stroke = fc.tuple(fc.nat(), fc.constantFrom('\ufffd', '\0', ' ', 'x', '"', '<', '>', '{', '}', '\\', '\n', '未', '\ud83d'));
    fc.assert(
      fc.property(base, fc.array(stroke, { minLength: 1, maxLength: 12 }), ([name, one], strokes) => {
        let content = answerOf(one)?.content ?? '';
        for (const [where, mark] of strokes) if (content !== '') content = content.slice(0, where % content.length) + mark + content.slice((where % content.length) + 1);
        expectNoSurer(name, withContent(one, content));
      }),
      { numRuns: 800 },
    );
  });
  test('another status text, or none', () => {
    const text = fc.oneof(fc.constantFrom('', 'OK', 'Forbidden', 'Unauthorized', 'Error', '禁止访问'), fc.string({ maxLength: 30 }));
    fc.assert(fc.property(base, text, ([name, one], statusText) => { expectNoSurer(name, mapAnswer(one, (answer) => ({ ...answer, statusText }))); }), { numRuns: 400 });
  });
  test.each(bases)('a request of which not all fields were seen: %s', (name, one) => {
    one.request.headers.forEach((_field, place) => {
      expectNoSurer(name, { ...one, request: { ...one.request, headersComplete: false, headers: one.request.headers.toSpliced(place, 1) } });
    });
  });
  test('none of the listed exceptions is idle', () => {
    for (const [name, { facts, by }] of Object.entries(holdsDown)) {
      const one = refusalBases[name];
      if (one === undefined) expect.fail(name);
      expect(answerOf(one)?.content, name).toMatch(by);
      expect(surer(name, withContent(one, '')).toSorted(), name).toEqual(facts.toSorted());
    }
  });
});

/**
 * A response field is evidence too, so dropping it can only weaken, but for these, whose *absence* tells something by itself:
 * those that a row of the table requires to be absent (an upstream's timer, which a gateway's own refusal lacks); the CORS protocol's allowances, whose
 * absence is the refusal; `Age`, without which the answer was made for this call. What then becomes certain must show the absence, or be that refusal.
 */
const TELLS = new Set(rows.flatMap(({ refusals }) => refusals.flatMap(({ signs }) => signs.flatMap((sign) => ('absent' in sign ? [sign.absent] : [])))));

/** Fields by which products only show that they are on the path: one of them added to somebody else's refusal accuses nobody. */
const PRESENCE: readonly Field[] = [
  ['Server', 'cloudflare'], ['CF-RAY', '8f2a1b3c4d5e6f70-FRA'], ['CF-Cache-Status', 'DYNAMIC'], ['Via', '1.1 0123456789abcdef.cloudfront.net (CloudFront)'], ['X-Amz-Cf-Id', 'b3BhcXVl'], ['X-Amz-Cf-Pop', 'FRA56-P4'],
  ['X-Served-By', 'cache-fra-eddf8230071-FRA'], ['X-Timer', 'S1764000000.000000,VS0,VE1'], ['X-Fastly-Request-ID', 'a'.repeat(40)], ['Akamai-GRN', '0.2d351ab8.1764000000.a4e16ab'], ['X-Akamai-Transformed', '9 - 0 pmb=mRUM,1'],
  ['X-Iinfo', '7-12345-0 0NNN RT(1764000000000 1) q(0 -1 -1 0) r(0 -1)'], ['X-CDN', 'Imperva'], ['X-Sucuri-ID', '15008'], ['X-Sucuri-Cache', 'MISS'], ['X-Azure-Ref', '0abc'], ['X-Cache', 'Miss from cloudfront'], ['X-Vercel-Id', 'fra1::abcde-1764000000000-0123456789ab'],
  ['X-NF-Request-ID', '01ABCDEFGHJKMNPQRSTVWXYZ00'], ['Fly-Request-Id', '01ABC-fra'], ['Via', '1.1 vegur'], ['Via', '1.1 kong/3.6.1'], ['X-Kong-Upstream-Latency', '12'], ['X-Kong-Proxy-Latency', '1'], ['X-Envoy-Upstream-Service-Time', '7'],
  ['X-Amzn-RequestId', '9e2b7c1e-7a62-4c8b-93f0-9d1c1b1f2a3e'], ['X-Amz-Apigw-Id', 'Qk2mXFfDIAMFv8A='], ['Apigw-Requestid', 'Qk2mXFfDIAMFv8A='], ['X-Amz-Request-Id', 'TXQ2K6Z1ZZ0A1B2C'], ['X-Ms-Request-Id', '0e1f6a2b'], ['EagleId', '0a1b2c3d17640000001234567e'], ['X-Swift-CacheTime', '0'],
  ['X-NWS-LOG-UUID', '1234567890'], ['X-Cache-Lookup', 'Cache Miss'], ['X-Tt-Logid', '20261122'], ['X-Ser', 'BC1_dx'], ['X-Via', '1.1 PS-FRA:1 (Cdn Cache Server V2.0)'], ['Ctl-Cache-Status', 'MISS from zj'], ['Set-Cookie', 'acw_tc=0a1b; path=/'], ['Set-Cookie', '__cf_bm=x; path=/'],
  ['Set-Cookie', 'incap_ses_1=x; path=/'], ['Set-Cookie', 'TS01abcdef=x; path=/'], ['Set-Cookie', 'AWSALB=x; path=/'], ['Set-Cookie', 'ak_bmsc=x; path=/'], ['X-Powered-By', 'PHP/8.3'], ['X-Runtime', '0.01'], ['Age', '0'], ['Cache-Status', 'edge.example; fwd=miss'], ['Proxy-Status', 'edge.example; received-status=403'],
  ['X-Frame-Options', 'DENY'], ['Vary', 'Origin'], ['Connection', 'close'], ['Cache-Control', 'no-cache'], ['Pragma', 'no-cache'], ['Strict-Transport-Security', 'max-age=1'], ['Alt-Svc', 'h3=":443"'], ['Server-Timing', 'a;dur=1'],
].map(([name = '', value = '']) => ({ name, value }));

test.each(bases)('a field of somebody on the path added: %s', (name, one) => {
  for (const field of PRESENCE) {
    const risen = surer(name, withFields(one, (fields) => [...fields, field]));
    expect(risen, `${name} with ${field.name}: ${field.value}`).toEqual([]);
  }
});
test('two fields of others added, one of the answer’s dropped, a stretch of the body gone', () => {
  fc.assert(
    fc.property(base, fc.constantFrom(...PRESENCE), fc.constantFrom(...PRESENCE), fc.nat(), fc.nat({ max: 120 }), ([name, one], first, second, start, length) => {
      const content = answerOf(one)?.content ?? '';
      const from = start % (content.length + 1);
      expectNoSurer(name, withContent(withFields(one, (fields) => [first, ...fields, second]), content.slice(0, from) + content.slice(from + length)));
    }),
    { numRuns: 500 },
  );
});

describe('a response field dropped', () => {
  test.each(bases)('%s', (name, one) => {
    answerOf(one)?.headers.forEach(({ name: field }, place) => {
      const changed = withFields(one, (fields) => fields.toSpliced(place, 1));
      const key = field.toLowerCase();
      const now = diagnose(changed);
      for (const risen of surer(name, changed)) {
        const proof = risen.startsWith('by ') ? now.refuser.proof : (now.findings.find(({ cause }) => cause === risen)?.proof ?? []);
        const shownByAbsence = (TELLS.has(key) || key.startsWith('access-control-')) && proof.some(({ part, value }) => part === key && value === null);
        const allowance = key.startsWith('access-control-') && (risen.startsWith('cors-') || risen === 'by browser');
        expect(shownByAbsence || allowance, `${name} without ${field}: ${risen}`).toBe(true);
      }
    });
  });
  test('an origin’s tell that is dropped may name the edge, but never with certainty', () => {
    const name = 'behind Istio, the service refuses';
    const quiet = refusalBases[name];
    if (quiet === undefined) expect.fail(name);
    const without = withFields(quiet, (fields) => fields.filter(({ name: field }) => !/^(?:x-envoy-upstream-service-time|content-type)$/i.test(field)));
    expect(surer(name, withContent(without, ''))).toEqual([]);
  });
});

test('nothing makes the engine throw', () => {
  const word = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('', '"', '="', 'Bearer', 'Bearer error="', '1.1 ,', '=;', '‹redacted›', '\ud800'));
  const name = fc.constantFrom('www-authenticate', 'retry-after', 'ratelimit', 'ratelimit-policy', 'x-ratelimit-reset', 'date', 'allow', 'link', 'set-cookie', 'via', 'server', 'content-type', 'proxy-authenticate', 'cf-ray', 'access-control-allow-origin', '', ' ');
  const fields = fc.array(fc.record({ name: fc.oneof(name, word), value: word }), { maxLength: 8 });
  const body = fc.oneof(fc.constant(null), fc.string({ maxLength: 200 }), fc.json(), fc.constantFrom('{"errors":[null]}', '{"error":[[]]}', '[[[[', '<Error>', '<?xml', '{"__proto__":{"code":1}}', '{"error":{"constructor":1}}'));
  fc.assert(
    fc.property(base, fields, body, fc.oneof(fc.constantFrom(0, 200, 401, 403, 404, 405, 407, 429, 451, 503, 999), fc.integer()), word, fc.oneof(fc.webUrl(), word), ([, one], headers, content, status, statusText, url) => {
      const changed = mapAnswer(one, () => ({ status, statusText, headers, content }));
      expect(() => diagnose(changed)).not.toThrow();
      expect(() => diagnose({ ...changed, request: { ...changed.request, url, headers }, startedDateTime: statusText, origin: statusText, networkError: statusText })).not.toThrow();
    }),
    { numRuns: 400 },
  );
});
