/** Refusals that hardly say anything: what the request and the standard's fields still leave to be read, never more than `possible` or `likely`. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { credential } from '../support/credential';
import { exchange, type ExchangeFacts } from '../support/exchange';

const GATEWAY = { 'x-amz-apigw-id': 'AbCdEfGhIjKlMnO=', 'x-amzn-ErrorType': 'ForbiddenException' };
const FORBIDDEN = { message: 'Forbidden' };
const FILE = 'https://static.example.org/films/trailer.mp4';
const EDGE = { Server: 'Varnish', Via: '1.1 varnish', 'X-Served-By': 'cache-fra-etou8220042-FRA', 'X-Timer': 'S1443670546.366149,VS0,VE0', 'Retry-After': '0' };
const found = (facts: ExchangeFacts) => diagnose(exchange(facts)).findings.map(({ cause, confidence }) => `${cause} ${confidence}`);

describe('Amazon API Gateway’s bare ForbiddenException', () => {
  test('a key was sent: it is the key, also where the record masks it', () => {
    const facts = { url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/x', body: FORBIDDEN, responseHeaders: GATEWAY };
    expect(found({ ...facts, credentials: [credential({ name: 'x-api-key', scheme: null, kind: 'api-key' })], requestHeaders: { 'x-api-key': '‹redacted›' } })[0]).toBe('credential-invalid likely');
    expect(found({ ...facts, credentials: [credential({ name: 'x-api-key', scheme: null, kind: 'none', faults: ['placeholder'] })], requestHeaders: { 'x-api-key': 'xxxxxxxxxxxxxxxxxxxx' } })[0]).toBe('credential-invalid likely');
  });
  test('no key: all that it may be, none of it more than possible', () => {
    expect(found({ url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/x', body: FORBIDDEN, responseHeaders: GATEWAY })).toEqual(['credential-missing possible']);
    expect(found({ url: 'https://api.shop.example/x', body: FORBIDDEN, responseHeaders: GATEWAY })).toEqual(['waf-rule possible', 'credential-missing possible', 'wrong-route-or-host possible']);
    expect(found({ url: 'https://widgets.eu-west-1.amazonaws.com/', body: FORBIDDEN, responseHeaders: GATEWAY })).toEqual(['wrong-route-or-host possible']);
  });
  test('with words of its own it is none of these', () => {
    expect(found({ url: 'https://api.shop.example/x', body: { message: 'Your token has expired' }, responseHeaders: GATEWAY })[0]).toContain('credential-expired');
  });
});

describe('a file, and a page of another site', () => {
  test('refused at the edge without a word: perhaps hot-linking', () => {
    expect(found({ url: FILE, body: '', responseHeaders: EDGE, requestHeaders: { Referer: 'https://blog.example.net/' }, credentials: [] })[0]).toBe('referrer-not-allowed possible');
  });
  test.each([
    ['the same site', FILE, { Referer: 'https://www.example.org/' }],
    ['no file', 'https://static.example.org/films', { Referer: 'https://blog.example.net/' }],
    ['no referrer', FILE, {}],
  ])('not: %s', (_name, url, requestHeaders) => {
    expect(found({ url, body: '', responseHeaders: EDGE, requestHeaders, credentials: [] }).join()).not.toContain('referrer');
  });
});

describe('503', () => {
  test('a notice that somebody wrote may be maintenance', () => {
    expect(found({ status: 503, body: '<p>Our shop is taking a nap, see you tonight</p>' })).toEqual(['maintenance possible', 'server-failure possible']);
    expect(found({ status: 503, body: '<p>小店盘点中，今晚八点见</p>' })[0]).toBe('maintenance possible');
  });
  test.each(['503 Service Unavailable', 'upstream connect error or disconnect/reset before headers', 'no healthy upstream', '<h1>Service Temporarily Unavailable</h1><hr>nginx', 'Server is too busy', ''])('what servers write by themselves is not: %s', (body) => {
    expect(found({ status: 503, body }).join()).not.toContain('maintenance');
  });
});

describe('a challenge’s own calls', () => {
  test('the 401 of a private access token blames no login', () => {
    expect(found({ url: 'https://challenges.cloudflare.com/cdn-cgi/challenge-platform/h/g/pat/0123456789abcdef/x', status: 401, body: '' })[0]).toBe('bot-challenge likely');
    expect(found({ url: 'https://api.example.org/cdn-cgi-notes', status: 401, body: '' }).join()).not.toContain('bot-challenge');
  });
});

describe('a block page in any language', () => {
  const page = (id: string, more = '') => `<html><head><title>Demande refusée</title></head><body>Veuillez contacter votre administrateur.<br>Votre support ID est : ${id}${more}</body></html>`;
  const fields = { 'Cache-Control': 'no-cache', Pragma: 'no-cache', Connection: 'close' };
  test('with the engine’s own fields and number it is one, also under 200', () => {
    expect(diagnose(exchange({ status: 200, body: page('12345678901234567890'), responseHeaders: fields })).refuser).toMatchObject({ by: 'waf', vendor: 'f5-asm' });
  });
  test.each([
    ['without the fields', page('12345678901234567890'), {}],
    ['with a short number', page('1234567890'), fields],
    ['on a long page', page('12345678901234567890', ' talk'.repeat(500)), fields],
  ])('not: %s', (_name, body, responseHeaders) => {
    expect(diagnose(exchange({ status: 200, body, responseHeaders })).failure).toBe('none');
  });
});
