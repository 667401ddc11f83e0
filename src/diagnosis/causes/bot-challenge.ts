/** A challenge for browsers and people stands before the API; a program's call cannot answer it. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'bot-challenge',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const sign = signFor('bot-challenge', evidence);
    if (sign === null) return null;
    const { refusal, references: [first] } = evidence.recognition;
    return { confidence: sign.confidence, proof: sign.proof, params: { vendor: refusal?.vendor ?? '', reference: first === undefined ? '' : `${first.name} ${first.value}` } };
  },
  fixes: {
    'pass-challenge': { who: 'end-user' },
    'exempt-the-api': { who: 'api-owner', snippets: ({ reference }, { exchange }) => [supportNote(exchange, { reference })] },
  },
});
