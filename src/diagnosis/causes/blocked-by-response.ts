/** The browser kept an answer from the page for another reason than CORS: a resource, embedder or isolation policy, opaque response blocking, framing. */
import { fieldValue } from '../../http/fields';
import { defineCause, type Confidence, type Proof } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

type Rule = 'corp' | 'coep' | 'dip' | 'orb' | 'frame';

export default defineCause({
  id: 'blocked-by-response',
  spec: 'https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:net::ERR_BLOCKED_BY_(?:RESPONSE|ORB)|NS_ERROR_DOM_(?:CORP|COEP|COOP)_FAILED)/);
    if (found === null) return null;
    const { answer } = evidence;
    const field = (part: string): Proof[] => {
      const value = answer === null ? null : fieldValue(answer.headers, part);
      return answer === null || value === null ? [] : [{ message: answer.message, part, value }];
    };
    const { rule, confidence } = ruleOf(found.word, evidence);
    const policy = field('cross-origin-resource-policy');
    const shown = rule === 'frame' ? [...field('x-frame-options'), ...field('content-security-policy')] : policy;
    return { confidence, proof: [found.proof, ...shown], params: { rule, policy: policy[0]?.value ?? '' } };
  },
  fixes: {
    'call-in-cors-mode': { who: 'client-dev', when: ({ rule }) => rule === 'orb' },
    'allow-framing': { who: 'api-owner', when: ({ rule }) => rule === 'frame' },
    'send-resource-policy': { who: 'api-owner', when: ({ rule }) => ['corp', 'coep', 'dip'].includes(rule), snippets: () => [{ platform: 'http', code: 'Cross-Origin-Resource-Policy: cross-origin' }] },
    'use-cors-attribute': { who: 'client-dev', when: ({ rule }) => ['corp', 'coep', 'dip'].includes(rule) },
    'loosen-page-policy': { who: 'client-dev', when: ({ rule }) => rule === 'coep', snippets: () => [{ platform: 'http', code: 'Cross-Origin-Embedder-Policy: credentialless' }] },
  },
});

/**
 * DevTools names the rule (`….NotSameOrigin`, `….NotSameOriginAfterDefaultedToSameOriginByCoep`); `webRequest` only says that it was a rule of the
 * response. Then the response decides: one without a policy of its own is refused only for the page's, since without both everything is let in.
 */
function ruleOf(word: string, { answer, exchange }: Evidence): { readonly rule: Rule; readonly confidence: Confidence } {
  if (word.endsWith('_ORB')) return { rule: 'orb', confidence: 'certain' };
  if (word.endsWith('Dip')) return { rule: 'dip', confidence: 'certain' };
  if (/Coep|COEP/.test(word)) return { rule: 'coep', confidence: 'certain' };
  if (/NotSame(?:Origin|Site)$|CORP_FAILED$/.test(word)) return { rule: 'corp', confidence: 'certain' };
  if (exchange.resourceType === 'document' || exchange.mode === 'navigate') return { rule: 'frame', confidence: 'likely' };
  const policy = answer === null ? null : fieldValue(answer.headers, 'cross-origin-resource-policy');
  if (policy !== null && /^same-(?:origin|site)$/.test(policy)) return { rule: 'corp', confidence: 'certain' };
  return { rule: answer === null ? 'corp' : 'coep', confidence: 'likely' };
}
