/** What is gathered while a recording runs: the calls that worked, and the contents that the page's own script received. */
import { redactContent, redactRequest, type KnownSecrets } from '../../http/redact';
import { readPageAnswer } from '../../observe/page-answers';
import { addToRecording, readRecorded, readRecording, removeRecording, writeRecording, type Recording } from '../../store/recordings';
import { policyForbids } from '../../store/kept-by-policy';
import type { KeptCall } from '../../store/worked-calls';

/** Of each kind in one recording: more nobody reads. */
const MOST_WORKED = 1000;
const MOST_ANSWERS = 200;
/** Characters of all contents of one recording. */
const MOST_CHARACTERS = 3_000_000;

interface Tally {
  worked: number;
  answers: number;
  characters: number;
}

/** By recording; an earlier life's is counted again. */
const tallies = new Map<string, Promise<Tally>>();

function tallyOf(id: string): Promise<Tally> {
  const known = tallies.get(id) ?? count(id);
  tallies.clear();
  tallies.set(id, known);
  return known;
}

async function count(id: string): Promise<Tally> {
  const tally = { worked: 0, answers: 0, characters: 0 };
  for (const item of (await readRecorded(id))?.items ?? []) {
    if (item.kind === 'worked') tally.worked += 1;
    if (item.kind !== 'answer') continue;
    tally.answers += 1;
    tally.characters += item.answer.content.length;
  }
  return tally;
}

/** Read once for each life of the worker, which alone begins and ends recordings. */
let running: Promise<Recording | null> | null = null;

/** The recording that runs; null: none does. */
export function runningRecording(): Promise<Recording | null> {
  running ??= readRecording().then(
    (recording) => (recording?.ended === null ? recording : null),
    () => {
      running = null;
      return null;
    },
  );
  return running;
}

/** Writes the recording that runs, or its end. */
export async function putRecording(recording: Recording): Promise<void> {
  await writeRecording(recording);
  running = Promise.resolve(recording.ended === null ? recording : null);
}

/** Forgets the recording that runs. */
export async function dropRecording({ id }: Recording): Promise<void> {
  running = Promise.resolve(null);
  await removeRecording(id);
}

/** Takes calls that worked, if they are of the recorded tab, or of no tab. Never rejects. */
export async function noteWorkedInRecording(kept: readonly KeptCall[]): Promise<void> {
  try {
    const recording = await runningRecording();
    if (recording === null) return;
    const tally = await tallyOf(recording.id);
    const mine = kept.filter(({ call, inPrivate }) => inPrivate === recording.inPrivate && (call.tabId === recording.tabId || call.tabId === null) && Date.parse(call.startedDateTime) >= recording.startedAt).slice(0, MOST_WORKED - tally.worked);
    tally.worked += mine.length;
    await addToRecording(recording, mine.map(({ call }) => ({ kind: 'worked', call })));
  } catch {
    // A line of the timeline less.
  }
}

/** Takes what a page tells of a call of its own that failed: only of the recorded tab, only where the user allowed it, redacted before it is kept. */
export async function notePageAnswer(tabId: number, told: unknown, secrets: KnownSecrets): Promise<void> {
  const recording = await runningRecording();
  const answer = recording?.tabId === tabId && recording.bodies ? readPageAnswer(told) : null;
  if (recording === null || answer === null) return;
  // The policy may have come since the recording began.
  if ((await policyForbids()).includes('bodies')) return;
  const tally = await tallyOf(recording.id);
  if (tally.answers >= MOST_ANSWERS || tally.characters >= MOST_CHARACTERS || answer.startedAt < recording.startedAt - 1000) return;
  const { method, url, status, mimeType, text, startedAt } = answer;
  const content = redactContent(text, mimeType, secrets);
  tally.answers += 1;
  tally.characters += content.length;
  // Exactly as the observer writes the address of the same call.
  const { request } = redactRequest({ method: method ?? 'GET', url, headers: [], headersComplete: false, postData: null }, secrets);
  await addToRecording(recording, [{ kind: 'answer', answer: { method, url: request.url, status, startedAt, content } }]);
}
