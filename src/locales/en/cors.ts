/** English words of the CORS section. */
import type { CorsPlace, DescribedProblem } from '../../http/cors-problem-facts';
import type { PreflightReason } from '../../http/cors-safelist';
import type { CorsWords } from '../cors-words';

const plain = (text: string): string => text.replace(/`/g, "'");
const code = (text: string): string => `\`${plain(text)}\``;
const list = (names: readonly string[]): string => names.map(code).join(', ');

const differences: CorsWords['differences'] = {
  'page-null': 'The page has no origin of its own (`null`).',
  null: 'This allows only pages without an origin.',
  empty: 'The value is empty.',
  'two-fields': 'The header may be there only once.',
  list: 'Only one origin may stand there, not a list.',
  pattern: 'Patterns mean nothing here: browsers compare letter by letter.',
  placeholder: 'A variable was not filled in.',
  quotes: 'Quotation marks are not part of an origin.',
  'white-space': 'There is a space or an invisible character in it.',
  'scheme-missing': 'The beginning is missing: an origin starts with `https://` or `http://`.',
  userinfo: 'A user name or password is not part of an origin.',
  scheme: '`http` and `https` are different origins.',
  www: 'With and without `www.` are different origins.',
  subdomain: 'The subdomain differs.',
  loopback: '`localhost` and its IP address are different origins.',
  punycode: 'A name in other letters is written with `xn--` in an origin.',
  ipv6: 'It is the same address, but browsers write it in its short form.',
  port: 'The port differs.',
  'default-port': 'The port is written out: an origin leaves out 443 for `https` and 80 for `http`.',
  'trailing-slash': 'An origin has no slash at the end.',
  path: 'An origin has no path: it is only scheme, host and port.',
  case: 'An origin is written in lower case.',
  form: 'It is the same origin in another spelling, and browsers compare letter by letter.',
  other: 'They are different sites.',
};

/** Differences that are no other site, only another way to write it. */
const SPELLING: readonly string[] = ['quotes', 'white-space', 'punycode', 'ipv6', 'default-port', 'trailing-slash', 'path', 'case', 'form', 'userinfo'];

function place({ message, hop, redirects }: CorsPlace): string {
  if (message === 'request') return 'Call';
  const of = hop === null ? '' : ` of redirect ${hop + 1}`;
  if (message === 'preflight') return `Preflight${of}`;
  return hop !== null ? `Redirect ${hop + 1}` : redirects ? 'Redirect' : 'Response';
}

function problem({ rule, field, sent, lines, bad, missingHeaders, missingMethod, status, listsOrigin, differences: named, onlyWithCredentials, place: { message } }: DescribedProblem): string {
  const name = `\`${field ?? ''}\``;
  switch (rule) {
    case 'allow-origin-missing':
      return `${name} is missing`;
    case 'allow-origin-multiple':
      return `${name} ${lines > 1 ? `is there ${lines} times` : 'is a list'}; browsers accept one origin${listsOrigin ? ', even though the page’s own is among them' : ''}`;
    case 'allow-origin-invalid':
      return sent === '' ? `${name} is empty` : `${name} is not an origin`;
    case 'allow-origin-mismatch':
      if (named.includes('page-null')) return `${name} cannot name a page that has no origin (\`null\`)`;
      return `${name} ${named.length > 0 && named.every((one) => SPELLING.includes(one)) ? 'writes the page’s origin wrong' : named.includes('pattern') ? 'is a pattern' : 'names another origin than the page’s'}`;
    case 'allow-origin-wildcard':
      return `“Any website” (\`*\`) is not enough${onlyWithCredentials ? '' : ' for a call that sends cookies'}`;
    case 'allow-credentials':
      return `${name} ${sent === null ? 'is missing' : sent === '' ? 'is empty' : `is ${code(sent)}`}${onlyWithCredentials ? '' : '; a call that sends cookies needs it'}`;
    case 'preflight-status':
      return `The preflight was answered ${status}; it needs a status from 200 to 299`;
    case 'preflight-redirect':
      return `The preflight was redirected (${status}); browsers do not follow that`;
    case 'allow-methods-invalid':
    case 'allow-headers-invalid':
      return `${name} is not a list of names: ${list(bad)}`;
    case 'method-not-allowed':
      return `The method ${code(missingMethod ?? '')} is not allowed`;
    case 'headers-not-allowed':
      return missingHeaders.length > 1 ? `These request headers are not allowed: ${list(missingHeaders)}` : `The request header ${list(missingHeaders)} is not allowed`;
    case 'scheme':
      return message === 'request' ? 'The address called is neither http nor https' : 'The redirect leads to an address that is neither http nor https';
    case 'redirect-userinfo':
      return 'The redirect leads to an address with a user name or password in it';
  }
}

function reason(of: PreflightReason): string {
  if (of.kind === 'method') return `${code(of.method)} is not one of \`GET\`, \`HEAD\` and \`POST\`.`;
  if (of.kind === 'upload') return 'Neither method nor headers ask for it: the page listens to the progress of an upload (`xhr.upload`), or sends its body as a stream.';
  const name = code(of.name);
  // Of a media type that was not seen, that much is known.
  switch (of.name === 'content-type' && of.because === 'unknown' ? 'content-type' : of.because) {
    case 'name':
      return `The header ${name} is not one of the few that pages may send without asking.`;
    case 'content-type':
      return `${name} is not one that a form can send (such as \`text/plain\`).`;
    case 'length':
      return `The header ${name} is longer than 128 bytes.`;
    case 'bytes':
      return `The header ${name} contains a character that has to be asked for.`;
    case 'range':
      return `${name} is not one simple range such as \`bytes=0-99\`.`;
    case 'total-length':
      return `With ${name}, the headers come to more than 1,024 bytes.`;
    case 'unknown':
      return `The header ${name} has a value that has to be asked for; it was not seen.`;
  }
}

function without(of: PreflightReason): string {
  if (of.kind === 'method') return `Only if the API offers the same as a \`POST\`. You give up what ${code(of.method)} tells caches, proxies and retries.`;
  if (of.kind === 'upload') return 'Remove the listener on `xhr.upload`, or send the body in one piece. You give up the progress bar.';
  if (of.because === 'name' && of.name === 'authorization') return 'Better keep `authorization`: a token in the URL ends up in logs, and a cookie opens the door to forged calls (CSRF).';
  switch (of.name === 'content-type' && of.because === 'unknown' ? 'content-type' : of.because) {
    case 'name':
      return `Leave ${code(of.name)} out, if the API does not need it.`;
    case 'content-type':
      return 'Send the JSON as `text/plain`, if the API reads that. You give up the protection against forged calls from other sites (CSRF) that the preflight gives.';
    case 'length':
    case 'total-length':
      return `Shorten ${code(of.name)}, or move the value into the body.`;
    case 'range':
      return 'Ask for one range at a time.';
    case 'bytes':
    case 'unknown':
      return `Leave quotes, brackets, colons, \`<>?@\` and letters outside ASCII out of ${code(of.name)}.`;
  }
}

export const cors: CorsWords = {
  problems: {
    title: (count) => (count === 1 ? 'What CORS objects to' : `Everything CORS objects to (${count})`),
    inOrder: 'The browser reports only the first. Fix that, and you meet the next.',
    hiddenStatus: (status) => `The server’s own answer is ${status}. Fixing CORS does not change that; it lets the page read it.`,
    twoReadings: (withCookies, other) => `Whether this call sends cookies cannot be seen. If it does (\`credentials: 'include'\`): ${withCookies}. If not: ${other}.`,
    onlyWithCredentials: 'only if the call sends cookies',
    place,
    problem,
    sent: 'Sent',
    needed: 'Needed',
    toAdd: 'To add',
    unseen: (message) =>
      message === 'preflight' ? 'The answer to the preflight was not seen; it has to allow the same.' : 'The browser stopped before the call itself, so its response was not seen. It needs the CORS headers too.',
  },
  compare: { label: 'Letter by letter', allowed: 'Allowed', page: 'Page', nothing: 'nothing here' },
  differences,
  repair: {
    title: 'What the server has to send',
    answer: ({ message, hop }) => (message === 'preflight' ? `On the preflight (\`OPTIONS\`)${hop === null ? '' : ` of redirect ${hop + 1}`}` : hop === null ? 'On the response to the call' : `On redirect ${hop + 1}`),
    unseen: 'not seen yet',
    onErrorsToo: 'Send these on error responses too.',
    remove: (names) => `leave out: ${names.join(', ')}`,
    onlyWithCredentials: 'only if the call sends cookies:',
    none: 'No safe change of the server’s answers was found that browsers would accept.',
    call: (change) => {
      if (change.kind === 'call-url') return `Call ${code(change.url)} directly: a redirect from one foreign server to another takes the page’s origin away.`;
      if (change.kind === 'use-http-url') return 'Call an `https:` address.';
      return 'Give the page an origin: serve it from a web server, and without `sandbox` (or with `allow-same-origin`).';
    },
    unsafe: {
      'null-origin': 'Do not allow `null`: every sandboxed frame and every local file would get in, whoever made it.',
      'wildcard-with-credentials': 'Do not answer with whatever origin asks: together with cookies, any website could act as your signed-in users. Name your own origins.',
    },
  },
  preflight: {
    summary: ({ source, method, reasons }) => {
      const about = list([...reasons.flatMap((one) => (one.kind === 'method' ? [method] : [])), ...reasons.flatMap((one) => (one.kind === 'field' ? [one.name] : []))]);
      const why = about === '' ? '' : `: ${about}`;
      if (source === 'cache') return `The browser did not ask again (preflight remembered)${why}`;
      if (source === 'unseen') return `The browser has to ask first, but no preflight was seen${why}`;
      return `Why the browser asked first${why}`;
    },
    reason,
    without,
    avoid: 'Without a preflight',
    memory: ({ source, maxAge, rememberedSeconds }) => {
      const always = 'With `cache: \'no-store\'`, `no-cache` or `reload`, and with “Disable cache” in DevTools, Chrome asks every time.';
      if (source === 'cache') return `No \`OPTIONS\` was seen, though this call needs one: the browser still remembered an earlier answer (\`Access-Control-Max-Age\`), or had asked before anyone was watching. ${always}`;
      if (rememberedSeconds === null) return '';
      if (rememberedSeconds === 0) return '`Access-Control-Max-Age` forbids remembering the answer, so the browser asks before every call.';
      return maxAge === null ? `\`Access-Control-Max-Age\` is missing: an allowing answer is remembered for only ${rememberedSeconds} seconds. ${always}` : `Chrome remembers an allowing answer for ${rememberedSeconds} seconds. ${always}`;
    },
    worthKeeping: 'Usually the preflight is worth keeping: let it be remembered with `Access-Control-Max-Age` (Chrome: up to 2 hours, Firefox: 24). Calls to the page’s own origin never need one.',
  },
  cache: {
    summary: ({ madeFor }) =>
      madeFor === 'another-origin' ? 'A cache may have served the response made for another page' : madeFor === 'no-origin' ? 'A cache may have served a response made without CORS' : '`Vary: Origin` is missing: caches may mix up pages',
    explain: ({ madeFor, shownBy }) => {
      const shown = shownBy === null ? 'the browser’s own cache' : `\`${plain(shownBy.name)}: ${plain(shownBy.value)}\``;
      if (madeFor === 'another-origin') return `The response was stored (${shown}), names another origin, and does not say that it depends on the page. Send \`Vary: Origin\` on every response, then clear the cache.`;
      if (madeFor === 'no-origin') return `The response was stored (${shown}) and does not say that it depends on the page: it may have been made for a request without an \`Origin\`. Send the CORS headers and \`Vary: Origin\` on every response, asked for or not, then clear the cache.`;
      return 'The response allows one origin by name and may be stored. The next page of another origin can get this one and fail. Send `Vary: Origin` on every response, also on those without an allowed origin.';
    },
  },
  hiddenFields: {
    summary: ({ names }) => `${names.length} response ${names.length === 1 ? 'header' : 'headers'} the page’s code cannot read: ${list(names)}`,
    explain: ({ wildcardIgnored }) =>
      `Code on another origin sees a response header only if the server names it in \`Access-Control-Expose-Headers\`.${wildcardIgnored ? ' `*` does not count for calls that send cookies.' : ''} The inspector sees them all.`,
  },
  nullOrigin: {
    summary: 'Where `Origin: null` comes from',
    explain: ({ source, url }) =>
      source === 'redirect'
        ? `The call had an origin. ${code(url)} redirected it to a third site, and there the browser sends \`null\` instead.`
        : source === 'frame'
          ? 'A frame without an origin of its own made the call. Such frames look alike from outside; it is one of these:'
          : 'What made the call has no origin of its own. Such pages look alike from outside; it is one of these:',
    kinds: ['a frame with `sandbox` and without `allow-same-origin`, or a page sent with `Content-Security-Policy: sandbox`', 'a `data:` URL, or a `blob:` URL made by such a page', 'a local file (`file:`)'],
  },
  obsolete: {
    summary: 'Headers that do nothing any more',
    explain: (names) => `${list(names)}: browsers gave up Private Network Access and no longer look at ${names.length === 1 ? 'it' : 'them'}. Access to the local network is now the user’s permission.`,
  },
};
