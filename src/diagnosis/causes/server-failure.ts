/** The server failed; it did not refuse. */
import { accessSigns, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { hasOwnNotice } from '../own-notice';
import { retryLater, supportNote } from '../snippets';

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
      confidence: documented !== undefined ? 'certain' : contradicted || notice ? 'possible' : plain ? 'certain' : 'likely',
      proof: [{ message: answer.message, part: 'status', value: String(status) }, ...(documented?.proof ?? [])] as const,
      params: { status, gateway, reference: reference === undefined ? '' : `${reference.name} ${reference.value}` },
    };
  },
  fixes: {
    'retry-later': { who: 'client-dev', snippets: (_params, { exchange }) => [retryLater(exchange)] },
    'look-into-logs': { who: 'api-owner', snippets: ({ reference }, { exchange }) => [supportNote(exchange, { reference })] },
  },
});
