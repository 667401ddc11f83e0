/** A curl command, as people type it and as browsers copy a request (`Copy as cURL` for bash and for cmd) → the request that it makes. Pure. */
import type { Field } from './exchange';

export interface CommandRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Field[];
  /** Text of the body, or null. */
  readonly body: string | null;
}

/** Short options that take a value, so that the value is not taken for the URL. */
const WITH_VALUE = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';
const LONG_WITH_VALUE =
  /^--(?:request|header|data(?:-raw|-binary|-ascii|-urlencode)?|json|form(?:-string)?|user|user-agent|referer|cookie|cookie-jar|url|output|write-out|max-time|connect-timeout|proxy|proxy-user|cacert|capath|cert|cert-type|key|key-type|pass|resolve|connect-to|interface|retry(?:-delay|-max-time)?|range|upload-file|limit-rate|dump-header|trace|trace-ascii|stderr|config|max-redirs|ciphers|tls-max|aws-sigv4|oauth2-bearer|unix-socket|noproxy|dns-servers|doh-url)$/;

/** A URL without its scheme. A word that an unknown option takes must not be mistaken for one: it may be a secret. */
const BARE_HOST = /^(?:localhost|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?(?:[/?][^\s]{0,8000})?$/;

/** Reads a command; null: it names no URL. Values from files (`@name`) are not known. */
export function readCurlCommand(command: string): CommandRequest | null {
  const words = shellWords(command.includes('^"') ? command.replace(/\^(.)/g, '$1') : command);
  const headers: Field[] = [];
  const data: string[] = [];
  let method: string | null = null;
  const places: string[] = [];
  let [head, asQuery] = [false, false];
  const take = (option: string, value: string): void => {
    if (option === '-X' || option === '--request') method = value;
    else if (option === '-H' || option === '--header') headers.push(...fieldOf(value));
    else if (option === '-A' || option === '--user-agent') headers.push({ name: 'User-Agent', value });
    else if (option === '-e' || option === '--referer') headers.push({ name: 'Referer', value });
    else if ((option === '-b' || option === '--cookie') && value.includes('=')) headers.push({ name: 'Cookie', value });
    else if (option === '-u' || option === '--user') headers.push({ name: 'Authorization', value: `Basic ${base64(value)}` });
    else if (option === '--oauth2-bearer') headers.push({ name: 'Authorization', value: `Bearer ${value}` });
    else if (option === '--url') places.push(value);
    else if (option === '--json') {
      headers.push({ name: 'Content-Type', value: 'application/json' });
      data.push(value);
    } else if (option === '-d' || option.startsWith('--data')) data.push(value);
    else if (option === '-F' || option.startsWith('--form')) data.push('');
  };
  for (let place = 1; place < words.length; place += 1) {
    const word = words[place] ?? '';
    if (word.startsWith('--')) {
      if (word === '--head') head = true;
      else if (word === '--get') asQuery = true;
      else if (LONG_WITH_VALUE.test(word)) take(word, words[(place += 1)] ?? '');
    } else if (word.startsWith('-') && word.length > 1) {
      for (let at = 1; at < word.length; at += 1) {
        const letter = word.charAt(at);
        if (letter === 'I') head = true;
        if (letter === 'G') asQuery = true;
        if (!WITH_VALUE.includes(letter)) continue;
        take(`-${letter}`, at + 1 < word.length ? word.slice(at + 1) : (words[(place += 1)] ?? ''));
        break;
      }
    } else places.push(word);
  }
  const url = places.find((word) => /^https?:\/\/[^\s/?#]{1,300}(?:[/?#]|$)/i.test(word)) ?? places.find((word) => BARE_HOST.test(word));
  if (url === undefined) return null;
  const body = data.length === 0 || asQuery ? null : data.join('&');
  const known = data.length > 0 && !headers.some(({ name }) => /^content-type$/i.test(name));
  return {
    method: method ?? (head ? 'HEAD' : body === null ? 'GET' : 'POST'),
    // Without a scheme curl takes http.
    url: /^https?:\/\//i.test(url) ? url : `http://${url}`,
    headers: known && !asQuery ? [...headers, { name: 'Content-Type', value: 'application/x-www-form-urlencoded' }] : headers,
    body: body === null || data.some((one) => one.startsWith('@')) ? null : body,
  };
}

function fieldOf(line: string): readonly Field[] {
  const at = line.search(/[:;]/);
  return at <= 0 ? [] : [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }];
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text.slice(0, 4000))));
}

/** The words of a POSIX shell, with `$'…'` of bash; a quote that is never closed goes to the end. */
function shellWords(command: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < command.length; at += 1) {
    const char = command.charAt(at);
    const ansi = char === '$' && command.charAt(at + 1) === "'";
    if (/\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (char === "'" || ansi) {
      const from = ansi ? at + 2 : at + 1;
      let end = from;
      while (end < command.length && command.charAt(end) !== "'") end += ansi && command.charAt(end) === '\\' ? 2 : 1;
      const quoted = command.slice(from, end);
      word = (word ?? '') + (ansi ? unescaped(quoted) : quoted);
      at = end;
    } else if (char === '"') {
      let quoted = '';
      for (at += 1; at < command.length && command.charAt(at) !== '"'; at += 1) {
        if (command.charAt(at) === '\\' && /[\\"$`]/.test(command.charAt(at + 1))) at += 1;
        quoted += command.charAt(at);
      }
      word = (word ?? '') + quoted;
    } else {
      if (char === '\\') at += 1;
      word = (word ?? '') + command.charAt(at);
    }
  }
  return word === null ? words : [...words, word];
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/g, (_, long: string | undefined, short: string | undefined, one: string | undefined) =>
    one === undefined ? String.fromCharCode(Number.parseInt(long ?? short ?? '0', 16)) : (({ n: '\n', r: '\r', t: '\t' }) as Record<string, string>)[one] ?? one,
  );
}
