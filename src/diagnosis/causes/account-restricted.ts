/** The account itself is suspended, unpaid, on the wrong plan, or not approved. */
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

/** Which of the restrictions the proof's words name. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['plan', /plan|tier|upgrade|subscription|membership|licen[cs]e|access level|elevated|套餐|版本|会员|升级/i],
  ['payment', /pay|bill|balance|funds|overdue|past ?due|arrear|欠费|余额|402/i],
  ['approval', /approv|terms|verif|审核|实名/i],
  ['suspended', /suspend|disabl|deactiv|lock|block|ban|frozen|inactive|closed|封|冻结|停|禁用|锁定|注销/i],
];

export default defineCause({
  id: 'account-restricted',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const sign = signFor('account-restricted', evidence);
    if (sign === null) return null;
    const members = evidence.problem?.members ?? {};
    const kind = KINDS.find(([, words]) => words.test(sign.proof[0].value ?? ''))?.[0] ?? 'unknown';
    const plan = members['required_plan'] ?? members['requiredplan'] ?? members['plan'] ?? '';
    return { confidence: sign.confidence, proof: sign.proof, params: { kind, plan } };
  },
  fixes: {
    'change-plan': { who: 'account-admin', when: ({ kind }) => kind === 'plan' },
    'settle-payment': { who: 'account-admin', when: ({ kind }) => kind === 'payment' },
    'ask-for-reinstatement': { who: 'account-admin', when: ({ kind }) => kind !== 'plan' && kind !== 'payment', snippets: (_params, { exchange }) => [supportNote(exchange)] },
  },
});
