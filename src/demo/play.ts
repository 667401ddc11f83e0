/** Plays scenarios with the real panel open and holds what it says against what is expected. Node only. */
import type { Page } from 'puppeteer-core';
import { play, readVerdicts, selectCall, type OpenPanel, type Verdict } from './drive';
import type { Expected, Scenario } from './scenario';

export interface Played {
  readonly scenario: Scenario;
  /** What the panel says; null: it shows no such call. */
  readonly verdict: Verdict | null;
  /** What differs from the expectation, one short phrase each; empty: nothing. */
  readonly differences: readonly string[];
}

/** How long the panel may take to say what is expected, before what it says then counts. */
const PATIENCE_MS = 3000;

/** Plays one scenario and reads the panel's verdict on it. */
export async function playInPanel(page: Page, { panel }: OpenPanel, scenario: Scenario): Promise<Played> {
  const before = new Set((await readVerdicts(panel)).map(({ call }) => call));
  await play(page, scenario.id);
  if (scenario.expected.failure === 'none' || scenario.visibleTo === 'nobody') {
    const shown = (await readVerdicts(panel)).find(({ call }) => !before.has(call)) ?? null;
    return { scenario, verdict: shown, differences: shown === null ? [] : ['a call is shown'] };
  }
  const until = Date.now() + PATIENCE_MS;
  let last: Played = { scenario, verdict: null, differences: ['no call is shown'] };
  do {
    // A call that passes a service worker is seen twice; the one that carries the answer counts.
    for (const { call } of (await readVerdicts(panel)).filter((one) => !before.has(one.call))) {
      const verdict = await selectCall(panel, call);
      const differences = compare(scenario.expected, verdict);
      if (last.verdict === null || differences.length <= last.differences.length) last = { scenario, verdict, differences };
      if (differences.length === 0) return last;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  } while (Date.now() < until);
  return last;
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
