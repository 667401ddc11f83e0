/** icp-not-registered: cases and near misses. */
import cause from '../../../src/diagnosis/causes/icp-not-registered';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'Aliyun': [exchange({ url: 'http://www.example.cn/', responseHeaders: { Server: 'Beaver' }, body: '<title>Non-compliance ICP Filing</title>' }), {}],
    'in Chinese words': [exchange({ url: 'http://www.example.cn/', body: '<h1>该网站暂时无法访问</h1><p>网站未备案或接入备案信息有误</p>' }), { confidence: 'likely' }],
  },
  ignores: {
    'the filing number in a page’s foot': exchange({ url: 'https://www.example.cn/', body: '<h1>403</h1><p>京ICP备12345678号-1</p>' }),
    'an API about backups': exchange({ url: ELSE, body: { msg: '备份失败' } }),
  },
});
