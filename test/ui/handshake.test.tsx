// @vitest-environment happy-dom
/** The picture of the handshake and its list: the same in both, in every language, at every width, whatever bytes were seen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { handshake } from '../../src/http/cors-handshake';
import { LOCALES, type Locale } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import { layoutHandshake, type Drawing } from '../../src/ui/handshake-layout';
import { breakLines, estimatedWidth, runsOf } from '../../src/ui/handshake-measure';
import { handshakeTexts, plainTexts, shorten, tellingRules } from '../../src/ui/handshake-text';
import { voiceOf } from '../../src/locales/voice';
import { exchange, preflight } from '../support/exchange';
import { anyFetch } from '../support/refused-fetch';
import { mount } from './mount';

const noCors = { 'Access-Control-Allow-Origin': [] } as const;
const hidden = exchange({ id: 'hidden', status: 403, statusText: 'Forbidden', networkError: 'net::ERR_FAILED', responseHeaders: noCors });
const asked = exchange({ id: 'asked', method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 401, requestedHeaders: 'authorization', responseHeaders: noCors }) });
const twofold = exchange({ id: 'twofold', method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET' } }) });
const voice = (locale: Locale) => voiceOf(locale, (vendor) => vendor);

describe.each(LOCALES)('in the panel (%s)', (locale) => {
  const words = catalog(locale).ui.handshake;

  test('stands at calls that CORS refused, and only there', async () => {
    const { all, click } = await mount('panel', { calls: [diagnose(hidden), diagnose(exchange({ id: 'readable', status: 403 }))], locale });
    expect(all('[data-handshake]')).toHaveLength(1);
    await click('[data-call="readable"]');
    expect(all('[data-handshake]')).toHaveLength(0);
  });

  test('shows the hidden status, and what the page was left with', async () => {
    const { one } = await mount('panel', { calls: [diagnose(hidden)], locale });
    const picture = one('.handshake-picture');
    expect(picture.getAttribute('role')).toBe('img');
    expect(picture.getAttribute('aria-label')).toContain('app.example');
    for (const text of ['403 Forbidden', words.hiddenStatus, words.corsError]) expect(picture.textContent).toContain(text);
    expect(one('.handshake-picture [data-stopped]').dataset['rule']).toBe('allow-origin');
  });

  test('the list says what the picture shows, states in words', async () => {
    const { all, one } = await mount('panel', { calls: [diagnose(asked)], locale });
    const outline = (place: string): string[] => all(`${place} [data-rule]`).map(({ dataset }) => `${dataset['rule']} ${dataset['state']} ${dataset['stopped']}`);
    expect(outline('.hs-list')).toEqual(outline('.handshake-picture'));
    expect(outline('.hs-list')).toContain('allow-origin fail true');
    const texts = all('.hs-list [data-rule]').map(({ textContent }) => textContent ?? '');
    expect(texts[0]).toContain(words.states.pass);
    expect(texts[1]).toContain(words.states.fail);
    expect(texts.some((text) => text.includes(words.states['would-fail']))).toBe(true);
    expect(texts.at(-1)).toContain(words.states['not-reached']);
    expect(all('.hs-list > li[tabindex="0"]')).toHaveLength(1);
    expect(one('.hs-list > li[tabindex="0"]').dataset['stop']).toBe('true');
    expect(one('.hs-list').textContent).toContain(words.corsErrorHides('401'));
  });

  test('keys lead from step to step; the button leads to where it stopped', async () => {
    const { one, click, press } = await mount('panel', { calls: [diagnose(asked)], locale });
    await click('[data-show-stop]');
    const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset['kind'];
    expect(focused()).toBe('answer');
    await press('ArrowDown', '.hs-list');
    expect(focused()).toBe('call');
    await press('End', '.hs-list');
    expect(focused()).toBe('result');
    await press('Home', '.hs-list');
    expect(focused()).toBe('page-call');
    expect(one('.hs-list > li[tabindex="0"]').dataset['kind']).toBe('page-call');
  });

  test('it can be shown as a list, and copied as a text', async () => {
    const { all, one, click, onCopy } = await mount('panel', { calls: [diagnose(twofold)], locale });
    await click('[data-as-list]');
    expect(all('.handshake-picture')).toHaveLength(0);
    expect(one('.hs-list').textContent).toContain(words.twoReadings);
    await click('.handshake [data-copy]');
    const copied = onCopy.mock.calls[0]?.[0] ?? '';
    for (const text of ['1. ', 'OPTIONS /v1/messages', words.tags.stoppedWith, words.tags.stoppedWithout]) expect(copied).toContain(text);
    expect(copied).not.toContain('`');
  });

  test('says so when there is no clipboard and a file was saved instead', async () => {
    const { one, click, act } = await mount('panel', { calls: [diagnose(hidden)], locale });
    await click('[data-copy-picture]');
    await act(async () => {
      for (let turns = 0; turns < 100 && one('[data-copy-picture]').dataset['copyPicture'] === ''; turns += 1) await new Promise((done) => setTimeout(done, 5));
    });
    expect(one('[data-copy-picture]').textContent).toBe(words.savedInstead);
    expect(document.querySelector('.hs-aside')).toBeNull();
  });
});

test('what a server sent is text, and what cannot be seen in it is named', async () => {
  const hostile = exchange({ id: 'hostile', status: 403, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://\u202Eevil`<img src=x onerror=alert(1)>' } });
  const { one, all } = await mount('panel', { calls: [diagnose(hostile)] });
  expect(one('.handshake-picture').textContent).toContain('⟨U+202E⟩');
  expect(one('.hs-list').textContent).toContain('<img src=x onerror=alert(1)>');
  expect(all('.handshake img')).toHaveLength(0);
});

describe('lines', () => {
  test('break at spaces, behind separators, and never before closing punctuation', () => {
    const broken = (text: string, width: number): string[] => breakLines(runsOf(text, 'rule'), width, estimatedWidth).map(({ runs }) => runs.map((run) => run.text).join(''));
    expect(broken('one two three', 60).length).toBeGreaterThan(1);
    expect(broken('one two three', 60).join('')).toMatch(/^one ?two ?three$/);
    for (const width of [30, 45, 60, 90]) expect(broken('浏览器先发预检请求，然后，再发正式请求。', width).some((line) => /^[，。]/.test(line))).toBe(false);
    expect(broken('`Access-Control-Allow-Credentials`', 150)[0]).toMatch(/-$/);
  });

  test('a long value loses its middle', () => {
    expect(shorten('abcdefghij', 10)).toBe('abcdefghij');
    expect(shorten('https://a-very-long-name.example', 16)).toBe('https://a…xample');
    expect([...shorten('😀'.repeat(40), 9)]).toHaveLength(9);
  });
});

describe('on random fetches', () => {
  const facts = fc.record({ one: anyFetch, width: fc.integer({ min: 240, max: 1000 }), locale: fc.constantFrom(...LOCALES), framed: fc.boolean() });
  const drawn = (one: Parameters<typeof handshake>[0], width: number, locale: Locale, framed: boolean): Drawing | null => {
    const model = handshake(one);
    if (model === null) return null;
    const names = [{ name: 'Page', origin: 'app.example' }, { name: 'Browser', origin: '' }, ...model.servers.map((origin) => ({ name: 'Server', origin }))];
    return layoutHandshake({ texts: handshakeTexts(model, voice(locale), 72), names, checks: voice(locale).ui.handshake.checks, width, measure: estimatedWidth, frame: framed ? { caption: 'GET https://api.example/', signature: 'made' } : undefined });
  };

  test('no text leaves the picture or its box, and nothing lies on something else', () => {
    fc.assert(
      fc.property(facts, ({ one, width, locale, framed }) => {
        const drawing = drawn(one, width, locale, framed);
        if (drawing === null) return;
        const inside = (line: { readonly x: number; readonly width: number }, left: number, right: number): void => {
          expect(line.x).toBeGreaterThanOrEqual(left);
          expect(line.x + line.width).toBeLessThanOrEqual(right + 0.5);
        };
        let below = 0;
        for (const step of drawing.steps) {
          for (const line of step.lines) inside(line, 0, width);
          for (const row of step.checks?.rows ?? []) for (const line of row.lines) inside(line, step.checks?.box.x ?? 0, (step.checks?.box.x ?? 0) + (step.checks?.box.width ?? 0));
          for (const line of step.panel?.lines ?? []) inside(line, step.panel?.box.x ?? 0, (step.panel?.box.x ?? 0) + (step.panel?.box.width ?? 0));
          const ys = [...step.lines.map(({ y }) => y), ...(step.arrow === null || step.panel !== null ? [] : [step.arrow.y]), ...(step.checks?.rows ?? []).map(({ ground }) => ground.y), ...(step.panel?.lines ?? []).map(({ y }) => y)];
          for (const y of ys) {
            expect(y).toBeGreaterThan(below);
            below = y;
          }
          expect(step.area.y).toBeGreaterThanOrEqual(0);
          expect(step.area.height).toBeGreaterThan(10);
        }
        expect(drawing.height).toBeGreaterThan(below);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test('every rule that tells something is in picture and text', () => {
    fc.assert(
      fc.property(facts, ({ one, width, locale }) => {
        const model = handshake(one);
        const drawing = drawn(one, width, locale, false);
        if (model === null || drawing === null) return;
        const texts = handshakeTexts(model, voice(locale));
        const told = texts.flatMap(({ rules }) => tellingRules(rules).map(({ check }) => check.rule));
        expect(drawing.steps.flatMap(({ checks }) => (checks?.rows ?? []).map(({ rule }) => rule.check.rule))).toEqual(told);
        const text = plainTexts(texts);
        expect(text).not.toMatch(/undefined|NaN|\[object/);
        const stops = model.readings.length;
        expect(drawing.steps.flatMap(({ checks }) => checks?.rows ?? []).filter(({ rule }) => rule.check.stoppedHere !== null)).toHaveLength(stops);
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});
