/** A value with hidden stretches, and a button that shows it as it was for a moment. What it shows is in no state but its own. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

/** How long a value stays to be seen, in milliseconds. */
const MOMENT_MS = 20_000;

interface Props {
  readonly onReveal: () => Promise<string | null>;
  readonly voice: Voice;
  /** The value with its hidden stretches. */
  readonly children: ComponentChildren;
}

/** Hides again by itself, when the page is left, and with the row. */
export function HiddenValue({ onReveal, voice, children }: Props) {
  const { reveal: words } = voice.ui;
  const [shown, setShown] = useState<{ readonly value: string | null } | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const hide = (): void => setShown(null);
    const timer = setTimeout(hide, MOMENT_MS);
    document.addEventListener('visibilitychange', hide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [shown]);
  const isShown = shown !== null && shown.value !== null;
  return (
    <>
      {isShown ? <span data-revealed><Value text={shown.value ?? ''} /></span> : children}{' '}
      <button type="button" class="reveal" aria-pressed={isShown} title={words.hint} onClick={() => void (shown === null ? onReveal().then((value) => setShown({ value })) : setShown(null))}>{isShown ? words.hide : words.show}</button>
      <span class="quiet" role="status">{shown !== null && shown.value === null ? ` ${words.gone}` : ''}</span>
    </>
  );
}
