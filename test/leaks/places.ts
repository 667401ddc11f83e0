/** Places where a call can carry a secret: request and answer, fields, URLs and bodies of every form. Each plants one value into one HAR entry. Pure. */
import type { Chance } from '../conformance/random';
import type { Secret } from './kinds';

/** A HAR entry that is being written. */
export interface Entry {
  startedDateTime: string;
  time: number;
  _resourceType?: string;
  _error?: string;
  pageref?: string;
  request: { method: string; url: string; httpVersion: string; headers: Pair[]; queryString: Pair[]; cookies: Pair[]; postData?: { mimeType: string; text?: string; params?: Pair[] } };
  response: { status: number; statusText: string; httpVersion: string; headers: Pair[]; cookies: Pair[]; content: { size: number; mimeType: string; text?: string; encoding?: string }; redirectURL: string };
}

export interface Pair {
  readonly name: string;
  readonly value: string;
}

export interface Place {
  readonly place: string;
  /** true: nothing but the secret's own form tells what it is. */
  readonly bare: boolean;
  /** Left out: takes every kind. */
  readonly fits?: (secret: Secret) => boolean;
  readonly plant: (entry: Entry, secret: Secret, value: string, chance: Chance) => void;
}

const url64 = (value: string): string => encodeURIComponent(value);
const base64 = (value: string): string => Buffer.from(value, 'utf8').toString('base64');
const json = (value: unknown): string => JSON.stringify(value);
const xml = (value: string): string => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const ascii = (value: string): string => (/^[\x20-\x7e]*$/.test(value) ? value : url64(value));
/** A name that may stand in a field, an element or a variable. */
const plainName = (name: string): string => name.replace(/[^\w\u4e00-\u9fff-]/g, '_');

function send(entry: Entry, name: string, value: string): void {
  entry.request.headers.push({ name, value: ascii(value).replace(/[\r\n]+/g, ' ') });
}

function answer(entry: Entry, name: string, value: string): void {
  entry.response.headers.push({ name, value: ascii(value).replace(/[\r\n]+/g, ' ') });
}

function query(entry: Entry, text: string): void {
  entry.request.url += `${entry.request.url.includes('?') ? '&' : '?'}${text}`;
}

function body(entry: Entry, mimeType: string, text: string): void {
  entry.response.content = { size: text.length, mimeType, text };
  entry.response.headers = [...entry.response.headers.filter(({ name }) => !/^content-type$/i.test(name)), { name: 'Content-Type', value: mimeType }];
}

const REFUSAL = { code: 'forbidden', message: 'This call is not allowed.' };
const sent = (place: string, plant: Place['plant'], fits?: Place['fits']): Place => ({ place: `request ${place}`, bare: false, plant, ...(fits === undefined ? {} : { fits }) });
const field = (place: string, bare: boolean, plant: Place['plant'], fits?: Place['fits']): Place => ({ place: `response ${place}`, bare, plant, ...(fits === undefined ? {} : { fits }) });
const content = (place: string, mimeType: string, write: (secret: Secret, value: string, chance: Chance) => string, bare = false, fits?: Place['fits']): Place => ({
  place: `body ${place}`,
  bare,
  plant: (entry, secret, value, chance) => body(entry, mimeType, write(secret, value, chance)),
  ...(fits === undefined ? {} : { fits }),
});

const oneLine = ({ value }: Secret): boolean => !/[\r\n]/.test(value);
const noSpace = ({ value }: Secret): boolean => !/\s/.test(value);
/** What opens something, and is no more than one word. */
const isToken = ({ kind, value }: Secret): boolean => /^[\w.~+/=-]{12,}$/.test(value) && !/personal|postal|passport|card|answer|one-time|mobile|IBAN|digits|mail/.test(kind);

