/** The login is good, and a stronger or fresher one is wanted. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'step-up-required',
  spec: 'https://www.rfc-editor.org/rfc/rfc9470#section-3',
  detect(evidence: Evidence) {
    const sign = signFor('step-up-required', evidence);
    if (sign === null) return null;
    const params = evidence.challenges.find(({ params: { error } }) => error === 'insufficient_user_authentication')?.params ?? {};
    const maxAge = /^\d{1,9}$/.test(params['max_age'] ?? '') ? Number(params['max_age']) : null;
    return { confidence: sign.confidence, proof: sign.proof, params: { acr: params['acr_values'] ?? '', maxAgeSeconds: maxAge } };
  },
  fixes: {
    'verify-again': { who: 'end-user' },
    'ask-for-stronger-login': {
      who: 'client-dev',
      snippets: ({ acr, maxAgeSeconds }) => [
        {
          platform: 'fetch',
          code: [
            "const login = new URL('/oauth/authorize', AUTH_SERVER);",
            ...(acr === '' ? [] : [`login.searchParams.set('acr_values', ${JSON.stringify(acr)});`]),
            `login.searchParams.set('max_age', '${maxAgeSeconds ?? 0}');`,
            'location.assign(login);',
          ].join('\n'),
        },
      ],
    },
  },
});
