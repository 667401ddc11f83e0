/** What curl, wget and HTTPie print, and raw answers, as people paste them → the calls, their diagnosis, and no secret. Forms taken from curl 7.88 and 8.x and wget 1.21. */
import { spawn, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { readRecord } from '../../src/http/record-file';
import { UnreadableError } from '../../src/http/unreadable';

const read = (text: string) => readRecord(text).calls.filter(({ partOf }) => partOf === null).map(({ exchange }) => exchange);
const told = (text: string) => read(text).map((exchange) => ({ method: exchange.request.method, url: exchange.request.url, status: exchange.response?.status ?? 0, body: exchange.response?.content ?? null, error: exchange.networkError, hops: exchange.redirects.length, failure: diagnose(exchange).failure, cause: diagnose(exchange).findings[0]?.cause ?? null }));
const URL_1 = 'https://api.tokenim.com/v1/groups';

const verbose = `*   Trying 203.0.113.7:443...
* Connected to api.tokenim.com (203.0.113.7) port 443 (#0)
* ALPN: offers h2,http/1.1
} [5 bytes data]
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
* using HTTP/2
* h2h3 [authorization: Bearer k7Qp2vXw9ZrT4mNb8sLd]
> GET /v1/groups HTTP/2
> Host: api.tokenim.com
> user-agent: curl/7.88.1
> accept: */*
> authorization: Bearer k7Qp2vXw9ZrT4mNb8sLd
> 
{ [5 bytes data]
< HTTP/2 403 
< content-type: application/json
< date: Sun, 22 Nov 2026 10:00:00 GMT
< www-authenticate: Bearer error="insufficient_scope"
< 
{ [42 bytes data]
* Connection #0 to host api.tokenim.com left intact
{"code":40301,"message":"insufficient scope"}`;

describe('curl', () => {
  test('-v over HTTP/2', () => {
    expect(readRecord(verbose)).toMatchObject({ form: 'transcript', entries: 1, unreadable: 0 });
    expect(told(verbose)).toEqual([{ method: 'GET', url: URL_1, status: 403, body: '{"code":40301,"message":"insufficient scope"}', error: null, hops: 0, failure: 'status', cause: 'insufficient-scope' }]);
    expect(read(verbose)[0]).toMatchObject({ observer: 'client', origin: null, mode: null, preflight: null, startedDateTime: '2026-11-22T10:00:00.000Z', time: null, request: { headersComplete: true, credentials: [{ scheme: 'Bearer' }] } });
  });

  test.each([
    ['a body without a line break before the next remark', verbose.replace(/\* Connection #0[^\n]*\n([^\n]*)$/, '$1* Connection #0 to host api.tokenim.com left intact')],
    ['a prompt behind the body', `$ curl -v ${URL_1}\n${verbose}user@host:~$ `],
    ['lines of Windows', verbose.replaceAll('\n', '\r\n')],
    ['the empty lines’ blanks lost in copying', verbose.replaceAll(/ \n/g, '\n')],
    ['the progress meter in between', verbose.replace('*   Trying', '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying').replace('* Connection #0', '\r100    40    0    40    0     0    619      0 --:--:-- --:--:-- --:--:--   615\r100    40    0    40    0     0    619      0 --:--:-- --:--:-- --:--:--   615\n* Connection #0')],
    ['-i beside it, each line twice', verbose.replaceAll(/^< (.*)\n/gm, '< $1\n$1\n')],
    ['-i beside it, the answer once more at the end', verbose.replace('{"code"', 'HTTP/2 403 \ncontent-type: application/json\ndate: Sun, 22 Nov 2026 10:00:00 GMT\nwww-authenticate: Bearer error="insufficient_scope"\n\n{"code"')],
  ])('%s changes nothing', (_name, text) => {
    expect(told(text)).toEqual(told(verbose));
  });

  test('-L: redirects are one call; what -i alone shows has its URL from `Location`', () => {
    const marked = '> GET /a HTTP/1.1\n> Host: api.tokenim.com\n> \n< HTTP/1.1 302 Found\n< Location: https://login.tokenim.com/\n< \n* Ignoring the response-body\n> GET / HTTP/1.1\n> Host: login.tokenim.com\n> \n< HTTP/1.1 403 Forbidden\n< \nno';
    expect(told(marked)).toMatchObject([{ url: 'https://login.tokenim.com/', status: 403, hops: 1, body: 'no' }]);
    expect(told(`$ curl -iL ${URL_1}\nHTTP/1.1 302 Found\nLocation: /login\n\nHTTP/1.1 200 OK\n\n<html>HTTP/1.1 is</html>`)).toMatchObject([{ url: 'https://api.tokenim.com/login', status: 200, hops: 1, body: '<html>HTTP/1.1 is</html>' }]);
  });

  test('100 Continue and early hints are no answers; a second try with credentials goes to the same place', () => {
    expect(told('> POST /v1 HTTP/1.1\n> Host: a.example\n> Expect: 100-continue\n> \n< HTTP/1.1 100 Continue\n} [29 bytes data]\n* We are completely uploaded and fine\n< HTTP/1.1 103 Early Hints\n< Link: </x>\n< \n< HTTP/1.1 403 Forbidden\n< Server: x\n< \nno')).toMatchObject([{ method: 'POST', status: 403, body: 'no' }]);
    expect(told('HTTP/1.1 100 Continue\n\nHTTP/1.1 403 Forbidden\nServer: x\n\nno')).toMatchObject([{ status: 403, body: 'no' }]);
    expect(told(`$ curl -i --digest -u a:b ${URL_1}\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm="x"\n\nHTTP/1.1 403 Forbidden\nServer: x\n\nno`)).toMatchObject([{ url: URL_1, status: 401 }, { url: URL_1, status: 403 }]);
  });

  test('a proxy’s consent is no answer, its refusal is', () => {
    const tunnel = (status: string) => `* Connected to proxy.corp (10.0.0.1) port 3128 (#0)\n> CONNECT api.tokenim.com:443 HTTP/1.1\n> Host: api.tokenim.com:443\n> Proxy-Authorization: Basic dXNlcjpodW50ZXIy\n> \n< HTTP/1.1 ${status}\n< Proxy-Authenticate: Basic realm="corp"\n< \n`;
    expect(told(`${tunnel('200 Connection established')}* CONNECT phase completed\n* SSL connection using TLSv1.3\n> GET /v1/groups HTTP/1.1\n> Host: api.tokenim.com\n> \n< HTTP/1.1 404 Not Found\n< \nx`)).toMatchObject([{ url: URL_1, status: 404 }]);
    expect(told(`${tunnel('407 Proxy Authentication Required')}* CONNECT tunnel failed, response 407\ncurl: (56) CONNECT tunnel failed, response 407`)).toMatchObject([{ method: 'CONNECT', url: 'https://api.tokenim.com/', status: 407, failure: 'status', cause: 'corporate-proxy-policy' }]);
    expect(told(`${tunnel('200 OK')}curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to api.tokenim.com:443`)).toMatchObject([{ url: 'https://api.tokenim.com/', error: 'net::ERR_CONNECTION_RESET' }]);
  });

  test.each([
    [6, 'Could not resolve host: api.tokenim.com', 'network-name-not-resolved'],
    [7, 'Failed to connect to api.tokenim.com port 443 after 2 ms: Connection refused', 'network-connection-refused'],
    [7, 'Failed to connect to api.tokenim.com port 443: No route to host', 'network-connection-refused'],
    [28, 'Connection timed out after 10001 milliseconds', 'network-timed-out'],
    [28, 'Operation timed out after 1000 milliseconds with 0 bytes received', 'network-timed-out'],
    [35, 'error:0A00010B:SSL routines::wrong version number', 'network-tls'],
    [35, 'schannel: failed to receive handshake, SSL/TLS connection failed', 'network-tls'],
    [35, 'OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to api.tokenim.com:443', 'network-connection-reset'],
    [52, 'Empty reply from server', 'network-connection-reset'],
    [56, 'Recv failure: Connection reset by peer', 'network-connection-reset'],
    [60, 'SSL certificate problem: certificate has expired', 'network-tls'],
    [60, 'SSL: no alternative certificate subject name matches target host name', 'network-tls'],
    [92, 'HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)', 'network-connection-reset'],
  ])('curl: (%i) %s', (code, sentence, cause) => {
    expect(told(`$ curl ${URL_1}\ncurl: (${code}) ${sentence}`)).toMatchObject([{ url: URL_1, status: 0, failure: 'network', cause }]);
  });

  test('a certificate’s fault by its remedy', () => {
    const error = (sentence: string) => told(`curl: (60) ${sentence}`)[0]?.error;
    expect(error('SSL certificate problem: certificate has expired')).toBe('net::ERR_CERT_DATE_INVALID');
    expect(error('SSL certificate problem: unable to get local issuer certificate')).toBe('net::ERR_CERT_AUTHORITY_INVALID');
    expect(error("SSL: no alternative certificate subject name matches target host name 'x'")).toBe('net::ERR_CERT_COMMON_NAME_INVALID');
  });

  test('-f tells the status and nothing else; a code that is no network’s is not made one', () => {
    expect(told('curl: (22) The requested URL returned error: 403')).toMatchObject([{ url: '', status: 403, failure: 'status' }]);
    expect(told('curl: (23) Failure writing output to destination')).toMatchObject([{ error: 'curl-23', cause: 'unexplained' }]);
  });

  test('-s leaves out the last word: the remark has to do, once', () => {
    expect(told('*   Trying 127.0.0.1:1...\n* connect to 127.0.0.1 port 1 failed: Connection refused\n* Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn\'t connect to server\n* Closing connection 0')).toMatchObject([{ failure: 'network', cause: 'network-connection-refused' }]);
  });

  test('an address that fails before another answers is no failure', () => {
    expect(told(`*   Trying [::1]:80...\n* connect to ::1 port 80 failed: Connection refused\n*   Trying 127.0.0.1:80...\n* Connected to localhost (127.0.0.1) port 80 (#0)\n> GET / HTTP/1.1\n> Host: localhost\n> \n< HTTP/1.1 200 OK\n< \nfine`)).toMatchObject([{ url: 'http://localhost/', status: 200, error: null, failure: 'none' }]);
  });

  test('several calls in one paste stay apart', () => {
    const text = `$ curl -i https://a.example/1\nHTTP/1.1 200 OK\n\nfine\n$ curl -i https://b.example/2\nHTTP/1.1 403 Forbidden\n\nno\n$ curl https://c.example/3\ncurl: (6) Could not resolve host: c.example`;
    expect(told(text)).toMatchObject([{ url: 'https://a.example/1', status: 200, error: null, body: 'fine' }, { url: 'https://b.example/2', status: 403, error: null, body: 'no' }, { url: 'https://c.example/3', status: 0, error: 'net::ERR_NAME_NOT_RESOLVED' }]);
  });

  test('an answer that breaks off', () => {
    expect(told('> GET / HTTP/1.1\n> Host: a.example\n> \n< HTTP/1.1 200 OK\n< Content-Length: 100\n< \n{ [3 bytes data]\n* transfer closed with 97 bytes remaining to read\n* Closing connection 0\ncurl: (18) transfer closed with 97 bytes remaining to read\nabc')).toMatchObject([{ status: 200, error: 'net::ERR_CONTENT_LENGTH_MISMATCH', failure: 'network' }]);
  });

  test('--trace-ascii: long lines are put together, chunk sizes left out', () => {
    const long = 'x'.repeat(80);
    const text = `10:00:00.000001 == Info: Connected to a.example (10.0.0.1) port 80 (#0)\n=> Send header, 160 bytes (0xa0)\n0000: GET /${'p'.repeat(59)}\n0040: ${'q'.repeat(10)} HTTP/1.1\n0055: Host: a.example\n0066: X-Long: ${long.slice(0, 56)}\n00a6: ${long.slice(56)}\n00c0: \n<= Recv header, 24 bytes (0x18)\n0000: HTTP/1.1 403 Forbidden\n<= Recv header, 28 bytes (0x1c)\n0000: Transfer-Encoding: chunked\n<= Recv header, 2 bytes (0x2)\n0000: \n<= Recv data, 27 bytes (0x1b)\n0000: e\n0003: {"code":40301}\n0013: 0\n0016: \n{"code":40301}== Info: Connection #0 to host a.example left intact`;
    expect(told(text)).toMatchObject([{ url: `http://a.example/${'p'.repeat(59)}${'q'.repeat(10)}`, status: 403, body: '{"code":40301}' }]);
    expect(read(text)[0]?.request.headers.map(({ name }) => name)).toEqual(['Host', 'X-Long']);
  });
});

describe('others', () => {
  test('a raw answer: nothing is known of the request', () => {
    const text = 'HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: 44\r\n\r\n{"code":40301,"message":"insufficient scope"}\r\n';
    expect(readRecord(text).form).toBe('response');
    expect(told(text)).toMatchObject([{ method: 'GET', url: '', status: 403, body: '{"code":40301,"message":"insufficient scope"}', failure: 'status' }]);
    expect(read(text)[0]?.request.headersComplete).toBe(false);
  });

  test.each([
    ['bash', `curl '${URL_1}?x=1' \\\n  -X 'PUT' \\\n  -H 'authorization: Bearer k7Qp2vXw9ZrT4mNb8sLd' \\\n  -H 'origin: https://app.example' \\\n  --data-raw $'{"a":"it\\u0027s"}'`],
    ['cmd', `curl --request ^"PUT^" ^"${URL_1}?x=1^" ^\n  -H ^"authorization: Bearer k7Qp2vXw9ZrT4mNb8sLd^" ^\n  -H ^"origin: https://app.example^" ^\n  --data-raw ^"^{^\\^"a^\\^":1^}^"`],
  ])('Copy as cURL for %s beside the answer', (_shell, command) => {
    for (const text of [`${command}\n\nHTTP/1.1 403 Forbidden\nServer: x\n\nno`, `HTTP/1.1 403 Forbidden\nServer: x\n\nno\n\n$ ${command}`]) {
      expect(told(text)).toMatchObject([{ method: 'PUT', url: `${URL_1}?x=1`, status: 403 }]);
      expect(read(text)[0]).toMatchObject({ origin: null, request: { credentials: [{ scheme: 'Bearer' }] } });
    }
  });

  test('wget -S', () => {
    const text = `--2026-11-22 18:00:00--  ${URL_1}\nResolving api.tokenim.com (api.tokenim.com)... 203.0.113.7\nConnecting to api.tokenim.com (api.tokenim.com)|203.0.113.7|:443... connected.\nHTTP request sent, awaiting response... \n  HTTP/1.1 302 Found\n  Location: /v2\nLocation: /v2 [following]\n--2026-11-22 18:00:01--  https://api.tokenim.com/v2\nReusing existing connection to api.tokenim.com:443.\nHTTP request sent, awaiting response... \n  HTTP/1.1 403 Forbidden\n  Server: nginx\n2026-11-22 18:00:01 ERROR 403: Forbidden.\n\n`;
    expect(told(text)).toMatchObject([{ url: 'https://api.tokenim.com/v2', status: 403, body: null, hops: 1 }]);
    expect(told('--2026-11-22 18:00:00--  http://a.example/\nResolving a.example (a.example)... failed: Name or service not known.\nwget: unable to resolve host address ‘a.example’')).toMatchObject([{ url: 'http://a.example/', cause: 'network-name-not-resolved' }]);
  });

  test('HTTPie -v, and a request and its answer as they are', () => {
    expect(told('POST /v1/groups HTTP/1.1\nAccept: application/json\nHost: api.tokenim.com\nAuthorization: Bearer k7Qp2vXw9ZrT4mNb8sLd\n\n{\n    "name": "x"\n}\n\n\nHTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\n    "code": 40301\n}\n')).toMatchObject([{ method: 'POST', url: URL_1, status: 403, body: '{\n    "code": 40301\n}' }]);
    expect(told("http: error: ConnectionError: HTTPSConnectionPool(host='api.tokenim.com', port=443): Max retries exceeded with url: /v1 (Caused by NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))")).toMatchObject([{ url: 'https://api.tokenim.com/', error: 'net::ERR_CONNECTION_REFUSED' }]);
  });
});

test('CORS is never the word for it, whatever the fields say', () => {
  const text = '> OPTIONS /v1 HTTP/1.1\n> Host: api.tokenim.com\n> Origin: https://app.example\n> Sec-Fetch-Mode: cors\n> Access-Control-Request-Method: PUT\n> \n< HTTP/1.1 403 Forbidden\n< Access-Control-Allow-Origin: https://other.example\n< \nno\n* Connection #0 to host api.tokenim.com left intact\n> PUT /v1 HTTP/1.1\n> Host: api.tokenim.com\n> Origin: https://app.example\n> \n< HTTP/1.1 200 OK\n< \nfine';
  expect(told(text)).toMatchObject([{ method: 'OPTIONS', failure: 'status' }, { method: 'PUT', failure: 'none' }]);
});

describe('secrets', () => {
  const secret = 'k7Qp2vXw9ZrT4mNb8sLd';
  const places: readonly (readonly [string, string])[] = [
    ['a remark of curl', `* Server auth using Basic with user '${secret}'\n* h2h3 [authorization: Bearer ${secret}]\n${verbose}`],
    ['the request', verbose],
    ['userinfo', verbose.replace('> GET /v1', `> GET https://me:${secret}@api.tokenim.com/v1`)],
    ['the query', verbose.replace('/v1/groups', `/v1/groups?access_token=${secret}`)],
    ['Location', verbose.replace('< date', `< location: https://a.example/cb?code=1&access_token=${secret}\n< date`)],
    ['cookies', verbose.replace('< date', `< set-cookie: sid=${secret}; Path=/\n< date`).replace('> accept', `> cookie: sid=${secret}\n> accept`)],
    ['an unknown field', verbose.replace('> accept', `> x-whatever: ${secret}\n> accept`)],
    ['the answer that repeats it', verbose.replace('insufficient scope', `token ${secret} has no scope`)],
    ['the body', verbose.replace('"message"', `"access_token":"${secret}","message"`)],
    ['a command', `$ curl -u me:${secret} -H 'X-Api-Key: ${secret}' -d 'password=${secret}' --proxy-user a:${secret} --unknown ${secret} '${URL_1}?api_key=${secret}'\nHTTP/1.1 403 Forbidden\nServer: x\n\nno`],
    ['an error', `curl: (7) Failed to connect to ${secret} because of ${secret}`],
    ['a trace', `=> Send header, 90 bytes (0x5a)\n0000: POST / HTTP/1.1\n0011: Host: a.example\n0022: Authorization: Bearer ${secret}\n004d: Content-Type: application/json\n006d: \n=> Send data, 40 bytes (0x28)\n0000: {"password":"${secret}"}\n<= Recv header, 24 bytes (0x18)\n0000: HTTP/1.1 403 Forbidden\n<= Recv header, 2 bytes (0x2)\n0000: \n`],
  ];
  test.each(places.filter(([name]) => name !== 'an error'))('in %s', (_name, text) => {
    const exchanges = read(text);
    expect(exchanges.length).toBeGreaterThan(0);
    expect(JSON.stringify(exchanges)).not.toContain(secret);
    expect(JSON.stringify(exchanges.map((exchange) => diagnose(exchange)))).not.toContain(secret);
    // Basic, of both words.
    expect(JSON.stringify(exchanges)).not.toContain(Buffer.from(`me:${secret}`).toString('base64').slice(0, 20));
  });

  test('an error’s sentence is not kept', () => {
    const [exchange] = read(`curl: (35) ${secret} error:0A000410:SSL routines::sslv3 alert ${secret}`);
    expect(JSON.stringify(exchange)).not.toContain(secret);
  });
});

describe('mangled', () => {
  const samples = [verbose, `$ curl -i ${URL_1}\nHTTP/1.1 403 Forbidden\nA: b\n\nno`, '--2026-11-22 18:00:00--  http://a.example/\n  HTTP/1.1 403 Forbidden\n  Server: x\n', '== Info: x\n=> Send header, 1 bytes (0x1)\n0000: GET / HTTP/1.1\n0010: \n<= Recv header, 1 bytes (0x1)\n0000: HTTP/1.1 403 x\n<= Recv data, 3 bytes (0x3)\n0000: abc'];
  const lines = samples.flatMap((sample) => sample.split('\n'));

  test('nothing throws but the reader’s own word', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...lines) }, fc.string({ maxLength: 30 }), fc.constantFrom('', '\r', '> ', '< ', '* ', '\u0000', "curl '", 'curl -X', 'curl: (7) ', 'HTTP/1.1 999')), { maxLength: 30 }), (parts) => {
        try {
          for (const { exchange } of readRecord(parts.join('\n'), mayHaveFailed).calls) expect(['cors', 'blocked']).not.toContain(diagnose(exchange).failure);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableError);
        }
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['one long line', (size: number) => `HTTP/1.1 403 Forbidden\n\n${'a'.repeat(size)}`],
    ['many heads', (size: number) => 'HTTP/1.1 403 Forbidden\n\n'.repeat(size / 24)],
    ['many marked heads', (size: number) => '> GET / HTTP/1.1\n> Host: a.example\n>\n< HTTP/1.1 403 Forbidden\n<\n'.repeat(size / 70)],
    ['many commands', (size: number) => `HTTP/1.1 403 x\n\n${'curl \'a \\\n'.repeat(size / 10)}`],
    ['digits and blanks', (size: number) => `HTTP/1.1 403 x\n\n${' 0'.repeat(size / 2)}`],
    ['many pieces of a trace', (size: number) => `<= Recv header, 1\n0000: HTTP/1.1 403 x\n<= Recv data, 1\n${'0000: abc\n'.repeat(size / 10)}`],
    ['many remarks', (size: number) => `> GET / HTTP/1.1\n${'* connect to x failed: y\n'.repeat(size / 25)}curl: (7) x`],
  ])('time grows with length only: %s', (_name, make) => {
    const seconds = (size: number): number => {
      const text = make(size);
      const start = process.cpuUsage();
      readRecord(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1e6;
    };
    seconds(20_000);
    const [small, large] = [Math.min(seconds(50_000), seconds(50_000)), Math.min(seconds(400_000), seconds(400_000))];
    // Eight times the text: a square would take 64 times as long.
    expect(large).toBeLessThan(Math.max(small, 0.02) * 28);
  });
});

