/** A button that hands a text to the clipboard callback and says whether that worked. */
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './Icon';
import type { Voice } from '../locales/voice';

interface Props {
  readonly text: string | (() => string);
  readonly label?: string;
  readonly onCopy: (text: string) => Promise<void>;
  readonly voice: Voice;
}

const SHOWN_MS = 2000;

/** A copy button; its result is announced and shown for two seconds. */
export function CopyButton({ text, label, onCopy, voice: { ui } }: Props) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result === null) return undefined;
    const timer = setTimeout(() => setResult(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = (): void => {
    onCopy(typeof text === 'string' ? text : text()).then(
      () => setResult('copied'),
      () => setResult('failed'),
    );
  };
  return (
    <button type="button" class="button copy" data-copy onClick={copy}>
      <Icon name={result === 'copied' ? 'check' : 'copy'} />
      <span aria-live="polite">{result === null ? (label ?? ui.copy) : result === 'copied' ? ui.copied : ui.copyFailed}</span>
    </button>
  );
}
