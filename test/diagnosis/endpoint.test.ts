/** The endpoint of a call: what is an id and what is a word. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endpointOf } from '../../src/diagnosis/endpoint';

describe('endpointOf', () => {
  test.each([
    ['https://API.tokenim.com:443/v1/groups/42?page=2#top', 'api.tokenim.com/v1/groups/{id}'],
    ['https://api.tokenim.com', 'api.tokenim.com/'],
    ['https://api.tokenim.com/v1/groups/', 'api.tokenim.com/v1/groups/'],
    ['http://api.tokenim.com:8080/v1', 'api.tokenim.com:8080/v1'],
    ['http://api.tokenim.com:443/v1', 'api.tokenim.com:443/v1'],
    ['wss://rt.tokenim.com/v1/realtime', 'rt.tokenim.com/v1/realtime'],
    ['https://a.example/u/3f2504e0-4f89-41d3-9a0c-0305e82c3301/avatar', 'a.example/u/{id}/avatar'],
    ['https://a.example/u/507f1f77bcf86cd799439011', 'a.example/u/{id}'],
    ['https://a.example/u/01ARZ3NDEKTSV4RRFFQ69G5FAV', 'a.example/u/{id}'],
    ['https://a.example/m/g_42/cus_9s6XKzkNRiz8i3', 'a.example/m/{id}/{id}'],
    ['https://a.example/avatars/1007.png', 'a.example/avatars/{id}.png'],
    ['https://a.example/reset/‹redacted›/next', 'a.example/reset/{id}/next'],
    [`https://‹redacted›@a.example/f/${encodeURIComponent('‹redacted›')}`, 'a.example/f/{id}'],
    ['https://a.example/days/2026-11-22;v=1/10.5', 'a.example/days/{id}/{id}'],
  ])('%s is %s', (url, endpoint) => expect(endpointOf('get', url)).toBe(`GET ${endpoint}`));

  test.each(['v1', 'v2beta1', 'groups', 'oauth2', 'oauth_v2', 'feedback', 'deadbeef', 'api-2', 'insufficient-permission', 'a.b', 'main.css', 'x509', 'groups-by-member', 'm_withheld', 'getUserByEmailAddress'])('%s is a word, not an id', (word) =>
    expect(endpointOf('GET', `https://a.example/${word}/x`)).toBe(`GET a.example/${word}/x`),
  );

  test('what is no URL stays itself', () => {
    expect(endpointOf('GET', 'about:blank?x')).toBe('GET about:blank');
    expect(endpointOf('', '')).toBe(' ');
  });

  test('never throws, and query, scheme and fragment never count', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.string(), (url, rest) => {
        const whole = endpointOf('GET', url);
        expect(endpointOf('GET', `${url}?${rest}`)).toBe(whole);
        expect(typeof endpointOf(rest, rest)).toBe('string');
      }),
    );
  });

  test('a segment of a megabyte takes no time', () => {
    const start = performance.now();
    for (const part of ['1', 'a', 'aB', '-', '1-', 'a_1']) endpointOf('GET', `https://a.example/${part.repeat(1_000_000 / part.length)}`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
