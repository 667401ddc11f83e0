/** The links to the guide: from a finding to the page that explains it further, and to the guide as a whole. */
import type { AnyFinding } from '../diagnosis/causes';
import { guideAnchor } from '../locales/guide-links';
import { GUIDE_PAGES } from '../locales/guide-words';
import type { Voice } from '../locales/voice';

/** Opens the guide in a tab; nothing where the guide has nothing to say about it. */
export function GuideLink({ finding, url, voice }: { readonly finding: AnyFinding; readonly url: string; readonly voice: Voice }) {
  const anchor = guideAnchor(finding);
  const href = anchor === null ? null : voice.guide(anchor, url);
  const page = GUIDE_PAGES.find((one) => anchor?.startsWith(one));
  if (href === null || page === undefined) return null;
  return (
    <p class="read-more">
      <a href={href} target="_blank" rel="noopener" data-guide={anchor}>{voice.ui.guide.readMore(voice.ui.guide.titles[page])}</a>
    </p>
  );
}

/** The guide, for whoever wants to read before anything failed. */
export function GuideHome({ voice }: { readonly voice: Voice }) {
  const href = voice.guide(GUIDE_PAGES[0] ?? 'cors', '');
  if (href === null) return null;
  return <p class="read-more"><a href={href} target="_blank" rel="noopener" data-guide="">{voice.ui.guide.home}</a></p>;
}