describe.skipIf(spawnSync('curl', ['--version']).status !== 0)('the curl of this machine', () => {
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/away') response.writeHead(302, { Location: '/v1' }).end();
      else if (request.url === '/dead') request.socket.destroy();
      else request.resume().on('end', () => response.writeHead(403, { 'Content-Type': 'application/json', 'WWW-Authenticate': 'Bearer error="insufficient_scope"' }).end('{"code":40301}'));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const curl = (...args: readonly string[]): Promise<string> =>
    new Promise((done) => {
      const child = spawn('curl', ['--noproxy', '*', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      let out = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.on('close', () => done(out));
    });
  const auth = ['-H', 'Authorization: Bearer k7Qp2vXw9ZrT4mNb8sLd'];

  test.each([['-v'], ['-sv'], ['-siv'], ['-s', '--trace-ascii', '-'], ['-s', '--trace-ascii', '-', '--trace-time'], ['-sv', '-L'], ['-siv', '-L']])('%s %s %s', async (...options) => {
    const text = await curl(...options, ...auth, `${base}${options.includes('-L') ? '/away' : '/v1'}`);
    expect(told(text)).toMatchObject([{ method: 'GET', url: `${base}/v1`, status: 403, body: '{"code":40301}', cause: 'insufficient-scope', hops: options.includes('-L') ? 1 : 0 }]);
    expect(JSON.stringify(read(text))).not.toContain('k7Qp2vXw9ZrT4mNb8sLd');
  });

  test('-i, -I, a body of its own, errors', async () => {
    expect(told(await curl('-si', `${base}/v1`))).toMatchObject([{ url: '', status: 403, cause: 'insufficient-scope' }]);
    expect(told(await curl('-sI', `${base}/v1`))).toMatchObject([{ status: 403 }]);
    expect(told(await curl('-sv', '-H', 'Expect: 100-continue', '-d', 'password=hunter2hunter2', `${base}/v1`))).toMatchObject([{ method: 'POST', status: 403 }]);
    expect(told(await curl('-v', `${base}/dead`))).toMatchObject([{ url: `${base}/dead`, failure: 'network', cause: 'network-connection-reset' }]);
    expect(told(await curl('-v', 'http://127.0.0.1:1/'))).toMatchObject([{ failure: 'network', cause: 'network-connection-refused' }]);
    expect(told(await curl('-fsS', `${base}/v1`))).toMatchObject([{ status: 403 }]);
  });
});
