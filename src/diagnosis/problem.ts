/** Reads an error body, whatever form it came in, into one shape. Pure, bounded, never throws. */
import type { HttpResponse } from '../http/exchange';
import { fieldValue } from '../http/fields';
import { remembered } from '../http/remembered';
import { bareJson, namedAnswer, verdictOf } from './envelope';
import { grpcStatus } from './grpc';
import { isBareNotice, isRefusalBody } from './in-body';
import { isXmlProblem, readXml } from './problem-xml';

export interface Problem {
  /** Which form it was: RFC 9457 problem details, an OAuth error (RFC 6749 section 5.2), or a plain JSON/XML error object. */
  readonly format: 'problem+json' | 'problem+xml' | 'oauth' | 'json' | 'xml' | 'grpc';
  /** The machine-readable word (`token_expired`, `AccessDenied`), as sent; null when there is none. */
  readonly code: string | null;
  readonly title: string | null;
  /** The sentence for people, as sent. */
  readonly detail: string | null;
  /** Other members of the error object with a scalar or string-list value (`required_scope`, `client_ip` …), names in lower case. */
  readonly members: { readonly [name: string]: string };
  /** Every machine-readable word of the error object and of what is nested in it, as sent, `code` first. */
  readonly codes: readonly string[];
  /** Those of `codes` that the error object itself gives as its code. What stands deeper may be data: a list of messages, the request repeated. */
  readonly ownCodes: readonly string[];
  /** Those that stand outside the error object. */
  readonly farCodes: readonly string[];
  /** Every sentence for people in it, as sent, `detail` first. */
  readonly messages: readonly string[];
  /** Those of `messages` that name the kind of error, where another one tells of this error (RFC 9457 section 3.1.3: `title` is a summary of the type). */
  readonly labels: readonly string[];
  /** Sentences in members of the error that have no usual name: too little to read a cause from, enough to say that there is another reason. */
  readonly asides: readonly string[];
  /** A 2xx answer whose body nevertheless says no. */
  readonly refusesInBody: boolean;
  /** That body is a notice where the data would stand, with no verdict beside it. */
  readonly bareNotice?: true;
}

const PARSE_LIMIT = 65_536;

/** Parses the body of `response`; null when it was not visible or is not an error object. */
export function readProblem(response: HttpResponse): Problem | null {
  const content = response.content?.slice(0, PARSE_LIMIT) ?? '';
  const type = (fieldValue(response.headers, 'content-type') ?? '').toLowerCase();
  const start = bareJson(content);
  if (start.startsWith('{') || start.startsWith('[')) return jsonReader(`${response.status} ${type}`)(start);
  if (isXmlProblem(start, response.status)) return readXml(start, response.status);
  const grpc = response.status < 400 ? grpcStatus({ ...response, content }) : null;
  if (grpc === null || grpc.status === '0') return null;
  return { format: 'grpc', code: null, title: null, detail: null, members: {}, codes: [], ownCodes: [], farCodes: [], messages: [], labels: [], asides: [], refusesInBody: response.status >= 200 && response.status < 300 };
}

/** True for a body that begins as JSON and is none: cut short, or with bytes that went wrong. What it said is not known. */
export function isBrokenJson(content: string): boolean {
  const start = content.slice(0, PARSE_LIMIT).trimStart();
  if (!start.startsWith('{') && !start.startsWith('[')) return false;
  try {
    JSON.parse(start);
    return false;
  } catch {
    return true;
  }
}

/** The same error comes again and again: the last bodies, by status and media type. */
const jsonReader = remembered((kind) => remembered((content) => readJson(content, kind.slice(kind.indexOf(' ') + 1), Number.parseInt(kind, 10)), 64, 4096), 16, 100);

type Json = { readonly [name: string]: unknown };

