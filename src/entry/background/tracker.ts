/** Feeds browser events to the reducer, one after another, and keeps the journal one step ahead of the database. */
import type { Exchange } from '../../http/exchange';
import { expire, loseRedirect, step, type OpenExchanges, type Step, type WebRequestEvent } from '../../observe/web-request';
import { confirmEnded, loadJournal, saveStep } from '../../store/open-exchanges';
import { isWatchedUrl, tellDomains, watchedDomains } from '../../store/watched-domains';
import { recordExchange } from './recorder';
import { mayReach, pageWasSeen } from './sight';
import { endOverdueTrial, noteOutcome } from './trial';

/** An open exchange without any event for so long will not be seen to end. Long polls and uploads stay below it. */
const SILENCE_LIMIT_MS = 5 * 60_000;
/** After a redirect to a host that may not be observed: how long its next event may take before the call counts as lost. */
const REDIRECT_GRACE_MS = 300;
/** After one to a scheme that is not the web's: the browser mostly says how that ended, but not for each scheme. */
const ASTRAY_GRACE_MS = 1000;

interface Tracker {
  open: OpenExchanges;
  domains: readonly string[];
}

/** Resolves once, when the previous life's journal has been read. Events wait for it in their order. */
const ready: Promise<Tracker> = (async () => {
  const [journal, domains] = await Promise.all([loadJournal(), watchedDomains()]);
  void tellDomains(domains);
  for (const exchange of journal.ended) void finish(exchange);
  return { open: journal.open, domains };
})();

/** Takes one event. Returns at once. */
export function takeEvent(event: WebRequestEvent): void {
  endOverdueTrial();
  void ready.then((tracker) => {
    if (tracker.open[event.requestId] === undefined && !isWatchedUrl(event.request.url, tracker.domains) && !asksFor(event, tracker.open)) return;
    apply(tracker, step(tracker.open, event));
    const { tabId, origin } = event.request;
    if (tabId !== null && origin !== null) pageWasSeen(tabId, origin, event.at);
    if (event.type === 'before-redirect' && tracker.open[event.requestId] !== undefined) void watchRedirect(tracker, event.requestId, event.redirectUrl, event.at);
  });
}

/** True for the preflight of a watched call that was redirected to where nothing else is watched. */
function asksFor({ request: { method, url } }: WebRequestEvent, open: OpenExchanges): boolean {
  return method === 'OPTIONS' && Object.values(open).some(({ exchange }) => exchange.request.url === url);
}

/** Looks again at which domains are watched: permissions were given or taken away. */
export async function domainsChanged(): Promise<void> {
  const domains = await watchedDomains();
  (await ready).domains = domains;
  await tellDomains(domains);
}

/** Ends what will not be seen to end. Called by the alarm. */
export async function tidy(): Promise<void> {
  const tracker = await ready;
  apply(tracker, expire(tracker.open, Date.now(), SILENCE_LIMIT_MS));
}

function apply(tracker: Tracker, { open, finished }: Step): void {
  const before = tracker.open;
  if (before === open) return;
  tracker.open = open;
  // The browser orders the writes; what it refuses (its quota) is still in this life's memory.
  const saved = saveStep(before, open, finished).catch(() => undefined);
  for (const exchange of finished) void saved.then(() => finish(exchange));
}

async function finish(exchange: Exchange): Promise<void> {
  await recordExchange(exchange, null);
  await noteOutcome(exchange).catch(() => undefined);
  await confirmEnded(exchange.id);
}

async function watchRedirect(tracker: Tracker, requestId: string, redirectUrl: string, at: number): Promise<void> {
  const grace = /^(?:https?|wss?):/i.test(redirectUrl) ? REDIRECT_GRACE_MS : ASTRAY_GRACE_MS;
  if (grace === REDIRECT_GRACE_MS && (await mayReach(redirectUrl))) return;
  await new Promise((resolve) => setTimeout(resolve, grace));
  apply(tracker, loseRedirect(tracker.open, requestId, at + grace));
}
