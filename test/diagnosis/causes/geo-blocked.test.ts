/** geo-blocked: cases and near misses. */
import cause from '../../../src/diagnosis/causes/geo-blocked';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code': [exchange({ body: { code: 'region_blocked', client_region: 'SG' } }), { confidence: 'certain', params: { country: 'SG' } }],
    'Cloudflare 1009': [exchange({ body: 'error code: 1009', responseHeaders: { 'cf-ray': '8f2a0000deadbeef-SIN', server: 'cloudflare' } }), { confidence: 'certain' }],
    'OpenAI': [exchange({ url: ELSE, body: { error: { code: 'unsupported_country_region_territory', message: 'Country, region, or territory not supported' } } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '当前地区暂不支持访问，该地区受限' } }), { confidence: 'likely' }],
  },
  ignores: {
    'a wrong AWS region': exchange({ url: ELSE, status: 400, body: "<?xml version=\"1.0\"?><Error><Code>AuthorizationHeaderMalformed</Code><Message>the region 'us-east-1' is wrong; expecting 'eu-west-1'</Message></Error>" }),
    'a country in the data': exchange({ url: ELSE, status: 404, body: { message: 'Country not found' } }),
    'Cloudflare on the path': exchange({ url: ELSE, responseHeaders: { 'cf-ray': '8f2a0000deadbeef-SIN', 'cf-ipcountry': 'DE' } }),
  },
});
