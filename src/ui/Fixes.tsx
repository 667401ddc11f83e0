/** The further ways to fix a call, grouped by who can do them. The first one stands in the verdict. */
import type { FixOwner } from '../diagnosis/cause';
import type { Diagnosis } from '../diagnosis/diagnose';
import { words, type FindingWords } from '../locales/words';
import { FixCard } from './FixCard';
import type { Voice } from '../locales/voice';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

interface OwnedFix {
  readonly fix: FindingWords['fixes'][number];
  /** Title of the cause it is for, where that is not the headline. */
  readonly forCause: string | null;
}

/** All fixes but the first, by owner. */
export function Fixes({ diagnosis, voice, onCopy }: Props) {
  const groups = byOwner(diagnosis, voice);
  if (groups.length === 0) return null;
  return (
    <section class="fixes">
      <h3>{voice.ui.fixes.more}</h3>
      {groups.map(([owner, fixes]) => (
        <div key={owner} class="fix-group" data-owner={owner}>
          <h4>{voice.catalog.owners[owner]}</h4>
          <ul>
            {fixes.map(({ fix, forCause }) => (
              <li key={fix.id}><FixCard fix={fix} forCause={forCause} diagnosis={diagnosis} voice={voice} onCopy={onCopy} ownerShown /></li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function byOwner({ findings }: Diagnosis, { locale }: Voice): (readonly [FixOwner, readonly OwnedFix[]])[] {
  const seen = new Set<string>();
  const groups = new Map<FixOwner, OwnedFix[]>();
  findings.forEach((finding, rank) => {
    const { title, fixes } = words(finding, locale);
    fixes.forEach((fix, place) => {
      const isNew = !seen.has(fix.text);
      seen.add(fix.text);
      if (!isNew || (rank === 0 && place === 0)) return;
      groups.set(fix.who, [...(groups.get(fix.who) ?? []), { fix, forCause: rank === 0 ? null : title }]);
    });
  });
  return [...groups];
}
