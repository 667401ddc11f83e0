/** Rows of the table of intermediaries: object stores. What they refuse, they refuse with an error document and a request id of their own. Data only. */
import type { IntermediaryRow, RefusalRow, Sign } from '../intermediaries';
import { readQiniuId } from '../reference-readings';
import { ERROR_DOCUMENT, storeRefusals } from './row-forms';

const FAILING: Sign = { status: [400, 401, 403, 404, 405, 409, 411, 412, 416, 419, 429, 500, 503, 573, 579, 612, 631] };
const AZURE_VERSION: Sign = { field: 'x-ms-version' };
const OSS_MORE: readonly (readonly [RegExp, string])[] = [
  [/denied by bucket referer policy/, 'referrer-not-allowed'],
  [/You have no right to access this object because of bucket acl/, 'insufficient-permission'],
  [/The bucket you (?:access|visit) does not belong to you/, 'insufficient-permission'],
  [/CORSResponse: This CORS request is not allowed/, 'origin-not-allowed'],
  [/Request has expired\./, 'signed-url-expired'],
];

/** Sentences that only this store writes, as its kits and consoles quote them without the document. */
function sentences(rows: readonly (readonly [RegExp, string | null])[]): RefusalRow[] {
  return rows.map(([words, cause]) => ({ signs: [FAILING, { words }], by: 'storage', confidence: 'likely', ...(cause === null ? {} : { cause }) }));
}

/** Azure's codes stand in a field as well: an answer to HEAD has no body. */
const AZURE_CODES: readonly (readonly [string, string])[] = [
  ['AuthorizationPermissionMismatch|InsufficientAccountPermissions|AuthorizationResourceTypeMismatch|AuthorizationServiceMismatch', 'insufficient-permission'],
  ['AuthorizationSourceIPMismatch', 'ip-not-allowed'],
  ['AuthorizationProtocolMismatch', 'https-required'],
  ['PublicAccessNotPermitted|NoAuthenticationInformation', 'credential-missing'],
  ['KeyBasedAuthenticationNotPermitted', 'feature-not-enabled'],
  ['InvalidAuthenticationInfo', 'credential-malformed'],
  ['AccountIsDisabled', 'account-restricted'],
  ['ResourceNotFound|BlobNotFound|ContainerNotFound', 'not-found'],
];

