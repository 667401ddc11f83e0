/** Rounds of A and B in turn, and what their ratios come to. Pure but for the runs that it is given. */

/** What one block of calls took. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

export interface Ratios {
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
}

/** Blocks of three browsers: what the others are held against, the same once more, and the one that is asked about. */
export interface Trio {
  base(): Promise<Cost>;
  control(): Promise<Cost>;
  asked(): Promise<Cost>;
}

/** So many rounds, after one that warms up and does not count. Each goes through the three and back again, so that a drift of the machine hits all. */
export async function runRounds(rounds: number, { base, control, asked }: Trio): Promise<{ readonly asked: Ratios; readonly control: Ratios; readonly cpuMs: readonly number[] }> {
  const made: (readonly [base: Cost, control: Cost, asked: Cost])[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const order = [base, control, asked].map((run, place) => ({ run, place }));
    const turned = round % 2 === 0 ? order : order.toReversed();
    const sums = [0, 1, 2].map((): Cost => ({ wallMs: 0, cpuMs: 0 }));
    for (const { run, place } of [...turned, ...turned.toReversed()]) {
      const { wallMs, cpuMs } = await run();
      const sum = sums[place] ?? { wallMs: 0, cpuMs: 0 };
      sums[place] = { wallMs: sum.wallMs + wallMs, cpuMs: sum.cpuMs + cpuMs };
    }
    if (round > 0) made.push(sums as unknown as readonly [Cost, Cost, Cost]);
  }
  const against = (place: 1 | 2): Ratios => ({ wall: made.map((sums) => sums[place].wallMs / sums[0].wallMs), cpu: made.map((sums) => sums[place].cpuMs / sums[0].cpuMs) });
  return { asked: against(2), control: against(1), cpuMs: made.map(([first, , last]) => (last.cpuMs - first.cpuMs) / 2) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** `1.04 (0.99 to 1.10)`: the median, the least and the most. */
export function spread(values: readonly number[]): string {
  return `${median(values).toFixed(3)} (${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)})`;
}
