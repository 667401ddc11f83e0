/** The credentials of HAR entries that are not read, and of requests' bodies: what was sent or given in one call may stand raw in another. Pure. */
import type { Field } from './exchange';
import { isPlainUrl } from './redact-url';
import { remembered } from './remembered';
import { readAgain } from './misread-utf8';
import { redactContent, redactHead, redactRequest, type KnownSecrets } from './redact';

type Json = { readonly [name: string]: unknown };

/** Names of fields, and words in a URL or body, beside which a credential may stand. */
const SECRET_FIELD = /auth|cookie|key|token|secret|jwt|session|passw|sid$/i;
const SECRET_WORD = /token|key|secret|passw|pwd|session|auth|jwt|sig|密码|密钥|口令|令牌|:\/\/[^/?#]{0,300}@/i;
const LONGEST_BODY = 65_536;

/** Adds the secrets of entries to `known`; a field that was learnt is not looked at again. What it remembers is raw: it goes with the reader of the file. Never throws. */
export function secretsLearner(known: KnownSecrets): (entry: unknown) => void {
  const learnt = new Set<string>();
  const isNew = ({ name, value }: Field): boolean => learnt.size !== learnt.add(`${name}\n${value}`).size;
  return (entry) => learnEntry(entry, known, isNew);
}

function learnEntry(entry: unknown, known: KnownSecrets, isNew: (field: Field) => boolean): void {
  const { request, response } = object(entry);
  const { url, headers, postData } = object(request);
  const raw = typeof url === 'string' && SECRET_WORD.test(url) && !isPlainUrl(url) ? url : '';
  const sent = fields(headers).filter(isNew);
  if (raw !== '' || sent.length > 0) redactRequest({ method: 'GET', url: raw, headers: sent, headersComplete: true, postData: null }, known);
  const { text: body, mimeType, params } = object(postData);
  learnBody(typeof body === 'string' && body !== '' ? body : asForm(fields(params)), mimeType, known);
  const { headers: given, content } = object(response);
  const answered = fields(given).filter(isNew);
  if (answered.length > 0) redactHead({ status: 0, statusText: '', headers: answered }, [], known);
  const { text, mimeType: type } = object(content);
  learnBody(text, type, known);
}

/**
 * What a request's body carries under the names of secrets, passwords among them: to be hidden in the answer, which may repeat it. `params`: a form as HAR takes
 * it apart. Of the body itself nothing is kept.
 */
export function secretsOfBody(body: string | readonly Field[], mimeType: string, known: KnownSecrets): readonly string[] {
  const found: string[] = [];
  const mask = (value: string): string => {
    if (value.length >= 6) found.push(value);
    return known.mask(value);
  };
  const text = typeof body === 'string' ? body : asForm(body);
  if (text !== '') redactContent(text, mimeType, { ...known, mask });
  return found;
}

function asForm(params: readonly Field[]): string {
  return params.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('&');
}

function learnBody(body: unknown, mimeType: unknown, known: KnownSecrets): void {
  if (typeof body !== 'string' || body.length > LONGEST_BODY || (typeof mimeType === 'string' && /^(?:image|font|audio|video|text\/(?:css|javascript))|javascript/i.test(mimeType))) return;
  const text = readAgain(body);
  if (SECRET_WORD.test(text)) redactContent(text, typeof mimeType === 'string' ? mimeType : '', known);
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function fields(value: unknown): Field[] {
  if (!Array.isArray(value)) return [];
  const found: Field[] = [];
  for (const item of value as readonly unknown[]) {
    const { name, value: content } = object(item);
    if (typeof name === 'string' && typeof content === 'string' && isSecretField(name)) found.push({ name, value: content });
  }
  return found;
}

/** Names repeat from entry to entry. */
const isSecretField = remembered((name) => SECRET_FIELD.test(name), 500);
