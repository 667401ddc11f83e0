/** Feeds browser events to the reducer, one after another, and keeps the journal one step ahead of the database. */
import browser from 'webextension-polyfill';
import type { Exchange } from '../../http/exchange';
import { hideIn, type KnownSecrets } from '../../http/known-secrets';
import { openTable, type OpenExchanges, type OpenTable } from '../../observe/open-exchanges';
import { expire, loseRedirect, step, type Step, type WebRequestEvent } from '../../observe/web-request';
import { beginLife } from '../../store/browser-run';
import { confirmEnded, loadJournal, noteEarly, noteStep, takeEarly } from '../../store/journal';
import { dropUnfinished, readUnfinished } from '../../store/unfinished';
import { isWatchedUrl, tellDomains, watchedDomains } from '../../store/watched-domains';
import { noticeGaps } from './gaps';
import { lateEvents, type Late } from './late';
import { makePrecaution, type Precaution } from './precaution';
import { learnTab } from './private-windows';
import { failureOf, recordExchange } from './recorder';
import { secrets } from './secrets';
import { mayReach, pageWasSeen } from './sight';
import { endOverdueTrial, mayBeTried, noteOutcome } from './trial';

/** An open exchange without any event for so long will not be seen to end. Long polls and uploads stay below it. */
const SILENCE_LIMIT_MS = 5 * 60_000;
/** After a redirect to a host that may not be observed: how long its next event may take before the call counts as lost. */
const REDIRECT_GRACE_MS = 300;
/** After one to a scheme that is not the web's: the browser mostly says how that ended, but not for each scheme. */
const ASTRAY_GRACE_MS = 1000;
/** How long the browser may take to say that it has just been started: nothing else is as busy as that moment. */
const STARTUP_MS = 3000;

interface Tracker {
  readonly known: KnownSecrets;
  readonly open: OpenTable;
  readonly precaution: Precaution;
  readonly late: Late;
  domains: readonly string[];
}

/** Asked for at the worker's start: the browser says it once. */
const browserStarted = new Promise<boolean>((resolve) => {
  browser.runtime.onStartup.addListener(() => resolve(true));
  setTimeout(() => resolve(false), STARTUP_MS);
});

/** Resolves once, when what the life before left has been read: the less is waited for here, the less can be lost with this life. Events wait for it in their order. */
let tracker: Tracker | null = null;
const ready: Promise<Tracker> = (async () => {
  const [journal, domains, known] = await Promise.all([loadJournal(), watchedDomains(), secrets]);
  const open = openTable(journal.open);
  const made: Tracker = { known, open, domains, precaution: makePrecaution(open), late: lateEvents() };
  for (const exchange of journal.ended) void finish(made, exchange, true);
  for (const [key, event] of journal.early) takeEarly(key, () => take(made, hideIn(event, known.hide)));
  void tellDomains(domains);
  void resume(made, journal.atWork);
  return made;
})();
void ready.then((made) => {
  tracker = made;
});

/** The secrets of the session, as soon as events can be taken in. */
export const secretsWhenReady: Promise<KnownSecrets> = ready.then(({ known }) => known);

/** What else the life before left: what must be said of its end, and the calls that it wrote to disk because they had not ended. */
async function resume({ open, precaution }: Tracker, atWork: number | null): Promise<void> {
  const life = await beginLife(() => browserStarted);
  await noticeGaps(life, atWork);
  const unfinished = await readUnfinished();
  // The browser went on while the extension was off: what is still open may yet be seen to end.
  const resumed = life.began === 'extension' ? unfinished.filter(({ requestId }) => open.get(requestId) === undefined) : [];
  open.apply(new Map(resumed.map(({ requestId, entry }) => [requestId, { ...entry, lastEventAt: Date.now() }])));
  const isOpen = new Set([...open.entries()].map(([, { exchange }]) => exchange.id));
  precaution.begin(life.run, unfinished.map(({ id }) => id).filter((id) => isOpen.has(id)));
  // What was open when the browser ended is told as that; what an earlier life saw end needs no word any more.
  const over = unfinished.filter(({ id }) => !isOpen.has(id));
  if (life.began === 'browser') await Promise.all(over.map(({ entry, run }) => recordExchange({ exchange: { ...entry.exchange, lost: 'browser-closed' }, again: true, run })));
  if (over.length > 0) await dropUnfinished(over.map(({ id }) => id));
}

