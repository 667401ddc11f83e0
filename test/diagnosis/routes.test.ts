/** The nearest documented path, and the times of pre-signed URLs. */
import { expect, test } from 'vitest';
import { gatherEvidence } from '../../src/diagnosis/evidence';
import { documentedMethods, documentedTemplate, editDistance, matchesTemplate, nearestRoute } from '../../src/diagnosis/routes';
import { signedUrlTimes } from '../../src/http/signed-url';
import { exchange } from '../support/exchange';

const at = (path: string) => gatherEvidence(exchange({ url: `https://api.tokenim.com${path}` }));

test.each([
  ['/v1/messages/m_1', '/v1/messages/{id}', true],
  ['/v1/messages/', '/v1/messages', true],
  ['/v1/messages', '/v1/messages/{id}', false],
  ['/v2/messages', '/v1/messages', false],
])('%s against %s', (path, template, fits) => {
  expect(matchesTemplate(path, template)).toBe(fits);
});

test('template, methods and the nearest path', () => {
  expect(documentedTemplate(at('/v1/groups/g_1?x=1'))).toBe('/v1/groups/{id}');
  expect(documentedMethods(at('/v1/groups/g_1'))).toEqual(['GET', 'PUT']);
  expect(nearestRoute(at('/v1/mesages'))).toEqual({ path: '/v1/messages', methods: ['GET', 'POST'] });
  expect(nearestRoute(at('/v1/user/u_7'))).toEqual({ path: '/v1/users/u_7', methods: ['GET', 'PATCH'] });
  expect(nearestRoute(at('/completely/different/and/much/longer/than/anything'))).toBeNull();
  expect(editDistance('kitten', 'sitting')).toBe(3);
});

test.each([
  ['https://b.s3.amazonaws.com/a?X-Amz-Date=20261122T090000Z&X-Amz-Expires=900', Date.UTC(2026, 10, 22, 9, 15) / 1000],
  ['https://storage.googleapis.com/a?X-Goog-Date=20261122T090000Z&X-Goog-Expires=60', Date.UTC(2026, 10, 22, 9, 1) / 1000],
  ['https://a.blob.core.windows.net/c?se=2026-11-22T09%3A00%3A00Z&sig=x', Date.UTC(2026, 10, 22, 9) / 1000],
  ['https://b.example/a?Expires=1795341600&Signature=x', 1_795_341_600],
])('%s ends at its time', (url, seconds) => {
  expect(signedUrlTimes(url)?.seconds).toBe(seconds);
});

test.each(['https://b.example/a?Expires=1795341600', 'https://b.example/a', 'https://b.example/a?X-Amz-Date=yesterday&X-Amz-Expires=9', 'https://b.example/a?se=%E0%A4%A&sig=x'])('%s is no pre-signed URL', (url) => {
  expect(signedUrlTimes(url)).toBeNull();
});
