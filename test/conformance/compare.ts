/** Holds what the extension says of a call against what Chromium decided. Node only, no browser. */
import { diagnose } from '../../src/diagnosis/diagnose';
import { evaluateCors } from '../../src/http/cors';
import type { Exchange } from '../../src/http/exchange';
import { readHar } from '../../src/http/har-file';
import type { BatchResult, Run } from './browser-run';
import { stationOf } from './server';

/** Who saw the call. `har-sanitized`: DevTools' default export, without cookies and Authorization. */
export const OBSERVERS = ['webRequest', 'both', 'har', 'har-sanitized'] as const;
export type Observer = (typeof OBSERVERS)[number];

/** Ways of agreeing, and then ways of not agreeing. */
export const AGREEMENTS = ['equal', 'one of two', 'allowed, no alarm', 'refused for another reason, not called CORS', 'hidden from this observer', 'equal but for which of the missing fields'] as const;
export type Agreement = (typeof AGREEMENTS)[number];
export type Disagreement = 'other word' | 'other parameter' | 'missed' | 'false alarm' | 'called CORS' | 'unseen' | 'diagnosis differs' | 'browser gave no outcome';

export interface Comparison {
  readonly observer: Observer;
  readonly result: Agreement | Disagreement;
  /** `word parameter` of each reading. */
  readonly ours: readonly string[];
  readonly exchange: Exchange | null;
}

export function agrees(result: Comparison['result']): result is Agreement {
  return (AGREEMENTS as readonly string[]).includes(result);
}

/** The browser's word for what became of the call: a CORS word, another error, or `allowed`. */
export function truthWord({ truth, outcome }: Run): string | null {
  if (truth?.corsError != null) return truth.corsError;
  if (outcome?.accepted === true) return 'allowed';
  return truth === null ? null : truth.errorText || truth.blockedReason;
}

export function compareBatch({ runs, harLog }: BatchResult): ReadonlyMap<number, readonly Comparison[]> {
  const har = harLog === null ? null : callsOfHar(harLog);
  const sanitized = harLog === null ? null : callsOfHar(sanitize(harLog));
  return new Map(
    runs.map((run) => {
      const { id } = run.one;
      const archives = har === null || sanitized === null ? [] : [compare(run, 'har', har.get(id) ?? null), compare(run, 'har-sanitized', sanitized.get(id) ?? null)];
      return [id, [compare(run, 'webRequest', run.webRequest), compare(run, 'both', run.both), ...archives]];
    }),
  );
}

function compare(run: Run, observer: Observer, exchange: Exchange | null): Comparison {
  const { truth } = run;
  const word = truthWord(run);
  const { readings, verdict, applies } = exchange === null ? { readings: [], verdict: null, applies: null } : evaluateCors(exchange);
  const ours = readings.map(({ corsError, failedParameter }) => `${corsError} ${failedParameter ?? ''}`);
  const say = (result: Comparison['result']): Comparison => ({ observer, result, ours, exchange });
  if (word === null) return say('browser gave no outcome');
  const diagnosis = exchange === null ? null : diagnose(exchange);
  // A block for another reason keeps its own name, whatever the fields would say.
  if (diagnosis !== null && (diagnosis.corsError !== (verdict?.corsError ?? null) || (diagnosis.failure === 'cors') !== readings.length > 0)) return say('diagnosis differs');
  if (truth?.corsError == null) {
    // The mode was not to be seen: either CORS refused this scheme or, outside CORS, the network had none for it; said as likely, not as certain.
    if (word !== 'allowed' && applies === null && readings.every(({ corsError, certain }) => corsError === 'CorsDisabledScheme' && !certain) && readings.length > 0) return say('one of two');
    if (readings.length > 0) return say(word === 'allowed' ? 'false alarm' : 'called CORS');
    return say(word === 'allowed' ? 'allowed, no alarm' : 'refused for another reason, not called CORS');
  }
  if (exchange === null) return say('unseen');
  // DevTools shows nothing of an answer from the HTTP cache that CORS refused: status 0, no field. There is nothing to judge, and nothing is said.
  const hidden = observer.startsWith('har') && run.one.earlier === 'answer-cached' && exchange.response === null && !run.served.some(({ isPreflight, url }) => !isPreflight && url === exchange.request.url);
  if (readings.length === 0) return say(hidden ? 'hidden from this observer' : 'missed');
  const wanted = `${truth.corsError} ${truth.failedParameter ?? ''}`;
  if (ours.includes(wanted)) return say(ours.length === 1 ? 'equal' : 'one of two');
  // Which of several missing fields Chromium names follows the order inside its own table, which no observer is shown for certain.
  const unordered = readings.some(({ corsError, missingHeaders }) => corsError === truth.corsError && missingHeaders.length > 1 && missingHeaders.includes(truth.failedParameter ?? ''));
  if (unordered) return say('equal but for which of the missing fields');
  return say(readings.some(({ corsError }) => corsError === truth.corsError) ? 'other parameter' : 'other word');
}

/** The call of each case: the last that is part of no other, for the URL may have been called before. */
function callsOfHar(log: object): ReadonlyMap<number, Exchange> {
  const found = new Map<number, Exchange>();
  for (const { exchange, partOf } of readHar(JSON.stringify({ log })).calls) {
    const place = [...exchange.redirects.map(({ request }) => request.url), exchange.request.url].map(stationOf).find((one) => one !== null);
    if (partOf === null && exchange.resourceType !== 'preflight' && place !== null && place !== undefined) found.set(place.id, exchange);
  }
  return found;
}

type HarLog = NonNullable<BatchResult['harLog']>;

interface RawEntry {
  readonly request: { readonly headers: readonly { readonly name: string }[] };
  readonly response: { readonly headers: readonly { readonly name: string }[] };
}

/** What DevTools leaves out of its default export. */
function sanitize(log: HarLog): HarLog {
  const clean = <M extends RawEntry['request']>(message: M): M => ({ ...message, cookies: [], headers: message.headers.filter(({ name }) => !/^(?:cookie|set-cookie|authorization)$/i.test(name)) });
  return { ...log, entries: log.entries.map((entry) => ({ ...entry, request: clean((entry as RawEntry).request), response: clean((entry as RawEntry).response) })) };
}
