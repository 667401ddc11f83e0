/** What is read from a credential, and that the credential itself is not kept. */
import { describe, expect, test } from 'vitest';
import { readAuthorization, readBare } from '../../src/http/credential';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object, header: object = { alg: 'RS256', typ: 'JWT' }): string => `${part(header)}.${part(claims)}.c2lnbmF0dXJlLWJ5dGVz`;
const token = jwt({ sub: 'user-7731', exp: 1_795_000_000, scope: 'messages.read groups.read', aud: 'https://api.tokenim.com', iss: 'https://auth.tokenim.com' });

test.each<[string, string, readonly string[], string]>([
  [`Bearer ${token}`, 'jwt', [], 'Bearer ‹redacted›'],
  [token, 'jwt', ['scheme-missing'], '‹redacted›'],
  [`Bearer Bearer ${token}`, 'jwt', ['scheme-repeated'], 'Bearer Bearer ‹redacted›'],
  [`Bearer "${token}"`, 'jwt', ['quoted'], 'Bearer "‹redacted›"'],
  [`Bearer ${token.slice(0, token.lastIndexOf('.'))}`, 'jwt', ['truncated'], 'Bearer ‹redacted›'],
  [`Bearer ${token.slice(0, 60)}`, 'jwt', ['truncated'], 'Bearer ‹redacted›'],
  [`Bearer ${token.replace('.c2ln', '.c2l/')}==`, 'jwt', ['not-base64url'], 'Bearer ‹redacted›'],
  ['Bearer undefined', 'none', ['placeholder'], 'Bearer undefined'],
  ['Bearer null', 'none', ['placeholder'], 'Bearer null'],
  ['Bearer [object Object]', 'none', ['placeholder'], 'Bearer [object Object]'],
  ['Bearer {{access_token}}', 'none', ['placeholder'], 'Bearer {{access_token}}'],
  ['Bearer', 'none', ['empty'], 'Bearer'],
  ['Bearer ', 'none', ['empty'], 'Bearer'],
  ['', 'none', ['empty'], ''],
  ['Beare 0123456789abcdef', 'opaque', ['scheme-unknown'], 'Beare ‹redacted›'],
  ['Bearer 01234 56789', 'opaque', ['inner-space'], 'Bearer ‹redacted›'],
  ['Basic dXNlcjpwYXNz', 'basic', [], 'Basic ‹redacted›'],
  ['Bearer 9f8e7d6c5b4a\\n', 'opaque', ['line-break'], 'Bearer ‹redacted›'],
])('Authorization: %s', (value, kind, faults, shown) => {
  const read = readAuthorization('authorization', value);
  expect({ kind: read.credential.kind, faults: read.credential.faults, shown: read.shown }).toEqual({ kind, faults, shown });
  if (read.secret !== '') expect(JSON.stringify(read.credential) + read.shown).not.toContain(read.secret);
});

describe('a JWT', () => {
  test('keeps the claims that causes need, and neither subject nor signature', () => {
    const { credential } = readAuthorization('authorization', `Bearer ${token}`);
    expect(credential.jwt).toMatchObject({ alg: 'RS256', exp: 1_795_000_000, scope: ['messages.read', 'groups.read'], aud: ['https://api.tokenim.com'], use: null });
    expect(JSON.stringify(credential)).not.toMatch(/user-7731|c2lnbmF0/);
  });

  test.each([
    [jwt({ exp: 1 }, { alg: 'RS256', typ: 'at+jwt' }), 'access'],
    [jwt({ nonce: 'n' }), 'id'],
    [jwt({ token_use: 'id' }), 'id'],
    [jwt({ typ: 'Refresh' }), 'refresh'],
  ])('says what it is for', (text, use) => {
    expect(readBare('query', 'access_token', text).credential.jwt?.use).toBe(use);
  });

  test('odd claims are read as unknown', () => {
    const { credential } = readAuthorization('authorization', `Bearer ${jwt({ exp: 'soon', aud: [1, 'a'], scope: 7 })}`);
    expect(credential.jwt).toMatchObject({ exp: null, aud: ['a'], scope: null });
  });
});

test('a key says its environment by its public prefix', () => {
  expect(readBare('header', 'x-api-key', 'tk_test_4eC39HqLyjWDarjtT1').credential).toMatchObject({ kind: 'api-key', environment: 'test', length: 26 });
});
