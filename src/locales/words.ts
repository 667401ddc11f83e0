/** A finding in a language: ids and values in, sentences out. */
import type { FixOwner, Params, ParamValue, Snippet } from '../diagnosis/cause';
import type { AnyFinding } from '../diagnosis/causes';
import type { Catalog, CauseWords, Locale, Text } from './catalog';
import { en } from './en';
import { zhCN } from './zh-CN';

const catalogs: { readonly [L in Locale]: Catalog } = { en, 'zh-CN': zhCN };

export interface FindingWords {
  readonly title: string;
  readonly why: string;
  readonly decide: string;
  readonly fixes: readonly { readonly id: string; readonly who: FixOwner; readonly text: string; readonly snippets: readonly Snippet[] }[];
}

/** The whole catalog of one language. */
export function catalog(locale: Locale): Catalog {
  return catalogs[locale];
}

/** The locale for a BCP 47 tag: every Chinese reader gets Simplified Chinese, everyone else English. */
export function localeFor(tag: string): Locale {
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}

/** The words of one finding. */
export function words(finding: AnyFinding, locale: Locale): FindingWords {
  const entry = catalogs[locale].causes[finding.cause] as CauseWords<Params, string>;
  const params = withoutBackticks(finding.params);
  const fill = (text: Text<Params>): string => (typeof text === 'string' ? text : text(params));
  return {
    title: fill(entry.title),
    why: fill(entry.why),
    decide: fill(entry.decide),
    fixes: finding.fixes.map(({ id, who, snippets }) => ({ id, who, snippets: snippets.map((snippet) => spoken(snippet, locale)), text: fill(entry.fixes[id] ?? '') })),
  };
}

/** The texts put observed values between backticks; a backtick in a value would end its code too early. */
function withoutBackticks(params: Params): Params {
  const plain = (text: string): string => text.replaceAll('`', "'");
  const clean = (value: ParamValue): ParamValue => (typeof value === 'string' ? plain(value) : typeof value === 'object' && value !== null ? value.map(plain) : value);
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, clean(value)]));
}

/** A note of facts comes with ids as its labels (`call: GET …`); code needs no translation. */
function spoken(snippet: Snippet, locale: Locale): Snippet {
  if (snippet.platform !== 'text') return snippet;
  const { fixes, request } = catalogs[locale].ui;
  const label = (line: string): string => {
    const [id = '', value] = line.split(/: (.*)/s);
    return value === undefined || !Object.hasOwn(fixes.facts, id) ? line : `${fixes.facts[id]}${request.colon}${value}`;
  };
  return { ...snippet, code: snippet.code.split('\n').map(label).join('\n') };
}
