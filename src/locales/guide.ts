/** The guide in a language. Apart from the catalog: only the guide's own page carries these texts. */
import type { Locale } from './catalog';
import { guide as en } from './en/guide';
import type { GuideWords } from './guide-words';
import { guide as zhCN } from './zh-CN/guide';

const guides: { readonly [L in Locale]: GuideWords } = { en, 'zh-CN': zhCN };

/** The words of the guide. */
export function guideWords(locale: Locale): GuideWords {
  return guides[locale];
}
