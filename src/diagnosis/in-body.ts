/** Successes whose body says no: which forms count, told apart from ordinary answers that merely carry such a member. Pure. */
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
  const start = body.trimStart();
  if (start.startsWith('<')) return refusesInXml(start);
  if (!start.startsWith('{')) return false;
  const name = /^\{\s{0,80}"([^"\\]{1,60})"\s{0,80}:/.exec(start)?.[1];
  return name === undefined || mayBegin(name) || mayBeEmpty(start) || /^\{\s{0,80}"(?:result|data)"\s{0,80}:\s{0,80}["\d-]/.test(start);
}

/** Members with which an envelope may begin: its own, and those that stand beside a platform's number. */
function mayBegin(name: string): boolean {
  return ENVELOPE.test(name) || /^(?:Response|request|ttl|sign|alipay_cert_sn|data|extra)$/.test(name);
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
  const says = text(top, ['detail', 'error_description', 'message', 'msg', 'errmsg', 'error_msg', 'err-msg', 'err_msg', 'error', ...(top['ok'] === false ? ['description'] : [])]);
  const saysNo = (error !== undefined && isRefusal(error)) || isErrorWord(top['error']) || (Array.isArray(top['errors']) && isErrorWord(top['errors'])) || ((top['success'] === false || top['ok'] === false || /^(?:error|fail(?:ed|ure)?)$/i.test(String(top['status'] ?? ''))) && says !== null) || ownMessage(top) || numberSaysNo(top);
  if (!saysNo) return false;
  // Tencent Cloud wraps every answer in `Response`, also its errors.
  const envelope = isObject(top['Response']) && Object.keys(top).length === 1 ? top['Response'] : top;
  const rpc = top['jsonrpc'] !== undefined && isObject(error) && REFUSING_RPC.test(String(error['code']));
  if (top['jsonrpc'] !== undefined && !rpc) return false;
  return Object.entries(envelope).every(([name, value]) => ENVELOPE.test(name) || (rpc && name === 'id') || (/^(?:result|data)$/.test(name) && (typeof value === 'number' || typeof value === 'string')) || isEmpty(value));
}

/** EIP-1474's "limit exceeded", and statuses of HTTP; every other error of JSON-RPC is the call's own. */
const REFUSING_RPC = /^(?:-32005|401|403|429)$/;

/** Members of an object with a scalar value, as text. */
function textMembers(body: Json): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(body).slice(0, 40).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name.toLowerCase(), String(value).slice(0, 500)]] : [])));
}

/** Numbers and words that mean a refusal without a sentence beside them. */
const REFUSING_CODE = /^(?:401|402|403|407|429|451|forbidden|unauthorized|unauthenticated|access_?denied|permission_?denied|request_denied|over_query_limit|over_daily_limit)$/i;

/** True when one of an in-body error's codes is itself the word for a refusal. */
export function isRefusalCode(codes: readonly string[]): boolean {
  return codes.some((code) => REFUSING_CODE.test(code));
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

const ERROR_NUMBERS = ['code', 'ret', 'retcode', 'retCode', 'RetCode', 'status_code', 'errno', 'err_no', 'err_code', 'errCode', 'errorCode', 'status', 'statusCode', 'result_code', 'resultCode', 'respCode', 'resp_code'] as const;
/** Numbers by which programs say that all went well. */
const SUCCESS_NUMBER = /^(?:0{1,9}|1|100|20\d|1000|2000|10000|20000)$/;

/** A refusal's number or word beside an answer of 200: `{"code":401,"msg":…}`, WeChat's `errcode`, Google Maps' `status`. */
function numberSaysNo(top: Json): boolean {
  const number = top['code'] ?? top['statusCode'] ?? top['status'];
  const says = text(top, ['msg', 'message', 'errmsg', 'error_message', 'detail', 'retMsg', 'retmsg', 'error_msg', 'err_msg', 'errMsg', 'errorMessage', 'info', 'desc', 'respMsg', 'resp_msg']) !== null;
  if (says && /^(?:401|402|403|404|405|407|415|429|451|5\d\d)$/.test(String(number)) && top['success'] !== true) return true;
  if (typeof top['errcode'] === 'number' && top['errcode'] !== 0) return true;
  if (typeof top['result'] === 'number' && !SUCCESS_NUMBER.test(String(top['result'])) && typeof top['error_msg'] === 'string') return true;
  if (typeof top['error'] === 'number' && top['error'] !== 0 && says) return true;
  if (/^-?[1-9]\d{0,8}$/.test(String(top['error_code'] ?? '')) && text(top, ['error_msg', 'error']) !== null) return true;
  // Moodle names the class of what went wrong, and a word for it.
  if (typeof top['exception'] === 'string' && typeof top['errorcode'] === 'string') return true;
  // Error numbers that count from nothing: what they mean is said beside them, and only a refusal in words makes one of it.
  if (says && top['success'] !== true && top['ok'] !== true && ERROR_NUMBERS.some((name) => /^-?\d{1,9}$/.test(String(top[name] ?? '')) && !SUCCESS_NUMBER.test(String(top[name])))) return true;
  // The calls of Alibaba's cloud, whose members are written large.
  if (typeof top['Code'] === 'string' && typeof top['Message'] === 'string' && top['RequestId'] !== undefined && !NO_ERROR.test(top['Code'])) return true;
  // Feishu's own range.
  if (says && /^9999\d{4}$/.test(String(top['code']))) return true;
  return top['status'] === 'REQUEST_DENIED' || top['status'] === 'OVER_QUERY_LIMIT' || top['status'] === 'OVER_DAILY_LIMIT';
}

/** Nothing in it: also GraphQL's `data` in which every field that was asked for is null. */
function isEmpty(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && depth < 4 && Object.values(value).every((member) => isEmpty(member, depth + 1));
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
