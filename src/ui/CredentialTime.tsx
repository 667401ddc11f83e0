/** A time inside a token: local, UTC, and how far from the call it lies. */
import { Moment } from './Moment';
import { span } from '../locales/times';
import type { Voice } from '../locales/voice';

interface Props {
  readonly label: string;
  readonly epochMs: number;
  /** When the server answered, by its own clock; where that is not known, when the call was made. */
  readonly at: number;
  readonly voice: Voice;
}

/** A row with the time in three readings. */
export function CredentialTime({ label, epochMs, at, voice }: Props) {
  const { credentials } = voice.ui;
  const distance = span(epochMs - at, voice);
  return (
    <div class="row">
      <dt>{label}</dt>
      <dd>
        <Moment epochMs={epochMs} voice={voice} /> <span class="quiet">· {epochMs < at ? credentials.beforeCall(distance) : credentials.afterCall(distance)}</span>
      </dd>
    </div>
  );
}
