/** Texts to copy: one tab for each platform, or a list to choose from where there are many. */
import { useId, useRef, useState } from 'preact/hooks';
import type { Snippet } from '../diagnosis/cause';
import { CopyButton } from './CopyButton';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly snippets: readonly Snippet[];
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** More tabs than these stand in a row no longer. */
const MOST_TABS = 5;

/** What was chosen last: whoever runs nginx wants it for the next call as well. */
let lastChosen: string | null = null;

/** The snippets; a single one has no tabs. */
export function Snippets({ snippets, voice, onCopy }: Props) {
  const id = useId();
  const [platform, setPlatform] = useState(lastChosen);
  const shown = snippets.find((snippet) => snippet.platform === platform) ?? snippets[0];
  if (shown === undefined) return null;
  const { platforms, platform: label, executed, notExecuted } = voice.ui.fixes;
  const name = ({ platform: slug }: Snippet): string => (Object.hasOwn(platforms, slug) ? platforms[slug] : null) ?? slug;
  const choose = (slug: string): void => {
    lastChosen = slug;
    setPlatform(slug);
  };
  return (
    <div class="snippet" data-platform={shown.platform} data-executed={shown.executed}>
      <div class="snippet-bar">
        {snippets.length > MOST_TABS ? (
          <label class="choose">
            {label} <select value={shown.platform} data-choose-platform onChange={(event) => choose(event.currentTarget.value)}>{snippets.map((snippet) => <option key={snippet.platform} value={snippet.platform}>{name(snippet)}</option>)}</select>
          </label>
        ) : (
          <Tabs snippets={snippets} shown={shown} id={id} name={name} onChoose={choose} />
        )}
        <CopyButton text={shown.code} onCopy={onCopy} voice={voice} />
      </div>
      {shown.executed === undefined ? null : <p class={`quiet ran${shown.executed ? '' : ' not'}`}>{shown.executed ? executed : notExecuted}</p>}
      <pre role={snippets.length > MOST_TABS ? undefined : 'tabpanel'} id={`${id}-code`} aria-labelledby={snippets.length > MOST_TABS ? undefined : `${id}-tab-${snippets.indexOf(shown)}`} tabIndex={0}><Value text={shown.code} /></pre>
    </div>
  );
}

interface TabsProps {
  readonly snippets: readonly Snippet[];
  readonly shown: Snippet;
  readonly id: string;
  readonly name: (snippet: Snippet) => string;
  readonly onChoose: (platform: string) => void;
}

function Tabs({ snippets, shown, id, name, onChoose }: TabsProps) {
  const tabs = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = (snippets.indexOf(shown) + step + snippets.length) % snippets.length;
    const chosen = snippets[next];
    if (step === 0 || chosen === undefined) return;
    event.preventDefault();
    onChoose(chosen.platform);
    tabs.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
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
          onClick={() => onChoose(snippet.platform)}
        >
          {name(snippet)}
        </button>
      ))}
    </div>
  );
}
