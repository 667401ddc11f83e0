/** One fetch as the conversation that it was: who said what to whom, and how each rule of the CORS protocol came out. Pure; for pictures and lists. */
import { evaluateCors, type CorsErrorWord, type CorsVerdict, type CredentialsReading } from './cors';
import { isRedirect, redirectTarget } from './cors-check';
import { preflightRules, responseRules, ruleOf, unreachedRules, type JudgedRule, type RuleName } from './cors-rules';
import { hopsOf, losesOrigin, preflightAnswer, type SeenHop } from './cors-walk';
import { preflightReasons, type PreflightReason } from './cors-safelist';
import type { Exchange, Field, HttpResponse } from './exchange';
import { fieldValue } from './fields';
import { originOf, sameOrigin } from './origin';

/** Who speaks or listens: the page, the browser, or the server at this place in `servers`. */
export type Party = 'page' | 'browser' | number;

/**
 * How a rule came out. `pass` and `fail`: checked by the browser, the first that failed ended it · `would-pass` and `would-fail`: of an answer that was seen,
 * but the browser had stopped before · `not-reached`: nothing to check was ever seen · `unknown`: it failed if the call was made with credentials, and that could not be told.
 */
export type RuleState = 'pass' | 'fail' | 'would-pass' | 'would-fail' | 'not-reached' | 'unknown';

export interface RuleCheck {
  readonly rule: RuleName;
  readonly state: RuleState;
  /** The browser stopped at this rule: in every reading, or in the one with these credentials. null: not at this one. */
  readonly stoppedHere: 'always' | 'with-credentials' | 'without-credentials' | null;
  /** It matters only if the call is made with credentials, and that could not be told. */
  readonly onlyWithCredentials: boolean;
  /** What Chromium calls the failure; null where it holds or was not reached. */
  readonly corsError: CorsErrorWord | null;
  /** What the answer (or URL) said about it; null: nothing. */
  readonly seen: string | null;
  /** What was needed: the origin, the method, the field names; those that are missing where it fails. */
  readonly wanted: readonly string[];
}

/** What was shown of a message: the method and path of a request, the fields of CORS. No query, no body. */
interface Message {
  readonly from: Party;
  readonly to: Party;
  /** Place among the requests of the fetch, first to last. */
  readonly hop: number;
}

export type HandshakeStep =
  | (Message & { readonly kind: 'page-call'; readonly method: string; readonly path: string; readonly rules: readonly RuleCheck[] })
  | (Message & { readonly kind: 'preflight'; readonly path: string; readonly fields: readonly Field[]; readonly reasons: readonly PreflightReason[] })
  /** `why`: same origin · nothing about it asks for one · it was (as far as can be seen) answered from the preflight cache · none was seen. */
  | (Message & { readonly kind: 'no-preflight'; readonly why: 'same-origin' | 'not-needed' | 'cached' | 'not-seen'; readonly reasons: readonly PreflightReason[] })
  | (Message & { readonly kind: 'call'; readonly method: string; readonly path: string; readonly sent: boolean; readonly redirected: boolean; readonly lostOrigin: boolean; readonly fields: readonly Field[] })
  | (Message & {
      readonly kind: 'answer';
      readonly to: 'browser';
      readonly message: 'preflight' | 'response';
      /** null: none was seen. */
      readonly status: number | null;
      readonly statusText: string;
      readonly fields: readonly Field[];
      /** A redirect's target without query; null: it is none. */
      readonly location: string | null;
      readonly sameOrigin: boolean;
      /** It would matter to the page, which cannot see it. */
      readonly hidden: boolean;
      readonly rules: readonly RuleCheck[];
    })
  | (Message & { readonly kind: 'result'; readonly got: 'cors-error' | 'answer'; readonly status: number | null });

export type AnswerStep = Extract<HandshakeStep, { readonly kind: 'answer' }>;

export interface Handshake {
  /** The page's origin; `'null'` is an opaque one, null is not known. */
  readonly page: string | null;
  /** Origins of the servers that were asked, in order. */
  readonly servers: readonly string[];
  readonly credentialsMode: CredentialsReading;
  /** What the browser's verdict may have been; two where the credentials mode cannot be told; empty: the page got the answer. */
  readonly readings: readonly CorsVerdict[];
  readonly steps: readonly HandshakeStep[];
}

