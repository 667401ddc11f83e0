/** Gathers the calls that worked and takes them to the store in batches: a busy page makes eighty at once. */
import browser from 'webextension-polyfill';
import type { WorkedCall } from '../../diagnosis/surroundings';
import type { Exchange } from '../../http/exchange';
import { hideIn } from '../../http/known-secrets';
import { TWIN_WINDOW_MS } from '../../observe/merge';
import { forgetWorkedCall, putWorkedCalls, workedApiCall, type KeptCall } from '../../store/worked-calls';
import { noteWorkedInRecording } from './recording-notes';
import { anyPrivateWindow } from './private-windows';
import { secrets } from './secrets';

const BATCH_MS = 500;
/** Views of calls that the other observer saw refused in their body; the later view of such a call must not come back. */
const MAX_REFUSED = 50;

let waiting: WorkedCall[] = [];
let refused: readonly Exchange[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes one exchange that did not fail. Returns at once. */
export function noteWorked(exchange: Exchange): void {
  const call = workedApiCall(exchange);
  if (call !== null) noteWorkedCalls([call]);
}

/** Takes calls that worked, as another page of the extension saw them. */
export function noteWorkedCalls(calls: readonly WorkedCall[]): void {
  waiting.push(...calls);
  timer ??= setTimeout(() => void storeWorked(), BATCH_MS);
}

/** What one observer took for a call that worked, the other saw refused in its body. */
export async function noteRefusedInBody(exchange: Exchange): Promise<void> {
  refused = [...refused, exchange].slice(-MAX_REFUSED);
  await storeWorked();
  const { tabId, startedDateTime, request } = exchange;
  await forgetWorkedCall({ tabId, startedDateTime, method: request.method, url: request.url }).catch(() => undefined);
}

/** Stores what has been gathered, now: before a call that failed is told, so that it can be compared. Never rejects. */
export async function storeWorked(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const seen = waiting;
  waiting = [];
  if (seen.length === 0) return;
  try {
    const { hide } = await secrets;
    const calls = seen.map((call) => hideIn(call, hide)).filter((call) => !refused.some((exchange) => isView(call, exchange)));
    if (calls.length === 0) return;
    const owners = new Map<number | null, boolean | null>();
    for (const tabId of new Set(calls.map((call) => call.tabId))) owners.set(tabId, await ownerOf(tabId));
    const kept = calls.flatMap((call): KeptCall[] => {
      const inPrivate = owners.get(call.tabId) ?? null;
      return inPrivate === null ? [] : [{ call, inPrivate }];
    });
    await noteWorkedInRecording(kept);
    await putWorkedCalls(kept);
  } catch {
    // The browser's quota is used up: a comparison less.
  }
}

/** null: not kept. A service worker's call may be a private window's as long as one is open; a call of a tab that is gone is compared with nothing. */
async function ownerOf(tabId: number | null): Promise<boolean | null> {
  if (tabId === null) return (await anyPrivateWindow()) ? null : false;
  return browser.tabs.get(tabId).then(
    ({ incognito }) => incognito,
    () => null,
  );
}

function isView({ tabId, method, url, startedDateTime }: WorkedCall, exchange: Exchange): boolean {
  return (tabId === exchange.tabId || tabId === null) && method === exchange.request.method && url === exchange.request.url && Math.abs(Date.parse(startedDateTime) - Date.parse(exchange.startedDateTime)) <= TWIN_WINDOW_MS;
}
