/** The options page: access, language, history, contacts, own codes, profile, shortcuts; the organisation's word above the user's. Props in, callbacks out. */
import { useRef, useState } from 'preact/hooks';
import type { Locale } from '../locales/catalog';
import { voiceOf, type VendorName, type Voice } from '../locales/voice';
import { visible } from '../locales/visible';
import { REPORT_LANGUAGES, type SettingsError } from '../profiles/settings';
import { History, type HistoryControls } from './History';
import { LocaleSwitch } from './LocaleSwitch';
import { OptionsContacts } from './OptionsContacts';
import { OptionsDomains } from './OptionsDomains';
import type { Imported, OptionsActions, OptionsFacts } from './options-model';
import './theme.css';
import './details.css';
import './popup.css';
import './options.css';

export interface OptionsProps {
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly facts: OptionsFacts;
  readonly actions: OptionsActions;
  readonly addDomain: (text: string) => Promise<string | null>;
  readonly history: HistoryControls;
  readonly vendorName: VendorName;
}

/** The whole page. */
export function OptionsView({ locale, onLocale, facts, actions, addDomain, history, vendorName }: OptionsProps) {
  const voice = voiceOf(locale, vendorName);
  const { options: words, productName } = voice.ui;
  const { policy, own } = facts;
  const strict = policy.redaction === 'strict';
  const byPolicy = policy.reportLanguage !== 'interface';
  const isSet = policy.domains.length + policy.contacts.length + policy.apis.length + policy.forbid.length > 0 || policy.keep.days !== null || policy.keep.megabytes !== null || strict || byPolicy;
  return (
    <div class="page options" lang={locale} data-theme="system">
      <header class="options-bar">
        <h1>{words.title} <span class="quiet">{productName}</span></h1>
        <LocaleSwitch voice={voice} onLocale={onLocale} />
      </header>
      <main>
        {isSet ? <p class="options-policy" data-policy>{words.policy}</p> : null}
        {facts.policyErrors.length === 0 ? null : <div class="options-policy"><p>{words.policyErrors(facts.policyErrors.length)}</p><Errors errors={facts.policyErrors} voice={voice} /></div>}
        <OptionsDomains facts={facts} actions={actions} addDomain={addDomain} voice={voice} />
        <section>
          <h2>{words.language}</h2>
          <p class="quiet">{words.languageHint}</p>
          <LocaleSwitch voice={voice} onLocale={onLocale} />
          <p class="options-report-language">
            <label>{words.reportLanguage}{' '}
              <select data-report-language value={byPolicy ? policy.reportLanguage : own.reportLanguage} disabled={byPolicy} onChange={(event) => void actions.onReportLanguage(REPORT_LANGUAGES.find((one) => one === event.currentTarget.value) ?? 'interface')}>
                {REPORT_LANGUAGES.map((one) => <option key={one} value={one} lang={one === 'interface' ? locale : one}>{one === 'interface' ? words.asInterface : voice.catalog.report.languageNames[one]}</option>)}
              </select>
            </label>{' '}
            {byPolicy ? <span class="quiet">{words.byPolicy}</span> : null}
          </p>
        </section>
        <section data-section="history"><History history={history} origin={null} voice={voice} open /></section>
        <OptionsContacts policy={policy.contacts} own={own.contacts} onContacts={actions.onContacts} voice={voice} />
        <section data-section="apis">
          <h2>{words.apis}</h2>
          <p class="quiet">{words.apisHint}</p>
          {policy.apis.length + own.apis.length === 0 ? <p class="quiet">{words.noApis}</p> : (
            <ul class="options-list">
              {policy.apis.map(({ name, codes }) => <li key={`policy ${name}`}><span class="options-what"><b>{visible(name)}</b> {words.codes(Object.keys(codes).length)} <span class="quiet">{words.byPolicy}</span></span></li>)}
              {own.apis.map(({ name, codes }) => (
                <li key={name} data-api={name}>
                  <span class="options-what"><b>{visible(name)}</b> {words.codes(Object.keys(codes).length)}</span>
                  <button type="button" class="button" aria-label={words.remove(visible(name))} onClick={() => void actions.onRemoveApi(name)}>{words.removeShort}</button>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section data-section="redaction">
          <h2>{words.redaction}</h2>
          <label class="options-check"><input type="checkbox" checked={strict || own.redaction === 'strict'} disabled={strict} onChange={(event) => void actions.onStrict(event.currentTarget.checked)} /> {words.strict} {strict ? <span class="quiet">{words.byPolicy}</span> : null}</label>
          {policy.forbid.length === 0 ? null : <p>{words.forbidden}{voice.ui.request.colon}{policy.forbid.map((one) => words.forbids[one]).join(locale === 'en' ? ', ' : '、')} <span class="quiet">{words.byPolicy}</span></p>}
        </section>
        <Profile actions={actions} voice={voice} />
        <section data-section="shortcuts">
          <h2>{words.shortcuts}</h2>
          <dl class="options-keys">
            {facts.shortcuts.map(({ name, description, keys }) => <div key={name}><dt>{name === '_execute_action' ? words.openPopup : description}</dt><dd>{keys === '' ? <span class="quiet">{words.noShortcut}</span> : <kbd>{keys}</kbd>}</dd></div>)}
          </dl>
          <p class="quiet">{words.changeShortcuts} <code>{facts.shortcutsUrl}</code></p>
        </section>
      </main>
    </div>
  );
}

function Profile({ actions, voice }: { readonly actions: OptionsActions; readonly voice: Voice }) {
  const { options: words } = voice.ui;
  const file = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<Imported | null>(null);
  const read = async (input: HTMLInputElement): Promise<void> => {
    const [given] = input.files ?? [];
    if (given === undefined) return;
    // A profile is some kilobytes; nobody waits for more.
    setResult(given.size > 1_000_000 ? { done: false, why: 'notJson' } : await actions.onImport(await given.text()));
    input.value = '';
  };
  return (
    <section data-section="profile">
      <h2>{words.profile}</h2>
      <p class="quiet">{words.profileHint}</p>
      <div class="options-buttons">
        <button type="button" class="button" data-export onClick={actions.onExport}>{words.exportProfile}</button>
        <button type="button" class="button" data-import onClick={() => file.current?.click()}>{words.importProfile}</button>
        <input ref={file} type="file" accept=".json,application/json" hidden aria-label={words.importProfile} onChange={(event) => void read(event.currentTarget)} />
      </div>
      <div role="status" data-imported={result === null ? undefined : String(result.done)}>
        {result === null ? null : result.done ? <p>{result.errors.length === 0 ? words.imported : words.importedInPart(result.errors.length)}</p> : <p class="error">{words[result.why]}</p>}
        {result?.done === true && result.errors.length > 0 ? <Errors errors={result.errors} voice={voice} /> : null}
      </div>
    </section>
  );
}

function Errors({ errors, voice: { ui: { options: words } } }: { readonly errors: readonly SettingsError[]; readonly voice: Voice }) {
  return <ul class="options-errors">{errors.slice(0, 20).map(({ at, fault }) => <li key={`${at} ${fault}`}>{at === '' ? words.whole : <code>{visible(at)}</code>} {words.faults[fault]}</li>)}</ul>;
}
