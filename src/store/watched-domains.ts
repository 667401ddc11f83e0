/** Which domains are watched: the built-in profiles' and those that the user added, which are the granted host permissions: nothing is kept twice. */
import browser from 'webextension-polyfill';
import { hostOf, isDomainName, isUnderDomain } from '../http/origin';
import { profiles } from '../profiles';

/** Those that need no adding. */
export const builtInDomains: readonly string[] = profiles.flatMap(({ domains }) => domains);

const KEY = 'domains';

/**
 * Every watched domain, lower case. An added one is granted for every scheme (`*://*.api.example/*`); a page's origin that may merely be seen
 * is granted with its own (`https://app.example/*`), so the two are told apart. A popup closes as soon as the browser's prompt opens: what it
 * was going to do afterwards is never done, and here need not be.
 */
export async function watchedDomains(): Promise<readonly string[]> {
  // Firefox gives no permissions API to the pages of DevTools: there the worker's last answer counts.
  if ((browser as { permissions?: unknown }).permissions === undefined) {
    const { [KEY]: told } = await browser.storage.session.get(KEY);
    return Array.isArray(told) ? told : builtInDomains;
  }
  const { origins = [] } = await browser.permissions.getAll();
  const added = origins.flatMap((pattern) => /^\*:\/\/(?:\*\.)?([^/*]+)\/\*$/.exec(pattern)?.[1] ?? []);
  return [...new Set([...builtInDomains, ...added])];
}

/** Leaves the worker's answer where a page without the permissions API finds it. */
export async function tellDomains(domains: readonly string[]): Promise<void> {
  await browser.storage.session.set({ [KEY]: domains });
}

/** True when `domain` needs no adding. */
export function isBuiltIn(domain: string): boolean {
  return builtInDomains.some((known) => isUnderDomain(domain, known));
}

/** Match patterns of the built-in APIs, as the manifest grants them. */
export function builtInPatterns(): readonly string[] {
  return builtInDomains.flatMap(domainPatterns);
}

/** A domain name from what a person typed (a URL, a host, with or without port); null when it is none. */
export function readDomain(input: string): string | null {
  const trimmed = input.trim();
  const candidate = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const host = /[\s"'<>*]/.test(trimmed) ? '' : hostOf(candidate);
  // The URL Standard completes `1.2.3` to an address that nobody typed.
  const isAddress = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) && trimmed.includes(host);
  return isDomainName(host) || isAddress || host === 'localhost' ? host : null;
}

/** True when `url` is on one of `domains` or under it. */
export function isWatchedUrl(url: string, domains: readonly string[]): boolean {
  const host = hostOf(url);
  return host !== '' && domains.some((domain) => isUnderDomain(host, domain));
}

/** Match patterns that cover a domain and the names under it, for web and WebSocket calls. */
export function domainPatterns(domain: string): string[] {
  const hosts = domain === 'localhost' || /^[\d.]+$/.test(domain) ? [domain] : [`*.${domain}`];
  return hosts.flatMap((host) => [`*://${host}/*`, `ws://${host}/*`, `wss://${host}/*`]);
}
