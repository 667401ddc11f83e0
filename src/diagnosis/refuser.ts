/** Who said no: from what the intermediaries show, what kind of failure it was, and what the findings prove. Pure. */
import { fieldValue } from '../http/fields';
import type { Confidence, Finding, Proof, RefusedBy } from './cause';
import type { Refuser } from './diagnose';
import type { Evidence } from './evidence';

const NOBODY: Refuser = { by: 'unknown', vendor: null, confidence: 'possible', proof: [] };

/** Decides who refused. `unknown` where the bytes do not tell; whoever is named is named with proof. */
export function whoRefused(evidence: Evidence, findings: readonly Finding[]): Refuser {
  const { failure, recognition } = evidence;
  if (failure === 'none') return NOBODY;
  if (failure === 'blocked') return blocker(evidence, findings[0]);
  if (failure === 'network') return carrier(evidence, findings[0]);
  if (recognition.refusal !== null) {
    const { by, vendor, confidence, proof } = recognition.refusal;
    return { by, vendor, confidence, proof };
  }
  return (failure === 'cors' ? browserAlone(evidence, findings) : null) ?? fromHeadline(findings[0]) ?? application(evidence) ?? speaker(evidence, findings[0]) ?? NOBODY;
}

function named(by: RefusedBy, confidence: Confidence, proof: readonly Proof[]): Refuser {
  return proof.length === 0 ? NOBODY : { by, vendor: null, confidence, proof };
}

/** The browser's own word for the error, of the call or of the preflight that guarded it. */
function errorProof({ exchange }: Evidence): Proof[] {
  if (exchange.networkError !== null) return [{ message: 'request', part: 'error', value: exchange.networkError }];
  return exchange.preflight?.networkError == null ? [] : [{ message: 'preflight-request', part: 'error', value: exchange.preflight.networkError }];
}

function blocker(evidence: Evidence, headline: Finding | undefined): Refuser {
  const by = headline?.cause === 'blocked-by-extension' ? 'extension' : 'browser';
  return named(by, headline?.confidence ?? 'likely', errorProof(evidence));
}

function carrier(evidence: Evidence, headline: Finding | undefined): Refuser {
  // Whether the page let go, or the server turned a handshake down, an observer is not told.
  if (headline === undefined || ['network-aborted', 'network-outcome-unseen', 'network-websocket-failed', 'unexplained'].includes(headline.cause)) return NOBODY;
  return named('network', headline.confidence, errorProof(evidence));
}

/** A CORS refusal of an answer, or of a preflight's answer, that was itself a success: nobody refused but the browser. */
function browserAlone({ cors, status }: Evidence, findings: readonly Finding[]): Refuser | null {
  if (status >= 400) return null;
  const rule = findings.find(({ cause }) => cause.startsWith('cors-'));
  return rule === undefined ? null : named('browser', cors.verdict?.certain === true ? 'certain' : 'likely', rule.proof);
}

/** Causes that only one kind of party has, when the evidence for them names no product. */
const PARTY_OF_CAUSE: { readonly [cause: string]: RefusedBy } = {
  'waf-rule': 'waf',
  'bot-challenge': 'bot-manager',
  'corporate-proxy-policy': 'corporate-proxy',
  'icp-not-registered': 'hosting',
  'static-file-permission': 'hosting',
};

function fromHeadline(headline: Finding | undefined): Refuser | null {
  const by = headline === undefined ? undefined : PARTY_OF_CAUSE[headline.cause];
  if (headline === undefined || by === undefined || headline.role !== 'root' || headline.confidence === 'possible') return null;
  return named(by, headline.confidence, headline.proof);
}

/** Fields that frameworks, and nothing before them, leave. */
const FRAMEWORK_FIELDS: readonly string[] = ['x-powered-by', 'x-runtime', 'x-aspnet-version', 'x-aspnetmvc-version', 'x-envoy-upstream-service-time', 'x-kong-upstream-latency', 'x-drupal-cache', 'x-generator'];

/** Words that only repeat the status: every layer writes them. */
const STATUS_WORDS = /^(?:(?:error|http)?[ :]{0,3}\d{3}[ :-]{0,3})?(?:bad request|unauthorized|authorization required|payment required|forbidden|access denied|not found|method not allowed|too many requests|error)[.!]?$/i;

function application({ answer, problem, profile }: Evidence): Refuser | null {
  if (answer === null) return null;
  if (problem !== null) {
    const documented = problem.code !== null && profile?.errorCodes[problem.code] !== undefined;
    const value = problem.code ?? problem.detail ?? problem.title;
    if (value !== null && answer.content?.includes(value) === true) {
      const says = [problem.code, problem.detail, problem.title].some((text) => text !== null && !STATUS_WORDS.test(text.trim()) && !/^\d{1,3}$/.test(text));
      return named('app', documented ? 'certain' : says ? 'likely' : 'possible', [{ message: answer.message, part: 'body', value }]);
    }
  }
  const own = FRAMEWORK_FIELDS.find((name) => fieldValue(answer.headers, name) !== null);
  return own === undefined ? null : named('app', 'likely', [{ message: answer.message, part: own, value: fieldValue(answer.headers, own) }]);
}

/** Nobody before the application is recognised, and the body gives a reason of its own: an application speaks like that. */
function speaker({ answer }: Evidence, headline: Finding | undefined): Refuser | null {
  if (answer === null || headline === undefined || headline.role !== 'root' || headline.confidence === 'possible' || headline.cause === 'server-failure') return null;
  return named('app', 'likely', headline.proof.filter(({ message, part, value }) => message === answer.message && part === 'body' && value !== null));
}
