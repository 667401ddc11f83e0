/** The link to the reports page. */
import type { Voice } from '../locales/voice';

/** Opens it in a tab; nothing where there is no such page. */
export function ReportsLink({ href, voice }: { readonly href: string | undefined; readonly voice: Voice }) {
  return href === undefined ? null : <p class="read-more"><a href={href} target="_blank" rel="noopener" data-reports>{voice.ui.reports.open}</a></p>;
}
