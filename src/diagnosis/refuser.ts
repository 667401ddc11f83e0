/** Who said no: from what the intermediaries show, what kind of failure it was, and what the findings prove. Pure. */
import type { Confidence, Finding, Proof, RefusedBy } from './cause';
import type { Refuser } from './diagnose';
import type { Evidence } from './evidence';
import { applicationSign } from './speaking-application';

const NOBODY: Refuser = { by: 'unknown', vendor: null, confidence: 'possible', proof: [] };

/** Decides who refused. `unknown` where the bytes do not tell; whoever is named is named with proof. */
export function whoRefused(evidence: Evidence, findings: readonly Finding[]): Refuser {
  const { failure, recognition } = evidence;
  if (failure === 'none') return NOBODY;
  if (failure === 'blocked') return blocker(evidence, findings[0]);
  if (failure === 'network') return carrier(evidence, findings[0]);
  if (recognition.refusal !== null) {
    const { by, vendor, confidence, proof } = recognition.refusal;
    return { by, vendor: vendor === '' ? null : vendor, confidence, proof };
  }
  return (failure === 'cors' ? browserAlone(evidence, findings) : null) ?? fromHeadline(evidence, findings[0]) ?? application(evidence, findings[0]) ?? NOBODY;
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

function fromHeadline({ failure, problem }: Evidence, headline: Finding | undefined): Refuser | null {
  // Whoever answers in an API's own envelope, under a success, is the API.
  if (failure === 'in-body' && problem !== null) return null;
  const by = headline === undefined ? undefined : PARTY_OF_CAUSE[headline.cause];
  if (headline === undefined || by === undefined || headline.role !== 'root' || headline.confidence === 'possible') return null;
  return named(by, headline.confidence, headline.proof);
}

function application(evidence: Evidence, headline: Finding | undefined): Refuser | null {
  const sign = applicationSign(evidence, headline);
  return sign === null ? null : named('app', sign.confidence, sign.proof);
}
