/** Runs the one trial: sets the browser's rules, watches that it ends in time, and notes what the page's own call does meanwhile. */
import browser from 'webextension-polyfill';
import { TRIAL_MS, type Trial, type TrialEnd, type TrialOutcome, type TrialPlan } from '../../experiment/trial';
import { isSafePlan, isTried, sessionRules, underTrial, type SessionRule } from '../../experiment/trial-rules';
import { evaluateCors } from '../../http/cors';
import type { Exchange } from '../../http/exchange';
import { originOf } from '../../http/origin';
import { readBorrowed, readTrial, writeBorrowed, writeTrial } from '../../store/trial';
import { resetBadge, showBadge } from './badge';

const ALARM = 'trial';

/**
 * The part of the browser's interface that is used. Chromium lets the permission for it be asked for at run time, but then the rules are never set before
 * the extension is loaded again (seen in 156: the promise stays open for good). So the manifest asks for it, which adds no word to the browser's warning.
 */
interface Rules {
  getSessionRules(): Promise<readonly { readonly id: number }[]>;
  updateSessionRules(change: { readonly removeRuleIds: readonly number[]; readonly addRules: readonly SessionRule[] }): Promise<void>;
}

/** What this life of the worker knows of a running trial; the store has the rest. */
let followed: { readonly tabId: number; readonly endsAt: number; readonly timer: ReturnType<typeof setTimeout> } | null = null;

/** This life has looked whether one runs. */
let looked = false;

/** One after another: each reads the trial and writes it. */
let queue: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work);
  queue = done.catch(() => undefined);
  return done;
}

/** What the panel asks for. */
export interface TrialWish {
  readonly tabId: number;
  readonly callId: string;
  readonly plan: TrialPlan;
}

/** Begins a trial; one that runs ends. Rejects when the browser does not allow it. */
export function startTrial({ tabId, callId, plan }: TrialWish): Promise<void> {
  return inTurn(async () => {
    const rules = rulesOf();
    const pageOrigin = await pageOriginOf(tabId);
    if (rules === null || pageOrigin === null || !isSafePlan(plan)) throw new Error('This trial is not allowed.');
    const before = await running();
    if (before !== null) await end(before, 'replaced');
    const added = sessionRules(plan, tabId);
    const startedAt = Date.now();
    const trial: Trial = { tabId, callId, pageOrigin, plan, startedAt, endsAt: startedAt + TRIAL_MS, ruleIds: added.map(({ id }) => id), outcome: null, ended: null };
    // Should this life end here: the alarm starts the next one, which takes away rules that no trial owns.
    await browser.alarms.create(ALARM, { when: trial.endsAt });
    await setRules(rules, added);
    // Told last: whoever sees it may rely on the rules.
    await writeTrial(trial);
    follow(trial);
    await showBadge(tabId);
  });
}

/** Ends the trial at once. */
export function endTrial(): Promise<void> {
  return inTurn(async () => {
    const trial = await running();
    if (trial !== null) await end(trial, 'asked');
  });
}

/**
 * Ends a trial that is over for whatever reason, and takes away what no trial owns. Called when the worker starts, by each alarm (its name), and when
 * something happened. `closedTab`: the browser may still show a tab whose end it has just told.
 */
export function checkTrial({ alarm, closedTab }: { readonly alarm?: string; readonly closedTab?: number } = {}): Promise<void> {
  return inTurn(async () => {
    const trial = await running();
    looked = true;
    if (trial === null) return cleanUp(alarm === ALARM);
    const over = closedTab === trial.tabId ? 'tab-closed' : await whyOver(trial);
    if (over !== null) return end(trial, over);
    follow(trial);
    return showBadge(trial.tabId);
  });
}

/** At each event, cheaply: a trial whose time is over ends. */
export function endOverdueTrial(): void {
  if (followed !== null && Date.now() >= followed.endsAt) void checkTrial();
}

/** False when no call of this tab is one that a trial waits for. */
export function mayBeTried(tabId: number | null): boolean {
  return !looked || (followed !== null && followed.tabId === tabId);
}

/** Notes what became of the page's call, if it is the one that is tried. */
export function noteOutcome(exchange: Exchange): Promise<void> {
  return inTurn(async () => {
    if (followed?.tabId !== exchange.tabId) return;
    const trial = await running();
    if (trial === null || !isTried(exchange, trial)) return;
    await writeTrial({ ...trial, outcome: outcomeOf(exchange, trial.plan) });
  });
}

