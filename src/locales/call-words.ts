/** What a call is called in lists: its headline, its status, who refused it. Pure. */
import type { Diagnosis } from '../diagnosis/diagnose';
import type { Exchange } from '../http/exchange';
import { words } from './words';
import { capitalise, type Voice } from './voice';

/** The status that counts: the answer's, or that of a preflight which was answered with an error, or 0. */
export function statusOf({ response, preflight }: Exchange): number {
  const guard = preflight?.response?.status ?? 0;
  return response?.status ?? (guard >= 400 ? guard : 0);
}

/** The title of the first finding, or what is known without one. */
export function headlineOf(diagnosis: Diagnosis, voice: Voice): string {
  const [headline] = diagnosis.findings;
  return headline === undefined ? voice.ui.failureSentences[diagnosis.failure] : words(headline, voice.locale).title;
}

/** The refuser in a few words: the product's name where it is known. */
export function refuserShort({ refuser }: Diagnosis, voice: Voice): string {
  return refuser.vendor === null ? voice.ui.refusersShort[refuser.by] : voice.vendor(refuser.vendor);
}

/** The refuser in full, with the product's name. */
export function refuserLong({ refuser }: Diagnosis, voice: Voice): string {
  const noun = capitalise(voice.catalog.refusers[refuser.by]);
  return refuser.vendor === null ? noun : `${noun} · ${voice.vendor(refuser.vendor)}`;
}

/** What the API's organisation says of this refusal, in the reader's language or the one that there is; undefined: nothing. */
export function ownWordsOf({ ownWords = {} }: Diagnosis, { locale }: Voice): string | undefined {
  return ownWords[locale] ?? ownWords.en ?? ownWords['zh-CN'];
}
