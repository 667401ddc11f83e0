/** Rows of the table of intermediaries: object stores with S3's interface that are known by their hosts. Nothing but the store answers there. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';

/** What a store answers with where the document is not seen as well: `HEAD` has none. */
const TURNED_DOWN: Sign = { status: [400, 401, 403, 404, 405, 409, 411, 412, 416, 429, 501, 503] };

interface Store {
  readonly vendor: string;
  readonly en: string;
  readonly source: string;
  readonly host: RegExp;
  /** Sentences that only this store writes. */
  readonly sentences?: readonly (readonly [RegExp, string])[];
}

function store({ vendor, en, source, host, sentences }: Store): IntermediaryRow {
  return {
    vendor,
    name: { en, 'zh-CN': en },
    kind: 'storage',
    source,
    onPath: [],
    refusals: refusalsAt(host, sentences),
  };
}

function refusalsAt(host: RegExp, sentences: Store['sentences'] = []): readonly RefusalRow[] {
  return [
    ...sentences.map(([words, cause]): RefusalRow => ({ signs: [TURNED_DOWN, { words }], by: 'storage', confidence: 'likely', cause })),
    { signs: [{ url: host }, TURNED_DOWN], by: 'storage', confidence: 'likely' },
  ];
}

/** Hosts and sentences of stores that have a row for what their answers carry. */
const ALSO: ReadonlyMap<string, readonly RefusalRow[]> = new Map([
  ['cloudflare-r2', refusalsAt(/^https?:\/\/[\w.-]{1,120}\.r2\.cloudflarestorage\.com(?=[:/?#]|$)/i, [
    [/SigV2 authorization is not supported\. Please use SigV4/, 'credential-malformed'],
    [/Credential access key has length \d{1,4}, should be \d{1,4}/, 'credential-malformed'],
  ])],
  ['backblaze-b2', refusalsAt(/^https?:\/\/[\w.-]{1,120}\.backblazeb2\.com(?=[:/?#]|$)/i)],
  ['wasabi', refusalsAt(/^https?:\/\/[\w.-]{1,120}\.wasabisys\.com(?=[:/?#]|$)/i)],
  ['google-cloud-storage', refusalsAt(/^https?:\/\/(?:(?:[\w.-]{1,120}\.)?storage\.googleapis\.com(?=[:/?#]|$)|(?:www|storage)\.googleapis\.com\/(?:upload\/|download\/)?storage\/v1\/)/i)],
  ['aws-s3', refusalsAt(/^https?:\/\/(?:[\w.-]{1,120}\.)?s3(?:[.-](?:(?:dualstack|fips)\.|accelerate)?(?:[a-z]{2}(?:-[a-z]{2,10}){1,3}-\d)?)?\.amazonaws\.com(?:\.cn)?(?=[:/?#]|$)/i)],
]);

/** A store's row, with what its own hosts answer. */
export function withHost(row: IntermediaryRow): IntermediaryRow {
  const more = ALSO.get(row.vendor);
  return more === undefined ? row : { ...row, refusals: [...row.refusals, ...more] };
}

export const objectStores: readonly IntermediaryRow[] = [
  store({ vendor: 'digitalocean-spaces', en: 'DigitalOcean Spaces', source: 'https://docs.digitalocean.com/reference/api/spaces/', host: /^https?:\/\/[\w.-]{1,120}\.digitaloceanspaces\.com(?=[:/?#]|$)/i }),
  store({ vendor: 'linode-object-storage', en: 'Linode Object Storage', source: 'https://techdocs.akamai.com/cloud-computing/docs/object-storage', host: /^https?:\/\/[\w.-]{1,120}\.linodeobjects\.com(?=[:/?#]|$)/i }),
  store({ vendor: 'scaleway-object-storage', en: 'Scaleway Object Storage', source: 'https://www.scaleway.com/en/docs/object-storage/', host: /^https?:\/\/(?:[\w-]{1,63}\.){0,2}s3\.[a-z-]{2,12}\.scw\.cloud(?=[:/?#]|$)/i }),
  store({ vendor: 'vultr-object-storage', en: 'Vultr Object Storage', source: 'https://docs.vultr.com/products/cloud-storage/object-storage', host: /^https?:\/\/[\w.-]{1,120}\.vultrobjects\.com(?=[:/?#]|$)/i }),
  store({ vendor: 'hetzner-object-storage', en: 'Hetzner Object Storage', source: 'https://docs.hetzner.com/storage/object-storage/', host: /^https?:\/\/[\w.-]{1,120}\.your-objectstorage\.com(?=[:/?#]|$)/i }),
  store({ vendor: 'ibm-object-storage', en: 'IBM Cloud Object Storage', source: 'https://cloud.ibm.com/docs/cloud-object-storage', host: /^https?:\/\/[\w.-]{1,120}\.cloud-object-storage\.appdomain\.cloud(?=[:/?#]|$)/i }),
  store({ vendor: 'oracle-object-storage', en: 'Oracle Cloud Object Storage', source: 'https://docs.oracle.com/iaas/Content/Object/home.htm', host: /^https?:\/\/[\w.-]{0,120}objectstorage\.[a-z0-9-]{2,30}\.(?:oraclecloud|oci\.customer-oci)\.com(?=[:/?#]|$)/i }),
  store({ vendor: 'ovh-object-storage', en: 'OVHcloud Object Storage', source: 'https://help.ovhcloud.com/csm/en-public-cloud-storage-s3', host: /^https?:\/\/(?:[\w-]{1,63}\.){0,2}s3\.[a-z0-9-]{2,20}\.(?:io\.)?cloud\.ovh\.(?:net|us)(?=[:/?#]|$)/i }),
  store({ vendor: 'storj', en: 'Storj', source: 'https://storj.dev/dcs/api/s3', host: /^https?:\/\/[\w.-]{0,120}gateway\.(?:[a-z0-9]{2,6}\.)?storjshare\.io(?=[:/?#]|$)/i }),
  store({ vendor: 'yandex-object-storage', en: 'Yandex Object Storage', source: 'https://yandex.cloud/en/docs/storage/s3/', host: /^https?:\/\/(?:[\w-]{1,63}\.){0,2}storage\.yandexcloud\.net(?=[:/?#]|$)/i }),
];
