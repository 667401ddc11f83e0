/** Changes one answer of an exchange so that the rule that failed on it holds. The only place that knows what each rule wants. Pure. */
import { redirectTarget, unlisted, wantedFields } from './cors-check';
import { firstFault, hopAt, preflightAnswer, type Fault } from './cors-walk';
import type { Exchange, Field, HttpResponse } from './exchange';
import { fieldList, isToken } from './fields';

const ORIGIN = 'Access-Control-Allow-Origin';
const CREDENTIALS = 'Access-Control-Allow-Credentials';
const METHODS = 'Access-Control-Allow-Methods';
const HEADERS = 'Access-Control-Allow-Headers';

/** Far more than a fetch with the most redirects that a browser follows can have. */
const MOST_FAULTS = 64;

/** Mends one fault after another, in the order in which a browser would meet them. A fault that shows again after it was mended ends it. */
export function mendAll(exchange: Exchange, credentials: boolean): { readonly mended: Exchange; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  let mended = exchange;
  for (let fault = firstFault(mended, credentials); fault !== null && faults.length < MOST_FAULTS; fault = firstFault(mended, credentials)) {
    const found = fault;
    if (faults.some((other) => isSameFault(other, found))) break;
    faults.push(found);
    mended = mendFault(mended, found, credentials);
  }
  return { mended, faults };
}

/** True for the same rule at the same answer. */
export function isSameFault(a: Fault, b: Fault): boolean {
  return a.corsError === b.corsError && a.step === b.step && a.hop === b.hop;
}

/** The exchange with the one answer changed on which `fault` was found, and nothing else. A fault that no answer can mend changes nothing. */
function mendFault(exchange: Exchange, fault: Fault, credentials: boolean): Exchange {
  const { request, response, preflight } = hopAt(exchange, fault.hop);
  if (fault.step === 'request') return exchange;
  const answer = fault.step === 'preflight' ? preflightAnswer(preflight) : response;
  if (answer === null) return exchange;
  const mended = mendAnswer(answer, fault, { asked: preflight?.request ?? request, request, credentials });
  return withAnswer(exchange, fault.step === 'preflight' ? 'preflight' : 'response', fault.hop, mended);
}

interface Asking {
  readonly asked: Exchange['request'];
  readonly request: Exchange['request'];
  readonly credentials: boolean;
}

function mendAnswer(answer: HttpResponse, { corsError, origin }: Fault, { asked, request, credentials }: Asking): HttpResponse {
  const { headers } = answer;
  switch (corsError.replace(/^Preflight/, '')) {
    case 'MissingAllowOriginHeader':
    case 'MultipleAllowOriginValues':
    case 'InvalidAllowOriginValue':
    case 'AllowOriginMismatch':
    case 'WildcardOriginNotAllowed':
      return { ...answer, headers: varyByOrigin(setField(headers, ORIGIN, origin)) };
    case 'InvalidAllowCredentials':
      return { ...answer, headers: setField(headers, CREDENTIALS, 'true') };
    case 'InvalidStatus':
    case 'DisallowedRedirect':
      return { ...answer, status: 204, statusText: 'No Content', headers: removeField(headers, 'location') };
    case 'InvalidAllowMethodsPreflightResponse':
    case 'MethodDisallowedByPreflightResponse': {
      const { missingMethod } = unlisted(answer, asked, request, credentials);
      return { ...answer, headers: setField(headers, METHODS, grown(headers, METHODS, missingMethod === null ? [] : [missingMethod], credentials)) };
    }
    case 'InvalidAllowHeadersPreflightResponse':
    case 'HeaderDisallowedByPreflightResponse': {
      const { missingHeaders } = unlisted(answer, asked, request, credentials);
      // What is not allowed is asked for in the order of the question.
      const missing = wantedFields(asked).filter((name) => missingHeaders.includes(name));
      return { ...answer, headers: setField(headers, HEADERS, grown(headers, HEADERS, missing, credentials)) };
    }
    case 'RedirectContainsCredentials': {
      const target = redirectTarget(request.url, answer);
      if (target === null) return answer;
      target.username = '';
      target.password = '';
      return { ...answer, headers: setField(headers, 'Location', target.href) };
    }
    case 'CorsDisabledScheme':
      return { ...answer, status: 200, statusText: 'OK', headers: removeField(headers, 'location') };
    default:
      return answer;
  }
}

/** The list with `added` at its end; without what is no token, and without a wildcard that credentials make a plain name. */
function grown(headers: readonly Field[], name: string, added: readonly string[], credentials: boolean): string {
  const kept = (fieldList(headers, name) ?? []).filter((member) => isToken(member) && !(credentials && member === '*'));
  return [...new Set([...kept, ...added])].join(', ');
}

/** `headers` with `Vary: Origin`, which an answer made for one origin needs (https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches). */
function varyByOrigin(headers: readonly Field[]): readonly Field[] {
  const vary = fieldList(headers, 'vary') ?? [];
  return vary.some((name) => name === '*' || name.toLowerCase() === 'origin') ? headers : setField(headers, 'Vary', [...vary, 'Origin'].join(', '));
}

/** `headers` with one field of this name, in the place of the first that was there. */
export function setField(headers: readonly Field[], name: string, value: string): readonly Field[] {
  const place = headers.findIndex((field) => field.name.toLowerCase() === name.toLowerCase());
  const others = removeField(headers, name);
  return place < 0 ? [...others, { name, value }] : [...others.slice(0, place), { name, value }, ...others.slice(place)];
}

/** `headers` without any field of this name. */
export function removeField(headers: readonly Field[], name: string): readonly Field[] {
  return headers.filter((field) => field.name.toLowerCase() !== name.toLowerCase());
}

/** The exchange with another answer at this place. The preflight's redirect, which nobody follows, goes with the answer that it was. */
function withAnswer(exchange: Exchange, message: 'preflight' | 'response', hop: number | null, answer: HttpResponse): Exchange {
  const change = <H extends { readonly preflight: Exchange | null }>(one: H): H =>
    message === 'response' ? { ...one, response: answer } : one.preflight === null ? one : { ...one, preflight: { ...one.preflight, redirects: [], response: answer, networkError: null } };
  return hop === null ? change(exchange) : { ...exchange, redirects: exchange.redirects.map((one, place) => (place === hop ? change(one) : one)) };
}

/** What a preflight must answer so that this method and these fields may be sent, beside what every answer must carry. */
export function allowing(method: string, fields: readonly string[]): readonly Field[] {
  return [{ name: METHODS, value: method }, ...(fields.length === 0 ? [] : [{ name: HEADERS, value: fields.join(', ') }])];
}

/** What every answer must carry for this origin; the second part only with credentials. */
export function allowingOrigin(origin: string): { readonly always: readonly Field[]; readonly withCredentials: readonly Field[] } {
  return { always: [{ name: ORIGIN, value: origin }, { name: 'Vary', value: 'Origin' }], withCredentials: [{ name: CREDENTIALS, value: 'true' }] };
}
