/** What a comparison says, as text, and where two values differ. Pure. */
import type { Comparison } from '../diagnosis/surroundings';
import type { Credential, Exchange } from '../http/exchange';
import { pathOf } from '../http/origin';
import type { Carrier } from './comparison-words';
import { visible } from './visible';
import type { Voice } from './voice';

/** Start and end. */
type Range = readonly [number, number];

/** The sentence on the nearest call that worked. */
export function comparisonText({ worked, sameEndpoint, seconds, credential, differences }: Comparison, { request }: Exchange, { catalog }: Voice): string {
  const carrier = carrierOf(credential === 'only-then' ? worked.credentials : request.credentials);
  // A backtick of the URL would end the code that it stands in.
  const call = visible(`${worked.method} ${pathOf(worked.url).split('?')[0] ?? ''}`).replaceAll('`', '%60');
  return catalog.comparison.sentence({ sameEndpoint, samePath: !differences.some(({ kind }) => kind === 'path'), seconds, credential, carrier, call });
}

/** What names the caller: a field, parameter or body member before the session's cookie. */
function carrierOf(credentials: readonly Credential[]): Carrier {
  const sent = credentials.filter(({ kind }) => kind !== 'none');
  const own = sent.filter(({ place }) => place !== 'cookie');
  if (own.length === 0) return sent.length === 0 ? 'credential' : 'cookie';
  const words = new Set(own.map(({ kind }): Carrier => (kind === 'jwt' || kind === 'opaque' ? 'token' : kind === 'api-key' ? 'key' : kind === 'basic' || kind === 'digest' ? 'login' : 'credential')));
  const [word = 'credential', another] = words;
  return another === undefined ? word : 'credential';
}

/** The stretch of `then` and that of `now` in which the two differ; null where there is nothing to point at, or all of it differs. */
export function differingRanges(then: string | null, now: string | null): readonly [Range | null, Range | null] {
  if (then === null || now === null) return [null, null];
  const shorter = Math.min(then.length, now.length);
  let start = 0;
  while (start < shorter && then[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && then.at(-1 - end) === now.at(-1 - end)) end += 1;
  const range = (text: string): Range | null => (start + end === 0 || start === text.length - end ? null : [start, text.length - end]);
  return [range(then), range(now)];
}
