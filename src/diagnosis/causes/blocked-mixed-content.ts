/** A page on https called a URL on http. */
import { fetchCall } from '../snippets';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord } from '../network-words';

export default defineCause({
  id: 'blocked-mixed-content',
  spec: 'https://www.w3.org/TR/mixed-content/#should-block-fetch',
  detect(evidence: Evidence) {
    const { origin, request } = evidence.exchange;
    const mixed = origin?.startsWith('https:') === true && /^(?:http|ws):/.test(request.url);
    // Firefox has one word for mixed content and for content security policies.
    const found = networkWord(evidence, mixed ? /^(?:mixed-content|NS_ERROR_CONTENT_BLOCKED)$/ : /^mixed-content$/);
    if (found === null) return null;
    return {
      confidence: found.word === 'mixed-content' ? 'certain' : 'likely',
      proof: [found.proof],
      params: { url: request.url.split('?', 1)[0] ?? '', secureUrl: secure(request.url.split('?', 1)[0] ?? '') },
    };
  },
  fixes: {
    'use-https-url': { who: 'client-dev', snippets: (_params, { exchange }) => [fetchCall({ ...exchange, request: { ...exchange.request, url: secure(exchange.request.url) } })] },
    'serve-https': { who: 'api-owner' },
  },
});

function secure(url: string): string {
  return url.replace(/^http:/, 'https:').replace(/^ws:/, 'wss:');
}
