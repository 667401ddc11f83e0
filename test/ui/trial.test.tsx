// @vitest-environment happy-dom
/** Trying a repaired answer: what is said before, while it runs and after. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signal } from '@preact/signals';
import { diagnose } from '../../src/diagnosis/diagnose';
import { offerTrial } from '../../src/experiment/plan-trial';
import { TRIAL_MS, type Trial, type TrialOutcome } from '../../src/experiment/trial';
import { LOCALES } from '../../src/locales/catalog';
import { catalog } from '../../src/locales/words';
import type { TrialError } from '../../src/locales/trial-words';
import { exchange, preflight } from '../support/exchange';
import { mount } from './mount';

const noCors = { 'Access-Control-Allow-Origin': [] } as const;
const refused = exchange({ id: 'refused', status: 200, networkError: 'net::ERR_FAILED', responseHeaders: noCors });
const call = diagnose(refused);
const START = Date.parse('2026-11-22T10:00:00.000Z');

function trialOf(more: Partial<Trial> = {}): Trial {
  const plan = offerTrial(refused)?.plan;
  if (plan === null || plan === undefined) throw new Error('no plan');
  return { tabId: 7, callId: 'refused', pageOrigin: 'https://app.example', plan, startedAt: START, endsAt: START + TRIAL_MS, ruleIds: [1], outcome: null, ended: null, ...more };
}

function controls(first: Trial | null = null, wrong: TrialError | null = null) {
  const current = signal<Trial | null>(first);
  return { current, start: vi.fn(async () => wrong), end: vi.fn() };
}

beforeEach(() => void vi.useFakeTimers({ now: START, toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

describe.each(LOCALES)('before (%s)', (locale) => {
  const words = catalog(locale).ui.trial;

  test('says what, for whom, for how long, and that users still see the error', async () => {
    const { one } = await mount('panel', { calls: [call], locale, trial: controls() });
    const text = one('[data-trial="offered"]').textContent ?? '';
    for (const part of ['Access-Control-Allow-Origin: https://app.example', 'https://api.tokenim.com', 'https://app.example', words.onlyHere, words.timeValue, words.limits]) expect(text).toContain(part);
  });

  test('says why it cannot be done, instead of a button', async () => {
    const blocked = exchange({ method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 403 }) });
    const { one, all } = await mount('panel', { calls: [diagnose(blocked)], locale, trial: controls() });
    expect(one('[data-obstacle="preflight-status"]').textContent).toBe(words.obstacles['preflight-status']);
    expect(all('[data-try]')).toHaveLength(0);
  });
});

test('the button begins it, and a refusal is said', async () => {
  const trial = controls(null, 'not-allowed');
  const { click, one } = await mount('panel', { calls: [call], trial });
  await click('[data-try]');
  expect(trial.start).toHaveBeenCalledWith('refused', offerTrial(refused)?.plan);
  expect(one('[data-trial-error="not-allowed"]').textContent).toBe(catalog('en').ui.trial.errors['not-allowed']);
});

test('nothing is offered where nothing can be begun, or for a call that got through', async () => {
  expect((await mount('panel', { calls: [call] })).all('.try-here')).toHaveLength(0);
  expect((await mount('panel', { calls: [call], trial: { ...controls(), start: null } })).all('.try-here')).toHaveLength(0);
  expect((await mount('panel', { calls: [diagnose(exchange())], trial: controls() })).all('.try-here')).toHaveLength(0);
});

describe('while it runs', () => {
  test.each(['panel', 'popup'] as const)('the %s counts down and ends it', async (view) => {
    const trial = controls(trialOf());
    const { one, click, act } = await mount(view, { calls: [call], trial });
    expect(one('.trial-left').textContent).toContain('5:00');
    await act(async () => void vi.advanceTimersByTime(61_000));
    expect(one('.trial-left').textContent).toContain('3:59');
    await act(async () => void vi.advanceTimersByTime(600_000));
    expect(one('.trial-left').textContent).toContain('0:00');
    await click('[data-end-trial]');
    expect(trial.end).toHaveBeenCalledOnce();
  });

  test.each([
    [null, 'none', 'GET /v1/messages'],
    [{ kind: 'passed', status: 200, at: '' }, 'passed', '200'],
    [{ kind: 'refused', status: 403, at: '' }, 'refused', '403'],
    [{ kind: 'blocked', word: 'PreflightInvalidStatus', at: '' }, 'blocked', 'PreflightInvalidStatus'],
  ] as const)('says what the page’s own call did: %j', async (outcome: TrialOutcome | null, kind, part) => {
    const { one, all } = await mount('panel', { calls: [call], trial: controls(trialOf({ outcome })) });
    expect(one(`[data-trial-banner] [data-outcome="${kind}"]`).textContent).toContain(part);
    expect(one(`[data-trial="running"] [data-outcome="${kind}"]`).textContent).toContain(part);
    expect(all('[data-try]')).toHaveLength(0);
  });

  test('leads to the diagnosis of what CORS had hidden', async () => {
    const real = diagnose(exchange({ id: 'real', url: `${refused.request.url}?again`, startedDateTime: '2026-11-22T10:00:09.000Z' }));
    const { click, model } = await mount('panel', { calls: [real, call], trial: controls(trialOf({ outcome: { kind: 'refused', status: 403, at: '' } })) });
    model.select('refused');
    await click('[data-show-outcome]');
    expect(model.selected.value?.exchange.id).toBe('real');
  });
});

test.each(['time', 'asked', 'left-page', 'permission', 'replaced'] as const)('after the end (%s) there is no banner, and it can be tried again', async (ended) => {
  const { one, all } = await mount('panel', { calls: [call], trial: controls(trialOf({ ended })) });
  expect(all('[data-trial-banner]')).toHaveLength(0);
  expect(one(`[data-ended="${ended}"]`).textContent).toBe(catalog('en').ui.trial.ended[ended]);
  expect(all('[data-try]')).toHaveLength(1);
});
