/**
 * What an answer says of the reason for which it refuses, gathered from every place that can say it. Shared by all causes of a server's refusal. Pure.
 * Strongest first: the API's documented code, the refuser's own mark, a standard field or status, another platform's code, plain words.
 */
import { ofLatest } from '../http/remembered';
import type { Confidence, Proof } from './cause';
import { findCodes, STS } from './codes';
import { documentedCause } from './documented-code';
import type { Evidence } from './evidence';
import { standardSigns } from './standard-signs';
import { isStock, statedReason } from './stated-reason';
import { codeVoices, wordVoices, type CodeVoice } from './voices';
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

/** True when a server, or something in front of it, answered with a refusal: only then is there anything to read here. */
export function wasRefused({ failure, answer, status }: Evidence): boolean {
  return answer !== null && (failure === 'status' || failure === 'in-body' || (failure === 'cors' && status >= 400));
}

/** Every sign in the answer, strongest first. */
export const accessSigns: (evidence: Evidence) => readonly CauseSign[] = ofLatest((evidence) => (wasRefused(evidence) ? gather(evidence) : NONE));

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
  const { answer } = evidence;
  if (answer === null) return NONE;
  const voices = codeVoices(evidence);
  const documented = documentedSigns(evidence, voices);
  const mark = refuserSign(evidence);
  // A gateway's "invalid credentials" may go on with what is wrong with them.
  const narrower = mark?.cause === 'credential-invalid' && findWords(wordVoices(evidence), evidence).some(({ cause, confidence }) => confidence === 'likely' && NARROWER.test(cause));
  const refuser = mark?.confidence === 'certain' && (narrower || isDisputed(mark.cause, evidence)) ? { ...mark, confidence: 'likely' as const } : mark;
  const standard = standardSigns(evidence).map((sign) => (sign.confidence === 'certain' && contradicts(sign.cause, evidence) ? { ...sign, confidence: 'likely' as const } : sign));
  // The API's own documented word, or a refuser's own mark, settles it: loose codes and words beside it are about something else.
  const settled = documented.some(({ confidence }) => confidence === 'certain') || refuser?.confidence === 'certain';
  const loose = settled ? [] : weighed(readCodes(voices, evidence), findWords(wordVoices(evidence), evidence)).map((sign) => (!(narrower && NARROWER.test(sign.cause)) && isReadAlready(sign, refuser, answer.content) ? { ...sign, confidence: 'possible' as const } : sign));
  const all = [...documented, ...(refuser === null ? [] : [refuser]), ...standard, ...loose];
  const fitting = answer.message === 'preflight-response' ? all.filter(({ cause }) => !NEEDS_CALLER.test(cause)) : all;
  return fitting.map((sign, place) => ({ sign, place })).sort((a, b) => STRENGTH[a.sign.confidence] - STRENGTH[b.sign.confidence] || a.place - b.place).map(({ sign }) => sign);
}

/**
 * The API's documented codes, each cause once. Only a code that the error itself gives counts. One settles the cause; beside another code,
 * documented for another cause or not known at all, none does.
 */
function documentedSigns(evidence: Evidence, voices: readonly CodeVoice[]): CauseSign[] {
  const { profile, ownCodes, answer } = evidence;
  if (profile === null && ownCodes.size === 0) return [];
  const given = voices.filter(({ place }) => place === 'code');
  const signs = given.flatMap(({ code, proof }): CauseSign[] => {
    const cause = documentedCause(evidence, code);
    return cause === undefined ? [] : [{ cause, source: 'documented', confidence: 'certain', proof: [proof] }];
  });
  const each = signs.filter(({ cause }, place) => signs.findIndex((other) => other.cause === cause) === place);
  const unknown = given.some(({ code, proof }) => proof.part === 'body' && proof.message === answer?.message && documentedCause(evidence, code) === undefined && !isStock(code));
  return each.length > 1 || unknown ? each.map((sign) => ({ ...sign, confidence: 'likely' })) : each;
}

/**
 * Codes that a table knows; of the rest, the words that they are made of (`isv.permission-ip-whitelist-limit`, `INVALID_CLIENT_KEY`): only what the error
 * itself gives as its code, and only where no table knows one.
 */
function readCodes(voices: readonly CodeVoice[], evidence: Evidence): CauseSign[] {
  const found = findCodes(voices, evidence);
  const known = new Set(found.filter(({ confidence }) => confidence !== 'possible').map(({ proof: [{ value }] }) => value));
  const spelt = voices
    .filter(({ code, place, proof }) => place === 'code' && !known.has(proof.value) && !isStock(code))
    .map(({ code, proof }) => ({ text: code.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_.:-]+/g, ' ').toLowerCase(), quote: () => proof }))
    .filter(({ text }) => text.includes(' '));
  // "Not found" in a code tells of the credential that was given as often as of none.
  const read = findWords(spelt, evidence).map((sign): CauseSign => ({ ...sign, source: 'code', confidence: sign.cause === 'credential-missing' && /not_?found/i.test(sign.proof[0].value ?? '') ? 'possible' : sign.confidence }));
  return [...found, ...read];
}

