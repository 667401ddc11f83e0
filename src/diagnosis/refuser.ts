/** Who said no: from what the intermediaries show, what kind of failure it was, and what the findings prove. Pure. */
import type { Finding } from './cause';
import type { Refuser } from './diagnose';
import type { Evidence } from './evidence';

/** Decides who refused. `unknown` where the bytes do not tell. */
export function whoRefused(evidence: Evidence, findings: readonly Finding[]): Refuser {
  const { failure, recognition, exchange, answer, problem, profile } = evidence;
  const nobody: Refuser = { by: 'unknown', vendor: null, confidence: 'possible', proof: [] };
  if (failure === 'none') return nobody;
  if (recognition.refusal !== null && failure !== 'network' && failure !== 'blocked') {
    const { by, vendor, confidence, proof } = recognition.refusal;
    return { by, vendor, confidence, proof };
  }
  const [headline] = findings;
  const errorProof = exchange.networkError === null ? [] : [{ message: 'request', part: 'error', value: exchange.networkError } as const];
  if (failure === 'blocked') {
    return { by: headline?.cause === 'blocked-by-extension' ? 'extension' : 'browser', vendor: null, confidence: headline?.confidence ?? 'likely', proof: errorProof };
  }
  if (failure === 'network') return { by: 'network', vendor: null, confidence: headline?.confidence ?? 'possible', proof: errorProof };
  // A CORS refusal of an answer that was itself a success: nobody refused but the browser.
  if (failure === 'cors' && (answer === null || answer.status < 400)) {
    return { by: 'browser', vendor: null, confidence: evidence.cors.verdict?.certain === true ? 'certain' : 'likely', proof: headline?.proof ?? [] };
  }
  const documentedCode = problem?.code != null && profile?.errorCodes[problem.code] !== undefined;
  if (answer !== null && problem !== null) {
    return {
      by: 'app',
      vendor: null,
      confidence: documentedCode ? 'certain' : 'likely',
      proof: [{ message: answer.message, part: 'body', value: problem.code ?? problem.detail ?? problem.title ?? '' }],
    };
  }
  return nobody;
}
