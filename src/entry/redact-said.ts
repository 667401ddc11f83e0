/** The border for what a person types into a report: no secret is kept of it. Pure. */
import { redactText, type KnownSecrets } from '../http/redact';

/** Both texts without what looks like a secret, and without what was one in a call that was seen. */
export function redactSaid({ did, expected }: { readonly did: string; readonly expected: string }, known: KnownSecrets): { readonly did: string; readonly expected: string } {
  const clean = (text: string): string => known.hide(redactText(text, known));
  return { did: clean(did), expected: clean(expected) };
}
