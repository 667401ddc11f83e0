/** Which envelopes of a success say no, by the documented forms of programs, and which ordinary answers look like them. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { mayRefuseInBody } from '../../src/diagnosis/in-body';
import { exchange } from '../support/exchange';

const judge = (body: string | object, method = 'GET') => diagnose(exchange({ status: 200, method, headersComplete: false, url: 'https://api.example.com/v1/things', body }));
const rpc = (error: object): object => ({ jsonrpc: '2.0', id: 1, error });

test.each<readonly [string, string | object, string]>([
  ['JSON-RPC, the reason in `data`', rpc({ code: -32602, message: 'Invalid params.', data: 'API token expired.' }), 'credential-expired'],
  ['JSON-RPC, a session that was ended', rpc({ code: -32602, message: 'Invalid params.', data: 'Session terminated, re-login, please.' }), 'credential-expired'],
  ['JSON-RPC, a wrong password', rpc({ code: -32500, message: 'Application error.', data: 'Incorrect user name or password or account is temporarily blocked.' }), 'credential-invalid'],
  ['JSON-RPC, a router', rpc({ code: -32002, message: 'Access denied' }), 'insufficient-permission'],
  ['JSON-RPC, the class of an exception', rpc({ code: 200, message: 'Server Error', data: { name: 'acme.exceptions.AccessError', message: "You are not allowed to access 'Order' records." } }), 'insufficient-permission'],
  ['JSON-RPC, a node that counts', rpc({ code: -32090, message: 'Too many requests, reason: call rate limit exhausted, retry in 10s' }), 'rate-limited'],
  ['JSON-RPC, an exchange', { jsonrpc: '2.0', error: { code: 13009, message: 'unauthorized', data: { reason: 'invalid_token' } }, usIn: 1, usOut: 2, usDiff: 1, testnet: true }, 'credential-invalid'],
  ['JSON-RPC 1.0', { result: null, error: { message: 'Not authenticated', code: 1 }, id: 1 }, 'credential-missing'],
  ['JSON-RPC 1.0, a directory', { result: null, error: { code: 2100, message: "Insufficient access: Insufficient 'write' privilege to the 'cn' attribute", name: 'ACIError' }, id: 0, principal: 'admin@EXAMPLE' }, 'insufficient-permission'],
  ['a batch of one', [{ error: { message: 'The token has expired', code: -32001, data: { code: 'UNAUTHORIZED' } } }], 'credential-expired'],
  ['an exchange: time', { ret_code: 10002, ret_msg: 'invalid request, please check your timestamp and recv_window param.', ext_code: '', result: null, ext_info: null, time_now: '1.5' }, 'clock-skew'],
  ['an exchange: key', { retCode: 10003, retMsg: 'API key is invalid.', result: {}, retExtInfo: {}, time: 1 }, 'credential-invalid'],
  ['an exchange: passphrase', { code: '40012', msg: 'invalid passphrase', requestTime: 1646, data: null }, 'credential-invalid'],
  ['an exchange: signature', { status: -500, error_message: 'Invalid signature', data: null }, 'signature-mismatch'],
  ['a verdict in numbers', { success: 0, error: 'Invalid credentials', error_code: 'invalid_credentials' }, 'credential-invalid'],
  ['a verdict in a word', { result: 'error', message: 'You must be logged in to access this functionality.' }, 'credential-missing'],
  ['a verdict and a type', { result: 'error', documentation: 'https://x.example', 'error-type': 'invalid-key' }, 'credential-invalid'],
  ['`error` is true', { error: true, message: 'Your API key has expired' }, 'credential-expired'],
  ['`stat`', { stat: 'fail', code: 98, message: 'Invalid auth token' }, 'credential-invalid'],
  ['`Response`', { Response: 'False', Error: 'Request limit reached!' }, 'rate-limited'],
  ['a letter before the number', { code: 'A0230', msg: 'token已过期', data: null }, 'credential-expired'],
  ['a member that holds the verdict', { ocs: { meta: { status: 'failure', statuscode: 997, message: 'Current user is not logged in', totalitems: '' }, data: [] } }, 'credential-missing'],
  ['a code in the place of the sentence', { meta: { rc: 'error', msg: 'api.err.LoginRequired' }, data: [] }, 'credential-missing'],
  ['a status object', { status: { timestamp: '2', error_code: 1001, error_message: 'This API Key is invalid.', elapsed: 0, credit_count: 0 } }, 'credential-invalid'],
  ['a family of calls', { 'acme-response': { status: 'failed', version: '1.16.1', type: 'x', serverVersion: '1', error: { code: 40, message: 'Wrong username or password' } } }, 'credential-invalid'],
  ['JSONP', 'callback( {"error":100016,"error_description":"access token check failed"} );', 'credential-invalid'],
  ['a guard against inclusion', 'for (;;);{"__ar":1,"error":1357001,"errorSummary":"Not Logged In","errorDescription":"Please log in to continue.","payload":null}', 'credential-missing'],
  ['another guard', ")]}'\n{\"code\":403,\"message\":\"You do not have permission to read this\"}", 'insufficient-permission'],
  ['numbers alone: session', { error: { code: 106 }, success: false }, 'credential-expired'],
  ['numbers alone: right', { error: { code: 105 }, success: false }, 'insufficient-permission'],
  ['a notice: frequency', { Note: 'Our standard API call frequency is 5 calls per minute and 500 calls per day.' }, 'rate-limited'],
  ['a notice: a day', { Information: 'Our standard API rate limit is 25 requests per day. Please subscribe to any of the premium plans.' }, 'quota-exceeded'],
  ['a notice: key', { 'Error Message': 'Invalid API KEY. Please retry or visit our documentation.' }, 'credential-invalid'],
])('says no: %s', (_name, body, cause) => {
  const { failure, findings, refuser } = judge(body);
  expect(failure).toBe('in-body');
  expect(findings[0]?.cause).toBe(cause);
  expect(findings.map(({ confidence }) => confidence)).not.toContain('certain');
  expect(refuser.by).toBe('app');
  // What is looked at before a record is read whole.
  expect(mayRefuseInBody(typeof body === 'string' ? body : JSON.stringify(body))).toBe(true);
});

test.each<readonly [string, string | object]>([
  ['funds of a wallet', rpc({ code: -32000, message: 'insufficient funds for gas * price + value' })],
  ['a contract that reverts', rpc({ code: 3, message: 'execution reverted: AccessControl: account 0xab is missing role 0x00' })],
  ['a transaction that was sent already', rpc({ code: -32000, message: 'nonce too low' })],
  ['an unknown method', rpc({ code: -32601, message: 'the method a_b does not exist/is not available' })],
  ['a parameter of the call', rpc({ code: -32602, message: 'Invalid params', data: 'parameter token is required' })],
  ['a rule of the business', rpc({ code: 200, message: 'Server Error', data: { name: 'acme.exceptions.UserError', message: 'You cannot delete a posted entry.' } })],
  ['success by number', { code: 0, msg: 'ok', data: null }],
  ['a coupon', { code: 'SAVE10', description: 'Coupon for members only' }],
  ['a coupon that does not fit', { success: false, message: 'Coupon not valid for this basket' }],
  ['what became of a key', { message: 'API key revoked' }],
  ['what is to do next', { message: 'Verification code sent. Please verify your email.' }],
  ['what a page says of limits', { information: 'Our docs explain the rate limit.' }],
  ['somebody’s note', { note: 'Remember to ask for a new badge, mine has expired' }],
  ['a verdict that went well', { meta: { code: 200, message: 'OK' }, data: [] }],
  ['nothing found', { meta: { count: 0, type: 'list' }, data: [] }],
  ['a job', { id: 7, status: 'failed', error: 'rate limit exceeded' }],
  ['a list with one job', [{ status: 'failed', error: 'rate limit exceeded' }]],
  ['a film that is not there', { Response: 'False', Error: 'Movie not found!' }],
  ['an answer about a token', { active: false }],
  ['another answer about a token', { valid: false, message: 'Token expired' }],
  ['data beside the verdict', { status: { error_code: 0, error_message: null }, data: { message: 'token expired' } }],
  ['a storage’s other numbers', { error: { code: 408 }, success: false }],
  ['a script', 'callback({"items":[{"error":"token expired"}]});'],
])('says nothing of a refusal: %s', (_name, body) => {
  expect(judge(body).failure).toBe('none');
});

test('a notice that answers an action tells what was done', () => {
  expect(judge({ information: 'The API key is no longer valid' }, 'POST').failure).toBe('none');
});
