/** Which domains are watched: the built-in profiles' and those that the user added. Kept in `storage.local`, nothing kept twice. */
import browser from 'webextension-polyfill';
import { hostOf, isUnderDomain } from '../http/origin';

const KEY = 'domains';

/** Domains that the user added, lower case. */
export async function addedDomains(): Promise<readonly string[]> {
  const { [KEY]: value } = await browser.storage.local.get(KEY);
  return Array.isArray(value) ? value.filter((domain) => typeof domain === 'string') : [];
}

/** Adds one domain, as `readDomain` gave it. */
export async function addDomain(domain: string): Promise<void> {
  const domains = await addedDomains();
  if (!domains.includes(domain)) await browser.storage.local.set({ [KEY]: [...domains, domain] });
}

export async function removeDomain(domain: string): Promise<void> {
  await browser.storage.local.set({ [KEY]: (await addedDomains()).filter((one) => one !== domain) });
}

/** A domain name from what a person typed (a URL, a host, with or without port); null when it is none. */
export function readDomain(input: string): string | null {
  const trimmed = input.trim();
  const candidate = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const host = /[\s"'<>*]/.test(trimmed) ? '' : hostOf(candidate);
  const isName = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(host);
  return isName || host === 'localhost' || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) ? host : null;
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
