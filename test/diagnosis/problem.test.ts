/** Error bodies in their many forms, and ordinary answers that merely look like one. */
import { describe, expect, test } from 'vitest';
import { readProblem, visibleText } from '../../src/diagnosis/problem';

const read = (body: unknown, status = 200, type = 'application/json') =>
  readProblem({ status, statusText: '', headers: [{ name: 'Content-Type', value: type }], content: typeof body === 'string' ? body : JSON.stringify(body) });

describe('a success whose body refuses', () => {
  test.each([
    [{ ok: false, error: 'invalid_auth' }, 'invalid_auth'],
    [{ errcode: 40001, errmsg: 'invalid credential' }, '40001'],
    [{ error: { code: 'PERMISSION_DENIED', message: 'no' } }, 'PERMISSION_DENIED'],
    [{ errors: [{ message: 'Forbidden', extensions: { code: 'FORBIDDEN' } }] }, null],
    [{ status: 'REQUEST_DENIED', error_message: 'no key' }, null],
    [{ Response: { Error: { Code: 'AuthFailure.TokenFailure', Message: 'x' } } }, 'AuthFailure.TokenFailure'],
    [{ code: 401, msg: '未登录' }, '401'],
  ])('%j', (body, code) => {
    expect(read(body)).toMatchObject({ refusesInBody: true, ...(code === null ? {} : { code }) });
  });
});

describe('an ordinary answer is none', () => {
  test.each([
    { error: null },
    { error: '' },
    { error: '0', data: [] },
    { errors: [] },
    { error: {} },
    { error: { code: 0, message: 'success' } },
    { errcode: 0, errmsg: 'ok' },
    { code: 200, msg: 'success' },
    { code: 0, message: 'ok' },
    { success: false, available: false },
    { Response: { RequestId: 'x', Items: [] } },
    { ok: true, error: 'none' },
    { status: 'OK' },
    { message: 'The user was forbidden to smoke', id: 7 },
    [{ id: 1 }],
    [],
    7,
  ])('%j', (body) => {
    expect(read(body)).toBeNull();
  });
});

test('an error status is read whatever its form says of success', () => {
  expect(read({ title: 'Token expired', detail: 'at 10:00', code: 'token_expired', type: 'about:blank' }, 401, 'application/problem+json')).toMatchObject({ format: 'problem+json', code: 'token_expired', detail: 'at 10:00', refusesInBody: false });
  expect(read('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>', 403, 'application/xml')).toMatchObject({ format: 'xml', code: 'AccessDenied' });
  for (const body of ['{"open":', '', '   ', 'Forbidden', '{}', 'null', '[[[[']) expect(() => read(body, 403)).not.toThrow();
});

test('visible words: no markup, no scripts, and linear on hostile markup', () => {
  expect(visibleText('<html><style>p{}</style><script>var a = "<b>no</b>"</script><h1>Access&nbsp;denied</h1>\n<p>for &lt;you&gt;</p>')).toBe('Access denied for <you>');
  for (const piece of ['<script', '<', '<style>', '</', '<a ']) expect(visibleText(piece.repeat(20_000)).length).toBeLessThan(200_000);
});
