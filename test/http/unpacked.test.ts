/** Compressed bodies in a HAR: what is unpacked, and what is left alone. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { readHar } from '../../src/http/har-file';
import { compressionOf, unpacked, UNPACKED_LIMIT_BYTES } from '../../src/http/unpacked';

const secret = `sk_live_${'Zx81Qm'.repeat(4)}`;
const body = JSON.stringify({ error: 'insufficient_scope', error_description: '该凭证没有所需的权限', api_key: secret });
const readIn = (bytes: Uint8Array) => {
  const entry = { startedDateTime: '2026-07-29T10:00:00Z', time: 1, request: { method: 'GET', url: 'https://api.tokenim.com/v1/messages', headers: [] }, response: { status: 403, statusText: 'Forbidden', headers: [], content: { mimeType: 'application/json', encoding: 'base64', text: Buffer.from(bytes).toString('base64') } } };
  return readHar(JSON.stringify({ log: { entries: [entry] } })).calls[0]?.exchange;
};

describe('a body that was recorded compressed', () => {
  test.each([
    ['gzip', gzipSync(body)],
    ['gzip, hardly compressed', gzipSync(body, { level: 1 })],
    ['deflate', deflateSync(body)],
    ['deflate, at its best', deflateSync(body, { level: 9 })],
    ['deflate, not compressed', deflateSync(body, { level: 0 })],
  ])('%s: is read, diagnosed and redacted like any other', (_name, bytes) => {
    const exchange = readIn(bytes);
    expect(exchange?.response?.content).toContain('该凭证没有所需的权限');
    expect(JSON.stringify(exchange)).not.toContain(secret);
    if (exchange === undefined) throw new Error('There is no call.');
    expect(diagnose(exchange).findings[0]?.cause).toBe('insufficient-scope');
  });

  test.each([
    ['cut short', gzipSync(body).subarray(0, 60)],
    ['of which one byte of its check is another', Uint8Array.from(gzipSync(body), (byte, at) => (at === gzipSync(body).length - 6 ? byte ^ 1 : byte))],
    ['deflate of which one byte of its check is another', Uint8Array.from(deflateSync(body), (byte, at) => (at === deflateSync(body).length - 1 ? byte ^ 1 : byte))],
    ['damaged', Uint8Array.from(gzipSync(body), (byte, at) => (at > 12 && at < 40 ? 0xff : byte))],
    ['zstd', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x00, 0x59, 0x00, 0x00)],
    ['larger than the limit', gzipSync(Buffer.alloc(UNPACKED_LIMIT_BYTES + 1, 'x'))],
    ['a bomb', gzipSync(Buffer.alloc(200_000_000))],
  ])('%s: has no content', (_name, bytes) => {
    const before = performance.now();
    expect(readIn(bytes)?.response?.content).toBeNull();
    expect(performance.now() - before).toBeLessThan(5000);
  });

  test('up to the limit it is read whole', () => {
    expect(unpacked(gzipSync(Buffer.alloc(UNPACKED_LIMIT_BYTES, 'x')), 'gzip')?.length).toBe(UNPACKED_LIMIT_BYTES);
  });

  test('a text that only begins like one stays a text', () => {
    for (const text of ['x^2 + y^2', 'x\u0001', '{"code":1}']) expect(readIn(Buffer.from(text))?.response?.content).toContain(text);
    expect(compressionOf(brotliCompressSync(body))).toBeNull();
  });

  test('whatever the bytes are, nothing throws, and what was compressed comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(Buffer.compare(unpacked(gzipSync(bytes), 'gzip') ?? Buffer.of(1), bytes)).toBe(0);
        expect(Buffer.compare(unpacked(deflateSync(bytes), 'zlib') ?? Buffer.of(1), bytes)).toBe(0);
        unpacked(bytes, 'gzip');
        unpacked(bytes, 'zlib');
        readIn(bytes);
      }),
    );
  });
});
