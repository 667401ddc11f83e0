/** Reports made of the documented refusals, for tests of their forms. */
import { diagnose } from '../../src/diagnosis/diagnose';
import { foldIncidents } from '../../src/diagnosis/incidents';
import type { Exchange } from '../../src/http/exchange';
import type { Report, ReportedCall } from '../../src/report/report';
import { exchange, preflight } from './exchange';
import { refusalBases } from './refusal-bases';

/** A call that its preflight stopped, one that worked, one that came to nothing. */
export const kinds: readonly Exchange[] = [
  exchange({ id: 'worked', status: 200, body: { ok: true }, startedDateTime: '2026-11-22T09:59:59.000Z' }),
  exchange({ id: 'cors', method: 'PUT', status: null, networkError: 'net::ERR_FAILED', startedDateTime: '2026-11-22T10:00:01.000Z', preflight: preflight({ startedDateTime: '2026-11-22T10:00:01.000Z', requestMethod: 'PUT', responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example', 'Access-Control-Allow-Methods': 'GET' } }) }),
  exchange({ id: 'dead', status: null, networkError: 'net::ERR_CONNECTION_REFUSED', startedDateTime: '2026-11-22T10:00:02.000Z' }),
];

/** Some of the documented refusals, a second apart. */
export const documented: readonly Exchange[] = Object.values(refusalBases).map((base, place) => {
  const startedDateTime = new Date(Date.UTC(2026, 10, 22, 10, 1, place)).toISOString();
  return { ...base, id: `call-${place}`, startedDateTime, preflight: base.preflight === null ? null : { ...base.preflight, startedDateTime } };
});

/** The exchanges as a report, diagnosed. */
export function reportOf(exchanges: readonly Exchange[], more: Partial<Report> = {}): Report {
  const diagnoses = exchanges.map((one) => diagnose(one));
  const incidents = new Map(foldIncidents(diagnoses).flatMap((incident) => incident.calls.map((call) => [call.exchange.id, incident] as const)));
  return {
    made: '2026-11-22T10:05:00.000Z',
    version: '0.1.0',
    said: { did: 'I pressed “Save”.', expected: 'That it is saved.' },
    environment: { browser: 'Chrome 156', system: 'Windows 11', language: 'en-US', timeZone: 'Asia/Shanghai', online: true, clockSkew: -420_000, extensions: ['Ad Blocker'] },
    calls: diagnoses.map((diagnosis): ReportedCall => ({ diagnosis, incident: incidents.get(diagnosis.exchange.id) ?? null, entry: null, file: null })),
    pictures: [],
    gaps: [],
    ...more,
  };
}
