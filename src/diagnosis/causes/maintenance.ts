/** The service is closed for maintenance. */
import { accessSigns, signFor, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { hasOwnNotice } from '../own-notice';
import { retryLater, sendField } from '../snippets';

export default defineCause({
  id: 'maintenance',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4',
  detect(evidence: Evidence) {
    const { answer, status, rateLimit } = evidence;
    const retryAfterSeconds = rateLimit?.retryAfterSeconds ?? null;
    const sign = signFor('maintenance', evidence);
    if (sign !== null) return { confidence: sign.confidence, proof: sign.proof, params: { retryAfterSeconds } };
    if (!wasRefused(evidence) || answer === null || status !== 503 || ((retryAfterSeconds ?? 0) < 60 && !hasOwnNotice(evidence))) return null;
    if (accessSigns(evidence).some(({ confidence }) => confidence !== 'possible')) return null;
    // 503 with a time to come back: overload or maintenance (RFC 9110 section 15.6.4). A long time, or a notice that somebody wrote, speaks for the latter.
    return { confidence: 'possible', proof: [{ message: answer.message, part: 'status', value: '503' }] as const, params: { retryAfterSeconds } };
  },
  fixes: {
    'wait-and-retry': { who: 'client-dev', snippets: (_params, { exchange }) => [retryLater(exchange)] },
    'wait': { who: 'end-user' },
    'say-until-when': { who: 'api-owner', when: ({ retryAfterSeconds }) => retryAfterSeconds === null, snippets: () => sendField('Retry-After', '1800') },
  },
});
