/** site-disabled: cases and near misses. */
import cause from '../../../src/diagnosis/causes/site-disabled';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'Azure': [exchange({ url: ELSE, body: '<title>Web App - Unavailable</title><h1>Error 403 - This web app is stopped.</h1>' }), {}],
    'Netlify': [exchange({ url: ELSE, status: 503, body: 'Site not available - This site was paused as it reached its usage limits' }), {}],
    'in Chinese words': [exchange({ url: ELSE, body: '<h1>该网站已被暂停访问</h1>' }), { confidence: 'likely' }],
  },
  ignores: {
    'maintenance': exchange({ url: ELSE, status: 503, body: 'The site is currently unavailable due to maintenance' }),
    'a feature': exchange({ body: { code: 'feature_disabled' } }),
    'a bare 403': exchange({ url: ELSE }),
  },
});
