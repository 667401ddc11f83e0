/** Scenarios: refused for where the call comes from. Data only. */
import { byApp, call, type Scenario } from '../scenario';

const group = 'addresses';

export const addresses: readonly Scenario[] = [
  {
    id: 'ip-not-allowed',
    group,
    title: { en: 'The address is not on the IP allow list', 'zh-CN': '来源 IP 不在白名单中' },
    call: call('GET', '/v1/messages', { auth: { credential: 'office-only', as: 'bearer' } }),
    expected: byApp(403, 'ip-not-allowed'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'region-blocked',
    group,
    title: { en: 'Not offered in this region', 'zh-CN': '所在地区不提供服务' },
    call: call('GET', '/v1/messages', { auth: { credential: 'regional', as: 'bearer' } }),
    expected: byApp(403, 'geo-blocked'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'origin-not-allowed',
    group,
    title: { en: 'The app is not registered for this page’s origin', 'zh-CN': '应用未登记该页面的来源' },
    call: call('GET', '/v1/messages', { auth: { credential: 'partner', as: 'bearer' } }),
    expected: byApp(403, 'origin-not-allowed'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'legal-block',
    group,
    title: { en: 'Withheld for legal reasons (451)', 'zh-CN': '因法律原因不可访问（451）' },
    call: call('GET', '/v1/messages/m_withheld', { auth: { credential: 'valid', as: 'bearer' } }),
    expected: byApp(451, 'legal-block'),
  },
];
