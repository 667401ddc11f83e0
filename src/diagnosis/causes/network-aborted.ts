/** The call was cancelled on this side: by the page, or by the person leaving it. */
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'network-aborted',
  spec: 'https://dom.spec.whatwg.org/#aborting-ongoing-activities',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:net::ERR_ABORTED|NS_BINDING_ABORTED|NS_ERROR_ABORT|NS_ERROR_DOM_ABORT_ERR)$/);
    if (found === null) return null;
    return { confidence: 'likely', proof: [found.proof], params: { error: found.word, seconds: Math.round((evidence.exchange.time ?? 0) / 1000) } };
  },
  fixes: {
    'look-for-abort': { who: 'client-dev' },
    'wait-for-the-answer': { who: 'end-user' },
  },
});