function readJson(content: string, type: string, status: number): Problem | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return null;
  }
  const outer = isObject(parsed) ? parsed : Array.isArray(parsed) && isObject(parsed[0]) ? parsed[0] : null;
  if (outer === null) return null;
  const named = namedAnswer(outer);
  const top = named ?? verdictOf(outer);
  // Tencent Cloud wraps every answer in `Response`; only its `Error` is one.
  const wrapped = isObject(top['Response']) ? top['Response']['Error'] : undefined;
  const nested = named !== null && !isObject(named['error']) ? named : [top['error'], top['errors'], top['fault'], top['Error'], top['error_response'], top['base_resp'], top['code'], wrapped, dataError(top)].map((value) => (Array.isArray(value) ? value[0] : value)).find(isObject);
  const body: Json = nested === undefined ? top : { ...top, ...nested };
  const code = text(body, ['code', 'error_code', 'errorCode', 'errcode', 'Code', 'reason']) ?? (typeof top['error'] === 'string' ? top['error'] : null);
  const detail = text(body, ['detail', 'error_description', 'message', 'msg', 'Message', 'errmsg', 'error_msg', 'description', 'faultstring']);
  const title = text(body, ['title']);
  const format = type.includes('problem+json') || (title !== null && 'type' in body) ? 'problem+json' : typeof top['error'] === 'string' ? 'oauth' : 'json';
  const refusesInBody = status >= 200 && status < 300 && isRefusalBody(top === outer && !isBatchOfOne(parsed) ? parsed : top, top, nested);
  if (status < 400 && !refusesInBody) return null;
  const notices = status < 400 && isBareNotice(top) ? Object.values(top).map(String) : [];
  const { codes, ownCodes, farCodes, messages, asides } = collectWords(top === outer ? parsed : top);
  return {
    format,
    code,
    title,
    detail,
    members: scalarMembers(body),
    codes: distinct([...ownCodes, code, ...codes]),
    ownCodes,
    farCodes,
    messages: distinct([detail, title, ...messages, ...notices]),
    asides,
    labels: detail === null ? [] : [title, text(top, ['error', 'error_type', 'name'])].filter((label) => label !== null && label !== detail && /^\S+(?: \S+){0,4}$/.test(label)) as string[],
    refusesInBody,
    ...(notices.length > 0 ? { bareNotice: true } : {}),
  };
}

/** A list with the answer to one call in it, as batches of GraphQL, JSON-RPC and tRPC have it: anything else in a list is data. */
function isBatchOfOne(parsed: unknown): boolean {
  return Array.isArray(parsed) && parsed.length === 1 && isObject(parsed[0]) && (isObject(parsed[0]['error']) || (Array.isArray(parsed[0]['errors']) && isObject(parsed[0]['errors'][0])));
}

/** Douyin writes its error where its data would stand. */
function dataError(top: Json): Json | undefined {
  const data = top['data'];
  return isObject(data) && typeof data['error_code'] === 'number' && data['error_code'] !== 0 && typeof data['description'] === 'string' ? data : undefined;
}

const CODE_KEYS = /^(?:(?:sub_?)?code|err(?:or)?(?:[_-]?(?:code|type|name|id|key|subcode))?|reason|status|type|name|__type|exception|kind|message)$/i;
const MESSAGE_KEYS = /^(?:message|(?:user|dev(?:eloper)?|internal|display|human|friendly|localized|long|short|full|response|result|failure|status|client)_?(?:message|msg|text|desc(?:ription)?|reason|detail)|desc|(?:sub_?|ret_?|status_?)?msg|(?:en|zh)_desc|details?|description|err(?:or)?s?[ _-]?(?:descriptions?|messages?|msgs?|details?|summary|info|text|string)|err(?:or)?s?|resp_?(?:msg|desc)|result|title|reason|hint|explanation|faultstring|info|summary|cause|why|exception)$/i;
const CODE = /^[A-Za-z][\w.:-]{2,80}$/;
/** What a person reads: words with spaces between them, or Chinese. */
const SENTENCE = /[A-Za-z]{2,40}[,;:]? [A-Za-z]{2,40}|[\u4e00-\u9fff]{2}/;
const STS = /^AADSTS\d{4,9}/;
const STS_NUMBERS = /AADSTS\d{4,9}/g;

/** Members that hold the error itself, or more of it. */
const CONTAINERS = /^(?:errors?|error_response|base_resp|meta(?:data)?|faults?|response(?:_?(?:info|status))?|status|details?|extensions|inner_?error|error_chain|exceptions?|problem|failure|messages?|reason|issues?)$/i;
/** Members by which a sentence is written in one language or another. */
const TRANSLATED = /^(?:value|text|en(?:[_-]us)?|zh(?:[_-]cn)?|default)$/i;
/** Members that name the error by a code; the second family only where there is none of the first. */
const OWN_KEYS = /^(?:(?:sub_?)?code|err(?:or)?(?:_?(?:code|id|key|subcode))?|errors)$/i;
const OWN_TYPES = /^(?:reason|type|__type|error_?type)$/i;

