/** The secrets of this run of the browser, asked for at the very start of a life: nothing is taken in or stored without them. */
import type { KnownSecrets } from '../../http/known-secrets';
import { sessionSecrets } from '../../store/session-secrets';

export const secrets: Promise<KnownSecrets> = sessionSecrets();
