/** Runs the one recording: begins it, keeps the reading script in the tab's pages, ends it however it ends, and takes out of the history what belongs to it. */
import browser from 'webextension-polyfill';
import { endReading, readFailingAnswers, relayAnswers } from '../../observe/page-answers';
import { currentRun } from '../../store/browser-run';
import { db } from '../../store/database';
import { policyForbids } from '../../store/kept-by-policy';
import { listCalls } from '../../store/list-calls';
import { addToRecording, listRecordings, type Recording, type RecordingEnd } from '../../store/recordings';
import { resetBadge, showBadge } from './badge';
import { learnTab } from './private-windows';
import { allRecorded } from './recorder';
import { dropRecording, putRecording, runningRecording } from './recording-notes';
import { countOpen } from './tracker';
import { storeWorked } from './worked';

/** Whoever forgets a recording gets what half an hour brought. */
const LONGEST_MS = 30 * 60_000;
/** Of one recording; a storm's calls are alike. */
const MOST_FAILED = 500;

/** One after another: each reads the recording and writes it. */
let queue: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work);
  queue = done.catch(() => undefined);
  return done;
}

/** Begins a recording. Rejects while another one runs, and where a policy forbids it. */
export function startRecording({ tabId, bodies: wanted }: { readonly tabId: number; readonly bodies: boolean }): Promise<void> {
  return inTurn(async () => {
    const forbidden = await policyForbids();
    if (forbidden.includes('recording')) throw new Error('The organisation forbids recordings.');
    const bodies = wanted && !forbidden.includes('bodies');
    if ((await runningRecording()) !== null) throw new Error('Another recording is running.');
    const inPrivate = (await learnTab(tabId)) !== false;
    const recording: Recording = { id: crypto.randomUUID(), tabId, tab: `${await currentRun()}:${tabId}`, inPrivate, startedAt: Date.now(), endedAt: null, ended: null, bodies, unfinished: 0, said: { did: '', expected: '' } };
    await putRecording(recording);
    if (bodies) await startReading(recording);
    followPages(true);
    await showBadge(tabId);
  });
}

/** What the user says meanwhile; already redacted. */
export function sayInRecording(said: Recording['said']): Promise<void> {
  return inTurn(async () => {
    const recording = await runningRecording();
    if (recording !== null) await putRecording({ ...recording, said: { did: said.did.slice(0, 10_000), expected: said.expected.slice(0, 10_000) } });
  });
}

/** Ends the recording on request. */
export function stopRecording(): Promise<void> {
  return end('stopped');
}

/** The tab is gone, and what is recorded of it is all that there will be. */
export async function recordedTabClosed(tabId: number): Promise<void> {
  if ((await runningRecording())?.tabId === tabId) await end('tab-closed');
}

/** Everything is to be forgotten, and with it what is being recorded. */
export function abandonRecording(): Promise<void> {
  return inTurn(async () => {
    const recording = await runningRecording();
    if (recording === null) return;
    await dropRecording(recording);
    await stopReading(recording);
    followPages(false);
    await resetBadge(recording.tabId);
  });
}

function end(how: RecordingEnd): Promise<void> {
  return inTurn(async () => {
    const recording = await runningRecording();
    if (recording === null) return;
    if (how !== 'tab-closed') await stopReading(recording);
    await allRecorded();
    await storeWorked();
    const unfinished = await countOpen(recording.tabId).catch(() => 0);
    await takeFailed(recording);
    await putRecording({ ...recording, ended: how, endedAt: Date.now(), unfinished });
    followPages(false);
    await resetBadge(recording.tabId);
  });
}

/** Copies the failed calls out of the history, which forgets in time. */
async function takeFailed(recording: Recording): Promise<void> {
  const calls = (await listCalls(recording.tabId)).filter(({ exchange, inPrivate }) => inPrivate === recording.inPrivate && Date.parse(exchange.startedDateTime) >= recording.startedAt);
  await addToRecording(recording, calls.slice(-MOST_FAILED).map(({ exchange, verdict }) => ({ kind: 'failed', call: { exchange, verdict } })));
}

let looked = false;

/** Ends what runs for too long, and what an earlier run of the browser or of the extension left running. Called by the alarm. */
export async function tidyRecordings(): Promise<void> {
  const running = await runningRecording();
  if (running !== null && Date.now() - running.startedAt > LONGEST_MS) await end('too-long');
  if (looked) return;
  looked = true;
  const current = running?.id;
  for (const recording of await listRecordings()) {
    if (recording.ended !== null || recording.id === current) continue;
    const open = await db();
    const calls = await open.getAllFromIndex('calls', 'tab', IDBKeyRange.bound([recording.tab, recording.startedAt], [recording.tab, []]));
    await addToRecording(recording, calls.slice(-MOST_FAILED).map(({ exchange, verdict }) => ({ kind: 'failed', call: { exchange, verdict } })));
    await open.put('recordings', { ...recording, ended: 'browser-closed', endedAt: Math.max(recording.startedAt, ...calls.map(({ startedAt }) => startedAt)) });
  }
}

/** Puts the reading script into every frame of the tab that may be reached. A page that lets nobody in is recorded without contents. */
async function startReading({ id, tabId }: Recording): Promise<void> {
  const target = { tabId, allFrames: true };
  try {
    await browser.scripting.executeScript({ target, func: relayAnswers, args: [id], injectImmediately: true });
    // The polyfill's types do not know the page's own world.
    await browser.scripting.executeScript({ target, func: readFailingAnswers, args: [id], injectImmediately: true, world: 'MAIN' } as Parameters<typeof browser.scripting.executeScript>[0]);
  } catch {
    // What is not read is said in the report.
  }
}

/** Takes it out again: the page's `fetch` and `XMLHttpRequest` are its own. */
async function stopReading({ id, tabId, bodies }: Recording): Promise<void> {
  if (bodies) await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: endReading, args: [id] }).catch(() => undefined);
}

function pageLoads(tabId: number, { status }: { readonly status?: string }): void {
  if (status !== 'loading') return;
  void runningRecording().then(async (recording) => {
    if (recording?.tabId !== tabId) return;
    if (recording.bodies) await startReading(recording);
    // A page that loads has the button's usual sign.
    await showBadge(tabId);
  });
}

/** While nothing is recorded no page that loads may wake the worker: the browser forgets who listened in vain. */
function followPages(follow: boolean): void {
  if (follow && !browser.tabs.onUpdated.hasListener(pageLoads)) browser.tabs.onUpdated.addListener(pageLoads);
  if (!follow) browser.tabs.onUpdated.removeListener(pageLoads);
}

// A life that a loading page has started must listen at once.
followPages(true);
void runningRecording().then((recording) => recording === null && followPages(false), () => undefined);
