/** Whether two calls carried the same secret, by its fingerprint, and how a credential is named beside another one. Pure. */
import type { Credential } from '../http/exchange';
import type { Comparison } from './surroundings';

/** What a call shows of who made it. */
export interface Carrier {
  readonly credentials: readonly Credential[];
  /** false: what is not seen may have been there. */
  readonly headersComplete: boolean;
}

/** Made anew for each request: that two of them differ says nothing. */
const PER_CALL: ReadonlySet<Credential['kind']> = new Set(['aws-sigv4', 'signature', 'proof', 'signed-url', 'digest']);
/** Cookies against forgery change with the page, not with the caller. */
const NO_CALLER = /csrf|xsrf/i;

/** Place and name, by which the credentials of two calls are paired. */
export function spotOf({ place, name }: Credential): string {
  return place === 'cookie' || place === 'query' ? `${place}:${name}` : `${place}:${name.toLowerCase()}`;
}

/** True for a credential that the next call may carry again. */
export function lasts({ kind, place, name }: Credential): boolean {
  return kind !== 'none' && !PER_CALL.has(kind) && !(place === 'cookie' && NO_CALLER.test(name));
}

/** What names the caller: the credentials outside of cookies, or, where there is none, the session's cookies. */
export function callersCredentials({ credentials }: Carrier): readonly Credential[] {
  const sent = credentials.filter(({ kind, place, name }) => kind !== 'none' && !(place === 'cookie' && NO_CALLER.test(name)));
  const own = sent.filter(({ place }) => place !== 'cookie');
  return own.length > 0 ? own : sent;
}

/** Whether a call that failed (`now`) and one that worked (`then`) carried the same secret. */
export function compareCredentials(now: Carrier, then: Carrier): Comparison['credential'] {
  const mine = callersCredentials(now);
  const theirs = callersCredentials(then);
  if (mine.length === 0 && theirs.length === 0) return now.headersComplete && then.headersComplete ? 'none' : 'unknown';
  if (mine.length === 0) return wouldBeSeen(theirs, now) ? 'only-then' : 'unknown';
  if (theirs.length === 0) return wouldBeSeen(mine, then) ? 'only-now' : 'unknown';
  return compareLasting(mine.filter(lasts), theirs.filter(lasts), now.headersComplete && then.headersComplete);
}

function compareLasting(mine: readonly Credential[], theirs: readonly Credential[], complete: boolean): Comparison['credential'] {
  if (mine.length === 0 || theirs.length === 0) return 'unknown';
  if ([...mine, ...theirs].some(({ fingerprint }) => fingerprint === null)) return 'unknown';
  const paired = mine.flatMap((one) => theirs.filter((other) => spotOf(other) === spotOf(one)).map((other) => one.fingerprint === other.fingerprint));
  if (paired.includes(false)) return 'different';
  const prints = (list: readonly Credential[]): ReadonlySet<string | null> => new Set(list.map(({ fingerprint }) => fingerprint));
  const [ours, others] = [prints(mine), prints(theirs)];
  const shared = [...ours].filter((print) => others.has(print)).length;
  if (shared === 0) return complete || (mine.every(inQuery) && theirs.every(inQuery)) ? 'different' : 'unknown';
  // One secret is the same, another one is only on one side.
  if (shared < ours.size || shared < others.size) return complete ? 'different' : 'unknown';
  return 'same';
}

/** A query parameter is in the URL, which every observer sees. */
function inQuery({ place }: Credential): boolean {
  return place === 'query';
}

function wouldBeSeen(credentials: readonly Credential[], carrier: Carrier): boolean {
  return carrier.headersComplete || credentials.some(inQuery);
}

/** A credential in few words that no language needs: scheme, kind, environment, end, and the first digits of its fingerprint. Never the secret. */
export function describeCredential({ scheme, kind, jwt, environment, faults, fingerprint }: Credential): string {
  const exp = jwt?.exp ?? null;
  const kindWord = kind === 'jwt' ? 'JWT' : kind === 'none' ? (faults.find((fault) => fault === 'placeholder' || fault === 'empty') ?? 'empty') : kind;
  const until = exp === null || Math.abs(exp) > 8e11 ? '' : `exp ${new Date(exp * 1000).toISOString().replace('.000Z', 'Z')}`;
  const word = kind === 'basic' || kind === 'digest' ? '' : kindWord;
  return [scheme ?? '', word, environment ?? '', until, fingerprint === null || PER_CALL.has(kind) ? '' : `#${fingerprint.slice(0, 6)}`].filter((part) => part !== '').join(' ');
}
