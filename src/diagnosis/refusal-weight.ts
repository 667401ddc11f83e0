/** How much a refuser's mark weighs beside what the answer itself says. Pure. */
import type { Evidence } from './evidence';
import type { Recognition } from './intermediaries';
import { statedReason } from './stated-reason';

/**
 * A mark that stands in fields alone can come along from a server behind the one that answers: where the body of an application
 * names a reason and it is not the mark's, the mark is at most `likely`.
 */
export function weighRefusal(evidence: Evidence): Recognition {
  const { recognition, problem } = evidence;
  const { refusal } = recognition;
  if (refusal === null || refusal.confidence !== 'certain' || problem === null || refusal.proof.some(({ part }) => part === 'body')) return recognition;
  const stated = statedReason((cause) => cause === refusal.cause || (refusal.cause === null && refusal.by === 'gateway'), evidence);
  return stated === 'other' ? { ...recognition, refusal: { ...refusal, confidence: 'likely' } } : recognition;
}
