/** A call that was kept, judged when it is read: by what was judged while its body was there, where nothing better is to be had. Pure. */
import type { Exchange } from '../http/exchange';
import type { OwnApi } from '../profiles/own-api';
import { causeIds } from './causes';
import { compare } from './comparison';
import { diagnose, type Diagnosis, type Verdict } from './diagnose';
import type { WorkedCall } from './surroundings';

/**
 * `verdict`: made while the body was to be seen; null: none was. It counts only while the body is gone, and only where this version has words for each of its
 * causes. `worked`, `own`: as for `diagnose`.
 */
export function judgeKept(exchange: Exchange, verdict: Verdict | null, worked: readonly WorkedCall[], own: readonly OwnApi[] = []): Diagnosis {
  const usable = exchange.response?.content == null && verdict?.findings.every(({ cause }) => causeIds.has(cause)) === true ? verdict : null;
  return usable === null ? diagnose(exchange, worked, own) : { ...usable, exchange, comparison: compare(exchange, worked) };
}
