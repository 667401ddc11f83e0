/** Every place of an answer that speaks: machine words and sentences, each with the way to prove it. Pure. */
import { parseChallenges } from '../http/challenges';
import { fieldValue } from '../http/fields';
import type { Proof } from './cause';
import type { Evidence } from './evidence';
import { grpcStatus } from './grpc';
import { numberedCause } from './numbered-codes';

/** A machine-readable word and where it stands. */
export interface CodeVoice {
  readonly code: string;
  readonly proof: Proof;
  /** `code`: the error itself gives it as its code · `error`: it stands elsewhere in the error · `far`: outside it, where it may be data. */
  readonly place: 'code' | 'error' | 'far';
}

/** A text for people. `quote` turns words found in it into their proof. */
export interface WordVoice {
  readonly text: string;
  readonly quote: (words: string) => Proof;
  /** It names the kind of error; another sentence tells of this one. */
  readonly label?: true;
}

/** Fields in which platforms put their error's code or sentence, so that it shows even where the body does not. */
const CODE_FIELDS = ['x-amzn-errortype', 'x-ms-error-code', 'x-error-code', 'x-ca-error-code', 'x-goog-error-code', 'x-authentication-denied-reason', 'error-code'];
const WORD_FIELDS = ['x-ca-error-message', 'x-error-message', 'x-error', 'x-reason', 'x-denied-reason', 'x-ms-diagnostics', 'x-msdavext_error'];

/** Others that say in their name that they tell the error or its reason (`X-Cld-Error`, `Deny-Reason`). */
const REASON_FIELD = /^(?!x-(?:ms|swift|cache)-)(?:[a-z0-9]{1,20}-){0,4}(?:error|err|deny|denied|denial|reject|rejected|block|blocked|refused|failure)(?:-(?:reason|message|msg|detail|details|description|text|info))?$|^(?:[a-z0-9]{1,20}-){1,3}(?:deny|error|block|reject|denied)-?reason$/;

/** Characters of a page that are read: an error page says its reason at the top, what follows is the site's own. */
const READ_LIMIT = 4000;

/** The machine words of an answer, body first. */
export function codeVoices({ answer, problem, challenges, text }: Evidence): CodeVoice[] {
  if (answer === null) return [];
  const { message, headers } = answer;
  const voices: CodeVoice[] = (problem?.codes ?? []).map((code) => ({ code, proof: { message, part: 'body', value: code }, place: problem?.ownCodes.includes(code) === true ? 'code' : problem?.farCodes.includes(code) === true ? 'far' : 'error' }));
  const number = problem === null ? undefined : numberedCause(problem.members)?.number;
  if (number !== undefined && !voices.some(({ code }) => code === number)) voices.push({ code: number, proof: { message, part: 'body', value: number }, place: 'code' });
  // A sentence that is one machine word, or begins with one and a path (`expired_access_token/..`), or the name of one (`api.err.LoginRequired`), or a sentence (`USER_DISABLED : …`), is a code in the wrong place.
  for (const said of problem?.messages ?? []) {
    const code = /^([A-Za-z]{2,30}(?:_[A-Za-z]{2,30}){1,6})(?:\/[./\w-]{0,60}| : .{1,300})?$/.exec(said)?.[1] ?? /^(?:[a-z]{2,20}\.){1,4}[A-Z]?[A-Za-z_]{4,60}$/.exec(said)?.[0];
    if (code !== undefined && answer.content?.includes(code) === true) voices.push({ code, proof: { message, part: 'body', value: code }, place: 'error' });
  }
  for (const { params, source } of challenges) {
    const code = params['error'];
    if (code !== undefined) voices.push({ code, proof: { message, part: 'www-authenticate', value: source }, place: 'code' });
  }
  for (const name of CODE_FIELDS) {
    const value = fieldValue(headers, name);
    const code = value === null ? undefined : /^[\w.-]{2,80}/.exec(value)?.[0];
    if (value !== null && code !== undefined) voices.push({ code, proof: { message, part: name, value }, place: 'code' });
  }
  const grpc = grpcStatus(answer);
  for (const code of grpc?.reasons ?? []) voices.push({ code, proof: grpc?.part === 'body' ? { message, part: 'body', value: grpc.value } : { message, part: 'grpc-status-details-bin', value: fieldValue(headers, 'grpc-status-details-bin') }, place: 'code' });
  // A code that stands in a plain text: only forms that no sentence has (`SCREAMING_CASE`, `snake_case`, `PascalCase`).
  if (problem === null) {
    for (const [code] of text.slice(0, READ_LIMIT).matchAll(/\b(?:[A-Za-z]{1,30}(?:_[A-Za-z]{1,30}){1,8}|[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,6})\b/g)) {
      voices.push({ code, proof: { message, part: 'body', value: code }, place: 'error' });
    }
  }
  return voices;
}

