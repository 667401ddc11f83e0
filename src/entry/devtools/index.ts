/** The hidden page that DevTools loads for each inspected tab: makes the panel, and observes from the moment DevTools is open. */
import browser from 'webextension-polyfill';
import { diagnose } from '../../diagnosis/diagnose';
import type { WorkedCall } from '../../diagnosis/surroundings';
import { send } from '../../messages';
import { observeDevtoolsNetwork } from '../../observe/devtools-network';
import { evaluateInPage } from '../../observe/inspected-page';
import { probePage, readPageReport, type PageReport } from '../../observe/page-reports';
import { sessionSecrets } from '../../store/session-secrets';
import { followSettings, settingsInForce } from '../../store/settings';
import { isWatchedUrl, watchedDomains } from '../../store/watched-domains';
import { workedApiCall } from '../../store/worked-calls';

const { tabId } = browser.devtools.inspectedWindow;
const PROBE_INTERVAL_MS = 700;
const WORKED_BATCH_MS = 500;

/** URLs of the page and its frames, the latest last: a frame can only be asked by its URL. Kept here and nowhere else. */
let documents: readonly string[] = [];
const DOCUMENTS_KEPT = 12;
let pageUrl: string | null = null;
const [firstDomains, secrets, settings] = await Promise.all([watchedDomains(), sessionSecrets(), settingsInForce()]);
let own = settings.apis;
followSettings(() => void settingsInForce().then(({ apis }) => (own = apis)));
let domains: readonly string[] = firstDomains;

void browser.devtools.panels.create('403 Inspector', 'icons/32.png', 'src/entry/panel/index.html');

observeDevtoolsNetwork(
  tabId,
  () => pageUrl,
  (url) => isWatchedUrl(url, domains),
  (exchange) => {
    // Judged here, where the body is: the worker stays small, and of what did not fail it hears in batches.
    const { exchange: _exchange, ...verdict } = diagnose(exchange, [], own);
    // Without a body there was nothing to see that the pages cannot judge again when they read the call.
    const bodySeen = exchange.response?.content != null || exchange.preflight?.response?.content != null;
    if (verdict.failure === 'none') return noteWorked(workedApiCall(exchange));
    tellWorked();
    void send('call-seen', { exchange, verdict: bodySeen ? verdict : null }).catch(stop);
  },
  (url) => {
    documents = [...documents.filter((known) => known !== url).slice(1 - DOCUMENTS_KEPT), url];
  },
  secrets,
);

/** Calls that worked, told together: a busy page makes eighty at once. Those before a failed call are told before it. */
let worked: WorkedCall[] = [];
let telling: ReturnType<typeof setTimeout> | undefined;
function noteWorked(call: WorkedCall | null): void {
  if (call === null) return;
  worked.push(call);
  telling ??= setTimeout(tellWorked, WORKED_BATCH_MS);
}
function tellWorked(): void {
  clearTimeout(telling);
  telling = undefined;
  if (worked.length > 0) void send('calls-worked', { calls: worked }).catch(stop);
  worked = [];
}

/** Asks the page and its frames what only they are told. The source text is our own function's: no captured data is ever part of it. */
async function probe(): Promise<void> {
  domains = await watchedDomains();
  const code = `(${probePage.toString()})()`;
  const report = readPageReport(await evaluateInPage(code));
  if (report === null) return;
  pageUrl = report.pageUrl;
  await tellOnce(report);
  for (const url of documents) {
    const frame = url === pageUrl ? null : readPageReport(await evaluateInPage(code, url));
    if (frame !== null) await tellOnce(frame);
  }
}

/** What was told last, for each document. */
const told = new Map<number, string>();
async function tellOnce(report: PageReport): Promise<void> {
  const text = JSON.stringify(report);
  if (told.get(report.timeOrigin) === text || (report.violations.length === 0 && !report.serviceWorker)) return;
  told.set(report.timeOrigin, text);
  await send('page-reported', { tabId, report });
}

const timer = setInterval(() => void probe().catch(() => undefined), PROBE_INTERVAL_MS);
void probe().catch(() => undefined);

/** After a reload of the extension this page is an orphan: nobody listens any more. */
function stop(): void {
  if (browser.runtime?.id === undefined) clearInterval(timer);
}
