/** THE list of scenarios: the demo page, `npm start`, the browser tests and the README's table read it. Data only. */
import type { Scenario } from './scenario';
import { addresses } from './scenarios/addresses';
import { cors } from './scenarios/cors';
import { credentials } from './scenarios/credentials';
import { inFront } from './scenarios/in-front';
import { limits } from './scenarios/limits';
import { methodAndRoute } from './scenarios/method-and-route';
import { network } from './scenarios/network';
import { permissions } from './scenarios/permissions';
import { vague } from './scenarios/vague';

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
