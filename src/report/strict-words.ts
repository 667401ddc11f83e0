/** The words of a body or a query in what a finding tells: hidden in strict reports. Pure. */
import type { AnyFinding } from '../diagnosis/causes';
import type { ParamValue } from '../diagnosis/cause';
import { REDACTED, type Exchange } from '../http/exchange';

/** Values that the texts choose their words by, and those that come from our own lists: no observed text ever. */
const OUR_OWN: ReadonlySet<string> = new Set([
  'kind', 'fault', 'answeredBy', 'because', 'credential', 'difference', 'differences', 'lost', 'madeFor', 'message', 'sent', 'rule', 'source', 'step', 'use', 'workedWith', 'carrier', 'slip', 'place', 'scheme',
  'vendor', 'api', 'reference', 'tokenEndpoint', 'error', 'method', 'origin', 'host',
]);
/** A time is a reading of ours. */
const TIME = /^\d{4}-\d\d-\d\d/;
/** Shorter ones stand in too much by chance to be replaced in code. */
const LEAST_IN_CODE = 4;

/**
 * `finding` with each text hidden in its values and snippets that only a body or a query's value tells. Of a call whose body is not held any more that is
 * each that nothing else tells, where the body is a proof. `strict`: the same exchange without them.
 */
export function withoutWords<F extends AnyFinding>(finding: F, exchange: Exchange, strict: Exchange): F {
  const contents = contentsOf(exchange);
  const rest = JSON.stringify(strict);
  const isGone = !holdsBody(exchange) && finding.proof.some(({ part }) => part === 'body');
  const isHidden = (text: string): boolean => text.length > 1 && !TIME.test(text) && (isGone || contents.some((content) => content.includes(text))) && !rest.includes(JSON.stringify(text).slice(1, -1));
  const hidden = new Set<string>();
  const hide = (text: string): string => (isHidden(text) ? (hidden.add(text), REDACTED) : text);
  const clean = (value: ParamValue): ParamValue => (typeof value === 'string' ? hide(value) : typeof value === 'object' && value !== null ? value.map(hide) : value);
  const params = Object.fromEntries(Object.entries(finding.params as { readonly [name: string]: ParamValue }).map(([name, value]) => [name, OUR_OWN.has(name) ? value : clean(value)]));
  if (hidden.size === 0) return finding;
  const long = [...hidden].filter(({ length }) => length >= LEAST_IN_CODE).toSorted((a, b) => b.length - a.length);
  const bare = (code: string): string => long.reduce((text, one) => text.replaceAll(one, REDACTED), code);
  return { ...finding, params, fixes: finding.fixes.map((fix) => ({ ...fix, snippets: fix.snippets.map((snippet) => ({ ...snippet, code: bare(snippet.code) })) })) } as F;
}

/** Everything that a strict report leaves out: bodies, as they are and without JSON's escapes, and the values of queries, also decoded. */
function contentsOf({ request, response, preflight, redirects }: Exchange): readonly string[] {
  const messages = [{ request, response }, ...redirects, ...(preflight === null ? [] : [preflight])];
  const bodies = messages.flatMap((message) => [message.response?.content ?? [], message.request.postData?.text ?? []].flat());
  const values = messages.flatMap((message) => (/\?([^#]*)/.exec(message.request.url)?.[1] ?? '').split('&').map((pair) => pair.slice(pair.indexOf('=') + 1))).filter((value) => value !== '');
  return [...bodies, ...bodies.map(unescaped), ...values, ...values.map(decoded)];
}

function holdsBody({ response, preflight, redirects }: Exchange): boolean {
  return [response, preflight?.response ?? null, ...redirects.map((hop) => hop.response)].some((one) => one !== null && one.content !== null);
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|(["\\/]))/gi, (_, code: string | undefined, plain: string | undefined) => plain ?? String.fromCharCode(Number.parseInt(code ?? '0', 16)));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}
