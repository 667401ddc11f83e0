/** What an answer's own words and codes say of the reason, as against a cause that something else shows. Pure. */
import { findCodes } from './codes';
import { documentedCause } from './documented-code';
import type { Evidence } from './evidence';
import { isBrokenJson } from './problem';
import { codeVoices, wordVoices } from './voices';
import { findWords } from './wording';

/**
 * `nothing`: it only repeats the status · `agrees`: it names a cause that fits · `other`: it names another cause ·
 * `unknown`: it gives a reason that is in none of our tables.
 */
export type Stated = 'nothing' | 'agrees' | 'other' | 'unknown';

/** Words that every layer writes beside a status, and that name no reason. */
const STOCK_WORDS = new Set(
  `a an the is are was be been not no you your we our this that to for of in on by with and or it has have error errors errored fail failed failure status code http https api request requests response
   unauthorized unauthorised unauthenticated authorization authorisation authentication authenticate authenticated authorized authorised auth required require requires need needed must please
   log login logged sign signin signed forbidden denied access accessing bad client exception invalid resource page url uri requested server problem message sorry oops rejected refused
   method allowed permitted unsupported supported media type payload content unavailable problems found gone conflict precondition
   nginx apache openresty ubuntu debian centos unix win tengine cloudflare envoy at port back home try again contact support administrator
   about blank null none undefined false true fault exception_error info rfc section tools ietf org html json xml www w3 w3c doctype`.split(/\s+/),
);
const STOCK_ZH = /未授权(?:的)?(?:访问|请求)?|未经授权|没有授权|禁止访问|拒绝访问|访问被拒绝|未认证|身份未验证|请求被拒绝|请求失败|访问失败|操作失败|失败|错误|无效请求|服务器|请(?:先)?登录|未登录|请重试/g;

/** True for a text or code that only repeats a status: `Unauthorized`, `403 Forbidden`, `ACCESS_DENIED`, `AuthenticationError`. */
export function isStock(text: string): boolean {
  const plain = text.slice(0, 1000).replace(STOCK_ZH, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replace(/n['’]t\b/g, '');
  if (/[^\s!-~‘’“”–—…。，！：、]/.test(plain)) return false;
  // A number of its own (`40107`, WeChat's `48001`) is a code that is not known here; a status is none.
  if (/(?<![\w.])\d{4,9}(?![\w.])/.test(plain)) return false;
  return plain.split(/[^a-z]+/).every((word) => word.length < 2 || STOCK_WORDS.has(word));
}

/** How far what the answer says of its reason fits a cause. `fits`: takes the cause that a sentence or code names, and the sentence. */
export function statedReason(fits: (cause: string, text: string) => boolean, evidence: Evidence): Stated {
  const said: Stated[] = [];
  const judge = (text: string, causes: readonly string[]): void =>
    void said.push(causes.some((cause) => fits(cause, text)) ? 'agrees' : causes.length > 0 ? 'other' : isStock(text) ? 'nothing' : 'unknown');
  // The words of a plain text hold its codes as well; a challenge's `error` is what is weighed here.
  const codes = evidence.problem === null ? [] : codeVoices(evidence).filter(({ place, proof }) => place === 'code' && proof.part !== 'www-authenticate');
  for (const voice of codes) {
    const documented = documentedCause(evidence, voice.code);
    if (!isStock(voice.code)) judge(voice.code, documented === undefined ? findCodes([voice], evidence).map(({ cause }) => cause) : [documented]);
  }
  for (const voice of wordVoices(evidence)) {
    if (isStock(voice.text)) continue;
    const found = findWords([voice], evidence);
    const firm = found.filter(({ confidence }) => confidence !== 'possible');
    judge(voice.text, (firm.length > 0 ? firm : found).map(({ cause }) => cause));
  }
  const { problem, answer } = evidence;
  for (const text of problem?.asides ?? []) {
    const found = answer === null ? [] : findWords([{ text, quote: () => ({ message: answer.message, part: 'body', value: text }) }], evidence);
    judge(text, found.filter(({ confidence }) => confidence !== 'possible').map(({ cause }) => cause));
  }
  // What is left of an error object says at least that there was one.
  if (problem === null && answer?.content != null && isBrokenJson(answer.content)) said.push('unknown');
  return said.includes('other') ? 'other' : said.includes('agrees') ? 'agrees' : said.includes('unknown') ? 'unknown' : 'nothing';
}
