/**
 * Signatures of whole requests: AWS Signature Version 4 and the forms of other clouds that follow it, Hawk, RFC 9421, RFC 9449 and plain HMAC schemes.
 * Reads when one was made, for how long, over which fields, for which service. Never the key's id, never the signature. Pure.
 */
import type { SignatureFacts } from './exchange';

/** Schemes whose value is a signature over the request. */
const SIGNING_SCHEME = /^(?:[a-z0-9]{2,20}-)?(?:(?:hmac|rsa|ecdsa|ed25519|sm2|sm3)(?:-[a-z0-9-]{1,40})?|sha256-rsa2048)$|^(?:aws|hawk|signature|oss|obs|cos|acs|log|mqs|qbox|qiniu|uptoken|ucloud|dataplus|sharedkey(?:lite)?|sharedaccesssignature|bce-auth-v\d|wsse|wechatpay2-.{1,40})$/i;

export function isSigningScheme(scheme: string): boolean {
  return SIGNING_SCHEME.test(scheme) || /^AWS4-|^EG1-/i.test(scheme);
}

/** Clouds that sign without an auth-scheme: Tencent COS begins with its first parameter, Baidu writes its parts between slashes. */
export function isBareSignature(value: string): boolean {
  return /^q-sign-algorithm=|^bce-auth-v\d\//i.test(value);
}

/** Seconds since the epoch of a time as signatures write it: epoch in seconds or milliseconds, `20261122T100000Z`, ISO 8601 or an HTTP-date. */
export function signedTime(text: string): number | null {
  const value = text.trim();
  if (/^\d{9,10}(?:\.\d{1,9})?$/.test(value)) return Math.floor(Number(value));
  if (/^\d{12,13}$/.test(value)) return Math.floor(Number(value) / 1000);
  const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value);
  const ms = basic === null ? (/\d{4}/.test(value) && value.length <= 40 ? Date.parse(value) : Number.NaN) : Date.parse(`${basic.slice(1, 4).join('-')}T${basic.slice(4).join(':')}Z`);
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000);
}

/** Reads the parameters of a signature: everything behind the scheme, or the value of `Signature-Input`. */
export function readSignature(source: string): SignatureFacts {
  const text = source.slice(0, 8192);
  const baidu = /^bce-auth-v\d\/[^/]{0,80}\/([^/]{1,40})\/(\d{1,8})\/([^/]{0,1000})\//i.exec(text);
  if (baidu !== null) {
    const at = signedTime(baidu[1] ?? '');
    return { at, expires: at === null ? null : at + Number(baidu[2]), fields: listed(baidu[3] ?? ''), scope: '' };
  }
  // RFC 9421: the covered components in brackets, each in quotation marks, then parameters with semicolons between them.
  const covered = /^[\w.-]{1,40}=\(([^()]{0,900})\)/.exec(text.trim());
  const parameters = covered === null ? text : text.trim().slice(covered[0].length).replace(/;/g, ',');
  const values = new Map<string, string>();
  for (const [, name = '', value = ''] of parameters.matchAll(/(?<![\w-])([A-Za-z][A-Za-z_-]{0,30})=\\?"?([^",&\\]{0,1000})/g)) if (!values.has(name.toLowerCase())) values.set(name.toLowerCase(), value);
  const get = (...names: readonly string[]): string => names.map((name) => values.get(name)).find((value) => value !== undefined) ?? '';
  const [from = '', until = ''] = get('q-sign-time', 'q-key-time').split(';');
  // `Credential=<id>/20261122/us-east-1/s3/aws4_request`: the id goes, the last word says what every one says.
  const scope = get('credential').split('/').slice(2, -1).join('/');
  const fields = listed(covered === null ? get('signedheaders', 'additionalheaders', 'q-header-list', 'headers') : (covered[1] ?? '').replace(/"/g, ''));
  return {
    at: signedTime(from || until ? from : first(get('created', 'ts', 'timestamp', 'oauth_timestamp', 't'))),
    expires: signedTime(until || first(get('expires', 'se', 'expiry'))),
    fields: fields.slice(0, 40),
    scope: /^[\w./-]{1,100}$/.test(scope) ? scope : '',
  };
}

/** Up to the next parameter of a structured field. */
function first(text: string): string {
  return text.split(/[;\s]/, 1)[0] ?? '';
}

function listed(text: string): string[] {
  return text.toLowerCase().split(/[;,\s]+/).filter((name) => /^[@()\w-]{1,60}$/.test(name));
}

/** Times inside the one parameter that opens a URL: Akamai's `exp=…~acl=…~hmac=…`, Aliyun CDN's `<time>-<random>-<uid>-<md5>`, CloudFront's policy in base64. null: none of them. */
export function readUrlToken(value: string): SignatureFacts | null {
  const text = value.slice(0, 8192);
  const akamai = /(?:^|~)exp=(\d{10})(?:~|$)/.exec(text)?.[1];
  if (akamai !== undefined) return { at: signedTime(/(?:^|~)st=(\d{10})~/.exec(text)?.[1] ?? ''), expires: Number(akamai), fields: [], scope: '' };
  // Whether it is the time of signing or of the end is a setting of the domain.
  const aliyun = /^(\d{10})-[A-Za-z0-9]{1,64}-[A-Za-z0-9]{1,64}-[0-9a-f]{32}$/i.exec(text)?.[1];
  if (aliyun !== undefined) return { at: Number(aliyun), expires: null, fields: [], scope: '' };
  if (!text.startsWith('eyJ')) return null;
  try {
    const policy = atob(text.replace(/-/g, '+').replace(/_/g, '=').replace(/~/g, '/'));
    const time = (condition: string): number | null => signedTime(new RegExp(`"${condition}":\\s{0,4}\\{\\s{0,4}"AWS:EpochTime":\\s{0,4}(\\d{9,10})`).exec(policy)?.[1] ?? '');
    const expires = time('DateLessThan');
    return expires === null ? null : { at: time('DateGreaterThan'), expires, fields: [], scope: '' };
  } catch {
    return null;
  }
}
