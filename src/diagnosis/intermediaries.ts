/**
 * Products that stand on the path, one row each with its source. Presence is kept apart from refusal: a `cf-ray` accuses nobody.
 * A refusal needs all signs of one of its entries; `certain` needs a sign that only a refusal carries, or two independent ones. Pure.
 */
import type { HttpResponse } from '../http/exchange';
import { fieldValue, fieldValues } from '../http/fields';
import { ofLatest } from '../http/remembered';
import type { Confidence, Proof, ProofMessage, RefusedBy } from './cause';
import { rowFinder, type Candidates } from './intermediary-index';
import { rows } from './intermediary-rows';

/** One observable mark. `words` are looked for in the raw body; the longest match is the proof. Patterns must run in linear time. */
export type Sign =
  | { readonly field: string; readonly value?: RegExp }
  | { readonly absent: string }
  /** The body was not recorded: what the fields tell of it is all there is. */
  | { readonly unseen: 'body' }
  | { readonly cookie: RegExp }
  | { readonly words: RegExp }
  | { readonly status: readonly number[] }
  | { readonly url: RegExp }
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
  /** How sure the cause is, where the mark is surer of who refused than of why. */
  readonly causeConfidence?: Confidence;
  /** The product served a stored file: marks of one do not show that somebody behind it answered. */
  readonly ownStorage?: true;
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

/** `time`: when it was issued, ISO 8601 · `place`: the product's own name of the site that issued it, or the address · `rule`: its own name of the family of rules. */
export interface ReferenceReading {
  readonly time?: string;
  readonly place?: string;
  readonly rule?: string;
}

export interface IntermediaryRow {
  /** Stable slug. */
  readonly vendor: string;
  /** The row tells a kind of product, whoever makes it: a refusal of it has no vendor, and nobody is said to be on the path. */
  readonly unnamed?: true;
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
    /** '': it does not name itself. */
    readonly vendor: string;
    readonly by: RefusedBy;
    readonly confidence: Confidence;
    readonly cause: string | null;
    /** Of the cause, where it differs from that of who refused. */
    readonly causeConfidence?: Confidence;
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
  readonly cookies: readonly { readonly name: string; readonly line: string }[];
  /** What was asked for, or ''. */
  readonly url: string;
  readonly mayHave: Candidates['mayHave'];
}

const candidatesFor = rowFinder(rows);

/** Recognises products by the answer's fields, cookies, status and body, and by the URL where that is a product's own. `answer` null: nothing can be recognised. */
export function recognise(answer: (HttpResponse & { readonly message?: ProofMessage }) | null, url = ''): Recognition {
  if (answer === null) return { onPath: [], refusal: null, references: [] };
  const { fields, cookies } = headOf(answer.headers);
  const { refusals: possible, present, mayHave } = candidatesFor(answer, fields, url);
  const seen: Seen = { answer, message: answer.message ?? 'response', fields, cookies, url, mayHave };
  const refusals: NonNullable<Recognition['refusal']>[] = [];
  /** What shows each row's product, by the place of the row. */
  const shown = new Map<number, Proof>();
  for (const { row: place, refusals: left } of possible) {
    const row = rows[place];
    const refusal = row === undefined ? null : findRefusal(row, left, seen);
    if (refusal === null) continue;
    refusals.push(refusal);
    shown.set(place, refusal.proof[0]);
  }
  for (const { row: place, signs } of present) {
    const proof = firstSign(signs, seen);
    if (proof !== null) shown.set(place, proof);
  }
  refusals.sort((a, b) => STRENGTH[a.confidence] - STRENGTH[b.confidence]);
  const inOrder = [...shown].sort(([a], [b]) => a - b).flatMap(([place, proof]) => (rows[place] === undefined ? [] : [{ row: rows[place], proof }]));
  return {
    onPath: inOrder.filter(({ row }) => row.unnamed !== true).map(({ row, proof }) => ({ vendor: row.vendor, proof })),
    refusal: refusals[0] ?? null,
    references: inOrder.flatMap(({ row }) => findReferences(row, answer)),
  };
}

/** The rows that can refuse with a status below 400 at all: most answers are successes, and this is all there is to ask of them. */
const rowsOfSuccess: readonly IntermediaryRow[] = rows.map((row) => ({
  ...row,
  onPath: [],
  refusals: row.refusals.filter(({ signs, anyStatus }) => signs.every((sign) => ('status' in sign ? sign.status.some((status) => status < 400) : 'words' in sign ? anyStatus === true : true))),
}));
const candidatesOfSuccess = rowFinder(rowsOfSuccess);

