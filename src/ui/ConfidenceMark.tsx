/** How sure a finding is: a filled, half or empty disc and the word for it. */
import type { Confidence } from '../diagnosis/cause';
import type { Voice } from '../locales/voice';

/** The disc and the word, never the colour alone. */
export function ConfidenceMark({ confidence, voice }: { readonly confidence: Confidence; readonly voice: Voice }) {
  return (
    <span class={`confidence confidence-${confidence}`}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
        <circle cx="5" cy="5" r="4" fill={confidence === 'certain' ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.25" />
        {confidence === 'likely' ? <path d="M5 1a4 4 0 0 0 0 8z" fill="currentColor" /> : null}
      </svg>
      {voice.catalog.confidence[confidence]}
    </span>
  );
}
