/** The APIs that are known by name, and which of them a host belongs to. Data only. */
import { isUnderDomain } from '../http/origin';
import type { Profile } from './profile';
import { tokenim } from './tokenim';

export const profiles: readonly Profile[] = [tokenim];

/** The profile that `host` (lower case, no port) belongs to, or null. */
export function profileFor(host: string): Profile | null {
  return profiles.find(({ domains }) => domains.some((domain) => isUnderDomain(host, domain))) ?? null;
}
