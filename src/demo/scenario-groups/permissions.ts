/** Scenarios: the caller is known, and not allowed to do this. Data only. */
import { byApp, call, type Scenario } from '../scenario';

const group = 'permissions';
const json = { 'Content-Type': 'application/json' };

export const permissions: readonly Scenario[] = [
  {
    id: 'insufficient-scope',
    group,
    title: { en: 'The token lacks a scope', 'zh-CN': '令牌缺少所需的 scope' },
    call: call('POST', '/v1/messages', { auth: { credential: 'read-only', as: 'bearer' }, headers: json, body: '{"to":"u_1","text":"hi"}' }),
    expected: byApp(403, 'insufficient-scope'),
  },
  {
    id: 'role-needed',
    group,
    title: { en: 'The account lacks the role “admin”', 'zh-CN': '账号没有 admin 角色' },
    call: call('GET', '/v1/admin/audit', { auth: { credential: 'valid', as: 'bearer' } }),
    expected: byApp(403, 'insufficient-permission'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'group-of-others',
    group,
    title: { en: 'A group that belongs to someone else', 'zh-CN': '访问不属于自己的群组' },
    call: call('GET', '/v1/groups/g_private', { auth: { credential: 'valid', as: 'bearer' } }),
    expected: byApp(403, 'insufficient-permission'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'plan-needed',
    group,
    title: { en: 'Only for a higher plan', 'zh-CN': '当前套餐不包含该能力' },
    call: call('POST', '/v1/groups', { auth: { credential: 'free-plan', as: 'bearer' }, headers: json, body: '{"name":"team"}' }),
    expected: byApp(403, 'account-restricted'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'account-suspended',
    group,
    title: { en: 'The account is suspended', 'zh-CN': '账号已被停用' },
    call: call('GET', '/v1/messages', { auth: { credential: 'suspended', as: 'bearer' } }),
    expected: byApp(403, 'account-restricted'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'feature-disabled',
    group,
    title: { en: 'File upload is switched off for this app', 'zh-CN': '该应用未开通文件上传' },
    call: call('POST', '/v1/files', { auth: { credential: 'text-only', as: 'bearer' }, headers: json, body: '{"name":"a.png"}' }),
    expected: byApp(403, 'feature-not-enabled'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
  {
    id: 'step-up',
    group,
    title: { en: 'A stronger login is required', 'zh-CN': '需要更强的身份验证（MFA）' },
    call: call('PUT', '/v1/admin/settings', { auth: { credential: 'valid', as: 'bearer' }, headers: json, body: '{"retention":30}' }),
    expected: byApp(401, 'step-up-required'),
  },
  {
    id: 'csrf-token',
    group,
    title: { en: 'A stale CSRF token', 'zh-CN': 'CSRF 令牌已失效' },
    call: call('POST', 'https://web.tokenim.com/v1/messages', { credentials: 'include', headers: { ...json, 'X-CSRF-Token': 'c0ffee' }, body: '{"to":"u_1","text":"hi"}' }),
    expected: byApp(403, 'csrf-token'),
    inBackground: { cause: 'unexplained', confidence: 'possible' },
  },
];
