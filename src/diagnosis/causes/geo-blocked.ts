/** The caller's country or region is not served. */
import { fieldValue } from '../../http/fields';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'geo-blocked',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const sign = signFor('geo-blocked', evidence);
    if (sign === null) return null;
    const { problem, answer } = evidence;
    const members = problem?.members ?? {};
    const named = members['country'] ?? members['region'] ?? members['country_code'] ?? members['client_region'] ?? members['client_country'] ?? (answer === null ? null : (fieldValue(answer.headers, 'x-country-code') ?? fieldValue(answer.headers, 'x-geo-country')));
    return { confidence: sign.confidence, proof: sign.proof, params: { country: named ?? '' } };
  },
  fixes: {
    'ask-about-region': { who: 'api-owner', snippets: ({ country }, { exchange }) => [supportNote(exchange, { country })] },
    'check-vpn': { who: 'end-user' },
    'check-exit': { who: 'network-admin' },
  },
});