/** Walks a parsed body to a bounded depth and size; a URI that names a problem type counts as its last segment. */
function collectWords(parsed: unknown): { codes: string[]; ownCodes: string[]; farCodes: string[]; messages: string[]; asides: string[] } {
  const codes: string[] = [];
  const far: string[] = [];
  const named: string[] = [];
  const typed: string[] = [];
  const messages: string[] = [];
  const farMessages: string[] = [];
  const asides: string[] = [];
  let visits = 0;
  const walk = (value: unknown, name: string, depth: number, own: boolean): void => {
    visits += 1;
    if (visits > 400 || depth > 6) return;
    if (typeof value === 'string') {
      const uri = /^(?:https?:\/\/|urn:)[^\s]{0,300}[/:#]([\w.-]{3,80})$/.exec(value);
      const code = CODE_KEYS.test(name) && CODE.test(value) ? value : name === 'type' ? uri?.[1] : undefined;
      if (code !== undefined) {
        (own ? codes : far).push(code);
        if (own && OWN_KEYS.test(name)) named.push(code);
        else if (own && OWN_TYPES.test(name)) typed.push(code);
      } else if (uri === null && (MESSAGE_KEYS.test(name) || (OWN_KEYS.test(name) && SENTENCE.test(value)))) {
        (own ? messages : farMessages).push(value.slice(0, 2000));
        // Microsoft's login service begins its sentence with its code, and goes on from the general one to that of the fault.
        if (own && STS.test(value)) named.push(...(value.slice(0, 2000).match(STS_NUMBERS) ?? []).slice(0, 4).toReversed());
      } else if (own && asides.length < 8 && SENTENCE.test(value.slice(0, 300))) asides.push(value.slice(0, 300));
    } else if (Array.isArray(value)) value.forEach((item) => walk(item, name, depth + 1, own && (depth === 0 || CONTAINERS.test(name))));
    else if (isObject(value)) {
      const inside = own && (depth === 0 || name === '' || CONTAINERS.test(name));
      // OData and others put the sentence one level deeper, beside its language.
      const outer = MESSAGE_KEYS.test(name) ? name : null;
      // What JSON-RPC has beside an error's code and sentence belongs to the error (2.0 section 5.1).
      const named = (key: string): string => (key === 'data' && name === 'error' ? 'details' : key);
      Object.entries(value).forEach(([key, item]) => walk(item, outer !== null && typeof item === 'string' && TRANSLATED.test(key) ? outer : named(key), depth + 1, inside));
    }
  };
  walk(parsed, '', 0, true);
  // What is said outside the error speaks only where the error itself says nothing.
  return { codes: [...codes, ...far], ownCodes: distinct(named.length > 0 ? named : typed), farCodes: far.filter((code) => !codes.includes(code)), messages: messages.length + named.length > 0 ? messages : farMessages, asides };
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== null && value !== ''))];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(body: Json, names: readonly string[]): string | null {
  for (const name of names) {
    const value = body[name];
    if (typeof value === 'string' && value !== '') return value.slice(0, 2000);
    if (typeof value === 'number') return String(value);
  }
  return null;
}

function scalarMembers(body: Json): Record<string, string> {
  const members: Record<string, string> = {};
  for (const [name, value] of Object.entries(body).slice(0, 100)) {
    if (name === '__proto__') continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') members[name.toLowerCase()] = String(value).slice(0, 500);
    else if (Array.isArray(value) && value.every((item) => typeof item === 'string')) members[name.toLowerCase()] = value.slice(0, 50).join(' ').slice(0, 500);
  }
  return members;
}

/** The words of an HTML, XML, JSON or plain body as a reader sees them: markup, scripts and styles out, white space folded. Linear in its length. */
export const visibleText: (content: string) => string = remembered(readText, 64, 4096);

function readText(content: string): string {
  const source = content.slice(0, PARSE_LIMIT);
  let visible = '';
  let position = 0;
  while (position < source.length) {
    const open = source.indexOf('<', position);
    if (open < 0) {
      visible += source.slice(position);
      break;
    }
    visible += source.slice(position, open);
    const skipped = /^<(script|style)\b/i.exec(source.slice(open, open + 8))?.[1];
    const closing = skipped === undefined ? -1 : indexOfTag(source, skipped, open);
    if (skipped !== undefined && closing < 0) break;
    const end = source.indexOf('>', closing < 0 ? open : closing);
    if (end < 0) break;
    visible += ' ';
    position = end + 1;
  }
  return visible.replace(/&nbsp;/g, ' ').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#(?:0?39|x27);|&apos;/gi, "'").replace(/\s+/g, ' ').trim();
}

/** Position of `</name` at or after `from`, in any case; -1 when there is none. */
function indexOfTag(source: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(source)?.index ?? -1;
}
