/** When a pre-signed URL ends, for the storages that write it into the query. Pure. */

export interface SignedUrlExpiry {
  /** Seconds since the epoch. */
  readonly seconds: number;
  /** The part of the URL that says so. */
  readonly part: string;
}

/**
 * AWS S3 and its relatives (`X-Amz-Date` + `X-Amz-Expires`), Google Cloud Storage (`X-Goog-…`), Azure SAS (`se`), and the older
 * `Expires` of S3, CloudFront and Aliyun OSS (epoch seconds, beside a signature). null: not such a URL, or its times are not shown.
 */
export function signedUrlExpiry(url: string): SignedUrlExpiry | null {
  const query = url.slice(url.indexOf('?') + 1, url.indexOf('?') + 8192);
  if (!url.includes('?')) return null;
  const parameters = query.split('&').map((part) => ({ part, name: part.split('=', 1)[0]?.toLowerCase() ?? '', value: decode(part.slice(part.indexOf('=') + 1)) }));
  const find = (name: string) => parameters.find((parameter) => parameter.name === name);
  for (const vendor of ['amz', 'goog']) {
    const start = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(find(`x-${vendor}-date`)?.value ?? '');
    const lifetime = find(`x-${vendor}-expires`);
    if (start === null || lifetime === undefined || !/^\d{1,7}$/.test(lifetime.value)) continue;
    const [, year, month, day, hour, minute, second] = start.map(Number);
    return { seconds: Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) / 1000 + Number(lifetime.value), part: lifetime.part };
  }
  const azure = find('se');
  if (azure !== undefined && find('sig') !== undefined && !Number.isNaN(Date.parse(azure.value))) return { seconds: Date.parse(azure.value) / 1000, part: azure.part };
  const plain = find('expires');
  if (plain !== undefined && /^\d{9,11}$/.test(plain.value) && find('signature') !== undefined) return { seconds: Number(plain.value), part: plain.part };
  return null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
