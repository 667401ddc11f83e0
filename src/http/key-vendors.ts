/** Whose key it is, by the public prefix that its issuer gives to all its keys. Only prefixes that one issuer uses; nothing of the secret part is looked at but its length. Pure. */

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

const VENDORS: readonly (readonly [string, RegExp])[] = ROWS.split('\n').map((row) => {
  const at = row.indexOf(' ');
  return [row.slice(0, at), new RegExp(`^${row.slice(at + 1)}[\\w.-]{10}`)];
});

/** Most credentials have no such prefix: one look tells. */
const ANY = new RegExp(VENDORS.map(([, { source }]) => source).join('|'));

/** The issuer that a key's own prefix names (`github` for `ghp_…`), or null. */
export function keyVendor(key: string): string | null {
  const start = key.slice(0, 100);
  return ANY.test(start) ? (VENDORS.find(([, prefix]) => prefix.test(start))?.[0] ?? null) : null;
}
