/** `WWW-Authenticate` and `Proxy-Authenticate`: challenges as RFC 9110 section 11.6.1 writes them. Pure. */
import type { Field } from './exchange';
import { fieldValues } from './fields';

/** One challenge. Parameter names are lower case, quoted values unquoted. */
export interface Challenge {
  readonly scheme: string;
  readonly params: { readonly [name: string]: string };
  /** The field's value as received, for proofs. */
  readonly source: string;
}

/** Parses every challenge of the field `name`. Tolerant and linear: what does not fit the grammar is passed over, never thrown at. */
export function parseChallenges(headers: readonly Field[], name = 'www-authenticate'): Challenge[] {
  return fieldValues(headers, name).flatMap((source) => parseOne(source));
}

function parseOne(source: string): Challenge[] {
  const found: { scheme: string; params: Record<string, string>; source: string }[] = [];
  // Either `name=value`, `name="value"`, or a bare word, which starts a new challenge.
  const part = /([!#$%&'*+\-.^_`|~0-9A-Za-z]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"=]+)))?/gy;
  let position = 0;
  const text = source.slice(0, 8192);
  while (position < text.length) {
    part.lastIndex = position;
    const match = part.exec(text);
    if (match === null) {
      position += 1;
      continue;
    }
    position = part.lastIndex;
    const [, word = '', quoted, bare] = match;
    const value = quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1');
    if (value === undefined) found.push({ scheme: word, params: Object.create(null) as Record<string, string>, source });
    else {
      const current = found[found.length - 1];
      if (current) current.params[word.toLowerCase()] = value;
    }
  }
  return found.map((challenge) => ({ ...challenge, params: { ...challenge.params } }));
}
