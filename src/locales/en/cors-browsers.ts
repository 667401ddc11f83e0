/** English words for where browsers decide differently over the same call; the type of these words in every language. */
import type { BrowserDifference, BrowserName } from '../../http/cors-browsers';
import type { FirefoxReason } from '../../http/cors-firefox';

export interface CorsBrowserWords {
  /** Above the lines. */
  readonly title: string;
  readonly names: { readonly [B in BrowserName]: string };
  /** One line: where it works, where it fails, why, and what to do. */
  readonly line: (difference: BrowserDifference) => string;
  /** What to look for in Firefox's console; two where it cannot be told which. */
  readonly firefoxConsole: (reasons: readonly FirefoxReason[]) => string;
}

const names = { chromium: 'Chrome and Edge', firefox: 'Firefox', safari: 'Safari' } as const;

const code = (text: string): string => `\`${text.replace(/`/g, "'")}\``;
/** `save-data` as people write it. */
const capitals = (name: string): string => (name.length <= 3 ? name.toUpperCase() : name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()));
const fieldList = (fields: readonly string[]): string => fields.map((name) => code(capitals(name))).join(', ');

function list(browsers: readonly BrowserName[]): string {
  const said = browsers.flatMap((name) => (name === 'chromium' ? ['Chrome', 'Edge'] : [names[name]]));
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`;
}

function where({ passesIn, failsIn, observedIn, certain }: BrowserDifference): string {
  if (failsIn.length === 0) return `Works in ${list(passesIn)} today, but against the standard`;
  if (certain) return `Works in ${list(passesIn)}, fails in ${list(failsIn)}`;
  return passesIn.includes(observedIn) ? `Works in ${list(passesIn)}, may fail in ${list(failsIn)}` : `Fails in ${list(failsIn)}, may work in ${list(passesIn)}`;
}

function why({ rule, fields }: BrowserDifference): string {
  switch (rule) {
    case 'authorization-under-wildcard':
      return '`*` in `Access-Control-Allow-Headers` does not cover `Authorization`, and Firefox already warns of it. Name `Authorization` in the list.';
    case 'client-hint-field':
      return `Chrome and Edge let a page send ${fieldList(fields)} without asking; the others ask in a preflight. Name ${fields.length > 1 ? 'these headers' : 'it'} in \`Access-Control-Allow-Headers\`, or do not set ${fields.length > 1 ? 'them' : 'it'} in the call.`;
    case 'user-agent-field':
      return 'Chrome and Edge ignore a `User-Agent` that the page sets; the others send it and ask for it in a preflight. Leave it out of the call, or name it in `Access-Control-Allow-Headers`.';
    case 'empty-location':
      return 'the redirect has an empty `Location`. Chrome and Edge hand it to the page as it is; Firefox calls the same URL again until it gives up. Send a target, or a status that is no redirect.';
    case 'userinfo-in-redirect':
      return 'the redirect leads to a URL with a user name in it (`user@host`), and Chrome and Edge load nothing from such a URL. Leave the name out of `Location`.';
    case 'status-407':
      return '`407` is a proxy’s status. When a server sends it, Chrome and Edge treat the call as a failed connection and hide the answer from the page. Answer with `401` or `403`.';
    case 'origin-of-redirected-preflight':
      return 'after a redirect to another server, Chrome and Edge send the preflight with `Origin: null` and Firefox with the page’s own origin; the answer here allows only one of the two. Let the page call the final URL directly.';
  }
}

export const corsBrowsers: CorsBrowserWords = {
  title: 'In other browsers',
  names,
  line: (difference) => `${where(difference)}: ${why(difference)}`,
  firefoxConsole: (reasons) => `In Firefox’s console this is ${reasons.map(code).join(' or ')}.`,
};
