/** In what an allowed origin differs from the page's, by name and character by character. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareOrigins, originDifferences, splitOrigins } from '../../src/http/origin-difference';

const PAGE = 'https://app.acme.example';
const PIECES = fc.constantFrom('https://', 'HTTP', '://', 'app', '.', 'acme', 'example', ':443', ':', '/', '\\', '*', ' ', ',', '"', '@', '[', '::1', ']', 'xn--', 'é', '%', '?', '#', '\u200b', 'null', '127.1', PAGE);

describe('the difference by name', () => {
  test.each<readonly [allowed: string, origin: string, names: string]>([
    [PAGE, PAGE, ''],
    ['http://app.acme.example', PAGE, 'scheme'],
    ['https://app.acme.example', 'http://app.acme.example', 'scheme'],
    ['https://app.acme.example:8443', PAGE, 'port'],
    ['https://app.acme.example', 'https://app.acme.example:8443', 'port'],
    ['http://localhost:3000', 'http://localhost:5173', 'port'],
    ['https://app.acme.example:443', PAGE, 'default-port'],
    ['http://app.acme.example:80', 'http://app.acme.example', 'default-port'],
    ['http://app.acme.example:443', PAGE, 'scheme port'],
    ['http://app.acme.example:80', PAGE, 'scheme default-port'],
    ['https://app.acme.example/', PAGE, 'trailing-slash'],
    ['https://app.acme.example:443/', PAGE, 'default-port trailing-slash'],
    ['https://app.acme.example/index.html', PAGE, 'path'],
    ['https://app.acme.example/?a=1', PAGE, 'path'],
    ['https://app.acme.example?', PAGE, 'form'],
    ['https://App.Acme.example', PAGE, 'case'],
    ['HTTPS://app.acme.example', PAGE, 'case'],
    ['HTTPS://APP.ACME.EXAMPLE/', PAGE, 'trailing-slash case'],
    ['https://www.acme.example', 'https://acme.example', 'www'],
    ['https://acme.example', 'https://www.acme.example', 'www'],
    ['http://www.acme.example', 'https://acme.example', 'scheme www'],
    ['https://admin.acme.example', PAGE, 'subdomain'],
    ['https://acme.example', PAGE, 'subdomain'],
    ['https://beta.app.acme.example', PAGE, 'subdomain'],
    ['https://one.co.uk', 'https://two.co.uk', 'other'],
    ['https://one.github.io', 'https://two.github.io', 'other'],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example', 'punycode'],
    ['https://例子.example', 'https://xn--fsqu00a.example', 'punycode'],
    ['http://[0:0:0:0:0:0:0:1]:3000', 'http://[::1]:3000', 'ipv6'],
    ['http://[::1]', 'http://[::1]:3000', 'port'],
    ['http://[::1]:3000', 'http://localhost:3000', 'loopback'],
    ['http://127.0.0.1:3000', 'http://localhost:3000', 'loopback'],
    ['http://localhost:3000', 'http://127.0.0.1:3000', 'loopback'],
    ['http://127.0.0.1:3000', 'http://localhost:5173', 'loopback port'],
    ['http://10.0.0.1', 'http://10.0.0.2', 'other'],
    ['https://app.acme.example, https://b.example', PAGE, 'list'],
    ['https://app.acme.example https://b.example', PAGE, 'list'],
    ['https://app.acme.example;https://b.example', PAGE, 'list'],
    ['*, *', PAGE, 'list'],
    ['https://*.acme.example', PAGE, 'pattern'],
    ['*.acme.example', PAGE, 'pattern'],
    ['^https://.+\\.acme\\.example$', PAGE, 'pattern'],
    ['/https:\\/\\/app/', PAGE, 'pattern'],
    ['https://(app|www).acme.example', PAGE, 'pattern'],
    ['https://[a-z]+.acme.example', PAGE, 'pattern'],
    ['$ALLOWED_ORIGIN', PAGE, 'placeholder'],
    ['${ALLOWED_ORIGIN}', PAGE, 'placeholder'],
    ['{{ origin }}', PAGE, 'placeholder'],
    ['not a url', PAGE, 'other'],
    ['https://app.acme.example, null', PAGE, 'list'],
    ['{{origin}}', PAGE, 'placeholder'],
    ['<origin>', PAGE, 'placeholder'],
    ['undefined', PAGE, 'placeholder'],
    ['[object', PAGE, 'placeholder'],
    ['"https://app.acme.example"', PAGE, 'quotes'],
    ["'https://app.acme.example/'", PAGE, 'trailing-slash quotes'],
    ['https://app.acme.example\u200b', PAGE, 'white-space'],
    [' https://app.acme.example', PAGE, 'white-space'],
    ['app.acme.example', PAGE, 'scheme-missing'],
    ['//app.acme.example', PAGE, 'scheme-missing'],
    ['https:app.acme.example', PAGE, 'scheme-missing'],
    ['app.acme.example:8443', PAGE, 'port scheme-missing'],
    ['www.acme.example', 'https://acme.example', 'www scheme-missing'],
    ['localhost:3000', 'http://localhost:3000', 'scheme-missing'],
    ['https://user:pw@app.acme.example', PAGE, 'userinfo'],
    ['https://other.example', PAGE, 'other'],
    ['other', PAGE, 'other'],
    ['https://', PAGE, 'other'],
    ['', PAGE, 'empty'],
    ['null', PAGE, 'null'],
    ['NULL', PAGE, 'null'],
    [PAGE, 'null', 'page-null'],
  ])('%s against %s: %s', (allowed, origin, names) => {
    expect(originDifferences(allowed, origin).join(' ')).toBe(names);
  });

  test('two fields are named before anything that stands in them', () => {
    expect(originDifferences(`${PAGE}, ${PAGE}`, PAGE, 2)).toEqual(['two-fields']);
  });

  test('never throws, and names something exactly when the two differ', () => {
    fc.assert(
      fc.property(fc.array(PIECES, { maxLength: 12 }).map((pieces) => pieces.join('')), (allowed) => {
        expect(originDifferences(allowed, PAGE).length > 0).toBe(allowed !== PAGE);
      }),
    );
  });
});

describe('character by character', () => {
  test.each([
    ['https://app.acme.example/', PAGE, ['https://app.acme.example', '/', '', '']],
    ['http://app.acme.example', PAGE, ['http', '', 's', '://app.acme.example']],
    ['https://admin.acme.example', PAGE, ['https://a', 'dmin', 'pp', '.acme.example']],
    [PAGE, PAGE, [PAGE, '', '', '']],
    ['', PAGE, ['', '', PAGE, '']],
    ['https://𝐚pp', 'https://𝐛pp', ['https://', '𝐚', '𝐛', 'pp']],
  ])('%s against %s', (allowed, origin, [prefix, one, other, suffix]) => {
    expect(compareOrigins(allowed, origin)).toEqual({ prefix, allowed: one, origin: other, suffix });
  });

  test('the parts put together are the texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const { prefix, allowed, origin, suffix } = compareOrigins(a, b);
        expect([prefix + allowed + suffix, prefix + origin + suffix]).toEqual([a, b]);
      }),
    );
  });
});

test('a list is split however it is separated', () => {
  expect(splitOrigins('a, b;c  d')).toEqual(['a', 'b', 'c', 'd']);
});
