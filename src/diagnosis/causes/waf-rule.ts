/** A firewall rule in front of the API refused the call. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'waf-rule',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const sign = signFor('waf-rule', evidence);
    if (sign === null) return null;
    const { refusal, references: [first] } = evidence.recognition;
    return { confidence: sign.confidence, proof: sign.proof, params: { vendor: refusal?.vendor ?? '', reference: first === undefined ? '' : `${first.name} ${first.value}` } };
  },
  fixes: {
    'ask-for-exception': { who: 'api-owner', snippets: ({ reference }, { exchange }) => [supportNote(exchange, { reference })] },
    'change-the-call': { who: 'client-dev' },
  },
});
