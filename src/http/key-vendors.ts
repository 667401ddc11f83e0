/**
 * Whose key it is, by the public prefix that its issuer gives to all its keys, and the forms of keys in any text. Only prefixes that one issuer uses; nothing of
 * the secret part is looked at but its length and whether it has a digit. Pure.
 *
 * The rows follow the rules of the same issuers in gitleaks (MIT, config/gitleaks.toml) and secretlint's recommended preset (MIT). Neither is taken as it is:
 * gitleaks' expressions are RE2's, of which JavaScript takes a part, some of them in quadratic time; secretlint's preset is as large as the whole worker and
 * wants Node.js. Both look for keys in source code, by a name beside them: names are `secret-names.ts` here.
 */

/** `issuer`, a space, the prefixes as one expression. What follows a prefix: ten or more letters, digits or `_-.`. */
const ROWS = `anthropic sk-ant-(?:api|admin|sid|oat)\\d\\d-
openai sk-(?:proj|svcacct|admin|service)-
openrouter sk-or-v1-
github (?:gh[pousr]_|github_pat_)
gitlab gl(?:pat|dt|oas|rt|cbt|ptt|ft|imt|agent|soat)-
google (?:AIza[\\w-]{25}|ya29\\.|GOCSPX-)
aws A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{6}
slack (?:xox[abeoprs]-|xapp-\\d-)
stripe (?:[sr]k_(?:live|test)_51|whsec_)
sendgrid SG\\.[\\w-]{12}
huggingface hf_[A-Za-z]
npm npm_
shopify shp(?:at|ca|pa|ss)_
digitalocean do[opr]_v1_
linear lin_(?:api|oauth)_
notion ntn_
airtable pat[A-Za-z0-9]{14}\\.
supabase sb(?:p|_secret|_publishable)_
groq gsk_
xai xai-
perplexity pplx-
replicate r8_
figma figd_
postman PMAK-
new-relic NRAK-
databricks dapi[0-9a-f]{22}
atlassian AT(?:ATT3x|CTT3x|STT3x)
square (?:EAAAE|sq0(?:atp|csp|idp)-)
mapbox [ps]k\\.eyJ
grafana gl(?:sa|c)_
sentry sntry[su]_
doppler dp\\.(?:pt|st|ct|sa|scim|audit)\\.
brevo xkeysib-
mailgun key-[0-9a-f]{22}
resend re_[A-Za-z0-9]{8}_
aliyun LTAI
tencent AKID
volcengine AKLT
cloudflare v1\\.0-[0-9a-f]{14}
vault hvs\\.
telegram \\d{8,10}:AA`;

/** Forms of keys whose issuer is not told, in the same way of writing. */
const FORMS = `[a-z]{1,4}_(?:live|test|prod)_ sk- bot\\d{8,10}:AA pypi-AgE rubygems_ AGE-SECRET-KEY-1 pscale_(?:tkn|pw|oauth)_ pul- fo1_ fm[12][ar]?_ HRKU- dt0[cs]\\d\\d\\. EZ[AT]K FLW(?:PUBK|SECK)_TEST- sgp_ sq[upa]_ rdme_ sha256~ nfp_ CLOJARS_ duffel_(?:live|test)_ shippo_(?:live|test)_ ops_eyJ p8e- AKCp\\d AQVN y0_ t1\\. tfp_ ico- fio-u- atlasv1\\. hvb\\. pnu_ sm_(?:aat|pat|sat)_ tskey-[a-z]{2,10}- lsv2_(?:pt|sk)_ nvapi- pc[sp]k_ dckr_(?:pat|oat)_ NRI[IQ]-`;

const VENDORS: readonly (readonly [string, RegExp])[] = ROWS.split('\n').map((row) => {
  const at = row.indexOf(' ');
  return [row.slice(0, at), new RegExp(`^${row.slice(at + 1)}[\\w.-]{10}`)];
});

/** Most credentials have no such prefix: one look tells. */
const ANY = new RegExp(VENDORS.map(([, { source }]) => source).join('|'));

/** A key in a text: at a border, with enough behind its prefix. For `replace`. */
export const KEY_IN_TEXT = new RegExp(`(?<![A-Za-z0-9_])(?:${[...VENDORS.map(([, { source }]) => source.slice(1, -'[\\w.-]{10}'.length)), ...FORMS.split(' ')].join('|')})[\\w.~+/=-]{10,512}`, 'g');

/** The issuer that a key's own prefix names (`github` for `ghp_…`), or null. */
export function keyVendor(key: string): string | null {
  const start = key.slice(0, 100);
  return ANY.test(start) ? (VENDORS.find(([, prefix]) => prefix.test(start))?.[0] ?? null) : null;
}
