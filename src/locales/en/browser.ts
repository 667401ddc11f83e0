/** English words of the causes by which the browser or the network refuses, and of what stays unexplained. */
import type { CausesCatalog } from '../catalog';
import { cors } from './cors';
import { endpointAnswered } from './neighbours';

const BYPASS = 'Until the server is changed, have the page call your own server, which passes the call on to the API.';
const REAL_ORIGIN = 'Open the page from a web server (`http://localhost` will do). A local file, a sandboxed frame or a redirect through another site has no origin that a server could allow by name.';
/** Differences that say why a value is no origin at all. */
const NOT_AN_ORIGIN: readonly string[] = ['punycode', 'pattern', 'placeholder', 'quotes', 'white-space', 'scheme-missing'];
/** Differences that are no other site, only another way to write it. */
const SPELLING: readonly string[] = ['white-space', 'punycode', 'ipv6', 'default-port', 'trailing-slash', 'path', 'case', 'form', 'userinfo'];
const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
const answerOf = (step: string): string => (step === 'preflight' ? 'the preflight response (the answer to the browser’s question before the call)' : 'the response');

export const browser: Pick<
  CausesCatalog,
  | `cors-${string}` & keyof CausesCatalog
  | `blocked-${string}` & keyof CausesCatalog
  | `network-${string}` & keyof CausesCatalog
  | 'unexplained'
