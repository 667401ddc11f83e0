/** Texts as they come over the wire, by the grammar of each kind: most are right, so that what is odd in them is met deep inside. */
import { oddText, word, type Chance } from './chance';

export type Grammar = (chance: Chance) => string;

const quoted: Grammar = (chance) => `"${chance.some(0, 5, () => (chance.below(4) === 0 ? '\\"' : word(chance)), ' ')}"`;
const value: Grammar = (chance) => chance.pick([word, quoted, oddText])(chance);
const number: Grammar = ({ pick, below }) => pick([String(below(1000)), String(below(2 ** 31)), '0', '1.5', '-1', '1e3', '00012', '99999999999999999999']);
export const list: Grammar = (chance) => chance.some(0, 6, () => value(chance), chance.pick([',', ', ', ' , ', ',,', ';']));

export const challenge: Grammar = (chance) =>
  chance.some(1, 3, () => `${chance.pick(['Bearer', 'Basic', 'Digest', 'DPoP', 'Negotiate', 'AWS4-HMAC-SHA256', word(chance)])} ${chance.some(0, 4, () => `${chance.pick(['realm', 'error', 'error_description', 'scope', 'nonce', 'algorithm', word(chance)])}${chance.pick(['=', ' = ', ''])}${value(chance)}`, ', ')}`, ', ');

export const date: Grammar = (chance) => {
  const { pick, below } = chance;
  const [day, month, year] = [String(1 + below(31)).padStart(2, '0'), pick(['Jan', 'Feb', 'Nov', 'Foo']), String(1970 + below(200))];
  const time = `${String(below(25)).padStart(2, '0')}:${String(below(61)).padStart(2, '0')}:${String(below(61)).padStart(2, '0')}`;
  return pick([`Sun, ${day} ${month} ${year} ${time} GMT`, `Sunday, ${day}-${month}-${year.slice(2)} ${time} GMT`, `Sun ${month} ${day} ${time} ${year}`, `${year}-11-${day}T${time}Z`, `${year}11${day}T${time.replaceAll(':', '')}Z`, number(chance)]);
};

/** RFC 9651, as RateLimit and its relatives use it. */
export const structured: Grammar = (chance) => chance.some(1, 4, () => `${chance.pick([quoted, word, number])(chance)}${chance.some(0, 4, () => `;${chance.pick(['q', 'w', 'r', 't', 'pk', 'qu', word(chance)])}=${chance.pick([number, quoted, (one: Chance) => `:${word(one)}:`, () => '?1', oddText])(chance)}`)}`, ', ');

export const link: Grammar = (chance) => chance.some(1, 3, () => `<${url(chance)}>${chance.some(0, 3, () => `; ${chance.pick(['rel', 'title', 'title*', word(chance)])}=${value(chance)}`)}`, ', ');

export const host: Grammar = (chance) => chance.pick(['api.tokenim.com', 'a.example', 'EXAMPLE.com', '127.0.0.1', '[::1]', '1.2.3', 'xn--fiq228c', '令牌.中国', 'localhost', word(chance), oddText(chance, 3)]);
export const url: Grammar = (chance) => {
  const { pick, below, some } = chance;
  const userinfo = below(5) === 0 ? `${word(chance)}:${oddText(chance, 2)}@` : '';
  const path = some(0, 5, () => `/${pick([word(chance), 'v1', 'messages', '17', '%2e%2e', oddText(chance, 2), '0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0'])}`);
  const query = below(2) === 0 ? '' : `?${some(0, 4, () => `${pick(['token', 'api_key', 'X-Amz-Signature', 'X-Amz-Date', 'X-Amz-Expires', 'auth_key', 'redirect', 'q', word(chance)])}=${pick([word, oddText, jwt])(chance)}`, '&')}`;
  return `${pick(['https://', 'http://', 'wss://', 'HTTPS://', 'data:', 'blob:', 'javascript:', '//', '', `${word(chance)}:`])}${userinfo}${host(chance)}${pick(['', '', ':443', ':99999', ':'])}${path}${query}${below(4) === 0 ? `#${oddText(chance, 3)}` : ''}`;
};

const base64url = (text: string): string => Buffer.from(text).toString('base64url');
export const json: Grammar = (chance) => JSON.stringify(jsonValue(chance, 4));
function jsonValue(chance: Chance, depth: number): unknown {
  const { pick, below } = chance;
  const kind = below(depth === 0 ? 4 : 7);
  if (kind === 0) return pick([null, true, false, 0, -1, 1e300, below(2 ** 31)]);
  if (kind < 4) return pick([word, oddText, date, url, jwt, (one: Chance) => sentence(one)])(chance);
  if (kind === 4) return Array.from({ length: below(4) }, () => jsonValue(chance, depth - 1));
  return Object.fromEntries(Array.from({ length: below(6) }, () => [pick([...MEMBERS, word(chance), oddText(chance, 2)]), jsonValue(chance, depth - 1)]));
}
const MEMBERS = ['error', 'errors', 'error_description', 'code', 'message', 'msg', 'errcode', 'status', 'title', 'detail', 'type', 'data', 'details', 'reason', 'fault', '__type', 'password', 'token', 'access_token', 'scope', 'required_scope', 'client_ip', 'query', 'variables', '密码', '__proto__', 'constructor'];
const sentence: Grammar = (chance) => chance.some(1, 8, () => chance.pick(['access', 'denied', 'forbidden', 'token', 'expired', 'invalid', 'IP', 'not', 'allowed', 'rate', 'limit', 'exceeded', 'origin', '403', '未备案', '权限不足', '签名错误', '频率限制', word(chance)]), ' ');

