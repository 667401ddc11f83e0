/** UTF-8 read as windows-1252 is read again; everything else stays as it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownSecrets } from '../../src/http/known-secrets';
import { readAgain } from '../../src/http/misread-utf8';
import { redactContent } from '../../src/http/redact-content';

const misread = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

test('whatever was written in UTF-8 and misread comes back', () => {
  for (const text of ['令牌无效，请重新登录', '密钥', 'Zugriff verweigert – „nein“', 'naïve café', '🙂 no', '']) expect(readAgain(misread(text))).toBe(text);
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
    // Lone surrogates cannot be written; a byte order mark at the beginning is none of the text's.
    const whole = new TextDecoder().decode(new TextEncoder().encode(text)).replace(/^\uFEFF/, '');
    const again = readAgain(misread(whole));
    expect([whole, misread(whole)]).toContain(again);
    if (/[\u0080-\uFFFF]/.test(whole)) expect(again).toBe(whole);
  }));
});

test('what was read rightly stays', () => {
  for (const text of ['plain', '令牌无效', 'café', 'Ã', 'Ã© und 令', 'â€', 'é'.repeat(1000), '\u0081']) expect(readAgain(text)).toBe(text);
});

test('a secret behind a Chinese name is hidden in a body that came without its charset', () => {
  const secret = 'aB3dE6fG9hI2';
  const body = misread(JSON.stringify({ code: 'forbidden', 令牌: secret }));
  expect(redactContent(readAgain(body), 'text/plain', knownSecrets(new Uint8Array(32).fill(7)))).not.toContain(secret);
});
