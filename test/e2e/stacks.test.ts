/** The generated CORS configurations, in the real servers and frameworks that are installed here, before a real browser. Installs nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stacks } from '../stacks';
import { openWorld, prove, type World } from '../stacks/prove';

const runs = stacks.map((stack) => {
  const found = stack.find();
  const leftOut = 'missing' in found ? found.missing : stack.slow === true ? 'takes minutes' : null;
  return { stack, leftOut, title: `${stack.name} ${'version' in found ? found.version : ''}`.trim() };
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
  // A reporter need not name what was skipped.
  const names = runs.flatMap(({ title, leftOut }) => (leftOut === null ? [] : [`${title} (${leftOut})`]));
  if (names.length > 0) console.warn(`Not proven by this run, but by npm run stacks: ${names.join(', ')}`);
});
afterAll(() => world.close());

describe('with the generated snippet real pages get through, and no others', () => {
  for (const { stack, title, leftOut } of runs) {
    if (leftOut === null) test.concurrent(title, async () => expect(await prove(stack, world)).toEqual([]));
    else test.skip(`${title} (left out: ${leftOut}; npm run stacks proves it)`);
  }
});

test('the proof itself sees what it must', async () => {
  const plain = stacks.find(({ platform }) => platform === 'http');
  if (plain === undefined) return expect.fail('the plain answers are gone');
  const spoilt = (search: string | RegExp, by: string) => prove({ ...plain, start: (job) => plain.start({ ...job, snippet: job.snippet.replaceAll(search, by) }) }, world);
  expect((await spoilt(/^Access-Control-Allow-Origin: .*$/gm, 'Access-Control-Allow-Origin: *')).join('\n')).toMatch(/stranger: GET .* gave 200/);
  expect((await spoilt(/^Vary: Origin$/gm, 'X-None: 1')).join('\n')).toMatch(/Vary is absent/);
  expect((await spoilt(', PUT', '')).join('\n')).toMatch(/page: PUT .* gave no answer/);
});
