/** Rows of the table of intermediaries: mainland China. Who closes names without a filing, clouds, firewalls. Data only. */
import type { IntermediaryRow } from '../intermediaries';
import { chinaClouds } from './china-clouds';
import { chinaFiling } from './china-filing';
import { chinaFirewalls } from './china-firewalls';

export const china: readonly IntermediaryRow[] = [...chinaFiling, ...chinaClouds, ...chinaFirewalls];
