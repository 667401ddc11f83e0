/** Machine words of single platforms, as complete as their documents have them. Data; see codes.ts. */
import type { CodeRow } from './codes';

/** Microsoft's login service. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const ENTRA: { readonly [cause: string]: string } = {
  'credential-missing': '50058 50180 7000216 7000218',
  'credential-malformed': '50027 700025',
  'credential-expired': '50055 50085 50089 50132 50133 50144 50173 70008 70019 70043 500133 700081 700082 700083 700084 7000222',
  'credential-invalid': '50008 50012 50013 50017 50034 50056 50064 50099 50126 50148 54005 70000 700016 700030 7000215',
  'wrong-audience-or-issuer': '50001 50010 50048 500011 500131 650057',
  'signature-mismatch': '700027',
  'clock-skew': '700024',
  'insufficient-scope': '65001 65002 65004 65005 70011 90093 90094 90095 650056 1002012',
  'insufficient-permission': '50002 50020 50105 50177 50178 90072 500212 500213',
  'corporate-proxy-policy': '500021 500022',
  'account-restricted': '50014 50015 50053 50057 53011 90027 500014 500341 500571 650052 7000112',
  'feature-not-enabled': '51000 70003 700054 700056',
  'step-up-required': '16000 50005 50072 50074 50076 50078 50079 50097 50127 50129 50131 50158 50161 53000 53001 53002 53003 53004 53010 75011 530003 530032 530035 700003',
  'rate-limited': '50088 50196 90055',
  'origin-not-allowed': '50011 500113 9002325 9002326',
  'wrong-route-or-host': '50049 50059 50128 50194 90002 90019 900023',
  'server-failure': '40008 50033 80001 80002 80005 80007 90012 90024 90033',
};

/** Slack's Web API. https://api.slack.com/methods */
const SLACK: { readonly [cause: string]: string } = {
  'not-found': 'channel_not_found file_not_found message_not_found thread_not_found users_not_found team_not_found',
  'insufficient-permission': 'restricted_action_read_only_channel restricted_action_thread_only_channel restricted_action_non_threadable_channel restricted_action_thread_locked user_is_bot user_is_restricted user_is_ultra_restricted cant_update_message cant_delete_message cant_delete_file cant_invite cant_kick_from_general cant_archive_general mpim_prohibited method_not_supported_for_channel_type external_channel_migrating cannot_dm_bot no_permission',
  'feature-not-enabled': 'method_deprecated deprecated_endpoint',
  'account-restricted': 'plan_upgrade_required free_team_not_allowed',
  'quota-exceeded': 'message_limit_exceeded',
  'wrong-route-or-host': 'unknown_method',
};

/** Alipay's gateway; what `codes.ts` knows without the first word (`isv.invalid-timestamp`) is not here. https://opendocs.alipay.com/common/02km9f */
const ALIPAY: { readonly [cause: string]: string } = {
  'signature-mismatch': 'isv.missing-signature-config isv.missing-signature-key isv.missing-signature-type isv.invalid-signature-type',
  'wrong-route-or-host': 'isv.invalid-method isv.missing-method',
  'insufficient-permission': 'isv.permission-api-package-limit isv.not-support-app-auth ACQ.ACCESS_FORBIDDEN',
  'ip-not-allowed': 'isv.permission-ip-whitelist-limit',
  'waf-rule': 'isv.suspected-attack',
  'credential-invalid': 'isv.appkey-not-exists',
  'account-restricted': 'aop.no-product-reg-by-partner',
};

/** The first interface of Tencent Cloud's object store. https://cloud.tencent.com/document/product/436/8432 */
const COS_JSON: { readonly [cause: string]: string } = { 'credential-expired': 'ERROR_PROXY_AUTH_EXPIRED', 'signature-mismatch': 'ERROR_PROXY_AUTH_FAILED' };

const rows = (table: { readonly [cause: string]: string }, named: (code: string) => string = (code) => code): readonly CodeRow[] =>
  Object.entries(table).map(([cause, codes]) => ({ cause, confidence: 'likely', codes: codes.split(' ').map(named).join(' ') }));

export const platformRows: readonly CodeRow[] = [...rows(ENTRA, (number) => `AADSTS${number}`), ...rows(SLACK), ...rows(ALIPAY), ...rows(COS_JSON)];
