/** The way of a call, drawn: who handled it from the page to the server, as far as the bytes show, and which of them refused. Pure. */
import { fieldValue } from '../http/fields';
import { originOf } from '../http/origin';
import type { Exchange, HttpRequest } from '../http/exchange';
import type { Confidence, Finding, Proof, RefusedBy } from './cause';
import type { Refuser } from './diagnose';
import { documentedCause } from './documented-code';
import type { Evidence } from './evidence';
import { applicationMark, passedOn, productsInOrder, usualPlace, type PathProduct } from './path-products';

/**
 * `passed`: let the call through · `refused` · `reached`: the last one that is shown, and it answered without refusing ·
 * `not-reached`: somebody before it surely answered, or never sent the call · `unseen`: nothing tells.
 */
export type PathMark = 'passed' | 'refused' | 'reached' | 'not-reached' | 'unseen';

/** One party on the way. */
export interface PathHop {
  /** `unknown`: whatever stands there. */
  readonly kind: 'page' | RefusedBy;
  /** Slug of the product, where it is recognised. */
  readonly vendor: string | null;
  /** The page's origin, or the server's host and port. */
  readonly name: string | null;
  readonly mark: PathMark;
  /** How sure it is that this one refused. null: it is not named as the one. */
  readonly confidence: Confidence | null;
  /** true: nothing tells it apart from the hop before it; if neither is marked `refused`, one of them did. */
  readonly joined: boolean;
  readonly shownBy: readonly Proof[];
}

export interface Path {
  /** The message whose way this is: a preflight that was refused stopped the call behind it. */
  readonly of: 'call' | 'preflight';
  /** true: the answer lay in the browser's HTTP cache, so this is the way of the call that fetched it. */
  readonly fromCache: boolean;
  /** From the page to the server. */
  readonly hops: readonly PathHop[];
}

/** What the drawing starts from: everything is judged already, nothing is judged again. */
interface Judged {
  readonly evidence: Evidence;
  readonly refuser: Refuser;
  readonly headline: Finding | undefined;
}

/** Web servers whose page stands for themselves as for a server behind them: they write it over that one's answer, too. */
const STOCK_PAGES: readonly string[] = ['nginx', 'openresty', 'tengine', 'apache', 'iis', 'microsoft-httpsys', 'litespeed', 'lighttpd', 'caddy'];
/** Parties behind which the API stands, and which it never hears of what they refuse. */
const IN_FRONT: readonly RefusedBy[] = ['corporate-proxy', 'cdn', 'waf', 'bot-manager', 'gateway'];
/** Network errors before a request can be sent. */
const BEFORE_SENDING: readonly string[] = ['network-name-not-resolved', 'network-connection-refused', 'network-offline', 'network-tls', 'cors-disabled-scheme'];

/** Draws the way of the message that was refused. null: nothing was. */
export function drawPath(evidence: Evidence, refuser: Refuser, headline: Finding | undefined): Path | null {
  if (evidence.failure === 'none') return null;
  const judged: Judged = { evidence, refuser, headline };
  const of = isOfPreflight(evidence) ? 'preflight' : 'call';
  return { of, fromCache: of === 'call' && evidence.answer !== null && evidence.exchange.fromCache === true, hops: [...clientSide(judged), ...serverSide(judged)] };
}

function isOfPreflight({ answer, exchange }: Evidence): boolean {
  return answer === null ? exchange.preflight?.networkError != null : answer.message === 'preflight-response';
}

function hop(kind: PathHop['kind'], mark: PathMark, shownBy: readonly Proof[], more: Partial<PathHop> = {}): PathHop {
  // What is there shows more than what is not.
  const there = shownBy.filter(({ value }) => value !== null);
  return { kind, vendor: null, name: null, mark, confidence: null, joined: false, shownBy: there.length === 0 ? shownBy : there, ...more };
}

function refusing({ refuser: { by, vendor, confidence, proof } }: Judged, more: Partial<PathHop> = {}): PathHop {
  return hop(by, 'refused', proof, { vendor, confidence, ...more });
}

function requestProof(evidence: Evidence, ...names: readonly string[]): Proof[] {
  const guard = isOfPreflight(evidence) ? evidence.exchange.preflight : null;
  const { headers }: HttpRequest = (guard ?? evidence.exchange).request;
  const part = names.find((name) => fieldValue(headers, name) !== null);
  return part === undefined ? [] : [{ message: guard === null ? 'request' : 'preflight-request', part, value: fieldValue(headers, part) }];
}

/** The page, the browser, and what the browser itself is told not to send or not to reach. */
function clientSide(judged: Judged): PathHop[] {
  const { evidence, refuser } = judged;
  const { origin, initiator, observer, resourceType } = evidence.exchange;
  const hasPage = resourceType !== 'document' && (origin !== null || initiator !== null);
  const agent = requestProof(evidence, 'user-agent', 'sec-fetch-mode');
  // What a command line or an API client sends is no browser's call, whatever it calls itself; what a proxy or a file recorded may be.
  const looksLikeBrowser = hasPage || agent[0]?.part === 'sec-fetch-mode' || agent[0]?.value?.startsWith('Mozilla/') === true;
  const hasBrowser = refuser.by === 'browser' || refuser.by === 'extension' || (observer !== 'client' && ((observer !== 'har' && observer !== 'proxy') || looksLikeBrowser));
  return [
    ...(hasPage ? [hop('page', 'passed', requestProof(evidence, 'origin', 'referer'), { name: origin })] : []),
    ...(!hasBrowser ? [] : [refuser.by === 'browser' ? refusing(judged) : hop('browser', 'passed', agent)]),
    ...(refuser.by === 'extension' || refuser.by === 'network' ? [refusing(judged)] : []),
  ];
}

