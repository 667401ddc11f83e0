/**
 * A pasted transcript (curl -v, -i, --trace-ascii; wget -S; HTTPie) or a raw HTTP message → HAR entries, which the reader of HAR files then redacts and
 * joins like any other. No browser was there: what is made of them knows no page, no mode and no CORS. Pure.
 */
import { CONTENT_LIMIT } from './exchange';
import { parseDate } from './dates';
import { readCurlCommand, type CommandRequest } from './curl-command';
import { fieldValue } from './fields';
import { followed, headerLine, routeAfter, statusLine, urlOfHead, urlOfRoute, withoutChunks, type Draft, type Route } from './transcript-parts';
import { hostOfSentence, isLastWord, isMidway, statusOfError, wordOf, wordOfNote } from './transcript-errors';
import { transcriptLines, type TranscriptLine } from './transcript-lines';

export interface Transcript {
  /** Entries of HAR 1.2. Raw: not redacted yet. */
  readonly entries: readonly object[];
  /** For each entry whether its request is there as a whole. */
  readonly complete: readonly boolean[];
  /** false: there is nothing but an answer. */
  readonly hasRequests: boolean;
  /** false: what came of the requests is not told. */
  readonly hasEnds: boolean;
}

/** What a transcript or a raw answer cannot do without. */
const MARK = /(?:^|\n)(?:[<>] |\s{0,4})?(?:HTTP\/[1-3](?:\.\d)? \d{3}|[A-Z]{3,10} \S{1,8000} HTTP\/\d)|(?:^|\n|.)curl: \(\d{1,3}\) |(?:^|\n)(?:https?: error: |wget: unable to |--\d{4}-\d\d-\d\d )|<= Recv header|== Info: |(?:^|\n)\* (?:Trying|Could not resolve|\s{1,3}Trying)/;
/** Characters that are looked through for it. */
const MARK_WITHIN = 200_000;

/** Reads a transcript; null: the text is none. */
export function readTranscript(text: string): Transcript | null {
  if (!MARK.test(text.slice(0, MARK_WITHIN))) return null;
  const drafts = followed(draftsOf(transcriptLines(text)));
  if (drafts.length === 0) return null;
  const times = timesOf(drafts);
  const entries = drafts.map((draft, place) => entryOf(draft, times[place] ?? 0));
  // People take a line out before they paste: only where a credential is still there, its absence elsewhere means something.
  const complete = drafts.map(({ marked, headers }) => marked && headers.some(({ name }) => /^(?:authorization|cookie|x-api-key|.{0,40}token)$/i.test(name)));
  return { entries, complete, hasRequests: drafts.some(({ url, headers }) => url !== '' || headers.length > 0), hasEnds: drafts.some(({ response, error }) => response !== null || error !== null) };
}

/** The answers' own dates are all that tells the time; in the order of the transcript. 0: it is not known. */
function timesOf(drafts: readonly Draft[]): readonly number[] {
  const dates = drafts.map(({ response }) => parseDate(fieldValue(response?.headers ?? [], 'date') ?? ''));
  let known = dates.find((date) => date !== null) ?? 0;
  return dates.map((date, place) => {
    known = date ?? known;
    return known + place;
  });
}

function entryOf({ method, url, headers, body, response, error }: Draft, when: number): object {
  const content = response === null ? '' : bodyOf(response);
  const failed = response === null || (response.status < 400 && error !== null);
  return {
    startedDateTime: new Date(Math.min(Math.max(when, 0), 8e15)).toISOString(),
    time: null,
    request: { method, url, headers, ...(body === null ? {} : { postData: { mimeType: fieldValue(headers, 'content-type') ?? '', text: body } }) },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? '',
      headers: response?.headers ?? [],
      // Nothing where a body should be: it went elsewhere (`-o`, `-s >`), or was left out of the paste.
      content: { size: content === '' && method !== 'HEAD' ? 1 : 0, ...(content === '' ? {} : { text: content }) },
      _error: failed ? error : null,
    },
  };
}

