/** English: the whole catalog. */
import type { Catalog } from './catalog';
import { access } from './en/access';
import { browser } from './en/browser';
import { comparison } from './en/comparison';
import { cors } from './en/cors';
import { corsBrowsers } from './en/cors-browsers';
import { repeatCauses } from './en/repeats';
import { report } from './en/report';
import { ui } from './en/ui';

export const en: Catalog = {
  causes: { ...access, ...browser, ...repeatCauses },
  confidence: { certain: 'certain', likely: 'likely', possible: 'possible' },
  owners: {
    'client-dev': 'You (front end)',
    'api-owner': 'The API’s owner',
    'account-admin': 'Your account’s administrator',
    'network-admin': 'Your network administrator',
    'end-user': 'The user of the page',
  },
  refusers: {
    browser: 'the browser',
    extension: 'a browser extension',
    'corporate-proxy': 'a company proxy',
    cdn: 'the CDN',
    waf: 'the firewall in front of the API',
    'bot-manager': 'the bot protection in front of the API',
    gateway: 'the API gateway',
    hosting: 'the web server',
    storage: 'the file storage',
    app: 'the API itself',
    network: 'the network',
    unknown: 'unknown',
  },
  cors,
  corsBrowsers,
  comparison,
  report,
  ui,
};
