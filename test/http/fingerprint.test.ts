/** The fingerprint of a secret: the same wherever it was carried, another under another key, and nothing of the secret itself. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprinter } from '../../src/http/fingerprint';
import { knownSecrets } from '../../src/http/known-secrets';
import { redactRequest } from '../../src/http/redact';

test('it is the beginning of HMAC-SHA-256 under the key (RFC 4231, case 2)', () => {
  expect(fingerprinter(new TextEncoder().encode('Jefe'))('what do ya want for nothing?')).toBe('5bdcc146bf60');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.string({ minLength: 6, maxLength: 300 }), fc.boolean(), (key, secret, remember) => {
      const fingerprint = fingerprinter(key, remember);
      const expected = createHmac('sha256', key).update(secret).digest('hex').slice(0, 12);
      expect([fingerprint(secret), fingerprint(secret)]).toEqual([expected, expected]);
    }),
    { numRuns: 200 },
  );
});

describe('Credential.fingerprint', () => {
  const SECRET = 'canaryS3cretValue0123456789';
  const read = (facts: object, key = 1) =>
    redactRequest({ method: 'GET', url: 'https://api.tokenim.com/v1/messages', headers: [], headersComplete: true, postData: null, ...facts }, knownSecrets(new Uint8Array(32).fill(key))).request.credentials.map(({ fingerprint }) => fingerprint);
  const header = (name: string, value: string): object => ({ headers: [{ name, value }] });

  const places: readonly object[] = [
    header('Authorization', `Bearer ${SECRET}`),
    header('authorization', SECRET),
    header('Authorization', `Bearer "${SECRET}"`),
    header('X-API-Key', SECRET),
    header('Cookie', `theme=dark; session=${SECRET}`),
    { url: `https://api.tokenim.com/v1/messages?access_token=${SECRET}` },
  ];
  test('one secret has one fingerprint, in field, cookie and query', () => {
    const prints = places.flatMap((place) => read(place));
    expect(prints).toHaveLength(places.length);
    expect(new Set(prints).size).toBe(1);
    expect(prints[0]).toMatch(/^[0-9a-f]{12}$/);
  });
  test('another under another key, and for another secret', () => {
    expect(read(header('X-API-Key', SECRET), 2)).not.toEqual(read(header('X-API-Key', SECRET)));
    expect(read(header('X-API-Key', `${SECRET}a`))).not.toEqual(read(header('X-API-Key', SECRET)));
  });
  test.each(['Bearer undefined', 'Bearer', '', 'Bearer abc', 'Bearer [object Object]'])('none for %j', (value) => {
    expect(read(header('Authorization', value))).toEqual([null]);
  });
  test('none without a key, and the facts are the same otherwise', () => {
    const raw = { method: 'GET', url: 'https://a.example/', headers: [{ name: 'Authorization', value: `Bearer ${SECRET}` }], headersComplete: true, postData: null };
    const [bare] = redactRequest(raw).request.credentials;
    expect(bare?.fingerprint).toBeNull();
    expect(redactRequest(raw, knownSecrets(new Uint8Array(32))).request.credentials).toEqual([{ ...bare, fingerprint: expect.any(String) as string }]);
  });
  test('a fingerprint says nothing of the secret, and remembering changes none', () => {
    const print = fingerprinter(new Uint8Array(32).fill(9));
    const secrets = Array.from({ length: 1500 }, (_, i) => `secret-number-${i}`);
    const first = secrets.map(print);
    expect(new Set(first).size).toBe(secrets.length);
    expect(secrets.map(print)).toEqual(first);
    expect(secrets.map(fingerprinter(new Uint8Array(32).fill(9)))).toEqual(first);
  });
});
