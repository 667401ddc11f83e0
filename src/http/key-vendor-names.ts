/** The issuers of key-vendors.ts as people know them, and the domains on which their keys are used. Data. */
import { remembered } from './remembered';

export interface KeyVendor {
  readonly name: string;
  /** Domains of its API: every name under them belongs to it. */
  readonly domains: readonly string[];
}

export const KEY_VENDORS: { readonly [vendor: string]: KeyVendor } = {
  anthropic: { name: 'Anthropic', domains: ['anthropic.com'] },
  openai: { name: 'OpenAI', domains: ['openai.com'] },
  openrouter: { name: 'OpenRouter', domains: ['openrouter.ai'] },
  github: { name: 'GitHub', domains: ['github.com', 'githubusercontent.com', 'githubcopilot.com', 'ghcr.io'] },
  gitlab: { name: 'GitLab', domains: ['gitlab.com'] },
  google: { name: 'Google', domains: ['googleapis.com', 'google.com', 'firebaseio.com'] },
  aws: { name: 'AWS', domains: ['amazonaws.com', 'amazonaws.com.cn', 'aws.amazon.com'] },
  slack: { name: 'Slack', domains: ['slack.com'] },
  stripe: { name: 'Stripe', domains: ['stripe.com'] },
  sendgrid: { name: 'SendGrid', domains: ['sendgrid.com'] },
  huggingface: { name: 'Hugging Face', domains: ['huggingface.co', 'hf.space'] },
  npm: { name: 'npm', domains: ['npmjs.org', 'npmjs.com'] },
  shopify: { name: 'Shopify', domains: ['myshopify.com', 'shopify.com'] },
  digitalocean: { name: 'DigitalOcean', domains: ['digitalocean.com', 'digitaloceanspaces.com'] },
  linear: { name: 'Linear', domains: ['linear.app'] },
  notion: { name: 'Notion', domains: ['notion.com', 'notion.so'] },
  airtable: { name: 'Airtable', domains: ['airtable.com'] },
  supabase: { name: 'Supabase', domains: ['supabase.co', 'supabase.com'] },
  groq: { name: 'Groq', domains: ['groq.com'] },
  xai: { name: 'xAI', domains: ['x.ai'] },
  perplexity: { name: 'Perplexity', domains: ['perplexity.ai'] },
  replicate: { name: 'Replicate', domains: ['replicate.com'] },
  figma: { name: 'Figma', domains: ['figma.com'] },
  postman: { name: 'Postman', domains: ['postman.com', 'getpostman.com'] },
  'new-relic': { name: 'New Relic', domains: ['newrelic.com'] },
  databricks: { name: 'Databricks', domains: ['databricks.com', 'azuredatabricks.net'] },
  atlassian: { name: 'Atlassian', domains: ['atlassian.com', 'atlassian.net', 'bitbucket.org'] },
  square: { name: 'Square', domains: ['squareup.com', 'squareupsandbox.com'] },
  mapbox: { name: 'Mapbox', domains: ['mapbox.com'] },
  grafana: { name: 'Grafana', domains: ['grafana.com', 'grafana.net'] },
  sentry: { name: 'Sentry', domains: ['sentry.io'] },
  doppler: { name: 'Doppler', domains: ['doppler.com'] },
  brevo: { name: 'Brevo', domains: ['brevo.com', 'sendinblue.com'] },
  mailgun: { name: 'Mailgun', domains: ['mailgun.net', 'mailgun.com'] },
  resend: { name: 'Resend', domains: ['resend.com'] },
  aliyun: { name: 'Alibaba Cloud', domains: ['aliyuncs.com', 'aliyun.com', 'alibabacloud.com'] },
  tencent: { name: 'Tencent Cloud', domains: ['tencentcloudapi.com', 'myqcloud.com', 'tencentcos.cn', 'qcloud.com'] },
  volcengine: { name: 'Volcengine', domains: ['volces.com', 'volcengine.com', 'volcengineapi.com', 'ivolces.com'] },
  cloudflare: { name: 'Cloudflare', domains: ['cloudflare.com', 'cloudflarestorage.com'] },
  vault: { name: 'HashiCorp Vault', domains: ['hashicorp.cloud'] },
  telegram: { name: 'Telegram', domains: ['telegram.org'] },
};

/** The issuer whose API stands at `host`, or null. */
export const vendorOfHost: (host: string) => string | null = remembered((host) => {
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '');
  return Object.entries(KEY_VENDORS).find(([, { domains }]) => domains.some((domain) => name === domain || name.endsWith(`.${domain}`)))?.[0] ?? null;
}, 200);
