/** The values that cases are made of: every way in which the Fetch Standard lets a request or an answer be right, wrong or odd. Pure. */

/** What a field is given: nothing, one line, or several lines. */
export type FieldLines = null | string | readonly string[];

/** Where pages live. A batch of cases is called from one of them. */
export const PAGES = [
  'https://app.acme.example',
  'http://app.acme.example',
  'https://console.tokenim.com',
  'http://console.tokenim.com',
  'http://app.acme.example:8080',
  'https://xn--bcher-kva.example',
] as const;

/** Hosts of the API that gave the browser a cookie before. */
export const COOKIE_ORIGINS = ['http://api.tokenim.com', 'https://api.tokenim.com', 'https://api.token.im', 'http://api.localhost'] as const;
/** All where calls go: same-site and cross-site, trustworthy or not, with a cookie in the jar or without, on another port. */
export const API_ORIGINS = [...COOKIE_ORIGINS, 'https://api.tokenim.com', 'https://keys.tokenim.com', 'http://keys.tokenim.com', 'https://keys.tokenim.com:8443', 'http://keys.localhost'] as const;

/** What an `Access-Control-Allow-Origin` can be, for a request of `origin`. */
export function allowOriginValues(origin: string): readonly [FieldLines, ...FieldLines[]] {
  const [scheme = 'https:', host = origin] = origin === 'null' ? ['https:', 'app.acme.example'] : origin.split('//');
  const [name = host] = host.split(':');
  const other = scheme === 'https:' ? 'http:' : 'https:';
  return [
    null, null, '', ' ', '*', '*', '* ', '**', '*.*', '"*"', '*, *', ['*', '*'], ['*', origin], 'null', 'NULL', 'Null', 'null, null', 'none', 'undefined', 'true', 'false',
    origin, ` ${origin} `, `\t${origin}`, [origin, origin], [origin, ''], ['', origin], [origin, '*'], `${origin}, ${origin}`, `${origin},${origin}`, `${origin} https://b.example`, `${origin},`, `,${origin}`, `${origin};`, `"${origin}"`, `'${origin}'`,
    `${origin}/`, `${origin}/v1`, `${origin}?x`, `${origin}#x`, `${origin}.`, origin.toUpperCase(), `${scheme}//${host.toUpperCase()}`, `${scheme.toUpperCase()}//${host}`,
    `${other}//${host}`, `${scheme}//${name}`, `${scheme}//${name}:80`, `${scheme}//${name}:443`, `${scheme}//${name}:8081`, `${scheme}//${name}:99999`, `${scheme}//www.${host}`, `${scheme}//${host.replace(/^[^.]+\./, '')}`,
    `${scheme}//*.${host}`, '/\\.acme\\.example$/', '$http_origin', '{origin}', host, `//${host}`, `${scheme}${host}`, `${scheme}/${host}`, `${scheme}//`, `${scheme}//user@${host}`, `${scheme}//a b`, `${scheme}//[x]`, `${scheme}//a^b`, `${scheme}//app%zz.example`,
    'https://other.example', 'http://localhost:3000', 'http://1.2.3', 'http://0x7f.1', 'a:b', 'data:x', 'file://', 'file:///', 'about:blank', 'blob:x', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop', 'tokenim://app', 'https://b\u00fccher.example', 'https://B\u00dcCHER.example', '\u00e9', `\u00a0${origin}`, `${origin}\u00a0`,
  ];
}

export const ALLOW_CREDENTIALS: readonly [FieldLines, ...FieldLines[]] = ['true', 'true', null, null, '', 'True', 'TRUE', 'false', '1', 'yes', '*', '"true"', 'true,', 'true, true', ['true', 'true'], ['true', 'false'], ' true ', 'true;', '\u00a0true'];

/** What an `Access-Control-Allow-Methods` can be, for `method`. */
export function allowMethodsValues(method: string): readonly [FieldLines, ...FieldLines[]] {
  return [
    method, method, null, '', '*', '*, PUT', '"*"', method.toLowerCase(), method.toUpperCase(), `${method},`, `,${method},,`, ` ${method} ,\tGET`, `GET, ${method}`, ['GET', method], `GET;${method}`, `GET ${method}`, `"${method}"`, `${method}, "a,b"`, `[${method}]`, `${method}/`,
    'GET, POST', 'GET,HEAD,PUT,PATCH,POST,DELETE', 'PUT', 'PATCH', 'DELETE', 'put', 'patch', 'all', 'ANY', ',', 'PUT;', 'PUT PATCH', 'PUT\tPATCH', 'OPTIONS', 'P\u00dcT', '(PUT)', 'PUT=1', 'PUT, PA TCH', 'PUT,"', 'PUT\\',
  ];
}

/** What an `Access-Control-Allow-Headers` can be, for the fields that the request names. */
export function allowHeadersValues(names: readonly string[]): readonly [FieldLines, ...FieldLines[]] {
  const all = names.length === 0 ? 'x-a' : names.join(', ');
  const [first = 'x-a'] = names;
  return [
    all, all, all.toUpperCase(), all.toLowerCase(), all.replaceAll(', ', ','), all.replaceAll(', ', ';'), all.replaceAll(', ', ' '), names.length === 0 ? '' : names, names.slice(1).join(', '), names.slice(0, -1).join(', '), `, ${all} ,`, `"${first}"`, `${first}:`, `{${first}}`,
    null, null, '', '*', '*', '"*"', '**', '*, authorization', '*,Authorization,Content-Type', 'authorization', 'content-type', 'Content-Type, Authorization, X-A, X-B, X-Z, X-API-Key, X-Requested-With, Range', 'x-a', 'X-A, x-b', 'x-a x-b', 'x-a\tx-b', 'range, x-a', 'x-*', 'any', 'x-\u00e4', 'x-a,x b', 'x-a, "', 'x-a, (c)',
  ];
}

