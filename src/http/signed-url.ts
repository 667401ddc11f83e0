/** When a pre-signed URL ends, for the storages and networks that write it into the query or path. Pure. */
import { signedTime } from './request-signature';

export interface SignedUrlTimes {
  /** From when it is good, in seconds since the epoch; null: it does not say. */
  readonly from: number | null;
  /** Until when. */
  readonly seconds: number;
  /** The part of the URL that says until when. */
  readonly part: string;
  /** Fields that the call must carry as they were signed, lower case. */
  readonly fields: readonly string[];
}

/** Names of the forms that follow AWS Signature Version 4: AWS, Google, Aliyun OSS, Huawei OBS, Volcengine TOS, Baidu BOS. */
const VENDORS = ['amz', 'goog', 'oss', 'obs', 'tos', 'bce'];
/** A storage that leaves the signed fields out signs the host alone. */
const NO_FIELDS: readonly string[] = [];

/**
 * AWS S3 and its relatives (`X-Amz-Date` + `X-Amz-Expires`), Azure SAS (`st`, `se`), Tencent COS (`q-sign-time`), Qiniu (`e` beside `token`), and the older
 * `Expires` of S3, CloudFront, Aliyun OSS and Google (epoch seconds, beside a signature). null: not such a URL, or its times stand inside its secret
 * (`Credential.signature` has those).
 */
export function signedUrlTimes(url: string): SignedUrlTimes | null {
  const mark = url.indexOf('?');
  if (mark < 0 || !/[?&](?:x-\w{2,4}-(?:date|expires)|q-sign-time|se|expires|deadline|expiry|e)=/i.test(url)) return null;
  const query = url.slice(mark + 1, mark + 8192);
  const parameters = query.split('&').map((part) => ({ part, name: part.split('=', 1)[0]?.toLowerCase() ?? '', value: decode(part.slice(part.indexOf('=') + 1)) }));
  const find = (name: string) => parameters.find((parameter) => parameter.name === name);
  for (const vendor of VENDORS) {
    const from = signedTime(find(`x-${vendor}-date`)?.value ?? '');
    const lifetime = find(`x-${vendor}-expires`);
    if (from === null || lifetime === undefined || !/^\d{1,7}$/.test(lifetime.value)) continue;
    const fields = find(`x-${vendor}-signedheaders`)?.value.toLowerCase().split(';') ?? NO_FIELDS;
    return { from, seconds: from + Number(lifetime.value), part: lifetime.part, fields };
  }
  const cos = find('q-sign-time');
  const [from = '', until = ''] = cos?.value.split(';') ?? [];
  const ends = signedTime(until);
  if (cos !== undefined && ends !== null) return { from: signedTime(from), seconds: ends, part: cos.part, fields: NO_FIELDS };
  const azure = find('se');
  const end = azure === undefined ? Number.NaN : Date.parse(azure.value) / 1000;
  if (azure !== undefined && find('sig') !== undefined && !Number.isNaN(end)) return { from: signedTime(find('st')?.value ?? ''), seconds: end, part: azure.part, fields: NO_FIELDS };
  const signed = ['signature', 'sign', 'sig', 'key-pair-id', 'token', 'md5', 'hmac'].some((name) => find(name) !== undefined);
  const plain = find('expires') ?? find('deadline') ?? find('expiry');
  if (plain !== undefined && signed && /^\d{9,11}$/.test(plain.value)) return { from: null, seconds: Number(plain.value), part: plain.part, fields: NO_FIELDS };
  const qiniu = find('e');
  return qiniu !== undefined && find('token') !== undefined && /^\d{10}$/.test(qiniu.value) ? { from: null, seconds: Number(qiniu.value), part: qiniu.part, fields: NO_FIELDS } : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
