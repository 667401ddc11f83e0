/** Secrets out of bodies: by member where there is JSON, by name elsewhere (forms, multipart, XML, HTML, scripts, what does not parse). Pure. */
import { CONTENT_LIMIT, isAllHidden, REDACTED } from './exchange';
import { NOTHING_KNOWN, type KnownSecrets } from './known-secrets';
import { redactTags } from './redact-markup';
import { redactText } from './redact-text';
import { redactLink, redactLinks } from './redact-url';
import { unchangedTexts } from './remembered';
import { isSecretName, isStatement } from './secret-names';

const harmless = unchangedTexts(4096, 256);

/** Redacts a body and cuts it to `CONTENT_LIMIT` characters. */
export function redactContent(content: string, mimeType: string, known: KnownSecrets = NOTHING_KNOWN): string {
  const hidden = known.hide(content);
  if (harmless.get(mimeType, hidden) === true) return hidden;
  const shown = redactWhole(hidden, mimeType, known);
  if (shown === content) harmless.add(mimeType, content);
  return shown;
}

function redactWhole(content: string, mimeType: string, known: KnownSecrets): string {
  const start = content.slice(0, 100).trimStart();
  if (content.length <= CONTENT_LIMIT && (/json/i.test(mimeType) || /^[{["]/.test(start))) {
    const redacted = redactJson(content, known);
    if (redacted !== null) return redacted.length <= CONTENT_LIMIT ? redacted : redactMarkup(redacted.slice(0, CONTENT_LIMIT), known).slice(0, CONTENT_LIMIT);
  }
  const cut = content.slice(0, CONTENT_LIMIT);
  if (/x-www-form-urlencoded/i.test(mimeType)) return redactForm(cut, known).slice(0, CONTENT_LIMIT);
  const marked = redactMarkup(/^multipart\//i.test(mimeType) || cut.includes('form-data;') ? redactParts(cut, known) : cut, known);
  return (FORM.test(marked.slice(0, 5000).trim()) ? redactForm(marked, known) : marked).slice(0, CONTENT_LIMIT);
}

/** A form by its shape: pairs, and nothing that text or markup has. */
const FORM = /^[\w.[\]%-]{1,100}=[^\s<>"'{}&]{0,2000}&[\w.[\]%-]{1,100}=[^\s<>"'{}]*$/;

/** Members that name a field whose value stands beside them, as errors of validation and lists of fields have it. */
const NAMING = /^(?:name|key|field|param|parameter|header|path|loc|property|attribute|label|column|k|id)$/i;
const VALUED = /^(?:value|val|values|v|content|text|data|input|raw|default|rejected_?value|received|actual|before|after|old|new|current|plain|string)$/i;

/** JSON with the values of secret members replaced; the text itself when nothing was; null when it is not JSON. */
function redactJson(content: string, known: KnownSecrets): string | null {
  let changed = false;
  const clean = (value: unknown, name: string, depth: number): unknown => {
    if (depth > 64) return REDACTED;
    if (typeof value === 'string' || typeof value === 'number') {
      const shown = isHidden(name, value) ? known.mask(String(value)) : typeof value === 'string' ? redactString(value, depth, known) : value;
      if (shown !== value) changed = true;
      return shown;
    }
    if (Array.isArray(value)) return cleanList(value, name, depth);
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value);
      const named = entries.some(([key, item]) => NAMING.test(key) && isNameOf(item));
      return Object.fromEntries(
        entries.map(([key, item]) => {
          const shownKey = redactText(key, known);
          if (shownKey !== key) changed = true;
          // Under a name that says nothing itself, the name of what holds it counts.
          const own = VALUED.test(key) && (named || isSecretName(name)) ? 'secret' : key;
          return [shownKey, clean(item, own, depth + 1)];
        }),
      );
    }
    return value;
  };
  /** A list under a name, a pair of name and value, or names and values in turn. */
  const cleanList = (list: readonly unknown[], name: string, depth: number): unknown[] =>
    list.map((item, at) => {
      const before = list[at - 1];
      const follows = typeof before === 'string' && at % 2 === 1 && list.length % 2 === 0 && isNameOf(before) && typeof item === 'string' && !isWord(item);
      return clean(item, follows ? 'secret' : name, depth + 1);
    });
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== 'object' || parsed === null) return null;
    const redacted = clean(parsed, '', 0);
    return changed ? JSON.stringify(redacted, null, 2) : content;
  } catch {
    return null;
  }
}

/** The name of a secret, where a name is a value: `"password"`, `["body", "password"]`. */
function isNameOf(value: unknown): boolean {
  const name: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof name === 'string' && name.length <= 60 && !/\s/.test(name) && isSecretName(name);
}

/** What stands beside a name in a list of names. */
function isWord(value: string): boolean {
  return /^[A-Za-z_.-]{0,20}$/.test(value) || isStatement(value);
}

function isHidden(name: string, value: string | number): boolean {
  if (!isSecretName(name) || value === '' || (typeof value === 'string' && (isStatement(value) || isAllHidden(value)))) return false;
  // A link is shown by its parts; a short value under a secret's name is a flag or a count, unless such secrets are short.
  const short = /^(?:cvv|cvc|pin)$/i.test(name) || (typeof value === 'string' && value.length > 1 && /姓名/.test(name));
  return !(typeof value === 'string' && URL_VALUE.test(value) && /(?:link|state|key)$/i.test(name)) && (String(value).length > 3 || short);
}

const URL_VALUE = /^(?:https?:)?\/\/[^\s"'<>]{1,4096}$/i;

function redactString(value: string, depth: number, known: KnownSecrets): string {
  if (URL_VALUE.test(value)) return redactLink(value, known);
  const start = value.slice(0, 20).trimStart();
  if (depth < 8 && (start.startsWith('{') || start.startsWith('['))) return redactJson(value, known) ?? redactMarkup(value, known);
  if (start.startsWith('<')) return redactMarkup(value, known);
  const shown = redactLinks(redactText(value, known), known);
  return FORM.test(shown.slice(0, 5000)) ? redactForm(shown, known) : shown;
}

function redactForm(text: string, known: KnownSecrets): string {
  return text
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at < 0 ? '' : decode(pair.slice(0, at));
      const value = decode(pair.slice(at + 1));
      // An error's code is a word or a short number; a code that opens something is neither.
      const hidden = value !== '' && (isSecretName(name) || (/code$/i.test(name) && /\d/.test(value) && !/^\d{1,5}$/.test(value) && !/err/i.test(name)));
      if (hidden) return `${redactText(pair.slice(0, at), known)}=${known.mask(value)}`;
      // A URL in a parameter is read as one.
      const link = URL_VALUE.test(value) ? redactLink(value, known) : value;
      return link === value ? redactText(pair, known) : `${redactText(pair.slice(0, at), known)}=${REDACTED}`;
    })
    .join('&');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' ').trim());
  } catch {
    return text.trim();
  }
}

/** The parts of `multipart/form-data`, by the name that each has (RFC 7578). */
function redactParts(text: string, known: KnownSecrets): string {
  const boundary = /(?:^|\n)(--[^\s]{1,70})\r?\n/.exec(text.slice(0, 5000))?.[1];
  if (boundary === undefined) return text;
  return text
    .split(boundary)
    .map((part) => {
      const end = /\r?\n\r?\n/.exec(part.slice(0, 2000));
      const name = end === null ? undefined : /\bname="([^"\r\n]{1,200})"/.exec(part.slice(0, end.index))?.[1];
      if (end === null || name === undefined || !isSecretName(name)) return part;
      const start = end.index + end[0].length;
      const value = part.slice(start).trimEnd();
      return value === '' || isAllHidden(value) || isStatement(value) ? part : part.slice(0, start) + known.mask(value) + part.slice(start + value.length);
    })
    .join(boundary);
}

/** XML, HTML, scripts, lines of JSON and prose: elements and form controls by name, then what `redactText` finds. */
function redactMarkup(text: string, known: KnownSecrets): string {
  return redactLinks(redactText(text.includes('<') ? redactTags(text, known.mask) : text, known), known);
}
