/** Secrets out of bodies: by member where there is JSON, by name elsewhere (forms, XML, HTML, scripts, what does not parse). Pure. */
import { CONTENT_LIMIT, REDACTED } from './exchange';
import { isSecretName, isStatement, redactText } from './redact-text';
import { redactUrl } from './redact-url';
import { unchangedTexts } from './remembered';

const harmless = unchangedTexts(4096, 256);

/** Redacts a body and cuts it to `CONTENT_LIMIT` characters. */
export function redactContent(content: string, mimeType: string): string {
  if (harmless.has(mimeType, content)) return content;
  const shown = redactWhole(content, mimeType);
  if (shown === content) harmless.add(mimeType, content);
  return shown;
}

function redactWhole(content: string, mimeType: string): string {
  const start = content.slice(0, 100).trimStart();
  if (content.length <= CONTENT_LIMIT && (/json/i.test(mimeType) || /^[{["]/.test(start))) {
    const redacted = redactJson(content);
    if (redacted !== null) return redacted.length <= CONTENT_LIMIT ? redacted : redactMarkup(redacted.slice(0, CONTENT_LIMIT)).slice(0, CONTENT_LIMIT);
  }
  const cut = content.slice(0, CONTENT_LIMIT);
  if (/x-www-form-urlencoded/i.test(mimeType)) return redactForm(cut).slice(0, CONTENT_LIMIT);
  const marked = redactMarkup(cut);
  return (FORM.test(marked.slice(0, 5000).trim()) ? redactForm(marked) : marked).slice(0, CONTENT_LIMIT);
}

/** A form by its shape: pairs, and nothing that text or markup has. */
const FORM = /^[\w.[\]%-]{1,100}=[^\s<>"'{}&]{0,2000}&[\w.[\]%-]{1,100}=[^\s<>"'{}]*$/;

/** JSON with the values of secret members replaced; the text itself when nothing was; null when it is not JSON. */
function redactJson(content: string): string | null {
  let changed = false;
  const clean = (value: unknown, name: string, depth: number): unknown => {
    if (depth > 64) return REDACTED;
    if (typeof value === 'string' || typeof value === 'number') {
      const shown = isHidden(name, value) ? REDACTED : typeof value === 'string' ? redactString(value, depth) : value;
      if (shown !== value) changed = true;
      return shown;
    }
    if (Array.isArray(value)) return value.map((item) => clean(item, name, depth + 1));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => {
          const shownKey = redactText(key);
          if (shownKey !== key) changed = true;
          return [shownKey, clean(item, key, depth + 1)];
        }),
      );
    }
    return value;
  };
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== 'object' || parsed === null) return null;
    const redacted = clean(parsed, '', 0);
    return changed ? JSON.stringify(redacted, null, 2) : content;
  } catch {
    return null;
  }
}

function isHidden(name: string, value: string | number): boolean {
  if (!isSecretName(name) || value === '' || (typeof value === 'string' && isStatement(value))) return false;
  // A link is shown by its parts; a short value under a secret's name is a flag or a count, unless such secrets are short.
  return !(typeof value === 'string' && URL_VALUE.test(value) && /(?:link|state|key)$/i.test(name)) && (String(value).length > 3 || /^(?:cvv|cvc|pin)$/i.test(name));
}

const URL_VALUE = /^(?:https?:)?\/\/[^\s"'<>]{1,4096}$/i;

function redactString(value: string, depth: number): string {
  if (URL_VALUE.test(value)) return redactLink(value);
  const start = value.slice(0, 20).trimStart();
  if (depth < 8 && (start.startsWith('{') || start.startsWith('['))) return redactJson(value) ?? redactMarkup(value);
  return redactLinks(redactText(value));
}

/** A URL in an answer. Its fragment stays when it is a plain word: documentation and problem types are named so. */
function redactLink(url: string): string {
  const fragment = /#[A-Za-z](?:[a-z._-]|\d(?!\d{4})){0,80}$/i.exec(url)?.[0] ?? '';
  return redactUrl(url) + fragment;
}

/** URLs inside a text: only those with a query or parameters can carry what the text's own rules miss. */
function redactLinks(text: string): string {
  return text.replace(/(?<![A-Za-z])https?:\/\/[^\s"'<>`\\(){}[\]‹›，。；]{1,2000}/gi, (url) => (/[?;@]/.test(url) ? redactLink(url) : url));
}

function redactForm(text: string): string {
  return text
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at < 0 ? '' : decodeName(pair.slice(0, at));
      const value = pair.slice(at + 1).trim();
      // An error's code is a word or a short number; a code that opens something is neither.
      const hidden = value !== '' && (isSecretName(name) || (/code$/i.test(name) && /\d/.test(value) && !/^\d{1,5}$/.test(value) && !/err/i.test(name)));
      return hidden ? `${redactText(pair.slice(0, at))}=${REDACTED}` : redactText(pair);
    })
    .join('&');
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name.trim());
  } catch {
    return name;
  }
}

/** XML, HTML, scripts, lines of JSON and prose: elements and form controls by name, then what `redactText` finds. */
function redactMarkup(text: string): string {
  const elements = text.includes('<')
    ? text
        .replace(/<([A-Za-z_][\w:.-]{0,100})([^<>]{0,500})>([^<>]{4,4096})(?=<\/)/g, (all, name: string, attributes: string, value: string) =>
          isSecretName(name.slice(name.indexOf(':') + 1)) && !/^(?:link|address)$/i.test(name) && value.trim() !== '' ? `<${name}${attributes}>${REDACTED}` : all,
        )
        .replace(/<(?:input|meta)\s[^<>]{0,4096}/gi, (tag) => {
          const name = /\s(?:name|id|property)\s{0,4}=\s{0,4}["']?([^\s"'<>]{1,100})/i.exec(tag)?.[1] ?? '';
          return isSecretName(name) || /\stype\s{0,4}=\s{0,4}["']?password/i.test(tag) ? tag.replace(/(\s(?:value|content)\s{0,4}=\s{0,4})(?:"[^"]*"?|'[^']*'?|[^\s"'<>]+)/i, `$1"${REDACTED}"`) : tag;
        })
    : text;
  return redactLinks(redactText(elements));
}
