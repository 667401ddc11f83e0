/** No secret that a page's calls carry is anywhere behind the border: store, session, log, panel, popup, what buttons copy, the profile on disk. `npm run leaks` tries other seeds. */
import { expect, test } from 'vitest';
import { runBrowser } from '../leaks/browser';

const seed = 5;

test(`60 secrets in the calls of a real page (seed ${seed})`, { timeout: 240_000 }, async () => {
  const { planted, made, shown, leaks, searched, control } = await runBrowser(seed, 60);
  expect(planted.needles.length).toBe(60);
  expect(shown).toBeGreaterThan(made * 0.8);
  // Where an id that must stay is found, a secret would have been.
  for (const name of ['panel', 'popup', 'IndexedDB', 'profile, IndexedDB']) expect([...control], `of ${[...searched.keys()].join(', ')}`).toContain(name);
  expect(leaks, `npm run leaks -- --seed ${seed} --count 60`).toEqual([]);
});
