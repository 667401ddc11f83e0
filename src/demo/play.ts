/** Plays scenarios with the real panel open and holds what it says against what is expected. Node only. */
import type { Frame, Page } from 'puppeteer-core';
import { play, readVerdicts, selectCall, type Verdict } from './drive';
import type { Expected, Scenario } from './scenario';

export interface Played {
  readonly scenario: Scenario;
  /** What the panel says; null: it shows no such call. */
  readonly verdict: Verdict | null;
  /** What differs from the expectation, one short phrase each; empty: nothing. */
  readonly differences: readonly string[];
}

/** How long the panel may take to say what is expected, before what it says then counts. */
const PATIENCE_MS = 8000;

/** A scenario after which a call is sure to show: for those after which none may. */
const SENTINEL = 'credential-missing';

/**
 * Plays one scenario and reads the verdict on it in `document`, the panel or the popup. `expected`: what is held against it;
 * null: no call may show, which is known once the call of a further scenario has.
 */
export async function playAndRead(page: Page, document: Frame | Page, scenario: Scenario, expected: Expected | null): Promise<Played> {
  const before = new Set((await readVerdicts(document)).map(({ call }) => call));
  const fresh = async (): Promise<readonly Verdict[]> => (await readVerdicts(document)).filter(({ call }) => !before.has(call));
  await play(page, scenario.id);
  const until = Date.now() + PATIENCE_MS;
  if (expected === null) {
    await play(page, SENTINEL);
    let shown = await fresh();
    while (shown.length === 0 && Date.now() < until) shown = await fresh();
    const verdict = shown.length > 1 ? (shown.at(-1) ?? null) : null;
    return { scenario, verdict, differences: shown.length === 1 ? [] : [`${shown.length} calls are shown instead of the one after it`] };
  }
  let last: Played = { scenario, verdict: null, differences: ['no call is shown'] };
  do {
    // A repeated call shows once for each time; the one that was refused as expected counts.
    for (const { call } of await fresh()) {
      // A repeat that came in the meantime may have taken its line over.
      const verdict = await selectCall(document, call).catch(() => null);
      if (verdict === null) continue;
      const differences = compare(expected, verdict);
      if (last.verdict === null || differences.length <= last.differences.length) last = { scenario, verdict, differences };
      if (differences.length === 0) return last;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < until);
  return last;
}

/** What DevTools is expected to show of a scenario; null: nothing. */
export function expectedInPanel({ expected, visibleTo }: Scenario): Expected | null {
  return expected.failure === 'none' || visibleTo === 'nobody' ? null : expected;
}

/** What background watching, which sees no bodies, is expected to show; null: nothing. */
export function expectedInBackground({ expected, inBackground, visibleTo }: Scenario): Expected | null {
  if (expected.failure === 'none' || visibleTo !== undefined) return null;
  // The popup shows the headline; symptoms are the panel's.
  const { symptom: _symptom, ...headline } = expected;
  return { ...headline, ...inBackground };
}

/** What in `verdict` is not as expected. */
export function compare(expected: Expected, verdict: Verdict): string[] {
  const [headline] = verdict.findings;
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['status', expected.status, verdict.status],
    ['failure', expected.failure, verdict.failure],
    ['who', expected.refusedBy, verdict.refusedBy],
    ['vendor', expected.vendor, verdict.vendor],
    ['cause', expected.cause, headline?.cause ?? null],
    ['confidence', expected.confidence, headline?.confidence ?? null],
  ];
  const differences = pairs.filter(([, wanted, found]) => wanted !== found).map(([name, wanted]) => `${name} should be ${String(wanted)}`);
  if (expected.symptom !== undefined && !verdict.findings.some(({ cause }) => cause === expected.symptom)) differences.push(`${expected.symptom} is not among the findings`);
  return differences;
}

/** An aligned table, one line for each scenario. */
export function table(played: readonly Played[]): string {
  const head = ['scenario', 'status', 'who', 'cause', 'confidence', ''];
  const rows = played.map(({ scenario, verdict, differences }) => [
    scenario.id,
    String(verdict?.status ?? '–'),
    verdict === null ? '–' : [verdict.refusedBy, verdict.vendor].filter((word) => word !== null).join(' · '),
    verdict?.findings[0]?.cause ?? '–',
    verdict?.findings[0]?.confidence ?? '–',
    differences.length === 0 ? '✓' : `✗ ${differences.join('; ')}`,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd()).join('\n');
}
