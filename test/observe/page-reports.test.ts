/** What a page says of itself is foreign: a page may answer in our probe's stead. */
import { describe, expect, test } from 'vitest';
import { blockedByPolicy, readPageReport } from '../../src/observe/page-reports';

const report = (change: object = {}): object => ({ pageUrl: 'https://app.example/', timeOrigin: 1_700_000_000_000, serviceWorker: false, violations: [{ blockedURL: 'https://api.tokenim.com/v1', effectiveDirective: 'connect-src' }], ...change });

describe('a report', () => {
  test('is read', () => {
    expect(readPageReport(report())).toEqual(report());
  });

  test.each([
    ['nothing', null],
    ['a text', 'x'],
    ['no page', report({ pageUrl: undefined })],
    ['a page that is no URL', report({ pageUrl: 'app' })],
    ['a time that is none', report({ timeOrigin: Number.NaN })],
    ['a time that no date reaches', report({ timeOrigin: 1e300 })],
    ['the very last moment', report({ timeOrigin: 8.64e15 })],
    ['a time before all dates', report({ timeOrigin: -8.64e15 })],
    ['violations that are no list', report({ violations: { length: 1e9 } })],
  ])('is refused: %s', (_name, value) => {
    expect(readPageReport(value)).toBeNull();
  });

  test('is cut to what the probe gives at most, and whatever passes can be made calls of', () => {
    const many = readPageReport(report({ pageUrl: `https://app.example/${'a'.repeat(1e6)}`, timeOrigin: 8.64e15 - 100, violations: Array.from({ length: 1e5 }, () => ({ blockedURL: `https://api.tokenim.com/${'b'.repeat(20_000)}`, effectiveDirective: 'x'.repeat(1e4) })) }));
    expect(many?.pageUrl.length).toBe(8000);
    const calls = blockedByPolicy(many ?? expect.fail('refused'), 1, () => true);
    expect(calls).toHaveLength(100);
    expect(calls.every(({ request, networkError }) => request.url.length <= 8100 && (networkError ?? '').length <= 110)).toBe(true);
    expect(JSON.stringify(many).length).toBeLessThan(1e6);
  });

  test('with members of the wrong type keeps the others', () => {
    expect(readPageReport(report({ violations: [null, 1, {}, { blockedURL: 1, effectiveDirective: 'x' }, { blockedURL: 'https://a.example/', effectiveDirective: 'img-src' }] }))?.violations).toEqual([{ blockedURL: 'https://a.example/', effectiveDirective: 'img-src' }]);
  });
});
