/** The server failed; it did not refuse. */
import { accessSigns, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { hasOwnNotice } from '../own-notice';
import { retryLater, supportNote } from '../snippets';

/** Words of access: a fault about who is calling, in whatever words, is no plain fault of the server. */
const ACCESS = /auth|permi(?:ssion|tted)|forbid|denied|access|token|credential|secur|signature|certificate|login|session|licen[sc]e|quota|polic|block|allow|鉴权|认证|权限|令牌|登录|签名|拒绝|禁止/i;

function speaksOfAccess(evidence: Evidence): boolean {
  const { problem, text } = evidence;
  return problem === null ? text.length <= 400 && ACCESS.test(text) : [...problem.codes, ...problem.messages, ...problem.asides].some((said) => ACCESS.test(said));
}

export default defineCause({
  id: 'server-failure',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
  detect(evidence: Evidence) {
    const { answer, status, recognition } = evidence;
    if (!wasRefused(evidence) || answer === null || status < 500 || status > 599 || status === 501 || status === 511) return null;
    const signs = accessSigns(evidence).filter(({ cause }) => cause !== 'server-failure');
    const documented = accessSigns(evidence).find(({ cause, source }) => cause === 'server-failure' && source === 'documented');
    const contradicted = signs.some(({ confidence }) => confidence !== 'possible');
    // 503 is also the status of challenges, of limits and of maintenance; the others are the server's own trouble.
    // A server's own page for it changes nothing; a firewall or a proxy that answers so has turned the call down.
    const { refusal } = recognition;
    const plain = status !== 503 && status < 520 && (refusal === null || (['hosting', 'gateway', 'storage'].includes(refusal.by) && (refusal.cause === null || refusal.cause === 'server-failure')));
    const gateway = status === 502 || status === 504 || status >= 520;
    // Somebody's own notice under a 503 is more often a closed door than a fault.
    const notice = hasOwnNotice(evidence);
    const [reference] = recognition.references;
    return {
      confidence: documented !== undefined ? 'certain' : contradicted || notice ? 'possible' : plain && !speaksOfAccess(evidence) ? 'certain' : 'likely',
      proof: [{ message: answer.message, part: 'status', value: String(status) }, ...(documented?.proof ?? [])] as const,
      params: { status, gateway, reference: reference === undefined ? '' : `${reference.name} ${reference.value}` },
    };
  },
  fixes: {
    'retry-later': { who: 'client-dev', snippets: (_params, { exchange }) => [retryLater(exchange)] },
    'look-into-logs': { who: 'api-owner', snippets: ({ reference }, { exchange }) => [supportNote(exchange, { reference })] },
  },
});
