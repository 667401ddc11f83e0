/** English words of the causes by which a server, or something in front of it, refuses. */
import type { CausesCatalog } from '../catalog';
import { almostThePath, credentialHistory, endpointWorked, lapsed, sameCallWorked, workedForOthers, workedOverHttps } from './neighbours';

const code = (text: string): string => `\`${text.replace(/`/g, "'")}\``;
const list = (items: readonly string[]): string => items.map(code).join(', ');
/** `2026-11-22T10:00:00Z` as people write it; any other text as it stands. */
const time = (text: string): string => code(text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z$/, '$1 $2 UTC'));

/** A header's name before its value, in the capitals that people know it by. */
const capitals = (text: string): string => text.replace(/^[a-z-]+(?=:)/, (name) => name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()));

/** `header:x-api-key` and its like as people say them. */
function spots(places: readonly string[]): string {
  const kinds = { header: 'header', query: 'query parameter', cookie: 'cookie', body: 'body member' };
  const said = Object.entries(kinds).flatMap(([kind, noun]) => {
    const names = places.filter((place) => place.startsWith(`${kind}:`)).map((place) => code(kind === 'header' ? capitals(`${place.slice(7)}:`).slice(0, -1) : place.slice(kind.length + 1)));
    return names.length === 0 ? [] : [`the ${names.join(' or ')} ${noun}`];
  });
  return said.join(', or ');
}

