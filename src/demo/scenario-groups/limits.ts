/** Scenarios: too often, too much, or not now. Data only. */
import { byApp, call, type Scenario } from '../scenario';

const group = 'limits';

export const limits: readonly Scenario[] = [
  {
    id: 'rate-limited',
    group,
    title: { en: 'Called too often (429)', 'zh-CN': '调用过于频繁（429）' },
    call: call('GET', '/v1/messages', { auth: { credential: 'bursty', as: 'bearer' }, repeat: 4 }),
    expected: byApp(429, 'rate-limited'),
  },
  {
    id: 'retry-storm',
    group,
    title: { en: 'The page repeats a refused call twelve times in a second', 'zh-CN': '请求被拒绝后，页面一秒内重试十二次' },
    call: call('GET', '/v1/groups/g_7', { auth: { credential: 'expired', as: 'bearer' }, repeat: 12 }),
    expected: byApp(401, 'credential-expired', { symptom: 'retry-storm' }),
  },
  {
    id: 'quota-exceeded',
    group,
    title: { en: 'The daily quota is used up (403)', 'zh-CN': '当日配额已用完（403）' },
    call: call('GET', '/v1/messages', { auth: { credential: 'used-up', as: 'bearer' } }),
    expected: byApp(403, 'quota-exceeded'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'maintenance',
    group,
    title: { en: 'Under maintenance (503)', 'zh-CN': '系统维护中（503）' },
    call: call('GET', 'https://maintenance.tokenim.com/v1/messages', { auth: { credential: 'valid', as: 'bearer' } }),
    expected: byApp(503, 'maintenance'),
    inBackground: { refusedBy: 'unknown', cause: 'server-failure', confidence: 'likely' },
  },
  {
    id: 'server-failure',
    group,
    title: { en: 'The server failed (500)', 'zh-CN': '服务器内部错误（500）' },
    call: call('GET', '/v1/messages/m_broken', { auth: { credential: 'valid', as: 'bearer' } }),
    expected: byApp(500, 'server-failure'),
    inBackground: { refusedBy: 'unknown' },
  },
];
