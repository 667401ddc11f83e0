/** Successes whose body says no: which forms count, told apart from ordinary answers that merely carry such a member. Pure. */
import { bareJson, isEmpty } from './envelope';
import { numberedCause } from './numbered-codes';
import { refusesInXml } from './problem-xml';

type Json = { readonly [name: string]: unknown };

/** Values by which programs say that there was no error. */
const NO_ERROR = /^(?:0|200|ok|none|null|false|no|success|succeed(?:ed)?)?$/i;

/** Members that belong to an error envelope. Anything else with a value is data, and an answer with data is no refusal. */
const ENVELOPE =
  /^(?:err[\w -]{0,30}|resp_?(?:code|msg|desc)|result_?code|ttl|retextinfo|base_resp|info(?:code)?|jsonrpc|servedby|docref|(?:(?:zh|en)_)?desc|sid|host[-_]?name|\*|ret(?:code|msg)?|(?:sub_?)?(?:code|msg)|status(?:_?(?:code|text))?|success|ok|message|details?|description|title|type|instance|reason|hint|help|cause|exception|(?:debug|trace)_?info|fault|extensions|response_metadata|warnings?|needed|provided|docs?|documentation_url|help_url|more_info|(?:request|trace|correlation|log)_?id|ts?|tid|time(?:stamp)?|server_?time|path|(?:req_)?method|version|(?:required|missing|granted|allowed)_\w{1,30})$/i;

/**
 * False only for a body that `isRefusalBody` would not take for a refusal, as far as its beginning tells: an envelope has no member beside those of
 * `ENVELOPE` unless it is empty, so the first one settles it mostly.
 */
export function mayRefuseInBody(body: string): boolean {
  const begin = body.trimStart();
  if (begin.startsWith('<')) return refusesInXml(begin);
  // A list is a refusal only where there is one thing in it.
  const start = bareJson(begin).replace(/^\[\s{0,80}/, '');
  if (!start.startsWith('{')) return false;
  const name = /^\{\s{0,80}"([^"\\]{1,60})"\s{0,80}:/.exec(start)?.[1];
  return name === undefined || mayBegin(name) || mayBeEmpty(start) || /^\{\s{0,80}"(?:result|data)"\s{0,80}:\s{0,80}["\d-]/.test(start);
}

/** Members with which an envelope may begin: its own, and those that stand beside a platform's number. */
function mayBegin(name: string): boolean {
  return isEnvelope(name) || isNotice(name) || /^(?:id|Response|request|ttl|sign|alipay_cert_sn|data|extra)$/.test(name);
}

/** True where the first member's value may be empty: `null`, `""`, `[]`, or an object, whose members may be. */
function mayBeEmpty(body: string): boolean {
  return /^\{\s{0,80}"[^"\\]{1,60}"\s{0,80}:\s{0,80}(?:null|""|\[\s{0,80}\]|\{)/.test(body);
}

/** True for a body that is an error's envelope and nothing beside it. `top`: the parsed object; `error`: the error object in it, when there is one. */
export function isRefusalBody(parsed: unknown, top: Json, error: Json | undefined): boolean {
  if (Array.isArray(parsed)) return false;
  // A number that its platform documents, in the form that only that platform has, needs no other proof.
  if (mayBegin(Object.keys(top)[0] ?? '') && numberedCause(textMembers(error === undefined ? top : { ...top, ...error })) !== null) return true;
  if (isBareNotice(top)) return true;
  const { rpc, refuses } = readRpc(top, error);
  if (rpc && !refuses) return false;
  const saysNo = rpc || (error !== undefined && isRefusal(error)) || isErrorWord(top['error']) || (Array.isArray(top['errors']) && isErrorWord(top['errors'])) || verdictSaysNo(top) || ownMessage(top) || numberSaysNo(top);
  if (!saysNo) return false;
  // Tencent Cloud wraps every answer in `Response`, also its errors.
  const envelope = isObject(top['Response']) && Object.keys(top).length === 1 ? top['Response'] : top;
  return Object.entries(envelope).every(([name, value]) => isEnvelope(name) || (rpc && /^(?:id|principal)$/.test(name)) || (/^(?:result|data|response)$/i.test(name) && (typeof value === 'number' || typeof value === 'string')) || isEmpty(value));
}

/** What a name says, without case and punctuation. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const isEnvelope = (name: string): boolean => ENVELOPE.test(name) || ALSO.test(plain(name));

/** EIP-1474's "limit exceeded", and statuses of HTTP. */
const REFUSING_RPC = /^(?:-32005|401|403|429)$/;
/** What is said of a transaction, a contract or a parameter: the answer to the call, not its refusal. */
const OF_THE_CALL = /\brevert|insufficient (?:funds|balance)|\bnonce\b|\bgas\b|transaction|contract|\bblock(?:s|hash| range| height)?\b(?! (?:by|due))|\bVM\b|header not found|\b(?:parameter|argument|field)s?\b/i;

/**
 * An error of JSON-RPC (2.0 section 5.1; 1.0 has `"result":null` beside it): most are the call's own. One that may refuse has a number for that, or
 * says so in its sentence or in `data`, and speaks of no transaction.
 */
function readRpc(top: Json, error: Json | undefined): { readonly rpc: boolean; readonly refuses: boolean } {
  const rpc = top['jsonrpc'] !== undefined || (top['result'] === null && 'id' in top && isObject(top['error']));
  if (!rpc || !isObject(error)) return { rpc, refuses: false };
  const { code, message, data } = error;
  const said = [message, data, ...(isObject(data) ? [data['message'], data['reason'], data['name']] : [])].filter((one) => typeof one === 'string').map((one) => one.slice(0, 500));
  return { rpc, refuses: REFUSING_RPC.test(String(code)) || !said.some((one) => OF_THE_CALL.test(one)) };
}

/** Members of an object with a scalar value, as text. */
function textMembers(body: Json): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(body).slice(0, 40).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[name.toLowerCase(), String(value).slice(0, 500)]] : [])));
}