/** The sentences of an answer, body first. Of a JSON body only what is meant for people is read: member names and links are no sentences. */
export function wordVoices(evidence: Evidence): WordVoice[] {
  const { answer, problem, text } = evidence;
  if (answer === null) return [];
  const { message, headers, content } = answer;
  const quoteBody = (words: string): Proof => ({ message, part: 'body', value: quoteFrom(content ?? '', words) });
  const sentences = problem === null ? [text.slice(0, READ_LIMIT)] : problem.messages;
  const voices: WordVoice[] = sentences.filter((sentence) => sentence !== '').map((sentence) => ({ text: sentence, quote: quoteBody, ...(problem?.labels.includes(sentence) === true ? { label: true } : {}) }));
  for (const { params, source } of [...parseChallenges(headers), ...parseChallenges(headers, 'proxy-authenticate')]) {
    const part = fieldValue(headers, 'www-authenticate')?.includes(source) === true ? 'www-authenticate' : 'proxy-authenticate';
    for (const name of ['error_description', 'reason']) {
      const description = params[name];
      if (description !== undefined) voices.push({ text: description, quote: () => ({ message, part, value: source }) });
    }
  }
  const told = headers.map(({ name }) => name.toLowerCase()).filter((name) => REASON_FIELD.test(name) && !CODE_FIELDS.includes(name));
  for (const name of new Set([...WORD_FIELDS, ...told.slice(0, 4)])) {
    const value = fieldValue(headers, name);
    if (value !== null) voices.push({ text: value.slice(0, 500), quote: () => ({ message, part: name, value }) });
  }
  const grpc = grpcStatus(answer);
  const field = fieldValue(headers, 'grpc-message');
  if (grpc !== null && grpc.text !== '') voices.push({ text: grpc.text, quote: () => (grpc.part === 'body' ? { message, part: 'body', value: grpc.rawText || grpc.value } : { message, part: 'grpc-message', value: field }) });
  else if (field !== null) voices.push({ text: field.slice(0, 500), quote: () => ({ message, part: 'grpc-message', value: field }) });
  const { statusText } = answer;
  if (statusText.length > 3) voices.push({ text: statusText, quote: () => ({ message, part: 'status-text', value: statusText }) });
  return voices;
}

/**
 * The words as they stand in the raw body: a reader's text has lost line breaks, markup and escapes.
 * Where they stand in no form as a whole, the longest run of them that does.
 */
export function quoteFrom(content: string, words: string): string {
  const escaped = JSON.stringify(words).slice(1, -1);
  const unicode = escaped.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const markup = escaped.replace(/[<>&]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const whole = [words, escaped, unicode, markup].find((form) => content.includes(form));
  if (whole !== undefined) return whole;
  const parts = words.split(' ');
  let best = '';
  for (let from = 0; from < parts.length; from += 1) {
    for (let to = Math.min(parts.length, from + 20); to > from; to -= 1) {
      const run = parts.slice(from, to).join(' ');
      if (run.length <= best.length) break;
      if (content.includes(run)) best = run;
    }
  }
  return best;
}
