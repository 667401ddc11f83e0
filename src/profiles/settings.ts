/** What a user, or an organisation for all of its users, sets: the shape of it, and what is wrong with one that was given. Pure; the same for a file, the storage and a policy. */
import { isDomainName } from '../http/origin';
import type { OwnApi, OwnCode, OwnWords } from './own-api';

/** A way to reach somebody. */
export interface Contact {
  readonly kind: 'mail' | 'page';
  /** What stands on the button. */
  readonly name: string;
  /** `mail`: an address · `page`: an `https:` URL, in which `{title}` and `{body}` stand for the report's text. */
  readonly to: string;
}

/** What an organisation may rule out. */
export const FORBIDDEN = ['recording', 'bodies', 'pictures', 'import', 'save'] as const;
export type Forbidden = (typeof FORBIDDEN)[number];

/** In which language a report is written. */
export const REPORT_LANGUAGES = ['interface', 'en', 'zh-CN'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export interface Settings {
  /** Domains that shall be watched beside the built-in ones; the browser grants them, not this list. */
  readonly domains: readonly string[];
  readonly contacts: readonly Contact[];
  readonly apis: readonly OwnApi[];
  /** null: as it is. */
  readonly keep: { readonly days: number | null; readonly megabytes: number | null };
  readonly forbid: readonly Forbidden[];
  /** `strict`: no report holds a body or a query's value. */
  readonly redaction: 'standard' | 'strict';
  /** Of reports, until another is chosen beside one; `interface`: the page's own. */
  readonly reportLanguage: ReportLanguage;
}

export const NO_SETTINGS: Settings = { domains: [], contacts: [], apis: [], keep: { days: null, megabytes: null }, forbid: [], redaction: 'standard', reportLanguage: 'interface' };

export type SettingsFault = 'not-an-object' | 'not-a-list' | 'too-long' | 'not-a-text' | 'not-a-domain' | 'not-an-address' | 'not-an-https-url' | 'not-a-number' | 'unknown-word' | 'unknown-cause' | 'unknown-member';

/** What is wrong, and where: `contacts[1].to`; '' for the whole. */
export interface SettingsError {
  readonly at: string;
  readonly fault: SettingsFault;
}

export interface ReadSettings {
  readonly settings: Settings;
  /** Each was left out, and the rest holds. */
  readonly errors: readonly SettingsError[];
}

const MOST = 200;
const LONGEST = 2000;
const MEMBERS: readonly (keyof Settings)[] = ['domains', 'contacts', 'apis', 'keep', 'forbid', 'redaction', 'reportLanguage'];

/** Reads settings from foreign JSON. `causes`: ids that there are. Never throws: what cannot be used is left out and named. */
export function readSettings(value: unknown, causes: ReadonlySet<string>): ReadSettings {
  const errors: SettingsError[] = [];
  const wrong = (at: string, fault: SettingsFault): null => {
    errors.push({ at, fault });
    return null;
  };
  const object = (given: unknown, at: string): Readonly<Record<string, unknown>> | null => (typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Readonly<Record<string, unknown>>) : wrong(at, 'not-an-object'));
  const text = (given: unknown, at: string): string | null => (typeof given !== 'string' || given.trim() === '' ? wrong(at, 'not-a-text') : given.length > LONGEST ? wrong(at, 'too-long') : given.trim());
  const list = <T>(given: unknown, at: string, read: (one: unknown, at: string) => T | null): T[] => {
    if (given === undefined) return [];
    if (!Array.isArray(given)) return wrong(at, 'not-a-list') ?? [];
    if (given.length > MOST) wrong(at, 'too-long');
    return given.slice(0, MOST).flatMap((one, place) => read(one, `${at}[${place}]`) ?? []);
  };
  const word = <W extends string>(given: unknown, words: readonly W[], at: string): W | null => words.find((one) => one === given) ?? wrong(at, 'unknown-word');
  const domain = (given: unknown, at: string): string | null => {
    const name = text(given, at)?.toLowerCase() ?? null;
    return name === null || isDomain(name) ? name : wrong(at, 'not-a-domain');
  };
  const contact = (given: unknown, at: string): Contact | null => {
    const one = object(given, at);
    if (one === null) return null;
    const [kind, name, to] = [word(one['kind'], ['mail', 'page'], `${at}.kind`), text(one['name'], `${at}.name`), text(one['to'], `${at}.to`)];
    if (kind === null || name === null || to === null) return null;
    const fault = contactFault(kind, to);
    return fault === null ? { kind, name, to } : wrong(`${at}.to`, fault);
  };
  const ownWords = (given: unknown, at: string): OwnWords => {
    const one = given === undefined ? {} : (object(given, at) ?? {});
    const [en, zh] = (['en', 'zh-CN'] as const).map((locale) => (one[locale] === undefined ? null : text(one[locale], `${at}.${locale}`)));
    return { ...(en == null ? {} : { en }), ...(zh == null ? {} : { 'zh-CN': zh }) };
  };
  const code = (given: unknown, at: string): OwnCode | null => {
    const one = object(given, at);
    if (one === null) return null;
    const cause = text(one['cause'], `${at}.cause`);
    return cause === null ? null : causes.has(cause) ? { cause, words: ownWords(one['words'], `${at}.words`) } : wrong(`${at}.cause`, 'unknown-cause');
  };
  const api = (given: unknown, at: string): OwnApi | null => {
    const one = object(given, at);
    if (one === null) return null;
    const name = text(one['name'], `${at}.name`);
    const codes = one['codes'] === undefined ? {} : (object(one['codes'], `${at}.codes`) ?? {});
    const read = Object.entries(codes).slice(0, MOST).flatMap(([key, entry]): [string, OwnCode][] => {
      const known = code(entry, `${at}.codes.${key.slice(0, 60)}`);
      return known === null ? [] : [[key, known]];
    });
    return name === null ? null : { name, domains: list(one['domains'], `${at}.domains`, domain), codes: Object.fromEntries(read) };
  };
  const amount = (given: unknown, most: number, at: string): number | null => (given === undefined || given === null ? null : (amountOf(given, most) ?? wrong(at, 'not-a-number')));

  const all = object(value, '') ?? {};
  for (const name of Object.keys(all)) if (!(MEMBERS as readonly string[]).includes(name) && name !== 'version') wrong(name.slice(0, 60), 'unknown-member');
  const keep = all['keep'] === undefined ? {} : (object(all['keep'], 'keep') ?? {});
  const settings: Settings = {
    domains: list(all['domains'], 'domains', domain),
    contacts: list(all['contacts'], 'contacts', contact),
    apis: list(all['apis'], 'apis', api),
    keep: { days: amount(keep['days'], MOST_DAYS, 'keep.days'), megabytes: amount(keep['megabytes'], MOST_MEGABYTES, 'keep.megabytes') },
    forbid: list(all['forbid'], 'forbid', (one, at) => word(one, FORBIDDEN, at)),
    redaction: all['redaction'] === undefined ? 'standard' : (word(all['redaction'], ['standard', 'strict'], 'redaction') ?? 'strict'),
    reportLanguage: all['reportLanguage'] === undefined ? 'interface' : (word(all['reportLanguage'], REPORT_LANGUAGES, 'reportLanguage') ?? 'interface'),
  };
  return { settings, errors };
}

