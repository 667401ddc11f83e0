/** Proof words must stand in the raw body, whatever markup or escapes stand between. */
import { expect, test } from 'vitest';
import { gatherEvidence } from '../../src/diagnosis/evidence';
import { codeVoices, quoteFrom, wordVoices } from '../../src/diagnosis/voices';
import { exchange } from '../support/exchange';

test.each([
  ['plain', 'Access is denied here', 'is denied', 'is denied'],
  ['JSON escapes', '{"m":"a \\"b\\" c"}', 'a "b" c', 'a \\"b\\" c'],
  ['unicode escapes', '{"m":"\\u6743\\u9650\\u4e0d\\u8db3"}', '权限不足', '\\u6743\\u9650\\u4e0d\\u8db3'],
  ['escaped markup', '{"m":"referer \\u003cempty\\u003e are"}', 'referer <empty> are', 'referer \\u003cempty\\u003e are'],
  ['a line break between', 'blocked by\n the security rules', 'blocked by the security rules', 'the security rules'],
  ['not there', 'something else', 'blocked', ''],
])('quotes: %s', (_name, content, words, quoted) => {
  expect(quoteFrom(content, words)).toBe(quoted);
});

test('machine words come from body, challenge and fields', () => {
  const evidence = gatherEvidence(exchange({ body: { error: { code: 'E1_x', status: 'DENIED_BY' } }, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"', 'x-amzn-ErrorType': 'ForbiddenException:http://x/' } }));
  expect(codeVoices(evidence).map(({ code }) => code)).toEqual(['E1_x', 'DENIED_BY', 'invalid_token', 'ForbiddenException']);
});

test('a problem type’s last segment is a machine word', () => {
  const evidence = gatherEvidence(exchange({ body: { type: 'https://api.example/problems/token-expired', title: 'Nope' }, responseHeaders: { 'Content-Type': 'application/problem+json' } }));
  expect(codeVoices(evidence).map(({ code }) => code)).toEqual(['token-expired']);
});

test('links and member names of a JSON body are no sentences', () => {
  const evidence = gatherEvidence(exchange({ body: { message: 'Forbidden', documentation_url: 'https://docs.example/rate-limits', rate_limit: { remaining: 3 } } }));
  expect(wordVoices(evidence).map(({ text }) => text)).toEqual(['Forbidden']);
});
