/** A diagnosis in the form that programs read: one JSON object a call. A public interface: members are added, never renamed. Pure. */
import type { Diagnosis } from '../diagnosis/diagnose';
import type { Comparison } from '../diagnosis/surroundings';
import type { Incident } from '../diagnosis/incidents';
import { isTold } from '../http/dates';
import { corsReport } from '../http/cors-report';
import { escapeUnseen } from '../locales/visible';

/** The object for one entry of a HAR file. `entry`: its index in `log.entries`. `incident`: what it is one of, where the calls around it are known. */
export function machineForm({ exchange, failure, refuser, onPath, path, references, corsError, failedParameter, findings, comparison, ownWords }: Diagnosis, entry: number, incident: Incident | null = null): object {
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
    // The way of the call (`of`: or of its preflight) from the page to the server; null where nothing was refused.
    path,
    references,
    corsError,
    failedParameter,
    // Both readings where the credentials mode decides, everything that is wrong in order, and the repair; null where there is nothing to say.
    cors: failure === 'none' ? null : corsReport(exchange),
    // Calls that failed in the same way at the same endpoint, this one among them; null: not known, or nothing failed. `first`, `last`: null where the record told no time.
    incident: incident === null ? null : { id: incident.key, count: incident.count, first: isTold(incident.first) ? incident.first : null, last: isTold(incident.last) ? incident.last : null },
    // Beside the nearest call that worked; null: none is known. `entry`: its index in `log.entries`, or null.
    comparison: comparison === null ? null : comparisonForm(comparison),
    // What the organisation says of the code that the first finding comes from, by language; null: nothing.
    ownWords: ownWords ?? null,
    findings: findings.map(({ cause, role, confidence, proof, params, fixes }) => ({ cause, role, confidence, proof, params, fixes })),
  };
}

/** A form as one line of JSON in which nothing can steer a terminal or turn its text around: what cannot be seen is escaped, so the values stay the same. */
export function machineLine(form: object): string {
  return escapeUnseen(JSON.stringify(form));
}

function comparisonForm({ worked, sameEndpoint, seconds, credential, differences }: Comparison): object {
  const entry = /^har-(\d{1,9})$/.exec(worked.id)?.[1];
  return { entry: entry === undefined ? null : Number(entry), when: worked.startedDateTime, method: worked.method, url: worked.url, status: worked.status, sameEndpoint, seconds, credential, differences };
}
