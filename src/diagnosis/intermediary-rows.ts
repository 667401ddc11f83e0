/** The table of intermediaries: data only. A row says how a product shows itself and, apart from that, how it refuses. */
import type { IntermediaryRow } from './intermediaries';

export const rows: readonly IntermediaryRow[] = [
  {
    vendor: 'cloudflare',
    name: { en: 'Cloudflare', 'zh-CN': 'Cloudflare' },
    kind: 'cdn',
    source: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/',
    onPath: [{ field: 'cf-ray' }, { field: 'server', value: /^cloudflare/i }, { cookie: /^__cf(?:_bm|ruid|lb)$/ }],
    passedThrough: [{ field: 'cf-cache-status', value: /^(?:DYNAMIC|MISS|EXPIRED|BYPASS)/i }],
    refusals: [
      { signs: [{ field: 'cf-mitigated', value: /challenge/i }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /cdn-cgi\/challenge-platform\/|_cf_chl_opt/ }, { field: 'cf-ray' }, { status: [403, 429, 503] }], by: 'bot-manager', confidence: 'certain', cause: 'bot-challenge' },
      { signs: [{ words: /error code: 1015\b|errorCode: ?1015\b/ }, { field: 'cf-ray' }], by: 'cdn', confidence: 'certain', cause: 'rate-limited' },
      { signs: [{ words: /error code: 1009\b|errorCode: ?1009\b/ }, { field: 'cf-ray' }], by: 'waf', confidence: 'certain', cause: 'geo-blocked' },
      { signs: [{ words: /error code: 10(?:05|06|07|08)\b|error code: 1106\b/ }, { field: 'cf-ray' }], by: 'waf', confidence: 'certain', cause: 'ip-not-allowed' },
      { signs: [{ words: /error code: 1010\b|browser_signature_banned/ }, { field: 'cf-ray' }], by: 'cdn', confidence: 'certain', cause: 'user-agent-refused' },
      { signs: [{ words: /Attention Required! \| Cloudflare|data-translate="block_headline"|error code: 1020\b/ }, { field: 'cf-ray' }], by: 'waf', confidence: 'certain', cause: 'waf-rule' },
      { signs: [{ words: /cf-error-details|cf-wrapper/ }, { field: 'cf-ray' }, { status: [403] }], by: 'waf', confidence: 'likely', cause: 'waf-rule' },
    ],
    references: [{ name: 'Ray ID', field: 'cf-ray', words: /Ray ID:? ?(?:<[^>]{0,80}>)?([0-9a-f]{16})/, askWhom: 'api-owner' }],
  },
];
