/** account-restricted: cases and near misses. */
import cause from '../../../src/diagnosis/causes/account-restricted';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

const ELSE = 'https://api.example.com/v1/things';

testCause(cause, {
  finds: {
    'suspended': [exchange({ body: { code: 'account_suspended' } }), { confidence: 'certain', params: { kind: 'suspended' } }],
    'the plan': [exchange({ body: { code: 'plan_required', required_plan: 'pro' } }), { confidence: 'certain', params: { kind: 'plan', plan: 'pro' } }],
    '402': [exchange({ url: ELSE, status: 402 }), { confidence: 'likely', params: { kind: 'payment' } }],
    'in words': [exchange({ url: ELSE, body: { error: { message: 'Your account has been suspended due to a violation.' } } }), { confidence: 'likely', params: { kind: 'suspended' } }],
    'in Chinese words': [exchange({ url: ELSE, body: { msg: '账户已欠费，请充值' } }), { confidence: 'likely', params: { kind: 'payment' } }],
  },
  ignores: {
    'the user lacks a right': exchange({ url: ELSE, body: { message: 'This user does not have the required role.' } }),
    'a feature is off': exchange({ body: { code: 'feature_disabled' } }),
    'a plan of a meeting': exchange({ url: ELSE, status: 404, body: { message: 'The plan of this project was not found.' } }),
  },
});
