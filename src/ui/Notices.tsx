/** What could not be seen, in a slim bar, with the way to allow it where there is one. */
import type { Notice } from '../store/feed';
import { visible } from '../locales/visible';
import { Icon } from './Icon';
import { Prose } from './Prose';
import type { Voice } from '../locales/voice';

interface Props {
  readonly notices: readonly Notice[];
  /** null: this page may not ask (Firefox’s DevTools); the popup may. */
  readonly onGrant: ((subject: string) => void) | null;
  readonly voice: Voice;
}

const GRANT_HELPS: readonly Notice['kind'][] = ['page-origin-not-granted', 'api-access-revoked', 'websocket-not-covered', 'redirect-without-permission'];

/** The notices, one line each. */
export function Notices({ notices, onGrant, voice: { ui } }: Props) {
  if (notices.length === 0) return null;
  return (
    <section class="notices" aria-label={ui.notices.label}>
      <ul>
        {notices.map(({ id, kind, subject }) => (
          <li key={id} data-notice={kind}>
            <Icon name={kind === 'service-worker' || kind === 'csp-blocked' ? 'warning' : 'eye-off'} />
            <p><Prose text={ui.notices.kinds[kind](subject)} /></p>
            {onGrant !== null && GRANT_HELPS.includes(kind) ? (
              <button type="button" class="button" data-grant={subject} onClick={() => onGrant(subject)}>
                {ui.notices.grant(visible(subject))}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
