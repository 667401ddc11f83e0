/** Scenarios: no answer came, or the browser refused for another reason than CORS. Data only. */
import type { RefusedBy } from '../../diagnosis/cause';
import type { Failure } from '../../diagnosis/failure';
import { byApp, call, type Expected, type Scenario } from '../scenario';

const group = 'network';

function none(failure: Failure, refusedBy: RefusedBy, cause: string, more: Partial<Expected> = {}): Expected {
  return { status: 0, failure, refusedBy, vendor: null, cause, confidence: 'certain', ...more };
}

export const network: readonly Scenario[] = [
  {
    id: 'name-not-resolved',
    group,
    title: { en: 'The host name does not exist', 'zh-CN': '域名无法解析' },
    call: call('GET', 'https://nowhere.tokenim.com/v1/status'),
    expected: none('network', 'network', 'network-name-not-resolved'),
  },
  {
    id: 'connection-refused',
    group,
    title: { en: 'The connection is refused', 'zh-CN': '连接被拒绝' },
    call: call('GET', 'https://refused.tokenim.com/v1/status'),
    expected: none('network', 'network', 'network-connection-refused'),
  },
  {
    id: 'connection-reset',
    group,
    title: { en: 'The connection is reset', 'zh-CN': '连接被重置' },
    call: call('GET', 'https://reset.tokenim.com/v1/status'),
    expected: none('network', 'network', 'network-connection-reset'),
  },
  {
    id: 'empty-response',
    group,
    title: { en: 'The server hangs up without answering', 'zh-CN': '服务器未作应答便关闭连接' },
    call: call('GET', 'https://empty.tokenim.com/v1/status'),
    expected: none('network', 'network', 'network-connection-reset'),
  },
  {
    id: 'never-answered',
    group,
    title: { en: 'No response, and the page gives up', 'zh-CN': '迟迟没有应答，页面放弃等待' },
    call: call('GET', 'https://silent.tokenim.com/v1/status', { timeoutMs: 1200 }),
    expected: none('network', 'unknown', 'network-aborted', { confidence: 'likely' }),
  },
  {
    id: 'tls-broken',
    group,
    title: { en: 'The server does not speak TLS', 'zh-CN': '服务器不支持 TLS' },
    call: call('GET', 'https://bad-tls.tokenim.com/v1/status'),
    expected: none('network', 'network', 'network-tls'),
  },
  {
    id: 'certificate-untrusted',
    group,
    title: { en: 'The certificate cannot be trusted', 'zh-CN': '证书不受信任' },
    call: call('GET', 'https://bad-certificate.tokenim.com/v1/status'),
    expected: none('network', 'network', 'network-tls'),
  },
  {
    id: 'mixed-content',
    group,
    title: { en: 'An http: call from an https: page', 'zh-CN': 'HTTPS 页面发起 HTTP 调用' },
    call: call('GET', 'http://api.tokenim.com/v1/status'),
    expected: none('blocked', 'browser', 'blocked-mixed-content'),
    visibleTo: 'panel',
  },
  {
    id: 'csp-refused',
    group,
    title: { en: 'The page’s own policy (CSP) refuses the call', 'zh-CN': '页面自身的 CSP 拒绝了调用' },
    call: call('GET', 'https://api.token.im/v1/status'),
    expected: none('blocked', 'browser', 'blocked-by-csp'),
  },
  {
    id: 'csp-refused-in-a-frame',
    group,
    title: { en: 'The policy (CSP) of a frame refuses its call', 'zh-CN': '内嵌框架的 CSP 拒绝了它的调用' },
    call: call('GET', '/v1/status', { from: 'csp-frame' }),
    expected: none('blocked', 'browser', 'blocked-by-csp'),
    visibleTo: 'panel',
  },
  {
    id: 'resource-policy',
    group,
    title: { en: 'Cross-Origin-Resource-Policy withholds the answer', 'zh-CN': '响应被 Cross-Origin-Resource-Policy 拦下' },
    call: call('GET', 'https://resource-policy.tokenim.com/v1/status', { kind: 'no-cors' }),
    expected: none('blocked', 'browser', 'blocked-by-response', { status: 200 }),
  },
  {
    id: 'embedder-policy',
    group,
    title: { en: 'The page’s Cross-Origin-Embedder-Policy withholds the answer', 'zh-CN': '响应被页面的 Cross-Origin-Embedder-Policy 拦下' },
    call: call('GET', '/v1/status', { kind: 'no-cors', from: 'isolated-frame' }),
    expected: none('blocked', 'browser', 'blocked-by-response', { status: 200 }),
    inBackground: { confidence: 'likely' },
  },
  {
    id: 'websocket-refused',
    group,
    title: { en: 'A WebSocket whose handshake is answered 403', 'zh-CN': 'WebSocket 握手返回 403' },
    call: call('GET', 'wss://api.tokenim.com/v1/realtime', { kind: 'websocket' }),
    expected: none('network', 'unknown', 'network-websocket-failed'),
  },
  {
    id: 'no-cors-refused',
    group,
    title: { en: 'A no-cors call that is answered 401', 'zh-CN': 'no-cors 调用返回 401' },
    call: call('GET', '/v1/messages', { kind: 'no-cors' }),
    expected: byApp(401, 'credential-missing', { refusedBy: 'app' }),
  },
  {
    id: 'from-a-frame',
    group,
    title: { en: 'A call made by a frame', 'zh-CN': '由内嵌框架发起的调用' },
    call: call('GET', '/v1/messages', { from: 'frame', auth: { credential: 'expired', as: 'bearer' } }),
    expected: byApp(401, 'credential-expired'),
  },
  {
    id: 'through-a-service-worker',
    group,
    title: { en: 'A call that goes through the page’s service worker', 'zh-CN': '经由页面 Service Worker 转发的调用' },
    call: call('POST', '/v1/messages', { from: 'service-worker', auth: { credential: 'read-only', as: 'bearer' }, headers: { 'Content-Type': 'application/json' }, body: '{"to":"u_1","text":"hi"}' }),
    expected: byApp(403, 'insufficient-scope'),
    // A worker's call belongs to no tab: the button pressed on one does not let it be seen.
    visibleTo: 'panel',
  },
];
