/** legal-block: cases and near misses. */
import cause from '../../../src/diagnosis/causes/legal-block';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code': [exchange({ status: 451, body: { code: 'legal_block', blocked_by: 'https://authority.example/17' } }), { confidence: 'certain', params: { blockedBy: 'https://authority.example/17' } }],
    '451 with its link': [exchange({ url: ELSE, status: 451, responseHeaders: { Link: '<https://isp.example/legal>; rel="blocked-by"' } }), { confidence: 'certain', params: { blockedBy: 'https://isp.example/legal' } }],
    'a bare 451': [exchange({ url: ELSE, status: 451 }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: '根据相关法律法规，该内容无法显示' }), { confidence: 'likely' }],
  },
  ignores: {
    'a page with legal notes': exchange({ url: ELSE, body: '<h1>Forbidden</h1><a>Legal</a>' }),
    'a link of another kind': exchange({ url: ELSE, responseHeaders: { Link: '<https://isp.example/>; rel="help"' } }),
  },
});