/** The conversation, or null where there is none to tell: the CORS protocol does not apply, or something else than its rules decided. */
export function handshake(exchange: Exchange): Handshake | null {
  const { readings, credentialsMode, applies } = evaluateCors(exchange);
  if (readings.length === 0 && (applies !== true || exchange.networkError !== null || exchange.response === null)) return null;
  const modes = credentialsMode === 'unknown' ? [false, true] : [credentialsMode === 'include'];
  const judge = judgeOf(readings, modes);
  const hops = hopsOf(exchange);
  const servers = [...new Set(hops.map(({ request }) => originOf(request.url) ?? request.url))];
  const steps: HandshakeStep[] = [];
  let tainted = false;
  let previous: string | null = null;
  for (const [place, hop] of hops.entries()) {
    const target = originOf(hop.request.url);
    const lostOrigin: boolean = !tainted && losesOrigin(previous, target, exchange.origin);
    tainted ||= lostOrigin;
    const crossOrigin = tainted || !sameOrigin(target, exchange.origin);
    const origin = tainted ? 'null' : (fieldValue(hop.request.headers, 'origin') ?? exchange.origin);
    const server = servers.indexOf(target ?? hop.request.url);
    steps.push(...hopSteps({ exchange, hop, place, server, crossOrigin, origin, lostOrigin, readings, modes, judge }));
    previous = target;
  }
  const status = exchange.response?.status ?? null;
  steps.push({ kind: 'result', from: 'browser', to: 'page', hop: hops.length - 1, got: readings.length > 0 ? 'cors-error' : 'answer', status });
  const failing = steps.some((step) => 'rules' in step && step.rules.some(({ state }) => state === 'fail' || state === 'would-fail' || state === 'unknown'));
  // A page that got what the rules forbid was let off by something that is not seen here.
  if (readings.length === 0 && failing) return null;
  return { page: exchange.origin, servers, credentialsMode, readings, steps };
}

interface Where {
  readonly step: 'request' | 'preflight' | 'response';
  readonly hop: number | null;
}

/** States for rules in the order in which the browser meets them: called for one answer after the other, it knows where the browser stopped. */
type Judge = (rules: readonly JudgedRule[], where: Where) => readonly RuleCheck[];

function judgeOf(readings: readonly CorsVerdict[], modes: readonly boolean[]): Judge {
  let stopped = false;
  return (rules, { step, hop }) =>
    rules.map(({ rule, seen, wanted, failures }): RuleCheck => {
      const failing = failures.filter((failure) => failure !== null);
      const here = readings.filter((one) => one.hop === hop && ruleOf(one) === rule && (one.step === 'redirect' ? 'response' : one.step) === step);
      const always = here.length > 0 && here.length === readings.length;
      const passed = stopped ? 'would-pass' : 'pass';
      if (here.length > 0) stopped = true;
      return {
        rule,
        state: failing.length === 0 ? passed : here.length === 0 ? 'would-fail' : failing.length === modes.length ? 'fail' : always ? 'fail' : 'unknown',
        stoppedHere: here.length === 0 ? null : always ? 'always' : here.some(({ credentialsMode }) => credentialsMode === 'include') ? 'with-credentials' : 'without-credentials',
        onlyWithCredentials: modes.length === 2 && (rule === 'allow-credentials' || failing.length === 1),
        corsError: failing[0] ?? null,
        seen,
        wanted,
      };
    });
}

interface HopFacts {
  readonly exchange: Exchange;
  readonly hop: SeenHop;
  readonly place: number;
  readonly server: number;
  readonly crossOrigin: boolean;
  /** The origin that this server was told. */
  readonly origin: string | null;
  readonly lostOrigin: boolean;
  readonly readings: readonly CorsVerdict[];
  readonly modes: readonly boolean[];
  readonly judge: Judge;
}

