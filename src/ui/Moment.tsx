/** A moment as local time and, where that is another reading, as UTC. */
import { isLocalUtc, localTime, utcTime } from '../locales/times';
import type { Voice } from '../locales/voice';

/** The two readings, each kept on one line. */
export function Moment({ epochMs, voice }: { readonly epochMs: number; readonly voice: Voice }) {
  return (
    <>
      <time>{localTime(epochMs)}</time>
      {isLocalUtc(epochMs) ? null : <> <time class="quiet">{voice.ui.credentials.utc(utcTime(epochMs))}</time></>}
    </>
  );
}
