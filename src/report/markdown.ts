/** Blocks → Markdown for a ticket: CommonMark without tables or HTML, so that it reads well in GitHub, GitLab, Jira's importer and plain mail. Pure. */
import { catalog } from '../locales/words';
import { reportBlocks } from './report-blocks';
import { spansOf, type Block, type Item, type Prose } from './blocks';
import type { Locale } from '../locales/catalog';
import type { VendorName } from '../locales/voice';
import { visible } from '../locales/visible';
import type { Report } from './report';

/** The report as Markdown (https://spec.commonmark.org/0.31.2/), in one language. Ends with a line break. */
export function reportMarkdown(report: Report, locale: Locale, vendorName: VendorName): string {
  return `${markdownOf(reportBlocks(report, locale, vendorName), locale)}\n`;
}

/** `blocks` as Markdown. Nothing observed can end the code that it stands in, begin a link or an image, or be taken for HTML. */
export function markdownOf(blocks: readonly Block[], locale: Locale, deeper = 0): string {
  const { report, ui } = catalog(locale);
  let pictures = 0;
  const one = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return `${'#'.repeat(Math.min(6, block.level + deeper))} ${inline(block.text, false)}`;
      case 'paragraph':
        return inline(block.text);
      case 'quote':
        return visible(block.text)
          .split('\n')
          .map((line) => `> ${escaped(line, true)}`.trimEnd())
          .join('\n');
      case 'list':
        return block.items.map((item) => listItem(item, locale, ui.request.colon)).join('\n');
      case 'code':
        return fenced(block.text);
      case 'fold':
        return `### ${inline(block.summary)}\n\n${markdownOf(block.blocks, locale, deeper + 1)}`;
      case 'picture':
        pictures += 1;
        return report.pictureElsewhere(pictures);
    }
  };
  return blocks.map(one).join('\n\n');
}

function listItem({ label, text, blocks = [] }: Item, locale: Locale, colon: string): string {
  const first = `- ${label === '' ? '' : `${inline(label)}${colon}`}${inline(text)}`;
  return blocks.length === 0 ? first : `${first}\n\n${indented(markdownOf(blocks, locale))}\n`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}

/** `begins`: it stands where a line begins, so that its first characters could make a list or a heading of it. */
function inline(prose: Prose, begins = true): string {
  return spansOf(prose)
    .map(({ text, code }, place) => (code ? codeSpan(text) : escaped(text, begins && place === 0)))
    .join('');
}

/** A code span (section 6.1): fenced by more backticks than stand in it, in one line. */
function codeSpan(text: string): string {
  const line = text.replace(/\s{1,2000}/g, ' ');
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A fenced code block (section 4.5). */
function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${visible(text).replace(/\n$/, '')}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Where a bare URL becomes a link, it can swallow a backslash behind it, but not what an entity stands for (section 2.5). */
const ENTITIES: { readonly [mark: string]: string } = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Backslash escapes (section 2.4) and entities for all that could mean something; also `#12`, by which trackers link tickets. */
function escaped(text: string, begins: boolean): string {
  const quiet = text
    .replace(/[\\`*_[\]|~^$]/g, '\\$&')
    .replace(/[<>&]/g, (mark) => ENTITIES[mark] ?? mark)
    .replace(/#(?=\w)/g, '\\#');
  return begins ? quiet.replace(/^(\s{0,3})([#+=-])/, '$1\\$2').replace(/^(\s{0,3}\d{1,9})([.)])/, '$1\\$2') : quiet;
}
