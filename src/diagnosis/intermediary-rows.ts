/** The table of intermediaries, in order: among refusals of equal confidence the earlier row is named. Data only; the rows stand by realm. */
import type { IntermediaryRow } from './intermediaries';
import { accessPortals } from './intermediary-rows/access-portals';
import { aws } from './intermediary-rows/aws';
import { botManagers } from './intermediary-rows/bot-managers';
import { china } from './intermediary-rows/china';
import { cloudFirewalls } from './intermediary-rows/cloud-firewalls';
import { cloudflare } from './intermediary-rows/cloudflare';
import { corporate } from './intermediary-rows/corporate';
import { edges } from './intermediary-rows/edges';
import { firewalls } from './intermediary-rows/firewalls';
import { gateways } from './intermediary-rows/gateways';
import { hosting } from './intermediary-rows/hosting';
import { cdns } from './intermediary-rows/cdns';
import { clouds } from './intermediary-rows/clouds';
import { moreFirewalls } from './intermediary-rows/more-firewalls';
import { objectStores, withHost } from './intermediary-rows/object-stores';
import { unnamed } from './intermediary-rows/unnamed';

/** The caller's own network comes first: it answers in the name of all behind it. Stock pages of web servers come last. */
export const rows: readonly IntermediaryRow[] = [...corporate, ...cloudFirewalls, ...moreFirewalls, ...botManagers, ...firewalls, ...cloudflare, ...aws, ...edges, ...clouds, ...cdns, ...china, ...gateways, ...accessPortals, ...hosting, ...objectStores, ...unnamed].map(withHost);
