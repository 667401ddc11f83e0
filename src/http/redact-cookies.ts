/** Secrets out of cookies, both ways: the names stay, no value does. Pure. */
import { readBare, type ReadCredential } from './credential';
import { isAllHidden, REDACTED } from './exchange';
import type { KnownSecrets } from './known-secrets';
import { isTokenLike } from './redact-shapes';
import { unescaped } from './unescaped';

const CREDENTIAL_COOKIE = /sess|^sid$|connect\.sid|auth|token|jwt|\bsso\b/i;

/** `Set-Cookie`: names and attributes stay. Some observers join several with commas or line breaks. */
export function redactSetCookie(value: string, known: KnownSecrets): string {
  return value
    .replace(/^[^;]*/, (pair) => (pair.includes('=') ? `${pair.slice(0, pair.indexOf('='))}=${cookieMark(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1), known)}` : REDACTED))
    .replace(/(,[ \t]{0,4}|\n)([^=;,\s]{1,256})=([^;\n]*)/g, (_, gap: string, name: string, given: string) => `${gap}${name}=${cookieMark(name, given, known)}`);
}

/** Most cookies are no credentials, and all are hidden; those that are, by their name or form, are remembered. */
function cookieMark(name: string, value: string, known: KnownSecrets): string {
  const bare = value.trim().replace(/^"(.*)"$/, '$1');
  // What frameworks write into a cookie encoded, they write elsewhere as it is.
  const read = CREDENTIAL_COOKIE.test(name) ? unescaped(bare, 'percent') : null;
  if (read !== null) known.note(read.text);
  return CREDENTIAL_COOKIE.test(name) ? known.note(bare) : isTokenLike(bare) ? known.mask(bare) : isAllHidden(bare) ? bare : REDACTED;
}

/** `Cookie`: names stay. `keep` is given those that are credentials. */
export function redactCookies(value: string, keep: (read: ReadCredential) => string, known: KnownSecrets): string {
  return value
    .split(';')
    .map((pair) => {
      const at = pair.indexOf('=');
      if (at < 0) return pair.trim() === '' ? '' : REDACTED;
      const given = pair.slice(0, at).trim();
      // A secret that holds a semicolon goes on where the next name should be.
      const name = isTokenLike(given) ? REDACTED : given;
      const shown = cookieMark(name, pair.slice(at + 1), known);
      if (CREDENTIAL_COOKIE.test(name)) keep(readBare('cookie', name, pair.slice(at + 1)));
      return `${name}=${shown}`;
    })
    .join('; ');
}
