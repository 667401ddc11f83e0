/** Whether this tab is watched, what of it can be seen, and the button that asks for the rest. */
import { visible } from '../locales/visible';
import { Icon } from './Icon';
import { Prose } from './Prose';
import type { Voice } from '../locales/voice';

export interface TabFacts {
  /** null: a page that no extension may watch. */
  readonly origin: string | null;
  readonly watched: boolean;
  readonly canSeePage: 'granted' | 'this-tab' | 'no';
}

interface Props {
  readonly tab: TabFacts;
  readonly onGrant: (origin: string) => void;
  readonly voice: Voice;
}

/** The state of the tab in two lines. */
export function TabState({ tab: { origin, watched, canSeePage }, onGrant, voice: { ui } }: Props) {
  const { popup } = ui;
  const sees = watched && origin !== null && canSeePage !== 'no';
  const sentence =
    origin === null ? popup.noPage : canSeePage === 'granted' ? popup.seesAlways(origin) : canSeePage === 'this-tab' ? popup.seesThisTab(origin) : popup.seesNothing(origin);
  return (
    <section class={`tab-state ${sees ? 'sees' : 'blind'}`} data-watched={watched} data-sees={canSeePage}>
      <Icon name={sees ? 'eye' : 'eye-off'} />
      <div>
        <h2>{sees ? popup.watched : popup.notWatched}</h2>
        <p><Prose text={sentence} /></p>
        {origin === null || canSeePage === 'granted' ? null : (
          <button type="button" class={`button${sees ? '' : ' primary'}`} data-grant={origin} onClick={() => onGrant(origin)}>
            {popup.alwaysWatch(visible(origin))}
          </button>
        )}
      </div>
    </section>
  );
}
