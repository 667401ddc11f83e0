/** English words of the causes by which the browser or the network refuses, and of what stays unexplained. */
import type { CausesCatalog } from '../catalog';

const BYPASS = 'Until the server is changed, call the API from your own server and let the page ask that.';
const REAL_ORIGIN = 'Open the page from a web server (`http://localhost` is enough). A file, a sandboxed frame or a redirect through another site has no origin that a server could name.';
const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
const answerOf = (step: string): string => (step === 'preflight' ? 'the answer to the preflight (the browser’s question before the call)' : 'the answer');

export const browser: Pick<
  CausesCatalog,
  | `cors-${string}` & keyof CausesCatalog
  | `blocked-${string}` & keyof CausesCatalog
  | `network-${string}` & keyof CausesCatalog
  | 'unexplained'
> = {
  'cors-allow-origin-missing': {
    title: ({ status }) => (status >= 400 ? `The server’s ${status} is hidden from the page` : 'The server does not say that this page may read its answer'),
    why: ({ origin, step, status }) =>
      status >= 400
        ? `The server answered ${status}, without an \`Access-Control-Allow-Origin\` field. The browser therefore keeps the answer from \`${origin}\`, and the page sees only a “CORS error”. The ${status} is what has to be mended.`
        : `There is no \`Access-Control-Allow-Origin\` field in ${answerOf(step)}, so the browser keeps the answer from \`${origin}\`.`,
    decide: 'Look at the answer’s fields below: the field is not there.',
    fixes: {
      'send-cors-fields': 'Send `Access-Control-Allow-Origin` with the page’s origin, and `Vary: Origin`.',
      'send-cors-fields-on-errors': 'Send the same CORS fields on error answers too (in nginx: `always`), so that pages can read the real reason.',
      'give-page-an-origin': REAL_ORIGIN,
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-mismatch': {
    title: 'The server lets a different page read its answer, not this one',
    why: ({ origin, allowed, difference, step }) => {
      const parts: { readonly [part: string]: string } = {
        'page-null': 'The page has no origin of its own (`null`).',
        null: 'The server allows only pages without an origin.',
        'trailing-slash': 'They differ in the slash at the end: an origin has none.',
        path: 'The server sent a whole URL: an origin is only scheme, host and port.',
        case: 'They differ in capital letters: an origin is written in lower case.',
        scheme: 'They differ in the scheme, `http` or `https`.',
        port: 'They differ in the port.',
        www: 'They differ in `www.`.',
        subdomain: 'They differ in the subdomain.',
        other: 'They are different sites.',
      };
      return `The page is \`${origin}\`; ${answerOf(step)} allows \`${allowed}\`. ${parts[difference] ?? ''}`;
    },
    decide: 'Compare the two origins letter by letter. If the allowed one is right for another page, a cache may have kept the answer that was made for it.',
    fixes: {
      'allow-this-origin': 'Keep a list of allowed origins, and send back the request’s origin when it is on the list, with `Vary: Origin`.',
      'vary-by-origin': 'Send `Vary: Origin`, and clear the cache: this answer may have been kept from another page’s call.',
      'use-the-allowed-origin': 'Open the page at the origin that the server allows.',
      'give-page-an-origin': REAL_ORIGIN,
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-multiple': {
    title: 'The server names more than one allowed page',
    why: ({ allowed, lines }) =>
      lines > 1
        ? `\`Access-Control-Allow-Origin\` stands in the answer ${lines} times (\`${allowed}\`). Two programs add it, as a rule the API and a proxy before it; browsers accept exactly one.`
        : `\`Access-Control-Allow-Origin\` is \`${allowed}\`. Browsers accept exactly one origin there, no list.`,
    decide: 'Call the API directly, past the proxy: if the field then stands there once, the proxy adds the other.',
    fixes: {
      'remove-second-writer': 'Set the field in one place only, in the API or in the proxy, and take it out of the other.',
      'send-one-origin': 'Send back only the origin of the request, when it is on your list, with `Vary: Origin`.',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-invalid': {
    title: 'The server’s permission for pages is not written correctly',
    why: ({ allowed, origin }) =>
      allowed === ''
        ? '`Access-Control-Allow-Origin` is there and empty.'
        : `\`Access-Control-Allow-Origin\` is \`${allowed}\`, which is no origin. It must be scheme, host and port, such as \`${origin === 'null' ? 'https://app.example' : origin}\`.`,
    decide: 'Look at the value: a host name alone, a quoted value or an unfilled variable are the usual ones.',
    fixes: {
      'send-full-origin': 'Send the whole origin, with its scheme and without a slash at the end, and `Vary: Origin`.',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-allow-origin-wildcard-with-credentials': {
    title: 'The server’s “everyone” does not count for calls with cookies',
    why: ({ origin, step }) =>
      `The call is made with credentials (\`credentials: 'include'\` or \`withCredentials\`), and ${answerOf(step)} has \`Access-Control-Allow-Origin: *\`. For such calls browsers want the page’s origin by name: \`${origin}\`.`,
    decide: 'Make the same call without credentials: if it passes, this was it.',
    fixes: {
      'send-no-credentials': 'If the API does not need cookies (a token in `Authorization` is not one), make the call without credentials.',
      'name-the-origin': 'Send the page’s origin instead of `*`, with `Access-Control-Allow-Credentials: true` and `Vary: Origin`. Only origins on your list.',
    },
  },
  'cors-allow-credentials-not-true': {
    title: 'The server does not allow calls with cookies from this page',
    why: ({ value, absent }) =>
      `The call is made with credentials (\`credentials: 'include'\` or \`withCredentials\`). \`Access-Control-Allow-Credentials\` ${absent ? 'is not there' : `is \`${value}\``}; it must be exactly \`true\`, in lower case.`,
    decide: 'Make the same call without credentials: if it passes, this was it.',
    fixes: {
      'send-no-credentials': 'If the API does not need cookies (a token in `Authorization` is not one), make the call without credentials.',
      'allow-credentials': 'Send `Access-Control-Allow-Credentials: true`, on the preflight’s answer and on every other.',
    },
  },
  'cors-preflight-status-not-ok': {
    title: ({ status }) => `The browser asked first, and the server answered ${status}: the call was not sent`,
    why: ({ status, method, headers }) => {
      const asked = `Before \`${method}\`${headers.length === 0 ? '' : ` with ${code(headers)}`} the browser asks with an \`OPTIONS\` request (the preflight). Its answer must be a 2xx; it was ${status}.`;
      if (status === 401) return `${asked} Something demands a login here, and a preflight never carries a token or cookies.`;
      if (status === 403) return `${asked} Something forbids it: a firewall, a gateway or the API’s own check of tokens, which a preflight never carries.`;
      if (status === 404 || status === 405 || status === 501) return `${asked} Probably no handler for \`OPTIONS\` is registered at this path.`;
      if (status >= 500) return `${asked} The server failed over it, or does not know \`OPTIONS\`.`;
      return asked;
    },
    decide: 'Repeat the `OPTIONS` request with curl: who answers it is what has to be changed. The body and the `Server` field often name it.',
    fixes: {
      'answer-preflight-first': 'Answer `OPTIONS` with 204 and the CORS fields before authentication, rate limits and routing.',
      'let-options-pass-in-front': 'Let `OPTIONS` requests pass through what stands before the API (firewall, gateway, CDN), or let it answer them.',
      'give-page-an-origin': REAL_ORIGIN,
      'call-through-own-server': BYPASS,
    },
  },
  'cors-preflight-redirected': {
    title: 'The browser asked first, and the server sent it elsewhere: the call was not sent',
    why: ({ status, target, kind }) => {
      const reasons: { readonly [kind: string]: string } = {
        https: 'It leads from http to https.',
        slash: 'It differs only in a slash at the end.',
        www: 'It differs only in `www.`.',
        login: 'It looks like a login page: something demands a login, and a preflight never carries one.',
      };
      return `The preflight was answered ${status}${target === '' ? '' : `, to \`${target}\``}. Browsers do not follow redirects of a preflight. ${reasons[kind] ?? ''}`.trim();
    },
    decide: 'Look at `Location` in the preflight’s answer.',
    fixes: {
      'call-final-url': 'Call the URL that the redirect leads to.',
      'answer-preflight-directly': 'Answer `OPTIONS` at this URL with 204 and the CORS fields, before any redirect or login.',
    },
  },
  'cors-preflight-method-not-allowed': {
    title: ({ method }) => `The server does not allow \`${method}\` from other pages`,
    why: ({ method, allowed, wildcard, inOtherCase }) =>
      `The preflight asked for \`${method}\`; ${allowed.length === 0 ? 'the answer lists no methods' : `allowed are ${code(allowed)}`}.${wildcard ? ' With credentials `*` counts as a name and not as “all”.' : ''}${inOtherCase ? ' Capital and small letters count here.' : ''}`,
    decide: 'Compare the method with `Access-Control-Allow-Methods` in the preflight’s answer.',
    fixes: {
      'write-method-in-capitals': 'Write the method in capitals: browsers do it themselves only for the six oldest methods, and `patch` is none of them.',
      'allow-method': 'Add the method to `Access-Control-Allow-Methods`.',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-preflight-header-not-allowed': {
    title: ({ missing }) => (missing.length > 1 ? `The server does not allow ${missing.length} of the header fields that this call sends` : `The server does not allow the header field ${code(missing)} from other pages`),
    why: ({ missing, allowed, wildcard }) =>
      `Not allowed: ${code(missing)}. ${allowed.length === 0 ? 'The preflight’s answer lists no fields.' : `The preflight’s answer lists ${code(allowed)}.`}${wildcard ? ' With credentials `*` counts as a name and not as “all”.' : ''}`,
    decide: 'Compare what was asked for with `Access-Control-Allow-Headers` in the preflight’s answer.',
    fixes: {
      'allow-headers': ({ missing }) => `Add ${code(missing)} to \`Access-Control-Allow-Headers\`.`,
      'drop-headers': 'Leave out fields that the API does not need. Libraries and tracing tools often add some.',
      'call-through-own-server': BYPASS,
    },
  },
  'cors-preflight-allow-methods-invalid': {
    title: 'The server’s list of allowed methods is not written correctly',
    why: ({ bad }) => `\`Access-Control-Allow-Methods\` must be method names with commas between them. Not a name: ${code(bad)}.`,
    decide: 'Look at the value in the preflight’s answer: spaces or semicolons instead of commas, and quotes, are the usual ones.',
    fixes: { 'send-valid-list': 'Send the names separated by commas, without quotes.', 'call-through-own-server': BYPASS },
  },
  'cors-preflight-allow-headers-invalid': {
    title: 'The server’s list of allowed header fields is not written correctly',
    why: ({ bad }) => `\`Access-Control-Allow-Headers\` must be field names with commas between them. Not a name: ${code(bad)}.`,
    decide: 'Look at the value in the preflight’s answer: spaces or semicolons instead of commas, and quotes, are the usual ones.',
    fixes: { 'send-valid-list': 'Send the names separated by commas, without quotes.', 'call-through-own-server': BYPASS },
  },
  'cors-redirect-with-credentials': {
    title: 'The server sent the call to a URL with a password in it',
    why: ({ status, target }) => `The answer ${status} leads to ${target === '' ? 'a URL' : `\`${target}\``} with a user name or password before the host. Browsers do not follow such a redirect for a call to another site.`,
    decide: 'Look at `Location` in the answer.',
    fixes: {
      'redirect-without-userinfo': 'Redirect to a URL without `user:password@`.',
      'call-final-url': 'Call the final URL directly, with the credential in a header field.',
    },
  },
  'cors-disabled-scheme': {
    title: 'The call leads to an address that is not http or https',
    why: ({ scheme, redirected }) => `${redirected ? 'The server’s redirect leads' : 'The URL of the call leads'} to the scheme \`${scheme}\`. Pages may call only \`http:\` and \`https:\` on other sites.`,
    decide: 'Look at the beginning of the URL, or at `Location` in the answer.',
    fixes: {
      'use-https-url': 'Call the API by its `https:` URL.',
      'redirect-to-https': 'Redirect to an `https:` URL.',
    },
  },
  'blocked-by-extension': {
    title: 'Something in this browser stopped the call, most likely an extension',
    why: ({ host }) => `The call to \`${host}\` was never sent. An ad blocker or privacy extension is the usual one; request blocking in DevTools reports itself in the same word.`,
    decide: 'Repeat the call in a private window without extensions. If it passes, an extension stopped it. In DevTools, look at “Network request blocking”.',
    fixes: {
      'allow-in-extension': ({ host }) => `Allow \`${host}\` for this page in the blocking extension.`,
      'try-without-extensions': 'Use a private window or a profile without extensions to be sure.',
      'rename-blocked-url': 'If many users meet it: block lists match words in URLs (`ads`, `track`, `analytics` …); use other words.',
    },
  },
  'blocked-mixed-content': {
    title: 'A secure page called an address that is not secure',
    why: ({ url }) => `The page is on https, and \`${url}\` is not. Browsers do not send such calls.`,
    decide: 'Look at the first letters of the URL.',
    fixes: {
      'use-https-url': ({ secureUrl }) => `Call \`${secureUrl}\`.`,
      'serve-https': 'Serve the API over https, and redirect nothing to http.',
    },
  },
  'blocked-by-csp': {
    title: 'The page’s own security policy forbids this call',
    why: ({ directive, target }) => `The page’s \`Content-Security-Policy\` does not list \`${target}\` under \`${directive}\`. The call was never sent: the API knows nothing of it.`,
    decide: 'The console names the violated directive. The policy stands in the page’s own answer or in a `meta` element.',
    fixes: { 'allow-in-policy': ({ directive, target }) => `Add \`${target}\` to \`${directive}\` of the page’s policy.` },
  },
  'blocked-local-network': {
    title: 'The browser does not let this page call into the local network',
    why: ({ host, address }) => `\`${host}\` leads to ${address === '' ? 'an address in the local network' : `\`${address}\``}, and pages from the internet may call such addresses only with the user’s permission.`,
    decide: 'If the API should be on the internet, its name leads to a wrong address here: compare with another network.',
    fixes: {
      'allow-local-network': 'Allow “local network access” for the page, in the symbol left of the address.',
      'use-public-address': 'Call the API by its public name, or open the page from the local network as well.',
      'check-the-name': 'Check where this name leads in your network: a filter or the local DNS may point it inwards.',
    },
  },
  'blocked-by-response': {
    title: 'The answer came, and a policy forbids this page to use it',
    why: ({ rule, policy }) =>
      rule === 'orb'
        ? 'The call was made without CORS (`no-cors`, or by an element), and answers with data, such as JSON, are never handed over that way.'
        : rule === 'coep'
          ? 'The page embeds only what permits it (`Cross-Origin-Embedder-Policy`), and the answer does not.'
          : `The answer’s \`Cross-Origin-Resource-Policy\`${policy === '' ? '' : ` (\`${policy}\`)`} keeps it for its own site.`,
    decide: 'Look at `Cross-Origin-Resource-Policy` in the answer, and at how the page makes the call.',
    fixes: {
      'call-in-cors-mode': 'Make the call with `fetch` in its ordinary mode, without `mode: \'no-cors\'`.',
      'send-resource-policy': 'Send `Cross-Origin-Resource-Policy: cross-origin` on what other sites may use.',
      'use-cors-attribute': 'Load it with CORS: `fetch` in its ordinary mode, or the `crossorigin` attribute.',
    },
  },
  'network-name-not-resolved': {
    title: 'This host name leads nowhere',
    why: ({ host, error }) => `No address was found for \`${host}\` (\`${error}\`).`,
    decide: 'Look the name up in a terminal: `nslookup` with the host. If others find it, your DNS or a filter is the cause.',
    fixes: {
      'check-host-name': ({ host }) => `Check the spelling of \`${host}\` against the API’s documentation.`,
      'check-dns': 'Check the DNS server and its filters; also a VPN that should be on, or off.',
    },
  },
  'network-connection-refused': {
    title: ({ viaProxy }) => (viaProxy ? 'The proxy did not let the connection through' : 'Nothing answers at this address'),
    why: ({ host, viaProxy, error }) =>
      viaProxy ? `The connection to \`${host}\` goes through a proxy, and that failed (\`${error}\`).` : `\`${host}\` accepts no connection on this port (\`${error}\`): the server is not running, the port is wrong, or a firewall closes it.`,
    decide: 'Try the same host and port from another network: if it answers there, your network closes the way.',
    fixes: {
      'check-address': 'Check host and port in the URL.',
      'start-the-server': 'Check that the server runs and listens on this port.',
      'open-the-way': ({ host }) => `Let connections to \`${host}\` through firewall and proxy.`,
    },
  },
  'network-connection-reset': {
    title: ({ empty }) => (empty ? 'The server hung up without an answer' : 'The connection was cut before the answer was complete'),
    why: ({ host, error }) => `The connection to \`${host}\` ended early (\`${error}\`). The server may have crashed or closed it, or something on the way cut it.`,
    decide: 'Try from another network. If it fails everywhere, it is the server; if only here, something on the way.',
    fixes: {
      'try-another-network': 'Try again, and once from another network (a phone’s, say).',
      'read-server-log': 'Look for crashes, limits and closed connections in the server’s log at this time.',
      'look-for-a-filter': 'Look for a firewall or filter that cuts connections to this host.',
    },
  },
  'network-timed-out': {
    title: 'No answer came in time',
    why: ({ host, seconds }) => `\`${host}\` did not answer${seconds > 0 ? ` within ${seconds} s` : ''}. It is overloaded or down, or a firewall drops the packets without a word.`,
    decide: 'Try from another network. If it answers there, a firewall in yours drops the packets.',
    fixes: {
      'try-another-network': 'Try again, and once from another network.',
      'check-load': 'Check load and health of the server, and of what stands before it.',
      'open-the-way': ({ host }) => `Check that the firewall lets \`${host}\` through.`,
    },
  },
  'network-tls': {
    title: ({ kind }) =>
      kind === 'client-certificate' ? 'The server wants a certificate from this computer' : kind === 'protocol' ? 'Browser and server found no common way to encrypt' : 'The browser does not trust the server’s certificate',
    why: ({ host, kind, error }) => {
      const reasons: { readonly [kind: string]: string } = {
        expired: 'it is outside its period of validity, or this computer’s clock is wrong',
        name: 'it was issued for another name',
        authority: 'its issuer is not trusted here: a self-signed one, a missing intermediate, or a company proxy that looks into the traffic',
        revoked: 'it was revoked',
        'client-certificate': 'no acceptable client certificate was presented',
        protocol: 'the handshake failed',
      };
      return `The secure connection to \`${host}\` was not made: ${reasons[kind] ?? reasons['protocol']} (\`${error}\`).`;
    },
    decide: 'Open the host in a tab of its own and look at the certificate: its issuer, its names and its dates.',
    fixes: {
      'renew-certificate': 'Install a valid certificate for this host name.',
      'check-clock': 'Check date and time of this computer.',
      'use-certified-name': 'Call the API by a name that its certificate lists.',
      'install-chain': 'Install the certificate with its whole chain, from a publicly trusted authority.',
      'trust-company-authority': 'If a company proxy looks into the traffic, install its authority on this computer.',
      'present-client-certificate': 'Install the client certificate that the API’s owner gave you, and choose it when the browser asks.',
      'offer-current-protocol': 'Offer TLS 1.2 and 1.3 with current ciphers.',
    },
  },
  'network-offline': {
    title: ({ changed }) => (changed ? 'The network changed during the call' : 'This computer is offline'),
    why: ({ error }) => `The browser had no network at that moment (\`${error}\`).`,
    decide: 'Open any other site.',
    fixes: {
      'check-connection': 'Check the connection (Wi-Fi, cable, VPN) and repeat.',
      'retry-when-online': 'Repeat such calls by itself when the `online` event comes.',
    },
  },
  'network-aborted': {
    title: 'The call was cancelled in the browser',
    why: ({ seconds, error }) => `It was given up${seconds > 0 ? ` after ${seconds} s` : ''} (\`${error}\`): by the page’s own code (\`AbortController\`, a timeout), by leaving or reloading the page, or by stopping it. These cannot be told apart from here.`,
    decide: 'Look in the page’s code for `abort(` and `AbortSignal.timeout`, and whether the page was left at that moment.',
    fixes: {
      'look-for-abort': 'Look for `AbortController`, `AbortSignal.timeout` and timeouts of your HTTP library.',
      'wait-for-the-answer': 'Stay on the page until the answer is there.',
    },
  },
  'network-websocket-failed': {
    title: 'The WebSocket connection was not made',
    why: ({ url }) => `The handshake with \`${url}\` failed. Browsers hide what the server answered, to extensions too, so that it may be a refusal (401, 403) or a fault on the way.`,
    decide: 'Open DevTools before the call: there the status of the handshake is shown. Or make the handshake with curl.',
    fixes: {
      'see-handshake-status': 'Make the handshake with curl and read the status.',
      'check-token-and-origin': 'Check the token in the URL or subprotocol, and that this page’s origin is allowed for sockets.',
      'read-handshake-log': 'Look the handshake up in the server’s log, and check that proxies pass `Upgrade` on.',
    },
  },
  'network-outcome-unseen': {
    title: 'How this call ended could not be seen',
    why: ({ lost, target }) =>
      lost === 'redirect-without-permission'
        ? `The server sent it on${target === '' ? '' : ` to \`${target}\``}, a host that this extension has no permission for. From there the browser reports nothing.`
        : lost === 'browser-closed'
          ? 'The browser was closed, or the extension restarted, before the answer.'
          : 'The browser reported no end of it for a long time.',
    decide: 'Open DevTools and repeat the call: the panel then sees all of it.',
    fixes: {
      'allow-the-other-host': ({ target }) => `Give this extension permission for ${target === '' ? 'the other host' : `\`${target}\``}.`,
      'look-in-devtools': 'Repeat the call with DevTools open.',
    },
  },
  unexplained: {
    title: ({ status }) => (status === 0 ? 'The call failed without an answer' : `The server answered ${status} and does not say why`),
    why: ({ status, bodySeen, bodyEmpty, hiddenFromPage, onPath, error }) => {
      const path = onPath.length === 0 ? '' : ` On the way: ${onPath.join(', ')}; that alone does not mean that it refused.`;
      if (status === 0) return `The browser says ${error === '' ? 'nothing more' : `\`${error}\` and nothing more`}.${path}`;
      if (bodyEmpty) return `The body is empty and the fields name no reason.${path}`;
      if (bodySeen) return `Neither the fields nor the body name a reason.${path}`;
      return `The fields name no reason, and the body could not be seen${hiddenFromPage ? ' because CORS hides it' : ''}.${path}`;
    },
    decide: ({ status, bodySeen }) =>
      status === 0
        ? 'Repeat the call with curl: if an answer comes, the browser or this page is the difference; if none, the network or the server.'
        : bodySeen
          ? 'The server’s log decides it: look the call up by time and reference.'
          : 'The body of the answer usually decides it: open DevTools before the call, or repeat it with curl.',
    fixes: {
      'read-the-body': 'Repeat the call in a terminal and read the body.',
      'repeat-outside-the-browser': 'Repeat the call in a terminal and compare.',
      'ask-the-owner': 'Ask the API’s owner to look the call up by its time and reference.',
    },
  },
};
