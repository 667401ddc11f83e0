/** What an application has switched off, and the names that libraries give to what is wrong with a token. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { exchange } from '../support/exchange';

test.each<readonly [number, object, string]>([
  [403, { errcode: 'X_FORBIDDEN', error: 'Registration has been disabled' }, 'feature-not-enabled'],
  [403, { message: 'Public registration is currently closed.' }, 'feature-not-enabled'],
  [403, { message: 'Signups not allowed for this instance' }, 'feature-not-enabled'],
  [403, { error: 'Guest access is disabled on this server' }, 'feature-not-enabled'],
  [403, { error: 'Password login is not enabled' }, 'feature-not-enabled'],
  [401, { message: 'JWTIssuedAtFuture' }, 'credential-not-yet-valid'],
  [401, { message: 'JWTNotYetValid' }, 'credential-not-yet-valid'],
  [401, { error: 'PrematureJwtException' }, 'credential-not-yet-valid'],
  [401, { code: 'FAST_JWT_EXPIRED', message: 'x' }, 'credential-expired'],
  [401, { code: 'ERR_JWT_EXPIRED', message: 'x' }, 'credential-expired'],
  [401, { message: 'JWTNotInAudience' }, 'wrong-audience-or-issuer'],
])('%i %j', (status, body, cause) => {
  const { findings } = diagnose(exchange({ status, headersComplete: false, body }));
  expect(findings[0]?.cause).toBe(cause);
  expect(findings[0]?.confidence).not.toBe('certain');
});

test('an account that is switched off is no feature', () => {
  expect(diagnose(exchange({ status: 403, headersComplete: false, body: { message: 'Your account has been disabled' } })).findings[0]?.cause).toBe('account-restricted');
});
