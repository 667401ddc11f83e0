/** Access is denied for legal reasons. */
import { fieldValue } from '../../http/fields';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'legal-block',
  spec: 'https://www.rfc-editor.org/rfc/rfc7725',
  detect(evidence: Evidence) {
    const sign = signFor('legal-block', evidence);
    if (sign === null) return null;
    const link = evidence.answer === null ? null : fieldValue(evidence.answer.headers, 'link');
    const blockedBy = /<([^<>\s]{1,300})>[^,]{0,80}rel="?blocked-by/i.exec(link ?? '')?.[1] ?? evidence.problem?.members['blocked_by'] ?? '';
    return { confidence: sign.confidence, proof: sign.proof, params: { blockedBy } };
  },
  fixes: {
    'ask-for-the-reason': { who: 'api-owner', snippets: (_params, { exchange }) => [supportNote(exchange)] },
    'handle-451': { who: 'client-dev' },
  },
});
