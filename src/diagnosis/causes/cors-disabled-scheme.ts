/** The call, or a redirect of it, leads to a URL whose scheme is not http or https. */
import { redirectTarget } from '../../http/cors';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'cors-disabled-scheme',
  spec: 'https://fetch.spec.whatwg.org/#concept-http-redirect-fetch',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'CorsDisabledScheme');
    if (refusal === null) return null;
    const { request, answer, confidence, proof } = refusal;
    const redirected = answer !== null;
    const scheme = redirected ? (redirectTarget(request.url, answer)?.protocol ?? '') : request.url.slice(0, request.url.indexOf(':') + 1);
    return { confidence, proof: [redirected ? proof('location') : { message: 'request', part: 'url', value: scheme }], params: { scheme, redirected } };
  },
  fixes: {
    'use-https-url': { who: 'client-dev', when: ({ redirected }) => !redirected },
    'redirect-to-https': { who: 'api-owner', when: ({ redirected }) => redirected },
  },
});
