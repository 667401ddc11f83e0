/** A report's blocks as elements: in its HTML file, and on the page on which it is read before it leaves. Pure. */
// For the command line, which may run where no tsconfig.json says it.
/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Locale } from '../locales/catalog';
import { visible } from '../locales/visible';
import { catalog } from '../locales/words';
import { spansOf, type Block, type Item, type Prose } from './blocks';

/** All blocks, in their order. */
export function Blocks({ blocks, locale }: { readonly blocks: readonly Block[]; readonly locale: Locale }) {
  return <>{blocks.map((block, place) => <One key={place} block={block} locale={locale} />)}</>;
}

function One({ block, locale }: { readonly block: Block; readonly locale: Locale }): ComponentChildren {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return <Heading id={block.id === '' ? undefined : `${block.id}-${locale}`}><Inline text={block.text} /></Heading>;
    }
    case 'paragraph':
      return <p><Inline text={block.text} /></p>;
    case 'quote':
      return <blockquote>{visible(block.text)}</blockquote>;
    case 'list':
      return <ul>{block.items.map((item, place) => <ListItem key={place} item={item} locale={locale} />)}</ul>;
    case 'code':
      return <pre tabIndex={0}>{visible(block.text)}</pre>;
    case 'fold':
      return (
        <details>
          <summary><Inline text={block.summary} /></summary>
          <Blocks blocks={block.blocks} locale={locale} />
        </details>
      );
    case 'picture':
      return /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]{1,20000000}={0,2}$/.test(block.url) ? <figure><img src={block.url} width={block.width} height={block.height} alt={block.label} /><figcaption>{block.label}</figcaption></figure> : null;
  }
}

function ListItem({ item: { label, text, blocks = [] }, locale }: { readonly item: Item; readonly locale: Locale }) {
  return (
    <li>
      {label === '' ? null : <b><Inline text={label} />{catalog(locale).ui.request.colon}</b>}
      <Inline text={text} />
      <Blocks blocks={blocks} locale={locale} />
    </li>
  );
}

function Inline({ text }: { readonly text: Prose }) {
  return <>{spansOf(text).map((span, place) => (span.code ? <code key={place}>{span.text}</code> : span.text))}</>;
}
