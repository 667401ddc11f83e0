/** Every scenario of the demo, in real Chromium: read in the real DevTools panel and in the popup, in both languages, and held against Chromium's own word. */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { play, readVerdicts, type Verdict } from '../../src/demo/drive';
import type { Scenario } from '../../src/demo/scenario';
import { scenarios } from '../../src/demo/scenarios';
import type { Locale } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import { clear, makeWorld, panelOf, popupOf, until, type World } from './world';

const SENTINEL = scenarios.find(({ id }) => id === 'credential-missing') as Scenario;

/** Plays a scenario and gives the verdict that came of it; null when none was to come and none did. */
async function verdictOn(world: World, document: Frame | Page, { id, expected }: Scenario, shouldShow: boolean): Promise<Verdict | null> {
  await clear(document);
  world.browserVerdicts.length = 0;
  await play(world.page, id);
  if (!shouldShow) {
    // Nothing can be waited for but something that comes after it.
    await play(world.page, SENTINEL.id);
    await until(async () => (await readVerdicts(document)).length > 0, 'the call after it');
    return (await readVerdicts(document)).find(({ status, failure }) => status !== SENTINEL.expected.status || failure !== 'status') ?? null;
  }
  const matching = async (): Promise<Verdict | undefined> => {
    const shown = await readVerdicts(document);
    const fitting = shown.find(({ status, failure }) => status === expected.status && failure === expected.failure) ?? shown[0];
    if (fitting === undefined) return undefined;
    if (fitting.findings.length === 0) await document.evaluate((call) => [...globalThis.document.querySelectorAll<HTMLElement>('[data-call]')].find((one) => one.dataset['call'] === call)?.click(), fitting.call);
    return (await readVerdicts(document)).find(({ call, findings }) => call === fitting.call && findings.length > 0);
  };
  const settled = until(async () => {
    const verdict = await matching();
    return verdict?.findings[0]?.cause === expected.cause && verdict.refusedBy === expected.refusedBy ? verdict : null;
  }, 'the expected verdict', 3000);
  // What is there instead is what the assertions are for.
  return settled.catch(async () => (await matching()) ?? null);
}

const headline = (verdict: Verdict | null): object => ({
  status: verdict?.status,
  failure: verdict?.failure,
  refusedBy: verdict?.refusedBy,
  vendor: verdict?.vendor ?? null,
  cause: verdict?.findings[0]?.cause,
  confidence: verdict?.findings[0]?.confidence,
});

for (const locale of ['en-US', 'zh-CN']) {
  describe(`DevTools open, ${locale}`, () => {
    let world: World;
    let panel: Frame;
    beforeAll(async () => {
      world = await makeWorld({ locale });
      ({ panel } = await panelOf(world));
    });
    afterAll(() => world.close());

    test('the panel speaks the browser’s language', async () => {
      expect(await panel.$eval('[lang]', (root) => root.getAttribute('lang'))).toBe(locale === 'zh-CN' ? 'zh-CN' : 'en');
    });

    test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', async (_id, scenario) => {
      const { status, failure, refusedBy, vendor, cause, confidence, symptom, corsError } = scenario.expected;
      const shows = failure !== 'none' && scenario.visibleTo !== 'nobody';
      const verdict = await verdictOn(world, panel, scenario, shows);
      if (!shows) return expect(verdict).toBeNull();
      expect(headline(verdict)).toEqual({ status, failure, refusedBy, vendor, cause, confidence });
      if (symptom !== undefined) expect(verdict?.findings.map((finding) => finding.cause)).toContain(symptom);
      const shownWord = await panel.$eval('[data-cors-error]', (element) => element.getAttribute('data-cors-error')).catch(() => null);
      expect(shownWord).toBe(corsError ?? null);
      const browsers = world.browserVerdicts.map((one) => one.corsError).find((word) => word !== null) ?? null;
      if (scenario.call.from === 'page' && scenario.call.kind === 'fetch') expect(browsers).toBe(corsError ?? null);
      const text = (await panel.$eval('[data-selected-call]', (details) => details.textContent)) ?? '';
      const language: Locale = locale === 'zh-CN' ? 'zh-CN' : 'en';
      expect(text.toLowerCase()).toContain(catalog(language).confidence[confidence]);
      expect(text).not.toMatch(/\bundefined\b.*\bundefined\b|\[object Object\].*\[object Object\]|NaN/);
    });
  });
}

describe('DevTools closed, only the toolbar button pressed', () => {
  let world: World;
  let popup: Page;
  beforeAll(async () => {
    world = await makeWorld();
    popup = await popupOf(world);
  });
  afterAll(() => world.close());

  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', async (_id, scenario) => {
    const { status, failure, refusedBy, vendor, cause, confidence } = scenario.expected;
    const shows = failure !== 'none' && scenario.visibleTo === undefined;
    const verdict = await verdictOn(world, popup, scenario, shows);
    if (!shows) return expect(verdict).toBeNull();
    if (scenario.inBackground === undefined) return expect(headline(verdict)).toEqual({ status, failure, refusedBy, vendor, cause, confidence });
    // The proof stands in the body, which background watching never sees: it may know less, and must not pretend to know more.
    expect(verdict).toMatchObject({ status, failure });
    if (verdict?.findings[0]?.cause !== cause) expect(verdict?.findings[0]?.confidence).not.toBe('certain');
    expect([refusedBy, 'unknown']).toContain(verdict?.refusedBy);
  });
});