export const PREFLIGHT_STATUSES = [200, 204, 201, 202, 203, 205, 206, 226, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 399, 400, 401, 403, 404, 405, 418, 429, 451, 500, 501, 502, 503, 504, 511, 599] as const;
export const RESPONSE_STATUSES = [200, 200, 201, 204, 206, 299, 300, 304, 305, 400, 401, 403, 404, 405, 418, 429, 451, 500, 502, 503, 504, 599] as const;
export const REDIRECT_STATUSES = [301, 302, 303, 307, 308] as const;

/** Stands in a `Location` for the path of the next station. */
export const NEXT = '/~next';

/** Where an answer may send the browser. `NEXT` is filled in when it is served. */
export function locationValues(page: string, api: string): readonly [FieldLines, ...FieldLines[]] {
  const withUser = (origin: string, user: string): string => origin.replace('//', `//${user}@`);
  const further = 'https://keys.tokenim.com';
  return [
    api + NEXT, api + NEXT, NEXT, `//${api.split('//')[1] ?? ''}${NEXT}`, further + NEXT, further + NEXT, 'http://keys.tokenim.com' + NEXT, 'https://login.acme.example' + NEXT, page + NEXT, 'http://api.localhost' + NEXT, `${api}${NEXT}#part`,
    withUser(api, 'user:pw') + NEXT, withUser(further, 'user:pw') + NEXT, withUser(further, 'user') + NEXT, withUser(further, ':pw') + NEXT, withUser(further, '') + NEXT, withUser(page, 'user') + NEXT,
    null, '', 'http://', 'https://[x]/', 'ftp://other.example/x', 'tokenim:open', 'ws://api.tokenim.com/', 'wss://api.tokenim.com/', 'data:text/plain,x', 'blob:x', `blob:${page}/x`, 'file:///etc/hosts', 'about:blank', 'javascript:0', 'mailto:a@b.example', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/x', 'chrome://version', 'view-source:https://a.example/',
    [api + NEXT, api + NEXT], [api + NEXT, further + NEXT],
  ];
}

export const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'PUT', 'PUT', 'PATCH', 'patch', 'DELETE', 'delete', 'HEAD', 'head', 'put', 'QUERY', 'Query', 'OPTIONS', 'LOCK', 'x-own', 'pOsT'] as const;

type Lines = readonly (readonly [string, string])[];

const LONG = 'x'.repeat(129);
/** Sets of fields that the page puts on its call. */
export const REQUEST_FIELDS: readonly [Lines, ...Lines[]] = [
  [], [], [], [],
  [['X-A', '1']], [['X-B', '1'], ['X-A', '2']], [['x-z', '1'], ['X-A', '1'], ['x-B', '2']],
  [['Authorization', 'Bearer abc']], [['Authorization', 'x'], ['X-A', '1']], [['Authorization', '']],
  [['Content-Type', 'application/json']], [['Content-Type', 'application/json; charset=utf-8'], ['Authorization', 'Bearer abc'], ['X-API-Key', 'k']],
  [['Content-Type', 'text/plain']], [['Content-Type', 'text/plain;charset=UTF-8']], [['Content-Type', 'TEXT/PLAIN']], [['Content-Type', 'text/plain; x="']], [['Content-Type', 'multipart/form-data; boundary=a']], [['Content-Type', 'application/x-www-form-urlencoded']],
  [['Content-Type', 'text/plain, application/json']], [['Content-Type', 'application/x-www-form-urlencoded, text/plain']], [['Content-Type', '']], [['Content-Type', 'text']], [['Content-Type', `text/plain;a=${LONG}`]], [['content-type', 'text/plain;(c)']],
  [['Range', 'bytes=0-5']], [['Range', 'bytes=-5']], [['Range', 'bytes=5-']], [['Range', 'bytes=0-5, 7-9']], [['Range', 'bytes=5-0']], [['Range', 'items=0-5']], [['Range', 'bytes = 0-5']],
  [['Accept', 'application/json']], [['Accept', 'a"b']], [['Accept', '(']], [['Accept', LONG]], [['Accept', 'x'.repeat(128)]], [['Accept', 'a\u00e9b']], [['Accept', 'a\tb']], [['Accept', 'a{b']],
  [['Accept-Language', 'zh-CN,zh;q=0.9']], [['Accept-Language', 'zh_CN']], [['Accept-Language', LONG]], [['Content-Language', 'en']], [['Content-Language', 'en/us']], [['Accept-Language', 'en'], ['Content-Language', 'x@y']],
  [['X-Requested-With', 'XMLHttpRequest']], [['Cache-Control', 'no-cache']], [['Pragma', 'no-cache']], [['If-None-Match', '"a"']], [['Last-Event-ID', '5']], [['Save-Data', 'on']], [['Save-Data', 'off']], [['DPR', '2']], [['DPR', 'two']], [['Viewport-Width', '800']], [['Device-Memory', '8']], [['Downlink', '10']], [['RTT', '50']], [['ECT', '4g']],
  [['Accept', 'x'.repeat(128)], ['Accept-Language', 'x'.repeat(128)], ['Content-Language', 'x'.repeat(128)]],
  [['Accept', '('], ['X-Z', '1'], ['X-A', '1']], [['Authorization', 'Basic dTpw'], ['Range', 'bytes=-5'], ['Accept-Language', '_']], [['X-Own', '']], [['X-Own', 'a\u00e9']], [['x_y', '1']], [['!#$', '1']], [['Accept-Encoding', 'gzip'], ['X-A', '1']], [['Idempotency-Key', 'k1'], ['X-Trace-Id', 'abc']],
];
