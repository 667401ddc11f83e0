/** Signs that the application itself made a refusal, where nobody before it is recognised as the one who did. Pure. */
import { fieldValue } from '../http/fields';
import { hostOf } from '../http/origin';
import { isRegisteredPhrase } from '../http/reason-phrases';
import type { Confidence, Finding, Proof } from './cause';
import { documentedCause } from './documented-code';
import type { Evidence } from './evidence';
import { applicationMark, passedOn, productsInOrder } from './path-products';
import { hasOwnNotice } from './own-notice';
import { MAINTENANCE_FIELD } from './standard-signs';
import { isStock } from './stated-reason';

/** How much of a page is looked at: what it is stands at its top, or at the foot of a short one. */
const PAGE_LIMIT = 20_000;

/** What shows it, and how surely. */
export interface ApplicationSign {
  readonly confidence: Confidence;
  readonly proof: readonly Proof[];
}

/** The best sign, or null: then nothing tells. */
export function applicationSign(evidence: Evidence, headline: Finding | undefined): ApplicationSign | null {
  return ownError(evidence) ?? ownField(evidence) ?? ownPage(evidence) ?? ownReason(evidence, headline) ?? ownChallenge(evidence) ?? ownSentence(evidence) ?? ownPhrase(evidence) ?? wordedPage(evidence) ?? hiddenError(evidence) ?? letThrough(evidence) ?? localProgram(evidence) ?? ownObject(evidence) ?? ownService(evidence) ?? silentUnauthorized(evidence) ?? handshake(evidence);
}

function sign(confidence: Confidence, proof: readonly Proof[]): ApplicationSign | null {
  return proof.length === 0 ? null : { confidence, proof };
}

/** Words that only repeat the status: every layer writes them. */
const STATUS_WORDS = /^(?:(?:error|http)?[ :]{0,3}\d{3}[ :-]{0,3})?(?:bad request|unauthorized|authorization required|payment required|forbidden|access denied|not found|method not allowed|too many requests|error)[.!]?$/i;

/** An error object: servers and proxies write pages. One with a reason of its own says more than one that repeats the status. */
function ownError(evidence: Evidence): ApplicationSign | null {
  const { answer, problem } = evidence;
  if (answer === null || problem === null) return null;
  const documented = problem.code !== null && documentedCause(evidence, problem.code) !== undefined;
  const said = [problem.code, problem.detail, problem.title, ...problem.messages.slice(0, 3)].filter((text) => text !== null);
  const value = said.map((text) => quotable(text, answer.content)).find((text) => text !== null);
  if (value == null) return null;
  const says = said.some((text) => !STATUS_WORDS.test(text.trim()) && !/^\d{1,3}$/.test(text));
  return sign(documented ? 'certain' : says ? 'likely' : 'possible', [{ message: answer.message, part: 'body', value }]);
}

/** A text as it stands in the body, or the same in JSON's escapes; null: in neither form. */
function quotable(text: string, content: string | null): string | null {
  if (content === null) return null;
  if (content.includes(text)) return text;
  const escaped = JSON.stringify(text).slice(1, -1);
  return content.includes(escaped) ? escaped : null;
}

/** A field or cookie that programs, and nothing before them, leave. */
function ownField({ answer }: Evidence): ApplicationSign | null {
  const closed = answer?.headers.find(({ name }) => MAINTENANCE_FIELD.test(name));
  const mark = answer === null ? null : closed !== undefined ? { message: answer.message, part: closed.name.toLowerCase(), value: closed.value } : applicationMark(answer);
  return mark === null ? null : { confidence: 'likely', proof: [mark] };
}