export function jwt(chance: Chance): string {
  const { pick, below, some } = chance;
  const claims: Grammar = () => JSON.stringify(Object.fromEntries(Array.from({ length: below(6) }, () => [pick(['exp', 'nbf', 'iat', 'aud', 'iss', 'scope', 'scp', 'azp', 'cnf', 'typ', 'env', '__proto__', word(chance)]), pick([below(2 ** 31), -1, 1e300, String(below(2 ** 31)), [word(chance), 1], { jkt: 'x' }, null, word(chance)])])));
  return pick([() => `${base64url(JSON.stringify({ alg: pick(['RS256', 'none', 'HS256', 1, null]), typ: pick(['JWT', 'at+jwt', {}]) }))}.${base64url(claims(chance))}.${word(chance)}`, () => some(1, 6, () => pick([base64url(claims(chance)), word(chance), '']), '.'), () => base64url(oddText(chance))])();
}

export const authorization: Grammar = (chance) =>
  chance.pick([
    () => `${chance.pick(['Bearer', 'bearer', 'Bearer Bearer', 'Token', 'DPoP', word(chance)])} ${chance.pick([jwt, word, oddText, quoted])(chance)}`,
    () => `Basic ${Buffer.from(`${word(chance)}:${oddText(chance, 3)}`).toString('base64')}`,
    () => `Digest username=${quoted(chance)}, nonce=${value(chance)}, response=${value(chance)}`,
    () => `AWS4-HMAC-SHA256 Credential=${word(chance)}/20261122/eu-1/s3/aws4_request, SignedHeaders=${list(chance)}, Signature=${word(chance)}`,
    () => `Signature keyId=${quoted(chance)},headers=${quoted(chance)},created=${number(chance)}`,
    () => chance.pick(['undefined', 'null', '[object Object]', '{{token}}', '${x}', '<token>', '', 'ghp_0123456789abcdefghij0123456789abcdef']),
  ])();

export const xml: Grammar = (chance) => `${chance.pick(['<?xml version="1.0"?>', '', '<!DOCTYPE x [<!ENTITY a "b">]>'])}${chance.some(1, 5, () => chance.pick([`<${chance.pick(['Error', 'Code', 'Message', 'RequestId', 'soap:Fault', 'title', 'script', word(chance)])}>${sentence(chance)}`, `</${chance.pick(['Error', 'Code', word(chance)])}>`, '<![CDATA[', ']]>', '<!--', '&lt;', oddText(chance, 3)]))}`;
export const html: Grammar = (chance) => `<html><head><title>${sentence(chance)}</title></head><body>${chance.some(0, 5, () => chance.pick([`<h1>${sentence(chance)}</h1>`, '<script>var a = 1', 'Cloudflare Ray ID: <strong>8f2a1b3c4d5e6f70</strong>', 'Reference&#32;&#35;18&#46;2d351ab8', '<center>nginx/1.25.3</center>', xml(chance), oddText(chance)]))}`;
export const form: Grammar = (chance) => chance.some(0, 5, () => `${chance.pick([...MEMBERS, word(chance)])}=${chance.pick([word, oddText, jwt, (one: Chance) => encodeURIComponent(word(one))])(chance)}`, '&');
export const multipart: Grammar = (chance) => chance.some(0, 3, () => `--b\r\nContent-Disposition: form-data; name=${value(chance)}\r\n\r\n${chance.pick([word, oddText, json])(chance)}\r\n`) + '--b--';
export const body: Grammar = (chance) => chance.pick([json, xml, html, form, multipart, sentence, oddText])(chance);

export const origin: Grammar = (chance) => chance.pick(['https://app.example', 'http://app.example', 'https://app.example/', 'https://APP.example', 'null', '*', 'https://app.example:443', '', `https://${host(chance)}`, oddText(chance, 4), 'https://app.example, https://b.example']);

/** Fields of an answer, each by its own grammar. */
export const FIELDS: { readonly [name: string]: Grammar } = {
  'www-authenticate': challenge, 'proxy-authenticate': challenge, 'retry-after': date, date, expires: date, 'x-ratelimit-reset': date, 'x-ratelimit-remaining': number, 'x-ratelimit-limit': structured, ratelimit: structured, 'ratelimit-policy': structured, 'ratelimit-reset': date,
  link, location: url, allow: list, vary: list, via: list, server: sentence, 'set-cookie': (chance) => `${word(chance)}=${value(chance)}; Path=/; ${oddText(chance, 2)}`, 'cf-ray': word, 'grpc-status': number, 'grpc-message': oddText, 'x-amzn-errortype': word, 'x-request-id': value, 'x-error-message': sentence,
  'access-control-allow-origin': origin, 'access-control-allow-credentials': (chance) => chance.pick(['true', 'True', 'false', '', oddText(chance, 2)]), 'access-control-allow-methods': list, 'access-control-allow-headers': list, 'access-control-expose-headers': list, 'access-control-max-age': number,
  'content-type': (chance) => chance.pick(['application/json', 'application/problem+json', 'text/html; charset=utf-8', 'application/xml', 'application/grpc-web', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', oddText(chance, 3)]),
};