function outcomeOf(exchange: Exchange, plan: TrialPlan): TrialOutcome {
  const { networkError, response, startedDateTime: at } = exchange;
  if (networkError === null && response !== null) return { kind: response.status < 400 ? 'passed' : 'refused', status: response.status, at };
  return { kind: 'blocked', word: evaluateCors(underTrial(exchange, plan)).verdict?.corsError ?? networkError ?? 'unknown', at };
}

async function running(): Promise<Trial | null> {
  const trial = await readTrial();
  return trial?.ended === null ? trial : null;
}

async function whyOver(trial: Trial): Promise<TrialEnd | 'tab-closed' | null> {
  if (Date.now() >= trial.endsAt) return 'time';
  const rules = rulesOf();
  const set = (await rules?.getSessionRules())?.map(({ id }) => id) ?? [];
  if (!trial.ruleIds.every((id) => set.includes(id))) return 'permission';
  const tab = await browser.tabs.get(trial.tabId).catch(() => null);
  if (tab === null) return 'tab-closed';
  if (originOf(tab.url ?? '') === trial.pageOrigin) return null;
  // The address of a page that may not be seen is not told: another page's, or this one's since its access was taken back.
  return tab.url !== undefined || (await browser.permissions.contains({ origins: [`${trial.pageOrigin}/*`] })) ? 'left-page' : 'permission';
}

async function end(trial: Trial, why: TrialEnd | 'tab-closed'): Promise<void> {
  const rules = rulesOf();
  if (rules !== null) await setRules(rules, []);
  unfollow();
  await writeTrial(why === 'tab-closed' ? null : { ...trial, ended: why });
  await browser.alarms.clear(ALARM);
  if (why !== 'replaced') await giveBack();
  await resetBadge(trial.tabId);
}

/** What a life that ended in the middle, or an earlier run of the browser, may have left. The alarm outlives both, and tells of listeners that did. */
async function cleanUp(begun: boolean): Promise<void> {
  const rules = rulesOf();
  if (rules !== null && (await rules.getSessionRules()).length > 0) await setRules(rules, []);
  if ((await browser.alarms.clear(ALARM)) || begun) unfollow();
  const borrowed = await readBorrowed();
  // The prompt may still be open.
  if (borrowed !== null && Date.now() >= borrowed.heldUntil) await giveBack();
}

/** Gives back what was asked for this trial only. The panel writes it down before it asks, so nothing stays unnoticed. */
async function giveBack(): Promise<void> {
  const borrowed = await readBorrowed();
  if (borrowed === null) return;
  await browser.permissions.remove({ origins: [...borrowed.origins] }).catch(() => undefined);
  await writeBorrowed(null);
}

function rulesOf(): Rules | null {
  return (browser as unknown as { declarativeNetRequest?: Rules }).declarativeNetRequest ?? null;
}

/** Session rules are used for nothing else, so all others go. */
async function setRules(rules: Rules, added: readonly SessionRule[]): Promise<void> {
  await rules.updateSessionRules({ removeRuleIds: (await rules.getSessionRules()).map(({ id }) => id), addRules: added });
}

async function pageOriginOf(tabId: number): Promise<string | null> {
  const { url } = await browser.tabs.get(tabId);
  return url === undefined ? null : originOf(url);
}

/** Registered while a trial runs and no longer: a listener for every tab's every change would wake the worker all day. An event that comes too early for it still starts the worker, which looks for itself. */
const onUpdated = (tabId: number, { status, url }: { readonly status?: string; readonly url?: string }): void => {
  if (tabId === followed?.tabId && (status !== undefined || url !== undefined)) void checkTrial();
};
const onRemoved = (tabId: number): void => {
  if (tabId === followed?.tabId) void checkTrial({ closedTab: tabId });
};

function follow({ tabId, endsAt }: Trial): void {
  if (followed?.endsAt === endsAt && followed.tabId === tabId) return;
  if (followed !== null) clearTimeout(followed.timer);
  followed = { tabId, endsAt, timer: setTimeout(() => void checkTrial(), Math.max(0, endsAt - Date.now())) };
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(onRemoved);
}

/** The browser remembers a dead life's listeners until this one has had the same. */
function unfollow(): void {
  if (followed !== null) clearTimeout(followed.timer);
  followed = null;
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(onRemoved);
  browser.tabs.onUpdated.removeListener(onUpdated);
  browser.tabs.onRemoved.removeListener(onRemoved);
}
