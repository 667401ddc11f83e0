/**
 * Products that stand on the path, one row each with its source. Presence is kept apart from refusal: a `cf-ray` accuses nobody.
 * A refusal needs all signs of one of its entries; `certain` needs a sign that only a refusal carries, or two independent ones. Pure.
 */
import type { HttpResponse } from '../http/exchange';
import { fieldValue, fieldValues } from '../http/fields';
import type { Confidence, Proof, ProofMessage, RefusedBy } from './cause';
import { rows } from './intermediary-rows';

/** One observable mark. `words` are looked for in the raw body; the longest match is the proof. Patterns must run in linear time. */
export type Sign =
  | { readonly field: string; readonly value?: RegExp }
  | { readonly absent: string }
  | { readonly cookie: RegExp }
  | { readonly words: RegExp }
  | { readonly status: readonly number[] }
  | { readonly statusText: RegExp };

export interface RefusalRow {
  /** All of them must be there. */
  readonly signs: readonly [Sign, ...Sign[]];
  readonly by: RefusedBy;
  readonly confidence: Confidence;
  /** The product is known to refuse with a success status too, and the marks are its whole page. Words without it need an error: pages quote them. */
  readonly anyStatus?: true;
  /** The cause that this mark proves, where it proves one. */
  readonly cause?: string;
}

export interface ReferenceRow {
  readonly name: string;
  /** Where the id stands: a response field, or the first group of a pattern over the body. */
  readonly field?: string;
  readonly words?: RegExp;
  readonly askWhom: 'api-owner' | 'network-admin';
  /** What the id tells by itself, where its form is public. */
  readonly read?: (value: string) => ReferenceReading | null;
}

/** `time`: when it was issued, ISO 8601 · `place`: the product's own name of the site that issued it. */
export interface ReferenceReading {
  readonly time?: string;
  readonly place?: string;
}

export interface IntermediaryRow {
  /** Stable slug. */
  readonly vendor: string;
  readonly name: { readonly en: string; readonly 'zh-CN': string };
  readonly kind: RefusedBy;
  readonly source: string;
  /** Any one of them shows presence. */
  readonly onPath: readonly Sign[];
  readonly refusals: readonly RefusalRow[];
  /** Marks of an answer made behind this product; one of them overturns every refusal of the row that is not `certain`. */
  readonly passedThrough?: readonly Sign[];
  readonly references?: readonly ReferenceRow[];
}

/** An id that the refuser gave, and whom to give it to. */
export interface Reference {
  readonly name: string;
  readonly value: string;
  readonly askWhom: 'api-owner' | 'network-admin';
  readonly reading?: ReferenceReading;
}

export interface Recognition {
  /** Every product seen on the path, refuser or not, in the order of the table. */
  readonly onPath: readonly { readonly vendor: string; readonly proof: Proof }[];
  /** The one that refused by its own mark, or null. */
  readonly refusal: {
    readonly vendor: string;
    readonly by: RefusedBy;
    readonly confidence: Confidence;
    readonly cause: string | null;
    readonly proof: readonly [Proof, ...Proof[]];
  } | null;
  readonly references: readonly Reference[];
}

const STRENGTH: { readonly [C in Confidence]: number } = { certain: 0, likely: 1, possible: 2 };

/** An answer, prepared for being looked at by every row. */
interface Seen {
  readonly answer: HttpResponse;
  readonly message: ProofMessage;
  /** Combined field values by lower-case name. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Recognises products by the answer's fields, cookies, status and body. `answer` null: nothing can be recognised. */
export function recognise(answer: (HttpResponse & { readonly message?: ProofMessage }) | null): Recognition {
  if (answer === null) return { onPath: [], refusal: null, references: [] };
  const fields = new Map<string, string>();
  for (const { name, value } of answer.headers) {
    const key = name.toLowerCase();
    const before = fields.get(key);
    fields.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  const seen: Seen = { answer, message: answer.message ?? 'response', fields };
  const onPath: { vendor: string; proof: Proof }[] = [];
  const refusals: NonNullable<Recognition['refusal']>[] = [];
  const references: Reference[] = [];
  for (const row of rows) {
    const refusal = findRefusal(row, seen);
    if (refusal !== null) refusals.push(refusal);
    const shown = firstSign(row.onPath, seen) ?? refusal?.proof[0];
    if (shown === undefined) continue;
    onPath.push({ vendor: row.vendor, proof: shown });
    references.push(...findReferences(row, answer));
  }
  refusals.sort((a, b) => STRENGTH[a.confidence] - STRENGTH[b.confidence]);
  return { onPath, refusal: refusals[0] ?? null, references };
}

function firstSign(signs: readonly Sign[], seen: Seen): Proof | null {
  for (const sign of signs) {
    const proof = findSign(sign, seen);
    if (proof !== null) return proof;
  }
  return null;
}

function findRefusal(row: IntermediaryRow, seen: Seen): Recognition['refusal'] {
  let overturned: boolean | null = null;
  for (const { signs, by, confidence, cause, anyStatus } of row.refusals) {
    if (anyStatus !== true && seen.answer.status < 400 && signs.some((sign) => 'words' in sign)) continue;
    // The body is searched only where everything that is cheaper to look at is there.
    if (signs.some((sign) => !('words' in sign) && findSign(sign, seen) === null)) continue;
    const proof = signs.map((sign) => findSign(sign, seen));
    const [first, ...rest] = proof.filter((found) => found !== null);
    if (first === undefined || proof.includes(null)) continue;
    overturned ??= firstSign(row.passedThrough ?? [], seen) !== null;
    if (overturned && confidence !== 'certain') continue;
    return { vendor: row.vendor, by, confidence, cause: cause ?? null, proof: [first, ...rest] };
  }
  return null;
}

function findSign(sign: Sign, { answer, message, fields }: Seen): Proof | null {
  if ('field' in sign) {
    const value = fields.get(sign.field) ?? null;
    if (value === null || !(sign.value?.test(value) ?? true)) return null;
    return { message, part: sign.field, value };
  }
  if ('absent' in sign) return fields.has(sign.absent) ? null : { message, part: sign.absent, value: null };
  if ('cookie' in sign) {
    if (!fields.has('set-cookie')) return null;
    const cookie = fieldValues(answer.headers, 'set-cookie').find((line) => sign.cookie.test(line.split('=', 1)[0]?.trim() ?? ''));
    return cookie === undefined ? null : { message, part: 'set-cookie', value: cookie };
  }
  if ('words' in sign) {
    const found = answer.content === null ? null : sign.words.exec(answer.content);
    return found === null ? null : { message, part: 'body', value: found[0] };
  }
  if ('statusText' in sign) return sign.statusText.test(answer.statusText) ? { message, part: 'status-text', value: answer.statusText } : null;
  return sign.status.includes(answer.status) ? { message, part: 'status', value: String(answer.status) } : null;
}

function findReferences(row: IntermediaryRow, answer: HttpResponse): Reference[] {
  return (row.references ?? []).flatMap(({ name, field, words, askWhom, read }) => {
    const found = (field === undefined ? null : fieldValue(answer.headers, field)) ?? words?.exec(answer.content ?? '')?.[1] ?? null;
    if (found === null || found === '') return [];
    // Akamai writes the punctuation of its reference as numeric character references.
    const value = found.slice(0, 500).replace(/&#(\d{1,3});/g, (_whole, code: string) => String.fromCharCode(Number(code)));
    const reading = read?.(value) ?? null;
    return [{ name, value, askWhom, ...(reading === null ? {} : { reading }) }];
  });
}
