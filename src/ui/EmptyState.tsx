/** What the panel says while no call has failed: that it is watching, and what to do if nothing shows. */
import { GuideHome } from './GuideLink';
import { Icon } from './Icon';
import type { Voice } from '../locales/voice';

/** The empty panel. */
export function EmptyState({ voice }: { readonly voice: Voice }) {
  const { empty } = voice.ui;
  return (
    <section class="empty" aria-labelledby="empty-title">
      <Icon name="eye" />
      <h2 id="empty-title" class="headline">{empty.title}</h2>
      <p>{empty.watching}</p>
      <p>{empty.next}</p>
      <details>
        <summary>{empty.nothingShows}</summary>
        <ul>
          {empty.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      </details>
      <GuideHome voice={voice} />
    </section>
  );
}
