/** feature-not-enabled: cases and near misses. */
import cause from '../../../src/diagnosis/causes/feature-not-enabled';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'the documented code': [exchange({ body: { code: 'feature_disabled', feature: 'files' } }), { confidence: 'certain', params: { feature: 'files' } }],
    'google.rpc': [exchange({ url: ELSE, body: { error: { code: 403, message: 'Calendar API has not been used in project 1 before or it is disabled. Enable it by visiting https://console.example.com/apis?project=1 then retry.', details: [{ reason: 'SERVICE_DISABLED' }] } } }), { confidence: 'certain', params: { page: 'https://console.example.com/apis?project=1' } }],
    'in words': [exchange({ url: ELSE, body: { message: 'This feature is not enabled for your organization' } }), { confidence: 'likely' }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '该服务未开通' } }), { confidence: 'likely' }],
  },
  ignores: {
    'the account is off': exchange({ body: { code: 'account_suspended', detail: 'The account is disabled.' } }),
    'maintenance': exchange({ url: ELSE, status: 503, body: { message: 'The service is temporarily disabled for maintenance.' } }),
    'a route that is not there': exchange({ status: 404, body: { code: 'route_not_found' } }),
  },
});
