/** Scenarios: the call itself is not one that the API answers. Data only. */
import { byApp, call, type Scenario } from '../scenario';

const group = 'method-and-route';
const auth = { credential: 'valid', as: 'bearer' } as const;

export const methodAndRoute: readonly Scenario[] = [
  {
    id: 'method-not-allowed',
    group,
    title: { en: 'Wrong method, answered 405 with Allow', 'zh-CN': '请求方法不对，返回 405 和 Allow' },
    call: call('DELETE', '/v1/groups', { auth }),
    expected: byApp(405, 'wrong-method'),
  },
  {
    id: 'method-not-allowed-as-403',
    group,
    title: { en: 'Wrong method, answered 403', 'zh-CN': '请求方法不对，却返回 403' },
    call: call('PUT', 'https://legacy.tokenim.com/v1/messages', { auth, headers: { 'Content-Type': 'application/json' }, body: '{}' }),
    expected: byApp(403, 'wrong-method'),
    inBackground: { confidence: 'possible' },
  },
  {
    id: 'route-misspelt',
    group,
    title: { en: 'A misspelt path', 'zh-CN': '路径拼写错误' },
    call: call('GET', '/v1/mesages', { auth }),
    expected: byApp(404, 'wrong-route-or-host'),
    inBackground: { confidence: 'likely' },
  },
  {
    id: 'version-missing',
    group,
    title: { en: 'The path lacks its version', 'zh-CN': '路径缺少版本号' },
    call: call('GET', '/messages', { auth }),
    expected: byApp(404, 'wrong-route-or-host'),
    inBackground: { confidence: 'likely' },
  },
  {
    id: 'not-found',
    group,
    title: { en: 'No such message', 'zh-CN': '消息不存在' },
    call: call('GET', '/v1/messages/m_404', { auth }),
    expected: byApp(404, 'not-found'),
    inBackground: { confidence: 'likely' },
  },
  {
    id: 'https-required',
    group,
    title: { en: 'The server says that HTTPS is required', 'zh-CN': '服务器要求使用 HTTPS' },
    call: call('GET', 'https://plain-behind.tokenim.com/v1/status'),
    expected: byApp(403, 'https-required'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'content-type-refused',
    group,
    title: { en: 'JSON sent as text/plain', 'zh-CN': '以 text/plain 发送 JSON' },
    call: call('POST', '/v1/messages', { auth, headers: { 'Content-Type': 'text/plain' }, body: '{"to":"u_1","text":"hi"}' }),
    expected: byApp(415, 'content-type-refused'),
  },
  {
    id: 'form-posted',
    group,
    title: { en: 'An HTML form posted to the API', 'zh-CN': '用 HTML 表单提交到 API' },
    call: call('POST', '/v1/messages', { kind: 'form', body: 'to=u_1&text=hi' }),
    expected: byApp(415, 'content-type-refused'),
  },
];
