/** Finds calls that are repeated unchanged after they were refused, and adds what that shows to their diagnoses. Pure. */
import type { Credential, Exchange } from '../http/exchange';
import { REDACTED, REDACTED_START } from '../http/exchange';
import { fieldValue } from '../http/fields';
import { rateLimit } from '../http/rate-limit';
import { addRepeats, type Diagnosis } from './diagnose';
import type { Success } from './successes';
import type { Repeats } from './surroundings';

/** Beyond this pause a call is a new attempt of somebody and no repeat, unless the server asked for a longer one. */
const LONGEST_PAUSE_MS = 60_000;
const DENSE_MS = 10_000;
const MINUTE_MS = 60_000;
/** Fewer calls in a run are never a storm: nothing is computed for them. */
const FEWEST = 4;
/** A page may repeat a call as soon as the header fields are there, while the body still comes. */
const OVERLAP = 0.2;

/** Causes that may be gone after a while; what anything else refused stays refused until something is changed (a person, a token, a configuration). */
const MAY_PASS = /^(?:rate-limited|quota-exceeded|maintenance|server-failure|bot-challenge|network-.*)$/;
/** Statuses that ask for another attempt: the request took too long, too early, locked, too often, and all failures of a server (RFC 9110 section 15, RFC 8470, RFC 6585). */
const MAY_PASS_STATUS = /^(?:408|409|423|425|429|5\d\d)$/;

interface Attempt {
  readonly place: number;
  readonly startedMs: number;
  readonly endedMs: number;
  /** How long the refusal asked to wait, in milliseconds; null: it did not say. */
  readonly askedMs: number | null;
}

/** Calls of the same tab or file that worked, which end a run. `complete`: false where some may be missing. */
export interface Successes {
  readonly worked: readonly Success[];
  readonly complete: boolean;
}

/**
 * The same diagnoses in the same order; those of a run that is a storm have one more finding, always a symptom. The order of what is given does not
 * matter. Where not every success is known, a run that ends in one shows nothing: there may have been others in it.
 */
export function withStorms(diagnoses: readonly Diagnosis[], { worked, complete }: Successes = { worked: [], complete: true }): readonly Diagnosis[] {
  const groups = new Map<string, number[]>();
  diagnoses.forEach((diagnosis, place) => {
    const key = diagnosis.failure === 'none' ? null : callKey(diagnosis);
    if (key === null) return;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  });
  const many = [...groups.values()].filter(({ length }) => length >= FEWEST);
  if (many.length === 0) return diagnoses;
  const successes = byPlace(worked);
  const marked = [...diagnoses];
  for (const places of many) {
    const [example] = places.flatMap((place) => diagnoses[place] ?? []);
    if (example === undefined) continue;
    const attempts = places.flatMap((place) => attemptOf(diagnoses[place], place)).sort((a, b) => a.endedMs - b.endedMs || a.startedMs - b.startedMs || a.place - b.place);
    const { tabId, request } = example.exchange;
    const times = (successes.get(placeKey(tabId, request.method, request.url)) ?? []).filter((one) => mayBeSame(one.credentials, request.credentials)).map(({ startedDateTime }) => Date.parse(startedDateTime));
    for (const run of runsOf(attempts, times.sort((a, b) => a - b))) {
      const lastMs = run.at(-1)?.startedMs ?? 0;
      if (!complete && times.some((time) => time > lastMs && time - lastMs < DENSE_MS)) continue;
      const repeats = describe(run, example);
      for (const { place } of run) {
        const diagnosis = diagnoses[place];
        if (diagnosis !== undefined) marked[place] = addRepeats(diagnosis, repeats);
      }
    }
  }
  return marked;
}

/** What two calls must share to be the same call; null: it was not seen what one of them said, so that it can be compared with none. */
function callKey({ exchange, failure }: Diagnosis): string | null {
  const { tabId, request, response, preflight, networkError } = exchange;
  const hidden = request.url.split(REDACTED_START).length - 1;
  const inQuery = request.credentials.filter(({ place }) => place === 'query').length;
  // A value that was taken out may differ from call to call: ids of many things look like one.
  if (hidden > inQuery || !saysItsBody(exchange)) return null;
  const fingerprints = request.credentials.map(({ name, fingerprint, length }) => `${name}=${fingerprint ?? length}`);
  return JSON.stringify([tabId, request.method, request.url, request.postData?.text ?? '', failure, response?.status ?? preflight?.response?.status ?? networkError, fingerprints]);
}

/** A request without a body, or with one that was seen whole. */
function saysItsBody({ request: { method, headers, postData } }: Exchange): boolean {
  if (postData !== null) return postData.text !== null && !postData.text.includes(REDACTED_START);
  return /^(?:GET|HEAD|OPTIONS|DELETE)$/i.test(method) || fieldValue(headers, 'content-length') === '0';
}

/** Which secret a URL held, its credentials tell; where those were not read, any may have been the same. */
function placeKey(tabId: number | null, method: string, url: string): string {
  return JSON.stringify([tabId, method, url.replace(/‹redacted:[0-9a-f]{6}›/g, REDACTED)]);
}

