/** Reads an error out of XML: object stores, SOAP, gateways' faults, RFC 9457 in XML, and the refusals that platforms write under a success. Pure. */
import type { Problem } from './problem';

/** Roots under which services put an error: SOAP, gateways' faults, and documents that are named after the call. */
const XML_FAULT = /^<(?:[a-z]\w{0,20}:)?(?:Envelope|faults?|(?:[a-z]\w{0,40})?(?:Errors?|Exception|Response|Report|Result))[\s>]/i;

/** SOAP 1.2: the code that says more than on whose side the fault is. */
const SUBCODE = /<(?:[a-z]\w{0,20}:)?Subcode>\s{0,20}<(?:[a-z]\w{0,20}:)?Value(?: [^<>]{0,200})?>([^<]{1,200})</i;

/** An element named after the error, with its sentence inside it or in an attribute, and its number. */
const ERROR_TEXT = /<(?:[a-z]\w{0,20}:)?(?:Error|err)(?: [^<>]{0,200})?>([^<]{2,1000})</i;
const ERROR_ATTRIBUTE = /<(?:Error|err)\b[^<>]{0,200}?\b(?:msg|message)=["']([^"'<>]{2,500})["']/i;
const ERROR_NUMBER = /<(?:Error|err)\b[^<>]{0,200}?\b(?:code|number)=["'](\w{1,40})["']/i;

/** An error is short, and says at once that it is one. */
const LONGEST = 4096;
const HEAD = 700;

/**
 * The marks by which documents say no under a success: the root's own word (Flickr's `stat`, Namecheap's `Status`), a first-level member with the
 * verdict (eBay's `Ack`, WeChat Pay's `return_code` and `result_code`), or a reply of a number and its meaning alone (NameSilo; 300 is success).
 */
const SAYS_NO: readonly RegExp[] = [
  /^(?:<\?xml[^<>]{0,200}\?>\s{0,20})?<[a-z][\w:-]{0,60}\s[^<>]{0,400}?\b(?:stat|status|result)=["'](?:fail|failed|failure|error|ko)["']/i,
  /^(?:<\?xml[^<>]{0,200}\?>\s{0,20})?<[a-z][^<>]{0,400}>\s{0,20}(?:<[\w:]{1,40}>[^<>]{0,300}<\/[\w:]{1,40}>\s{0,20}){0,9}?<(?:Ack|return_code|result_code|status|result|success)>\s{0,8}(?:failure|fail|failed|error|false)\s{0,8}<\//i,
  /<reply>\s{0,20}<code>(?!300<)\d{3}<\/code>\s{0,20}<detail>[^<]{1,300}<\/detail>\s{0,20}<\/reply>/i,
];

/** Whether an XML document that came with a success says no. Only its beginning is looked at. */
export function refusesInXml(content: string): boolean {
  if (!/^<(?:\?xml|[a-z])/i.test(content) || /^<html[\s>]/i.test(content)) return false;
  const head = content.slice(0, HEAD).replaceAll('<![CDATA[', '').replaceAll(']]>', '');
  return SAYS_NO.some((mark) => mark.test(head));
}

/** Whether a body, leading white space gone, is read as an error in XML. */
export function isXmlProblem(start: string, status: number): boolean {
  return /^<(?:\?xml|Error[\s>]|problem[\s>])/i.test(start) || (status >= 400 ? XML_FAULT.test(start) : start.length <= LONGEST && refusesInXml(start));
}

/** The error in an XML body; null: it names none. */
export function readXml(source: string, status: number): Problem | null {
  const content = source.replaceAll('<![CDATA[', '').replaceAll(']]>', '');
  const tag = (...names: readonly string[]): string | null => new RegExp(`<(?:[a-z]\\w{0,20}:)?(?:${names.join('|')})(?: [^<>]{0,200})?>([^<]{0,2000})</`, 'i').exec(content)?.[1]?.trim() ?? null;
  // RFC 9457 appendix B: a problem in XML.
  const isProblem = /<(?:[a-z]\w{0,20}:)?problem[\s>]/i.test(content.slice(0, 500));
  const type = isProblem ? (/[/:#]([\w.-]{3,80})$/.exec(tag('type')?.slice(-300) ?? '')?.[1] ?? null) : null;
  // A SOAP fault's code is a qualified name; those of SOAP itself only say on whose side the fault is.
  const named = (tag('Code', 'errorCode', 'error_code', 'err_code', 'faultcode') ?? SUBCODE.exec(content)?.[1] ?? ERROR_NUMBER.exec(content)?.[1])?.split(':').at(-1) ?? null;
  const code = named !== null && /^(?:Client|Server|Sender|Receiver|)$/.test(named) ? null : named;
  const detail =
    tag('Message', 'detail', 'errorMessage', 'error_description', 'err_code_des', 'LongMessage', 'faultstring', 'ServiceException', 'ExceptionText') ?? tag('return_msg', 'ShortMessage', 'Text', 'description') ?? ERROR_TEXT.exec(content)?.[1]?.trim() ?? ERROR_ATTRIBUTE.exec(content)?.[1] ?? null;
  const title = isProblem ? tag('title') : null;
  if (code === null && detail === null && title === null && type === null) return null;
  const members: Record<string, string> = {};
  for (const name of ['RequestId', 'HostId', 'Resource', 'ServerTime', 'RequestTime', 'Expires']) {
    const value = tag(name);
    if (value !== null) members[name.toLowerCase()] = value;
  }
  // Azure's sentence is one for every fault; what was wrong stands beside it.
  const told = tag('AuthenticationErrorDetail');
  const more = ['AuthenticationErrorDetail', 'EC', 'Details?', 'Description', 'Reason', 'ShortMessage'].map((name) => tag(name));
  const codes = distinct([code, type]);
  return { format: isProblem ? 'problem+xml' : 'xml', code: code ?? type, title, detail, members, codes, ownCodes: codes, farCodes: [], messages: distinct([told === null ? detail : null, title, ...more]), labels: [], asides: [], refusesInBody: status >= 200 && status < 300 && source.length <= LONGEST && refusesInXml(source) };
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== null && value !== ''))];
}