function hopSteps(facts: HopFacts): readonly HandshakeStep[] {
  const { exchange, hop, place, server, crossOrigin, origin, lostOrigin, readings, modes, judge } = facts;
  const { request, response, preflight } = hop;
  const isLast = place === exchange.redirects.length;
  const at = isLast ? null : place;
  const path = plainPath(request.url);
  const question = { hop: place, from: 'browser', to: server } as const;
  const reply = { hop: place, from: server, to: 'browser', sameOrigin: !crossOrigin } as const;
  const reasons = crossOrigin ? preflightReasons(hop) : [];
  const held = { hop, origin, crossOrigin, modes };
  const unreached = crossOrigin ? unreachedRules(modes).map((rule): RuleCheck => ({ rule, state: 'not-reached', stoppedHere: null, onlyWithCredentials: false, corsError: null, seen: null, wanted: [] })) : [];
  const scheme = readings.find((one) => one.step === 'request' && one.hop === at);
  const asked: readonly JudgedRule[] = scheme === undefined ? [] : [{ rule: 'url-scheme', failures: modes.map(() => scheme.corsError), seen: /^[^:]{0,40}:/.exec(request.url)?.[0] ?? null, wanted: [] }];

  const steps: HandshakeStep[] = [];
  if (place === 0) steps.push({ kind: 'page-call', from: 'page', to: 'browser', hop: place, method: request.method, path, rules: judge(asked, { step: 'request', hop: at }) });
  if (preflight !== null) {
    const answer = preflightAnswer(preflight);
    const rules = answer === null ? unreached : judge(preflightRules({ ...held, answer }), { step: 'preflight', hop: at });
    steps.push({ kind: 'preflight', ...question, path, fields: asking(preflight.request.headers, origin), reasons });
    steps.push({ ...answered(answer, request.url), ...reply, message: 'preflight', hidden: readings.length > 0 && (answer?.status ?? 0) >= 400, rules });
  } else if (scheme === undefined) {
    // An archive may have lost it; a live observer sees every preflight that is sent.
    const why = !crossOrigin ? 'same-origin' : reasons.length === 0 ? 'not-needed' : response !== null && exchange.observer !== 'har' && exchange.observer !== 'proxy' ? 'cached' : 'not-seen';
    steps.push({ kind: 'no-preflight', from: 'browser', to: 'browser', hop: place, why, reasons });
  }
  const method = (preflight === null ? null : fieldValue(preflight.request.headers, 'access-control-request-method')) ?? request.method;
  steps.push({ kind: 'call', ...question, method, path, sent: response !== null, redirected: place > 0, lostOrigin, fields: asking(request.headers, crossOrigin ? origin : null) });
  const rules = response === null ? unreached : judge(responseRules({ ...held, answer: response }), { step: 'response', hop: at });
  steps.push({ ...answered(response, request.url), ...reply, message: 'response', hidden: isLast && response !== null && readings.length > 0, rules });
  return steps;
}

function answered(answer: HttpResponse | null, url: string): Pick<AnswerStep, 'kind' | 'status' | 'statusText' | 'fields' | 'location'> {
  const target = isRedirect(answer) ? redirectTarget(url, answer) : null;
  const fields = (answer?.headers ?? []).filter(({ name }) => /^access-control-/i.test(name));
  return { kind: 'answer', status: answer?.status ?? null, statusText: answer?.statusText ?? '', fields, location: target === null ? null : placeOfTarget(target) };
}

/** The fields by which a request asks for leave, with the origin that the server was told. */
function asking(headers: readonly Field[], origin: string | null): readonly Field[] {
  const asked = headers.filter(({ name }) => /^access-control-request-/i.test(name));
  return [...(origin === null ? [] : [{ name: 'Origin', value: origin }]), ...asked];
}

/** A target without what may be secret in it. */
function placeOfTarget({ protocol, host, pathname, search }: URL): string {
  const query = search === '' ? '' : '?…';
  return /^https?:$/.test(protocol) ? `${protocol}//${host}${pathname}${query}` : `${protocol}…`;
}

function plainPath(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return `${pathname}${search === '' ? '' : '?…'}`;
  } catch {
    return '';
  }
}
