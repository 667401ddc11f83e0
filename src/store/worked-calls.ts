/**
 * The calls that worked, for comparing those that fail with them: a bounded number, already redacted, only in `storage.session`, which is memory.
 * Written by the worker alone, in batches; read by the pages, which follow its changes. What is lost with the worker is only a comparison.
 */
import browser from 'webextension-polyfill';
import { endpointOf } from '../diagnosis/endpoint';
import { workedCall, type WorkedCall } from '../diagnosis/surroundings';
import type { Exchange, ResourceType } from '../http/exchange';
import { hostOf } from '../http/origin';
import { announce, onAnnounced } from './changes';
import { readSession } from './session-area';

/** Kept of one endpoint with one credential in one tab. */
const MAX_OF_A_KIND = 3;
const MAX_CALLS = 300;
/** Characters of one call as JSON; a larger one is not kept, so all of them stay well below the storage's 10 MB. */
const MAX_SIZE = 10_000;
/** The same call so soon again is the other observer's view of it, or tells nothing new. */
const TWIN_MS = 1000;
const WORKED = 'worked:';
/** By which a page calls an API; what it merely loads is nothing to compare with. */
const API_CALLS: readonly ResourceType[] = ['fetch', 'beacon', 'websocket', 'other'];

/** What an API call that did not fail leaves behind; null: nothing. */
export function workedApiCall(exchange: Exchange): WorkedCall | null {
  return API_CALLS.includes(exchange.resourceType) ? workedCall(exchange) : null;
}

/** Whose a call is. Those of private windows never meet the others. */
export interface CallOwner {
  readonly tabId: number | null;
  readonly inPrivate: boolean;
}

export type KeptCall = Pick<CallOwner, 'inPrivate'> & { readonly call: WorkedCall };

/** What the writer remembers of a stored call: enough to know which must go. */
interface Entry {
  readonly kind: string;
  readonly request: string;
  readonly at: number;
  readonly size: number;
}

/** By key. Read once for each life of the worker. */
let index: Promise<Map<string, Entry>> | null = null;
/** One step after another: each changes the index. */
let queue: Promise<void> = Promise.resolve();

/** Adds calls and lets the oldest go: one write for all of them. Rejects when the browser refuses it. */
export function putWorkedCalls(kept: readonly KeptCall[]): Promise<void> {
  return inTurn(async (entries) => {
    const added = new Map<string, WorkedCall>();
    const gone = new Set<string>();
    const drop = (key: string): void => {
      entries.delete(key);
      if (!added.delete(key)) gone.add(key);
    };
    for (const { call, inPrivate } of kept) {
      const key = `${ownerKey({ tabId: call.tabId, inPrivate })}${call.id}`;
      const entry = entryOf(key, call);
      const twin = [...entries].find(([, other]) => isTwin(other, entry));
      if (entry.size > MAX_SIZE || (twin !== undefined && twin[1].size >= entry.size)) continue;
      if (twin !== undefined) drop(twin[0]);
      gone.delete(key);
      entries.set(key, entry);
      added.set(key, call);
      for (const outdated of oldest(entries, ({ kind }) => kind === entry.kind, MAX_OF_A_KIND)) drop(outdated);
    }
    for (const outdated of oldest(entries, () => true, MAX_CALLS)) drop(outdated);
    if (added.size > 0) await browser.storage.session.set(Object.fromEntries(added));
    if (gone.size > 0) await browser.storage.session.remove([...gone]);
    announce('worked', [...added, ...[...gone].map((key) => [key, null] as const)]);
  });
}

/** Forgets the calls that `isGone` names by their owner and the request that they were. */
function remove(isGone: (key: string, entry: Entry) => boolean): Promise<void> {
  return inTurn(async (entries) => {
    const gone = [...entries].filter(([key, entry]) => isGone(key, entry)).map(([key]) => key);
    for (const key of gone) entries.delete(key);
    if (gone.length === 0) return;
    await browser.storage.session.remove(gone);
    announce('worked', gone.map((key) => [key, null]));
  });
}

/** Forgets the calls of one tab and of the service workers, which belong to none, or all of them. */
export function clearWorkedCalls(tabId: number | null): Promise<void> {
  return remove((key) => tabId === null || isOf(key, tabId) || isOf(key, null));
}

/** The tab was closed: nothing will be compared with its calls any more. */
export function forgetTab(tabId: number): Promise<void> {
  return remove((key) => isOf(key, tabId));
}

/** Forgets the calls to the host of `site` (an origin) and those that its pages made. */
export async function clearWorkedOfSite(site: string): Promise<void> {
  const host = hostOf(site);
  const gone = new Set([...(await readAll())].filter(([, call]) => call.origin === site || hostOf(call.url) === host).map(([key]) => key));
  await remove((key) => gone.has(key));
}

/** Forgets the calls of private windows. */
export function clearWorkedPrivate(): Promise<void> {
  return remove((key) => key.startsWith(`${WORKED}private:`));
}

/** `call` did not work after all: its body says so. Forgets whatever is its view. */
export function forgetWorkedCall(call: Pick<WorkedCall, 'tabId' | 'method' | 'url' | 'startedDateTime'>): Promise<void> {
  return remove((key, entry) => (isOf(key, call.tabId) || isOf(key, null)) && isTwin(entry, { request: requestOf(key, call), at: Date.parse(call.startedDateTime) }));
}

