/** The links to the reports page, and to the calls that it shows of this computer. */
import { Icon } from './Icon';
import type { Voice } from '../locales/voice';

/** Where the page shows them at once. */
export const KEPT_ANCHOR = '#kept';

/** Opens it in a tab; nothing where there is no such page. */
export function ReportsLink({ href, voice }: { readonly href: string | undefined; readonly voice: Voice }) {
  const words = voice.ui.reports;
  return href === undefined ? null : (
    <p class="read-more">
      <a href={href} target="_blank" rel="noopener" data-reports>{words.open}</a><br />
      <a href={href + KEPT_ANCHOR} target="_blank" rel="noopener" data-kept-link>{words.keptCalls.open}</a>
    </p>
  );
}

/** The same in the panel's toolbar: a picture with a name. */
export function KeptLink({ href, voice }: { readonly href: string | undefined; readonly voice: Voice }) {
  const { open } = voice.ui.reports.keptCalls;
  return href === undefined ? null : <a class="tool" href={href + KEPT_ANCHOR} target="_blank" rel="noopener" title={open} aria-label={open} data-kept-link><Icon name="history" /></a>;
}