/** Numbers and words that mean a refusal without a sentence beside them. */
const REFUSING_CODE = /^(?:401|402|403|407|429|451|forbidden|unauthorized|unauthenticated|access_?denied|permission_?denied|request_denied|over_query_limit|over_daily_limit)$/i;

/** Sentences that are nothing but that. */
const REFUSING_SENTENCE = /^(?:error:? ?)?(?:access denied|forbidden|unauthori[sz]ed(?: access)?|not authori[sz]ed|permission denied|not authenticated|not logged in)[.!]?$/i;

/** True when one of an in-body error's codes, or a whole sentence of it, is itself the word for a refusal. */
export function saysRefused(codes: readonly string[], messages: readonly string[]): boolean {
  return codes.some((code) => REFUSING_CODE.test(code)) || messages.some((message) => REFUSING_SENTENCE.test(message.trim()));
}

/** True for an error object that says something: an empty one, or one whose code means success, stands in many ordinary answers. */
function isRefusal(error: Json): boolean {
  const code = text(error, ['code', 'error_code', 'errorCode', 'errcode', 'Code', 'status_code', 'reason', 'type', 'status']);
  const says = text(error, ['message', 'msg', 'Message', 'errmsg', 'detail', 'error_description', 'description', 'faultstring']) !== null;
  return code === null ? says : !NO_ERROR.test(code);
}

/** A member that is named after an error's sentence and holds one; or the word by which block explorers say that the sentence stands in `result`. */
function ownMessage(top: Json): boolean {
  if (top['message'] === 'NOTOK') return typeof top['result'] === 'string';
  return Object.entries(top).slice(0, 12).some(([name, value]) => /^err(?:or)?[ _-]?(?:message|msg)$/i.test(name) && typeof value === 'string' && value.includes(' ') && !NO_ERROR.test(value.trim()));
}

function isErrorWord(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => typeof item === 'string' && !NO_ERROR.test(item.trim()));
  return typeof value === 'string' && !NO_ERROR.test(value.trim());
}

/** The beginning of a name that belongs to a verdict: `ret_msg`, `errorMsg`, `resultDesc`, `status_message`, `respCode`. */
const OF_VERDICT = '(?:err(?:or)?|ret(?:urn)?|rtn|res|resp(?:onse)?|result|status|state|api|biz|sub|exception)';
const SENTENCE_NAME = new RegExp(`^(?:${OF_VERDICT}?(?:msg|message|info|text|txt|reason|details?|desc|summary)s?|errors?(?:description)?)$`);
const NUMBER_NAME = new RegExp(`^(?:${OF_VERDICT}?(?:code|no|num|number)|ret|rc|cod|status|stat|state|result)$`);
const VERDICT_NAME = /^(?:(?:is)?success(?:ful|full|ed)?|succeed(?:ed)?|ok|status|stat|state|result|flag|response|ack|rc|resultcode|returncode)$/;
const SAYS_NO = /^(?:false|0|err(?:or)?|fail(?:ed|ure)?|nok|not ?ok|ko|unsuccessful)$/i;
/** Other members that stand in an error's envelope, beside those of `ENVELOPE`. */
const ALSO = new RegExp(
  `^(?:${OF_VERDICT}?(?:code|no|num|number|msg|message|info|text|txt|reason|details?|desc|summary)s?|${OF_VERDICT}(?:type|name|id)|extcode|(?:ret)?extinfo|rc|cod|stat|state|flag|issuccess|iserror|haserror|successful|succeeded|timenow|now|date|requesttime|us(?:in|out|diff)|testnet|trace|traceback|showtype|cost|took|elapsed(?:ms)?|duration|credit_?count|url|wait|redirect(?:ur[il]|to)?|loginurl|links?|note|notice|information|messagedetail|targeturl|unauthorizedrequest|abp|apiversion|(?:server|client)version|opensubsonic|documentation|termsofuse|lang(?:uage)?|locale|encoding|requestparams|stacktrace|level|severity|category|domain|retry(?:after|in)?\\w{0,12}|limit|remaining|reset\\w{0,8}|ack|build|correlationid|uuid|traceno|serialno|server|node|totalitems|itemsperpage|ar|label)$`,
);
/** Numbers by which programs say that all went well. */
const SUCCESS_NUMBER = /^(?:0{1,9}|1|100|20\d|1000|2000|10000|20000)$/;
/** A word that stands where a number might: a name in capitals, or a letter before digits. */
const ERROR_WORD = /^(?!(?:OK|SUCCE\w{0,6}|S\d{1,6})$)[A-Z][A-Z0-9]{0,20}(?:[_.-][A-Z0-9]{1,20}){0,8}$/;

