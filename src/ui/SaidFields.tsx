/** The two fields in which the user says what happened: what is kept of them is what they show. Props in, callbacks out. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Voice } from '../locales/voice';

export interface Said {
  readonly did: string;
  readonly expected: string;
}

interface Props {
  readonly said: Said;
  /** Keeps what was typed; resolves to what is kept of it: secrets are hidden. */
  readonly onSay: (said: Said) => Promise<Said>;
  /** Where to put what keeps at once what was typed: for a button that ends all. */
  readonly flush?: { current: () => Promise<void> };
  readonly voice: Voice;
}

const FIELDS = ['did', 'expected'] as const;
/** Typing has come to rest. */
const REST_MS = 600;

/** Two text fields. What looked like a secret is shown hidden as soon as the field is left, and said. */
export function SaidFields({ said, onSay, flush, voice: { ui: { recording: words } } }: Props) {
  const [typed, setTyped] = useState(said);
  const [hidden, setHidden] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<Said | null>(null);
  const keep = async (now: Said, show: boolean): Promise<void> => {
    clearTimeout(timer.current);
    latest.current = null;
    const kept = await onSay(now);
    const differs = kept.did !== now.did || kept.expected !== now.expected;
    setHidden((before) => before || differs);
    if (show) setTyped(kept);
  };
  const change = (name: (typeof FIELDS)[number], text: string): void => {
    const now = { ...typed, [name]: text };
    setTyped(now);
    latest.current = now;
    clearTimeout(timer.current);
    // A popup closes without a word: what was typed is kept while it is.
    timer.current = setTimeout(() => void keep(now, false).catch(() => undefined), REST_MS);
  };
  const keepLatest = async (): Promise<void> => {
    if (latest.current !== null) await keep(latest.current, false);
  };
  if (flush !== undefined) flush.current = keepLatest;
  useEffect(() => {
    const leave = (): void => void keepLatest().catch(() => undefined);
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  });
  return (
    <div class="said">
      {FIELDS.map((name) => (
        <label key={name}>
          <span>{words[name]}</span>
          <textarea rows={2} maxLength={10_000} data-said={name} value={typed[name]} placeholder={name === 'did' ? words.didHint : words.expectedHint} onInput={(event) => change(name, event.currentTarget.value)} onBlur={(event) => void keep({ ...typed, [name]: event.currentTarget.value }, true).catch(() => undefined)} />
        </label>
      ))}
      <p role="status" class="secret-hidden" data-hidden={hidden}>{hidden ? words.hidden : null}</p>
    </div>
  );
}
