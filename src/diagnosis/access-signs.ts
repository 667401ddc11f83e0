/**
 * What an answer says of the reason for which it refuses, gathered from every place that can say it. Shared by all causes of a server's refusal. Pure.
 * Strongest first: the API's documented code, the refuser's own mark, a standard field or status, another platform's code, plain words.
 */
import type { Confidence, Proof } from './cause';
import { findCodes } from './codes';
import type { Evidence } from './evidence';
import { standardSigns } from './standard-signs';
import { codeVoices, wordVoices } from './voices';
import { findWords } from './wording';

export interface AccessSign {
  readonly source: 'documented' | 'refuser' | 'standard' | 'code' | 'words';
  readonly confidence: Confidence;
  readonly proof: readonly [Proof, ...Proof[]];
}

/** A sign with the cause that it speaks for. */
export interface CauseSign extends AccessSign {
  readonly cause: string;
}

/** Causes that concern who is calling. A preflight never carries a credential, so it cannot show one of them. */
const NEEDS_CALLER = /^(?:credential-|wrong-audience|signature-|signed-url|clock-skew|insufficient-|account-|step-up|csrf-|feature-|content-type|wrong-method|not-found|forbidden-masked)/;

const STRENGTH: { readonly [C in Confidence]: number } = { certain: 0, likely: 1, possible: 2 };
const NONE: readonly CauseSign[] = [];
const remembered = new WeakMap<Evidence, readonly CauseSign[]>();

/** True when a server, or something in front of it, answered with a refusal: only then is there anything to read here. */
export function wasRefused({ failure, answer, status }: Evidence): boolean {
  return answer !== null && (failure === 'status' || failure === 'in-body' || (failure === 'cors' && status >= 400));
}

/** Every sign in the answer, strongest first. */
export function accessSigns(evidence: Evidence): readonly CauseSign[] {
  const known = remembered.get(evidence);
  if (known !== undefined) return known;
  const found = wasRefused(evidence) ? gather(evidence) : NONE;
  remembered.set(evidence, found);
  return found;
}

/** The strongest sign for one cause, or null. */
export function signFor(cause: string, evidence: Evidence): AccessSign | null {
  return accessSigns(evidence).find((sign) => sign.cause === cause) ?? null;
}

/** True when the answer says, more firmly than in words alone, that the reason is none of `causes`. */
export function namesAnother(causes: RegExp, evidence: Evidence): boolean {
  const firm = accessSigns(evidence).filter(({ source, confidence }) => source === 'documented' || source === 'refuser' || (source !== 'words' && confidence === 'certain'));
  return firm.length > 0 && !firm.some(({ cause }) => causes.test(cause));
}

function gather(evidence: Evidence): readonly CauseSign[] {
  const { answer, profile } = evidence;
  if (answer === null) return NONE;
  const voices = codeVoices(evidence);
  const documented = voices.flatMap(({ code, proof }): CauseSign[] => {
    const cause = profile !== null && Object.hasOwn(profile.errorCodes, code) ? profile.errorCodes[code] : undefined;
    return cause === undefined ? [] : [{ cause, source: 'documented', confidence: 'certain', proof: [proof] }];
  });
  const refuser = refuserSign(evidence);
  const standard = standardSigns(evidence);
  // The API's own documented word, or a refuser's own mark, settles it: loose codes and words beside it are about something else.
  const settled = documented.length > 0 || refuser?.confidence === 'certain';
  const loose = settled ? [] : [...findCodes(voices, evidence), ...findWords(wordVoices(evidence), evidence)];
  const all = [...documented.slice(0, 1), ...(refuser === null ? [] : [refuser]), ...standard, ...loose];
  const fitting = answer.message === 'preflight-response' ? all.filter(({ cause }) => !NEEDS_CALLER.test(cause)) : all;
  return fitting.map((sign, place) => ({ sign, place })).sort((a, b) => STRENGTH[a.sign.confidence] - STRENGTH[b.sign.confidence] || a.place - b.place).map(({ sign }) => sign);
}

/** What it means that this kind of party refused, where its mark names no cause itself. */
const BY_KIND: { readonly [by: string]: string } = { waf: 'waf-rule', 'bot-manager': 'bot-challenge', 'corporate-proxy': 'corporate-proxy-policy' };

function refuserSign({ recognition: { refusal } }: Evidence): CauseSign | null {
  const cause = refusal?.cause ?? BY_KIND[refusal?.by ?? ''];
  if (refusal === null || cause === undefined) return null;
  const confidence = refusal.cause === null && refusal.by !== 'corporate-proxy' && refusal.confidence === 'certain' ? 'likely' : refusal.confidence;
  return { cause, source: 'refuser', confidence, proof: refusal.proof };
}
