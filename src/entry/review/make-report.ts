/** A recording → the report of it: contents joined to their calls, everything judged beside what worked, in the order of time. */
import { diagnose, type Diagnosis } from '../../diagnosis/diagnose';
import { judgeKept } from '../../diagnosis/judge-kept';
import { withStorms } from '../../diagnosis/storms';
import type { WorkedCall } from '../../diagnosis/surroundings';
import { leastSkew, serverTime } from '../../http/dates';
import type { Exchange } from '../../http/exchange';
import { hostOf } from '../../http/origin';
import type { OwnApi } from '../../profiles/own-api';
import { reportGaps } from '../../locales/recording-gaps';
import type { Environment, Picture, Report } from '../../report/report';
import { withContent, type FailedCall } from '../../store/database';
import type { ReadAnswer, Recording, RecordingItem } from '../../store/recordings';
import { withIncidents } from './with-incidents';

/** The page's clock and the observer's are one; the browser's queue lies between them. */
const JOIN_MS = 3000;
/** A call that worked and one that failed are two views of one, this near. */
const TWIN_MS = 1000;

/** The report of what was recorded. `made`: ISO 8601, UTC. `own`: what an organisation says of its API. */
export function makeReport({ recording, items }: { readonly recording: Recording; readonly items: readonly RecordingItem[] }, environment: Omit<Environment, 'clockSkew'>, version: string, made: string, own: readonly OwnApi[] = []): Report {
  const answers = items.flatMap((item) => (item.kind === 'answer' ? [item.answer] : []));
  const failed = joined(lastViews(items.flatMap((item) => (item.kind === 'failed' ? [item.call] : []))), answers);
  const worked = items.flatMap((item) => (item.kind === 'worked' ? [item.call] : [])).filter((call) => !failed.some(({ exchange }) => isView(call, exchange)));
  const byHost = new Map<string, WorkedCall[]>();
  for (const call of worked) byHost.set(hostOf(call.url), [...(byHost.get(hostOf(call.url)) ?? []), call]);
  const judged = withStorms(failed.map(({ exchange, verdict }) => judgeKept(exchange, verdict, byHost.get(hostOf(exchange.request.url)) ?? [], own)), { worked, complete: false });
  const unread = failed.filter(({ exchange: { response } }) => response !== null && response.content === null);
  return {
    made,
    version,
    said: recording.said,
    environment: { ...environment, clockSkew: clockSkew(failed.map(({ exchange }) => exchange)) },
    calls: withIncidents([...judged, ...worked.map((call) => diagnose(exchangeOf(call)))]),
    pictures: items.flatMap((item): readonly Picture[] => (item.kind === 'picture' ? [item.picture] : [])),
    gaps: reportGaps({
      ended: recording.ended ?? 'stopped',
      bodies: recording.bodies,
      unfinished: recording.unfinished,
      unread: unread.filter((call) => judgedAs(judged, call) !== 'cors').length,
      withheld: unread.filter((call) => judgedAs(judged, call) === 'cors').length,
    }),
  };
}

function judgedAs(judged: readonly Diagnosis[], { exchange: { id } }: FailedCall): Diagnosis['failure'] | undefined {
  return judged.find(({ exchange }) => exchange.id === id)?.failure;
}

function lastViews(calls: readonly FailedCall[]): readonly FailedCall[] {
  return [...new Map(calls.map((call) => [call.exchange.id, call])).values()];
}

/** Each content to the nearest call of its address, method and status that has none. */
function joined(calls: readonly FailedCall[], answers: readonly ReadAnswer[]): readonly FailedCall[] {
  const contents = new Map<string, string>();
  for (const { method, url, status, startedAt, content } of answers) {
    const [nearest] = calls
      .map(({ exchange }) => ({ exchange, apart: Math.abs(Date.parse(exchange.startedDateTime) - startedAt) }))
      .filter(({ exchange, apart }) => apart <= JOIN_MS && !contents.has(exchange.id) && exchange.response?.status === status && exchange.response.content === null && bare(exchange.request.url) === bare(url) && (method === null || method === exchange.request.method || exchange.redirects.length > 0))
      .toSorted((a, b) => a.apart - b.apart);
    if (nearest !== undefined) contents.set(nearest.exchange.id, content);
  }
  return calls.map((call) => {
    const content = contents.get(call.exchange.id);
    return content === undefined ? call : { exchange: withContent(call.exchange, content), verdict: null };
  });
}

function bare(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

function isView({ method, url, startedDateTime }: WorkedCall, exchange: Exchange): boolean {
  return method === exchange.request.method && url === exchange.request.url && Math.abs(Date.parse(startedDateTime) - Date.parse(exchange.startedDateTime)) <= TWIN_MS;
}

/** What is left of a call that worked, as a call. */
function exchangeOf({ id, startedDateTime, tabId, origin, method, url, status, headers, headersComplete, credentials, serverIPAddress, edge }: WorkedCall): Exchange {
  return {
    id,
    observer: 'webRequest',
    startedDateTime,
    time: null,
    tabId,
    initiator: null,
    resourceType: 'other',
    mode: null,
    origin,
    request: { method, url, headers, headersComplete, postData: null, credentials },
    response: { status, statusText: '', headers: edge, content: null },
    networkError: null,
    preflight: null,
    redirects: [],
    serverIPAddress,
    fromCache: null,
    lost: null,
  };
}

/** How far the caller's clock is ahead, as far as one answer proves it most; null: none says anything. */
function clockSkew(exchanges: readonly Exchange[]): number | null {
  const times = exchanges.map(serverTime).filter((time) => time?.skewMs != null);
  if (times.length === 0) return null;
  const most = times.map(leastSkew).reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
  return most === 0 ? 0 : -most;
}
