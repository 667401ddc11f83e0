/** What each CORS problem was shown by: the answer it stands in, the field, what was sent and what would have been accepted. Pure, plain JSON. */
import { redirectTarget } from './cors-check';
import type { CorsProblem } from './cors-problems';
import { hopAt, preflightAnswer } from './cors-walk';
import { asUtf8 } from './field-bytes';
import type { Exchange, HttpResponse } from './exchange';
import { fieldList, fieldValues, isToken } from './fields';
import { originDifferences, splitOrigins, type OriginDifference } from './origin-difference';

/** The rule that failed, be it on a preflight or on another answer. */
export type CorsRule =
  | 'allow-origin-missing'
  | 'allow-origin-multiple'
  | 'allow-origin-invalid'
  | 'allow-origin-mismatch'
  | 'allow-origin-wildcard'
  | 'allow-credentials'
  | 'preflight-status'
  | 'preflight-redirect'
  | 'allow-methods-invalid'
  | 'allow-headers-invalid'
  | 'method-not-allowed'
  | 'headers-not-allowed'
  | 'scheme'
  | 'redirect-userinfo';

/** Where the answer stands: `hop` counts the redirects from 0; null is the last answer. */
export interface CorsPlace {
  readonly message: 'preflight' | 'response' | 'request';
  readonly hop: number | null;
  /** The answer is itself a redirect. */
  readonly redirects: boolean;
}

export interface DescribedProblem extends CorsProblem {
  readonly rule: CorsRule;
  readonly place: CorsPlace;
  /** Status of the answer; 0: there is none. */
  readonly status: number;
  /** The field at fault, as servers write it; null: it is the status, or the URL of the call. */
  readonly field: string | null;
  /** Its value, several lines joined as browsers join them; null: it is not there. */
  readonly sent: string | null;
  /** How many fields of that name there are. */
  readonly lines: number;
  /** The value that would be accepted (for a list: what must be added to it); null: none can be named. */
  readonly wanted: string | null;
  /** Members of a list that are no names. */
  readonly bad: readonly string[];
  /** Between `sent` and `origin`, weightiest first; empty where the rule is about something else. */
  readonly differences: readonly OriginDifference[];
  /** The page's origin is one of those listed. */
  readonly listsOrigin: boolean;
}

const RULES: { readonly [word: string]: CorsRule } = {
  MissingAllowOriginHeader: 'allow-origin-missing',
  MultipleAllowOriginValues: 'allow-origin-multiple',
  InvalidAllowOriginValue: 'allow-origin-invalid',
  AllowOriginMismatch: 'allow-origin-mismatch',
  WildcardOriginNotAllowed: 'allow-origin-wildcard',
  InvalidAllowCredentials: 'allow-credentials',
  InvalidStatus: 'preflight-status',
  DisallowedRedirect: 'preflight-redirect',
  InvalidAllowMethodsPreflightResponse: 'allow-methods-invalid',
  InvalidAllowHeadersPreflightResponse: 'allow-headers-invalid',
  MethodDisallowedByPreflightResponse: 'method-not-allowed',
  HeaderDisallowedByPreflightResponse: 'headers-not-allowed',
  CorsDisabledScheme: 'scheme',
  RedirectContainsCredentials: 'redirect-userinfo',
};

const FIELDS: { readonly [R in CorsRule]: string | null } = {
  'allow-origin-missing': 'Access-Control-Allow-Origin',
  'allow-origin-multiple': 'Access-Control-Allow-Origin',
  'allow-origin-invalid': 'Access-Control-Allow-Origin',
  'allow-origin-mismatch': 'Access-Control-Allow-Origin',
  'allow-origin-wildcard': 'Access-Control-Allow-Origin',
  'allow-credentials': 'Access-Control-Allow-Credentials',
  'preflight-status': null,
  'preflight-redirect': 'Location',
  'allow-methods-invalid': 'Access-Control-Allow-Methods',
  'allow-headers-invalid': 'Access-Control-Allow-Headers',
  'method-not-allowed': 'Access-Control-Allow-Methods',
  'headers-not-allowed': 'Access-Control-Allow-Headers',
  scheme: 'Location',
  'redirect-userinfo': 'Location',
};

/** The rule behind one of the browser's words. */
export function ruleOf({ corsError }: Pick<CorsProblem, 'corsError'>): CorsRule {
  return RULES[corsError] ?? RULES[corsError.replace(/^Preflight/, '')] ?? 'allow-origin-missing';
}

/** The problem with everything that its words need. */
export function describeProblem(exchange: Exchange, problem: CorsProblem): DescribedProblem {
  const rule = ruleOf(problem);
  const hop = hopAt(exchange, problem.hop);
  const answer = problem.step === 'request' ? null : problem.step === 'preflight' ? preflightAnswer(hop.preflight) : hop.response;
  const field = answer === null ? null : FIELDS[rule];
  const values = answer === null || field === null ? [] : fieldValues(answer.headers, field);
  const joined = values.join(', ');
  const sent = values.length === 0 ? null : (asUtf8(joined) ?? joined);
  const isOrigin = field === 'Access-Control-Allow-Origin' && sent !== null && rule !== 'allow-origin-wildcard';
  return {
    ...problem,
    rule,
    place: {
      message: problem.step === 'preflight' ? 'preflight' : problem.step === 'request' ? 'request' : 'response',
      hop: problem.hop,
      redirects: problem.hop !== null || redirectTarget(hop.request.url, hop.response) !== null,
    },
    status: answer?.status ?? 0,
    field,
    sent,
    lines: values.length,
    wanted: wantedFor(rule, problem, answer),
    bad: rule === 'allow-methods-invalid' || rule === 'allow-headers-invalid' ? (fieldList(answer?.headers ?? [], field ?? '') ?? []).filter((member) => !isToken(member)) : [],
    differences: isOrigin ? originDifferences(sent, problem.origin, values.length) : [],
    listsOrigin: isOrigin && rule === 'allow-origin-multiple' && splitOrigins(sent).includes(problem.origin),
  };
}

function wantedFor(rule: CorsRule, { origin, missingHeaders, missingMethod }: CorsProblem, answer: HttpResponse | null): string | null {
  switch (rule) {
    case 'allow-origin-missing':
    case 'allow-origin-multiple':
    case 'allow-origin-invalid':
    case 'allow-origin-mismatch':
    case 'allow-origin-wildcard':
      return origin === 'null' ? null : origin;
    case 'allow-credentials':
      return 'true';
    case 'method-not-allowed':
      return missingMethod;
    case 'headers-not-allowed':
      return missingHeaders.join(', ');
    case 'allow-methods-invalid':
    case 'allow-headers-invalid': {
      const names = (fieldList(answer?.headers ?? [], FIELDS[rule] ?? '') ?? []).flatMap((member) => member.split(/[\s;|]+/)).map((member) => member.replace(/^["'()[\]]+|["'()[\]]+$/g, ''));
      const good = names.filter(isToken);
      return good.length === 0 ? null : good.join(', ');
    }
    default:
      return null;
  }
}

/** The status of the real answer, where it is an error that CORS hides from the page; null: none is hidden. */
export function hiddenStatus({ response }: Exchange): number | null {
  return response !== null && response.status >= 400 ? response.status : null;
}
