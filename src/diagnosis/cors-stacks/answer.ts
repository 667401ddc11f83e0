/** What a server is wanted to answer, and how its words are quoted in each language. Pure: text in, text out. */
import { isToken } from '../../http/fields';

export interface CorsAnswer {
  readonly origin: string;
  readonly methods: readonly string[];
  readonly fields: readonly string[];
  readonly credentials: boolean;
  /** Response fields that the page may read. */
  readonly exposed?: readonly string[];
}

/** How one stack gives that answer. */
export interface CorsStack {
  /** Stable slug. */
  readonly platform: string;
  /** true: test/stacks starts this stack with the text that `write` gives, and a real browser gets through. */
  readonly executed: boolean;
  readonly write: (answer: SafeAnswer) => string;
}

/** An answer that holds nothing but one origin and tokens (RFC 9110 section 5.6.2): no quotation mark, backslash, space or line break. */
export interface SafeAnswer extends Required<CorsAnswer> {
  readonly safe: true;
}

/** Stands where the page has no origin that could be named. */
export const PLACEHOLDER = 'https://your-page.example';
export const MAX_AGE_SECONDS = 600;

/** Names that the DNS can hold. URLs allow more in a host (`$`, `'`, `{` …), but no page can be reached there, and a configuration file is no place for it. */
const ORIGIN = /^https?:\/\/(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?$/;

/** The only way to a `SafeAnswer`: foreign values that are no origin or no token are left out, `*` too. */
export function safeAnswer({ origin, methods, fields, credentials, exposed = [] }: CorsAnswer): SafeAnswer {
  const clean = (names: readonly string[]): string[] => [...new Set(names)].filter((name) => name.length <= 200 && isToken(name) && name !== '*').slice(0, 40);
  return { safe: true, origin: ORIGIN.test(origin) ? origin : PLACEHOLDER, methods: clean(methods), fields: clean(fields), credentials, exposed: clean(exposed) };
}

/** Members of a list field. */
export const comma = (names: readonly string[]): string => names.join(', ');

/** The lines, if there is anything to say. */
export const when = (wanted: boolean | readonly string[], ...lines: readonly string[]): readonly string[] => (wanted === true || (Array.isArray(wanted) && wanted.length > 0) ? lines : []);

export const indent = (lines: readonly string[], by: string): string[] => lines.map((line) => (line === '' ? line : by + line));

/** JavaScript, PHP and Python: nothing is interpolated between single quotation marks. */
export const single = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** Go, Java, C#, JSON and YAML. */
export const double = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

export const listOf = (names: readonly string[], quote: (text: string) => string): string => names.map(quote).join(', ');
