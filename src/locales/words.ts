/** A finding in a language: ids and values in, sentences out. */
import type { FixOwner, Params, Snippet } from '../diagnosis/cause';
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
  const fill = (text: Text<Params>): string => (typeof text === 'string' ? text : text(finding.params));
  return {
    title: fill(entry.title),
    why: fill(entry.why),
    decide: fill(entry.decide),
    fixes: finding.fixes.map(({ id, who, snippets }) => ({ id, who, snippets, text: fill(entry.fixes[id] ?? '') })),
  };
}
