/** The guide: a table of contents, and its pages below one another, so that they can be searched and printed as one. Props in, callbacks out. */
import type { Signal } from '@preact/signals';
import type { Locale } from '../locales/catalog';
import { guideWords } from '../locales/guide';
import { GUIDE, GUIDE_PAGES, type GuidePage, type GuideSection } from '../locales/guide-words';
import { GuideArticle } from './GuideArticle';
import type { GuideFacts } from './GuideFactTable';
import { LocaleSwitch } from './LocaleSwitch';
import { Prose } from './Prose';
import { voiceOf } from '../locales/voice';
import './theme.css';
import './details.css';
import './guide.css';

export interface GuideProps {
  readonly locale: Signal<Locale>;
  readonly onLocale: (locale: Locale) => void;
  readonly onCopy: (text: string) => Promise<void>;
  /** What is known of the API. */
  readonly facts: GuideFacts;
  readonly theme: 'light' | 'dark' | 'system';
}

/** The whole guide. */
export function GuideView({ locale, onLocale, onCopy, facts, theme }: GuideProps) {
  const voice = voiceOf(locale.value, (vendor) => vendor);
  const { ui } = voice;
  const words = guideWords(locale.value);
  return (
    <div class="page guide" lang={locale.value} data-theme={theme}>
      <header class="guide-bar">
        <p class="guide-product">{ui.productName}</p>
        <LocaleSwitch voice={voice} onLocale={onLocale} />
      </header>
      <div class="guide-columns">
        <nav class="guide-contents" aria-labelledby="contents">
          <h2 id="contents" tabIndex={-1}>{words.contents}</h2>
          <ol>
            {GUIDE_PAGES.map((page) => (
              <li key={page}>
                <a href={`#${page}`}>{ui.guide.titles[page]}</a>
                <ol>{sectionsOf(page).map((section) => <li key={section}><a href={`#${page}-${section}`}><Prose text={titleOf(words.pages[page].sections, section)} /></a></li>)}</ol>
              </li>
            ))}
          </ol>
        </nav>
        <main>
          <h1>{ui.guide.title}</h1>
          <p class="guide-lead">{words.lead}</p>
          {GUIDE_PAGES.map((page) => <GuideArticle key={page} page={page} words={words} facts={facts} voice={voice} onCopy={onCopy} />)}
        </main>
      </div>
    </div>
  );
}

function sectionsOf(page: GuidePage): readonly GuideSection[] {
  return GUIDE[page];
}

function titleOf(sections: { readonly [section: string]: { readonly title: string } }, section: string): string {
  return sections[section]?.title ?? '';
}
