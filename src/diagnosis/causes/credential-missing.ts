/** No credential where this API looks for one. */
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { fetchCall } from '../snippets';

export default defineCause({
  id: 'credential-missing',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2',
  detect({ exchange, answer, status, failure, problem, profile, challenges }: Evidence) {
    if (failure === 'none' || answer === null || ![400, 401, 403].includes(status)) return null;
    if (exchange.request.credentials.length > 0) return null;
    const places = (profile?.credentialPlaces ?? []).map(({ place, name }) => `${place}:${name}`);
    const params = { places, api: profile?.name ?? '', tokenEndpoint: profile?.tokenEndpoint ?? '' };
    const code = problem?.code;
    if (code != null && profile?.errorCodes[code] === 'credential-missing') {
      return { confidence: 'certain', proof: [{ message: answer.message, part: 'body', value: code }], params };
    }
    const [challenge] = challenges;
    if (challenge !== undefined && challenge.params['error'] === undefined && status === 401 && exchange.request.headersComplete) {
      return {
        confidence: 'certain',
        proof: [
          { message: answer.message, part: 'www-authenticate', value: challenge.source },
          { message: 'request', part: 'authorization', value: null },
        ],
        params,
      };
    }
    return null;
  },
  fixes: {
    'attach-credential': { who: 'client-dev', snippets: (_params, { exchange }) => [fetchCall(exchange, { Authorization: '`Bearer ${accessToken}`' })] },
    'get-credential': { who: 'client-dev', when: ({ tokenEndpoint }) => tokenEndpoint !== '' },
  },
});
