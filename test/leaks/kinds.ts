/** Kinds of secrets, each made at random in its real form at run time: none is written down here. Pure. */
import type { Chance } from '../conformance/random';

/** One planted secret. */
export interface Secret {
  readonly kind: string;
  readonly value: string;
  /** What must be nowhere: the value, or the parts of it that are secret, and halves of long ones. */
  readonly parts: readonly string[];
  /** Names under which it is carried. */
  readonly name: string;
}

export interface Kind {
  readonly kind: string;
  /** true: known by its own form wherever it stands. false: only by where it stands. */
  readonly shaped: boolean;
  readonly names: readonly [string, ...string[]];
  readonly make: (chance: Chance) => { readonly value: string; readonly parts?: readonly string[] };
}

const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const BASE62 = UPPER + LOWER + DIGITS;
const URL64 = `${BASE62}-_`;
const PUNCTUATED = `${BASE62}!#$%&*+,-.:;=?@^_~`;

export function text(chance: Chance, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[chance.below(alphabet.length)] ?? '').join('');
}

/** Letters and digits, at least one of each: as generators of passwords and tokens make sure. */
function mixed(chance: Chance, alphabet: string, length: number): string {
  return `${text(chance, LOWER, 1)}${text(chance, UPPER, 1)}${text(chance, DIGITS, 1)}${text(chance, alphabet, length - 4)}${text(chance, DIGITS, 1)}`;
}

const base64url = (value: string): string => Buffer.from(value, 'utf8').toString('base64url');

function jwt(chance: Chance): { value: string; parts: readonly string[] } {
  const subject = `u${text(chance, LOWER + DIGITS, 18)}`;
  const signature = text(chance, URL64, 43);
  const claims = { iss: 'https://id.example', aud: 'https://api.example.com', exp: 1_795_341_600, scope: 'read', sub: subject };
  return { value: `${base64url(JSON.stringify({ alg: 'RS256', typ: 'JWT' }))}.${base64url(JSON.stringify(claims))}.${signature}`, parts: [subject, signature] };
}

function identityCard(chance: Chance): string {
  const two = (from: number, count: number): string => String(from + chance.below(count)).padStart(2, '0');
  const body = `${chance.pick(['110105', '310101', '440305', '330106'])}${1950 + chance.below(55)}${two(1, 12)}${two(1, 28)}${text(chance, DIGITS, 3)}`;
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}

function bankCard(chance: Chance): string {
  const body = chance.pick(['622202', '621661', '411111', '550000']) + text(chance, DIGITS, 9);
  for (const check of DIGITS) {
    const sum = [...body, check].reduce((total, digit, at) => total + ((16 - at) % 2 === 1 ? Number(digit) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0), 0);
    if (sum % 10 === 0) return body + check;
  }
  return body;
}

function iban(chance: Chance): string {
  const account = text(chance, DIGITS, 18);
  const rest = [...`${account}131400`].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  return `DE${String(98 - rest).padStart(2, '0')}${account}`;
}

const TOKEN_NAMES = ['access_token', 'token', 'refreshToken', 'session_token', '令牌', 'auth_token'] as const;
const KEY_NAMES = ['api_key', 'apiKey', 'secret', 'client_secret', 'secretKey', '密钥'] as const;

/** Keys by the prefix of their issuer: prefix, alphabet, length of the rest. */
const PREFIXED: readonly (readonly [kind: string, prefix: string, alphabet: string, length: number])[] = [
  ['github', 'ghp_', BASE62, 36],
  ['github fine-grained', 'github_pat_', BASE62, 70],
  ['gitlab', 'glpat-', URL64, 20],
  ['openai project', 'sk-proj-', URL64, 60],
  ['anthropic', 'sk-ant-api03-', URL64, 80],
  ['google api key', 'AIza', URL64, 35],
  ['google oauth token', 'ya29.', URL64, 60],
  ['google client secret', 'GOCSPX-', URL64, 28],
  ['aws key id', 'AKIA', `${UPPER}234567`, 16],
  ['slack', 'xoxb-', `${DIGITS}${LOWER}`, 40],
  ['slack app', 'xapp-1-', BASE62, 40],
  ['stripe', 'sk_live_', BASE62, 40],
  ['stripe webhook', 'whsec_', BASE62, 32],
  ['sendgrid', 'SG.', URL64, 40],
  ['hugging face', 'hf_', UPPER + LOWER, 34],
  ['npm', 'npm_', BASE62, 36],
  ['shopify', 'shpat_', HEX, 32],
  ['digitalocean', 'dop_v1_', HEX, 64],
  ['linear', 'lin_api_', BASE62, 40],
  ['notion', 'ntn_', BASE62, 40],
  ['groq', 'gsk_', BASE62, 50],
  ['replicate', 'r8_', BASE62, 37],
  ['figma', 'figd_', URL64, 40],
  ['postman', 'PMAK-', HEX, 50],
  ['new relic', 'NRAK-', UPPER + DIGITS, 27],
  ['databricks', 'dapi', HEX, 32],
  ['atlassian', 'ATATT3x', URL64, 180],
  ['grafana service account', 'glsa_', BASE62, 41],
  ['sentry', 'sntrys_', BASE62, 60],
  ['doppler', 'dp.pt.', BASE62, 43],
  ['alibaba cloud', 'LTAI5t', BASE62, 18],
  ['tencent cloud', 'AKID', BASE62, 32],
  ['vault', 'hvs.', URL64, 90],
  ['pypi', 'pypi-AgEIcHlwaS5vcmc', URL64, 60],
  ['rubygems', 'rubygems_', HEX, 48],
  ['age', 'AGE-SECRET-KEY-1', UPPER + DIGITS, 58],
  ['planetscale', 'pscale_tkn_', URL64, 40],
  ['pulumi', 'pul-', HEX, 40],
  ['fly.io', 'fo1_', URL64, 43],
  ['heroku', 'HRKU-AA', URL64, 58],
  ['dynatrace', 'dt0c01.', UPPER + DIGITS, 60],
  ['easypost', 'EZAK', BASE62, 54],
  ['flutterwave', 'FLWSECK_TEST-', HEX, 32],
  ['sourcegraph', 'sgp_', HEX, 40],
  ['sonar', 'squ_', HEX, 40],
  ['readme', 'rdme_', `${LOWER}${DIGITS}`, 70],
  ['openshift', 'sha256~', URL64, 43],
  ['netlify', 'nfp_', BASE62, 40],
  ['tokenim', 'tk_live_', BASE62, 24],
];

