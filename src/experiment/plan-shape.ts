/** The shape of a trial's plan. Pure. Whether it is safe is judged by `isSafePlan`. */
import { isResourceType } from '../http/exchange-shape';
import { isText, listOf, objectOf, oneOf, type Shape } from '../http/shape';
import type { SimulatedAnswer, TrialPlan } from './trial';

const isSimulatedField: Shape = (value) =>
  objectOf<{ operation: string; name: string }>({ operation: oneOf(['remove']), name: isText })(value) || objectOf<{ operation: string; name: string; value: string }>({ operation: oneOf(['set', 'append']), name: isText, value: isText })(value);

export const isTrialPlan: Shape = objectOf<TrialPlan>({
  origin: isText,
  resourceType: isResourceType,
  method: isText,
  url: isText,
  answers: listOf(objectOf<SimulatedAnswer>({ message: oneOf<SimulatedAnswer['message']>(['preflight', 'response']), apiOrigin: isText, fields: listOf(isSimulatedField) })),
});
