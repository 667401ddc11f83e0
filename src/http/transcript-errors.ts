/** How a transcript tells that a call failed: the program's last line, its remarks, the host that they name. Pure. */
import { curlWord, networkWordOf } from './error-words';
import type { TranscriptLine } from './transcript-lines';

/** Remarks by which curl and wget tell that a call failed. */
const FAILING =
  /^(?:Could not resolve |Resolving \S{1,300} failed|connect to |Failed to connect |Connection (?:timed out|refused)|Operation timed out|Empty reply |Recv failure|Send failure|transfer closed|OpenSSL|SSL certificate problem|SSL: |schannel: |TLS connect error|LibreSSL|GnuTLS|gnutls_|error:|CONNECT tunnel failed|Proxy CONNECT aborted|Connecting to .{1,300} failed: |Unable to establish SSL|ERROR: cannot verify|No data received|Read error |HTTP\/2 stream )/;

/** What a remark says went wrong, as a word; null: nothing did. */
export function wordOfNote(text: string): string | null {
  return FAILING.test(text) ? networkWordOf(text) : null;
}

/** True for a remark after which the program says no more of the failure (curl with `-s`). */
export function isLastWord(lines: readonly TranscriptLine[], place: number): boolean {
  for (const { kind, text } of lines.slice(place + 1, place + 12)) {
    if (kind === 'error' || (kind === 'note' && (FAILING.test(text) || /^\s{0,3}Trying |^Connected to /.test(text)))) return false;
    if (kind === 'sent' || kind === 'got' || kind === 'command' || kind === 'fetch') return true;
  }
  return true;
}

/** What the program's last line says, as a word. `noted`: what its remarks said before, which may tell more. */
export function wordOf(text: string, noted: string | null): string {
  const [, code = '', sentence = ''] = /^curl: \((\d{1,3})\) (.{0,1000})/.exec(text) ?? [];
  const word = code === '' ? (networkWordOf(text) ?? 'no-answer') : curlWord(Number(code), sentence);
  return word === 'net::ERR_CONNECTION_FAILED' && noted !== null && /CONNECTION_|UNREACHABLE/.test(noted) ? noted : word;
}

/** With `-f` curl tells the status of a refusal and nothing else. */
export function statusOfError(text: string): number | null {
  const status = /^curl: \(22\) .{0,60}error: ([4-5]\d{2})\b/.exec(text)?.[1];
  return status === undefined ? null : Number(status);
}

/** The host that a sentence names, as a URL: where the request itself was never printed. */
export function hostOfSentence(text: string): string | null {
  const named = /(?:resolve host(?: address)?:? ?|connect to |host=|Resolving )[‘'"]?([\w.-]{1,255}|\[[0-9a-fA-F:]{2,60}\])[’'"]?(?:,? port[ =](\d{1,5}))?/.exec(text.slice(0, 600));
  if (named === null) return null;
  const port = named[2] ?? '443';
  return `${port === '80' ? 'http' : 'https'}://${named[1]}${port === '443' || port === '80' ? '' : `:${port}`}/`;
}

/** A failure after an answer began belongs to that answer; any other is of a call that has none. */
export function isMidway(word: string): boolean {
  return /(?:LENGTH_MISMATCH|CONNECTION_(?:RESET|CLOSED)|HTTP2|QUIC|DECODING|ERR_TIMED_OUT|EMPTY_RESPONSE|TOO_MANY_REDIRECTS|TUNNEL)/.test(word);
}
