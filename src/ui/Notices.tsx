/** What could not be seen or kept, in a slim bar, with the way to allow it where there is one. */
import type { GapKind, Notice, SightKind } from '../store/feed';
import { visible } from '../locales/visible';
import { Icon } from './Icon';
import { Prose } from './Prose';
import { localTimes } from '../locales/times';
import type { Voice } from '../locales/voice';

interface Props {
  readonly notices: readonly Notice[];
  /** null: this page may not ask (Firefox’s DevTools); the popup may. */
  readonly onGrant: ((subject: string) => void) | null;
  /** The notice with this id has been read. Left out: it stays. */
  readonly onDismiss?: ((id: string) => void) | undefined;
  readonly voice: Voice;
}

const GRANT_HELPS: readonly Notice['kind'][] = ['page-origin-not-granted', 'api-access-revoked', 'websocket-not-covered', 'redirect-without-permission'];

/** The notices, one line each. Where they are many they scroll, by keys as well. */
export function Notices({ notices, onGrant, onDismiss, voice }: Props) {
  const { ui } = voice;
  if (notices.length === 0) return null;
  return (
    <section class="notices" aria-label={ui.notices.label} tabIndex={0}>
      <ul>
        {notices.map((notice) => (
          <li key={notice.id} data-notice={notice.kind} data-notice-count={notice.count}>
            <Icon name={notice.kind === 'service-worker' || notice.kind === 'csp-blocked' || isGap(notice.kind, voice) ? 'warning' : 'eye-off'} />
            <p><Prose text={textOf(notice, voice)} /></p>
            {onGrant !== null && GRANT_HELPS.includes(notice.kind) ? (
              <button type="button" class="button" data-grant={notice.subject} onClick={() => onGrant(notice.subject)}>
                {ui.notices.grant(visible(notice.subject))}
              </button>
            ) : null}
            {onDismiss !== undefined && isGap(notice.kind, voice) ? (
              <button type="button" class="button" data-dismiss={notice.id} onClick={() => onDismiss(notice.id)}>{ui.history.dismiss}</button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function isGap(kind: SightKind | GapKind, { ui }: Voice): kind is GapKind {
  return Object.hasOwn(ui.history.gaps, kind);
}

function textOf({ kind, subject, at, from, count = 1 }: Notice, voice: Voice): string {
  if (!isGap(kind, voice)) return voice.ui.notices.kinds[kind](subject);
  const [first, last] = localTimes(Date.parse(from ?? at), Date.parse(at));
  return voice.ui.history.gaps[kind](count, last, first);
}
