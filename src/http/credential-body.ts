/**
 * Credentials in a request's body: a form's parameters (RFC 6749 section 2.3.1, RFC 6750 section 2.2), JSON members at any depth, a GraphQL call's
 * variables among them, and the parts of `multipart/form-data`. Facts only: no text of a body is kept. Linear, and only the beginning is looked at. Pure.
 */
import { readBare, type ReadCredential } from './credential';
import { CONTENT_LIMIT } from './exchange';
import { isBareSignature, signedTime } from './request-signature';

/** Names under which a body carries what identifies the caller, words written together or with `_` or `-`. Not passwords: those are the user's, not the call's. */
const NAME = /^(?:access|auth|id|refresh|bearer|session)?[_-]?token$|^(?:api|app|access)[_-]?(?:key|secret|token)$|^client[_-]?(?:secret|assertion)$|^secret[_-]?(?:key|id)$|^jwt$|^authorization$|^sign(?:ature)?$/i;
/** The time with which such a body is signed. */
const TIME = /^(?:time_?stamp|ts|time|nonce_?time)$/i;
/** Credentials of one body that are read; a list of things with keys is data. */
const MOST = 6;

/** Reads the credentials of a body. `params`: a form as HAR takes it apart, read where there is no text: Chrome leaves their values percent-encoded. */
export function readBody(mimeType: string, text: string | null, params: readonly { readonly name: string; readonly value: string }[] = []): readonly ReadCredential[] {
  const pairs = text === null ? params.slice(0, 200) : pairsOf(mimeType, text.slice(0, CONTENT_LIMIT));
  const at = signedTime(pairs.find(({ name }) => TIME.test(name))?.value ?? '');
  const found = new Map<string, ReadCredential>();
  for (const { name, value } of pairs) {
    if (found.size >= MOST || name.length > 40 || !NAME.test(name) || found.has(name)) continue;
    const read = readBare('body', name, value);
    const signs = /^sign(?:ature)?$/i.test(name) || isBareSignature(value);
    found.set(name, signs ? { ...read, credential: { ...read.credential, kind: read.credential.kind === 'none' ? 'none' : 'signature', signature: { at, expires: null, fields: [], scope: '' } } } : read);
  }
  return [...found.values()];
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

function pairsOf(mimeType: string, text: string): readonly Pair[] {
  if (/^multipart\//i.test(mimeType)) {
    return text
      .split(/\r?\n?--/)
      .slice(0, 200)
      .flatMap((part): readonly Pair[] => {
        const name = /\bname="([^"]{1,40})"/.exec(part.slice(0, 400))?.[1];
        const start = /\r?\n\r?\n/.exec(part.slice(0, 2000));
        // A part with a file name or a type of its own is a document.
        if (name === undefined || start === null || /\bfilename[*]?=/i.test(part.slice(0, start.index))) return [];
        return [{ name, value: part.slice(start.index + start[0].length, start.index + 8192) }];
      });
  }
  const trimmed = text.trimStart();
  if (/[/+]json\b/i.test(mimeType) || /^[[{]/.test(trimmed)) {
    const pairs: Pair[] = [];
    for (const [, name = '', quoted, bare] of trimmed.matchAll(/"([A-Za-z][\w-]{1,39})"\s{0,8}:\s{0,8}(?:"([^"\\]{0,8192}(?:\\.[^"\\]{0,512}){0,16})"|(null|true|false|\d{1,16}))/g)) {
      // `token: null` is what a program writes that has none; other bare words and numbers are times at most.
      pairs.push({ name, value: quoted ?? bare ?? '' });
    }
    return pairs;
  }
  if (!/urlencoded/i.test(mimeType) && !/^[\w.[\]-]{1,60}=/.test(trimmed)) return [];
  return trimmed
    .split('&')
    .slice(0, 200)
    .map((pair) => ({ name: decode(pair.split('=', 1)[0] ?? ''), value: decode(pair.slice(pair.indexOf('=') + 1)) }));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
