/** The form of what was sent is not one that this resource takes. */
import { fieldValue } from '../../http/fields';
import { namesAnother, signFor, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { fetchCall } from '../snippets';
import { statedReason } from '../stated-reason';

export default defineCause({
  id: 'content-type-refused',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16',
  detect(evidence: Evidence) {
    const { answer, status, exchange, problem } = evidence;
    if (!wasRefused(evidence) || answer === null || answer.message === 'preflight-response') return null;
    const { headers, headersComplete } = exchange.request;
    const accepted = ['accept-post', 'accept-patch', 'accept'].map((name) => fieldValue(answer.headers, name)).find((value) => value !== null) ?? problem?.members['accepted']?.split(' ').join(', ') ?? '';
    const params = { sent: fieldValue(headers, 'content-type') ?? '', accepted, status };
    const sign = signFor('content-type-refused', evidence);
    if (sign?.confidence === 'certain') return { confidence: 'certain', proof: sign.proof, params };
    if (status === 415 && !namesAnother(/^content-type-refused$/, evidence)) {
      const proof = [{ message: answer.message, part: 'status', value: '415' } as const, ...(sign?.proof ?? [])] as const;
      // RFC 9110 section 15.5.16 gives 415 to a refused content coding too; without one it is the type.
      const coded = fieldValue(headers, 'content-encoding') !== null || fieldValue(answer.headers, 'accept-encoding') !== null;
      const stated = statedReason((cause) => cause === 'content-type-refused', evidence);
      const clear = headersComplete && !coded && stated !== 'unknown';
      return { confidence: stated === 'other' ? 'possible' : clear ? 'certain' : 'likely', proof, params };
    }
    return sign === null ? null : { confidence: sign.confidence, proof: sign.proof, params };
  },
  fixes: {
    'send-accepted-type': {
      who: 'client-dev',
      snippets: ({ accepted }, { exchange }) => [fetchCall(exchange, { 'Content-Type': accepted.split(',')[0]?.trim() || 'application/json' })],
    },
    'accept-type': { who: 'api-owner' },
  },
});
