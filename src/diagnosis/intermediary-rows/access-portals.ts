/** Rows of the table of intermediaries: portals that let people in from outside before anything behind them is reached. Data only. */
import type { IntermediaryRow } from '../intermediaries';
import { product } from './row-forms';

export const accessPortals: readonly IntermediaryRow[] = [
  product({
    vendor: 'check-point-mobile-access',
    en: 'Check Point Mobile Access',
    source: 'https://sc1.checkpoint.com/documents/R81/WebAdminGuides/EN/CP_R81_MobileAccess_AdminGuide/',
    kind: 'gateway',
    path: [{ field: 'server', value: /^(?:CPWS|Check Point SVN foundation)\b/i }],
    passedThrough: [],
    pages: [{ words: [/<title>Check Point Mobile\b/], status: [401, 403, 404, 503] }, { words: [/\/sslvpn\/Login\//, /Check Point/], status: [401, 403, 404, 503], confidence: 'likely' }],
  }),
  product({
    vendor: 'ivanti-connect-secure',
    en: 'Ivanti (Pulse) Connect Secure',
    source: 'https://www.ivanti.com/products/connect-secure-vpn',
    kind: 'gateway',
    path: [{ cookie: /^DS(?:SIGNIN|IVS|Launch|LastAccess|FirstAccess|ID)/ }],
    passedThrough: [],
    pages: [{ words: [/\/dana-na\/(?:auth|css|imgs)\//], status: [401, 403, 404], cause: null, confidence: 'likely' }],
  }),
  product({
    vendor: 'globalprotect',
    en: 'Palo Alto Networks GlobalProtect portal',
    source: 'https://docs.paloaltonetworks.com/globalprotect',
    kind: 'gateway',
    passedThrough: [],
    pages: [{ words: [/<title>GlobalProtect Portal<\/title>|\/global-protect\/portal\//], status: [401, 403, 404, 512], confidence: 'likely' }],
  }),
  product({
    vendor: 'authelia',
    en: 'Authelia',
    source: 'https://www.authelia.com/integration/proxies/introduction/',
    kind: 'gateway',
    path: [{ cookie: /^authelia_session$/ }],
    passedThrough: [],
    pages: [{ signs: [{ cookie: /^authelia_session$/ }], words: [/^\s{0,8}(?:401 Unauthorized|403 Forbidden)\s{0,8}$/], status: [401, 403], confidence: 'likely', cause: null }],
  }),
];
