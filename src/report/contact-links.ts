/** A contact as a link that opens prefilled with the report's text, within what mail programs and servers take of a URL. Pure. */
import type { Contact } from '../profiles/settings';

/** Windows hands a program no longer a `mailto:` URL than this (Internet Explorer's limit of 2,083 characters lives on in ShellExecute). */
const MAIL_LIMIT = 2000;
/** What servers commonly take: Apache httpd's LimitRequestLine and nginx's large_client_header_buffers are 8 kB with the rest of the line. */
const PAGE_LIMIT = 7500;

export interface ContactLink {
  readonly name: string;
  readonly url: string;
  /** Part of the text had to be left out. */
  readonly cut: boolean;
}

/**
 * The link. `title`: one line. `body`: plain text or Markdown; what does not fit is cut at the end of a line, and `more` (that the rest is in the file)
 * stands in its place. A page without `{body}` in its URL is opened as it is.
 */
export function contactLink({ kind, name, to }: Contact, title: string, body: string, more: string): ContactLink {
  const url = (text: string): string =>
    kind === 'mail'
      ? `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))}`
      : to.replaceAll('{title}', encodeURIComponent(title)).replaceAll('{body}', encodeURIComponent(text));
  const limit = kind === 'mail' ? MAIL_LIMIT : PAGE_LIMIT;
  const whole = url(body);
  if (whole.length <= limit || (kind === 'page' && !to.includes('{body}'))) return { name, url: whole, cut: false };
  const lines = body.split('\n');
  // The longest beginning that fits: the length grows with each line.
  let [fits, tooMany] = [0, lines.length];
  const withFirst = (count: number): string => url([...lines.slice(0, count), '', more].join('\n').trim());
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (withFirst(middle).length <= limit) fits = middle;
    else tooMany = middle;
  }
  return { name, url: withFirst(fits), cut: true };
}