export const storage: readonly IntermediaryRow[] = [
  {
    vendor: 'aliyun-oss',
    name: { en: 'Alibaba Cloud OSS', 'zh-CN': '阿里云 OSS' },
    kind: 'storage',
    source: 'https://help.aliyun.com/zh/oss/support/403-error/',
    onPath: [{ field: 'x-oss-request-id' }, { field: 'server', value: /^AliyunOSS$/i }],
    refusals: [
      ...storeRefusals({ field: 'x-oss-request-id' }, OSS_MORE),
      ...storeRefusals({ words: /<HostId>[a-z0-9.-]{1,120}\.aliyuncs\.com<\/HostId>/ }, OSS_MORE),
      { signs: [{ words: /<EC>\d{4}-\d{8}<\/EC>/ }, { words: /<RecommendDoc>https?:\/\/api\.(?:aliyun|alibabacloud)\.com\// }, FAILING], by: 'storage', confidence: 'certain' },
      ...sentences([
        [/You are denied by bucket referer policy/, 'referrer-not-allowed'],
        [/You have no right to access this object because of bucket acl/, 'insufficient-permission'],
        [/The bucket you (?:access|visit) does not belong to you/, 'insufficient-permission'],
        [/The OSS Access ?Key ?Id you provided (?:does not exist|is disabled)/i, 'credential-invalid'],
        [/The bucket you are attempting to access must be addressed using the specified endpoint/, 'wrong-route-or-host'],
      ]),
    ],
    references: [
      { name: 'OSS RequestId', field: 'x-oss-request-id', words: /<RequestId>([0-9A-F]{24})<\/RequestId>|RequestId=[0-9A-F]{24}/, askWhom: 'api-owner' },
      { name: 'OSS EC', field: 'x-oss-ec', words: /<EC>(\d{4}-\d{8})<\/EC>/, askWhom: 'api-owner' },
    ],
  },
  {
    vendor: 'tencent-cos',
    name: { en: 'Tencent Cloud COS', 'zh-CN': '腾讯云 COS' },
    kind: 'storage',
    source: 'https://cloud.tencent.com/document/product/436/7730',
    onPath: [{ field: 'x-cos-request-id' }, { field: 'server', value: /^tencent-cos$/i }],
    refusals: [
      ...storeRefusals({ field: 'x-cos-request-id' }),
      ...storeRefusals({ field: 'server', value: /^tencent-cos$/i }),
      ...storeRefusals({ words: /<TraceId>[A-Za-z0-9+/=]{16,300}<\/TraceId>/ }),
      ...storeRefusals({ words: /<Resource>[^<]{0,300}\.cos(?:\.[a-z0-9-]{1,40})?\.(?:myqcloud|tencentcos)\.(?:com|cn)/ }),
      { signs: [{ field: 'x-cos-request-id' }, { status: [401, 403, 405] }, { absent: 'content-type' }], by: 'storage', confidence: 'likely' },
    ],
    references: [
      { name: 'COS RequestId', field: 'x-cos-request-id', words: /<RequestId>([A-Za-z0-9_+/=]{16,80})<\/RequestId>/, askWhom: 'api-owner' },
      { name: 'COS TraceId', field: 'x-cos-trace-id', words: /<TraceId>([A-Za-z0-9+/=]{16,300})<\/TraceId>/, askWhom: 'api-owner' },
    ],
  },
  {
    vendor: 'huawei-obs',
    name: { en: 'Huawei Cloud OBS', 'zh-CN': '华为云 OBS' },
    kind: 'storage',
    source: 'https://support.huaweicloud.com/api-obs/obs_04_0115.html',
    onPath: [{ field: 'x-obs-request-id' }, { field: 'x-obs-id-2' }, { field: 'server', value: /^OBS$/i }],
    refusals: [...storeRefusals({ field: 'x-obs-request-id' }), ...storeRefusals({ field: 'server', value: /^OBS$/i }), { signs: [{ field: 'x-obs-request-id' }, { field: 'x-obs-error-code' }, FAILING], by: 'storage', confidence: 'certain' }],
    references: [{ name: 'OBS RequestId', field: 'x-obs-request-id', words: /<RequestId>([0-9A-F]{32})<\/RequestId>/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'baidu-bos',
    name: { en: 'Baidu AI Cloud BOS', 'zh-CN': '百度智能云 BOS' },
    kind: 'storage',
    source: 'https://cloud.baidu.com/doc/BOS/s/Ajwvysfpl',
    onPath: [{ field: 'x-bce-debug-id' }, { field: 'server', value: /^BceBos/i }],
    refusals: [
      { signs: [{ field: 'x-bce-debug-id' }, FAILING, { words: /"code" ?: ?"SignatureDoesNotMatch"/ }], by: 'storage', confidence: 'certain', cause: 'signature-mismatch' },
      { signs: [{ field: 'x-bce-debug-id' }, FAILING, { words: /"code" ?: ?"InvalidAccessKeyId"/ }], by: 'storage', confidence: 'certain', cause: 'credential-invalid' },
      { signs: [{ field: 'x-bce-debug-id' }, FAILING, { words: /"code" ?: ?"RequestExpired"/ }], by: 'storage', confidence: 'certain', cause: 'signed-url-expired' },
      { signs: [{ field: 'x-bce-debug-id' }, FAILING, { words: /"requestId" ?: ?"[0-9a-f-]{36}"/ }], by: 'storage', confidence: 'certain' },
      { signs: [{ field: 'server', value: /^BceBos/i }, FAILING, { words: /"requestId" ?: ?"[0-9a-f-]{36}"/ }], by: 'storage', confidence: 'certain' },
    ],
    references: [{ name: 'requestId', field: 'x-bce-request-id', words: /"requestId" ?: ?"([0-9a-f-]{36})"/, askWhom: 'api-owner' }, { name: 'x-bce-debug-id', field: 'x-bce-debug-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'volcengine-tos',
    name: { en: 'Volcengine TOS', 'zh-CN': '火山引擎 TOS' },
    kind: 'storage',
    source: 'https://www.volcengine.com/docs/6349/1188893',
    onPath: [{ field: 'x-tos-request-id' }, { field: 'x-tos-id-2' }, { field: 'server', value: /^TosServer/i }],
    refusals: [
      { signs: [{ field: 'x-tos-request-id' }, FAILING, { words: /"Code" ?: ?"SignatureDoesNotMatch"/ }], by: 'storage', confidence: 'certain', cause: 'signature-mismatch' },
      { signs: [{ field: 'x-tos-request-id' }, FAILING, { words: /"Code" ?: ?"InvalidAccessKeyId"/ }], by: 'storage', confidence: 'certain', cause: 'credential-invalid' },
      { signs: [{ field: 'x-tos-request-id' }, FAILING, { words: /"Code" ?: ?"RequestTimeTooSkewed"/ }], by: 'storage', confidence: 'certain', cause: 'clock-skew' },
      { signs: [{ field: 'x-tos-request-id' }, FAILING, { words: /"Code" ?: ?"[A-Za-z]{3,60}"/ }], by: 'storage', confidence: 'certain' },
      { signs: [{ field: 'x-tos-ec' }, FAILING], by: 'storage', confidence: 'certain' },
      { signs: [{ words: /"EC" ?: ?"\d{4}-\d{8}"/ }, { words: /"HostId" ?: ?"/ }, FAILING], by: 'storage', confidence: 'certain' },
      { signs: [{ words: /"RequestId" ?: ?"[0-9a-f]{32}-[0-9a-f]{8}"/ }, { words: /"HostId" ?: ?"[A-Za-z0-9]{16,64}"/ }, FAILING], by: 'storage', confidence: 'likely' },
    ],
    references: [{ name: 'TOS RequestId', field: 'x-tos-request-id', words: /"RequestId" ?: ?"([0-9a-f]{16,32}-[0-9a-f]{8})"/, askWhom: 'api-owner' }, { name: 'TOS EC', field: 'x-tos-ec', words: /"EC" ?: ?"(\d{4}-\d{8})"/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'qiniu',
    name: { en: 'Qiniu Cloud', 'zh-CN': '七牛云' },
    kind: 'storage',
    source: 'https://developer.qiniu.com/kodo/3928/error-responses',
    onPath: [{ field: 'x-qiniu-zone' }, { field: 'x-qiniu-cdn' }, { field: 'x-log', value: /\b(?:IO|UP|RS|X-Log):/ }],
    refusals: ([{ field: 'x-reqid' }, null] as const).flatMap((mark) =>
      (
        [
          [/^\s{0,8}\{\s{0,8}"error" ?: ?"(?:download )?token not specified"/, 'credential-missing'],
          [/^\s{0,8}\{\s{0,8}"error" ?: ?"(?:expired token|token out of date|token expired(?: \d{1,12} seconds ago)?)"/, 'credential-expired'],
          [/^\s{0,8}\{\s{0,8}"error" ?: ?"(?:bad token|invalid token)"/, 'credential-invalid'],
          [/^\s{0,8}\{\s{0,8}"error" ?: ?"key doesn't match (?:with )?scope"/, 'insufficient-scope'],
          [/^\s{0,8}\{\s{0,8}"error" ?: ?"incorrect (?:region|zone), please use/, 'wrong-route-or-host'],
        ] as const
      ).map(([words, cause]): RefusalRow => ({ signs: mark === null ? [FAILING, { words }] : [mark, FAILING, { words }], by: 'storage', confidence: mark === null ? 'likely' : 'certain', cause })),
    ),
    references: [{ name: 'X-Reqid', field: 'x-reqid', askWhom: 'api-owner', read: readQiniuId }],
  },
  {
    vendor: 'ksyun-ks3',
    name: { en: 'Kingsoft Cloud KS3', 'zh-CN': '金山云 KS3' },
    kind: 'storage',
    source: 'https://docs.ksyun.com/documents/2318',
    onPath: [{ field: 'x-kss-request-id' }],
    refusals: storeRefusals({ field: 'x-kss-request-id' }),
    references: [{ name: 'KS3 RequestId', field: 'x-kss-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'ucloud-us3',
    name: { en: 'UCloud US3', 'zh-CN': 'UCloud US3（UFile）' },
    kind: 'storage',
    source: 'https://docs.ucloud.cn/ufile/',
    onPath: [{ field: 'x-ufileset' }],
    refusals: [{ signs: [{ words: /"RetCode" ?: ?-\d{4,7}\b/ }, { words: /"ErrMsg" ?: ?"/ }, FAILING], by: 'storage', confidence: 'likely' }],
    references: [{ name: 'X-SessionId', field: 'x-sessionid', askWhom: 'api-owner' }],
  },
  {
    vendor: 'azure-blob-storage',
    name: { en: 'Azure Blob Storage', 'zh-CN': 'Azure Blob 存储' },
    kind: 'storage',
    source: 'https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes',
    onPath: [{ field: 'x-ms-error-code' }, AZURE_VERSION, { field: 'server', value: /^Windows-Azure-(?:Blob|Table|Queue|File|Web)\//i }],
    refusals: [
      { signs: [{ words: /<AuthenticationErrorDetail>Signature not valid in the specified time frame/ }, FAILING], by: 'storage', confidence: 'certain', cause: 'signed-url-expired' },
      { signs: [{ words: /<AuthenticationErrorDetail>Signature did not match/ }, FAILING], by: 'storage', confidence: 'certain', cause: 'signature-mismatch' },
      { signs: [{ words: /<AuthenticationErrorDetail>Request date header too old/ }, FAILING], by: 'storage', confidence: 'certain', cause: 'clock-skew' },
      ...AZURE_CODES.map(([codes, cause]): RefusalRow => ({ signs: [AZURE_VERSION, { field: 'x-ms-error-code', value: new RegExp(`^(?:${codes})$`) }, FAILING], by: 'storage', confidence: 'certain', cause })),
      ...AZURE_CODES.map(([codes, cause]): RefusalRow => ({ signs: [{ words: /RequestId:[0-9a-f-]{36}/ }, { words: new RegExp(`<Code>(?:${codes})</Code>`) }, FAILING], by: 'storage', confidence: 'certain', cause })),
      { signs: [AZURE_VERSION, { field: 'x-ms-error-code' }, FAILING], by: 'storage', confidence: 'certain' },
      { signs: [{ words: /RequestId:[0-9a-f-]{36}\s{0,4}Time:\d{4}-/ }, ERROR_DOCUMENT, FAILING], by: 'storage', confidence: 'certain' },
      ...sentences([
        [/This request is not authorized to perform this operation using this (?:permission|resource type|service|protocol)/, 'insufficient-permission'],
        [/Public access is not permitted on this storage account/, 'credential-missing'],
        [/Key based authentication is not permitted on this storage account/, 'feature-not-enabled'],
        [/This request is not authorized to perform this operation\b/, null],
        [/Server failed to authenticate the request\. (?:Make sure the value of Authorization header|Please refer to the information in the www-authenticate)/, null],
      ]),
    ],
    references: [{ name: 'Storage request id', field: 'x-ms-request-id', words: /RequestId:([0-9a-f-]{36})/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'google-cloud-storage',
    name: { en: 'Google Cloud Storage', 'zh-CN': 'Google Cloud Storage' },
    kind: 'storage',
    source: 'https://cloud.google.com/storage/docs/xml-api/reference-status',
    onPath: [{ field: 'x-guploader-uploadid' }, { field: 'x-goog-storage-class' }],
    refusals: [
      ...storeRefusals({ field: 'x-guploader-uploadid' }, [
        [/<Details>Anonymous caller does not have storage\./, 'credential-missing'],
        [/<Details>[^<]{1,200} does not have storage\.[a-z]{1,30}\.[a-z]{1,30} access/, 'insufficient-permission'],
        [/<Code>ExpiredToken<\/Code>/, 'signed-url-expired'],
        [/<Code>UserProjectMissing<\/Code>/, 'wrong-route-or-host'],
        [/<Code>UserProjectAccountProblem<\/Code>/, 'account-restricted'],
      ]),
      ...sentences([
        [/Anonymous caller does not have storage\.[a-z]{1,30}\.[a-z]{1,30} access/, 'credential-missing'],
        [/does not have storage\.[a-z]{1,30}\.[a-z]{1,30} access to the Google Cloud Storage/, 'insufficient-permission'],
      ]),
    ],
    references: [{ name: 'Uploader id', field: 'x-guploader-uploadid', askWhom: 'api-owner' }],
  },
  {
    vendor: 'cloudflare-r2',
    name: { en: 'Cloudflare R2', 'zh-CN': 'Cloudflare R2' },
    kind: 'storage',
    source: 'https://developers.cloudflare.com/r2/api/error-codes/',
    onPath: [],
    refusals: [{ signs: [{ field: 'cf-ray' }, { absent: 'x-amz-request-id' }, { absent: 'x-amz-id-2' }, FAILING, { words: /^\s{0,8}(?:<\?xml[^>]{0,80}>)?\s{0,8}<Error><Code>[A-Za-z]{1,60}<\/Code><Message>[^<]{0,300}<\/Message><\/Error>/ }], by: 'storage', confidence: 'likely' }],
  },
  {
    vendor: 'ceph-rgw',
    name: { en: 'Ceph object gateway', 'zh-CN': 'Ceph 对象网关（RGW）' },
    kind: 'storage',
    source: 'https://docs.ceph.com/en/latest/radosgw/s3/',
    onPath: [{ field: 'x-amz-request-id', value: /^tx[0-9a-f]{21}-[0-9a-f]{10}-/ }],
    refusals: storeRefusals({ words: /<RequestId>tx[0-9a-f]{21}-[0-9a-f]{10}-[0-9a-zA-Z.-]{1,60}<\/RequestId>/ }),
    references: [{ name: 'RequestId', field: 'x-amz-request-id', words: /<RequestId>(tx[0-9a-f]{21}-[0-9a-f]{10}-[0-9a-zA-Z.-]{1,60})<\/RequestId>/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'minio',
    name: { en: 'MinIO', 'zh-CN': 'MinIO' },
    kind: 'storage',
    source: 'https://min.io/docs/minio/linux/operations/troubleshooting.html',
    onPath: [{ field: 'server', value: /^MinIO\b/i }],
    // Its host id is a SHA-256 in hex; those of the store whose form it took are base64.
    refusals: [...storeRefusals({ field: 'server', value: /^MinIO\b/i }), ...storeRefusals({ words: /<HostId>[0-9a-f]{64}<\/HostId>/ }, [], 'likely'), { signs: [{ field: 'server', value: /^MinIO\b/i }, FAILING], by: 'storage', confidence: 'likely' }],
    references: [{ name: 'RequestId', words: /<RequestId>([0-9A-F]{16})<\/RequestId>/, askWhom: 'api-owner' }],
  },
  {
    vendor: 'wasabi',
    name: { en: 'Wasabi', 'zh-CN': 'Wasabi' },
    kind: 'storage',
    source: 'https://docs.wasabi.com/docs/error-codes',
    onPath: [{ field: 'server', value: /^WasabiS3/i }],
    refusals: storeRefusals({ field: 'server', value: /^WasabiS3/i }),
    references: [{ name: 'RequestId', field: 'x-amz-request-id', askWhom: 'api-owner' }],
  },
  {
    vendor: 'backblaze-b2',
    name: { en: 'Backblaze B2', 'zh-CN': 'Backblaze B2' },
    kind: 'storage',
    source: 'https://www.backblaze.com/apidocs/introduction-to-the-b2-native-api',
    onPath: [{ field: 'x-bz-file-id' }, { field: 'x-bz-content-sha1' }],
    refusals: [
      { signs: [{ words: /"code" ?: ?"expired_auth_token"/ }, { status: [401] }], by: 'storage', confidence: 'likely', cause: 'credential-expired' },
      { signs: [{ words: /"code" ?: ?"bad_auth_token"/ }, { status: [401] }], by: 'storage', confidence: 'likely', cause: 'credential-invalid' },
      { signs: [{ words: /"code" ?: ?"(?:download_cap_exceeded|transaction_cap_exceeded|storage_cap_exceeded)"/ }, { status: [403] }], by: 'storage', confidence: 'likely', cause: 'quota-exceeded' },
    ],
  },
];
