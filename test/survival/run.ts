/** `npm run survival -- --seed S --kills 200 --calls 10000 [--how worker|renderer]`: no failed call is lost, whenever the worker dies. Exit status 1 when one is. */
import { parseArgs } from 'node:util';
import { storm, type StormResult } from './storm';

const { values } = parseArgs({ options: { seed: { type: 'string' }, kills: { type: 'string', default: '200' }, calls: { type: 'string', default: '10000' }, how: { type: 'string', default: 'worker' } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const how = values.how === 'renderer' ? 'renderer' : 'worker';
console.log(`seed ${seed}, ${values.calls} calls, ${values.kills} kills of the ${how}`);
const result = await storm({ seed, calls: Number(values.calls), kills: Number(values.kills), how });
const { calls, failed, kills, seconds, session, plan } = result;
console.log(`${calls} calls in ${seconds.toFixed(0)} s, ${failed} failed; ${kills} kills; notices: ${session.notices.map(({ kind, count }) => `${kind} ${count ?? ''}`).join(', ') || 'none'}; still open: ${session.open.length}, waiting: ${session.ended.length}`);
for (const kind of ['lost', 'duplicate', 'unfounded', 'withoutPreflight', 'endUnseen', 'misjudged'] as const) {
  console.log(`${kind}: ${result[kind].length}${result[kind].map((id) => `\n  ${id} ${plan[id]?.way} by ${plan[id]?.by}`).slice(0, 40).join('')}`);
}
process.exitCode = isClean(result) ? 0 : 1;

/** A kill of the process may cost what the browser had not handed over: two of a hundred, and never unsaid. */
function isClean({ lost, duplicate, withoutPreflight, misjudged, failed: all, session: { notices } }: StormResult): boolean {
  if (how === 'renderer') return lost.length <= all * 0.02 && duplicate.length <= all * 0.02 && notices.some(({ kind }) => kind === 'worker-stopped');
  return [lost, duplicate, withoutPreflight, misjudged].every(({ length }) => length === 0);
}
