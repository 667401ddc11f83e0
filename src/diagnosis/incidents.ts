/** Puts repeats together: what failed in the same way at the same endpoint of the same tab is one incident, not fifty lines. Pure. */
import type { Diagnosis } from './diagnose';
import { endpointOf } from './endpoint';

/** One failure, however often it happened. */
export interface Incident {
  /** The same for every call of it, whatever else is there: `GET api.tokenim.com/v1/groups/{id} 403 status app insufficient-scope`, with the tab in front. */
  readonly key: string;
  /** The newest call, which is shown for all. */
  readonly latest: Diagnosis;
  /** When the first and the last of its calls began. ISO 8601, UTC. */
  readonly first: string;
  readonly last: string;
  readonly count: number;
  /** All of its calls, newest first. */
  readonly calls: readonly Diagnosis[];
}

/**
 * Folds diagnoses into incidents: same tab, method, endpoint, status, failure, first cause, refuser and CORS word. Newest first; the order of what is given
 * does not matter. A call that did not fail stays alone.
 */
export function foldIncidents(diagnoses: readonly Diagnosis[]): readonly Incident[] {
  const groups = new Map<string, Diagnosis[]>();
  for (const diagnosis of diagnoses) {
    const key = incidentKey(diagnosis);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnosis]);
    else group.push(diagnosis);
  }
  return [...groups].flatMap(([key, group]) => incident(key, group)).sort((a, b) => newestFirst(a.latest, b.latest));
}

/** What the calls of one incident have in common. */
export function incidentKey({ exchange, failure, refuser, corsError, findings }: Diagnosis): string {
  const { id, tabId, request, response, preflight, networkError } = exchange;
  const status = response?.status ?? preflight?.response?.status ?? networkError ?? 0;
  const by = refuser.vendor === null ? refuser.by : `${refuser.by}:${refuser.vendor}`;
  return [
    ...(tabId === null ? [] : [`tab ${tabId}`]),
    endpointOf(request.method, request.url),
    String(status),
    failure,
    by,
    ...(corsError === null ? [] : [corsError]),
    findings[0]?.cause ?? '-',
    ...(failure === 'none' ? [id] : []),
  ].join(' ');
}

function incident(key: string, group: readonly Diagnosis[]): Incident[] {
  const calls = group.toSorted(newestFirst);
  const [latest] = calls;
  if (latest === undefined) return [];
  const first = calls.at(-1)?.exchange.startedDateTime ?? latest.exchange.startedDateTime;
  return [{ key, latest, first, last: latest.exchange.startedDateTime, count: calls.length, calls }];
}

/** Two calls of the same moment stand in the order of their ids, so that there is only one order. */
function newestFirst({ exchange: a }: Diagnosis, { exchange: b }: Diagnosis): number {
  if (a.startedDateTime !== b.startedDateTime) return a.startedDateTime < b.startedDateTime ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}
