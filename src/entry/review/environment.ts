/** What the browser tells of itself and the computer. */
import type { Environment } from '../../report/report';

/** https://wicg.github.io/ua-client-hints/: only in Chromium. */
interface AgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  readonly platform: string;
  getHighEntropyValues(hints: readonly string[]): Promise<{ readonly platformVersion?: string; readonly fullVersionList?: readonly { readonly brand: string; readonly version: string }[]; readonly architecture?: string }>;
}

/** Everything but the clock. Other extensions cannot be listed without a permission that lets them be switched off: not known. */
export async function readEnvironment(): Promise<Omit<Environment, 'clockSkew'>> {
  const shared = { language: navigator.language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, online: navigator.onLine, extensions: null };
  const { userAgentData: data } = navigator as Navigator & { readonly userAgentData?: AgentData };
  if (data === undefined) {
    const [, firefox = null] = /Firefox\/([\d.]{1,20})/.exec(navigator.userAgent) ?? [];
    const [, system = null] = /\(([^;)]{1,60})/.exec(navigator.userAgent) ?? [];
    return { ...shared, browser: firefox === null ? null : `Firefox ${firefox}`, system };
  }
  const more = await data.getHighEntropyValues(['platformVersion', 'fullVersionList']).catch(() => null);
  const brands = more?.fullVersionList ?? data.brands;
  // Chromium beside the product that is made of it, and a brand that is none (GREASE).
  const named = brands.filter(({ brand }) => !/not.{0,3}a.{0,3}brand/i.test(brand));
  const product = named.find(({ brand }) => brand !== 'Chromium') ?? named[0];
  return { ...shared, browser: product === undefined ? null : `${product.brand} ${product.version}`, system: systemOf(data.platform, more?.platformVersion ?? '') };
}

/** Windows tells its version by another count: https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11. */
function systemOf(platform: string, version: string): string | null {
  if (platform === '') return null;
  if (platform !== 'Windows') return `${platform} ${version}`.trim();
  const major = Number.parseInt(version, 10);
  return major >= 13 ? 'Windows 11' : major > 0 ? 'Windows 10' : 'Windows';
}
