/**
 * What curl, wget and HTTPie print, line by line → what each line is. Of curl's own remarks (`* …`) only their place in the course of things is kept by
 * the reader; they may hold secrets. Pure.
 *
 * `sent`, `got`: a line of a request's or an answer's head, without its mark · `sent-data`, `got-data`: a piece of a body, where it is marked as one ·
 * `note`: a remark of the program · `error`: its last word · `fetch`: wget's line with the next URL · `command`: a whole curl command · `plain`: the rest.
 */
export interface TranscriptLine {
  readonly kind: 'sent' | 'got' | 'sent-data' | 'got-data' | 'note' | 'error' | 'fetch' | 'command' | 'plain';
  readonly text: string;
}

const TRACE = /^(?:\d\d:\d\d:\d\d\.\d{1,9} )?(=> Send (?:header|data|SSL data)|<= Recv (?:header|data|SSL data)|== Info:)/;
const WGET = /^--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d--  (\S{1,8192})$/;
const COMMAND = /^(?:[^'"\n]{0,120}[$#%>] {0,3})?(curl(?:\.exe)? .*)$/;
/** curl's progress meter: its heading and its figures, which end in the speed. */
const METER = /^\s{0,8}(?:% Total|Dload\s{1,4}Upload)|^[\s\d.kMGTP]{5,60}\s(?:--:--:--|\d{1,3}:\d\d:\d\d)\s{1,2}(?:--:--:--|\d{1,3}:\d\d:\d\d)\s{1,2}(?:--:--:--|\d{1,3}:\d\d:\d\d)\s{0,6}[\d.]{1,6}[kMGTP]?/;
/** Remarks that follow a body without a line break of its own. */
const GLUED = /(?:\* (?:Connection #\d{1,9} |Closing connection|Curl_http_done|Leftovers )|curl: \(\d{1,3}\) |== Info: ).{0,300}$/;

/** Tells the lines of a transcript apart. */
export function transcriptLines(text: string): readonly TranscriptLine[] {
  const raw = text.split(/\r\n|\n|\r/);
  const joined = withCommands(raw);
  return joined.some(({ kind, text: line }) => kind === 'plain' && TRACE.test(line)) ? fromTrace(joined) : joined.flatMap(lineOf(joined.some(({ text: line }) => WGET.test(line))));
}

/** Commands may go over several lines: until their quotes are closed and no line ends in its shell's mark. */
function withCommands(raw: readonly string[]): readonly TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  for (let place = 0; place < raw.length; place += 1) {
    const line = raw[place] ?? '';
    const command = COMMAND.exec(line.slice(0, 200_000))?.[1];
    if (command === undefined) {
      lines.push({ kind: 'plain', text: line });
      continue;
    }
    const parts = [command];
    let quotes = quotesIn(command);
    // In its shell's mark, or within a quotation, a command goes on; what looks like an answer ends it all the same.
    while (parts.length < 400 && place + 1 < raw.length && (/[\\^`]\s{0,4}$/.test((parts.at(-1) ?? '').slice(-10)) || (quotes % 2 === 1 && !ANSWERING.test(raw[place + 1] ?? '')))) {
      place += 1;
      parts.push(raw[place] ?? '');
      quotes += quotesIn(raw[place] ?? '');
    }
    lines.push({ kind: 'command', text: parts.map((part) => part.replace(/[\\^`]\s{0,4}$/, '')).join('\n') });
  }
  return lines;
}

const ANSWERING = /^(?:[<>*] |HTTP\/\d|curl: \()/;

function quotesIn(line: string): number {
  return line.split("'").length - 1;
}

function lineOf(byWget: boolean): (line: TranscriptLine) => readonly TranscriptLine[] {
  return ({ kind, text }) => {
    if (kind !== 'plain') return [{ kind, text }];
    const meter = METER.exec(text)?.[0];
    const line = meter === undefined ? text : text.slice(meter.length);
    if (meter !== undefined && line.trim() === '') return [];
    if (/^[{}] \[\d{1,12} bytes data\]$/.test(line)) return [];
    if (/^> ?/.test(line) && (line.length < 3 || line.startsWith('> '))) return [{ kind: 'sent', text: line.slice(2) }];
    if (/^< ?$/.test(line) || /^< [^<>]/.test(line)) return [{ kind: 'got', text: line.slice(2) }];
    if (/^\*(?: |$)/.test(line)) return [{ kind: 'note', text: line.slice(2) }];
    if (/^(?:curl: \(\d{1,3}\) |(?:http|https|wget): (?:error: |unable to ))/.test(line)) return [{ kind: 'error', text: line }];
    const fetched = byWget ? WGET.exec(line)?.[1] : undefined;
    if (fetched !== undefined) return [{ kind: 'fetch', text: fetched }];
    if (byWget && /^ {2}(?:HTTP\/\d|[\w-]{1,100}:)/.test(line)) return [{ kind: 'got', text: line.slice(2) }];
    if (byWget) return /^(?:---\w{1,10} (?:begin|end)---$|Connecting to |Unable to |ERROR: |No data received|Read error |Resolving )/.test(line) ? [{ kind: 'note', text: line }] : [{ kind: 'plain', text: line }];
    const end = line.slice(-400);
    const glued = GLUED.exec(end);
    if (glued === null) return [{ kind: 'plain', text: line }];
    const rest = end.slice(glued.index);
    return [{ kind: 'plain', text: line.slice(0, line.length - rest.length) }, rest.startsWith('curl: ') ? { kind: 'error', text: rest } : { kind: 'note', text: rest.slice(2) }];
  };
}

/** `--trace-ascii`: pieces of at most 64 characters at their offsets; where an offset leaves out two bytes, a line ended. */
function fromTrace(raw: readonly TranscriptLine[]): readonly TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  let kind: TranscriptLine['kind'] | null = null;
  let text = '';
  let next = 0;
  const end = (): void => {
    if (kind === 'sent' || kind === 'got') {
      const head = text.split('\n');
      if (head.at(-1) === '') head.pop();
      lines.push(...head.map((line) => ({ kind: kind as 'sent' | 'got', text: line })));
    } else if (kind !== null && text !== '') lines.push({ kind, text });
    kind = null;
    text = '';
    next = 0;
  };
  for (const line of raw) {
    const mark = line.kind === 'plain' ? TRACE.exec(line.text) : null;
    const piece = mark === null && kind !== null ? /^([0-9a-f]{4,8}): (.{0,64})$/.exec(line.text) : null;
    if (piece !== null) {
      const offset = Number.parseInt(piece[1] ?? '0', 16);
      if (offset > next) text += '\n';
      text += piece[2] ?? '';
      next = offset + (piece[2] ?? '').length;
      continue;
    }
    // The empty line that ends a head has no text to tell its length by.
    if (kind === 'sent') text += '\n';
    end();
    const [, what = ''] = mark ?? [];
    if (what.includes('SSL')) kind = 'note';
    else if (what.startsWith('=> ')) kind = what.endsWith('header') ? 'sent' : 'sent-data';
    else if (what.startsWith('<= ')) kind = what.endsWith('header') ? 'got' : 'got-data';
    else if (mark !== null) lines.push({ kind: 'note', text: line.text.slice(mark[0].length).trim() });
    else if (/^curl: \(\d{1,3}\) /.test(line.text)) lines.push({ kind: 'error', text: line.text });
    else if (line.kind === 'command') lines.push(line);
  }
  end();
  return lines;
}
