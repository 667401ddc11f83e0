/** Rows of the table of intermediaries: firewalls at the origin. Appliances first, then what runs on the server, then what runs in the site's own software. Data only. */
import type { IntermediaryRow } from '../intermediaries';
import { appliances } from './firewall-appliances';
import { cmsFirewalls } from './firewall-cms';
import { softwareFirewalls } from './firewall-software';

export const firewalls: readonly IntermediaryRow[] = [...appliances, ...softwareFirewalls, ...cmsFirewalls];
