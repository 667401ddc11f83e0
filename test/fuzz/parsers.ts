/** Every parser that meets foreign bytes: how its input is made, and how it is called. Whatever the input, it may not throw. */
import { diagnose } from '../../src/diagnosis/diagnose';
import { readProblem } from '../../src/diagnosis/problem';
import { judgeRecord } from '../../src/diagnosis/record';
import { parseChallenges } from '../../src/http/challenges';
import { evaluateCors } from '../../src/http/cors';
import { corsReport } from '../../src/http/cors-report';
import { readBody } from '../../src/http/credential-body';
import { readAuthorization, readBare, readField, readParameter } from '../../src/http/credential';
import { parseDate } from '../../src/http/dates';
import type { Exchange, Field } from '../../src/http/exchange';
import { fieldList, fieldValue, isToken, splitList } from '../../src/http/fields';
import { readEntry } from '../../src/http/har';
import { sentTo } from '../../src/http/har-join';
import { readJwt } from '../../src/http/jwt';
import { originDifferences } from '../../src/http/origin-difference';
import { hostOf, originOf, pathOf } from '../../src/http/origin';
import { rateLimit } from '../../src/http/rate-limit';
import { readRecord } from '../../src/http/record-file';
import { redactRequest, redactResponse, redactText, redactUrl } from '../../src/http/redact';
import { signedUrlTimes } from '../../src/http/signed-url';
import { UnreadableError } from '../../src/http/unreadable';
import { forTicket, escapeUnseen } from '../../src/locales/visible';
import { readPageReport } from '../../src/observe/page-reports';
import { exchange, preflight } from '../support/exchange';
import { oddText, spoil, word, type Chance } from './chance';
import * as grammar from './grammars';

export interface Parser {
  readonly name: string;
  readonly make: (chance: Chance) => string;
  readonly use: (text: string) => unknown;
}

const now = '2026-11-22T10:00:00.000Z';
const one = (name: string, value: string): readonly Field[] => [{ name, value }];

/** Lines `name: value`, as the text from which an answer is made. */
const fieldLines = (chance: Chance): string => chance.some(0, 6, () => {
  const name = chance.pick(FIELD_NAMES);
  return `${name}: ${(grammar.FIELDS[name] ?? word)(chance).replace(/[\r\n]/g, ' ')}`;
}, '\n');
const FIELD_NAMES = Object.keys(grammar.FIELDS);
const fieldsFrom = (text: string): Field[] => text.split('\n').flatMap((line): Field[] => {
  const [name = '', ...rest] = line.split(': ');
  return name === '' ? [] : [{ name, value: rest.join(': ') }];
});

/** `status`, fields and a body, with an empty line between. */
const answer = (chance: Chance): string => `${chance.pick([200, 204, 302, 400, 401, 403, 404, 405, 407, 415, 429, 451, 500, 503])}\n${fieldLines(chance)}\n\n${grammar.body(chance)}`;
function exchangeFrom(text: string): Exchange {
  const [head = '', ...rest] = text.split('\n\n');
  const [status = '', ...lines] = head.split('\n');
  const base = exchange({ status: Number.parseInt(status, 10) || 403, responseHeaders: { 'Access-Control-Allow-Origin': [] } });
  const response = base.response === null ? null : { ...base.response, headers: fieldsFrom(lines.join('\n')), content: rest.join('\n\n') };
  return { ...base, response };
}

/** A call and its preflight under CORS: the text is both answers' fields. */
function corsFrom(text: string): Exchange {
  const [own = '', guard = ''] = text.split('\n\n');
  const base = exchange({ status: 200, method: 'PUT', networkError: 'net::ERR_FAILED', requestHeaders: { 'X-One': 'a' } });
  const asked = preflight({ requestMethod: 'PUT' });
  return { ...base, response: base.response && { ...base.response, headers: fieldsFrom(own) }, preflight: asked.response === null ? asked : { ...asked, response: { ...asked.response, headers: fieldsFrom(guard) } } };
}

const harEntry = (chance: Chance): string =>
  JSON.stringify({
    startedDateTime: chance.pick([now, grammar.date(chance)]), time: chance.pick([1, -1, null, 'x']), _resourceType: chance.pick(['fetch', 'xhr', 'preflight', 'websocket', 'document', undefined]),
    request: { method: chance.pick(['GET', 'POST', 'OPTIONS', word(chance)]), url: grammar.url(chance), headers: [...fieldsFrom(fieldLines(chance)), { name: 'Authorization', value: grammar.authorization(chance) }, { name: 'Cookie', value: grammar.form(chance) }], postData: { mimeType: 'application/json', text: grammar.body(chance) } },
    response: { status: chance.pick([0, 200, 302, 401, 403, '403', null]), statusText: oddText(chance, 3), headers: fieldsFrom(fieldLines(chance)), content: { mimeType: 'text/html', text: grammar.body(chance), encoding: chance.pick([undefined, 'base64']) }, _error: chance.pick([undefined, '', 'net::ERR_FAILED', oddText(chance, 3)]) },
  });

