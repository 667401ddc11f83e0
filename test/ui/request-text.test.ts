/** The message to whoever can do a fix. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { LOCALES } from '../../src/locales/catalog';
import { requestText } from '../../src/locales/request-text';
import { catalog, words } from '../../src/locales/words';
import { CANARIES, exchange } from '../support/exchange';

const refused = diagnose(
  exchange({
    method: 'POST',
    statusText: 'Forbidden',
    networkError: 'net::ERR_FAILED',
    requestHeaders: { Cookie: CANARIES[0] },
    responseHeaders: { 'Access-Control-Allow-Origin': [], 'CF-Ray': '8f2a6c1be9d04a57-FRA', 'CF-Mitigated': 'challenge' },
  }),
);

test.each(LOCALES)('says what, when, status, who, why, what is asked for and the references (%s)', (locale) => {
  const finding = refused.findings.find(({ cause }) => cause === 'cors-allow-origin-missing');
  if (finding === undefined) throw new Error('no finding');
  const fix = words(finding, locale).fixes.find(({ id }) => id === 'send-cors-fields-on-errors');
  const text = requestText(refused, 'send-cors-fields-on-errors', locale, () => 'Cloudflare');
  for (const part of [
    'POST https://api.tokenim.com/v1/messages', '2026-11-22 10:00:00', 'UTC', '403 Forbidden', 'Cloudflare', catalog(locale).refusers['bot-manager'], 'Ray ID 8f2a6c1be9d04a57-FRA',
    words(finding, locale).title, fix?.text.replaceAll('`', '') ?? '?', 'Access-Control-Allow-Origin: https://app.example',
  ]) expect(text).toContain(part);
  expect(text).not.toMatch(/undefined|null|`/);
  for (const canary of CANARIES) expect(text).not.toContain(canary);
});

test('without an answer it says so; an unknown fix asks for nothing', () => {
  const text = requestText(diagnose(exchange({ status: null, networkError: 'net::ERR_NAME_NOT_RESOLVED', origin: null })), 'no-such-fix', 'en');
  expect(text).toContain('no response net::ERR_NAME_NOT_RESOLVED');
  expect(text).not.toContain('Please');
});

test('names the characters that would turn the text around', () => {
  const text = requestText(diagnose(exchange({ url: 'https://api.tokenim.com/\u202Egnp' })), 'ask-the-owner', 'en');
  expect(text).toContain('⟨U+202E⟩');
  expect(text).not.toContain('\u202E');
});

test('a note of facts speaks the reader’s language; a backtick in a value ends no code', () => {
  const note = (locale: (typeof LOCALES)[number]): string => {
    const snippets = refused.findings.flatMap((finding) => words(finding, locale).fixes).flatMap((fix) => fix.snippets);
    return snippets.find(({ platform }) => platform === 'text')?.code ?? '';
  };
  expect(note('en')).toContain('Call: POST https://api.tokenim.com/v1/messages\nStatus: 403');
  expect(note('zh-CN')).toContain('请求：POST https://api.tokenim.com/v1/messages\n状态码：403');
  const odd = diagnose(exchange({ status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': 'https://a`b.example' } }));
  for (const locale of LOCALES) for (const finding of odd.findings) expect(words(finding, locale).why.split('`').length % 2).toBe(1);
});

test('a hostile call makes no markup, no line and no link of its own in a ticket', () => {
  const nasty = '![x](https://evil.example/a.png) <img src=https://evil.example/b.png> [a](javascript:alert(1)) <!-- `~~~`\n\nStatus: 200\n~~~\n[x]: https://evil.example/';
  const diagnosis = diagnose(exchange({ url: `https://api.tokenim.com/${nasty}`, method: nasty, statusText: nasty, responseHeaders: { Server: nasty, 'X-Request-Id': nasty, 'WWW-Authenticate': `Bearer error="${nasty}"` }, status: 401, body: { error: nasty, message: nasty } }));
  for (const locale of LOCALES) {
    for (const id of diagnosis.findings.flatMap(({ fixes }) => fixes.map((fix) => fix.id))) {
      // A block that is set in by four spaces after an empty line is code (CommonMark 0.31, section 4.4).
      const [said = '', ...code] = requestText(diagnosis, id, locale).split('\n\n    ');
      expect(said).not.toMatch(/!\[|<[a-z/!?]|\]\(|\]\[|\]:|`/i);
      expect(said).not.toMatch(/^(?:~~~|Status: 200)/m);
      for (const block of code) for (const line of block.split('\n').slice(1)) expect(line).toMatch(/^(?: {4}|$)/);
    }
  }
});
