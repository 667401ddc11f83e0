/** What any context of the extension learns to be a secret is hidden in what was kept before. */
import { knownSecrets, type SecretMark } from '../../http/known-secrets';
import { onAnnounced } from '../../store/changes';
import { fingerprintKey } from '../../store/fingerprint-key';
import { sweep } from '../../store/sweep';

/** What is learnt in the same moment is looked for together. */
const WAIT_MS = 300;

let fresh: SecretMark[] = [];
let sweeping: Promise<void> | null = null;

/** From now on, and as long as this life lasts. */
export function hideWhatIsLearnt(): void {
  onAnnounced('secrets', (marks) => {
    fresh.push(...marks);
    sweeping ??= sweepAll().finally(() => (sweeping = null));
  });
}

async function sweepAll(): Promise<void> {
  const key = await fingerprintKey();
  if (key === null) return;
  do {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    // Only the new ones: what was known before was hidden when it came.
    const known = knownSecrets(key);
    known.learn(fresh);
    fresh = [];
    await sweep(known.hide).catch(() => undefined);
  } while (fresh.length > 0);
}
