/** The domain has no ICP filing, so a provider in mainland China stops it. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'icp-not-registered',
  spec: 'https://beian.miit.gov.cn/',
  detect(evidence: Evidence) {
    const sign = signFor('icp-not-registered', evidence);
    if (sign === null) return null;
    const { refusal, references: [first] } = evidence.recognition;
    return { confidence: sign.confidence, proof: sign.proof, params: { vendor: refusal?.vendor ?? '', reference: first === undefined ? '' : `${first.name} ${first.value}` } };
  },
  fixes: {
    'file-for-icp': { who: 'api-owner' },
    'use-filed-domain': { who: 'client-dev' },
  },
});
