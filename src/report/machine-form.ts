/** A diagnosis in the form that programs read: one JSON object a call. A public interface: members are added, never renamed. Pure. */
import type { Diagnosis } from '../diagnosis/diagnose';
import { corsReport } from '../http/cors-report';

/** The object for one entry of a HAR file. `entry`: its index in `log.entries`. */
export function machineForm({ exchange, failure, refuser, onPath, references, corsError, failedParameter, findings }: Diagnosis, entry: number): object {
  return {
    entry,
    method: exchange.request.method,
    url: exchange.request.url,
    // The page's view: a call that its preflight stopped has no status of its own.
    status: exchange.response?.status ?? 0,
    failure,
    refusedBy: refuser.by,
    vendor: refuser.vendor,
    refuserConfidence: refuser.confidence,
    onPath,
    references,
    corsError,
    failedParameter,
    // Both readings where the credentials mode decides, everything that is wrong in order, and the repair; null where there is nothing to say.
    cors: failure === 'none' ? null : corsReport(exchange),
    findings: findings.map(({ cause, role, confidence, proof, params, fixes }) => ({ cause, role, confidence, proof, params, fixes })),
  };
}