> = {
  'cors-allow-origin-missing': {
    title: ({ status }) => (status >= 400 ? `The server answered ${status}, and the page cannot see it` : 'The server does not allow this page to read its response'),
    why: ({ origin, step, status }) =>
      status >= 400
        ? `The server answered ${status} without an \`Access-Control-Allow-Origin\` header, so the browser hides the response from \`${origin}\` and the page only sees a “CORS error”. The ${status} is the problem to fix.`
        : `There is no \`Access-Control-Allow-Origin\` header in ${answerOf(step)}, so the browser hides the response from \`${origin}\`.`,
    decide: 'Look at the response headers below: this one is missing.',
    fixes: {
      'send-cors-fields': 'Send `Access-Control-Allow-Origin` with the page’s origin, and `Vary: Origin`.',
      'send-cors-fields-on-errors': 'Send the same CORS headers on error responses too (in nginx: `always`), so that pages can read the real reason.',
      'give-page-an-origin': REAL_ORIGIN,
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-mismatch': {
    title: ({ difference, differences }) => {
      if (difference === 'page-null') return 'This page has no web address of its own for the server to allow';
      if (difference === 'pattern') return 'The server’s permission is a pattern, and browsers do not read patterns';
      return differences.every((one) => SPELLING.includes(one)) ? 'The server means this website, but writes its address wrong' : 'The server allows a different website, not this one';
    },
    why: ({ origin, allowed, differences, step }) => `The page is \`${origin}\`; ${answerOf(step)} allows \`${allowed}\`. ${differences.map((one) => cors.differences[one]).join(' ')}`.trim(),
    decide: 'Compare the two origins letter by letter. If the allowed one belongs to another page of yours, a cache may be serving the response made for that page.',
    fixes: {
      'allow-this-origin': 'Keep a list of allowed origins. Send the request’s origin back when it is on the list, with `Vary: Origin`.',
      'vary-by-origin': 'Send `Vary: Origin` and clear the cache: this response may have been cached for another page.',
      'use-the-allowed-origin': 'Open the page at the origin the server allows.',
      'give-page-an-origin': REAL_ORIGIN,
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-multiple': {
    title: 'The server sends more than one allowed website',
    why: ({ allowed, lines, listsOrigin }) =>
      `${
        lines > 1
          ? `\`Access-Control-Allow-Origin\` is in the response ${lines} times (\`${allowed}\`). Usually the API and a proxy in front of it both add it; browsers accept exactly one.`
          : `\`Access-Control-Allow-Origin\` is \`${allowed}\`. Browsers accept exactly one origin there, not a list.`
      }${listsOrigin ? ' It does not help that this page’s origin is in it.' : ''}`,
    decide: 'Call the API directly, without the proxy. If the header is then there only once, the proxy adds the other one.',
    fixes: {
      'remove-second-writer': 'Set the header in one place only, the API or the proxy, and remove it from the other.',
      'send-one-origin': 'Send back only the request’s origin, when it is on your list, with `Vary: Origin`.',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-invalid': {
    title: 'The server’s permission for other websites is not written correctly',
    why: ({ allowed, origin, differences }) =>
      allowed === ''
        ? '`Access-Control-Allow-Origin` is there, but empty.'
        : `\`Access-Control-Allow-Origin\` is \`${allowed}\`, which is not an origin. ${differences.filter((one) => NOT_AN_ORIGIN.includes(one)).map((one) => cors.differences[one]).join(' ')} It must be scheme, host and port, such as \`${origin === 'null' ? 'https://app.example' : origin}\`.`.replace('  ', ' '),
    decide: 'Look at the value. Usual mistakes: only a host name, quotation marks, or a variable that was not filled in.',
    fixes: {
      'send-full-origin': 'Send the full origin, with its scheme and without a slash at the end, and `Vary: Origin`.',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-wildcard-with-credentials': {
    title: 'The server’s “any website” (`*`) does not cover calls that send cookies',
    why: ({ origin, step }) =>
      `The call is made with credentials (\`credentials: 'include'\` or \`withCredentials\`), and ${answerOf(step)} has \`Access-Control-Allow-Origin: *\`. Such calls need the page’s origin by name: \`${origin}\`.`,
    decide: 'Make the same call without credentials. If it works, this was the cause.',
    fixes: {
      'send-no-credentials': 'If the API does not need cookies (a token in `Authorization` is not one), make the call without credentials.',
      'name-the-origin': 'Send the page’s origin instead of `*`, with `Access-Control-Allow-Credentials: true` and `Vary: Origin`. Only do this for origins on your list.',
    },
  },
  'cors-allow-credentials-not-true': {
    title: 'The server does not allow calls with cookies from this page',
    why: ({ value, absent }) =>
      `The call is made with credentials (\`credentials: 'include'\` or \`withCredentials\`). \`Access-Control-Allow-Credentials\` ${absent ? 'is missing' : value === '' ? 'is empty' : `is \`${value}\``}; it must be exactly \`true\`, in lower case.`,
    decide: 'Make the same call without credentials. If it works, this was the cause.',
    fixes: {
      'send-no-credentials': 'If the API does not need cookies (a token in `Authorization` is not one), make the call without credentials.',
      'allow-credentials': 'Send `Access-Control-Allow-Credentials: true` on the preflight response and on every other response.',
    },
  },
  'cors-preflight-status-not-ok': {
    title: ({ status }) => `The browser’s check before the call got ${status}, so the call was never sent`,
    why: ({ status, method, headers, answeredBy, allow }) => {
      const asked = `Before sending \`${method}\`${headers.length === 0 ? '' : ` with ${code(headers)}`}, the browser asks for permission with an \`OPTIONS\` request (the preflight). That must be answered with a 2xx status; the answer was ${status}.`;
      const who: { readonly [by: string]: string } = {
        login: 'The login check answered before CORS had its turn. It must let a preflight pass: that never carries a token or cookies.',
        firewall: 'By its marks, a firewall or CDN in front of the API answered.',
        router:
          allow.length > 0
            ? `The server has no handler for \`OPTIONS\` on this path: it only knows ${code(allow)}.`
            : status === 404
              ? 'Most likely the server has no handler for `OPTIONS` on this path, or does not know the path at all.'
              : 'That is how a server answers that has no handler for `OPTIONS` on this path.',
        'rate-limit': 'The rate limit counts preflights too, and this one was over it.',
        gateway: status >= 500 ? 'That is how a gateway answers that cannot reach the API behind it.' : 'By its marks, the API gateway answered, and the API never saw the question.',
        server: 'The server failed while answering.',
        unknown: status === 403 ? 'Who forbade it cannot be told from the answer: a firewall, a gateway, or the API’s own login check (a preflight never carries a token).' : 'Who answered so cannot be told from the answer.',
      };
      return `${asked} ${who[answeredBy] ?? ''}`.trim();
    },
    decide: 'Repeat the `OPTIONS` request with curl: whatever answers it has to be changed. The body and the `Server` header often name it.',
    fixes: {
      'answer-preflight-first': ({ answeredBy }) => {
        if (answeredBy === 'login') return 'Move CORS before the login check: answer `OPTIONS` with 204 and the CORS headers, without asking for a token.';
        if (answeredBy === 'router') return 'Register `OPTIONS` for this path: answer it with 204 and the CORS headers.';
        if (answeredBy === 'rate-limit') return 'Do not count preflights: answer `OPTIONS` with 204 and the CORS headers before the rate limit. `Access-Control-Max-Age` makes them rarer.';
        return 'Answer `OPTIONS` with 204 and the CORS headers, before authentication, rate limits and routing.';
      },
      'let-options-pass-in-front': 'Let whatever stands in front of the API (firewall, gateway, CDN) pass `OPTIONS` requests through, or answer them itself.',
      'restore-what-is-behind': ({ answeredBy }) => (answeredBy === 'gateway' ? 'Check that the gateway reaches the API and is set up for `OPTIONS` on this path, or let it answer `OPTIONS` itself.' : 'Look into the server’s log for this `OPTIONS` request, and fix what failed.'),
      'give-page-an-origin': REAL_ORIGIN,
      'call-through-own-server': BYPASS,
    },
  },
  'cors-preflight-redirected': {
    title: 'The browser’s check before the call was redirected, so the call was never sent',
    why: ({ status, target, kind }) => {
      const reasons: { readonly [kind: string]: string } = {
        https: 'It only changes http to https.',
        slash: 'It only changes the slash at the end.',
        www: 'It only changes `www.`.',
        login: 'It looks like a login page: something demands a login, but a preflight never carries one.',
      };
      if (kind === 'hsts') return `The call goes to \`http:\`, but this browser only lets this host be reached by https (HSTS). So it redirected its own check to \`${target}\`, and browsers do not allow a redirect there. No server was asked.`;
      return `The preflight was redirected (${status})${target === '' ? '' : ` to \`${target}\``}. Browsers do not follow a redirect there. ${reasons[kind] ?? ''}`.trim();
    },
    decide: 'Look at `Location` in the preflight response.',
    fixes: {
      'call-final-url': 'Call the URL the redirect leads to.',
      'answer-preflight-directly': 'Answer `OPTIONS` at this URL with 204 and the CORS headers, before any redirect or login.',
    },
  },
  'cors-preflight-method-not-allowed': {
    title: ({ method }) => `The server does not allow \`${method}\` from other websites`,
    why: ({ method, allowed, wildcard, inOtherCase }) =>
      `The browser asked (in the preflight) whether it may send \`${method}\`; ${allowed.length === 0 ? 'the response lists no methods' : `the response only allows ${code(allowed)}`}.${wildcard ? ' With credentials, `*` is taken literally and does not mean “all”.' : ''}${inOtherCase ? ' Upper and lower case matter here.' : ''}`,
    decide: 'Compare the method with `Access-Control-Allow-Methods` in the preflight response.',
    fixes: {
      'write-method-in-capitals': 'Write the method in capitals: browsers only capitalise the six oldest methods themselves, and `patch` is not one of them.',
      'allow-method': 'Add the method to `Access-Control-Allow-Methods`.',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-preflight-header-not-allowed': {
    title: ({ missing }) => (missing.length > 1 ? `The server does not allow ${missing.length} of the headers this call sends` : `The server does not allow the header ${code(missing)} from other websites`),
    why: ({ missing, allowed, wildcard }) =>
      `Not allowed: ${code(missing)}. ${allowed.length === 0 ? 'The preflight response lists no headers.' : `The preflight response only allows ${code(allowed)}.`}${wildcard ? ' With credentials, `*` is taken literally and does not mean “all”.' : ''}`,
    decide: 'Compare what was asked for with `Access-Control-Allow-Headers` in the preflight response.',
    fixes: {
      'allow-headers': ({ missing }) => `Add ${code(missing)} to \`Access-Control-Allow-Headers\`.`,
      'drop-headers': 'Leave out headers the API does not need. Libraries and tracing tools often add some.',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-preflight-allow-methods-invalid': {
    title: 'The server’s list of allowed methods is not written correctly',
    why: ({ bad }) => `\`Access-Control-Allow-Methods\` must be method names separated by commas. Not a valid name: ${code(bad)}.`,
    decide: 'Look at the value in the preflight response. Usual mistakes: spaces or semicolons instead of commas, or quotation marks.',
    fixes: { 'send-valid-list': 'Send the names separated by commas, without quotes.', 'call-through-own-server': BYPASS },
  },
  'cors-preflight-allow-headers-invalid': {
    title: 'The server’s list of allowed headers is not written correctly',
    why: ({ bad }) => `\`Access-Control-Allow-Headers\` must be header names separated by commas. Not a valid name: ${code(bad)}.`,
    decide: 'Look at the value in the preflight response. Usual mistakes: spaces or semicolons instead of commas, or quotation marks.',
    fixes: { 'send-valid-list': 'Send the names separated by commas, without quotes.', 'call-through-own-server': BYPASS },
  },
  'cors-redirect-with-credentials': {
    title: 'The server redirected the call to an address with a password in it',
    why: ({ status, target }) => `The redirect (${status}) leads to ${target === '' ? 'a URL' : `\`${target}\`, a URL`} with a user name or password in front of the host. Browsers do not follow such a redirect for a call to another site.`,
    decide: 'Look at `Location` in the response.',
    fixes: {
      'redirect-without-userinfo': 'Redirect to a URL without `user:password@`.',
      'call-final-url': 'Call the final URL directly, with the credential in a header.',
    },
  },
  'cors-disabled-scheme': {
    title: 'The call leads to an address that is not http or https',
    why: ({ scheme, redirected }) => `${redirected ? 'The server redirected the call to' : 'The call uses'} the scheme \`${scheme}\`. On other sites, pages can only call \`http:\` and \`https:\`.`,
    decide: 'Look at the start of the URL, or at `Location` in the response.',
    fixes: {
      'use-https-url': 'Call the API at its `https:` URL.',
      'redirect-to-https': 'Redirect to an `https:` URL.',
    },
  },
  'blocked-by-extension': {
    title: 'Something in this browser blocked the call, most likely an extension',
    why: ({ host }) => `The call to \`${host}\` was never sent. Usually an ad blocker or privacy extension did it; request blocking in DevTools reports the same error.`,
    decide: 'Repeat the call in a private window without extensions. If it works, an extension blocked it. Also check “Network request blocking” in DevTools.',
    fixes: {
      'allow-in-extension': ({ host }) => `Allow \`${host}\` for this page in the extension that blocks it.`,
      'try-without-extensions': 'Use a private window or a profile without extensions to be sure.',
      'rename-blocked-url': 'If this hits many users: block lists match words in URLs (`ads`, `track`, `analytics` …), so use other words.',
    },
  },
  'blocked-mixed-content': {
    title: 'A secure page called an insecure address (http)',
    why: ({ url }) => `The page is on https, but \`${url}\` is not. Browsers do not send such calls.`,
    decide: 'Look at the start of the URL.',
    fixes: {
      'use-https-url': ({ secureUrl }) => `Call \`${secureUrl}\` instead.`,
      'serve-https': 'Serve the API over https, and do not redirect to http.',
    },
  },
  'blocked-by-csp': {
    title: 'The page’s own security policy forbids this call',
    why: ({ directive, target }) => `The page’s \`Content-Security-Policy\` does not list \`${target}\` under \`${directive}\`. The call was never sent, so the API knows nothing about it.`,
    decide: 'The Console names the violated directive. The policy is in the page’s own response headers or in a `meta` element.',
    fixes: { 'allow-in-policy': ({ directive, target }) => `Add \`${target}\` to \`${directive}\` in the page’s policy.` },
  },
  'blocked-local-network': {
    title: ({ named }) => (named ? 'The browser does not let this page call the local network' : 'The browser probably did not let this page call the local network'),
    why: ({ host, address, obsolete }) =>
      `\`${host}\` leads to ${address === '' ? 'an address in the local network' : `\`${address}\``}, and pages from the internet may call such addresses only with the user’s permission. This is not CORS: no response header grants it${obsolete.length === 0 ? ', not even `Access-Control-Allow-Private-Network`' : `, and ${code(obsolete)} does nothing any more`}.`,
    decide: 'If the API is on the internet, its name resolves to the wrong address here: compare with another network. The Console names “local network access” when this is the reason.',
    fixes: {
      'allow-local-network': 'Allow “local network access” for this page: click the icon to the left of the address.',
      'use-public-address': 'Call the API by its public name, or open the page from the local network too.',
      'check-the-name': 'Check what this name resolves to in your network: a filter or the local DNS may point it to an internal address.',
    },
  },
  'blocked-by-response': {
    title: ({ rule }) => (rule === 'frame' ? 'The response may not be shown in a frame of this page' : 'The response arrived, but a policy does not let this page use it'),
    why: ({ rule, policy }) => {
      const reasons: { readonly [rule: string]: string } = {
        orb: 'An HTML element (such as `img` or `script`) loaded it without CORS, and data such as JSON is never handed to a page that way (opaque response blocking).',
        coep: 'The page’s own `Cross-Origin-Embedder-Policy` only lets in what explicitly permits it, and this response does not. It has no `Cross-Origin-Resource-Policy`.',
        dip: 'The page’s own `Document-Isolation-Policy` only lets in what explicitly permits it, and this response does not. It has no `Cross-Origin-Resource-Policy`.',
        frame: 'The response’s `X-Frame-Options` or `Content-Security-Policy: frame-ancestors` does not list this page.',
        corp: `The response’s \`Cross-Origin-Resource-Policy\`${policy === '' ? '' : ` (\`${policy}\`)`} reserves it for its own ${policy === 'same-site' ? 'site' : 'origin'}.`,
      };
      return `${reasons[rule] ?? ''} This is not CORS: \`Access-Control-…\` headers do not change it${rule === 'frame' ? '' : ', unless the call is made with CORS'}.`.trim();
    },
    decide: 'Look at `Cross-Origin-Resource-Policy` in the response, at `Cross-Origin-Embedder-Policy` of the page, and at how the page makes the call.',
    fixes: {
      'call-in-cors-mode': 'Load it with `fetch` in its default mode, or with the `crossorigin` attribute.',
      'send-resource-policy': 'Send `Cross-Origin-Resource-Policy: cross-origin` on everything other sites may use.',
      'use-cors-attribute': 'Load it with CORS: `fetch` in its default mode, or the `crossorigin` attribute. CORS calls are exempt from this policy.',
      'loosen-page-policy': 'If the page does not need the policy, loosen it: `Cross-Origin-Embedder-Policy: credentialless` lets such resources in without cookies.',
      'allow-framing': 'List the page under `frame-ancestors` in the response’s `Content-Security-Policy`, and leave `X-Frame-Options` out.',
    },
  },
  'network-name-not-resolved': {
    title: 'The name of the server could not be found',
    why: ({ host, error }) => `No address was found for \`${host}\` (\`${error}\`).`,
    decide: 'Look the name up in a terminal with `nslookup`. If others can find it, your DNS or a filter is the cause.',
    fixes: {
      'check-host-name': ({ host }) => `Check the spelling of \`${host}\` against the API’s documentation.`,
      'check-dns': 'Check the DNS server and its filters, and whether a VPN should be on or off.',
    },
  },
  'network-connection-refused': {
    title: ({ viaProxy }) => (viaProxy ? 'The proxy did not let the connection through' : 'No server answers at this address'),
    why: ({ host, viaProxy, error }) =>
      viaProxy ? `The connection to \`${host}\` goes through a proxy, and the proxy failed (\`${error}\`).` : `\`${host}\` accepts no connection on this port (\`${error}\`): the server is not running, the port is wrong, or a firewall closes it.`,
    decide: 'Try the same host and port from another network. If it answers there, your network is blocking it.',
    fixes: {
      'check-address': 'Check the host and port in the URL.',
      'start-the-server': 'Check that the server is running and listening on this port.',
      'open-the-way': ({ host }) => `Let connections to \`${host}\` through the firewall and the proxy.`,
    },
  },
  'network-connection-reset': {
    title: ({ empty }) => (empty ? 'The server hung up without answering' : 'The connection broke before the response was complete'),
    why: ({ host, error }) => `The connection to \`${host}\` ended early (\`${error}\`). The server may have crashed or closed it, or something in between cut it.`,
    decide: 'Try from another network. If it fails everywhere, it is the server; if only here, something in between.',
    fixes: {
      'try-another-network': 'Try again, and once from another network (a phone hotspot, for example).',
      'read-server-log': 'Check the server’s log at this time for crashes, limits and closed connections.',
      'look-for-a-filter': 'Look for a firewall or filter that cuts connections to this host.',
    },
  },
  'network-timed-out': {
    title: 'No answer came in time',
    why: ({ host, seconds }) => `\`${host}\` did not answer${seconds > 0 ? ` within ${seconds} s` : ''}. It is overloaded or down, or a firewall silently drops the packets.`,
    decide: 'Try from another network. If it answers there, a firewall in yours drops the packets.',
    fixes: {
      'try-another-network': 'Try again, and once from another network.',
      'check-load': 'Check the load and health of the server, and of whatever stands in front of it.',
      'open-the-way': ({ host }) => `Check that the firewall lets \`${host}\` through.`,
    },
  },
  'network-tls': {
    title: ({ kind }) =>
      kind === 'client-certificate' ? 'The server requires a certificate from this computer' : kind === 'protocol' ? 'The browser and the server could not agree on encryption' : kind === 'unnamed' ? 'No secure connection could be made' : 'The browser does not trust the server’s certificate',
    why: ({ host, kind, error }) => {
      const reasons: { readonly [kind: string]: string } = {
        expired: 'the certificate has expired or is not valid yet, or this computer’s clock is wrong',
        name: 'the certificate was issued for another name',
        authority: 'the certificate’s issuer is not trusted here (self-signed, a missing intermediate, or a company proxy that inspects traffic)',
        revoked: 'the certificate was revoked',
        'client-certificate': 'no acceptable client certificate was presented',
        protocol: 'the handshake failed',
        unnamed: 'the certificate or the encryption was refused',
      };
      return `No secure connection to \`${host}\` was made: ${reasons[kind] ?? reasons['protocol']} (\`${error}\`).`;
    },
    decide: 'Open the host in a new tab and look at the certificate: its issuer, its names and its dates.',
    fixes: {
      'renew-certificate': 'Install a valid certificate for this host name.',
      'check-clock': 'Check this computer’s date and time.',
      'use-certified-name': 'Call the API by a name its certificate lists.',
      'install-chain': 'Use a certificate from a publicly trusted authority, and install it with its full chain.',
      'trust-company-authority': 'If a company proxy inspects traffic, install its root certificate on this computer.',
      'present-client-certificate': 'Install the client certificate the API’s owner gave you, and choose it when the browser asks.',
      'offer-current-protocol': 'Offer TLS 1.2 and 1.3 with current cipher suites.',
    },
  },
  'network-offline': {
    title: ({ changed }) => (changed ? 'The network changed during the call' : 'This computer is offline'),
    why: ({ error }) => `The browser had no network at that moment (\`${error}\`).`,
    decide: 'Open any other site.',
    fixes: {
      'check-connection': 'Check the connection (Wi-Fi, cable, VPN) and try again.',
      'retry-when-online': 'Have the page retry by itself when the `online` event fires.',
    },
  },
  'network-aborted': {
    title: 'The call was cancelled in the browser',
    why: ({ seconds, error }) => `It was cancelled${seconds > 0 ? ` after ${seconds} s` : ''} (\`${error}\`): by the page’s own code (\`AbortController\`, a timeout), or by leaving, reloading or stopping the page. These cannot be told apart from here.`,
    decide: 'Search the page’s code for `abort(` and `AbortSignal.timeout`, and check whether someone left the page at that moment.',
    fixes: {
      'look-for-abort': 'Check `AbortController`, `AbortSignal.timeout` and your HTTP library’s timeouts.',
      'wait-for-the-answer': 'Stay on the page until the response arrives.',
    },
  },
  'network-websocket-failed': {
    title: 'The live connection (WebSocket) could not be made',
    why: ({ url }) => `The handshake with \`${url}\` failed. Browsers hide the server’s answer, even from extensions, so this may be a refusal (401, 403) or a network fault.`,
    decide: 'Open DevTools before connecting: it shows the status of the handshake. Or make the handshake with curl.',
    fixes: {
      'see-handshake-status': 'Make the handshake with curl and read the status.',
      'check-token-and-origin': 'Check the token in the URL or subprotocol, and that this page’s origin is allowed for sockets.',
      'read-handshake-log': 'Find the handshake in the server’s log, and check that proxies pass `Upgrade` on.',
    },
  },
  'network-outcome-unseen': {
    title: 'The end of this call could not be seen',
    why: ({ lost, target }) =>
      lost === 'redirect-without-permission'
        ? `The server sent it on${target === '' ? '' : ` to \`${target}\``}, a host this extension has no permission for. From there on the browser reports nothing.`
        : lost === 'browser-closed'
          ? 'The browser was closed, or the extension restarted, before the response arrived.'
          : 'For a long time the browser has not reported how it ended.',
    decide: 'Open DevTools and repeat the call: the panel then sees everything.',
    fixes: {
      'allow-the-other-host': ({ target }) => `Give this extension permission for ${target === '' ? 'the other host' : `\`${target}\``}.`,
      'look-in-devtools': 'Repeat the call with DevTools open.',
    },
  },
  unexplained: {
    title: ({ status }) => (status === 0 ? 'The call failed without a response' : `The server answered ${status} without saying why`),
    why: ({ status, bodySeen, bodyEmpty, hiddenFromPage, error, workedAt }) => {
      const before = endpointAnswered(workedAt);
      if (status === 0) return `The browser says ${error === '' ? 'nothing more' : `\`${error}\` and nothing more`}.${before}`;
      if (bodyEmpty) return `The response body is empty, and the headers name no reason.${before}`;
      if (bodySeen) return `Neither the headers nor the body name a reason.${before}`;
      return `The headers name no reason, and the body could not be seen${hiddenFromPage ? ' because CORS hides it' : ''}.${before}`;
    },
    decide: ({ status, bodySeen }) =>
      status === 0
        ? 'Repeat the call with curl. If it gets a response, the browser or this page makes the difference; if not, it is the network or the server.'
        : bodySeen
          ? 'The server’s log will tell: find the call by its time and reference.'
          : 'The response body usually tells: open DevTools before the call, or repeat it with curl.',
    fixes: {
      'read-the-body': 'Repeat the call in a terminal and read the response body.',
      'repeat-outside-the-browser': 'Repeat the call in a terminal and compare.',
      'ask-the-owner': 'Ask the API’s owner to find the call in their log, by its time and reference.',
    },
  },
};
