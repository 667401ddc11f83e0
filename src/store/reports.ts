/**
 * The reports that are kept: on disk in IndexedDB until the user deletes them; those of private windows, and what the disk refuses, in `storage.session`,
 * which is memory. Already redacted. Written and read by the extension's pages.
 */
import type { Report } from '../report/report';
import { announce } from './changes';
import { db } from './database';
import { putSession, readSession, removeSession } from './session-area';

/** What a list of reports shows. */
export interface ReportListing {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly made: string;
  /** What it is about in one line that needs no language: `403 GET api.tokenim.com/v1/messages`. Already redacted. */
  readonly title: string;
  readonly failed: number;
  readonly calls: number;
  readonly pictures: number;
  /** true: of a private window; never on disk, gone with the last private window. */
  readonly inPrivate: boolean;
}

/** A report beside what a list shows of it. */
export interface ReportContent {
  readonly id: string;
  readonly report: Report;
}

const KEY = 'report:';

interface InMemory {
  readonly listing: ReportListing;
  readonly report: Report;
}

/** Keeps a report, in the place of one with the same id. Resolves to where it is now; rejects when neither disk nor memory takes it. */
export async function putReport(id: string, report: Report, inPrivate: boolean): Promise<'disk' | 'memory'> {
  const listing = listingOf(id, report, inPrivate);
  const onDisk = !inPrivate && (await toDisk(listing, report).catch(() => false));
  if (onDisk) await removeSession([KEY + id]);
  else if (!(await putSession({ [KEY + id]: { listing, report } satisfies InMemory }))) throw new Error('The browser keeps no report.');
  announce('reports', null);
  return onDisk ? 'disk' : 'memory';
}

async function toDisk(listing: ReportListing, report: Report): Promise<true> {
  const transaction = (await db()).transaction(['reports', 'reportContents'], 'readwrite');
  const done = transaction.done;
  done.catch(() => undefined);
  await Promise.all([transaction.objectStore('reports').put(listing), transaction.objectStore('reportContents').put({ id: listing.id, report })]);
  await done;
  return true;
}

function listingOf(id: string, report: Report, inPrivate: boolean): ReportListing {
  const failed = report.calls.filter(({ diagnosis }) => diagnosis.failure !== 'none');
  const [first] = failed.length > 0 ? failed : report.calls;
  return { id, made: report.made, title: first === undefined ? '' : titleOf(first.diagnosis.exchange), failed: failed.length, calls: report.calls.length, pictures: report.pictures.length, inPrivate };
}

function titleOf({ request, response, networkError }: Report['calls'][number]['diagnosis']['exchange']): string {
  const address = request.url.replace(/^[a-z]{2,5}:\/\//i, '').split(/[?#]/, 1)[0] ?? request.url;
  return `${response?.status ?? networkError ?? '—'} ${request.method} ${address.slice(0, 200)}`;
}

/** A report with what a list shows of it; null: it is not kept. */
export async function readReport(id: string): Promise<(ReportListing & { readonly report: Report }) | null> {
  const [held] = Object.values(await memory(id));
  if (held !== undefined) return { ...held.listing, report: held.report };
  const transaction = (await db()).transaction(['reports', 'reportContents']);
  const [listing, content] = await Promise.all([transaction.objectStore('reports').get(id), transaction.objectStore('reportContents').get(id)]);
  return listing === undefined || content === undefined ? null : { ...listing, report: content.report };
}

/** All reports that are kept, newest first. Never rejects: what the disk does not show is not listed. */
export async function listReports(): Promise<readonly ReportListing[]> {
  const onDisk = await db().then((open) => open.getAll('reports')).catch((): ReportListing[] => []);
  const held = Object.values(await memory('')).map(({ listing }) => listing);
  return [...onDisk, ...held].toSorted((a, b) => (a.made < b.made ? 1 : a.made > b.made ? -1 : 0));
}

/** Forgets one report. */
export async function removeReport(id: string): Promise<void> {
  await removeSession([KEY + id]);
  const transaction = (await db()).transaction(['reports', 'reportContents'], 'readwrite');
  await Promise.all([transaction.objectStore('reports').delete(id), transaction.objectStore('reportContents').delete(id), transaction.done]);
  announce('reports', null);
}

/** Forgets those of private windows, or all of them. */
export async function clearReports(privateOnly: boolean): Promise<void> {
  const gone = Object.entries(await memory('')).filter(([, { listing }]) => !privateOnly || listing.inPrivate);
  await removeSession(gone.map(([key]) => key));
  const open = privateOnly ? null : await db().catch(() => null);
  if (open !== null) {
    const transaction = open.transaction(['reports', 'reportContents'], 'readwrite');
    await Promise.all([transaction.objectStore('reports').clear(), transaction.objectStore('reportContents').clear(), transaction.done]);
  }
  announce('reports', null);
}

async function memory(id: string): Promise<Readonly<Record<string, InMemory>>> {
  return (await readSession([KEY + id])) as Readonly<Record<string, InMemory>>;
}
