/** The options page: what the browser grants, what the user and the organisation have set. Wiring only. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { NO_SETTINGS, type Settings } from '../../profiles/settings';
import { checkSettings, followSettings, ownSettings, policySettings, writeSettings } from '../../store/settings';
import { builtInDomains, domainPatterns, watchedDomains } from '../../store/watched-domains';
import { saveFile } from '../../ui/handshake-export';
import type { Access, Imported, OptionsActions, OptionsFacts } from '../../ui/options-model';
import { OptionsView } from '../../ui/OptionsView';
import { askFor, chooseLocale, chosenLocale } from '../choices';
import { historyControls } from '../history-controls';
import { vendorName } from '../vendor-name';
import { watchDomain } from '../watch-domain';

const locale = await chosenLocale();
const facts = signal<OptionsFacts>(await lookAgain());
const history = historyControls(-1, null);

async function lookAgain(): Promise<OptionsFacts> {
  const [policy, own, watched, { origins = [] }, commands] = await Promise.all([policySettings(), ownSettings(), watchedDomains(), browser.permissions.getAll(), browser.commands.getAll()]);
  const wanted = [...new Set([...builtInDomains, ...policy.settings.domains, ...own.domains, ...watched])];
  const domains = await Promise.all(
    wanted.map(async (domain) => ({ domain, source: builtInDomains.includes(domain) ? ('built-in' as const) : policy.settings.domains.includes(domain) ? ('policy' as const) : ('own' as const), access: await accessTo(domain) })),
  );
  return {
    domains,
    pages: origins.flatMap((pattern) => /^(https?:\/\/[^*/]+)\/\*$/.exec(pattern)?.[1] ?? []),
    policy: policy.settings,
    policyErrors: policy.errors,
    own,
    shortcuts: commands.map(({ name = '', description = '', shortcut = '' }) => ({ name, description, keys: shortcut })),
    shortcutsUrl: browser.runtime.getURL('').startsWith('moz-extension:') ? 'about:addons' : 'chrome://extensions/shortcuts',
  };
}

async function accessTo(domain: string): Promise<Access> {
  const [web, ...sockets] = await Promise.all(domainPatterns(domain).map((pattern) => browser.permissions.contains({ origins: [pattern] })));
  if (web !== true) return sockets.some((granted) => granted) ? 'no-web' : 'none';
  return sockets.every((granted) => granted) ? 'granted' : 'no-socket';
}

async function refresh(): Promise<void> {
  facts.value = await lookAgain();
}

/** Changes the user's own settings. Resolves to false when the browser refuses it. */
async function change(edit: (own: Settings) => Settings): Promise<boolean> {
  return writeSettings(edit(await ownSettings())).then(() => true, () => false);
}

async function importProfile(text: string): Promise<Imported> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { done: false, why: 'notJson' };
  }
  const { settings, errors } = checkSettings(given);
  // What only an organisation may set is no user's to import.
  const usable: Settings = { ...settings, forbid: [], keep: NO_SETTINGS.keep };
  if (usable.domains.length + usable.contacts.length + usable.apis.length === 0 && usable.redaction === 'standard' && usable.reportLanguage === 'interface') return { done: false, why: 'nothingImported' };
  return (await change(() => usable)) ? { done: true, errors } : { done: false, why: 'notSaved' };
}

const actions: OptionsActions = {
  onGrant: (domain) => void askFor(domain).then(refresh),
  onRemoveDomain: (domain) => void Promise.all([browser.permissions.remove({ origins: domainPatterns(domain) }).catch(() => false), change((own) => ({ ...own, domains: own.domains.filter((one) => one !== domain) }))]).then(refresh),
  onRemovePage: (origin) => void browser.permissions.remove({ origins: [`${origin}/*`] }).then(refresh),
  onContacts: (contacts) => change((own) => ({ ...own, contacts })),
  onRemoveApi: (name) => change((own) => ({ ...own, apis: own.apis.filter((api) => api.name !== name) })),
  onStrict: (strict) => change((own) => ({ ...own, redaction: strict ? 'strict' : 'standard' })),
  onReportLanguage: (reportLanguage) => change((own) => ({ ...own, reportLanguage })),
  onExport() {
    const { own, domains } = facts.value;
    const added = domains.filter(({ source }) => source === 'own').map(({ domain }) => domain);
    const { keep: _keep, forbid: _forbid, ...shared } = own;
    saveFile('403-inspector-profile.json', new Blob([`${JSON.stringify({ version: 1, ...shared, domains: added }, null, 2)}\n`], { type: 'application/json' }));
  },
  onImport: importProfile,
};

followSettings(() => void refresh());
for (const changed of [browser.permissions.onAdded, browser.permissions.onRemoved]) changed.addListener(() => void refresh());

function Options() {
  return <OptionsView locale={locale.value} onLocale={chooseLocale} facts={facts.value} actions={actions} addDomain={watchDomain} history={history.value} vendorName={vendorName} />;
}

render(<Options />, document.body);
