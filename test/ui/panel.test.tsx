// @vitest-environment happy-dom
/** The panel as a person meets it: verdict, proof, fixes, exchange, keyboard, languages, hostile bytes. */
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { LOCALES } from '../../src/locales/catalog';
import { catalog, words } from '../../src/locales/words';
import { bearer, credential } from '../support/credential';
import { exchange, preflight } from '../support/exchange';
import { manyOf } from './gallery/repeats';
import { mount } from './mount';

const missing = exchange({ id: 'missing', status: 401, statusText: 'Unauthorized', responseHeaders: { 'WWW-Authenticate': 'Bearer realm="tokenim"' } });
const corsOnly = exchange({ id: 'cors', status: 200, networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': [] } });
const calls = [diagnose(missing), diagnose(corsOnly), diagnose(exchange({ id: 'third', status: 404 }))];

describe('the credential', () => {
  const NOW = Date.parse('2026-11-22T10:00:00Z') / 1000;
  const token = bearer({ exp: NOW - 300, azp: 'web-app' });
  const facts = async (given: Parameters<typeof exchange>[0]) => (await mount('panel', { calls: [diagnose(exchange({ id: 'one', status: 401, ...given }))] })).all('[data-credential], [data-skew]').map(({ textContent }) => textContent ?? '').join('\n');

  test('says whose it is, for whom, and when it ended by the server’s clock', async () => {
    const text = await facts({ credentials: [token], requestHeaders: { Authorization: 'Bearer ‹redacted›' }, startedDateTime: '2026-11-22T09:30:00.000Z', time: 40 });
    // By this computer's clock it would still be good.
    expect(text).toContain('5 min before this call');
    expect(text).toContain('Issued toweb-app');
    expect(text).toContain('at least 30 min behind the server’s');
  });

  test('of a signature: what it covers and when it was made', async () => {
    const text = await facts({ credentials: [credential({ kind: 'aws-sigv4', scheme: 'AWS4-HMAC-SHA256', faults: ['host-not-signed'], signature: { at: NOW, expires: null, fields: ['x-amz-date'], scope: 'us-east-1/s3' } })] });
    for (const shown of ['us-east-1/s3', 'x-amz-date', 'not among the signed headers']) expect(text).toContain(shown);
    expect(text).not.toContain('clock');
  });

  test('of a key: its issuer; of a link: its times', async () => {
    expect(await facts({ credentials: [credential({ kind: 'api-key', vendor: 'github' })] })).toContain('GitHub key');
    const link = await facts({ url: 'https://b.example/a?X-Amz-Date=20261122T090000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=‹redacted›', credentials: [credential({ place: 'query', name: 'X-Amz-Signature', scheme: null, kind: 'signed-url' })] });
    expect(link).toContain('45 min before this call');
  });
});

describe('the list', () => {
  test('shows each call with its status and failure', async () => {
    const { all } = await mount('panel', { calls });
    expect(all('[data-call]').map(({ dataset }) => [dataset['call'], dataset['status'], dataset['failure']])).toEqual([
      ['missing', '401', 'status'],
      ['cors', '200', 'cors'],
      ['third', '404', 'status'],
    ]);
  });

  test('arrow keys move the selection, Enter opens it, Escape goes back', async () => {
    const { one, all, press } = await mount('panel', { calls });
    const selected = (): string[] => all('[aria-selected="true"][data-call]').map(({ dataset }) => dataset['call'] ?? '');
    const reachable = (): string[] => all('[data-call][tabindex="0"]').map(({ dataset }) => dataset['call'] ?? '');
    expect(selected()).toEqual(['missing']);
    for (const [key, expected] of [['ArrowDown', 'cors'], ['End', 'third'], ['ArrowDown', 'third'], ['ArrowUp', 'cors'], ['Home', 'missing'], ['PageDown', 'third']] as const) {
      await press(key, '[aria-selected="true"][data-call]');
      expect(selected(), key).toEqual([expected]);
      expect(reachable(), key).toEqual([expected]);
      expect((document.activeElement as HTMLElement).dataset['call'], key).toBe(expected);
    }
    expect(one('.panel').dataset['opened']).toBe('false');
    await press('Enter', '[aria-selected="true"][data-call]');
    expect(one('.panel').dataset['opened']).toBe('true');
    await press('Escape', '.verdict');
    expect(one('.panel').dataset['opened']).toBe('false');
    expect(selected()).toEqual(['third']);
  });

  test('a click selects, a new call does not steal', async () => {
    const { one, click, feed, act } = await mount('panel', { calls });
    await click('[data-call="cors"]');
    await act(async () => {
      feed.set([diagnose(exchange({ id: 'newest' })), ...calls]);
      await new Promise((done) => setTimeout(done));
    });
    expect(one('[data-selected-call]').dataset['selectedCall']).toBe('cors');
    expect(one('[data-call]').dataset['call']).toBe('newest');
  });

  test('a filter without a match says so and can be taken back', async () => {
    const { one, all, model, click, act } = await mount('panel', { calls });
    await act(async () => void (model.filter.value = 'no such thing'));
    expect(all('[data-call]')).toHaveLength(0);
    expect(one('.no-match').textContent).toContain(catalog('en').ui.list.noMatch);
    await click('.no-match button');
    expect(all('[data-call]')).toHaveLength(3);
  });
});

describe('the verdict', () => {
  test.each(LOCALES)('says who, why, how sure, who can fix it and what to do (%s)', async (locale) => {
    const { one, all } = await mount('panel', { calls, locale });
    const [diagnosis] = calls;
    const finding = diagnosis?.findings[0];
    if (diagnosis === undefined || finding === undefined) throw new Error('no finding');
    const said = words(finding, locale);
    const { owners, confidence } = catalog(locale);
    const verdict = one('.verdict');
    expect(verdict.dataset['refusedBy']).toBe(diagnosis.refuser.by);
    expect(verdict.dataset['vendor']).toBeUndefined();
    expect(one('.verdict [data-cause]').dataset).toMatchObject({ cause: finding.cause, confidence: finding.confidence });
    for (const text of [said.title, said.why, said.fixes[0]?.text ?? '']) expect(verdict.textContent).toContain(text.replaceAll('`', ''));
    expect(one('.facts').textContent).toContain(confidence[finding.confidence]);
    expect(one('.facts').textContent).toContain(owners[finding.fixes[0]?.who ?? 'end-user']);
    expect(all('.verdict .fix')[0]?.dataset['fix']).toBe(finding.fixes[0]?.id);
    expect(one('.panel').getAttribute('lang')).toBe(locale);
  });

  test('names the product only when it refused, and the CORS word beside it', async () => {
    const blocked = exchange({ id: 'waf', networkError: 'net::ERR_FAILED', responseHeaders: { 'Access-Control-Allow-Origin': [], 'CF-Ray': '8f2a6c1be9d04a57-FRA', 'CF-Mitigated': 'challenge' } });
    const { one, all } = await mount('panel', { calls: [diagnose(blocked)] });
    expect(one('.verdict').dataset).toMatchObject({ refusedBy: 'bot-manager', vendor: 'cloudflare' });
    expect(one('.facts').textContent).toContain('Vendor cloudflare');
    expect(one('[data-cors-error]').textContent).toContain('MissingAllowOriginHeader');
    expect(all('[data-role="symptom"]').map(({ dataset }) => dataset['cause'])).toContain('cors-allow-origin-missing');
    expect(one('[data-reference="Ray ID"]').textContent).toContain('8f2a6c1be9d04a57-FRA');
  });

  test('links the rule without telling it anything', async () => {
    const { one } = await mount('panel', { calls });
    const link = one('.verdict a');
    expect(link.getAttribute('href')).toMatch(/^https:\/\//);
    expect(link.getAttribute('rel')).toContain('noreferrer');
    expect(link.getAttribute('target')).toBe('_blank');
  });
});

describe('proof and exchange', () => {
  test('the proof is marked in the exchange, the absent field is a ghost row, a press leads there', async () => {
    const { one, all, click } = await mount('panel', { calls });
    expect(all('.proof [data-proof]').map(({ dataset }) => dataset['proof'])).toEqual(expect.arrayContaining(['response/www-authenticate', 'request/authorization']));
    expect(one('[data-at="response/www-authenticate"] mark').textContent).toBe('Bearer realm="tokenim"');
    expect(one('.ghost[data-at="request/authorization"] del').textContent).toBe('authorization');
    expect(one('.proof [data-proof="request/authorization"]').textContent).toContain(catalog('en').ui.proof.absent);
    await click('.proof [data-proof="response/www-authenticate"]');
    expect(one('.pointed').dataset['at']).toBe('response/www-authenticate');
    expect(document.activeElement).toBe(one('.pointed'));
  });

  test('says when no preflight was seen, and shows it when one was', async () => {
    const without = await mount('panel', { calls: [diagnose(corsOnly)] });
    expect(without.one('.exchange').textContent).toContain(catalog('en').ui.exchange.noPreflight);
    const refused = exchange({ id: 'put', method: 'PUT', status: null, networkError: 'net::ERR_FAILED', preflight: preflight({ status: 403, responseHeaders: { 'Access-Control-Allow-Origin': [] } }) });
    const { one } = await mount('panel', { calls: [diagnose(refused)] });
    expect(one('[data-message="preflight-response"] [data-at="preflight-response/status"]').textContent).toContain('403');
    expect(one('.exchange').textContent).not.toContain(catalog('en').ui.exchange.noPreflight);
  });

  test('redirects are a chain', async () => {
    const first = exchange({ url: 'https://api.tokenim.com/old', status: 302, responseHeaders: { Location: 'https://api.tokenim.com/new' } });
    if (first.response === null) throw new Error('no response');
    const { one } = await mount('panel', { calls: [diagnose(exchange({ redirects: [{ request: first.request, response: first.response, preflight: null }] }))] });
    expect(one('[data-message="hop-response"]').textContent).toContain('https://api.tokenim.com/old');
    expect(one('[data-message="hop-response"] summary').textContent).toContain('302');
  });

  test('a long body is cut until asked for', async () => {
    const { one, click } = await mount('panel', { calls: [diagnose(exchange({ body: `start ${'x'.repeat(9000)} the-end` }))] });
    expect(one('.body pre').textContent).not.toContain('the-end');
    await click('[data-show-all]');
    expect(one('.body pre').textContent).toContain('the-end');
  });
});

describe('fixes', () => {
  test('each platform can be chosen, copying hands over the snippet, others get a request', async () => {
    const { one, all, click, onCopy } = await mount('panel', { calls: [diagnose(corsOnly)] });
    const list = one('[data-fix="send-cors-fields"] select') as unknown as HTMLSelectElement;
    expect([...list.options].map(({ value }) => value)).toEqual(expect.arrayContaining(['http', 'nginx', 'express', 's3']));
    list.value = 's3';
    await act(() => void list.dispatchEvent(new Event('change', { bubbles: true })));
    expect(one('[data-fix="send-cors-fields"] .snippet').getAttribute('data-executed')).toBe('false');
    list.value = 'nginx';
    await act(() => void list.dispatchEvent(new Event('change', { bubbles: true })));
    expect(one('[data-fix="send-cors-fields"] .snippet').getAttribute('data-executed')).toBe('true');
    await click('[data-fix="send-cors-fields"] .snippet [data-copy]');
    expect(onCopy).toHaveBeenLastCalledWith(expect.stringContaining('add_header Access-Control-Allow-Origin'));
    expect(one('[data-fix="send-cors-fields"] .snippet [data-copy]').textContent).toBe('Copied');
    await click('[data-fix="send-cors-fields"] > [data-copy]');
    expect(onCopy).toHaveBeenLastCalledWith(expect.stringContaining('2026-11-22 10:00:00 UTC'));
    expect(all('[data-who="client-dev"] > [data-copy]')).toHaveLength(0);
  });
});

describe('hostile bytes', () => {
  test('markup is text, direction marks are named, nothing gets in as HTML', async () => {
    const evil = '<img src=x onerror="globalThis.hit=1"> \u202Egnp.exe\u0007';
    const hostile = exchange({ id: 'evil', method: 'GET', url: `https://api.tokenim.com/v1/\u202Eab`, statusText: evil, networkError: evil, responseHeaders: { 'X-Evil': evil, [`X-\u2066`]: 'a', Server: '__proto__' }, body: `<script>hit()</script>${evil}` });
    const { root, one } = await mount('panel', { calls: [diagnose(hostile)] });
    expect(root.querySelector('img, script')).toBeNull();
    expect(root.textContent).toContain('<img src=x onerror=');
    expect(root.innerHTML).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u);
    expect(one('.exchange').textContent).toContain('⟨U+202E⟩gnp.exe⟨U+0007⟩');
    const attributes = [...root.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
  });
});

describe('the frame', () => {
  test('switches the language', async () => {
    const { one, click, onLocale } = await mount('panel', { calls });
    await click('[data-locale="zh-CN"]');
    expect(onLocale).toHaveBeenCalledWith('zh-CN');
    expect(one('.panel').getAttribute('lang')).toBe('zh-CN');
    expect(one('.verdict').textContent).toContain(catalog('zh-CN').ui.verdict.who);
  });

  test('the empty panel says that it is watching', async () => {
    const { one, all } = await mount('panel', {});
    expect(one('.empty').textContent).toContain(catalog('en').ui.empty.watching);
    expect((all('[data-clear]')[0] as HTMLButtonElement).disabled).toBe(true);
  });

  test('clear, grant and a lost connection', async () => {
    const { one, click, onClear, onGrant, connection, act, root } = await mount('panel', {
      calls,
      notices: [
        { id: '1', kind: 'page-origin-not-granted', tabId: 7, subject: 'https://app.example', at: '2026-11-22T10:00:00.000Z' },
        { id: '2', kind: 'csp-blocked', tabId: 7, subject: 'https://api.tokenim.com', at: '2026-11-22T10:00:00.000Z' },
      ],
    });
    await click('[data-clear]');
    expect(onClear).toHaveBeenCalledOnce();
    await click('[data-notice="page-origin-not-granted"] button');
    expect(onGrant).toHaveBeenCalledWith('https://app.example');
    expect(root.querySelector('[data-notice="csp-blocked"] button')).toBeNull();
    await act(async () => void (connection.value = 'lost'));
    expect(one('[role="alert"]').textContent).toBe(catalog('en').ui.connectionLost);
  });
});

describe('many calls', () => {
  const many = manyOf(diagnose(exchange({ status: 404 })), 450);

  test.each(LOCALES)('two hundred lines are drawn, and more when they are asked for (%s)', async (locale) => {
    const page = await mount('panel', { calls: many, locale });
    const { list } = catalog(locale).ui;
    expect(page.all('tbody [data-call]')).toHaveLength(200);
    expect(page.one('.calls').getAttribute('aria-rowcount')).toBe('451');
    expect(page.one('[data-more-calls]').textContent).toBe(list.more(200));
    await page.click('[data-more-calls]');
    expect(page.all('tbody [data-call]')).toHaveLength(400);
    expect(page.one('[data-more-calls]').textContent).toBe(list.more(50));
    await page.click('[data-more-calls]');
    expect(page.all('tbody [data-call]')).toHaveLength(450);
    expect(page.all('[data-more-calls]')).toHaveLength(0);
  });

  test('keys go on beyond the last line, and the selected call stays drawn when new ones push it down', async () => {
    const page = await mount('panel', { calls: many.slice(1) });
    await page.click('[data-call="many-200"]');
    await page.press('ArrowDown', '[aria-selected="true"][data-call]');
    expect(page.one('[aria-selected="true"][data-call]').dataset['call']).toBe('many-201');
    expect((document.activeElement as HTMLElement).dataset['call']).toBe('many-201');
    await page.press('End', '[aria-selected="true"][data-call]');
    expect(page.one('[aria-selected="true"][data-call]').dataset['call']).toBe('many-449');
    await page.press('Home', '[aria-selected="true"][data-call]');
    await page.click('[data-call="many-200"]');
    page.feed.set(many);
    await new Promise((done) => setTimeout(done));
    expect(page.one('[aria-selected="true"][data-call]').dataset['call']).toBe('many-200');
  });
});