/** How long and how much may be kept at the most. */
export const MOST_DAYS = 365;
export const MOST_MEGABYTES = 1000;

/** A whole number from 1 to `most`; null: it is none. */
export function amountOf(given: unknown, most: number): number | null {
  return typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= most ? given : null;
}

/** What is wrong with where a contact leads; null: nothing. */
export function contactFault(kind: Contact['kind'], to: string): 'not-an-address' | 'not-an-https-url' | null {
  if (kind === 'mail') return /^[^\s@<>(),:;"?&]{1,64}@[^\s@<>(),:;"?&]{1,255}$/.test(to) ? null : 'not-an-address';
  return /^https:\/\/[^\s/?#@]{1,255}(?:[/?#]\S{0,1900})?$/i.test(to) ? null : 'not-an-https-url';
}

function isDomain(name: string): boolean {
  return isDomainName(name) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) || name === 'localhost';
}

/** The user's settings under those of the organisation, whose word counts where both say something. */
export function under(policy: Settings, own: Settings): Settings {
  return {
    domains: [...new Set([...policy.domains, ...own.domains])],
    contacts: [...policy.contacts, ...own.contacts],
    apis: [...policy.apis, ...own.apis],
    keep: { days: policy.keep.days ?? own.keep.days, megabytes: policy.keep.megabytes ?? own.keep.megabytes },
    forbid: policy.forbid,
    redaction: policy.redaction === 'strict' ? 'strict' : own.redaction,
    reportLanguage: policy.reportLanguage === 'interface' ? own.reportLanguage : policy.reportLanguage,
  };
}
