/** 简体中文：the whole catalog in Simplified Chinese. */
import type { Catalog } from './catalog';
import { access } from './zh-CN/access';
import { browser } from './zh-CN/browser';
import { comparison } from './zh-CN/comparison';
import { cors } from './zh-CN/cors';
import { corsBrowsers } from './zh-CN/cors-browsers';
import { repeatCauses } from './zh-CN/repeats';
import { report } from './zh-CN/report';
import { ui } from './zh-CN/ui';

export const zhCN: Catalog = {
  causes: { ...access, ...browser, ...repeatCauses },
  confidence: { certain: '确定', likely: '很可能', possible: '有可能' },
  owners: {
    'client-dev': '你（前端）',
    'api-owner': 'API 提供方',
    'account-admin': '账号管理员',
    'network-admin': '公司网络管理员',
    'end-user': '页面使用者',
  },
  refusers: {
    browser: '浏览器',
    extension: '浏览器扩展',
    'corporate-proxy': '公司代理',
    cdn: 'CDN',
    waf: 'API 前面的防火墙（WAF）',
    'bot-manager': 'API 前面的人机验证',
    gateway: 'API 网关',
    hosting: 'Web 服务器',
    storage: '文件存储',
    app: 'API 本身',
    network: '网络',
    unknown: '尚不清楚',
  },
  cors,
  corsBrowsers,
  comparison,
  report,
  ui,
};
