/** What became of the refused call's credential in other calls: accepted here before, here again, elsewhere. From fingerprints only. Pure. */
import { accessSigns, namesAnother, wasRefused } from './access-signs';
import type { Confidence } from './cause';
import type { Evidence } from './evidence';
import { sameCredential, toldAs } from './neighbours';
import { callersCredentials } from './same-credential';
import { secondsBetween } from './comparison';
import { statedReason } from './stated-reason';

/** A success at another endpoint that long ago says nothing about the credential's state at the refusal. */
const NEAR_SECONDS = 300;

/** For words: when the same credential worked at this endpoint before and after the refusal, and where else. '' where it was not seen to. */
export interface CredentialHistory {
  readonly workedHereAt: string;
  readonly workedAgainAt: string;
  readonly workedElsewhere: string;
  readonly workedElsewhereAt: string;
  readonly [name: string]: string;
}

export function credentialHistory(evidence: Evidence): CredentialHistory {
  const { hereBefore, hereAfter, elsewhere } = sameCredential(evidence);
  const other = toldAs(elsewhere);
  return { workedHereAt: toldAs(hereBefore).at, workedAgainAt: toldAs(hereAfter).at, workedElsewhere: other.at === '' ? '' : other.path, workedElsewhereAt: other.at };
}

/** True when the credential was accepted after the refusal, or by another endpoint of the host about then: it is good in general. */
export function isGoodInGeneral(evidence: Evidence): boolean {
  const { hereAfter, elsewhere } = sameCredential(evidence);
  return hereAfter !== null || (elsewhere !== null && Math.abs(secondsBetween(elsewhere, evidence.exchange)) <= NEAR_SECONDS);
}

/**
 * A 401 for a credential without a readable end that this very endpoint accepted before, and nobody afterwards: its time is over, or it was taken back.
 * `likely` where the answer gives no reason of its own. null: not so.
 */
export function lapsedSince(evidence: Evidence): Confidence | null {
  const { status, answer, exchange } = evidence;
  if (status !== 401 || !wasRefused(evidence) || answer?.message !== 'response') return null;
  const { hereBefore, hereAfter, elsewhere } = sameCredential(evidence);
  if (hereBefore === null || hereAfter !== null || (elsewhere !== null && secondsBetween(elsewhere, exchange) < 0)) return null;
  const carried = callersCredentials(exchange.request);
  // A JWT that tells its end is judged by that; keys and passwords have none as a rule.
  if (!carried.every(({ kind, jwt }) => (kind === 'jwt' && jwt !== null && jwt.exp === null) || kind === 'opaque')) return null;
  if (namesAnother(/^credential-/, evidence)) return null;
  if (accessSigns(evidence).some(({ cause, confidence }) => confidence !== 'possible' && !/^credential-(?:expired|invalid|missing)$/.test(cause))) return null;
  const stated = statedReason((cause) => /^credential-(?:expired|invalid|missing)$/.test(cause), evidence);
  return stated === 'nothing' ? 'likely' : stated === 'agrees' ? 'possible' : null;
}