export const places: readonly [Place, ...Place[]] = [
  // Fields of the request.
  sent('Authorization: Bearer', (entry, _, value) => send(entry, 'Authorization', `Bearer ${value}`), isToken),
  sent('Authorization without a scheme', (entry, _, value) => send(entry, 'authorization', value), isToken),
  sent('Authorization: Basic', (entry, _, value) => send(entry, 'Authorization', `Basic ${base64(`svc:${value}`)}`)),
  sent('Authorization: Digest', (entry, _, value) => send(entry, 'Authorization', `Digest username="${value}", realm="api", nonce="${value}", uri="/v1", response="${value}", cnonce="${value}", opaque="${value}"`), isToken),
  sent('Authorization: AWS4-HMAC-SHA256', (entry, _, value) => send(entry, 'Authorization', `AWS4-HMAC-SHA256 Credential=${value}/20261122/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=${value}`), isToken),
  sent('Authorization: OAuth 1', (entry, _, value) => send(entry, 'Authorization', `OAuth oauth_consumer_key="${value}", oauth_token="${value}", oauth_signature="${url64(value)}", oauth_timestamp="1795341600"`), isToken),
  sent('Authorization of an unknown scheme', (entry, _, value) => send(entry, 'Authorization', `Beare ${value}`), isToken),
  sent('Proxy-Authorization', (entry, _, value) => send(entry, 'Proxy-Authorization', `Basic ${base64(`svc:${value}`)}`)),
  sent('X-Api-Key', (entry, _, value) => send(entry, 'X-Api-Key', value)),
  sent('a field of its own name', (entry, { name }, value) => send(entry, `X-${plainName(name)}`, value), ({ name }) => /^[\x20-\x7e]+$/.test(name)),
  sent('a field of any name', (entry, _, value, chance) => send(entry, chance.pick(['X-Foo', 'X-Tenant-Ref', 'X-User', 'Forwarded', 'X-Device']), value)),
  sent('DPoP', (entry, _, value) => send(entry, 'DPoP', value), isToken),
  sent('Signature', (entry, _, value) => send(entry, 'Signature', `keyId="${value}",algorithm="hmac-sha256",headers="date",signature="${value}"`), isToken),
  sent('Cookie', (entry, { name }, value, chance) => {
    const cookie = /^[\x20-\x7e]+$/.test(name) ? plainName(name) : 'theme';
    send(entry, 'Cookie', `lang=en; ${chance.pick([cookie, 'a', 'pref'])}=${url64(value)}; b=1`);
    entry.request.cookies.push({ name: cookie, value });
  }),
  // A semicolon ends a cookie, also within quotes (RFC 6265 §4.1.1).
  sent('Cookie as it is', (entry, _, value) => send(entry, 'Cookie', `sid="${value.replace(/;/g, '%3B')}"; x=1`)),
  sent('Sec-WebSocket-Protocol', (entry, _, value) => send(entry, 'Sec-WebSocket-Protocol', `access_token, ${value}`), isToken),
  sent('User-Agent', (entry, _, value) => send(entry, 'User-Agent', `app/1.0 (token=${value})`), isToken),
  sent('Referer, query', (entry, { name }, value) => send(entry, 'Referer', `https://app.example/back?x=1&${url64(name)}=${url64(value)}`)),
  sent('Referer, fragment', (entry, { name }, value) => send(entry, 'Referer', `https://app.example/back#${url64(name)}=${url64(value)}`)),
  sent('Referer, userinfo', (entry, _, value) => send(entry, 'Referer', `https://svc:${url64(value)}@app.example/back`)),
  sent('Referer, path', (entry, _, value) => send(entry, 'Referer', `https://app.example/reset-password/${url64(value)}`)),
  // The URL.
  sent('query, own name', (entry, { name }, value) => {
    query(entry, `${url64(name)}=${url64(value)}`);
    entry.request.queryString.push({ name, value });
  }),
  sent('query, any name', (entry, _, value, chance) => query(entry, `${chance.pick(['q', 'x', 'filter', 'next', 'user'])}=${url64(value)}`)),
  sent('query without a name', (entry, _, value) => query(entry, url64(value)), isToken),
  sent('query, a URL inside', (entry, { name }, value) => query(entry, `redirect_uri=${url64(`https://app.example/cb?${url64(name)}=${url64(value)}`)}`)),
  sent('query, JSON inside', (entry, { name }, value) => query(entry, `variables=${url64(json({ input: { [name]: value } }))}`)),
  sent('fragment', (entry, { name }, value) => void (entry.request.url += `#${url64(name)}=${url64(value)}`)),
  sent('path behind an opener', (entry, _, value, chance) => void (entry.request.url = entry.request.url.replace('/orders', `/${chance.pick(['reset', 'verify', 'invite', 'tokens', 'magic-link'])}/${url64(value)}`)), (secret) => isToken(secret) && !/^[\d-]+$/.test(secret.value)),
  sent('path, a token', (entry, _, value) => void (entry.request.url = entry.request.url.replace('/orders', `/x/${url64(value)}/orders`)), ({ kind, value }) => /^key of|JWT|base64url|opaque/.test(kind) && /^[\w.-]{24,}$/.test(value)),
  sent('matrix parameter', (entry, { name }, value) => void (entry.request.url = entry.request.url.replace('/orders', `/orders;${url64(name)}=${url64(value)}`))),
  sent('userinfo', (entry, _, value) => void (entry.request.url = entry.request.url.replace('https://', `https://svc:${url64(value)}@`))),
  // The request's body.
  sent('body, JSON', (entry, { name }, value) => void (entry.request.postData = { mimeType: 'application/json', text: json({ user: { [name]: value } }) })),
  sent('body, form', (entry, { name }, value) => void (entry.request.postData = { mimeType: 'application/x-www-form-urlencoded', text: `a=1&${url64(name)}=${url64(value)}`, params: [{ name, value }] })),
  sent('body, multipart', (entry, { name }, value) => void (entry.request.postData = { mimeType: 'multipart/form-data; boundary=x', text: `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--` })),
  sent('body, GraphQL literal', (entry, { name }, value) => void (entry.request.postData = { mimeType: 'application/json', text: json({ query: `mutation { login(${plainName(name)}: ${json(value)}) { id } }` }) })),
  // Fields of the answer.
  field('Set-Cookie', false, (entry, { name }, value, chance) => {
    const cookie = chance.pick([/^[\x20-\x7e]+$/.test(name) ? plainName(name) : 'a', 'pref', 'x']);
    answer(entry, 'Set-Cookie', `${cookie}=${url64(value)}; Path=/; HttpOnly`);
    entry.response.cookies.push({ name: cookie, value });
  }),
  field('Set-Cookie, several in one', false, (entry, _, value) => answer(entry, 'Set-Cookie', `a=1; Path=/\nsid=${url64(value)}; Path=/`)),
  field('Location, query', false, (entry, { name }, value) => answer(entry, 'Location', `/cb?${url64(name)}=${url64(value)}`)),
  field('Location, fragment', false, (entry, { name }, value) => answer(entry, 'Location', `https://app.example/cb#${url64(name)}=${url64(value)}`)),
  field('Location, path', false, (entry, _, value) => answer(entry, 'Location', `https://app.example/invite/${url64(value)}`), (secret) => isToken(secret) && !/^[\d-]+$/.test(secret.value)),
  field('Link', false, (entry, { name }, value) => answer(entry, 'Link', `<https://api.example.com/v1/o?page=2&${url64(name)}=${url64(value)}>; rel="next"`)),
  field('Refresh', false, (entry, { name }, value) => answer(entry, 'Refresh', `5; url=https://app.example/?${url64(name)}=${url64(value)}`)),
  field('Content-Security-Policy, a report address', false, (entry, { name }, value) => answer(entry, 'Content-Security-Policy', `default-src 'self'; report-uri https://r.example/c?${url64(name)}=${url64(value)}`)),
  field('Report-To', false, (entry, { name }, value) => answer(entry, 'Report-To', json({ group: 'a', endpoints: [{ url: `https://r.example/c?${url64(name)}=${url64(value)}` }] }))),
  field('WWW-Authenticate, nonce', false, (entry, _, value) => answer(entry, 'WWW-Authenticate', `Digest realm="api", nonce="${value}", opaque="${value}"`), isToken),
  field('Authentication-Info', false, (entry, _, value) => answer(entry, 'Authentication-Info', `nextnonce="${value}", rspauth="${value}"`), isToken),
  field('X-Auth-Token', false, (entry, _, value) => answer(entry, 'X-Auth-Token', value)),
  field('a field of its own name', false, (entry, { name }, value) => answer(entry, `X-${plainName(name)}`, value), ({ name }) => /^[\x20-\x7e]+$/.test(name) && !/^url$|address|dsn|mail/i.test(name)),
  field('a field with JSON', false, (entry, { name }, value) => answer(entry, 'X-Debug', json({ ctx: { [name]: value } }))),
  field('a field with pairs', false, (entry, { name }, value) => answer(entry, 'X-Context', `a=1; ${url64(plainName(name))}=${url64(value)}; b=2`)),
  field('a field, the bare value', true, (entry, _, value, chance) => answer(entry, chance.pick(['X-Note', 'X-Error-Detail', 'Warning', 'X-Cache-Info']), `seen ${value} here`)),
  field('status text', true, (entry, _, value) => void (entry.response.statusText = `Forbidden for ${ascii(value)}`), isToken),
  // The body of the answer.
  content('JSON member', 'application/json', ({ name }, value) => json({ ...REFUSAL, [name]: value })),
  content('JSON, deep', 'application/json', ({ name }, value) => json(Array.from({ length: 20 }).reduce<unknown>((inner, _, at) => (at % 2 === 0 ? { a: inner } : [inner]), { [name]: value }))),
  content('JSON, a list under the name', 'application/problem+json', ({ name }, value) => json({ ...REFUSAL, [name]: ['none', value] })),
  content('JSON, an object under the name', 'application/json', ({ name }, value) => json({ ...REFUSAL, [name]: { value, raw: value } })),
  content('JSON in a string', 'application/json', ({ name }, value) => json({ ...REFUSAL, log: json({ [name]: value }) })),
  content('JSON in a string in a string', 'application/json', ({ name }, value) => json({ ...REFUSAL, log: json({ inner: json({ [name]: value }) }) })),
  content('JSON, escaped', 'application/json', ({ name }, value) => json({ ...REFUSAL, [name]: value }).replace(/[^\x20-\x7e]|\b[a-f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)),
  content('JSON, cut off', 'application/json', ({ name }, value) => `{"code":"x","trace":["a"],"${name}":${json(value)},"rest":"`),
  content('JSON, cut off within', 'application/json', ({ name }, value) => `{"code":"x","${name}":${json(value).slice(0, -1)}`),
  content('JSON, name and value apart', 'application/json', ({ name }, value) => json({ ...REFUSAL, fields: [{ name: 'a', value: '1' }, { name, value }] })),
  content('JSON, key and value apart', 'application/json', ({ name }, value) => json({ ...REFUSAL, received: [{ key: name, type: 'string', value }] })),
  content('JSON, a list of pairs', 'application/json', ({ name }, value) => json({ ...REFUSAL, headers: [['accept', '*/*'], [name, value]] })),
  content('JSON, a flat list of names and values', 'application/json', ({ name }, value) => json({ ...REFUSAL, rawHeaders: ['Accept', '*/*', name, value] })),
  content('JSON, the secret as a name', 'application/json', (_, value) => json({ ...REFUSAL, seen: { [value]: true } }), true),
  content('JSON, in a sentence', 'application/json', (_, value) => json({ ...REFUSAL, detail: `No such user: ${value}.` }), true, oneLine),
  content('JSON, a sentence with the name', 'application/json', ({ name }, value) => json({ ...REFUSAL, detail: `bad ${name}: ${value}` }), false, (secret) => noSpace(secret) && /\d/.test(secret.value)),
  content('JSON, base64 of JSON', 'application/json', ({ name }, value) => json({ ...REFUSAL, payload: base64(json({ user: 'u', [name]: value })) })),
  content('JSON, base64 of base64', 'application/json', ({ name }, value) => json({ ...REFUSAL, payload: base64(base64(json({ [name]: value }))) })),
  content('JSON, percent-encoded JSON', 'application/json', ({ name }, value) => json({ ...REFUSAL, body: url64(json({ [name]: value })) })),
  content('JSON, a form in a string', 'application/json', ({ name }, value) => json({ ...REFUSAL, body: `a=1&${url64(name)}=${url64(value)}` })),
  content('JSON, a URL', 'application/json', ({ name }, value) => json({ ...REFUSAL, next: `https://api.example.com/v1?cursor=2&${url64(name)}=${url64(value)}` })),
  content('JSON, the request’s fields echoed', 'application/json', (_, value) => json({ ...REFUSAL, request: `GET /v1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${value}\r\nCookie: sid=${value}\r\n\r\n` }), false, isToken),
  content('JSON as text', 'text/plain', ({ name }, value) => json({ ...REFUSAL, [name]: value })),
  content('JSON behind a guard', 'application/json', ({ name }, value) => `)]}',\n${json({ [name]: value })}`),
  content('JSONP', 'application/javascript', ({ name }, value) => `cb_1(${json({ ...REFUSAL, [name]: value })});`),
  content('lines of JSON', 'application/x-ndjson', ({ name }, value) => `${json({ a: 1 })}\n${json({ [name]: value })}\n`),
  content('base64 as a whole', 'text/plain', ({ name }, value) => base64(json({ ...REFUSAL, [name]: value }))),
  content('GraphQL, variables echoed', 'application/json', ({ name }, value) => json({ errors: [{ message: 'not allowed', extensions: { code: 'FORBIDDEN', variables: { input: { [name]: value } } } }] })),
  content('GraphQL, the query echoed', 'application/json', ({ name }, value) => json({ errors: [{ message: 'Syntax error', query: `mutation { login(input: { ${plainName(name)}: ${json(value)} }) { token } }` }] })),
  content('form', 'application/x-www-form-urlencoded', ({ name }, value) => `error=denied&${url64(name)}=${url64(value)}`),
  content('multipart', 'multipart/mixed; boundary=x', ({ name }, value) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`),
  content('XML element', 'application/xml', ({ name }, value) => `<?xml version="1.0"?><Error><Code>AccessDenied</Code><${plainName(name)}>${xml(value)}</${plainName(name)}></Error>`),
  content('XML, a prefixed element', 'application/xml', ({ name }, value) => `<r xmlns:w="urn:w"><w:${plainName(name)} Type="t">\n  ${xml(value)}\n</w:${plainName(name)}></r>`),
  content('XML, an element in the element', 'application/xml', ({ name }, value) => `<r><${plainName(name)}><v>${xml(value)}</v></${plainName(name)}></r>`),
  content('XML, CDATA', 'application/xml', ({ name }, value) => `<r><${plainName(name)}><![CDATA[${value}]]></${plainName(name)}></r>`),
  content('XML attribute', 'application/xml', ({ name }, value) => `<r><login ${plainName(name)}="${xml(value)}"/></r>`),
  content('XML, name and value apart', 'application/xml', ({ name }, value) => `<r><param name="${name}" value="${xml(value)}"/><entry key="${name}">${xml(value)}</entry></r>`),
  content('HTML, a control', 'text/html', ({ name }, value, chance) => `<form><input ${chance.pick([`type="hidden" name="${name}" value="${xml(value)}"`, `value='${xml(value).replace(/'/g, '&#39;')}' name='${name}'`, `type=password value="${xml(value)}"`])}></form>`),
  content('HTML, a meta element', 'text/html', ({ name }, value) => `<meta name="${plainName(name)}" content="${xml(value)}">`),
  content('HTML, a text area', 'text/html', ({ name }, value) => `<textarea name="${name}" rows=2>${xml(value)}</textarea><select name="${name}"><option value="${xml(value)}" selected>x</option></select>`),
  content('HTML, a script', 'text/html', ({ name }, value) => `<h1>403</h1><script>window.${/^[a-z]\w*$/i.test(name) ? name : 'password'} = ${json(value)};</script>`),
  content('HTML, JSON in a script', 'text/html', ({ name }, value) => `<h1>403</h1><script type="application/json">${json({ props: { [name]: value } })}</script>`),
  content('HTML, an attribute with JSON', 'text/html', ({ name }, value) => `<div id=app data-page="${xml(json({ [name]: value }))}"></div>`),
  content('HTML, a data attribute', 'text/html', ({ name }, value) => `<div data-${plainName(name)}="${xml(value)}">x</div>`),
  content('HTML, a link', 'text/html', ({ name }, value) => `<a href="https://app.example/a?b=1&amp;${url64(name)}=${url64(value)}">x</a>`),
  content('HTML, a comment', 'text/html', ({ name }, value) => `<h1>403</h1><!-- ${name}=${value} -->`, false, (secret) => noSpace(secret) && /\d/.test(secret.value)),
  content('HTML, a table of a debug page', 'text/html', ({ name }, value) => `<table><tr><td>a</td><td class="code"><pre>'1'</pre></td></tr><tr><td>${name}</td><td class="code"><pre>'${xml(value)}'</pre></td></tr></table>`),
  content('HTML, a definition list', 'text/html', ({ name }, value) => `<dl><dt>${name}</dt><dd><code>${xml(value)}</code></dd></dl>`),
  content('server-sent events', 'text/event-stream', ({ name }, value) => `event: error\ndata: ${json({ [name]: value })}\n\n`),
  content('SAML form', 'text/html', ({ name }, value) => `<form method="post" action="https://sp.example/acs"><input type="hidden" name="SAMLResponse" value="${base64(`<samlp:Response><saml:Attribute Name="${name}"><saml:AttributeValue>${xml(value)}</saml:AttributeValue></saml:Attribute></samlp:Response>`)}"/></form>`),
  content('SAML in XML', 'application/xml', ({ name }, value) => `<samlp:Response><saml:NameID>${xml(value)}</saml:NameID><saml:Attribute Name="${name}"><saml:AttributeValue>${xml(value)}</saml:AttributeValue></saml:Attribute></samlp:Response>`),
  content('stack trace', 'text/plain', ({ name }, value) => `Error: denied\n    at login (https://app.example/a.js?${url64(name)}=${url64(value)}:10:5)\n    at ${url64(plainName(name))}=${url64(value)}\n`),
  content('trace of Python', 'text/plain', ({ name }, value) => `Traceback (most recent call last):\n  File "a.py", line 3, in f\n    login(**{'user': 'u', '${name}': '${value}'})\nKeyError: 'x'`, false, ({ value }) => !/['\\\n]/.test(value)),
  content('dump of PHP', 'text/html', ({ name }, value) => `<pre>array(2) {\n  ["a"]=>\n  int(1)\n  ["${name}"]=>\n  string(${value.length}) "${value}"\n}</pre>`, false, ({ value }) => !/["\\\n<]/.test(value)),
  content('print_r of PHP', 'text/plain', ({ name }, value) => `Array\n(\n    [a] => 1\n    [${name}] => ${value}\n)`, false, (secret) => noSpace(secret) && /\d/.test(secret.value)),
  content('a record of Java', 'text/plain', ({ name }, value) => `User{id=7, ${plainName(name)}='${value}', admin=false}`, false, ({ value }) => !/['\\\n]/.test(value)),
  content('lines of settings', 'text/plain', ({ name }, value) => `user: u\n${name}: ${value}\nport: 1`, false, (secret) => noSpace(secret) && /\d/.test(secret.value)),
  content('a command of curl', 'text/plain', (_, value) => `curl -X POST 'https://api.example.com/v1' -H 'Authorization: Bearer ${value}' -H 'X-Api-Key: ${value}' -u 'svc:${value}' --data 'password=${value}'`, false, isToken),
  content('a request echoed', 'message/http', (_, value) => `POST /v1 HTTP/1.1\r\nHost: a.example\r\nAuthorization: Basic ${base64(`svc:${value}`)}\r\nX-Api-Key: ${value}\r\nCookie: a=1; sid=${value}; pref=${value}\r\nSet-Cookie: y=${value}; Path=/\r\n\r\npassword=${value}`, false, isToken),
  content('plain text, a sentence', 'text/plain', (_, value) => `Not allowed: ${value} is not known here.`, true, oneLine),
  content('plain text, a sentence in Chinese', 'text/plain', (_, value) => `不允许：${value}，请联系管理员。`, true, oneLine),
  content('plain text, URL with userinfo', 'text/plain', (_, value) => `cannot reach https://svc:${url64(value)}@db.example/x today`),
  content('plain text, base64 of a sentence', 'text/plain', (_, value) => `details: ${base64(`Not allowed: ${value} is not known here.`)}`, true),
];

/** Where a value that was a credential in another call may come back without a name. */
export const echoes: readonly [Place, ...Place[]] = [
  { place: 'echo in a JSON sentence', bare: true, plant: (entry, _, value) => body(entry, 'application/json', json({ ...REFUSAL, detail: `Unknown: ${value}` })) },
  { place: 'echo in a JSON member', bare: true, plant: (entry, _, value) => body(entry, 'application/json', json({ ...REFUSAL, ref: value })) },
  { place: 'echo in text', bare: true, plant: (entry, _, value) => body(entry, 'text/plain', `Sorry, ${value} it is.`) },
  { place: 'echo in HTML', bare: true, plant: (entry, _, value) => body(entry, 'text/html', `<p>Sorry, <b>${xml(value)}</b></p>`) },
  { place: 'echo in base64', bare: true, plant: (entry, _, value) => body(entry, 'application/json', json({ ...REFUSAL, blob: base64(`id=7 ${value} end of it`) })) },
  { place: 'echo in percent-encoded text', bare: true, plant: (entry, _, value) => body(entry, 'text/plain', `see ${[...Buffer.from(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`) },
  { place: 'echo in a field', bare: true, plant: (entry, _, value) => answer(entry, 'X-Note', value) },
  { place: 'echo in a field that names the call', bare: true, plant: (entry, _, value) => answer(entry, 'X-Request-Id', value) },
  { place: 'echo in the path', bare: true, plant: (entry, _, value) => void (entry.request.url = entry.request.url.replace('/orders', `/u/${url64(value)}/orders`)) },
  { place: 'echo in a parameter that is shown', bare: true, plant: (entry, _, value) => query(entry, `version=${url64(value)}`) },
  { place: 'echo in the status text', bare: true, plant: (entry, _, value) => void (entry.response.statusText = `No ${ascii(value)}`) },
  { place: 'echo in a field of the request', bare: true, plant: (entry, _, value) => send(entry, 'Accept', `application/json;v=${value}`) },
];

/** Places of a credential, from which it is known in the rest of the record. */
export const isSource = ({ place }: Place): boolean =>
  /^request (?:Authorization: (?:Bearer|Basic)|Authorization without|X-Api-Key|query, own name|body, (?:JSON|form)|userinfo|Cookie as it is)$|^body JSON member$|^response X-Auth-Token$/.test(place);
