/** Whatever is sent as a credential: it is read without throwing, in linear time, and nothing of it is kept. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAuthorization, readBare, readField, readParameter } from '../../src/http/credential';
import { redactRequest } from '../../src/http/redact';
import { signedUrlTimes } from '../../src/http/signed-url';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const SCHEMES = ['Bearer ', 'bearer  ', 'Basic ', 'DPoP ', 'AWS4-HMAC-SHA256 Credential=', 'TC3-HMAC-SHA256 ', 'Signature keyId="', 'Hawk ts="', 'Digest ', 'OAuth ', 'q-sign-algorithm=', 'bce-auth-v1/', '"', '', 'Bearer Bearer ', 'Beare '];
const piece = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom('eyJ', '.', '==', '"', "'", '\\n', '\r\n', 'undefined', '[object Object]', ';', ',', 'created=', 'SignedHeaders=', 'exp=', '~', 'ghp_', 'sk-ant-api03-', '‹', ' '),
  fc.dictionary(fc.constantFrom('exp', 'nbf', 'iat', 'aud', 'scope', 'azp', 'cnf', 'iss'), fc.anything()).map((claims) => `${part({ alg: 'RS256' })}.${part(JSON.parse(JSON.stringify(claims, (_name, value: unknown) => (typeof value === 'bigint' ? 0 : value))) as object)}.c2ln`),
);
const value = fc.tuple(fc.constantFrom(...SCHEMES), fc.array(piece, { maxLength: 5 })).map(([scheme, pieces]) => scheme + pieces.join(''));
const NAMES = ['authorization', 'proxy-authorization', 'authentication', 'x-api-key', 'dpop', 'signature-input', 'x-auth-token'];

test('never throws, and gives plain JSON', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), value, (name, text) => {
      const read = readField(name, text);
      expect(JSON.parse(JSON.stringify(read))).toEqual(read);
      readParameter('policy', text);
      readParameter('hdnts', text);
      signedUrlTimes(`https://a.example/?${text}`);
    }),
    { numRuns: 600 },
  );
});

test('nothing secret is kept, whatever stands around it', () => {
  const SECRET = 'Zx9plantedSECRET7Qw3rTy8uIop';
  const around = fc.constantFrom('', '"', ' ', '\\n', "'", ';', ',', '==', '.', 'Credential=', 'keyid="', 'ghp_', 'exp=1795341600~hmac=', '1795341600-0-0-', 'SignedHeaders=', 'ts="', 'id="');
  fc.assert(
    fc.property(fc.constantFrom(...NAMES, 'cookie'), fc.constantFrom(...SCHEMES), around, around, (name, scheme, before, after) => {
      const text = `${scheme}${before}${SECRET}${after}`;
      const url = `https://api.example/a?access_token=${encodeURIComponent(text)}&hdnts=${encodeURIComponent(text)}&sign=${encodeURIComponent(text)}&X-Amz-Date=${encodeURIComponent(text)}&e=${encodeURIComponent(text)}`;
      const { request } = redactRequest({ method: 'GET', url, headers: [{ name, value: name === 'cookie' ? `token=${text}` : text }, { name: 'X-Amz-Date', value: text }], headersComplete: true, postData: null });
      expect(JSON.stringify(request)).not.toContain(SECRET);
    }),
    { numRuns: 800 },
  );
});

test('takes linear time on a megabyte', () => {
  const pieces = ['a', ' ', 'Bearer ', '"', '.', 'eyJ', 'a=', 'a="', 'created=1,', ';', '\\n', '=', '~exp=', '-', '/', '{', '<', 'token-', '[object ', 'x-', 'SignedHeaders=a;', '%0'];
  for (const repeated of pieces) {
    for (const scheme of ['', 'Bearer ', 'Signature ', 'AWS4-HMAC-SHA256 ', 'bce-auth-v1/', 'sig1=("', 'q-sign-algorithm=', 'eyJhbGciOiJub25lIn0.']) {
      const text = scheme + repeated.repeat(Math.ceil(1_000_000 / repeated.length));
      const start = performance.now();
      readAuthorization('authorization', text);
      readBare('query', 'access_token', text);
      readField('signature-input', text);
      readParameter('policy', `eyJ${text}`);
      expect(performance.now() - start, `${scheme}${repeated}…`).toBeLessThan(1000);
    }
  }
}, 120_000);
