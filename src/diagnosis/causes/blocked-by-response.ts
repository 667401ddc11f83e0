/** The browser kept an answer from the page: cross-origin resource policy, embedder policy, or opaque response blocking. */
import { fieldValue } from '../../http/fields';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'blocked-by-response',
  spec: 'https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:net::ERR_BLOCKED_BY_(?:RESPONSE|ORB)|NS_ERROR_DOM_(?:CORP|COEP|COOP)_FAILED)/);
    if (found === null) return null;
    const { answer } = evidence;
    const policy = answer === null ? null : fieldValue(answer.headers, 'cross-origin-resource-policy');
    const rule = found.word.endsWith('ORB') ? 'orb' : /COEP/i.test(found.word) ? 'coep' : 'corp';
    return {
      confidence: 'certain',
      proof: [found.proof, ...(answer === null || policy === null ? [] : [{ message: answer.message, part: 'cross-origin-resource-policy', value: policy }])],
      params: { rule, policy: policy ?? '' },
    };
  },
  fixes: {
    'call-in-cors-mode': { who: 'client-dev', when: ({ rule }) => rule === 'orb' },
    'send-resource-policy': { who: 'api-owner', when: ({ rule }) => rule !== 'orb', snippets: () => [{ platform: 'http', code: 'Cross-Origin-Resource-Policy: cross-origin' }] },
    'use-cors-attribute': { who: 'client-dev', when: ({ rule }) => rule !== 'orb' },
  },
});