function bodyOf({ body, headers }: NonNullable<Draft['response']>): string {
  const text = withoutChunks(body.join('\n'), headers).trim();
  if (!/^[{[]/.test(text) || text.length > CONTENT_LIMIT || parses(text)) return text;
  // A shell's prompt, or the next remark, may stick to the end of a body without a line break.
  const cut = text.slice(0, Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1);
  return parses(cut) ? cut : text;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const NO_ROUTE: Route = { seen: false, tls: false, port: null, host: null };

function draftsOf(lines: readonly TranscriptLine[]): readonly Draft[] {
  const drafts: Draft[] = [];
  let command: CommandRequest | null = null;
  /** The command whose call has not been met yet. */
  let pending: CommandRequest | null = null;
  /** A connection was sought since the last answer. */
  let moved = false;
  let route = NO_ROUTE;
  let fetching: string | null = null;
  let state: 'out' | 'request' | 'request-body' | 'answer' | 'answer-raw' | 'answer-body' | 'skipped' = 'out';
  let lastGot = '';
  let noted: string | null = null;

  const begin = (head: string, marked: boolean): void => {
    drafts.push({ method: 'GET', url: '', headers: [], body: null, response: null, error: null, marked, head, route, asked: fetching ?? command?.url ?? null, heads: [] });
    [fetching, pending] = [null, null];
    state = 'request';
  };
  const current = (): Draft => {
    const last = drafts.at(-1);
    if (last !== undefined && last.response === null && last.error === null) return last;
    const draft: Draft = { method: pending?.method ?? 'GET', url: fetching ?? pending?.url ?? '', headers: [...(pending?.headers ?? [])], body: pending?.body ?? null, response: null, error: null, marked: false, head: null, route, asked: null, heads: [] };
    [fetching, pending] = [null, null];
    drafts.push(draft);
    return draft;
  };
  const answer = (status: number, statusText: string, head: string): void => {
    const draft = current();
    draft.response = { status, statusText, headers: [], body: [] };
    draft.heads.push(head);
    moved = false;
  };
  const settle = (word: string, host: string | null): void => {
    const last = drafts.at(-1);
    const open = last !== undefined && last.response !== null && last.error === null && !moved && isMidway(word) ? last : current();
    open.error = word;
    if (open.url === '' && open.head === null) open.url = urlOfRoute(route) || (host ?? '');
    noted = null;
  };

  lines.forEach(({ kind, text }, place) => {
    if (kind === 'command') {
      pending = readCurlCommand(text);
      command = pending ?? command;
      moved = true;
      [route, state, fetching] = [NO_ROUTE, 'out', null];
      return;
    }
    if (kind === 'fetch') {
      fetching = text;
      state = 'out';
      return;
    }
    if (kind === 'error') {
      const status = statusOfError(text);
      if (status === null) return settle(wordOf(text, noted), hostOfSentence(text));
      if (drafts.at(-1)?.response == null) answer(status, '', text);
      return;
    }
    if (kind === 'note') {
      route = routeAfter(route, text);
      if (/^\s{0,3}Trying |^(?:Connected|Established connection|Re-using) /.test(text)) moved = true;
      if (/^(?:Connected|Established connection) to /.test(text)) noted = null;
      if (/^---\w{1,10} end---/.test(text)) state = 'out';
      const word = wordOfNote(text);
      if (word !== null && noted === null) noted = word;
      // Without curl's last word (`-s`) its remark has to do; the same failure is not told twice.
      if (word !== null && isLastWord(lines, place)) settle(word, hostOfSentence(text));
      return;
    }
    const head = statusLine(text);
    const duplicate = kind === 'plain' && (state === 'answer' || state === 'answer-body') ? text === lastGot : false;
    if (kind === 'sent-data') {
      const last = drafts.at(-1);
      if (last !== undefined && last.response === null) last.body = (last.body ?? '') + text;
      return;
    }
    if (kind === 'got-data') {
      drafts.at(-1)?.response?.body.push(text);
      return;
    }
    if (kind === 'sent' || (kind === 'plain' && state !== 'request' && isRequestHead(text, lines[place + 1]))) {
      if (/^[A-Z-]{3,20} \S{1,8192} HTTP\/\d/i.test(text)) begin(text, kind === 'sent');
      else if (kind === 'sent' && state === 'request') drafts.at(-1)?.headers.push(...headerLine(text));
      return;
    }
    if (head !== null && (kind === 'got' || (!duplicate && (state !== 'request' || drafts.at(-1)?.marked === false) && isHead(lines[place + 1])))) {
      lastGot = text;
      if (head.status < 200 && head.status !== 101) {
        state = 'skipped';
        return;
      }
      const twin = kind === 'plain' ? drafts.slice(-20).find(({ heads, marked }) => marked && heads.at(-1) === text) : undefined;
      if (twin !== undefined) {
        // `-i` beside `-v` prints each head once more, before the body.
        twin.heads.push('');
        drafts.splice(drafts.lastIndexOf(twin), 1);
        drafts.push(twin);
        state = 'skipped';
        return;
      }
      answer(head.status, head.statusText, text);
      const tunnel = head.status < 300 ? /^CONNECT ([^\s:]{1,255})/.exec(drafts.at(-1)?.head ?? '')?.[1] : undefined;
      if (tunnel !== undefined) [route, moved] = [{ seen: true, tls: true, port: null, host: tunnel }, true];
      state = kind === 'got' ? 'answer' : 'answer-raw';
      return;
    }
    if (kind === 'got') {
      lastGot = text;
      if (text.trim() === '') state = state === 'skipped' ? 'out' : 'answer-body';
      else if (state === 'answer') drafts.at(-1)?.response?.headers.push(...headerLine(text));
      return;
    }
    if (state === 'answer' || duplicate) return;
    if (text.trim() === '' && state !== 'answer-body' && state !== 'request-body') {
      if (state === 'answer-raw') state = 'answer-body';
      else if (state === 'skipped') state = drafts.at(-1)?.response == null ? 'out' : 'answer-body';
      else if (state === 'request') state = 'request-body';
      return;
    }
    if (state === 'answer-raw') drafts.at(-1)?.response?.headers.push(...headerLine(text));
    else if (state === 'request') drafts.at(-1)?.headers.push(...headerLine(text));
    else if (state === 'request-body') appendRequestBody(drafts.at(-1), text);
    else if (state === 'answer-body') drafts.at(-1)?.response?.body.push(text);
  });
  // The request beside the answer, whichever was pasted first.
  const [only, another] = drafts;
  if (pending !== null && only !== undefined && another === undefined && only.url === '' && only.head === null) Object.assign(only, pending as CommandRequest);
  return drafts.map((draft) => (draft.head === null ? draft : { ...draft, ...urlOfHead(draft) })).filter(({ method, response }) => !(method === 'CONNECT' && (response === null || response.status < 300)));
}

function appendRequestBody(draft: Draft | undefined, text: string): void {
  if (draft !== undefined && !draft.marked) draft.body = draft.body === null ? text : `${draft.body}\n${text}`;
}

function isRequestHead(text: string, next: TranscriptLine | undefined): boolean {
  return /^[A-Z]{3,10} \S{1,8192} HTTP\/\d(?:\.\d)?$/.test(text) && isHead(next);
}

/** A head goes on with a field, or ends. */
function isHead(next: TranscriptLine | undefined): boolean {
  return next === undefined || next.kind !== 'plain' || next.text.trim() === '' || /^\s{0,4}[\w-]{1,100}:/.test(next.text) || /^HTTP\/\d/.test(next.text);
}