const named = (kind: string, names: Kind['names'], make: (chance: Chance) => string): Kind => ({ kind, shaped: false, names, make: (chance) => ({ value: make(chance) }) });
const shaped = (kind: string, names: Kind['names'], make: (chance: Chance) => string): Kind => ({ kind, shaped: true, names, make: (chance) => ({ value: make(chance) }) });

export const kinds: readonly [Kind, ...Kind[]] = [
  // Known by where they stand.
  named('password', ['password', 'passwd', 'pwd', 'user_password', 'newPassword', '密码', '口令', 'login[password]'], (chance) => mixed(chance, PUNCTUATED, 10 + chance.below(10))),
  named('passphrase', ['passphrase', 'private_key_passphrase'], (chance) => Array.from({ length: 4 }, () => text(chance, LOWER, 6)).join('-')),
  named('opaque token, base64url', TOKEN_NAMES, (chance) => mixed(chance, URL64, 43)),
  named('opaque token, hexadecimal', TOKEN_NAMES, (chance) => `${text(chance, HEX, 38)}a1`),
  named('short token', TOKEN_NAMES, (chance) => mixed(chance, BASE62, 12)),
  named('API key without a prefix', KEY_NAMES, (chance) => mixed(chance, BASE62, 32)),
  named('secret in base64', KEY_NAMES, (chance) => `${mixed(chance, `${BASE62}+/`, 43)}=`),
  named('session id, UUID', ['session_id', 'sessionId', 'JSESSIONID', 'sid'], (chance) => [8, 4, 4, 4, 12].map((length) => text(chance, HEX, length)).join('-')),
  named('session id, digits', ['PHPSESSID', 'session'], (chance) => text(chance, DIGITS, 14)),
  named('CSRF token', ['csrf_token', 'csrfmiddlewaretoken', 'authenticity_token', '_xsrf'], (chance) => mixed(chance, BASE62, 32)),
  named('authorization code', ['auth_code', 'authorizationCode', 'authorization_code'], (chance) => mixed(chance, URL64, 24)),
  named('PKCE verifier', ['code_verifier'], (chance) => mixed(chance, `${URL64}.~`, 50)),
  named('ticket', ['ticket', 'service_ticket'], (chance) => `ST-${text(chance, DIGITS, 4)}-${mixed(chance, BASE62, 24)}-cas`),
  named('signature', ['signature', 'sig'], (chance) => text(chance, HEX, 64)),
  named('one-time code', ['otp', 'sms_code', 'verification_code', 'captcha_code'], (chance) => `${1 + chance.below(9)}${text(chance, DIGITS, 7)}`),
  named('private key member', ['private_key', 'privateKey'], (chance) => mixed(chance, `${BASE62}+/`, 64)),
  named('security answer', ['secret_answer', 'secretAnswer'], (chance) => `${text(chance, LOWER, 7)} ${text(chance, LOWER, 7)}${text(chance, DIGITS, 2)}`),
  named('personal name in Chinese', ['姓名', '真实姓名', '联系人姓名'], (chance) => `${chance.pick(['欧阳', '司马', '诸葛', '慕容'])}${Array.from({ length: 2 }, () => chance.pick(['霏', '瑾', '燊', '珺', '翀', '骁', '昱', '赟', '淼', '祺', '玥', '晟', '煜', '宸', '钰', '霖'])).join('')}`),
  named('postal address in Chinese', ['收货地址', '家庭住址', '详细地址'], (chance) => `杭州市西湖区${chance.pick(['翠柏', '文三', '古墩'])}路${1000 + chance.below(8999)}号${10 + chance.below(80)}幢${101 + chance.below(800)}室`),
  named('passport number', ['护照号', 'passport_no', 'passportNumber'], (chance) => `E${text(chance, DIGITS, 8)}`),
  named('card verification value beside a card', ['银行卡号', 'card_no'], (chance) => bankCard(chance)),
  // Known by their own form.
  { kind: 'JWT', shaped: true, names: [...TOKEN_NAMES], make: jwt },
  { kind: 'encrypted JWT', shaped: true, names: [...TOKEN_NAMES], make: (chance) => ({ value: `${base64url(JSON.stringify({ alg: 'RSA-OAEP', enc: 'A256GCM' }))}.${text(chance, URL64, 342)}.${text(chance, URL64, 16)}.${text(chance, URL64, 60)}.${text(chance, URL64, 22)}` }) },
  shaped('e-mail address', ['email', 'mail', '邮箱', '电子邮箱'], (chance) => `${text(chance, LOWER, 9)}.${text(chance, LOWER, 6)}@${text(chance, LOWER, 8)}.example`),
  shaped('mobile number', ['mobile', 'phone', '手机号', '手机号码', '联系电话'], (chance) => `1${chance.pick(['3', '5', '7', '8', '9'])}${text(chance, DIGITS, 9)}`),
  shaped('mobile number with +86', ['mobile', '手机'], (chance) => `+86 1${chance.pick(['3', '5', '8'])}${text(chance, DIGITS, 9)}`),
  shaped('identity card number', ['id_card', 'idCard', '身份证号', '身份证号码', '证件号码'], identityCard),
  shaped('bank card in groups', ['card_number', '银行卡号', '银行卡'], (chance) => (bankCard(chance).match(/\d{4}/g) ?? []).join(' ')),
  shaped('IBAN', ['iban'], iban),
  { kind: 'private key in PEM', shaped: true, names: ['private_key', 'key'], make: (chance) => {
    const lines = Array.from({ length: 4 }, () => text(chance, `${BASE62}+/`, 64));
    return { value: `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----`, parts: lines };
  } },
  { kind: 'database URL', shaped: true, names: ['database_url', 'dsn'], make: (chance) => {
    const password = mixed(chance, BASE62, 16);
    return { value: `${chance.pick(['postgres', 'mysql', 'mongodb+srv', 'redis', 'amqps'])}://app:${password}@db.internal.example:5432/main`, parts: [password] };
  } },
  { kind: 'Slack webhook', shaped: true, names: ['webhook', 'url'], make: (chance) => {
    const path = text(chance, BASE62, 24);
    return { value: `https://hooks.slack.com/services/T${text(chance, UPPER + DIGITS, 8)}/B${text(chance, UPPER + DIGITS, 8)}/${path}`, parts: [path] };
  } },
  { kind: 'Telegram bot token', shaped: true, names: [...TOKEN_NAMES], make: (chance) => ({ value: `${text(chance, '123456789', 10)}:AA${text(chance, URL64, 33)}` }) },
  { kind: 'signed URL of S3', shaped: true, names: ['url', 'download_url'], make: (chance) => {
    const signature = text(chance, HEX, 64);
    return { value: `https://b.s3.amazonaws.com/o.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261122T100000Z&X-Amz-Expires=900&X-Amz-Signature=${signature}`, parts: [signature] };
  } },
  { kind: 'Bearer and token', shaped: true, names: ['authorization', 'Authorization'], make: (chance) => {
    const token = mixed(chance, URL64, 40);
    return { value: `Bearer ${token}`, parts: [token] };
  } },
  { kind: 'Basic and its base64', shaped: true, names: ['authorization', 'Authorization'], make: (chance) => {
    const password = mixed(chance, BASE62, 18);
    return { value: `Basic ${Buffer.from(`svc-app:${password}`).toString('base64')}`, parts: [password] };
  } },
  ...PREFIXED.map(([kind, prefix, alphabet, length]): Kind => ({ kind: `key of ${kind}`, shaped: true, names: [...KEY_NAMES], make: (chance) => ({ value: prefix + text(chance, alphabet, length - 1) + text(chance, /[2-7]$/.test(alphabet) ? '234567' : /[a-z]$/.test(alphabet) ? alphabet : DIGITS, 1) }) })),
];

/** A secret of this kind. */
export function makeSecret({ kind, names, make }: Kind, chance: Chance): Secret {
  const { value, parts = [value] } = make(chance);
  const halves = parts.flatMap((part) => (part.length < 24 ? [] : [part.slice(0, part.length >> 1), part.slice(part.length >> 1)]));
  return { kind, value, parts: [...parts, ...halves.filter((half) => half.length >= 12)], name: chance.pick(names) };
}
