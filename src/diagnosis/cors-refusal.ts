/** Where the CORS protocol failed, as the causes of its family need it: the answer, its place for proofs, how sure, root or symptom. Pure. */
import type { CorsErrorWord, CorsVerdict } from '../http/cors';
import type { HttpRequest, HttpResponse } from '../http/exchange';
import { fieldValue } from '../http/fields';
import type { Confidence, Proof, ProofMessage } from './cause';
import type { Evidence } from './evidence';

export interface CorsRefusal {
  readonly verdict: CorsVerdict;
  /** What was asked: the preflight's request, or the call's own. */
  readonly request: HttpRequest;
  /** The answer that does not allow it. null: none was needed to refuse. */
  readonly answer: HttpResponse | null;
  readonly message: ProofMessage;
  readonly status: number;
  readonly confidence: Confidence;
  /** `symptom`: the answer is itself an error, and that is what must be mended; its CORS fields only hide it. */
  readonly role: 'root' | 'symptom';
  /** A field of the answer as a proof; a null value says that it is absent. */
  readonly proof: (field: string) => Proof;
}

/** The refusal, when the verdict is one of `words`, said of the answer or (with `Preflight` before it) of the preflight's. */
export function corsRefusal({ exchange, cors: { verdict } }: Evidence, ...words: readonly CorsErrorWord[]): CorsRefusal | null {
  if (verdict === null || !words.some((word) => verdict.corsError === word || verdict.corsError === `Preflight${word}`)) return null;
  const hop = (verdict.hop === null ? null : exchange.redirects[verdict.hop]) ?? exchange;
  const preflight = verdict.step === 'preflight' ? hop.preflight : null;
  const message = preflight !== null ? 'preflight-response' : hop === exchange ? 'response' : 'hop-response';
  const answer = verdict.step === 'request' ? null : preflight !== null ? (preflight.redirects[0]?.response ?? preflight.response) : hop.response;
  const status = answer?.status ?? 0;
  return {
    verdict,
    request: preflight?.request ?? hop.request,
    answer,
    message,
    status,
    confidence: verdict.certain ? 'certain' : 'likely',
    role: status >= 400 ? 'symptom' : 'root',
    proof: (field) => ({ message, part: field, value: answer === null ? null : fieldValue(answer.headers, field) }),
  };
}
