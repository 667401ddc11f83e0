/** The amount that was granted for a day, a month or a plan is used up. */
import { parseDate } from '../../http/dates';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'quota-exceeded',
  spec: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
  detect(evidence: Evidence) {
    const sign = signFor('quota-exceeded', evidence);
    if (sign === null) return null;
    const { rateLimit, problem } = evidence;
    const number = (...names: string[]): number | null => {
      const value = names.map((name) => problem?.members[name]).find((text) => text !== undefined && /^\d{1,15}$/.test(text));
      return value === undefined ? null : Number(value);
    };
    const reset = parseDate(problem?.members['resets_at'] ?? problem?.members['reset_at'] ?? '');
    const now = evidence.serverTime?.epochMs ?? null;
    return {
      confidence: sign.confidence,
      proof: sign.proof,
      params: { limit: number('quota', 'limit', 'quota_limit') ?? rateLimit?.limit ?? null, used: number('used', 'usage', 'quota_used'), resetSeconds: rateLimit?.resetSeconds ?? rateLimit?.retryAfterSeconds ?? (reset !== null && now !== null && reset > now ? Math.round((reset - now) / 1000) : null) },
    };
  },
  fixes: {
    'raise-quota': { who: 'account-admin', snippets: ({ limit }, { exchange }) => [supportNote(exchange, { limit: limit === null ? '' : String(limit) })] },
    'wait-for-reset': { who: 'end-user' },
    'use-less': { who: 'client-dev' },
  },
});