/** Whether `recognise` would find a refusal in an answer with a status below 400. */
export function refusesWithSuccess(answer: HttpResponse, url: string): boolean {
  // Nothing is redacted yet: this one is not remembered.
  const fields = fieldsOf(answer.headers);
  const { refusals, mayHave } = candidatesOfSuccess(answer, fields, url);
  if (refusals.length === 0) return false;
  const seen: Seen = { answer, message: 'response', fields, cookies: cookiesOf(answer.headers, fields), url, mayHave };
  return refusals.some(({ row: place, refusals: left }) => {
    const row = rowsOfSuccess[place];
    return row !== undefined && findRefusal(row, left, seen) !== null;
  });
}

/** The first of `signs` that stands on an answer, as proof; null: none does. For the few questions that are asked of one answer after its recognition. */
export function firstSignOf(signs: readonly Sign[], answer: HttpResponse & { readonly message?: ProofMessage }): Proof | null {
  if (signs.length === 0) return null;
  const { fields, cookies } = headOf(answer.headers);
  return firstSign(signs, { answer, message: answer.message ?? 'response', fields, cookies, url: '', mayHave: anything });
}

const anything = (): boolean => true;

/** An answer's fields and cookies. */
const headOf = ofLatest((headers: HttpResponse['headers']): Pick<Seen, 'fields' | 'cookies'> => {
  const fields = fieldsOf(headers);
  return { fields, cookies: cookiesOf(headers, fields) };
});

/** Combined field values by lower-case name. */
function fieldsOf(headers: HttpResponse['headers']): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    const before = fields.get(key);
    fields.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return fields;
}

function cookiesOf(headers: HttpResponse['headers'], fields: ReadonlyMap<string, string>): Seen['cookies'] {
  if (!fields.has('set-cookie')) return [];
  return fieldValues(headers, 'set-cookie').map((line) => ({ name: line.split('=', 1)[0]?.trim() ?? '', line }));
}

function firstSign(signs: readonly Sign[], seen: Seen): Proof | null {
  for (const sign of signs) {
    const proof = findSign(sign, seen);
    if (proof !== null) return proof;
  }
  return null;
}

function findRefusal(row: IntermediaryRow, left: readonly RefusalRow[], seen: Seen): Recognition['refusal'] {
  let overturned: boolean | null = null;
  for (const { signs, by, confidence, cause, causeConfidence, ownStorage } of left) {
    const proof = findAll(signs, seen);
    if (proof === null) continue;
    overturned ??= firstSign(row.passedThrough ?? [], seen) !== null;
    if (overturned && confidence !== 'certain' && ownStorage !== true) continue;
    return { vendor: row.unnamed === true ? '' : row.vendor, by, confidence, cause: cause ?? null, ...(causeConfidence === undefined ? {} : { causeConfidence }), proof };
  }
  return null;
}

/** All of `signs` as proof; null: one of them is not there. The body is searched only where everything that is cheaper to look at is. */
function findAll(signs: RefusalRow['signs'], seen: Seen): [Proof, ...Proof[]] | null {
  if (signs.some((sign) => !('words' in sign) && findSign(sign, seen) === null)) return null;
  const [first, ...rest] = signs.flatMap((sign) => findSign(sign, seen) ?? []);
  return first === undefined || rest.length + 1 < signs.length ? null : [first, ...rest];
}

function findSign(sign: Sign, { answer, message, fields, cookies, url, mayHave }: Seen): Proof | null {
  if ('field' in sign) {
    const value = fields.get(sign.field) ?? null;
    if (value === null || !(sign.value?.test(value) ?? true)) return null;
    return { message, part: sign.field, value };
  }
  if ('absent' in sign) return fields.has(sign.absent) ? null : { message, part: sign.absent, value: null };
  if ('unseen' in sign) return answer.content === null ? { message, part: 'body', value: null } : null;
  if ('cookie' in sign) {
    const cookie = cookies.find(({ name }) => sign.cookie.test(name));
    return cookie === undefined ? null : { message, part: 'set-cookie', value: cookie.line };
  }
  if ('words' in sign) {
    const found = answer.content === null || !mayHave(sign) ? null : sign.words.exec(answer.content);
    return found === null ? null : { message, part: 'body', value: found[0] };
  }
  if ('url' in sign) {
    const asked = url === '' ? null : sign.url.exec(url);
    return asked === null ? null : { message: message === 'preflight-response' ? 'preflight-request' : 'request', part: 'url', value: asked[0] };
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
