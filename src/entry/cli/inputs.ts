/** What the command line is given to read: files and standard input, each with its own one-line error. Runs in Node. */
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { getHeapStatistics } from 'node:v8';
import type { MayHaveFailed } from '../../http/har-file';
import { knownSecrets } from '../../http/known-secrets';
import { readRecord, type RecordFile } from '../../http/record-file';
import { RECORD_LIMIT_BYTES, UnreadableError } from '../../http/unreadable';

/** The input cannot be used; the message is the line for standard error. */
export class UnusableInput extends Error {}

/** The name under which standard input is asked for. */
export const STANDARD_INPUT = '-';

/** Bytes of memory that a byte of the input takes at most: its text, two bytes a letter where one of them is not Latin, and all that is read from it. */
const MEMORY_FOR_A_BYTE = 6;
const inMegabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

/** Reads one input, `-` being standard input. Throws `UnusableInput`. `accepts`: as for `readRecord`. */
export async function readInput(name: string, accepts: MayHaveFailed | null): Promise<RecordFile> {
  const shown = name === STANDARD_INPUT ? 'standard input' : name;
  let content: Uint8Array;
  try {
    content = name === STANDARD_INPUT ? await gather(process.stdin) : await gather((await open(name)).createReadStream());
  } catch (error) {
    throw new UnusableInput(`cannot read ${shown}: ${reason(error)}`);
  }
  const [needed, allowed] = [content.length * MEMORY_FOR_A_BYTE, getHeapStatistics().heap_size_limit].map(inMegabytes);
  if (needed !== undefined && allowed !== undefined && needed > allowed) {
    throw new UnusableInput(`cannot use ${shown}: it may need ${needed} MB of memory, and Node.js may use ${allowed} MB; NODE_OPTIONS=--max-old-space-size=${needed} lets it use more`);
  }
  try {
    return readRecord(content, accepts, knownSecrets(randomBytes(32), true));
  } catch (error) {
    if (error instanceof UnreadableError) throw new UnusableInput(`cannot use ${shown}: ${error.message}`);
    throw error;
  }
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    // One byte more than can be used is enough to say so.
    if (length > RECORD_LIMIT_BYTES) break;
  }
  return Buffer.concat(chunks, length);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'reading it is not allowed';
  return 'it could not be read';
}