/** A length of time as people say it. */
function duration(seconds: number): string {
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : seconds < 7200 ? [Math.round(seconds / 60), 'minute'] : seconds < 172_800 ? [Math.round(seconds / 3600), 'hour'] : [Math.round(seconds / 86_400), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const MALFORMED: { readonly [fault: string]: string } = {
  'scheme-missing': 'The token was sent without the word `Bearer` (or another scheme) in front of it.',
  'scheme-repeated': 'The scheme is written twice, as in `Bearer Bearer …`.',
  'scheme-unknown': 'The word in front of the token is not a scheme that servers know.',
  'wrong-scheme': 'The word in front of the token is not the one this API expects.',
  'wrong-place': 'It was sent in a place where this API does not look.',
  quoted: 'The token is wrapped in quotation marks.',
  'line-break': 'There is a line break in the token.',
  placeholder: 'A placeholder was sent instead of a token: the page had no token yet, or never filled it in.',
  empty: 'The token is empty.',
  truncated: 'The token is cut short: part of it is missing.',
  'not-base64url': 'The token was re-encoded along the way and can no longer be read.',
  'inner-space': 'There is a space inside the token.',
  'scheme-unwanted': 'A word such as `Bearer` stands before the key, in a header that takes the key alone.',
  'field-misspelt': 'The header’s name only resembles `Authorization`: servers do not read it.',
  unsigned: 'The token has no signature: it says `none` itself, and no server should trust that.',
  'time-in-milliseconds': 'The token’s times are in milliseconds, so its start lies thousands of years ahead.',
  'time-not-a-number': 'A time in the token is written as text instead of a number.',
  'host-not-signed': 'The signature does not cover the `host` header, which it must.',
  'proof-missing': 'The token only works together with a proof in the `DPoP` header, and none was sent.',
  'nonce-wanted': 'The server wants its own number in the proof: the one in its `DPoP-Nonce` header. The token itself may be fine.',
  'nonce-stale': 'The answer to the server’s challenge was built with a number that has run out. The user name and password may be right.',
  unknown: 'The server says it cannot read the token.',
};

const RESTRICTED: { readonly [kind: string]: string } = {
  plan: 'The account’s plan does not include this call.',
  payment: 'A payment is overdue, or the account’s balance is used up.',
  approval: 'The account has not been approved for this yet, or the terms have not been accepted.',
  suspended: 'The account has been suspended, locked or deactivated.',
  unknown: 'The server gives the account itself as the reason, not this call.',
};

type Ids =
  | 'credential-missing' | 'credential-malformed' | 'credential-expired' | 'credential-not-yet-valid' | 'credential-invalid' | 'wrong-audience-or-issuer'
  | 'signature-mismatch' | 'clock-skew' | 'insufficient-scope' | 'insufficient-permission' | 'account-restricted' | 'feature-not-enabled' | 'step-up-required'
  | 'rate-limited' | 'quota-exceeded' | 'ip-not-allowed' | 'geo-blocked' | 'origin-not-allowed' | 'referrer-not-allowed' | 'user-agent-refused' | 'csrf-token'
  | 'wrong-method' | 'wrong-route-or-host' | 'https-required' | 'content-type-refused' | 'not-found-masked-as-403' | 'forbidden-masked-as-404' | 'not-found'
  | 'signed-url-expired' | 'client-certificate-required' | 'static-file-permission' | 'waf-rule' | 'bot-challenge' | 'corporate-proxy-policy' | 'site-disabled'
  | 'icp-not-registered' | 'legal-block' | 'maintenance' | 'server-failure';

export const access: Pick<CausesCatalog, Ids> = {
  'credential-missing': {
    title: 'No access token or key was sent with this call',
    why: ({ api, places }) => `${api === '' ? 'The API' : api} needs to know who is calling, and nothing in this call says so.${places.length > 0 ? ` It looks in ${spots(places)}.` : ''}`,
    decide: 'Look at the request headers below. If `Authorization` is there after all, something along the way removes it, or the server expects a different header.',
    fixes: {
      'attach-credential': 'Send the token in the `Authorization` header on every call, as `Bearer`, a space, and the token.',
      'get-credential': ({ tokenEndpoint }) => `Get a token from \`POST ${tokenEndpoint}\` with your app ID and app secret. Do this on your server, never in the page.`,
      'sign-in': 'Sign in again, then repeat what you did.',
    },
  },
  'credential-malformed': {
    title: ({ fault }) => (fault.startsWith('nonce-') ? 'The server wants this login proved again with a new number' : /^(?:wrong-place|field-misspelt)$/.test(fault) ? 'The token or key was sent in the wrong place' : fault === 'proof-missing' ? 'The proof that goes with this token is missing' : 'The access token was sent in the wrong format'),
    why: ({ fault, name, expected, places }) => `${MALFORMED[fault] ?? MALFORMED['unknown'] ?? ''}${name === '' ? '' : ` It was sent in ${code(name)}.`}${fault === 'wrong-place' && places.length > 0 ? ` This API looks in ${spots(places)}.` : expected === '' ? '' : ` Expected format: ${code(capitals(expected))}.`}`,
    decide: 'Compare the value in the request below with the format in the API’s documentation, character by character. If they agree, the server refuses the token itself.',
    fixes: {
      'correct-form': 'Send the token once, complete, without quotation marks or line breaks, in the documented header and with the documented scheme.',
      'check-the-variable': 'Find out why the page has no token at that moment: wait for the login to finish before the first call, and check the variable’s name.',
      'answer-the-challenge': 'Build the proof again with the number from this response, and repeat the call once. Keep the number for the next calls.',
    },
  },
  'credential-expired': {
    title: ({ told }) => (told ? 'The access token has expired' : 'The login or token has probably expired'),
    why: ({ expiredAt, secondsAgo, serverTime, skewSeconds, told, workedHereAt }) =>
      !told
        ? lapsed(workedHereAt)
        : expiredAt === ''
        ? 'The server says the token has expired.'
        : `It was valid until ${time(expiredAt)}${secondsAgo === null ? '' : `, ${duration(secondsAgo)} before this call`}${serverTime === '' ? ' by this computer’s clock' : `; the server’s clock showed ${time(serverTime)}`}.${skewSeconds === 0 ? '' : ` This computer’s clock is at least ${duration(Math.abs(skewSeconds))} ${skewSeconds > 0 ? 'behind the server’s, so the page may think the token is still valid' : 'ahead of the server’s'}.`}`,
    decide: 'Repeat the call with a fresh token. If it works, this was the cause; if not, the server does not accept such tokens here at all.',
    fixes: {
      'refresh-token': 'Get a new token a minute before the old one expires (by the server’s clock). After a 401, refresh it and retry once.',
      'sign-in-again': 'Sign in again.',
      'renew-key': 'Issue a new key in the console, and note its expiry date.',
    },
  },
  'credential-not-yet-valid': {
    title: 'The access token is not valid yet',
    why: ({ validFrom, secondsAhead, serverTime }) =>
      validFrom === '' ? 'The server says the token is not valid yet.' : `It becomes valid at ${time(validFrom)}${secondsAhead === null ? '' : `, ${duration(secondsAhead)} after this call`}${serverTime === '' ? '' : `; the server’s clock showed ${time(serverTime)}`}.`,
    decide: 'Wait until that time and repeat the call. If it works, the token server’s clock and the API’s clock disagree.',
    fixes: {
      'wait-and-retry': 'Wait a moment, then repeat the call.',
      'correct-issuing-clock': 'Synchronise the token server’s clock by NTP, and allow for a minute’s difference when checking tokens.',
    },
  },
  'credential-invalid': {
    title: ({ sentEnvironment, hostVendor }) => (sentEnvironment !== '' ? 'The key belongs to another environment' : hostVendor !== '' ? 'This looks like a key for another service' : 'The server does not accept this access token or key'),
    why: ({ sentEnvironment, hostEnvironment, host, keyVendor, hostVendor, ...history }) =>
      sentEnvironment === '' ? `${keyVendor === '' ? 'Its format is right, but the server' : `It has the form of a ${keyVendor} key${hostVendor === '' ? '' : `, and this is the API of ${hostVendor}`}. The server`} does not know it, or it has been revoked.${credentialHistory(history)}` : `This is a ${code(sentEnvironment)} key${hostEnvironment === '' ? `, which ${code(host)} does not take` : `, and ${code(host)} is the ${code(hostEnvironment)} environment`}.`,
    decide: 'Look the key up in the console: was it deleted, revoked, or made for another project or environment? Then try a new one: if that is refused too, it is not about the key but about the account or the environment.',
    fixes: {
      'use-matching-environment': ({ rightHost, sentEnvironment, hostEnvironment }) =>
        `Use ${hostEnvironment === '' ? 'a key for this environment' : `a ${code(hostEnvironment)} key`} here${rightHost === '' ? '' : `, or call ${code(rightHost)} with this ${code(sentEnvironment)} key`}.`,
      'get-new-credential': 'Get a new token or key, and try it in a terminal.',
      'check-credential-status': 'Check in the console whether the key was revoked, replaced or restricted.',
    },
  },
  'wrong-audience-or-issuer': {
    title: 'The token was not issued for this API',
    why: ({ fault, audience, issuer, use, client, expectedAudience, expectedIssuer }) =>
      `${fault === 'use'
        ? `This is ${use === 'id' ? 'an ID token, which only tells the page who signed in' : 'a refresh token, which only serves to get new tokens'}. The API needs an access token.`
        : fault === 'audience'
          ? `The token is for ${list(audience)}; this API is ${code(expectedAudience)}.`
          : fault === 'issuer'
            ? `The token was issued by ${code(issuer)}; this API trusts ${code(expectedIssuer)}.`
            : 'The server says the token was issued for another API, or by an issuer it does not trust.'}${client === '' ? '' : ` It was issued to the client ${code(client)}.`}`,
    decide: 'Compare the token’s `aud` and `iss` with the API’s documentation. If both are right, the token is refused for another reason: expired or revoked.',
    fixes: {
      'use-access-token': 'Send the `access_token` from the token response, not the `id_token` or the `refresh_token`.',
      'request-right-token': 'Request the token from this API’s own login server, with this API as its audience (or resource).',
      'accept-audience': 'If this client should be accepted, add its audience and issuer to the API’s configuration.',
    },
  },
  'signature-mismatch': {
    title: 'The request signature does not match',
    why: ({ absent, hostUnsigned }) => `The server computed the signature from what it received and got a different one: the secret differs, or something in the call changed after signing.${absent.length === 0 ? '' : ` It was signed together with ${list(absent)}, which this call does not carry.`}${hostUnsigned ? ' It does not cover the `host` header, which it must.' : ''}`,
    decide: 'Compare the text you signed with the one the server shows or logs, character by character.',
    fixes: {
      'sign-what-is-sent': 'Sign exactly what is sent: the same path and encoding, parameter order, headers, body bytes and time.',
      'check-the-secret': 'Check that the secret belongs to this key ID and was copied completely.',
      'compare-string-to-sign': 'Show the caller the exact text the server signed for this call.',
    },
  },
  'clock-skew': {
    title: 'This computer’s clock does not match the server’s',
    why: ({ skewSeconds, serverTime, requestTime }) =>
      `The call carries a time the server does not accept.${skewSeconds === null ? '' : ` This computer’s clock is at least ${duration(Math.abs(skewSeconds))} ${skewSeconds > 0 ? 'behind' : 'ahead of'} the server’s.`}${requestTime === '' ? '' : ` Time in the call: ${time(requestTime)}.`}${serverTime === '' ? '' : ` Server’s time: ${time(serverTime)}.`}`,
    decide: 'Set the clock automatically and repeat the call. If it is still refused, the signature itself is wrong.',
    fixes: {
      'synchronise-clock': 'Turn on automatic date and time in the system settings, and check the time zone.',
      'use-server-time': 'Sign with the server’s time: read its `Date` header once and remember the difference.',
    },
  },
  'insufficient-scope': {
    title: 'The access token lacks a permission this call needs',
    why: ({ required, held, missing, ...history }) =>
      `${required.length === 0 ? 'The token is valid, but was not issued for this kind of call.' : `This call needs the scope ${list(required)}.`}${held.length === 0 ? '' : ` The token has ${list(held)}.`}${missing.length > 0 && held.length > 0 ? ` Missing: ${list(missing)}.` : ''}${credentialHistory(history)}`,
    decide: 'Get a token with the scope added. If the call then works, this was the cause; if not, the account itself lacks the permission.',
    fixes: {
      'request-scope': ({ missing }) => `Request ${missing.length === 0 ? 'the scope that the documentation names for this call' : list(missing)} and get a new token: an existing token does not change.`,
      'grant-scope': ({ missing }) => `Allow ${missing.length === 0 ? 'the scope' : list(missing)} for this app in the console.`,
      'name-the-scope': 'Name the missing scope in the response, so that callers know what to request.',
    },
  },
  'insufficient-permission': {
    title: 'This account is not allowed to do this',
    why: ({ required, method, path, ...history }) => `The server knows who is calling, and this account may not ${code(`${method} ${path}`)}.${required === '' ? '' : ` Needed: ${code(required)}.`}${credentialHistory(history).replace(' The same one', ' The same token or key')}`,
    decide: 'Try the same call with an account that certainly has the permission. If it works, this was the cause; if not, it is not about the account but about the address, the website or the content.',
    fixes: {
      'ask-for-right': ({ required }) => `Give the account ${required === '' ? 'a role that allows this call' : code(required)}, or tell the caller why it cannot have it.`,
      'use-permitted-account': 'Use an account that has the permission.',
      'name-the-right': 'Name the missing permission in the response.',
    },
  },
  'account-restricted': {
    title: ({ kind }) => (kind === 'plan' ? 'The account’s plan does not include this' : 'The account is restricted'),
    why: ({ kind, plan }) => `${RESTRICTED[kind] ?? RESTRICTED['unknown'] ?? ''}${plan === '' ? '' : ` Plan named in the response: ${code(plan)}.`}`,
    decide: 'Open the account page in the console: it shows the status, the plan and the bills. If all is in order there, a permission is missing instead.',
    fixes: {
      'change-plan': 'Switch to a plan that includes this call, or stop making it.',
      'settle-payment': 'Pay the open bill or top up the balance, then repeat the call.',
      'ask-for-reinstatement': 'Ask the platform’s support why the account is restricted and how to lift it.',
    },
  },
  'feature-not-enabled': {
    title: 'This feature is not switched on for the project',
    why: ({ feature }) => `The call reached the API, but ${feature === '' ? 'the feature it uses' : code(feature)} is switched off for this project.`,
    decide: 'Look at the list of enabled features in the console. If it is on, a permission is missing instead.',
    fixes: {
      'enable-feature': ({ page }) => `Switch it on in the console${page === '' ? '' : ` (${code(page)})`}.`,
      'wait-for-activation': 'After switching it on, wait a few minutes and repeat the call.',
    },
  },
  'step-up-required': {
    title: 'You need to confirm your sign-in first',
    why: ({ acr, maxAgeSeconds }) => `The login is valid, but this call asks for a stronger or more recent one.${acr === '' ? '' : ` Required level: ${code(acr)}.`}${maxAgeSeconds === null ? '' : ` The login may be at most ${duration(maxAgeSeconds)} old.`}`,
    decide: 'Sign in again with the second factor (or your company login) and repeat the call right away. If it works, this was the cause.',
    fixes: {
      'verify-again': 'Sign in again with the second factor, or with your company login.',
      'ask-for-stronger-login': 'Send the user to the login with the required level, then repeat the call.',
    },
  },
  'rate-limited': {
    title: 'Too many calls in a short time',
    why: ({ limit, remaining, resetSeconds, retryAfterSeconds, windowSeconds }) =>
      `The server limits how often it can be called.${limit === null ? '' : ` Limit: ${limit}${windowSeconds === null ? '' : ` calls in ${duration(windowSeconds)}`}.`}${remaining === null ? '' : ` Remaining: ${remaining}.`}${
        retryAfterSeconds !== null ? ` Try again in ${duration(retryAfterSeconds)}.` : resetSeconds !== null ? ` The count resets in ${duration(resetSeconds)}.` : ''
      }`,
    decide: 'Wait that long, then make a single call. If it works, this was the cause; if not, the quota may be used up.',
    fixes: {
      'wait-and-retry': ({ retryAfterSeconds, resetSeconds }) => `Wait ${retryAfterSeconds ?? resetSeconds ? `${duration(retryAfterSeconds ?? resetSeconds ?? 0)} ` : ''}before retrying, and longer after each further refusal.`,
      'call-less-often': 'Call less often: cache responses, combine calls, and let the server push instead of polling.',
      'raise-limit': 'Ask the platform for a higher limit, with the facts below.',
    },
  },
  'quota-exceeded': {
    title: 'The quota is used up',
    why: ({ limit, used, resetSeconds }) => `The allowance for the day, the month or the plan has been used up.${limit === null ? '' : ` Quota: ${limit}.`}${used === null ? '' : ` Used: ${used}.`}${resetSeconds === null ? '' : ` It resets in ${duration(resetSeconds)}.`}`,
    decide: 'Look at the usage page in the console. If something is left there, it was too many calls in a short time.',
    fixes: {
      'raise-quota': 'Buy or request a larger quota.',
      'wait-for-reset': 'Wait until the quota resets.',
      'use-less': 'Find the calls that use the most, cache their responses, and drop what is not needed.',
    },
  },
  'ip-not-allowed': {
    title: 'This IP address is not allowed to call the API',
    why: ({ clientIp }) => `The server only answers IP addresses on its allow list. ${clientIp === '' ? 'The caller’s address is not on it' : `It saw this call come from ${code(clientIp)}, which is not on it`}.`,
    decide: 'Call from an address that is certainly on the list. If it works there, this was the cause. Or compare your public IP address with the list in the console.',
    fixes: {
      'add-to-allow-list': ({ clientIp }) => `Add ${clientIp === '' ? 'the caller’s public IP address' : code(clientIp)} to the app’s IP allow list.`,
      'call-from-listed-address': 'Call the API from your own server, whose fixed address can be on the list: users’ addresses change.',
      'check-vpn': 'Check which public address your network uses (VPN, proxy, new line), and give it to the account’s administrator.',
    },
  },
  'geo-blocked': {
    title: 'The service is not available in this country or region',
    why: ({ country }) => `The server goes by where the caller’s IP address is registered${country === '' ? '' : `: it saw ${code(country)}`}.`,
    decide: 'Make the same call from another country. If it works there, this was the cause; if only certain addresses work anywhere, it is an IP allow list.',
    fixes: {
      'ask-about-region': 'Decide whether this region should be served, and open it if so.',
      'check-vpn': 'Switch off VPNs and proxies: they can make you appear to be elsewhere.',
      'check-exit': 'Check in which country the company network connects to the internet.',
    },
  },
  'origin-not-allowed': {
    title: 'The server does not accept calls from this website',
    why: ({ origin }) => `The server itself (not the browser) refused because of the page that made the call${origin === '' ? '' : `: ${code(origin)}`}.`,
    decide: 'Make the same call in a terminal, without the `Origin` header. If it works there, this was the cause.',
    fixes: {
      'add-origin': ({ origin }) => `Add ${origin === '' ? 'the page’s origin' : code(origin)} to the app’s allowed origins: exact scheme, host and port, no slash at the end.`,
      'trust-origin': 'Add the origin to the server’s trusted list, and send the CORS headers for it.',
      'call-through-own-server': 'Until then, call the API through your own server.',
    },
  },
  'referrer-not-allowed': {
    title: 'The server does not accept calls that come from this page',
    why: ({ referrer, sent }) => `The server checks the \`Referer\` header, which names the calling page.${sent === 'no' ? ' This call sent none.' : referrer === '' ? '' : ` It was ${code(referrer)}.`}`,
    decide: 'Compare the `Referer` in the request with the key’s list of allowed websites.',
    fixes: {
      'send-referrer': 'Set the page’s referrer policy so that at least its origin is sent.',
      'add-referrer': 'Add the website to the key’s allowed referrers.',
    },
  },
  'user-agent-refused': {
    title: 'The server does not accept this program or browser',
    why: ({ userAgent }) => `It refused because of the \`User-Agent\` header${userAgent === '' ? '' : `: ${code(userAgent)}`}.`,
    decide: 'Make the same call with another browser. If it works, this was the cause.',
    fixes: {
      'allow-user-agent': 'Allow this user agent, or relax the browser integrity check for the API’s paths.',
      'name-the-program': 'If a program makes the call, give it its own `User-Agent` with a name and a contact.',
      'use-current-browser': 'Use an up-to-date browser, without extensions that disguise it.',
    },
  },
  'csrf-token': {
    title: 'The page’s security token is missing or out of date',
    why: ({ sent, method }) => `To guard ${code(method)} calls against forgery, the server gives the page a token (CSRF) to send back.${sent === 'no' ? ' This call sent none.' : sent === 'yes' ? ' The one this call sent was not accepted.' : ''}`,
    decide: 'Reload the page and try again. If it works, the token was out of date; if not, the page does not send it as the server expects.',
    fixes: {
      'send-csrf-token': 'Read the token from the cookie or the page and send it in the header the server asks for, together with the session cookies.',
      'reload-page': 'Reload the page, sign in again if asked, and repeat.',
      'exempt-token-calls': 'Exempt calls that carry an access token and no cookies: they cannot be forged this way.',
    },
  },
  'wrong-method': {
    title: ({ method }) => `This address does not accept ${code(method)}`,
    why: ({ method, allowed, source, workedAt }) => `The call was made with ${code(method)}${allowed.length === 0 ? ', which the server does not accept here' : source === 'worked' ? `; ${list(allowed)} worked here` : `; the server accepts ${list(allowed)} here`}.${sameCallWorked(workedAt)}`,
    decide: 'Compare the method with the API’s documentation. A redirect can also turn `POST` into `GET`.',
    fixes: {
      'use-allowed-method': ({ allowed }) => (allowed.length === 0 ? 'Use the method that the documentation names for this call.' : `Use ${list(allowed)}.`),
      'allow-method': 'If the method should work, allow it on the server, the gateway and the firewall.',
    },
  },
  'wrong-route-or-host': {
    title: 'This API has no such address',
    why: ({ path, host, nearest, ...near }) => `There is no ${code(path)} at ${code(host)}.${almostThePath(near)}${nearest === '' ? '' : ` The closest documented path is ${code(nearest)}.`}`,
    decide: 'Compare host, version and path with the documentation, letter by letter. If another documented call to the same host works, only the path is wrong.',
    fixes: {
      'use-working-path': ({ mendedPath }) => `Call ${code(mendedPath)}, as in the call that worked.`,
      'use-documented-path': ({ nearest, nearestMethods }) => `Call ${code(nearest)}${nearestMethods.length === 0 ? '' : ` (${list(nearestMethods)})`}.`,
      'check-the-address': 'Check the base URL, the version, doubled or missing slashes, and the environment.',
      'publish-route': 'If this call should exist, publish it on this host and deploy the gateway’s configuration.',
    },
  },
  'https-required': {
    title: 'The API only accepts secure calls (https)',
    why: ({ secure, workedAt }) => `${secure ? 'The call did use HTTPS, but the server thinks it did not: something in between ends the encryption and does not pass that on.' : 'The call was made over unencrypted HTTP.'}${workedOverHttps(workedAt)}`,
    decide: 'Make the same call with `https://`. If it is still refused, something in between hides that from the server.',
    fixes: {
      'use-https': 'Call the address with `https://`.',
      'forward-the-scheme': 'Have the proxy tell the server that the call came over HTTPS, and have the server trust it.',
      'redirect-to-https': 'Redirect callers to HTTPS with 308, which keeps method and body.',
    },
  },
  'content-type-refused': {
    title: 'The server does not accept this data format',
    why: ({ sent, accepted, status }) =>
      `${status === 406 ? 'The server cannot answer in any format the call asked for.' : `The call sent ${sent === '' ? 'content in a format' : `${code(sent)},`} ${sent === '' ? 'that' : 'which'} this address does not accept.`}${accepted === '' ? '' : ` It accepts ${code(accepted)}.`}`,
    decide: 'Compare `Content-Type` (and `Accept`) with the API’s documentation.',
    fixes: {
      'send-accepted-type': ({ accepted }) => `Send ${accepted === '' ? 'the documented type, usually `application/json`' : code(accepted)}, with content that matches it.`,
      'accept-type': 'If this type should work, accept it on the server; name the accepted types in the response.',
    },
  },
  'not-found-masked-as-403': {
    title: 'It may simply not exist',
    why: ({ path }) => `Some servers say “forbidden” for things that do not exist, so that strangers cannot probe for them. ${code(path)} may be such a case.`,
    decide: 'Ask someone who may list the contents: does this name exist, with the same upper and lower case? If so, a permission is missing.',
    fixes: {
      'check-the-name': 'Check the name, its upper and lower case, and its encoding.',
      'allow-listing': 'Allow this caller to list (on S3: `s3:ListBucket`): missing things then get a 404.',
    },
  },
  'forbidden-masked-as-404': {
    title: 'It may exist, but be hidden from this caller',
    why: ({ sent, ...others }) => `Some APIs say “not found” to callers who are not allowed to know that something exists.${sent ? '' : ' This call did not say who is calling.'}${workedForOthers(others)}`,
    decide: 'Try the same address with an account that is certainly allowed to see it. If it opens, it was hidden; if not, it is not there.',
    fixes: {
      'try-with-permitted-account': 'Sign in with an account that is allowed to see it, and try again.',
      'ask-whether-it-exists': 'Check whether it exists, and whether this account may see it.',
    },
  },
  'not-found': {
    title: ({ gone }) => (gone ? 'It is no longer there' : 'There is nothing at this address'),
    why: ({ path, template, ...worked }) => `The server looked for ${code(path)} and found nothing.${template === '' || worked.workedAt !== '' ? '' : ` The path itself is documented (${code(template)}); the item it names is missing.`}${endpointWorked(worked)}`,
    decide: 'Look the ID up in the list it should be in: was it deleted, mistyped, or part of another project? If the list does show it, it is hidden from this caller.',
    fixes: {
      'check-the-id': 'Check the ID in the address, and that it belongs to this environment.',
      'ask-what-became-of-it': 'Find out whether it was deleted or moved.',
    },
  },
  'signed-url-expired': {
    title: 'The link has expired',
    why: ({ expiredAt, serverTime }) => `The link was only valid for a limited time${expiredAt === '' ? ', which has passed' : `, until ${time(expiredAt)}`}.${serverTime === '' ? '' : ` The server’s clock showed ${time(serverTime)}.`}`,
    decide: 'Get a fresh link and use it right away. If it works, this was the cause; if not, links are signed wrongly.',
    fixes: {
      'get-new-url': 'Get a new link from your server just before using it; do not store links.',
      'sign-for-longer': 'Make links last long enough for their use, and check the signing server’s clock.',
    },
  },
  'client-certificate-required': {
    title: 'The server requires a certificate from the caller',
    why: 'This server only answers callers that identify themselves with their own certificate (mutual TLS). None was presented, or it was not accepted.',
    decide: 'Repeat the call in a terminal with the certificate. If it works, the browser does not have it.',
    fixes: {
      'install-certificate': 'Install the certificate you were given, restart the browser, and choose it when asked.',
      'issue-certificate': 'Issue a certificate for this caller, or renew the expired one.',
      'call-from-own-server': 'Call through your own server, which holds the certificate: a page cannot choose one.',
    },
  },
  'static-file-permission': {
    title: 'The web server is not allowed to serve this file or folder',
    why: ({ server }) => `The refusal looks like the web server’s own${server === '' ? '' : ` (${code(server)})`}, not the API’s: it cannot read the file, the folder has no index page, or a rule denies the path.`,
    decide: 'Check the web server’s error log at the time of the call: it names the file or the rule.',
    fixes: {
      'grant-read-permission': 'Let the web server read the file and enter every folder above it; add an index page; look for deny rules.',
      'check-the-path': 'Check that the URL is the API’s, not a folder of the website.',
    },
  },
  'waf-rule': {
    title: 'A firewall in front of the API blocked this call',
    why: ({ reference }) => `A protection rule took something about this call for an attack. The API itself never saw it.${reference === '' ? '' : ` Reference: ${code(reference)}.`}`,
    decide: 'Make the call with harmless content from the same place. If it passes, the rule objects to the content; if not, to the caller.',
    fixes: {
      'ask-for-exception': ({ reference }) => `Find the call in the firewall’s log${reference === '' ? ' by its time' : ` by ${code(reference)}`}, and add an exception for this path or rule.`,
      'change-the-call': 'See whether the content has anything that looks like code, SQL or a file path, and send it encoded or in the body.',
    },
  },
  'bot-challenge': {
    title: 'A human check (CAPTCHA) blocks this call',
    why: ({ reference }) => `Instead of the API’s answer came a check that only a person in a browser tab can pass. A call made by a script cannot.${reference === '' ? '' : ` Reference: ${code(reference)}.`}`,
    decide: 'Open the API’s address in a tab. If a check appears, this is the cause.',
    fixes: {
      'pass-challenge': 'Open the API’s address in a new tab, pass the check, then try again.',
      'exempt-the-api': 'Exempt the API’s paths from the check, or let known clients through by their token.',
    },
  },
  'corporate-proxy-policy': {
    title: 'Your own network blocks this call',
    why: 'The answer comes from a filter in your company’s (or the local) network, not from the API.',
    decide: 'Make the same call on another network, such as a phone hotspot. If it works, this was the cause.',
    fixes: {
      'ask-network-admin': 'Ask your network administrators to let the API’s host through, with the facts below.',
      'try-other-network': 'Use another network if you are allowed to, or sign in to this one.',
    },
  },
  'site-disabled': {
    title: 'This site or app has been switched off',
    why: 'The hosting provider answers in its place and says it is stopped, paused or suspended.',
    decide: 'Open the site in a browser, and check its status in the hosting console.',
    fixes: {
      'start-again': 'Start the app again in the hosting console, and settle what stopped it: an open bill, a limit, a complaint.',
      'check-the-address': 'Check that the host name is still in use.',
    },
  },
  'icp-not-registered': {
    title: 'The domain has no ICP filing in mainland China',
    why: 'Providers in mainland China must block domains that have no ICP filing, or whose filing does not include them. The API never saw the call.',
    decide: 'Look the domain up at `beian.miit.gov.cn`.',
    fixes: {
      'file-for-icp': 'File for the domain, or add this provider to its filing. Until then, serve it from outside mainland China.',
      'use-filed-domain': 'Call the API on a domain that has a filing.',
    },
  },
  'legal-block': {
    title: 'Blocked for legal reasons',
    why: ({ blockedBy }) => `The server says it cannot provide this for legal reasons${blockedBy === '' ? '' : `; it names ${code(blockedBy)}`}.`,
    decide: 'Try from another country. If it works there, the block only covers some countries.',
    fixes: {
      'ask-for-the-reason': 'Say which order or complaint this is based on, and how to object.',
      'handle-451': 'Show users this reason instead of a general error, and do not retry.',
    },
  },
  maintenance: {
    title: 'The service is down for maintenance',
    why: ({ retryAfterSeconds }) => `The service is closed for a while. Nothing is wrong with the call.${retryAfterSeconds === null ? '' : ` It says to try again in ${duration(retryAfterSeconds)}.`}`,
    decide: 'Check the platform’s status page, and try again later.',
    fixes: {
      'wait-and-retry': 'Retry later, waiting longer each time.',
      wait: 'Wait, and try again later.',
      'say-until-when': 'Send `Retry-After`, so that callers know when to try again.',
    },
  },
  'server-failure': {
    title: ({ status }) => `The server had an error (${status}); it did not refuse the call`,
    why: ({ gateway, reference }) => `${gateway ? 'The gateway got no proper answer from the server behind it.' : 'Something went wrong inside the server.'} It is not about tokens or permissions.${reference === '' ? '' : ` Reference: ${code(reference)}.`}`,
    decide: 'Repeat the call. If it only fails sometimes, the server is probably overloaded; if always, this call triggers a bug.',
    fixes: {
      'retry-later': 'Retry after a pause, if it is safe to make the call twice.',
      'look-into-logs': 'Check the server’s log at the time of the call.',
    },
  },
};