/** The pages that frameworks and the servers inside of applications write themselves. */
const FRAMEWORK_PAGE =
  /Whitelabel Error Page|HTTP Status \d{3} [–-] |Apache Tomcat\/\d|Powered by Jetty:\/\/|eclipse\.org\/jetty|<title>Error \d{3}--[A-Z]|<pre>Cannot (?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/|Server Error in '\/[^'<]{0,80}' Application|Action Controller: Exception caught|Werkzeug Debugger|<title>\d{3} [A-Z][A-Za-z ]{2,30}<\/title>\s{0,4}<h1>[A-Z][A-Za-z ]{2,30}<\/h1>\s{0,4}<p>|CSRF verification failed\. Request aborted|<h1>Forbidden <span>\(403\)<\/span><\/h1>|Symfony\\Component|laravel\.com|Undertow - |\bSRVE\d{4}[EW]: |^\s{0,8}\d{3}: [A-Z][A-Za-z-]{2,20}(?: [A-Z][A-Za-z-]{1,20}){0,3}\s{0,8}$|<title>\d{3}: [A-Z][A-Za-z ]{2,30}<\/title>|The page you were looking for doesn't exist \(404\)|<title>(?:We're sorry, but something went wrong|The change you wanted was rejected) \(\d{3}\)|Phoenix\.Router\.NoRouteError|<title>DisallowedHost at |<title>(?:Bad Request|Server Error|Not Found) \(\d{3}\)<\/title>|fastify|The route [^<]{1,120} could not be found\./;

function ownPage({ answer }: Evidence): ApplicationSign | null {
  const found = answer?.content == null ? null : FRAMEWORK_PAGE.exec(answer.content.slice(0, PAGE_LIMIT));
  return answer === null || found === null ? null : { confidence: 'likely', proof: [{ message: answer.message, part: 'body', value: found[0] }] };
}

/** The body gives a reason: an application speaks like that. */
function ownReason({ answer }: Evidence, headline: Finding | undefined): ApplicationSign | null {
  if (answer === null || headline === undefined || headline.role !== 'root' || headline.confidence === 'possible' || headline.cause === 'server-failure') return null;
  return sign('likely', headline.proof.filter(({ message, part, value }) => message === answer.message && part === 'body' && value !== null));
}

/** Schemes that web servers and proxies speak by themselves. */
const SERVER_SCHEMES = /^(?:basic|digest|negotiate|ntlm|kerberos)$/i;

/** A challenge for tokens comes from the one that reads them (RFC 6750 section 3); with the fault of this token, surely so. */
function ownChallenge(evidence: Evidence): ApplicationSign | null {
  const { answer, challenges } = evidence;
  const own = answer === null || hasSilentGateway(evidence) ? undefined : challenges.find(({ scheme }) => !SERVER_SCHEMES.test(scheme));
  if (answer === null || own === undefined) return null;
  return sign(own.params['error'] === undefined ? 'possible' : 'likely', [{ message: answer.message, part: 'www-authenticate', value: own.source }]);
}

/** A gateway that may have answered itself. */
function hasSilentGateway({ recognition, answer }: Evidence): boolean {
  return answer !== null && productsInOrder(recognition, answer, null).some(({ kind, vendor }) => (kind === 'gateway' || kind === 'waf') && passedOn(vendor, answer) === null);
}

/** Longer texts are pages. */
const LONGEST_SENTENCE = 400;
/** How pages of servers and proxies look once their markup is lost. */
const PAGE = /^\s{0,20}<|<(?:html|head|body|title|h\d|center|div|p)[\s>]|^\s{0,8}(?:\d{3}|http|error)\b/i;

/** One sentence of plain text that is no server's stock. What fails on its way fails in such sentences too, so errors of 5xx are left out, but for notices that somebody wrote. */
function ownSentence(evidence: Evidence): ApplicationSign | null {
  const { answer, problem, text, status, recognition } = evidence;
  const content = answer?.content;
  if (answer === null || content == null || problem !== null || text === '' || content.length > LONGEST_SENTENCE) return null;
  const notice = hasOwnNotice(evidence);
  if (status >= 500 && !notice) return null;
  if (PAGE.test(content) || /html/i.test(fieldValue(answer.headers, 'content-type') ?? '') || isStock(text)) return null;
  if (!/\p{L}{2,}\P{L}{1,4}\p{L}{2,}|\p{Script=Han}{4,}/u.test(text)) return null;
  const first = content.trim().split('\n')[0] ?? '';
  return sign(recognition.onPath.length === 0 && !notice ? 'likely' : 'possible', [{ message: answer.message, part: 'body', value: first }]);
}

/** A reason phrase that is not the status's own: servers and proxies write the registered one (RFC 9110 section 15), a program may say what it means. */
function ownPhrase({ answer, status, recognition }: Evidence): ApplicationSign | null {
  const phrase = answer?.statusText.trim() ?? '';
  if (answer === null || status < 400 || status >= 500 || phrase.length < 4 || recognition.onPath.some(({ vendor }) => passedOn(vendor, answer) === null) || isStock(phrase) || isRegisteredPhrase(phrase)) return null;
  return sign('possible', [{ message: answer.message, part: 'status-text', value: answer.statusText }]);
}

/** Parts of a call that who only passes it on does not look at. */
const CALL_PARTS = /\b(?:parameters?|arguments?|api[ -]?keys?|access tokens?|tokens?|csrf|scopes?|subscriptions?|quotas?)\b|参数|令牌|密钥/i;

/** A page that speaks of a part of the call, and nobody seen on the way who would have written it. */
function wordedPage({ answer, problem, text, status, recognition }: Evidence): ApplicationSign | null {
  const content = answer?.content;
  if (answer === null || content == null || problem !== null || status < 400 || status >= 500 || recognition.onPath.length > 0 || fieldValue(answer.headers, 'server') !== null) return null;
  if (!/<[a-z!]/i.test(content) || !CALL_PARTS.test(text.slice(0, LONGEST_SENTENCE))) return null;
  const page = content.slice(0, PAGE_LIMIT);
  const said = /(?:>|^)\s{0,40}([A-Za-z\u4e00-\u9fff][^<>\n]{12,160})/.exec(page.slice(Math.max(0, page.search(/<body|<h\d|<p\b/i))))?.[1]?.trim();
  return said === undefined || isStock(said) ? null : sign('possible', [{ message: answer.message, part: 'body', value: said }]);
}

/** An error in an API's format whose body was not seen: what stands before an API writes pages, mostly. */
function hiddenError(evidence: Evidence): ApplicationSign | null {
  const { answer, status } = evidence;
  if (answer === null || status >= 500 || (answer.content !== null && answer.content !== '') || hasSilentGateway(evidence)) return null;
  const type = fieldValue(answer.headers, 'content-type');
  if (type === null || !/^application\/(?:[\w.+-]{1,40}\+)?json\b/i.test(type)) return null;
  return sign('possible', [{ message: answer.message, part: 'content-type', value: type }]);
}

/** Platforms that run their customers' programs and name themselves wherever they refuse: what they leave unnamed, the program said. */
const PLATFORMS: readonly string[] = ['azure-app-service', 'heroku', 'render', 'fly', 'railway', 'aliyun-function-compute'];
const SAID_BY_PROGRAMS: readonly number[] = [400, 401, 402, 403, 404, 405, 406, 409, 410, 415, 418, 422, 428, 429, 451];

/** The last one that is seen on the way runs the program, or says that it asked the server for this answer: its mark shows that the call came as far. */
function letThrough({ answer, status, recognition }: Evidence): ApplicationSign | null {
  if (answer === null || answer.message !== 'response' || !SAID_BY_PROGRAMS.includes(status)) return null;
  const last = productsInOrder(recognition, answer, null).at(-1);
  const asked = last?.vendor === 'cloudflare' && status === 404 ? fieldValue(answer.headers, 'cf-cache-status') : null;
  if (asked !== null && /^(?:DYNAMIC|MISS|BYPASS|EXPIRED)$/i.test(asked)) return sign('possible', [{ message: answer.message, part: 'cf-cache-status', value: asked }]);
  return last === undefined || !PLATFORMS.includes(last.vendor) ? null : sign('possible', [last.proof]);
}

const LOOPBACK = /^(?:localhost|(?:[\w-]{1,63}\.){1,8}localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)(?::\d{1,5})?$/i;

/** Nothing stands between the browser and a program on the same machine, unless it names itself. */
function localProgram({ answer, exchange, recognition, status }: Evidence): ApplicationSign | null {
  const host = hostOf(exchange.request.url);
  if (answer === null || answer.message !== 'response' || status >= 500 || recognition.onPath.length > 0 || fieldValue(answer.headers, 'server') !== null || !LOOPBACK.test(host)) return null;
  return exchange.request.url.includes(host) ? sign('possible', [{ message: 'request', part: 'url', value: host }]) : null;
}

/** JSON with an error status, in no form that is known: what stands before an API names itself, or writes pages. */
function ownObject({ answer, status, recognition }: Evidence): ApplicationSign | null {
  const start = answer?.content?.trimStart() ?? '';
  if (answer === null || status < 400 || status >= 500 || recognition.onPath.length > 0 || !/^[{[]\s{0,80}["{]/.test(start)) return null;
  return sign('possible', [{ message: answer.message, part: 'body', value: start.slice(0, 80).trimEnd() }]);
}

/** Services of Amazon's end the class of their error with a colon, and may put a link behind it; their gateway writes the class alone. */
function ownService({ answer }: Evidence): ApplicationSign | null {
  const value = answer === null ? null : fieldValue(answer.headers, 'x-amzn-errortype');
  return answer === null || value === null || !/^[A-Z]\w{2,80}:/.test(value) ? null : sign('likely', [{ message: answer.message, part: 'x-amzn-errortype', value }]);
}

/** Who asks for a login is who knows the logins: a 401 without a web server's challenge and with nobody else on the way. */
function silentUnauthorized({ answer, status, recognition, challenges, exchange }: Evidence): ApplicationSign | null {
  if (answer === null || status !== 401 || productsInOrder(recognition, answer, null).some(({ vendor }) => passedOn(vendor, answer) === null) || challenges.some(({ scheme }) => SERVER_SCHEMES.test(scheme))) return null;
  if (fieldValue(answer.headers, 'server') !== null || exchange.request.method === 'CONNECT' || /<[a-z!]/i.test(answer.content ?? '')) return null;
  return sign('possible', [{ message: answer.message, part: 'status', value: '401' }]);
}

/** A handshake for a WebSocket is answered by the program that speaks it (RFC 6455 section 4.2.2). */
function handshake({ answer, status, recognition, exchange }: Evidence): ApplicationSign | null {
  const upgrade = fieldValue(exchange.request.headers, 'upgrade');
  if (answer?.message !== 'response' || ![400, 401, 403].includes(status) || recognition.onPath.length > 0 || upgrade?.toLowerCase() !== 'websocket' || (answer.content ?? '') !== '' || fieldValue(answer.headers, 'server') !== null) return null;
  return sign('possible', [{ message: 'request', part: 'upgrade', value: upgrade }]);
}
