/** How long and how much an organisation lets be kept, and what it rules out: of its policy the parts that the worker needs. */
import browser from 'webextension-polyfill';

export interface PolicyLimits {
  readonly days: number | null;
  readonly megabytes: number | null;
}

/** Never rejects: where there is no policy there is no limit. */
export async function policyLimits(): Promise<PolicyLimits> {
  const { keep } = await browser.storage.managed.get('keep').catch((): Record<string, unknown> => ({}));
  const { days, megabytes } = (typeof keep === 'object' && keep !== null ? keep : {}) as { readonly days?: unknown; readonly megabytes?: unknown };
  const amount = (value: unknown, most: number): number | null => (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most ? (value as number) : null);
  return { days: amount(days, 365), megabytes: amount(megabytes, 1000) };
}

/** What the policy rules out. Never rejects: where there is no policy everything is allowed. */
export async function policyForbids(): Promise<readonly unknown[]> {
  const { forbid } = await browser.storage.managed.get('forbid').catch((): Record<string, unknown> => ({}));
  return Array.isArray(forbid) ? forbid : [];
}