/** What a person is to read: the first member that is named after an error's sentence. */
function sentence(top: Json): string | null {
  for (const [name, value] of Object.entries(top).slice(0, 40)) if (typeof value === 'string' && value.trim() !== '' && SENTENCE_NAME.test(plain(name))) return value;
  return null;
}

/** A member that says whether the call went well, and says that it did not. */
function verdictSaysNo(top: Json): boolean {
  const says = sentence(top) ?? text(top, ['err', 'info', 'error_type', 'error-type', ...(top['ok'] === false ? ['description'] : [])]);
  if (says === null && !isObject(top['error']) && !Array.isArray(top['message'])) return false;
  return Object.entries(top).slice(0, 40).some(([name, value]) => {
    const member = plain(name);
    if (/^(?:is|has)?error$/.test(member) || member === 'failed') return value === true || value === 'true' || value === 1;
    return VERDICT_NAME.test(member) && (typeof value === 'boolean' || typeof value === 'string' || (typeof value === 'number' && member !== 'result')) && SAYS_NO.test(String(value));
  });
}

/** A refusal's number or word beside an answer of 200: `{"code":401,"msg":…}`, WeChat's `errcode`, Google Maps' `status`. */
function numberSaysNo(top: Json): boolean {
  if (typeof top['errcode'] === 'number' && top['errcode'] !== 0) return true;
  if (typeof top['error'] === 'number' && top['error'] !== 0 && sentence(top) !== null) return true;
  // Moodle names the class of what went wrong, and a word for it.
  if (typeof top['exception'] === 'string' && typeof top['errorcode'] === 'string') return true;
  // The calls of Alibaba's cloud, whose members are written large.
  if (typeof top['Code'] === 'string' && typeof top['Message'] === 'string' && top['RequestId'] !== undefined && !NO_ERROR.test(top['Code'])) return true;
  if (top['status'] === 'REQUEST_DENIED' || top['status'] === 'OVER_QUERY_LIMIT' || top['status'] === 'OVER_DAILY_LIMIT') return true;
  if (sentence(top) === null || top['success'] === true || top['ok'] === true) return false;
  // Error numbers that count from nothing: what they mean is said beside them, and only a refusal in words makes one of it.
  return Object.entries(top).slice(0, 40).some(([name, value]) => {
    if (!NUMBER_NAME.test(plain(name)) || (typeof value !== 'number' && typeof value !== 'string')) return false;
    const number = String(value);
    return (/^-?\d{1,9}$/.test(number) && !SUCCESS_NUMBER.test(number)) || (plain(name).endsWith('code') && ERROR_WORD.test(number));
  });
}

/** Names under which some programs put a notice in the place of the data, with no number and no verdict beside it. */
const NOTICE_NAME = /^(?:note|notice|information|info|warning|errormessage)$/;
const isNotice = (name: string): boolean => NOTICE_NAME.test(plain(name));
/** What such a notice speaks of, when it is about the caller's key or about how much it may call: nothing else in it is taken for a refusal. */
const OF_THE_CALLER = /\bapi ?key\b|\b\d{1,7} (?:api )?(?:calls?|requests?|quer(?:y|ies)|hits) (?:per|an?|each|every) |\b(?:limit|quota)s? (?:has been |is |was )?(?:reach|exceed|hit|exhaust|used)|(?:reached|exceeded|hit|over) (?:\S{1,16} ){0,4}(?:limit|quota)|too many requests|\bpremium (?:endpoint|plan|membership)/i;

/** True for an object with nothing in it but a notice about the caller's key or its use of the API. */
export function isBareNotice(top: Json): boolean {
  const members = Object.entries(top);
  return members.length > 0 && members.length < 3 && members.every(([name, value]) => isNotice(name) && typeof value === 'string' && value.includes(' ')) && members.some(([, value]) => OF_THE_CALLER.test(String(value)));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(body: Json, names: readonly string[]): string | null {
  for (const name of names) {
    const value = body[name];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}
