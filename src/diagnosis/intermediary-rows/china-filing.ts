/** Rows of the table of intermediaries: who closes a name without an ICP filing (未备案) on its own network in mainland China. Data only. */
import type { IntermediaryRow, Sign } from '../intermediaries';
import { product, type Product } from './row-forms';

const CAUSE = 'icp-not-registered';
const BEAVER: Sign = { field: 'server', value: /^Beaver$/i };
const CLOSED = [200, 403, 404, 451, 502, 503] as const;
/** What the pages say, in the words of the providers and of the ministry. */
const UNFILED = /未备案|没有备案|未完成备案|未进行备案|未取得备案|备案状态不符合|未在工信部备案|备案信息|ICP备案|暂时无法访问/;

/** A page of a provider, told by its host beside the words: the pages themselves change. */
function filing(vendor: string, en: string, zh: string, source: string, host: RegExp): Product {
  return { vendor, en: `${en} ICP filing check`, zh: `${zh}备案拦截`, source, kind: 'hosting', defaultCause: CAUSE, passedThrough: [], pages: [{ words: [host, UNFILED], status: CLOSED, confidence: 'likely' }] };
}

export const chinaFiling: readonly IntermediaryRow[] = [
  product({
    vendor: 'aliyun-beian',
    en: 'Alibaba Cloud ICP filing check',
    zh: '阿里云备案拦截',
    source: 'https://help.aliyun.com/zh/icp-filing/basic-icp-service/support/',
    kind: 'hosting',
    defaultCause: CAUSE,
    path: [BEAVER],
    passedThrough: [],
    pages: [
      { words: [/Non-compliance ICP Filing/], signs: [BEAVER] },
      { words: [/aliyun\.com\/beian\/beian-block/] },
      { words: [/<title>Non-compliance ICP Filing<\/title>/i] },
      { words: [/该域名当前备案状态不符合访问要求/], signs: [BEAVER] },
      { words: [/该域名当前备案状态不符合访问要求|^\s{0,8}Non-compliance ICP Filing/], confidence: 'likely' },
      { signs: [BEAVER], status: [403], confidence: 'likely' },
    ],
  }),
  product({
    vendor: 'tencent-beian',
    en: 'Tencent Cloud ICP filing check',
    zh: '腾讯云备案拦截',
    source: 'https://cloud.tencent.com/document/product/243/18905',
    kind: 'hosting',
    defaultCause: CAUSE,
    passedThrough: [],
    pages: [
      { signs: [{ field: 'location', value: /^https?:\/\/dnspod\.qcloud\.com\/static\/webblock\.html/ }], status: [301, 302, 303, 307, 308] },
      { words: [/dnspod\.qcloud\.com\/static\/webblock\.html/] },
      { words: [/(?:src|href|url) ?= ?["']?https?:\/\/dnspod\.qcloud\.com\/static\/webblock\.html\?d=/i], anyStatus: true, confidence: 'likely' },
    ],
  }),
  product(filing('huawei-beian', 'Huawei Cloud', '华为云', 'https://support.huaweicloud.com/icprb-icp/', /huaweicloud\.com|myhuaweicloud\.com/)),
  product(filing('baidu-beian', 'Baidu AI Cloud', '百度智能云', 'https://cloud.baidu.com/doc/BEIAN/', /cloud\.baidu\.com|bce\.baidu\.com|bcebos\.com/)),
  product(filing('jdcloud-beian', 'JD Cloud', '京东云', 'https://docs.jdcloud.com/cn/icp-license-service/', /jdcloud\.com|jcloudcs\.com/)),
  product(filing('volcengine-beian', 'Volcengine', '火山引擎', 'https://www.volcengine.com/docs/6428/68771', /volcengine\.com/)),
  product(filing('ucloud-beian', 'UCloud', 'UCloud ', 'https://docs.ucloud.cn/beian/', /ucloud\.cn\//)),
  product(filing('ksyun-beian', 'Kingsoft Cloud', '金山云', 'https://docs.ksyun.com/', /ksyun\.com/)),
  product(filing('qingcloud-beian', 'QingCloud', '青云', 'https://docs.qingcloud.com/', /qingcloud\.com/)),
  product(filing('ctyun-beian', 'China Telecom Cloud', '天翼云', 'https://www.ctyun.cn/document/10000026', /ctyun\.cn/)),
  product(filing('ecloud-beian', 'China Mobile Cloud', '移动云', 'https://ecloud.10086.cn/op-help-center/', /ecloud\.10086\.cn/)),
  product(filing('unicom-beian', 'China Unicom Cloud', '联通云', 'https://www.cucloud.cn/', /cucloud\.cn|wocloud\.cn/)),
  product(filing('west-beian', 'West.cn', '西部数码', 'https://www.west.cn/faq/', /www\.west\.cn|west263\.com/)),
];