/** Takes one event. Only after `secretsWhenReady`. Returns at once. */
export function takeEvent(event: WebRequestEvent): void {
  endOverdueTrial();
  if (tracker !== null) take(tracker, event);
}

/** Keeps an event that cannot be taken in yet for the next life, should this one end before. What it gives back takes it, or what has become of it, in. */
export function holdEvent(event: WebRequestEvent): (event: WebRequestEvent) => void {
  const key = noteEarly(event);
  return (known) => takeEarly(key, () => takeEvent(known));
}

function take(made: Tracker, event: WebRequestEvent): void {
  const { open, domains, precaution, late } = made;
  const isNew = open.get(event.requestId) === undefined;
  if (isNew && !isWatchedUrl(event.request.url, domains) && !asksFor(event, open)) return;
  const added = isNew ? late.read(event) : null;
  if (added !== null) {
    if (added.exchange !== null) void recordExchange({ exchange: added.exchange, again: true });
    return;
  }
  const { tabId, origin } = event.request;
  if (tabId !== null) void learnTab(tabId);
  const stepped = step(open, event);
  apply(made, stepped, event.at);
  late.note(event, stepped.finished);
  precaution.noteStep(tabId);
  if (tabId !== null && origin !== null) pageWasSeen(tabId, origin, event.at);
  if (event.type === 'before-redirect' && open.get(event.requestId) !== undefined) void watchRedirect(made, event.requestId, event.redirectUrl, event.at);
}

/** True for the preflight of a watched call that was redirected to where nothing else is watched. */
function asksFor({ request: { method, url } }: WebRequestEvent, open: OpenExchanges): boolean {
  if (method !== 'OPTIONS') return false;
  const [first] = open.at(url);
  return first !== undefined;
}

/** Looks again at which domains are watched: permissions were given or taken away. */
export async function domainsChanged(): Promise<void> {
  const domains = await watchedDomains();
  (await ready).domains = domains;
  await tellDomains(domains);
}

/** Ends what will not be seen to end. Called by the alarm. */
export async function tidy(): Promise<void> {
  const made = await ready;
  apply(made, expire(made.open, Date.now(), SILENCE_LIMIT_MS), Date.now());
}

/** How many calls of a tab have not ended. */
export async function countOpen(tabId: number): Promise<number> {
  return [...(await ready).open.entries()].filter(([, { exchange, guards, awaitsCall }]) => guards === null && awaitsCall !== true && exchange.tabId === tabId).length;
}

/** Forgets what is open; what goes on is taken in again with its next event. */
export async function forgetOpen(): Promise<void> {
  (await ready).open.clear();
}

function apply(made: Tracker, { changes, finished }: Step, at: number): void {
  if (changes.size === 0) return;
  const told = [...changes.keys()].some((requestId) => made.open.get(requestId)?.told === true);
  made.open.apply(changes);
  const precious = finished.filter(isPrecious);
  noteStep(changes, precious, at);
  for (const exchange of finished) void finish(made, exchange, told, precious.includes(exchange));
}

/** What worked is waited with in memory anyway, and is only a comparison: most calls work, and each write of them is the browser's work. */
function isPrecious(exchange: Exchange): boolean {
  return failureOf(exchange) !== 'none' || mayBeTried(exchange.tabId);
}

async function finish({ precaution }: Tracker, exchange: Exchange, again: boolean, noted = true): Promise<void> {
  await recordExchange({ exchange, again });
  precaution.noteStored(exchange.id);
  await noteOutcome(exchange).catch(() => undefined);
  if (noted) confirmEnded([exchange.id]);
}

async function watchRedirect(made: Tracker, requestId: string, redirectUrl: string, at: number): Promise<void> {
  const grace = /^(?:https?|wss?):/i.test(redirectUrl) ? REDIRECT_GRACE_MS : ASTRAY_GRACE_MS;
  if (grace === REDIRECT_GRACE_MS && (await mayReach(redirectUrl))) return;
  await new Promise((resolve) => setTimeout(resolve, grace));
  apply(made, loseRedirect(made.open, requestId, at + grace), at + grace);
}
