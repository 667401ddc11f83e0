/** Texts to copy, one tab for each platform. */
import { useId, useRef, useState } from 'preact/hooks';
import type { Snippet } from '../diagnosis/cause';
import { CopyButton } from './CopyButton';
import { Value } from './Value';
import type { Voice } from './voice';

interface Props {
  readonly snippets: readonly Snippet[];
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** The snippets; a single one has no tabs. */
export function Snippets({ snippets, voice, onCopy }: Props) {
  const id = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const shown = snippets[Math.min(chosen, snippets.length - 1)];
  if (shown === undefined) return null;
  const { platforms } = voice.ui.fixes;
  const name = ({ platform }: Snippet): string => (Object.hasOwn(platforms, platform) ? platforms[platform] : null) ?? platform;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (chosen + step + snippets.length) % snippets.length;
    setChosen(next);
    tabs.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div class="snippet" data-platform={shown.platform}>
      <div class="snippet-bar">
        <div class="tabs" role="tablist" ref={tabs} onKeyDown={onKeyDown}>
          {snippets.map((snippet, place) => (
            <button
              key={snippet.platform}
              type="button"
              role="tab"
              id={`${id}-tab-${place}`}
              aria-controls={`${id}-code`}
              aria-selected={snippet === shown}
              tabIndex={snippet === shown ? 0 : -1}
              onClick={() => setChosen(place)}
            >
              {name(snippet)}
            </button>
          ))}
        </div>
        <CopyButton text={shown.code} onCopy={onCopy} voice={voice} />
      </div>
      <pre role="tabpanel" id={`${id}-code`} aria-labelledby={`${id}-tab-${snippets.indexOf(shown)}`} tabIndex={0}><Value text={shown.code} /></pre>
    </div>
  );
}
