/** Which rows of the table of intermediaries an answer can concern at all, told by its field names, its status and one pass over its body. Pure. */
import type { HttpResponse } from '../http/exchange';
import type { IntermediaryRow, RefusalRow, Sign } from './intermediaries';
import { remembered } from '../http/remembered';
import { literalScanner, requiredLiterals } from './literal-scan';

/** Fields that most answers carry: no way to tell rows apart. */
const COMMON: ReadonlySet<string> = new Set(['server', 'via', 'content-type', 'cache-control', 'set-cookie', 'retry-after', 'x-cache', 'location', 'etag', 'www-authenticate']);

interface Place {
  readonly row: number;
  readonly refusal: number;
}

/** What is left to look at, each list in the order of the table. */
export interface Candidates {
  readonly refusals: readonly { readonly row: number; readonly refusals: readonly RefusalRow[] }[];
  /** Signs of presence that can be there. */
  readonly present: readonly { readonly row: number; readonly signs: readonly Sign[] }[];
  /** False: the words cannot be in the body, so the pattern need not be tried. */
  readonly mayHave: (sign: Sign) => boolean;
}

/** Letters by which a value must begin, in lower case, when the pattern says so. */
const BEGINNING = 3;
function beginningOf(pattern: RegExp | undefined): string {
  if (pattern === undefined || /[msuvy]/.test(pattern.flags)) return '';
  const outside = pattern.source.replace(/\\./g, '').replace(/\([^()]{0,400}\)/g, '');
  return outside.includes('|') ? '' : (/^\^([A-Za-z0-9_-]{3})(?![?*{])/.exec(pattern.source)?.[1]?.toLowerCase() ?? '');
}

/** Under which key a sign that needs a field is kept: the field, and where it can be told how the value begins, or ''. */
interface Key {
  readonly field: string;
  readonly begins: string;
}
function keyOf(sign: Sign): Key | null {
  if ('field' in sign) return { field: sign.field, begins: beginningOf(sign.value) };
  return 'cookie' in sign ? { field: 'set-cookie', begins: beginningOf(sign.cookie) } : null;
}

interface SignPlace {
  readonly row: number;
  readonly order: number;
  readonly sign: Sign;
}

/** What hangs on one field, by how its value begins; and what of it the last values had. */
interface FieldEntry {
  readonly refusals: Map<string, (Place & { readonly sign: Sign })[]>;
  readonly signs: Map<string, SignPlace[]>;
  readonly known: Map<string, FieldMatch>;
}

/** What of a field's entry one value has. `key`: equal for equal ones of this table. */
interface FieldMatch {
  readonly key: string;
  readonly refusals: readonly Place[];
  readonly signs: readonly SignPlace[];
}

/** Values of one field that are remembered: they repeat from answer to answer. These are fields by which products name themselves. */
const REMEMBERED = 64;
/** Answers that are remembered, by all that is read of them here and by no value of theirs; and bodies of errors, with what stands in them. */
const REMEMBERED_ANSWERS = 512;
const REMEMBERED_BODIES = 64;
const LONGEST_BODY = 4096;

function hasSign(sign: Sign, value: string): boolean {
  return !('field' in sign) || (sign.value?.test(value) ?? true);
}

function asMatch(refusals: readonly Place[], signs: readonly SignPlace[]): FieldMatch {
  return { key: [...refusals.map(({ row, refusal }) => `${row}.${refusal}`), ...signs.map(({ row, order }) => `${row}:${order}`)].join(), refusals, signs };
}

/** What a value can be of all that hangs on its field; what is left out can never match. */
function matchOf(entry: FieldEntry, value: string): FieldMatch {
  const before = entry.known.get(value);
  if (before !== undefined) return before;
  const begins = ['', beginning(value)];
  const match = asMatch(
    begins.flatMap((one) => (entry.refusals.get(one) ?? []).filter(({ sign }) => hasSign(sign, value))),
    begins.flatMap((one) => (entry.signs.get(one) ?? []).filter(({ sign }) => hasSign(sign, value))),
  );
  if (entry.known.size >= REMEMBERED) entry.known.clear();
  if (value.length <= 300) entry.known.set(value, match);
  return match;
}

/** The same for cookies, of which only how their names begin is looked at here. */
function matchOfCookies(entry: FieldEntry, { headers }: HttpResponse): FieldMatch {
  const begins = ['', ...new Set(headers.flatMap(({ name, value }) => (name.toLowerCase() === 'set-cookie' ? [beginning(value.trimStart())] : [])))].filter((one) => entry.refusals.has(one) || entry.signs.has(one));
  return asMatch(begins.flatMap((one) => entry.refusals.get(one) ?? []), begins.flatMap((one) => entry.signs.get(one) ?? []));
}

/** `url`: what was asked for, or ''. */
export type RowFinder = (answer: HttpResponse, fields: ReadonlyMap<string, string>, url?: string) => Candidates;

/** Literals that stand in an answer's body or in its URL, by number. `key`: equal for equal ones of this table. */
interface Found {
  readonly numbers: ReadonlySet<number>;
  readonly key: string;
}
function asFound(numbers: readonly number[]): Found {
  return { numbers: new Set(numbers), key: numbers.join() };
}

function beginning(value: string): string {
  return value.slice(0, BEGINNING).toLowerCase();
}

/** Prepares the table once; what is left out by the result can never match. */
export function rowFinder(rows: readonly IntermediaryRow[]): RowFinder {
  const literals: string[] = [];
  const numberOf = new Map<string, number>();
  /** Of each sign that looks for words: the literals of which it needs one. */
  const needs = new Map<Sign, readonly number[]>();
  const [ofBodies, quiet, ofUrls] = [new Set<number>(), new Set<number>(), new Set<number>()];
  /** Patterns over bodies of which no literal can be told. They have the numbers -1, -2 … */
  const untold: RegExp[] = [];

  const byField = new Map<string, FieldEntry>();
  const byLiteral = new Map<number, Place[]>();
  const byStatus = new Map<number, Place[]>();
  const always: Place[] = [];
  const signsAlways: SignPlace[] = [];
  const add = <K, V>(map: Map<K, V[]>, key: K, value: V): void => void (map.get(key)?.push(value) ?? map.set(key, [value]));

  const entryOf = (field: string): FieldEntry => {
    const known = byField.get(field);
    if (known !== undefined) return known;
    const created: FieldEntry = { refusals: new Map(), signs: new Map(), known: new Map() };
    byField.set(field, created);
    return created;
  };
  const learn = (sign: Sign, success: boolean): readonly number[] | null => {
    const pattern = 'words' in sign ? sign.words : 'url' in sign ? sign.url : null;
    const wanted = pattern === null ? null : requiredLiterals(pattern);
    if (wanted === null) {
      if ('words' in sign) needs.set(sign, [untold.push(sign.words) * -1]);
      return null;
    }
    const numbers = wanted.map((literal) => {
      const number = numberOf.get(literal) ?? literals.push(literal) - 1;
      numberOf.set(literal, number);
      ('url' in sign ? ofUrls : ofBodies).add(number);
      if (success && 'words' in sign) quiet.add(number);
      return number;
    });
    needs.set(sign, numbers);
    return numbers;
  };

  rows.forEach((row, rowNumber) => {
    row.onPath.forEach((sign, order) => {
      const key = keyOf(sign);
      if (key === null) signsAlways.push({ row: rowNumber, order, sign });
      else add(entryOf(key.field).signs, key.begins, { row: rowNumber, order, sign });
    });
    row.refusals.forEach(({ signs, anyStatus }, refusalNumber) => {
      const place = { row: rowNumber, refusal: refusalNumber };
      const words = signs.map((sign) => learn(sign, anyStatus === true)).find((numbers) => numbers !== null);
      const keys = signs.flatMap((sign) => {
        const key = keyOf(sign);
        return key === null ? [] : [{ ...key, sign }];
      });
      const status = signs.find((sign) => 'status' in sign);
      const rarest = keys.find(({ field }) => !COMMON.has(field)) ?? keys.find(({ begins }) => begins !== '') ?? keys[0];
      if (words !== undefined && words !== null) for (const number of words) add(byLiteral, number, place);
      else if (rarest !== undefined) add(entryOf(rarest.field).refusals, rarest.begins, { ...place, sign: rarest.sign });
      else if (status !== undefined) for (const one of status.status) add(byStatus, one, place);
      else always.push(place);
    });
  });

  const scannerOf = (numbers: readonly number[]): ((text: string) => readonly number[]) => {
    const scan = literalScanner(numbers.map((number) => literals[number] ?? ''));
    return (text) => Array.from(scan(text), (place) => numbers[place] ?? 0);
  };
  const [scanAll, scanQuiet, scanUrl] = [scannerOf([...ofBodies]), scannerOf([...quiet]), scannerOf([...ofUrls])];
  const allUntold = untold.map((_pattern, place) => -1 - place);
  const nothing = asFound(allUntold);
  const inError = remembered((body) => asFound([...scanAll(body), ...allUntold.filter((_number, place) => body.length > LONGEST_BODY || untold[place]?.test(body) === true)]), REMEMBERED_BODIES, LONGEST_BODY);
  const literalsIn = ({ status, content }: HttpResponse): Found => {
    const body = content ?? '';
    if (body === '') return nothing;
    if (status >= 400) return inError(body);
    // Words in a success count only where a product is known to refuse with one, and those are pages: data that quotes one is data.
    const found = /^\s{0,80}[[{]/.test(body) ? [] : scanQuiet(body);
    return found.length === 0 ? nothing : asFound([...allUntold, ...found]);
  };
  const gather = (status: number, matches: readonly FieldMatch[], found: ReadonlySet<number>): Candidates => {
    const places = new Map<number, number[]>();
    const take = (list: readonly Place[] | undefined): void => {
      for (const { row, refusal } of list ?? []) {
        const taken = places.get(row);
        if (taken === undefined) places.set(row, [refusal]);
        else if (!taken.includes(refusal)) taken.push(refusal);
      }
    };
    const shown = new Map<number, SignPlace[]>();
    const show = (list: readonly SignPlace[]): void => {
      for (const one of list) add(shown, one.row, one);
    };
    show(signsAlways);
    for (const { refusals, signs } of matches) {
      take(refusals);
      show(signs);
    }
    for (const number of found) take(byLiteral.get(number));
    take(byStatus.get(status));
    take(always);
    const mayHave = (sign: Sign): boolean => needs.get(sign)?.some((number) => found.has(number)) ?? true;
    const canHold = ({ signs, anyStatus }: RefusalRow): boolean =>
      signs.every((sign) => ('status' in sign ? sign.status.includes(status) : mayHave(sign) && (!('words' in sign) || anyStatus === true || status >= 400)));
    return {
      refusals: [...places]
        .sort(([a], [b]) => a - b)
        .map(([row, numbers]) => ({ row, refusals: numbers.sort((a, b) => a - b).flatMap((number) => rows[row]?.refusals[number] ?? []).filter(canHold) }))
        .filter(({ refusals }) => refusals.length > 0),
      present: [...shown].map(([row, signs]) => ({ row, signs: signs.sort((a, b) => a.order - b.order).map(({ sign }) => sign) })),
      mayHave,
    };
  };
  const known = new Map<string, Candidates>();

  return (answer, fields, url = '') => {
    const inBody = literalsIn(answer);
    const inUrl = scanUrl(url);
    const matches: FieldMatch[] = [];
    let key = `${answer.status} ${inBody.key}|${inUrl.join()}`;
    for (const [name, value] of fields) {
      const entry = byField.get(name);
      const match = entry === undefined ? null : name === 'set-cookie' ? matchOfCookies(entry, answer) : matchOf(entry, value);
      if (match === null || match.key === '') continue;
      matches.push(match);
      key += ` ${match.key}`;
    }
    const before = known.get(key);
    if (before !== undefined) return before;
    const candidates = gather(answer.status, matches, inUrl.length === 0 ? inBody.numbers : new Set([...inBody.numbers, ...inUrl]));
    if (known.size >= REMEMBERED_ANSWERS) known.clear();
    known.set(key, candidates);
    return candidates;
  };
}
