/** THE list of scenarios: the demo page, `npm start`, the browser tests and the README's table read it. Data only. */
import type { Scenario } from './scenario';
import { addresses } from './scenario-groups/addresses';
import { cors } from './scenario-groups/cors';
import { credentials } from './scenario-groups/credentials';
import { inFront } from './scenario-groups/in-front';
import { limits } from './scenario-groups/limits';
import { methodAndRoute } from './scenario-groups/method-and-route';
import { network } from './scenario-groups/network';
import { permissions } from './scenario-groups/permissions';
import { vague } from './scenario-groups/vague';

export type { Scenario } from './scenario';

export const scenarios: readonly Scenario[] = [
  ...credentials,
  ...permissions,
  ...addresses,
  ...methodAndRoute,
  ...limits,
  ...cors,
  ...inFront,
  ...network,
  ...vague,
];
