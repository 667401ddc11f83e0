/** How much a refuser's mark weighs beside what the answer itself says. Pure. */
import type { Evidence } from './evidence';
import type { Recognition } from './intermediaries';
import { isBrokenJson } from './problem';
import { statedReason } from './stated-reason';

/**
 * A mark that stands in fields alone can come along from a server behind the one that answers: where the body of an application
 * names a reason and it is not the mark's, or where such a body cannot be read any more, the mark is at most `likely`.
 */
export function weighRefusal(evidence: Evidence): Recognition {
  const { recognition, problem, answer } = evidence;
  const { refusal } = recognition;
  if (refusal === null || refusal.confidence !== 'certain' || refusal.proof.some(({ part }) => part === 'body')) return recognition;
  if (problem === null && !(answer?.content != null && isBrokenJson(answer.content))) return recognition;
  const stated = statedReason((cause) => cause === refusal.cause || (refusal.cause === null && refusal.by === 'gateway'), evidence);
  // A gateway writes its own sentences, and not all of them are known; a firewall that answers in JSON has no reason but its rule.
  const open = stated === 'unknown' && refusal.by !== 'gateway';
  return stated === 'other' || open ? { ...recognition, refusal: { ...refusal, confidence: 'likely' } } : recognition;
}
