/** Secrets out of markup: elements and their attributes by name, controls, cells beside a name. One pass over the tags. Pure. */
import { isAllHidden } from './exchange';
import type { Mask } from './known-secrets';
import { isSecretName, isStatement } from './secret-names';

const NAME = '[A-Za-z_\\u4e00-\\u9fff][\\w:.\\u4e00-\\u9fff-]{0,100}';
const PIECE = /* @__PURE__ */ new RegExp(`<!\\[CDATA\\[([^]*?)(?:\\]\\]>|$)|<!--[^]*?(?:-->|$)|<(/?)(${NAME})([^<>]{0,4096})>`, 'g');
/** Elements that have no end. */
const EMPTY = /^(?:input|meta|param|br|img|hr|link|base|source|col|wbr)$/i;
/** Names of elements that say what they hold, and mean something else. */
const NO_SECRET = /^(?:link|address|keygen)$/i;
/** A cell with a name, and the cell with the value that follows. */
const NAME_CELL = /^(?:td|th|dt|label|b|strong)$/i;
const VALUE_CELL = /^(?:td|dd|input|span|code)$/i;

/** The text with the values of secret elements, attributes and cells replaced. */
export function redactTags(text: string, mask: Mask): string {
  let [shown, done] = ['', 0];
  /** The element whose whole text goes: its name, and how many of the same name are open in it. */
  let hiding: { readonly name: string; depth: number } | null = null;
  /** The text of the last cell with a name in it, up to the next cell. */
  let cell: { readonly name: string; text: string } | null = null;
  let beside = false;
  const take = (end: number): void => {
    const words = text.slice(done, end);
    if (cell !== null && cell.text.length < 120) cell.text += words;
    shown += hiding === null ? words : hideWords(words, mask);
  };
  for (const match of text.matchAll(PIECE)) {
    const [whole, data, slash, tag = '', attributes = ''] = match;
    take(match.index);
    done = match.index + whole.length;
    if (data !== undefined) {
      shown += hiding === null ? whole : whole.replace(data, () => hideWords(data, mask));
      continue;
    }
    if (tag === '') {
      shown += whole;
      continue;
    }
    // The words of a name may be told apart by their capitals alone.
    const written = tag.slice(tag.indexOf(':') + 1);
    const name = written.toLowerCase();
    if (slash === '/') {
      if (cell !== null && cell.name === name) {
        beside = isSecretName(cell.text.replace(/&quot;|["'\s:：]/g, ''));
        cell = null;
      }
      if (hiding !== null && hiding.name === name) hiding = hiding.depth === 0 ? null : { name, depth: hiding.depth - 1 };
      shown += whole;
      continue;
    }
    const label = /\s(?:name|key|property|itemprop)\s{0,4}=\s{0,4}["']?([^"'<>]{1,100})/i.exec(attributes)?.[1] ?? '';
    const input = /^(?:input|meta)$/.test(name) ? (/\sid\s{0,4}=\s{0,4}["']?([^\s"'<>]{1,100})/i.exec(attributes)?.[1] ?? '') : '';
    const cellBeside = beside && VALUE_CELL.test(name);
    const secret: boolean = cellBeside || hiding !== null || (isSecretName(written) && !NO_SECRET.test(name)) || isSecretName(label.trim()) || isSecretName(input) || /\stype\s{0,4}=\s{0,4}["']?password/i.test(attributes);
    if (cellBeside || /^t[rd]$/.test(name)) beside = false;
    shown += secret ? whole.replace(/(\s(?:value|content|data-value|default)\s{0,4}=\s{0,4})(?:"([^"]*)"?|'([^']*)'?|([^\s"'<>]+))/gi, (all, lead: string, a?: string, b?: string, c?: string) => (isPlain(a ?? b ?? c ?? '') ? all : `${lead}"${mask(a ?? b ?? c ?? '')}"`)) : whole;
    const ends = EMPTY.test(name) || /\/\s*$/.test(attributes);
    if (ends) continue;
    if (hiding !== null) hiding = hiding.name === name ? { name, depth: hiding.depth + 1 } : hiding;
    else if (secret) hiding = { name, depth: 0 };
    else if (NAME_CELL.test(name)) cell = { name, text: '' };
  }
  take(text.length);
  return shown;
}

function isPlain(value: string): boolean {
  return value.trim().length < 2 || isAllHidden(value.trim()) || isStatement(value.trim());
}

/** The words between two tags of a secret element; white space around them stays. */
function hideWords(words: string, mask: Mask): string {
  const value = words.trim();
  return isPlain(value) ? words : words.replace(value, () => mask(value));
}
