/** Finds the cause in plain words, English and Chinese. Words are never more than `likely`. Pure, linear in the length of the text. */
import type { CauseSign } from './access-signs';
import type { Evidence } from './evidence';
import type { WordVoice } from './voices';
import { applicationRows } from './wording-applications';
import { credentialRows } from './wording-credentials';
import { frontRows } from './wording-fronts';
import { requestRows } from './wording-requests';
import { tokenRows } from './wording-tokens';

/** One family of words. Patterns must run in linear time: bounded gaps, no nested quantifiers. */
export interface WordingRow {
  readonly cause: string;
  readonly words: RegExp;
  /** Words that give the family another meaning; looked for in the same sentence. */
  readonly unless?: RegExp;
  /** Left out: `likely`. */
  readonly confidence?: 'possible';
  /** Only with these statuses. Left out: with any refusal. */
  readonly statuses?: readonly number[];
}

/** Causes that a label for a kind of error often names although the error is a narrower one. */
const BROAD: ReadonlySet<string> = new Set(['credential-missing', 'credential-invalid', 'not-found', 'server-failure']);

const rows: readonly WordingRow[] = [...credentialRows, ...tokenRows, ...requestRows, ...frontRows, ...applicationRows];

/** The causes that the sentences of an answer name, each once, with the words as they stand there. */
export function findWords(voices: readonly WordVoice[], { status, answer }: Evidence): CauseSign[] {
  if (answer === null) return [];
  const signs: (CauseSign & { readonly label: boolean })[] = [];
  for (const row of rows) {
    if (row.statuses !== undefined && !row.statuses.includes(status)) continue;
    for (const { text, quote, label } of voices) {
      const found = row.words.exec(text)?.[0];
      if (found === undefined || row.unless?.test(text) === true) continue;
      const proof = quote(found.trim());
      if (proof.value === '') continue;
      signs.push({ cause: row.cause, source: 'words', confidence: row.confidence ?? 'likely', proof: [proof], label: label === true });
      break;
    }
  }
  // A label such as "Invalid token" is broad; the sentence beside it, where it names something else, tells what happened.
  const told = signs.some(({ label, confidence, cause }) => !label && confidence === 'likely' && !BROAD.has(cause));
  // A scope or a second factor that is missing makes a token "invalid" for this call, and "not found" of one that is also called invalid means unknown.
  const narrow = signs.some(({ cause, confidence }) => confidence === 'likely' && (cause === 'insufficient-scope' || cause === 'step-up-required'));
  const invalid = signs.some(({ cause, confidence }) => confidence === 'likely' && cause === 'credential-invalid');
  // One sentence for two readings, "not there, or not yours": the status leans to the first.
  const hidden = status === 404 && signs.some(({ cause }) => cause === 'forbidden-masked-as-404');
  const weak = ({ cause, label, proof: [{ value }] }: (typeof signs)[number]): boolean =>
    (label && told && BROAD.has(cause)) || (narrow && cause === 'credential-invalid') || (hidden && cause === 'insufficient-permission') || (invalid && cause === 'credential-missing' && /not found$/i.test(value ?? ''));
  return signs.map((sign) => {
    const { label: _label, ...rest } = sign;
    return weak(sign) ? { ...rest, confidence: 'possible' } : rest;
  });
}
