/** Forms that many rows of the table of intermediaries share: a firewall with a page of its own, an object store with its error document. Data only. */
import type { Confidence, RefusedBy } from '../cause';
import type { IntermediaryRow, ReferenceRow, RefusalRow, Sign } from '../intermediaries';
import { ORIGIN_TELLS } from './signs';

/** The statuses with which firewalls refuse, the odd ones included. */
export const BLOCKING: Sign = { status: [400, 401, 403, 404, 405, 406, 409, 412, 418, 420, 422, 423, 429, 430, 444, 451, 461, 465, 466, 468, 473, 493, 500, 501, 502, 503, 505, 507, 514, 521, 566, 567, 999] };

export interface Page {
  /** All of them stand on the page. Each should begin with a literal. */
  readonly words?: readonly RegExp[];
  readonly signs?: readonly Sign[];
  readonly status?: readonly number[];
  /** The page is served with a success status, too. */
  readonly anyStatus?: true;
  readonly confidence?: Confidence;
  readonly by?: RefusedBy;
  readonly cause?: string | null;
  readonly causeConfidence?: Confidence;
}

export interface Product {
  readonly vendor: string;
  readonly en: string;
  /** Left out: the name is the same in Chinese. */
  readonly zh?: string;
  readonly source: string;
  /** Left out: `waf`. */
  readonly kind?: RefusedBy;
  /** What shows presence, beside `server`. */
  readonly path?: readonly Sign[];
  /** The value of `Server` that it stamps on what it answers. */
  readonly server?: RegExp;
  /** A refusal under that `Server`, and nothing of an origin in it, is its own: as sure as this. */
  readonly own?: Confidence;
  /** Its own pages and answers. `cause` left out: that of `defaultCause`. */
  readonly pages?: readonly Page[];
  readonly defaultCause?: string | null;
  readonly passedThrough?: readonly Sign[];
  readonly references?: readonly ReferenceRow[];
}

/** A product's row from its few facts. */
export function product(facts: Product): IntermediaryRow {
  const kind = facts.kind ?? 'waf';
  const usual = facts.defaultCause === undefined ? (kind === 'waf' ? 'waf-rule' : null) : facts.defaultCause;
  const server: Sign | null = facts.server === undefined ? null : { field: 'server', value: facts.server };
  const refusals: RefusalRow[] = (facts.pages ?? []).map((page) => pageRefusal(page, kind, usual));
  if (server !== null && facts.own !== undefined) {
    refusals.push({ signs: [server, { status: [403, 405, 406, 418, 429, 473, 493] }], by: kind, confidence: facts.own, ...(usual === null ? {} : { cause: usual }) });
  }
  return {
    vendor: facts.vendor,
    name: { en: facts.en, 'zh-CN': facts.zh ?? facts.en },
    kind,
    source: facts.source,
    onPath: [...(server === null ? [] : [server]), ...(facts.path ?? [])],
    refusals,
    passedThrough: facts.passedThrough ?? ORIGIN_TELLS,
    ...(facts.references === undefined ? {} : { references: facts.references }),
  };
}

function pageRefusal(page: Page, kind: RefusedBy, usual: string | null): RefusalRow {
  const words: readonly Sign[] = (page.words ?? []).map((pattern) => ({ words: pattern }));
  const status: Sign = page.status === undefined ? BLOCKING : { status: page.status };
  const [first, ...rest] = [...(page.signs ?? []), ...(page.anyStatus === true && page.status === undefined ? [] : [status]), ...words];
  const cause = page.cause === undefined ? usual : page.cause;
  return {
    signs: [first ?? status, ...rest],
    by: page.by ?? kind,
    confidence: page.confidence ?? 'certain',
    ...(page.anyStatus === true ? { anyStatus: true as const } : {}),
    ...(cause === null ? {} : { cause }),
    ...(page.causeConfidence === undefined ? {} : { causeConfidence: page.causeConfidence }),
  };
}

/** Where the scanner wafw00f keeps what it looks for. */
export const wafw00f = (plugin: string): string => `https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/${plugin}.py`;

/** What the code of an object store's error document means, where it means one thing. The codes are S3's; most others took them over. */
const STORE_CODES: readonly (readonly [RegExp, string])[] = [
  [/<Message>The bucket you are attempting to access must be addressed using the specified endpoint/, 'wrong-route-or-host'],
  [/<Code>SignatureDoesNotMatch<\/Code>/, 'signature-mismatch'],
  [/<Code>InvalidAccessKey(?:Id)?<\/Code>/, 'credential-invalid'],
  [/<Code>(?:InvalidToken|InvalidSecurityToken|SecurityTokenNotMatch|AccessKeyIdAndSecurityTokenNotMatch)<\/Code>/, 'credential-invalid'],
  [/<Code>(?:ExpiredToken|SecurityTokenExpired|TokenExpired)<\/Code>/, 'credential-expired'],
  [/<Code>RequestTimeTooSkewed<\/Code>/, 'clock-skew'],
  [/<Message>Request has expired\.?<\/Message>/, 'signed-url-expired'],
  [/<Code>NoSuchKey<\/Code>/, 'not-found'],
  [/<Code>NoSuchBucket<\/Code>/, 'wrong-route-or-host'],
  [/<Code>MethodNotAllowed<\/Code>/, 'wrong-method'],
  [/<Code>(?:UserDisable|InDebt|InDebtOverdue|AccountProblem|AllAccessDisabled|UserDisabled|AccountArrearage)<\/Code>/, 'account-restricted'],
];

export const ERROR_DOCUMENT: Sign = { words: /<Error(?: [^>]{0,80})?>\s{0,8}<Code>[A-Za-z.]{1,60}<\/Code>/ };

/** The refusals of a store whose own field or mark stands beside an S3-shaped error document. */
export function storeRefusals(mark: Sign, more: readonly (readonly [RegExp, string])[] = [], confidence: Confidence = 'certain'): RefusalRow[] {
  const error: Sign = { status: [400, 401, 403, 404, 405, 409, 411, 412, 416, 429, 451, 500, 503] };
  return [
    ...[...more, ...STORE_CODES].map(([words, cause]): RefusalRow => ({ signs: [mark, error, { words }], by: 'storage', confidence, cause })),
    { signs: [mark, error, ERROR_DOCUMENT], by: 'storage', confidence },
  ];
}

/** JSON or fixed words that a gateway writes: each row is a pattern, what it means, and the statuses. */
export function gatewayRefusals(mark: Sign | null, rows: readonly (readonly [RegExp, string | null, readonly number[]])[], confidence: Confidence): RefusalRow[] {
  return rows.map(([words, cause, status]) => ({
    signs: mark === null ? [{ status }, { words }] : [mark, { status }, { words }],
    by: 'gateway',
    confidence,
    ...(cause === null ? {} : { cause }),
  }));
}
