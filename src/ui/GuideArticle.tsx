/** One page of the guide: the answer in two sentences, the example table, the sections, what to send to whom, the standards. */
import { guideCode, guideStandards } from '../locales/guide-code';
import { GUIDE, type GuideBlock, type GuidePage, type GuideSectionWords, type GuideWords } from '../locales/guide-words';
import { CopyButton } from './CopyButton';
import { GuideFactTable, type GuideFacts } from './GuideFactTable';
import { GuideTableView } from './GuideTableView';
import { Icon } from './Icon';
import { Prose } from './Prose';
import type { Voice } from '../locales/voice';

interface Props {
  readonly page: GuidePage;
  readonly words: GuideWords;
  readonly facts: GuideFacts;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** A page; its sections are anchors too. */
export function GuideArticle({ page, words, facts, voice, onCopy }: Props) {
  const { lead, table, send } = words.pages[page];
  const sections: { readonly [section: string]: GuideSectionWords } = words.pages[page].sections;
  return (
    <article class="guide-article">
      <h2 id={page} tabIndex={-1}>{voice.ui.guide.titles[page]}</h2>
      <p class="guide-lead"><Prose text={lead} /></p>
      <GuideTableView table={table} />
      {GUIDE[page].map((section) => {
        const said = sections[section];
        return said === undefined ? null : (
          <section key={section}>
            <h3 id={`${page}-${section}`} tabIndex={-1}><Prose text={said.title} /></h3>
            {said.blocks.map((block, place) => <Block key={place} block={block} words={words} facts={facts} voice={voice} onCopy={onCopy} />)}
          </section>
        );
      })}
      <section class="guide-send">
        <h3>{words.send}</h3>
        <dl>
          {send.map(({ to, what }) => (
            <div key={to}>
              <dt>{to === 'support' ? words.support : voice.catalog.owners[to]}</dt>
              <dd><Prose text={what} /></dd>
            </div>
          ))}
        </dl>
        <p class="guide-never"><Icon name="warning" />{words.never}</p>
      </section>
      <h3 class="guide-minor">{words.standards}</h3>
      <ul class="guide-standards">
        {guideStandards(page, voice.locale).map(({ name, url }) => <li key={url}><a class="spec" href={url} target="_blank" rel="noreferrer noopener">{name}<Icon name="external" /></a></li>)}
      </ul>
      <p class="guide-top"><a href="#contents">{words.top}</a></p>
    </article>
  );
}

function Block({ block, words, facts, voice, onCopy }: Omit<Props, 'page'> & { readonly block: GuideBlock }) {
  if (typeof block === 'string') return <p><Prose text={block} /></p>;
  if ('table' in block) return <GuideTableView table={block.table} />;
  if ('facts' in block) return <GuideFactTable fact={block.facts} facts={facts} words={words.facts} />;
  if ('code' in block) {
    const code = guideCode[block.code];
    return (
      <figure class="snippet guide-code">
        <figcaption class="snippet-bar"><span>{words.code[block.code]}</span><CopyButton text={code} onCopy={onCopy} voice={voice} /></figcaption>
        <pre tabIndex={0} aria-label={words.code[block.code]}>{code}</pre>
      </figure>
    );
  }
  if ('steps' in block) return <ol class="guide-steps">{block.steps.map((step) => <li key={step}><Prose text={step} /></li>)}</ol>;
  return <ul class="guide-points">{block.points.map((point) => <li key={point}><Prose text={point} /></li>)}</ul>;
}
