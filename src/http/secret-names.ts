/** Which names carry a secret or name a person, in English and Chinese. Data and a few rules. Pure. */

/** Words that make a name a secret's wherever they stand in it. */
const STRONG =
  /token|secret|passw|passphrase|passcode|api[_-]?key|access[_-]?key|private[_-]?key|signature|credential|session|cookie|bearer|密码|密钥|口令|令牌|私钥|验证码|校验码|手机|身份证|证件号|护照|卡号|银行卡|姓名|邮箱|住址|(?:收货|家庭|详细|居住|通讯|联系|邮寄|办公)地址|(?:联系|家庭|用户|移动|固定)电话|电话号码/i;
const STRONG_WORD = /^(?:authz|pwd|pass|sig|sid|jsessionid|phpsessid|jwt|saml\w{0,20}|ticket|otp|totp|pin|cvv|cvc|ssn|nonce|csrf|xsrf|csrfmiddlewaretoken|ak|sk|verifier|dsn|webhook|passport)$/;
/** Words that make it one only as the last of the name. */
const LAST_WORD = /^(?:auth|authorization|key|keys|hash|link|state)$/;
/** Ends of names, words joined by `_`, whose values name a person. */
const PERSONAL_END =
  /(?:^|_)(?:e_?mail|e_?mail_address|phone|phone_(?:number|no)|mobile|mobile_(?:number|no|phone)|telephone|tel|id_?card|id_?card_(?:number|no)|card_(?:number|no|num)|card_?holder|pan|iban|bank_(?:account|card)|user_?name|real_?name|full_?name|first_?name|last_?name|passport_(?:number|no)|name_?id|birth_?(?:day|date)|database_url)$/;
const PERSONAL_NAME = /^(?:(?:x|user|home|billing|shipping|postal|delivery)_)?address$/;
/** Names whose `code` opens something; every other code tells what happened. */
const CODE_NAME = /(?:auth|authorization|verif\w{0,10}|invit\w{0,6}|sms|login|device|user|pass|captcha|recovery|reset|security)[_-]?code$/i;
/** Names that match above but carry the answer's meaning. */
const MEANING_NAME = /^(?:state|session_state|nonce_required|required.{0,80}|.{0,80}(?:error|err|i18n|message|msg|locale|translation|label)[_-]?(?:key|state|hash)|.{1,80}(?:type|endpoint|reason|error|errors|error_?code|status|expired|required|missing|expires(?:_?(?:in|at))?|expiry|limit|remaining)|.{1,20}(?:错误|类型|状态|长度|有效期|过期时间))$/i;

/** True when a value under `name` (a member, parameter, element, variable or field) is a secret or names a person. */
export function isSecretName(name: string): boolean {
  if (name.length > 200 || name === '') return false;
  const words = wordsOf(name);
  const joined = words.join('_');
  if (PERSONAL_END.test(joined) || PERSONAL_NAME.test(joined)) return true;
  if (MEANING_NAME.test(name)) return false;
  if (STRONG.test(name) || CODE_NAME.test(name)) return true;
  return words.some((word) => STRONG_WORD.test(word)) || LAST_WORD.test(words.at(-1) ?? '');
}

/** The words of a name in camelCase, snake_case, kebab-case or with dots, in lower case. */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
}

const SAID_IN_CHINESE = /^(?=[\u4e00-\u9fff，。、！ ]{2,40}$).{0,38}(?:为空|必填|必须|错误|无效|有误|失效|过期|不正确|缺失|缺少|未|不合法|不存在|失败|不能|不可|请|需要|已|格式|长度)/;

/** What a refusal says of a secret (`required; app`, `must not be blank`, `不能为空`), where the secret itself would stand. */
export function isStatement(text: string): boolean {
  if (text.length > 120) return false;
  return (
    /^(?:(?:this|the) )?(?:(?:field|value) )?(?:is|was|must|should|cannot|has|required|missing|invalid|expired|denied|none|not|failed|disabled|true|false|null)(?:[ ;,]{1,2}[A-Za-z']{1,20}){0,12}[.!]?$/i.test(text) ||
    SAID_IN_CHINESE.test(text)
  );
}
