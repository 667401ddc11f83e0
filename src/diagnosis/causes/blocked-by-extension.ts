/** Something in the browser stopped the call before it was sent: another extension, or request blocking in DevTools. */
import { hostOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'blocked-by-extension',
  spec: 'https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^net::ERR_BLOCKED_BY_CLIENT$/);
    // Request blocking in DevTools reports itself in the same word.
    return found === null ? null : { confidence: 'likely', proof: [found.proof], params: { error: found.word, host: hostOf(evidence.exchange.request.url) } };
  },
  fixes: {
    'allow-in-extension': { who: 'end-user' },
    'try-without-extensions': { who: 'end-user' },
    'rename-blocked-url': { who: 'api-owner' },
  },
});
