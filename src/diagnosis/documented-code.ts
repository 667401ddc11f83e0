/** The watched API's own word for a cause: what its organisation says of its codes, then what is known of the API. Pure. */
import type { OwnWords } from '../profiles/own-api';
import type { Finding } from './cause';
import type { Evidence } from './evidence';
import { codeVoices } from './voices';

/** Id of the cause that `code` is documented for; undefined: it is not documented. */
export function documentedCause({ ownCodes, profile }: Pick<Evidence, 'ownCodes' | 'profile'>, code: string): string | undefined {
  return ownCodes.get(code)?.cause ?? (profile !== null && Object.hasOwn(profile.errorCodes, code) ? profile.errorCodes[code] : undefined);
}

/** What the organisation wants its users to be told of the code that the headline comes from; null: nothing. */
export function ownWords(evidence: Evidence, headline: Finding | undefined): OwnWords | null {
  if (headline === undefined || evidence.ownCodes.size === 0) return null;
  const said = codeVoices(evidence).flatMap(({ code }) => evidence.ownCodes.get(code) ?? []);
  const words = said.find(({ cause }) => cause === headline.cause)?.words;
  return words === undefined || Object.keys(words).length === 0 ? null : words;
}