/**
 * Codes and words together. The number of Microsoft's login service stands for its sentence. A code that only says "denied" stands back where the sentence
 * beside it gives the reason, and the reason is another one.
 */
function weighed(codes: readonly CauseSign[], words: readonly CauseSign[]): CauseSign[] {
  const numbered = codes.some(({ confidence, proof: [{ value }] }) => confidence !== 'possible' && STS.test(value ?? ''));
  const firm = words.filter(({ confidence }) => confidence === 'likely').map(({ cause }) => cause);
  const reasoned = firm.some((cause) => !/^(?:insufficient-|credential-|not-found|server-failure)/.test(cause)) && !firm.includes('insufficient-permission');
  const isOutweighed = ({ cause, proof: [{ value }] }: CauseSign): boolean =>
    (reasoned && cause === 'insufficient-permission' && DENIED.test(value ?? '')) || (firm.includes('credential-invalid') && WRONG_CLIENT.test(value ?? ''));
  return [
    ...codes.map((sign) => (isOutweighed(sign) ? { ...sign, confidence: 'possible' as const } : sign)),
    ...words.map((sign) => (numbered ? { ...sign, confidence: 'possible' as const } : sign)),
  ];
}

/** OAuth's word for a client that may not use this grant, which Keycloak also gives one whose secret is wrong; the sentence tells which. */
const WRONG_CLIENT = /^unauthorized_client$/;

/** Codes that say that it was denied, and not why. */
const DENIED = /^(?:access_?denied(?:exception)?|forbidden)$/i;

/** What exactly is wrong with a credential that is called invalid. */
const NARROWER = /^(?:wrong-audience|credential-(?:expired|malformed|not-yet))/;

/** Causes that the same words may mean. */
const SAME: readonly RegExp[] = [/^insufficient-/, /^credential-(?:invalid|expired)|^wrong-audience/, /^(?:waf-rule|bot-challenge|ip-not-allowed)$/];

/** True when the answer's own words or codes name a reason, and it is not `cause`. */
function contradicts(cause: string, evidence: Evidence): boolean {
  const stated = statedReason((other) => other === cause || SAME.some((family) => family.test(cause) && family.test(other)), evidence);
  return stated === 'other' || stated === 'unknown';
}

/**
 * True where a gateway's or a store's code stands for more than one fault (`"error_code":"…"` of a whole family), and the sentence that it wrote
 * beside the code names another one than the code is known for.
 */
function isDisputed(cause: string, evidence: Evidence): boolean {
  const { problem, recognition: { refusal } } = evidence;
  if (problem === null || refusal === null || !['gateway', 'storage', 'hosting', 'cdn'].includes(refusal.by)) return false;
  const alike = (other: string): boolean => other === cause || SAME.some((family) => family.test(cause) && family.test(other));
  const quoted = refusal.proof.map(({ value }) => value ?? '').join('\n');
  const said = findWords(wordVoices(evidence), evidence).filter(({ confidence, proof: [{ part, value }] }) => confidence !== 'possible' && part === 'body' && value !== null && !quoted.includes(value));
  return said.length > 0 && !said.some((sign) => alike(sign.cause));
}

/** True for words that stand in the very sentence by which the refuser was recognised: what that sentence means is known. */
function isReadAlready({ source, cause, proof: [{ part, value }] }: CauseSign, refuser: CauseSign | null, content: string | null): boolean {
  if (source !== 'words' || refuser === null || cause === refuser.cause || part !== 'body' || value === null || content === null) return false;
  const at = content.indexOf(value);
  return refuser.proof.some((known) => {
    const from = known.part !== 'body' || known.value === null ? -1 : content.indexOf(known.value);
    return from >= 0 && at >= from && at < from + 400 && !/[.!?。！？]\s/.test(content.slice(from, at));
  });
}

/** What it means that this kind of party refused, where its mark names no cause itself. */
const BY_KIND: { readonly [by: string]: string } = { waf: 'waf-rule', 'bot-manager': 'bot-challenge', 'corporate-proxy': 'corporate-proxy-policy' };

function refuserSign({ recognition: { refusal } }: Evidence): CauseSign | null {
  const cause = refusal?.cause ?? BY_KIND[refusal?.by ?? ''];
  if (refusal === null || cause === undefined) return null;
  const confidence = refusal.cause === null && refusal.by !== 'corporate-proxy' && refusal.confidence === 'certain' ? 'likely' : (refusal.causeConfidence ?? refusal.confidence);
  return { cause, source: 'refuser', confidence, proof: refusal.proof };
}
