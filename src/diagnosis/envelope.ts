/** Takes an answer's object out of what programs wrap it in: guards against inclusion, calls of a script (JSONP), members that hold the verdict. Pure, bounded. */

type Json = { readonly [name: string]: unknown };

/** Characters before the object by which an answer is made useless to another site's script element. */
const GUARD = /^(?:\)\]\}['"]?,?|while ?\((?:1|true)\);|for ?\(;;\);|\/\*\*\/)\s{0,8}/;
/** A call of a function that the request named. */
const CALL = /^(?:[A-Za-z_$][\w$]{0,80}(?:\.[\w$]{1,80}){0,4})\(\s{0,8}(?=[{[])/;

/** JSON without the guard or the call around it. What is neither comes back as it is. */
export function bareJson(content: string): string {
  const start = content.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return start;
  const guarded = start.replace(GUARD, '');
  const call = CALL.exec(guarded)?.[0];
  if (call === undefined) return guarded;
  const end = guarded.lastIndexOf(')');
  return end > call.length && guarded.length - end < 8 ? guarded.slice(call.length, end) : guarded;
}

/** Members that hold what an answer says of the call, beside those that hold its data. */
const VERDICT_MEMBER = /^(?:meta|head|header|ocs|resp|messages|response_?(?:header|status|info|meta)?|result|status|state|(?:cmm)?msg_?header)$/i;
/** Members that stand beside a wrapped answer and are no part of it. */
const BESIDE = /^(?:sign|alipay_cert_sn)$/;

/**
 * What stands in a member that is named after the call, with a signature beside it (Alipay, Taobao), or in one that a family of calls has to itself, with
 * nothing but the error in it; null: nothing does.
 */
export function namedAnswer(outer: Json): Json | null {
  const [name = '', inner] = Object.entries(outer).find(([key]) => !BESIDE.test(key)) ?? [];
  if (!isObject(inner) || !Object.keys(outer).every((key) => key === name || BESIDE.test(key))) return null;
  return /^(?!base_resp)[a-z][a-z_]{0,80}[_-]resp(?:onse)?$/.test(name) || (isObject(inner['error']) && !/^(?:error|errors|data|Response)$/.test(name)) ? inner : null;
}

/** The object in which an answer says how the call went: of `{"meta":{"code":401,"message":"…"},"data":[]}` the inner one, since there is nothing beside it. */
export function verdictOf(outer: Json, depth = 0): Json {
  const filled = Object.entries(outer).filter(([, value]) => !isEmpty(value));
  const [name = '', inner] = filled[0] ?? [];
  if (filled.length !== 1 || depth > 2 || !isObject(inner) || !VERDICT_MEMBER.test(name)) return outer;
  const inside = verdictOf(inner, depth + 1);
  return Object.values(inside).some((value) => typeof value === 'string' || typeof value === 'number') ? inside : outer;
}

/** Nothing in it: also GraphQL's `data` in which every field that was asked for is null. */
export function isEmpty(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && depth < 4 && Object.values(value).every((member) => isEmpty(member, depth + 1));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
