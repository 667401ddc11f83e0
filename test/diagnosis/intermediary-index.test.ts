/** The index over the table leaves out only what cannot match: literals are required ones, the scan finds each, and the outcome is that of trying everything. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowFinder } from '../../src/diagnosis/intermediary-index';
import { rows } from '../../src/diagnosis/intermediary-rows';
import type { Sign } from '../../src/diagnosis/intermediaries';
import { literalScanner, requiredLiterals } from '../../src/diagnosis/literal-scan';

describe('literals that a pattern requires', () => {
  test.each<readonly [RegExp, readonly string[] | null]>([
    [/error code: \d{4}/, ['error code: ']],
    [/Sorry, you have been blocked/, ['sorry, you have been blocked']],
    [/errors(?:\.|&#46;)edgesuite(?:\.|&#46;)net/, ['edgesuite']],
    [/<title>Attention Required! \| Cloudflare|data-translate="block_headline"/, ['<title>attention required! | cloudflare', 'data-translate="block_headline"']],
    [/That\u2019s an error\./, ['that\u2019s an error.']],
    [/abcdefg?/, ['abcdef']],
    [/abcdefg{2,3}hi/, ['abcdef']],
    [/abcdefg+hijk/, ['abcdefg']],
    [/[abc]x|abcdefgh/, null],
    [/\bpx-captcha\b/, ['px-captcha']],
    [/(?:abcdefgh)/, ['abcdefgh']],
    [/(?:abcdefgh|ijklmnop)x/, ['abcdefgh', 'ijklmnop']],
    [/(?:abcdefgh)?x/, null],
    [/(?!abcdefgh)x/, null],
    [/未备案|此网站/, ['未备案', '此网站']],
    [/(?:abc|未备案)[^<]{0,9}x/, null],
    [/a.b.c/, null],
    [/abcdef.ghi/s, null],
  ])('%s', (pattern, expected) => {
    expect(requiredLiterals(pattern)).toEqual(expected);
  });
});

test('the scan finds exactly the literals that are there', () => {
  const literals = ['abcdef', 'abcdefgh', 'bcdefa', 'aaaaaa', 'zzzzzzzz', 'cdefab', '未备案的网站提示'];
  const scan = literalScanner(literals);
  const piece = fc.oneof(fc.constantFrom(...literals), fc.constantFrom('ABCDEF', 'abc', 'def', 'a', 'zzz', '未备案', '\u{1f600}'), fc.string({ maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const folded = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      expect([...scan(text)].sort((a, b) => a - b)).toEqual(literals.flatMap((literal, index) => (folded.includes(literal) ? [index] : [])));
    }),
  );
});

const every = rows.flatMap((row, place) => row.refusals.flatMap((refusal) => refusal.signs.map((sign) => ({ row, place, refusal, sign }))));

test('most patterns need not be tried on most bodies', () => {
  const patterns = every.flatMap(({ sign }) => ('words' in sign ? [sign.words] : []));
  const untold = new Set(patterns.filter((pattern) => requiredLiterals(pattern) === null && !pattern.source.startsWith('^')).map(String));
  expect(untold.size, [...untold].join('\n')).toBeLessThan(patterns.length * 0.06);
});

/** Text that a pattern may match: its required literals between bits that patterns are made of. */
const bits = fc.constantFrom('<title>', '</title>', ' ', '\n', '1020', '403', '/', '"', '>', '<', ': ', 'a', '0123456789abcdef', '192.0.2.1', '#', '-', '{"message":"Forbidden"}', 'Access Denied');

const field = fc.oneof(
  fc.tuple(fc.constant('server'), fc.constantFrom('cloudflare', 'CloudFront', 'AkamaiGHost', 'nginx/1.25', 'QRATOR', 'BunnyCDN-DE1-1', 'AmazonS3', 'x')),
  fc.tuple(fc.constant('set-cookie'), fc.constantFrom('_pxhd', 'qrator_jsr', '__jsluid_s', 'SPSI', 'aws-waf-token', 'x')),
  fc.tuple(fc.constantFrom('cf-ray', 'x-iinfo', 'x-sucuri-block', 'x-amz-apigw-id', 'via', 'x-served-by'), fc.constantFrom('x', '1.1 google', 'cache-fra1-FRA', 'GEO02')),
);

test('nothing that matches is left out', () => {
  const finder = rowFinder(rows);
  const literals = [...new Set(every.flatMap(({ sign }) => ('words' in sign ? (requiredLiterals(sign.words) ?? []) : [])))];
  const text = fc.array(fc.oneof(fc.constantFrom(...literals), bits), { maxLength: 14 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom(200, 202, 403, 405, 429, 503), fc.uniqueArray(field, { selector: ([name]) => name, maxLength: 5 }), (content, status, list) => {
      const fields = new Map<string, string>(list);
      const { refusals, mayHave } = finder({ status, statusText: '', headers: list.map(([name, value]) => ({ name, value })), content }, fields);
      const kept = new Map(refusals.map(({ row, refusals: list }) => [row, new Set(list)]));
      const data = status < 400 && /^\s{0,80}[[{]/.test(content);
      const has = (name: string, value: RegExp | undefined): boolean => fields.has(name) && (value?.test(fields.get(name)?.split('=', 1)[0] ?? '') ?? true);
      const holds = (sign: Sign): boolean =>
        'field' in sign ? has(sign.field, sign.value) : 'cookie' in sign ? has('set-cookie', sign.cookie) : 'words' in sign ? sign.words.test(content) : 'status' in sign ? sign.status.includes(status) : !('url' in sign);
      rows.forEach((row, place) => {
        for (const refusal of row.refusals) {
          const words = refusal.signs.some((sign) => 'words' in sign);
          if (words && ((refusal.anyStatus !== true && status < 400) || data)) continue;
          if (!refusal.signs.every(holds)) continue;
          expect(kept.get(place)?.has(refusal), row.vendor).toBe(true);
          for (const sign of refusal.signs) expect(mayHave(sign), row.vendor).toBe(true);
        }
      });
    }),
    { numRuns: 150 },
  );
});

test('no pattern over bodies takes longer than linear time', () => {
  const patterns = [...new Map(rows.flatMap((row) => [...row.refusals.flatMap(({ signs }) => [...signs]), ...(row.references ?? [])].flatMap((one) => ('words' in one && one.words !== undefined ? [[String(one.words), one.words] as const] : [])))).values()];
  const slow: string[] = [];
  for (const pattern of patterns) {
    const seed = requiredLiterals(pattern)?.[0] ?? pattern.source.replace(/[\\^$()[\]{}?*+|]/g, '').slice(0, 20);
    const time = (length: number): number => {
      const body = seed.repeat(Math.ceil(length / Math.max(1, seed.length))).slice(0, length);
      const started = performance.now();
      pattern.exec(body);
      return performance.now() - started;
    };
    time(1000);
    // Quadratic time over 256 KB would be far beyond this.
    if (time(262_144) > 600 && time(262_144) > 600) slow.push(String(pattern));
  }
  expect(slow).toEqual([]);
});
