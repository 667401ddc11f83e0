/** The page's own content security policy forbids the call. */
import { originOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'blocked-by-csp',
  spec: 'https://www.w3.org/TR/CSP3/#directive-connect-src',
  detect(evidence: Evidence) {
    const found = networkWord(evidence, /^(?:csp(?::[a-z-]{0,40})?|net::ERR_BLOCKED_BY_CSP|NS_ERROR_CONTENT_BLOCKED)$/);
    if (found === null) return null;
    const directive = /^csp:([a-z-]+)$/.exec(found.word)?.[1] ?? 'connect-src';
    return {
      // Firefox has one word for mixed content and for content security policies.
      confidence: found.word === 'NS_ERROR_CONTENT_BLOCKED' ? 'possible' : 'certain',
      proof: [found.proof],
      params: { directive, target: originOf(evidence.exchange.request.url) ?? '' },
    };
  },
  fixes: {
    'allow-in-policy': { who: 'client-dev', snippets: ({ directive, target }) => [{ platform: 'http', code: `Content-Security-Policy: ${directive} 'self' ${target}` }] },
  },
});