const readAsHar = (text: string): unknown => {
  try {
    return judgeRecord(readRecord(text), true);
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
};

export const parsers: readonly Parser[] = [
  { name: 'fields', make: (chance) => spoil(fieldLines(chance), chance), use: (text) => { const fields = fieldsFrom(text); return fields.slice(0, 8).map(({ name }) => [fieldValue(fields, name), isToken(name)]); } },
  { name: 'lists', make: (chance) => spoil(grammar.list(chance), chance), use: (text) => [splitList(text), fieldList(one('Vary', text), 'vary')] },
  { name: 'challenges', make: (chance) => spoil(grammar.challenge(chance), chance), use: (text) => parseChallenges(one('WWW-Authenticate', text)) },
  { name: 'limits', make: (chance) => spoil(fieldLines(chance), chance), use: (text) => rateLimit(fieldsFrom(text), now) },
  { name: 'structured', make: (chance) => spoil(grammar.structured(chance), chance), use: (text) => [rateLimit(one('RateLimit', text), now), rateLimit(one('RateLimit-Policy', text), now), rateLimit(one('Retry-After', text), now)] },
  { name: 'dates', make: (chance) => spoil(grammar.date(chance), chance), use: parseDate },
  { name: 'links', make: (chance) => spoil(grammar.link(chance), chance), use: (text) => diagnose(exchange({ status: 451, responseHeaders: { Link: text } })) },
  { name: 'jwt', make: (chance) => spoil(grammar.jwt(chance), chance), use: readJwt },
  { name: 'credential', make: (chance) => spoil(grammar.authorization(chance), chance), use: (text) => [readAuthorization('authorization', text), readField('x-api-key', text), readField('dpop', text), readField('signature-input', text), readBare('cookie', 'sid', text), readParameter('auth_key', text), readParameter('token', text)] },
  { name: 'credential-body', make: (chance) => spoil(grammar.body(chance), chance), use: (text) => ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', ''].map((type) => readBody(type, text)) },
  { name: 'url', make: (chance) => spoil(grammar.url(chance), chance), use: (text) => [originOf(text), hostOf(text), pathOf(text), signedUrlTimes(text), sentTo({ method: 'GET', url: 'https://a.example/' }, 302, text), sentTo({ method: 'POST', url: text }, 303, '/x')] },
  { name: 'redact-url', make: (chance) => spoil(grammar.url(chance), chance), use: (text) => redactUrl(text) },
  { name: 'redact-text', make: (chance) => spoil(grammar.body(chance), chance), use: redactText },
  { name: 'redact-request', make: (chance) => spoil(fieldLines(chance), chance), use: (text) => redactRequest({ method: 'GET', url: text, headers: [...fieldsFrom(text), { name: 'Authorization', value: text }, { name: 'Cookie', value: text }, { name: 'Referer', value: text }], headersComplete: true, postData: null }) },
  { name: 'redact-response', make: (chance) => spoil(answer(chance), chance), use: (text) => ['application/json', 'text/html', 'application/xml', 'application/x-www-form-urlencoded'].map((type) => redactResponse({ status: 403, statusText: text.slice(0, 50), headers: [...fieldsFrom(text), { name: 'Content-Type', value: type }], content: text })) },
  { name: 'problem', make: (chance) => spoil(grammar.body(chance), chance), use: (text) => ['application/json', 'application/xml', 'application/grpc', 'text/plain'].map((type) => readProblem({ status: 403, statusText: '', headers: [...one('Content-Type', type)], content: text })) },
  { name: 'cors', make: (chance) => spoil(`${fieldLines(chance)}\n\n${fieldLines(chance)}`, chance), use: (text) => [evaluateCors(corsFrom(text)), corsReport(corsFrom(text))] },
  { name: 'origins', make: (chance) => spoil(grammar.origin(chance), chance), use: (text) => originDifferences(text, 'https://app.example') },
  { name: 'page-report', make: (chance) => spoil(JSON.stringify({ pageUrl: grammar.url(chance), timeOrigin: chance.pick([1e12, -1, 1e300, 'x']), violations: [{ blockedURL: grammar.url(chance), effectiveDirective: word(chance) }] }), chance), use: (text) => { try { return readPageReport(JSON.parse(text)); } catch (error) { if (error instanceof SyntaxError) return null; throw error; } } },
  { name: 'shown', make: (chance) => spoil(grammar.body(chance), chance), use: (text) => [forTicket(text), JSON.parse(escapeUnseen(JSON.stringify(text))) === text || fail('the escaped text is another one')] },
  { name: 'har-entry', make: harEntry, use: (text) => readEntry(JSON.parse(text), { id: 'x', observer: 'har', tabId: null, headersComplete: true, pageUrl: null }) },
  { name: 'har', make: (chance) => spoil(`{"log":{"entries":[${chance.some(0, 3, () => harEntry(chance), ',')}]}}`, chance), use: readAsHar },
  { name: 'diagnosis', make: (chance) => spoil(answer(chance), chance), use: (text) => diagnose(exchangeFrom(text)) },
];

function fail(message: string): never {
  throw new Error(message);
}
