/** A time inside a token: local, UTC, and how far from the call it lies. */
import { localTime, span, utcTime } from './times';
import type { Voice } from './voice';

interface Props {
  readonly label: string;
  readonly epochMs: number;
  /** When the call was made. */
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
        {localTime(epochMs, voice.locale)} <span class="quiet">{credentials.utc(utcTime(epochMs))} · {epochMs < at ? credentials.beforeCall(distance) : credentials.afterCall(distance)}</span>
      </dd>
    </div>
  );
}
