/** Makes characters that a reader cannot see, or that turn the text around, visible: `⟨U+202E⟩`. Pure. */

/**
 * Controls (C0 without tab and line feed, C1), soft hyphen, zero-width and bidirectional controls, line separators, interlinear marks,
 * fillers, tag characters, and lone surrogates.
 */
const UNSEEN =
  /(?![\t\n])[\p{Cc}\p{Cs}\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** A stretch of text as it stands, or the name of one character that could not be seen. */
export interface VisiblePart {
  readonly text: string;
  readonly unseen: boolean;
}

/** Splits `text` into what can be read and what has to be named. */
export function visibleParts(text: string): VisiblePart[] {
  const parts: VisiblePart[] = [];
  let position = 0;
  for (const match of text.matchAll(UNSEEN)) {
    if (match.index > position) parts.push({ text: text.slice(position, match.index), unseen: false });
    parts.push({ text: `⟨U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`, unseen: true });
    position = match.index + match[0].length;
  }
  if (position < text.length) parts.push({ text: text.slice(position), unseen: false });
  return parts;
}

/** The same as one string, for attributes and for texts to copy. */
export function visible(text: string): string {
  return visibleParts(text)
    .map((part) => part.text)
    .join('');
}

/** What would begin an image, a link, a reference or a tag where Markdown is read, as many ticket systems do. */
const MARKUP = /!(?=\[)|<(?=[a-z/!?])|\](?=[([:])/gi;

/** A foreign text for one line of a ticket: on one line, with what would be markup there held apart by a space. */
export function forTicket(text: string): string {
  return visible(text).replace(/[\t\n]+/g, ' ').replace(MARKUP, '$& ');
}

/** JSON whose texts hold no such character any more: each is written as the escape that stands for it (RFC 8259 section 7). */
export function escapeUnseen(json: string): string {
  return json.replace(UNSEEN, (character) => Array.from({ length: character.length }, (_none, place) => `\\u${character.charCodeAt(place).toString(16).padStart(4, '0')}`).join(''));
}
