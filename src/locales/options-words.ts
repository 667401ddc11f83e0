/** The options page. Types only. */
import type { Contact, Forbidden, SettingsFault } from '../profiles/settings';

export interface OptionsWords {
  readonly title: string;
  /** A link to the page. */
  readonly open: string;
  /** The organisation has set something. */
  readonly policy: string;
  readonly policyErrors: (count: number) => string;
  readonly byPolicy: string;
  readonly colon: string;
  /** Under the part of a report that fits into a message. */
  readonly moreInFile: string;
  readonly domains: string;
  readonly domainsHint: string;
  readonly builtIn: string;
  readonly granted: string;
  /** What of it is not granted: `web`: pages' calls · `socket`: WebSockets. */
  readonly missing: { readonly all: string; readonly web: string; readonly socket: string };
  readonly grant: string;
  readonly remove: (what: string) => string;
  readonly removeShort: string;
  readonly pages: string;
  readonly pagesHint: string;
  readonly noPages: string;
  readonly language: string;
  readonly languageHint: string;
  readonly reportLanguage: string;
  /** The default of it. */
  readonly asInterface: string;
  readonly contacts: string;
  readonly contactsHint: string;
  readonly noContacts: string;
  readonly kind: string;
  readonly kinds: { readonly [K in Contact['kind']]: string };
  readonly name: string;
  readonly nameHint: string;
  readonly to: { readonly [K in Contact['kind']]: string };
  readonly toHint: { readonly [K in Contact['kind']]: string };
  readonly add: string;
  readonly apis: string;
  readonly apisHint: string;
  readonly noApis: string;
  readonly codes: (count: number) => string;
  readonly redaction: string;
  readonly strict: string;
  readonly forbidden: string;
  readonly forbids: { readonly [F in Forbidden]: string };
  readonly profile: string;
  readonly profileHint: string;
  readonly exportProfile: string;
  readonly importProfile: string;
  readonly imported: string;
  readonly importedInPart: (count: number) => string;
  readonly notJson: string;
  readonly nothingImported: string;
  readonly notSaved: string;
  readonly faults: { readonly [F in SettingsFault]: string };
  readonly whole: string;
  readonly shortcuts: string;
  readonly noShortcut: string;
  readonly openPopup: string;
  readonly changeShortcuts: string;
}
