// @vitest-environment happy-dom
/** The guide as a page: every text shown in every language, every anchor there, the language switched; and the links that lead to it. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { LOCALES, type Locale } from '../../src/locales/catalog';
import { guideWords } from '../../src/locales/guide';
import { GUIDE, GUIDE_PAGES } from '../../src/locales/guide-words';
import { catalog } from '../../src/locales/words';
import { tokenim } from '../../src/profiles/tokenim';
import { GuideView } from '../../src/ui/GuideView';
import { PanelView } from '../../src/ui/PanelView';
import { createCallsModel } from '../../src/ui/calls-model';
import { exchange } from '../support/exchange';
import { fakeFeed } from './fake-feed';

async function mountGuide(first: Locale) {
  const locale = signal<Locale>(first);
  const onCopy = vi.fn(async (_text: string) => undefined);
  document.body.replaceChildren();
  await act(async () => render(<GuideView locale={locale} onLocale={(next) => void (locale.value = next)} onCopy={onCopy} facts={tokenim} theme="light" />, document.body.appendChild(document.createElement('div'))));
  return { locale, onCopy };
}

const shown = (): string => document.body.textContent ?? '';
const texts = (node: unknown): string[] => (typeof node === 'string' ? [node] : Object.entries(node as object).flatMap(([name, value]) => (/^(?:to|code|facts)$/.test(name) && typeof value === 'string' ? [] : texts(value))));

describe.each(LOCALES)('the guide in %s', (locale) => {
  test('shows every text', async () => {
    await mountGuide(locale);
    const whole = shown();
    for (const text of texts(guideWords(locale))) expect(whole).toContain(text.replaceAll('`', ''));
    for (const title of Object.values(catalog(locale).ui.guide.titles)) expect(whole).toContain(title);
    expect(whole).not.toMatch(/\bNaN\b|\[object/);
  });
  test('has every anchor once, and no link that leads nowhere', async () => {
    await mountGuide(locale);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const page of GUIDE_PAGES) expect(ids).toEqual(expect.arrayContaining([page, ...GUIDE[page].map((section) => `${page}-${section}`)]));
    for (const link of document.querySelectorAll('a[href^="#"]')) expect(ids).toContain(link.getAttribute('href')?.slice(1));
  });
  test('fills in what is known of TokenIM', async () => {
    await mountGuide(locale);
    for (const text of ['Authorization: Bearer …', 'X-Api-Key: …', '?access_token=…', 'sandbox.tokenim.com', '/v1/groups/{id}']) expect(shown()).toContain(text);
  });
});

test('switches its language and copies its snippets', async () => {
  const { onCopy } = await mountGuide('en');
  await act(async () => document.querySelector<HTMLElement>('[data-locale="zh-CN"]')?.click());
  expect(document.querySelector('.page')?.getAttribute('lang')).toBe('zh-CN');
  expect(shown()).toContain(guideWords('zh-CN').pages.limits.lead.slice(0, 20));
  await act(async () => document.querySelector<HTMLElement>('.guide-code [data-copy]')?.click());
  expect(onCopy).toHaveBeenCalledOnce();
});

describe('a finding', () => {
  const panel = async (call: ReturnType<typeof exchange>, guideUrl?: (anchor: string, url: string) => string | null): Promise<HTMLAnchorElement | null> => {
    const model = createCallsModel(fakeFeed([diagnose(call)], []), () => true);
    document.body.replaceChildren();
    const shared = { model, locale: signal<Locale>('en'), onLocale: vi.fn(), onClear: vi.fn(), onCopy: async () => undefined, onGrant: null, vendorName: (vendor: string) => vendor, connection: signal<'live' | 'lost'>('live') };
    await act(async () => render(<PanelView {...shared} theme="light" {...(guideUrl === undefined ? {} : { guideUrl })} />, document.body.appendChild(document.createElement('div'))));
    await vi.waitFor(() => expect(document.querySelector('.verdict')).not.toBeNull());
    return document.querySelector<HTMLAnchorElement>('.verdict .read-more a');
  };
  const limited = exchange({ status: 429, responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Retry-After': '30' } });

  test('leads to its place in the guide, in a tab of its own', async () => {
    const link = await panel(limited, (anchor, url) => `https://guide.example/#${anchor}?${new URL(url).hostname}`);
    expect(link?.textContent).toBe('Read more: Limits, and how to wait');
    expect(link?.getAttribute('href')).toMatch(/^https:\/\/guide\.example\/#limits-back-off\?/);
    expect(link?.target).toBe('_blank');
  });
  test('has no link where there is no guide', async () => {
    expect(await panel(limited)).toBeNull();
    expect(await panel(limited, () => null)).toBeNull();
  });
});
