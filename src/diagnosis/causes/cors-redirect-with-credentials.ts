/** A redirect of a cross-origin call leads to a URL with a user name or password in it. */
import { redirectTarget } from '../../http/cors';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-redirect-with-credentials',
  spec: 'https://fetch.spec.whatwg.org/#concept-http-redirect-fetch',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'RedirectContainsCredentials');
    if (refusal?.answer == null) return null;
    const { status, request, answer, confidence, message, proof } = refusal;
    const target = redirectTarget(request.url, answer);
    return {
      confidence,
      proof: [proof('location'), { message, part: 'status', value: String(status) }],
      params: { status, target: target === null ? '' : target.origin + target.pathname },
    };
  },
  fixes: {
    'redirect-without-userinfo': { who: 'api-owner' },
    'call-final-url': { who: 'client-dev' },
  },
});
