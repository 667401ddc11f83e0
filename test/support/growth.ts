/** Whether work grows faster than what it is given: by processor time, which other work on the machine does not count in. */

/** The least processor time that some work takes in several goes, in milliseconds: what others do on the machine does not count. */
function leastTime(work: () => void, goes = 3): number {
  const taken = Array.from({ length: goes }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.min(...taken);
}

/**
 * True when four times the text takes more than eight times as long: linear time takes four times, quadratic sixteen. Only the ratio counts, within one
 * process; a process that was busy with itself for a moment is asked again, and what takes next to nothing (less than `least` milliseconds) is not measured at all.
 */
export function growsFaster(small: () => void, large: () => void, least = 8, attempts = 8): boolean {
  // Most work is so quick that one look settles it.
  if (leastTime(large, 1) < least) return false;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const long = leastTime(large);
    if (long < least || long < 8 * Math.max(leastTime(small), least / 8)) return false;
  }
  return true;
}
