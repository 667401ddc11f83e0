/** How long and how much an organisation lets be kept, and what it rules out: of its policy the parts that the worker needs. */
import browser from 'webextension-polyfill';
import { amountOf, MOST_DAYS, MOST_MEGABYTES } from '../profiles/settings';

export interface PolicyLimits {
  readonly days: number | null;
  readonly megabytes: number | null;
}

/** Never rejects: where there is no policy there is no limit. */
export async function policyLimits(): Promise<PolicyLimits> {
  const { keep } = await browser.storage.managed.get('keep').catch((): Record<string, unknown> => ({}));
  const { days, megabytes } = (typeof keep === 'object' && keep !== null ? keep : {}) as { readonly days?: unknown; readonly megabytes?: unknown };
  return { days: amountOf(days, MOST_DAYS), megabytes: amountOf(megabytes, MOST_MEGABYTES) };
}

/** What the policy rules out. Never rejects: where there is no policy everything is allowed. */
export async function policyForbids(): Promise<readonly unknown[]> {
  const { forbid } = await browser.storage.managed.get('forbid').catch((): Record<string, unknown> => ({}));
  return Array.isArray(forbid) ? forbid : [];
}
