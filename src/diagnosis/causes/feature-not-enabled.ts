/** The API or feature is switched off for this project. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'feature-not-enabled',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const sign = signFor('feature-not-enabled', evidence);
    if (sign === null) return null;
    const members = evidence.problem?.members ?? {};
    const feature = members['feature'] ?? members['required_feature'] ?? members['service'] ?? members['api'] ?? '';
    const page = /https:\/\/[^\s"'<>\\]{4,300}/.exec(evidence.problem?.detail ?? '')?.[0]?.replace(/[.,;]$/, '') ?? '';
    return { confidence: sign.confidence, proof: sign.proof, params: { feature, page } };
  },
  fixes: {
    'enable-feature': { who: 'account-admin', snippets: ({ feature }, { exchange }) => [supportNote(exchange, { feature })] },
    'wait-for-activation': { who: 'client-dev' },
  },
});
