/** The site or app was stopped by its owner or its host. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'site-disabled',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const sign = signFor('site-disabled', evidence);
    if (sign === null) return null;
    const { refusal, references: [first] } = evidence.recognition;
    return { confidence: sign.confidence, proof: sign.proof, params: { vendor: refusal?.vendor ?? '', reference: first === undefined ? '' : `${first.name} ${first.value}` } };
  },
  fixes: {
    'start-again': { who: 'api-owner', snippets: ({ reference }, { exchange }) => [supportNote(exchange, { reference })] },
    'check-the-address': { who: 'client-dev' },
  },
});
