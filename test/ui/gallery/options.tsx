/** The options page in the gallery: `state=empty` as a new user has it, `state=policy` with an organisation's word, else with the user's own. */
import type { Locale } from '../../../src/locales/catalog';
import type { VendorName } from '../../../src/locales/voice';
import { NO_SETTINGS, type Settings } from '../../../src/profiles/settings';
import type { HistoryControls } from '../../../src/ui/History';
import { OptionsView } from '../../../src/ui/OptionsView';

const full: Settings = {
  ...NO_SETTINGS,
  contacts: [{ kind: 'mail', name: 'API support', to: 'api-support@acme.example' }, { kind: 'page', name: '工单系统', to: 'https://tickets.acme.example/new?project=chat&subject={title}&text={body}' }],
  apis: [{ name: 'Acme Chat', domains: ['api.acme.example'], codes: { E4711: { cause: 'quota-exceeded', words: { en: 'The contingent of your team is used up.' } } } }],
};

/** The page. */
export function GalleryOptions({ state, locale, onLocale, history, vendorName }: { readonly state: string; readonly locale: Locale; readonly onLocale: (locale: Locale) => void; readonly history: HistoryControls; readonly vendorName: VendorName }) {
  const isPolicy = state === 'policy';
  return (
    <OptionsView
      locale={locale}
      onLocale={onLocale}
      history={{ ...history, hasTab: false }}
      vendorName={vendorName}
      addDomain={async () => 'not-a-domain'}
      facts={{
        domains: [
          { domain: 'tokenim.com', source: 'built-in', access: 'granted' },
          { domain: 'token.im', source: 'built-in', access: 'no-socket' },
          ...(state === 'empty' ? [] : [{ domain: 'api.acme.example', source: isPolicy ? 'policy' : 'own', access: 'none' } as const]),
        ],
        pages: state === 'empty' ? [] : ['https://chat.acme.example'],
        policy: isPolicy ? { ...full, forbid: ['pictures', 'import'], redaction: 'strict', reportLanguage: 'zh-CN' } : NO_SETTINGS,
        policyErrors: isPolicy ? [{ at: 'contacts[2].to', fault: 'not-an-https-url' }] : [],
        own: state === 'empty' || isPolicy ? NO_SETTINGS : full,
        shortcuts: [{ name: '_execute_action', description: '', keys: 'Alt+Shift+I' }],
        shortcutsUrl: 'chrome://extensions/shortcuts',
      }}
      actions={{ onGrant: () => undefined, onRemoveDomain: () => undefined, onRemovePage: () => undefined, onContacts: async () => true, onRemoveApi: async () => true, onStrict: async () => true, onReportLanguage: async () => true, onExport: () => undefined, onImport: async () => ({ done: false, why: 'notJson' }) }}
    />
  );
}
