/** One fix: what to do, the snippets for it, and the request to whoever must do it. */
import type { Diagnosis } from '../diagnosis/diagnose';
import { requestText } from '../locales/request-text';
import type { FindingWords } from '../locales/words';
import { CopyButton } from './CopyButton';
import { Prose } from './Prose';
import { Snippets } from './Snippets';
import type { Voice } from '../locales/voice';

interface Props {
  readonly fix: FindingWords['fixes'][number];
  readonly forCause?: string | null;
  /** The owner's name stands above already. */
  readonly ownerShown?: boolean;
  readonly diagnosis: Diagnosis;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** A fix with what is needed to do it. */
export function FixCard({ fix, forCause = null, ownerShown = false, diagnosis, voice, onCopy }: Props) {
  const { fixes } = voice.ui;
  return (
    <div class="fix" data-fix={fix.id} data-who={fix.who}>
      <p>
        {ownerShown ? null : <span class="owner">{voice.catalog.owners[fix.who]}</span>} <Prose text={fix.text} />
      </p>
      {forCause === null ? null : <p class="quiet"><Prose text={fixes.forCause(forCause)} /></p>}
      <Snippets snippets={fix.snippets} voice={voice} onCopy={onCopy} />
      {fix.who === 'client-dev' ? null : (
        <CopyButton text={() => requestText(diagnosis, fix.id, voice.locale, voice.vendor)} label={fixes.copyRequest(fixes.receivers[fix.who])} onCopy={onCopy} voice={voice} />
      )}
    </div>
  );
}
