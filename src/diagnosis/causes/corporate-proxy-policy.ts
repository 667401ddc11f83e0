/** The caller's own network refuses. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'corporate-proxy-policy',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8',
  detect(evidence: Evidence) {
    const sign = signFor('corporate-proxy-policy', evidence);
    if (sign === null) return null;
    const { refusal, references: [first] } = evidence.recognition;
    return { confidence: sign.confidence, proof: sign.proof, params: { vendor: refusal?.vendor ?? '', reference: first === undefined ? '' : `${first.name} ${first.value}` } };
  },
  fixes: {
    'ask-network-admin': { who: 'network-admin', snippets: ({ reference }, { exchange }) => [supportNote(exchange, { reference })] },
    'try-other-network': { who: 'end-user' },
  },
});
