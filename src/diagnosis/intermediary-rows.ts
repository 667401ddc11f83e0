/** The table of intermediaries, in order: among refusals of equal confidence the earlier row is named. Data only; the rows stand by realm. */
import type { IntermediaryRow } from './intermediaries';
import { aws } from './intermediary-rows/aws';
import { china } from './intermediary-rows/china';
import { cloudflare } from './intermediary-rows/cloudflare';
import { corporate } from './intermediary-rows/corporate';
import { edges } from './intermediary-rows/edges';
import { firewalls } from './intermediary-rows/firewalls';
import { gateways } from './intermediary-rows/gateways';
import { hosting } from './intermediary-rows/hosting';

/** The caller's own network comes first: it answers in the name of all behind it. Stock pages of web servers come last. */
export const rows: readonly IntermediaryRow[] = [...corporate, ...firewalls, ...cloudflare, ...aws, ...edges, ...china, ...gateways, ...hosting];