function isOf(key: string, tabId: number | null): boolean {
  return [true, false].some((inPrivate) => key.startsWith(ownerKey({ tabId, inPrivate })));
}

function ownerKey({ tabId, inPrivate }: CallOwner): string {
  return `${WORKED}${inPrivate ? 'private' : 'open'}:${tabId ?? 'none'}:`;
}

function entryOf(key: string, call: WorkedCall): Entry {
  const carried = call.credentials.map(({ place, name, fingerprint }) => `${place} ${name} ${fingerprint ?? ''}`).join('\n');
  const owner = key.slice(0, key.length - call.id.length);
  return { kind: `${owner}\n${call.method} ${roughPath(call.url)}\n${carried}`, request: requestOf(key, call), at: Date.parse(call.startedDateTime), size: JSON.stringify(call).length };
}

/** Origin and path with what looks like an id left out: rougher than `endpointOf`, which the worker need not carry for the choice of what to keep. */
function roughPath(url: string): string {
  const [, origin = '', path = ''] = /^([a-z]{2,5}:\/\/[^/?#]*)([^?#]*)/i.exec(url) ?? [];
  return origin + path.replace(/\/(?!v\d{1,3}\/)[^/]*\d[^/]*/g, '/*');
}

function requestOf(key: string, { method, url }: Pick<WorkedCall, 'method' | 'url'>): string {
  return `${key.split(':', 3).join(':')}\n${method}\n${url}`;
}

function isTwin(a: Pick<Entry, 'request' | 'at'>, b: Pick<Entry, 'request' | 'at'>): boolean {
  return a.request === b.request && Math.abs(a.at - b.at) <= TWIN_MS;
}

/** Keys of those beyond `limit` that began first. */
function oldest(entries: ReadonlyMap<string, Entry>, counts: (entry: Entry) => boolean, limit: number): string[] {
  const counted = [...entries].filter(([, entry]) => counts(entry));
  return counted.length <= limit ? [] : counted.toSorted(([, a], [, b]) => a.at - b.at).slice(0, counted.length - limit).map(([key]) => key);
}

function inTurn(step: (entries: Map<string, Entry>) => Promise<void>): Promise<void> {
  index ??= readAll().then((all) => new Map([...all].map(([key, call]) => [key, entryOf(key, call)])));
  const turn = queue.then(async () => step(await (index ?? new Map<string, Entry>())));
  queue = turn.catch(() => {
    // What is stored is not what was meant to be: the next step looks again.
    index = null;
  });
  return turn;
}

async function readAll(): Promise<Map<string, WorkedCall>> {
  return new Map(Object.entries(await readSession([WORKED])) as [string, WorkedCall][]);
}

/** What the failed calls of one owner may be compared with. */
export interface Comparable {
  readonly calls: readonly WorkedCall[];
  readonly byHost: ReadonlyMap<string, readonly WorkedCall[]>;
  readonly endpoints: ReadonlySet<string>;
}

export interface WorkedCalls {
  /** Resolves when what is stored has been read. */
  readonly ready: Promise<void>;
  /**
   * The calls that a failed one may be compared with: a private window's with those of its own tab, another with its tab's and the service
   * workers'. The same list as before where nothing was added.
   */
  of(owner: CallOwner): Comparable;
  /** All of them, whoever they belong to. */
  all(): readonly WorkedCall[];
}

/** Follows the store from a page of the extension. `onAdded` hears of each call that was added later. */
export function followWorkedCalls(onAdded: (call: WorkedCall) => void): WorkedCalls {
  const calls = new Map<string, WorkedCall>();
  const lists = new Map<string, Comparable>();
  const removed = new Set<string>();
  onAnnounced('worked', (changed) => {
    lists.clear();
    for (const [key, call] of changed) {
      if (call === null) {
        calls.delete(key);
        removed.add(key);
      } else calls.set(key, call);
    }
    for (const [, call] of changed) if (call !== null) onAdded(call);
  });
  const ready = readAll().then(
    (stored) => {
      for (const [key, call] of stored) if (!removed.has(key)) calls.set(key, call);
      lists.clear();
    },
    // Without them there is nothing to compare with; the calls themselves are shown all the same.
    () => undefined,
  );
  return {
    ready,
    all: () => [...calls.values()],
    of({ tabId, inPrivate }) {
      const owners = inPrivate ? (tabId === null ? [] : [ownerKey({ tabId, inPrivate })]) : [ownerKey({ tabId, inPrivate }), ownerKey({ tabId: null, inPrivate })];
      const name = owners.join(' ');
      const known = lists.get(name);
      if (known !== undefined) return known;
      const mine = [...calls].filter(([key]) => owners.some((owner) => key.startsWith(owner))).map(([, call]) => call);
      const byHost = new Map<string, WorkedCall[]>();
      for (const call of mine) {
        const host = hostOf(call.url);
        byHost.set(host, [...(byHost.get(host) ?? []), call]);
      }
      const comparable: Comparable = { calls: mine, byHost, endpoints: new Set(mine.map(({ method, url }) => endpointOf(method, url))) };
      lists.set(name, comparable);
      return comparable;
    },
  };
}
