/** The hidden page that DevTools loads for each inspected tab: makes the panel, and observes from the moment DevTools is open. */
import browser from 'webextension-polyfill';
import { diagnose } from '../../diagnosis/diagnose';
import { send } from '../../messages';
import { observeDevtoolsNetwork } from '../../observe/devtools-network';
import { probePage, readPageReport } from '../../observe/page-reports';
import { profiles } from '../../profiles';
import { addedDomains, isWatchedUrl } from '../../store/watched-domains';

const { tabId } = browser.devtools.inspectedWindow;
const PROBE_INTERVAL_MS = 700;

let pageUrl: string | null = null;
let domains: readonly string[] = profiles.flatMap((profile) => profile.domains);

void browser.devtools.panels.create('403 Inspector', 'icons/32.png', 'src/entry/panel/index.html');

observeDevtoolsNetwork(
  tabId,
  () => pageUrl,
  (url) => isWatchedUrl(url, domains),
  (exchange) => {
    // Judged here, where the body is: the worker stays small, and what did not fail does not wake it.
    const { exchange: _exchange, ...verdict } = diagnose(exchange);
    if (verdict.failure !== 'none') void send('call-seen', { exchange, verdict }).catch(stop);
  },
);

async function probe(): Promise<void> {
  domains = [...profiles.flatMap((profile) => profile.domains), ...(await addedDomains())];
  // The source text of our own function: no captured data is ever part of it.
  const [value] = (await browser.devtools.inspectedWindow.eval(`(${probePage.toString()})()`)) as [unknown, unknown];
  const report = readPageReport(value);
  if (report === null) return;
  pageUrl = report.pageUrl;
  if (report.violations.length > 0 || report.serviceWorker) await tellOnce(report);
}

let told = '';
async function tellOnce(report: unknown): Promise<void> {
  const text = JSON.stringify(report);
  if (text === told) return;
  told = text;
  await send('page-reported', { tabId, report });
}

const timer = setInterval(() => void probe().catch(() => undefined), PROBE_INTERVAL_MS);
void probe().catch(() => undefined);

/** After a reload of the extension this page is an orphan: nobody listens any more. */
function stop(): void {
  if (browser.runtime?.id === undefined) clearInterval(timer);
}