function serverSide(judged: Judged): PathHop[] {
  const { evidence, refuser } = judged;
  const { answer, recognition, exchange } = evidence;
  if (answer === null) return [unanswered(judged)];
  const others = productsInOrder(recognition, answer, refuser.vendor);
  if (['browser', 'extension', 'network'].includes(refuser.by)) return answered(judged, others);
  const name = hostPart(exchange);
  if (refuser.by === 'app') return [...others.map(through), refusing(judged, { name })];
  return refuser.by === 'unknown' ? undecided(judged, others) : refusedOnTheWay(judged, others);
}

function through({ kind, vendor, proof }: PathProduct): PathHop {
  return hop(kind, 'passed', [proof], { vendor });
}

/** No answer was seen: whether the server heard of the call depends on what stopped it. */
function unanswered({ evidence, refuser, headline }: Judged): PathHop {
  const { exchange, failure } = evidence;
  const cause = headline?.cause ?? '';
  const neverSent = BEFORE_SENDING.includes(cause) || (failure === 'blocked' && refuser.by !== 'unknown' && cause !== 'blocked-by-response');
  const mark = neverSent ? 'not-reached' : failure === 'cors' || cause === 'blocked-by-response' ? 'reached' : 'unseen';
  return hop('unknown', mark, [{ message: 'request', part: 'url', value: exchange.request.url }], { name: hostPart(exchange) });
}

/** The server answered, and what refused stands before it: everyone let the call through. */
function answered({ evidence }: Judged, others: readonly PathProduct[]): PathHop[] {
  const { answer, exchange, problem } = evidence;
  if (answer === null) return [];
  const app = applicationMark(answer);
  const status: Proof = { message: answer.message, part: 'status', value: String(answer.status) };
  const name = hostPart(exchange);
  const documented = problem?.code != null && documentedCause(evidence, problem.code) !== undefined;
  if (app !== null || documented) return [...others.map(through), hop('app', 'reached', [app ?? { message: answer.message, part: 'body', value: problem?.code ?? null }], { name })];
  const last = others.at(-1);
  const behind = last === undefined ? status : passedOn(last.vendor, answer);
  if (behind !== null) return [...others.map(through), hop('unknown', 'reached', [behind], { name })];
  return others.map((product) => (product === last ? hop(product.kind, 'reached', [product.proof], { vendor: product.vendor, name }) : through(product)));
}

/** Nobody is named. A mark on the answer shows that everyone before the one who left it had let the call through; only the last may itself be the one. */
function undecided({ evidence }: Judged, others: readonly PathProduct[]): PathHop[] {
  const { answer, exchange } = evidence;
  if (answer === null) return [];
  const name = hostPart(exchange);
  const status: Proof = { message: answer.message, part: 'status', value: String(answer.status) };
  const last = others.at(-1);
  if (last === undefined) return [hop('unknown', 'refused', [status], { name })];
  const passed = passedOn(last.vendor, answer);
  if (passed !== null) return [...others.map(through), hop('unknown', 'refused', [status, passed], { name })];
  return [...others.slice(0, -1).map(through), hop(last.kind, 'unseen', [last.proof], { vendor: last.vendor }), hop('unknown', 'unseen', [status], { name, joined: true })];
}

/** Somebody between browser and application refused. */
function refusedOnTheWay(judged: Judged, others: readonly PathProduct[]): PathHop[] {
  const { evidence, refuser } = judged;
  const own = usualPlace(refuser.by);
  const name = hostPart(evidence.exchange);
  const isBefore = ({ kind }: PathProduct): boolean =>
    // Who made the answer surely stands behind everyone else who left a mark on it: only a company's proxy answers in the name of all behind it.
    (refuser.confidence === 'certain' && refuser.by !== 'corporate-proxy') || usualPlace(kind) < own;
  const before = others.filter(isBefore).map(through);
  const after = others.filter((product) => !isBefore(product)).map(({ kind, vendor, proof }) => hop(kind, 'unseen', [proof], { vendor }));
  return [...before, refusing(judged), ...after, ...(after.length > 0 ? [] : behind(judged, name))];
}

/** What stands behind the one that refused: surely not reached, not to be told apart from it, or nothing that could be said. */
function behind({ evidence, refuser }: Judged, name: string | null): PathHop[] {
  const { answer, status, recognition } = evidence;
  const { by, vendor, confidence } = refuser;
  if (by === 'storage' || answer === null) return [];
  const orBehind = hop('unknown', 'unseen', [], { name, joined: true });
  if (confidence !== 'certain') return by === 'corporate-proxy' ? [] : [orBehind];
  if (by === 'hosting') return vendor !== null && STOCK_PAGES.includes(vendor) && recognition.refusal?.cause == null ? [orBehind] : [];
  return IN_FRONT.includes(by) && status < 500 && applicationMark(answer) === null ? [hop('app', 'not-reached', [], { name })] : [];
}

/** Host and port of the server, as the URL names them. */
function hostPart({ request }: Exchange): string | null {
  return originOf(request.url)?.replace(/^[a-z+]{1,12}:\/\//, '') ?? null;
}
