/**
 * The one door for what people hand over: bytes or text in any of the forms that are read → exchanges, joined and redacted. Which form it is, its
 * content tells, never its name. Pure.
 */
import { readHar, readLog, type HarFile, type MayHaveFailed } from './har-file';
import { NOTHING_KNOWN, type KnownSecrets } from './known-secrets';
import { isOwnReport, reportEntries } from './own-report';
import { checkContents } from './record-contents';
import { readTranscript } from './transcript';
import { RECORD_LIMIT_BYTES, UnreadableError } from './unreadable';

/** `har`: HAR 1.2 in any tool's flavour · `report`: a report of ours · `transcript`: what curl, wget or HTTPie printed · `response`: a raw answer, without the request. */
export type RecordForm = 'har' | 'report' | 'transcript' | 'response';

export interface RecordFile extends HarFile {
  readonly form: RecordForm;
}

/** What a command prints is never longer; each of its lines costs more than its letters. */
const LONGEST_TRANSCRIPT = 20_000_000;

/**
 * Reads a record. Throws `UnreadableError`. Bytes are UTF-8, or UTF-16 where a byte order mark or their pattern says so. `mayHaveFailed`, `known`: as
 * for `readHar`.
 */
export function readRecord(content: string | Uint8Array, mayHaveFailed: MayHaveFailed | null = null, known: KnownSecrets = NOTHING_KNOWN): RecordFile {
  const text = typeof content === 'string' ? content : decode(content);
  if (isOwnReport(text)) return { form: 'report', ...readLog({ entries: reportEntries(text), pages: undefined, recorder: 'har', complete: null }, mayHaveFailed, known) };
  const transcript = /^[\s\uFEFF]{0,1000}[{[]/.test(text) || text.length > LONGEST_TRANSCRIPT ? null : readTranscript(text.replace(/^\uFEFF/, ''));
  if (transcript !== null) {
    const { entries, complete, hasRequests, hasEnds } = transcript;
    if (!hasEnds) throw new UnreadableError('no-answer', 'it is a request without its answer: add what came back');
    return { form: hasRequests ? 'transcript' : 'response', ...readLog({ entries, complete, pages: undefined, recorder: 'client' }, mayHaveFailed, known) };
  }
  try {
    return { form: 'har', ...readHar(text, mayHaveFailed, known) };
  } catch (error) {
    if (error instanceof UnreadableError && error.reason === 'unknown-form') throw notKnown(text);
    throw error;
  }
}

function notKnown(text: string): UnreadableError {
  if (/^\s{0,1000}curl(?:\.exe)?\s/.test(text)) return new UnreadableError('no-answer', 'it is a curl command without an answer: add what the command printed');
  return new UnreadableError('unknown-form', 'it is neither a HAR file nor a transcript of curl or a raw HTTP response');
}

function decode(bytes: Uint8Array): string {
  if (bytes.length > RECORD_LIMIT_BYTES) throw new UnreadableError('too-large', 'it is larger than 500 MB');
  if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) throw new UnreadableError('compressed', 'it is compressed: unpack it first');
  const encoding = encodingOf(bytes);
  checkContents(bytes, encoding === 'utf-8' ? 1 : 2);
  return new TextDecoder(encoding).decode(bytes);
}

/** By the byte order mark (https://encoding.spec.whatwg.org/#bom-sniff), or by the zeros that UTF-16 puts beside each letter of ASCII. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first = 1, second = 1] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : 'utf-8';
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}
