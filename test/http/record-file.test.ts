/** One door for what people hand over: its form by its content, its encoding by its bytes, and one sentence for what is no record. */
import { describe, expect, test } from 'vitest';
import { readRecord } from '../../src/http/record-file';
import { UnreadableError } from '../../src/http/unreadable';

const har = '{"log":{"entries":[{"request":{"method":"GET","url":"https://api.tokenim.com/令"},"response":{"status":403}}]}}';
const bytes = (text: string, encoding: 'utf8' | 'utf16le'): Uint8Array => new Uint8Array(Buffer.from(text, encoding));
const swapped = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

test.each([
  ['har', har],
  ['har', `\uFEFF \n${har}`],
  ['transcript', '> GET / HTTP/1.1\n> Host: a.example\n> \n< HTTP/1.1 403 Forbidden\n< \n'],
  ['transcript', '\uFEFFcurl: (6) Could not resolve host: a.example'],
  ['response', 'HTTP/1.1 403 Forbidden\n\n{"log":{"entries":[]}}'],
])('%s: %j', (form, text) => {
  expect(readRecord(text).form).toBe(form);
});

test.each([
  ['UTF-8', bytes(har, 'utf8')],
  ['UTF-8 with a mark', bytes(`\uFEFF${har}`, 'utf8')],
  ['UTF-16 with a mark', bytes(`\uFEFF${har}`, 'utf16le')],
  ['UTF-16 without', bytes(har, 'utf16le')],
  ['big-endian UTF-16 with a mark', swapped(`\uFEFF${har}`)],
  ['big-endian UTF-16 without', swapped(har)],
])('%s', (_name, content) => {
  expect(readRecord(content).calls[0]?.exchange.request.url).toMatch(/^https:\/\/api\.tokenim\.com\/(?:令|%E4%BB%A4)$/);
});

describe('what is no record', () => {
  test.each([
    ['empty', ''],
    ['empty', ' \n\t'],
    ['broken-json', '{"log":{"entries":['],
    ['no-entries', '{"items":[]}'],
    ['unknown-form', 'Dear support, it does not work.'],
    ['no-answer', 'GET / HTTP/1.1'],
    ['no-answer', "curl 'https://api.tokenim.com/v1' -H 'accept: */*'"],
    ['compressed', new Uint8Array([0x1f, 0x8b, 8, 0])],
    ['compressed', new Uint8Array([0x50, 0x4b, 3, 4])],
    ['unknown-form', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
  ] as const)('%s: %j', (reason, content) => {
    try {
      readRecord(content as string);
      expect.fail('it was read');
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableError);
      expect(error).toMatchObject({ reason, message: expect.stringMatching(/^it [^\n]{5,120}$/) });
    }
  });
});
