/** What the options page shows and can do. Types only. */
import type { Contact, ReportLanguage, Settings, SettingsError } from '../profiles/settings';

/** How far access to a domain goes. */
export type Access = 'granted' | 'no-web' | 'no-socket' | 'none';

export interface WatchedDomain {
  readonly domain: string;
  readonly source: 'built-in' | 'policy' | 'own';
  readonly access: Access;
}

export interface OptionsFacts {
  readonly domains: readonly WatchedDomain[];
  /** Origins of pages that may be seen. */
  readonly pages: readonly string[];
  readonly policy: Settings;
  readonly policyErrors: readonly SettingsError[];
  readonly own: Settings;
  readonly shortcuts: readonly { readonly name: string; readonly description: string; readonly keys: string }[];
  /** Where the browser lets them be changed, as a text to copy: no page may link to it. */
  readonly shortcutsUrl: string;
}

/** What came of an import. */
export type Imported = { readonly done: true; readonly errors: readonly SettingsError[] } | { readonly done: false; readonly why: 'notJson' | 'nothingImported' | 'notSaved' };

export interface OptionsActions {
  /** Must be called straight from a click. */
  onGrant(domain: string): void;
  onRemoveDomain(domain: string): void;
  onRemovePage(origin: string): void;
  /** Resolves to false when it could not be saved. */
  onContacts(contacts: readonly Contact[]): Promise<boolean>;
  onRemoveApi(name: string): Promise<boolean>;
  onStrict(strict: boolean): Promise<boolean>;
  onReportLanguage(chosen: ReportLanguage): Promise<boolean>;
  onExport(): void;
  onImport(text: string): Promise<Imported>;
}