function byPlace(worked: readonly Success[]): ReadonlyMap<string, readonly Success[]> {
  const places = new Map<string, Success[]>();
  for (const call of worked) {
    const key = placeKey(call.tabId, call.method, call.url);
    const known = places.get(key);
    if (known === undefined) places.set(key, [call]);
    else known.push(call);
  }
  return places;
}

/** False only where two calls are known to have carried different secrets: what one of them may do says nothing of the other. */
function mayBeSame(some: readonly Credential[], others: readonly Credential[]): boolean {
  return some.every(({ name, fingerprint }) => others.every((other) => other.name !== name || fingerprint === null || other.fingerprint === null || other.fingerprint === fingerprint));
}

function attemptOf(diagnosis: Diagnosis | undefined, place: number): Attempt[] {
  if (diagnosis === undefined || diagnosis.exchange.time === null) return [];
  const { startedDateTime, time, response, preflight } = diagnosis.exchange;
  const startedMs = Date.parse(startedDateTime);
  const limit = rateLimit((response ?? preflight?.response)?.headers ?? [], startedDateTime);
  const seconds = limit?.retryAfterSeconds ?? (limit?.remaining === 0 ? limit.resetSeconds : null);
  return Number.isNaN(startedMs) ? [] : [{ place, startedMs, endedMs: startedMs + time, askedMs: seconds === null || seconds <= 0 ? null : seconds * 1000 }];
}

/** The runs in `attempts`, which are in the order of their ends. Calls that were under way together are no repeats of one another: one of them counts. */
function runsOf(attempts: readonly Attempt[], successes: readonly number[]): readonly (readonly Attempt[])[] {
  const runs: Attempt[][] = [];
  let at = 0;
  for (const attempt of attempts) {
    const before = runs.at(-1)?.at(-1);
    if (before === undefined) {
      runs.push([attempt]);
      continue;
    }
    if (attempt.startedMs <= before.startedMs || attempt.startedMs < before.endedMs - (before.endedMs - before.startedMs) * OVERLAP) continue;
    while ((successes[at] ?? Infinity) <= before.startedMs) at += 1;
    const workedBetween = (successes[at] ?? Infinity) < attempt.startedMs;
    const pause = attempt.startedMs - before.endedMs;
    if (workedBetween || pause > Math.max(LONGEST_PAUSE_MS, before.askedMs ?? 0)) runs.push([attempt]);
    else runs.at(-1)?.push(attempt);
  }
  return runs.filter(({ length }) => length >= FEWEST);
}

function describe(run: readonly Attempt[], example: Diagnosis): Repeats {
  const pauses = run.slice(1).map(({ startedMs }, place) => Math.max(0, startedMs - (run[place]?.endedMs ?? startedMs)));
  const early = run.slice(0, -1).filter(({ askedMs, endedMs }, place) => askedMs !== null && (run[place + 1]?.startedMs ?? Infinity) < endedMs + askedMs);
  const asked = run.flatMap(({ askedMs }) => askedMs ?? []);
  const [from, to] = densest(run, DENSE_MS);
  const [minuteFrom, minuteTo] = densest(run, MINUTE_MS);
  const dense = pauses.slice(from, to);
  const { credentials, headersComplete } = example.exchange.request;
  const status = String(example.exchange.response?.status ?? example.exchange.preflight?.response?.status ?? '');
  const headline = example.findings[0]?.cause ?? '';
  return {
    count: run.length,
    first: new Date(run[0]?.startedMs ?? 0).toISOString(),
    last: new Date(run.at(-1)?.startedMs ?? 0).toISOString(),
    inTenSeconds: to - from + 1,
    inMinute: minuteTo - minuteFrom + 1,
    shortestPauseMs: Math.round(pauses.reduce((least, pause) => Math.min(least, pause), Infinity)),
    longestPauseMs: Math.round(dense.reduce((most, pause) => Math.max(most, pause), 0)),
    backsOff: growing(dense),
    tooEarly: early.length,
    askedSeconds: asked.length === 0 ? null : Math.round(asked.reduce((most, one) => Math.max(most, one), 0) / 1000),
    mayPass: MAY_PASS.test(headline) || MAY_PASS_STATUS.test(status),
    sameCredential: credentials.length === 0 ? headersComplete : credentials.every(({ fingerprint }) => fingerprint !== null),
  };
}

/** First and last place of the calls of `run` that lie closest together within `windowMs`. */
function densest(run: readonly Attempt[], windowMs: number): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let from = 0;
  run.forEach(({ startedMs }, to) => {
    while (startedMs - (run[from]?.startedMs ?? startedMs) > windowMs) from += 1;
    if (to - from > best[1] - best[0]) best = [from, to];
  });
  return best;
}

/** The pauses of the later half are at least twice as long as those of the earlier one, and long enough to be meant. */
function growing(pauses: readonly number[]): boolean {
  const half = Math.floor(pauses.length / 2);
  const mean = (list: readonly number[]): number => list.reduce((sum, pause) => sum + pause, 0) / Math.max(1, list.length);
  const later = mean(pauses.slice(-half));
  return half > 0 && later >= 250 && later >= 2 * mean(pauses.slice(0, half));
}
