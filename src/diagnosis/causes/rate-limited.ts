/** Too many calls in a short time. Also when it comes as a 403. */
import { fieldValue } from '../../http/fields';
import { accessSigns, namesAnother, signFor, wasRefused } from '../access-signs';
import { defineCause, type Confidence, type Proof } from '../cause';
import type { Evidence } from '../evidence';
import { retryLater, supportNote } from '../snippets';
import { statedReason } from '../stated-reason';

/** A window above this is a quota's, not a rate's. */
const RATE_WINDOW_SECONDS = 3 * 3600;

export default defineCause({
  id: 'rate-limited',
  spec: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
  detect(evidence: Evidence) {
    const found = look(evidence);
    if (found === null) return null;
    const { rateLimit } = evidence;
    return {
      ...found,
      params: {
        limit: rateLimit?.limit ?? null,
        remaining: rateLimit?.remaining ?? null,
        resetSeconds: rateLimit?.resetSeconds ?? null,
        retryAfterSeconds: rateLimit?.retryAfterSeconds ?? null,
        windowSeconds: rateLimit?.windowSeconds ?? null,
        policy: rateLimit?.policy ?? '',
      },
    };
  },
  fixes: {
    'wait-and-retry': { who: 'client-dev', snippets: (_params, { exchange }) => [retryLater(exchange)] },
    'call-less-often': { who: 'client-dev' },
    'raise-limit': { who: 'account-admin', snippets: ({ limit, policy }, { exchange }) => [supportNote(exchange, { limit: limit === null ? '' : String(limit), policy })] },
  },
});

function look(evidence: Evidence): { readonly confidence: Confidence; readonly proof: readonly [Proof, ...Proof[]] } | null {
  const { answer, status, rateLimit } = evidence;
  if (!wasRefused(evidence) || answer === null) return null;
  const sign = signFor('rate-limited', evidence);
  if (sign?.confidence === 'certain') return { confidence: 'certain', proof: [...sign.proof, ...limitProof(evidence)] };
  if (namesAnother(/^rate-limited$/, evidence)) return null;
  const quota = signFor('quota-exceeded', evidence);
  const long = Math.max(rateLimit?.windowSeconds ?? 0, rateLimit?.resetSeconds ?? 0, rateLimit?.retryAfterSeconds ?? 0) > RATE_WINDOW_SECONDS;
  const used = rateLimit?.remaining === 0 && rateLimit.limit !== 0;
  // The status's own phrase says no more than the status.
  const said = sign !== null && sign.confidence === 'likely' && sign.proof.some(({ part }) => part !== 'status-text');
  const fields = limitProof(evidence);
  const [first, ...rest] = [...(status === 429 || sign === null ? [{ message: answer.message, part: 'status', value: String(status) } as const] : []), ...fields, ...(sign?.proof ?? [])];
  if (first === undefined) return sign === null ? null : { confidence: sign.confidence, proof: sign.proof };
  const proof: [Proof, ...Proof[]] = [first, ...rest];
  const clear = quota === null && !long;
  if (status === 429) {
    const agreed = used || (said && (rateLimit?.retryAfterSeconds ?? null) !== null);
    const stated = statedReason((cause) => cause === 'rate-limited', evidence);
    return { confidence: (quota !== null || (stated === 'other' && !used)) && !said ? 'possible' : agreed && clear && stated !== 'other' && stated !== 'unknown' ? 'certain' : clear ? 'likely' : 'possible', proof };
  }
  if (status === 403 && used) return { confidence: said && clear && !otherReason(evidence) ? 'certain' : otherReason(evidence) ? 'possible' : 'likely', proof };
  if (sign !== null) return { confidence: sign.confidence, proof };
  // A refusal that names a time to come back is about time; 503 says so of maintenance too.
  if (status === 403 && (rateLimit?.retryAfterSeconds ?? 0) > 0) return { confidence: otherReason(evidence) ? 'possible' : 'likely', proof };
  return null;
}

function otherReason(evidence: Evidence): boolean {
  if (accessSigns(evidence).some(({ cause, confidence }) => cause !== 'rate-limited' && confidence !== 'possible')) return true;
  const stated = statedReason((cause) => cause === 'rate-limited', evidence);
  return stated === 'other' || stated === 'unknown';
}

/** The fields that show the limit, those that prove it first. */
function limitProof({ answer, rateLimit }: Evidence): Proof[] {
  if (answer === null || rateLimit === null) return [];
  return rateLimit.fields
    .filter((name) => /remaining|^ratelimit$|retry-after/.test(name))
    .map((name) => ({ message: answer.message, part: name, value: fieldValue(answer.headers, name) }));
}
