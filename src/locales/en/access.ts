/** English words of the causes by which a server, or something in front of it, refuses. */
import type { CausesCatalog } from '../catalog';

const code = (text: string): string => `\`${text.replace(/`/g, "'")}\``;
const list = (items: readonly string[]): string => items.map(code).join(', ');

/** A length of time as people say it. */
function duration(seconds: number): string {
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : seconds < 7200 ? [Math.round(seconds / 60), 'minute'] : seconds < 172_800 ? [Math.round(seconds / 3600), 'hour'] : [Math.round(seconds / 86_400), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const MALFORMED: { readonly [fault: string]: string } = {
  'scheme-missing': 'The token stands there without the word `Bearer` (or another scheme) before it.',
  'scheme-repeated': 'The scheme stands there twice, as in `Bearer Bearer …`.',
  'scheme-unknown': 'The word before the token is not a scheme that servers know.',
  'wrong-scheme': 'The word before the token is not the one that this API expects.',
  'wrong-place': 'It was sent under a name where this API does not look.',
  quoted: 'The token is wrapped in quotation marks.',
  'line-break': 'There is a line break in the token.',
  placeholder: 'A placeholder was sent where the token should be: the program had no token, or did not fill it in.',
  empty: 'Nothing follows the name or the scheme: the token is empty.',
  truncated: 'The token is cut short: a part of it is missing.',
  'not-base64url': 'The token was re-encoded on the way and no longer reads as one.',
  'inner-space': 'There is a space inside the token.',
  unknown: 'The server says that it cannot read it.',
};

const RESTRICTED: { readonly [kind: string]: string } = {
  plan: 'The plan of this account does not include this call.',
  payment: 'A payment for this account is due, or its balance is used up.',
  approval: 'This account has not been approved for this use, or its terms have not been accepted.',
  suspended: 'The account has been suspended, locked or switched off.',
  unknown: 'The server names the account itself as the reason, not the call.',
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
    why: ({ api, places }) => `${api || 'The API'} wants to know who is calling, and nothing in this call says so.${places.length > 0 ? ` It looks in ${list(places)}.` : ''}`,
    decide: 'Look at the request’s fields: if an `Authorization` field is there after all, something on the way removes it, or the server wants another one.',
    fixes: {
      'attach-credential': 'Send the token in the `Authorization` field on every call, with the word `Bearer` before it.',
      'get-credential': ({ tokenEndpoint }) => `Get a token with your app id and app secret from \`POST ${tokenEndpoint}\`, on your server, never in the page.`,
      'sign-in': 'Sign in again and repeat what you did.',
    },
  },
  'credential-malformed': {
    title: 'The access token was sent in a form that cannot work',
    why: ({ fault, name, expected }) => `${MALFORMED[fault] ?? MALFORMED['unknown'] ?? ''}${name === '' ? '' : ` It was sent in ${code(name)}.`}${expected === '' ? '' : ` Expected: ${code(expected)}.`}`,
    decide: 'Compare the field in the request below with the form that the API documents, character by character.',
    fixes: {
      'correct-form': 'Send it once, complete, without quotation marks or line breaks, in the documented field and with the documented scheme.',
      'check-the-variable': 'Find out why the program has no token at that moment: wait for the login to finish before the first call, and check the name of the variable.',
    },
  },
  'credential-expired': {
    title: 'The access token has expired',
    why: ({ expiredAt, secondsAgo, serverTime }) =>
      expiredAt === ''
        ? 'The server says that the token’s time is over.'
        : `It was good until ${code(expiredAt)}${secondsAgo === null ? '' : `, ${duration(secondsAgo)} before this call`}${serverTime === '' ? ' by this computer’s clock' : `; the server’s clock showed ${code(serverTime)}`}.`,
    decide: 'Repeat the call with a fresh token: if it works, this was it.',
    fixes: {
      'refresh-token': 'Get a new token a minute before the old one ends, by the server’s clock, and repeat the call once after a 401.',
      'sign-in-again': 'Sign in again.',
      'renew-key': 'Issue a new key in the console, and note its last day.',
    },
  },
  'credential-not-yet-valid': {
    title: 'The access token is not valid yet',
    why: ({ validFrom, secondsAhead, serverTime }) =>
      validFrom === '' ? 'The server says that the token’s time has not begun.' : `It is good from ${code(validFrom)}${secondsAhead === null ? '' : `, ${duration(secondsAhead)} after this call`}${serverTime === '' ? '' : `; the server’s clock showed ${code(serverTime)}`}.`,
    decide: 'Wait until the time above and repeat the call: if it works, the clocks of the two servers differ.',
    fixes: {
      'wait-and-retry': 'Repeat the call after a short pause.',
      'correct-issuing-clock': 'Set the clock of the server that issues tokens by NTP, and allow a minute of difference when checking.',
    },
  },
  'credential-invalid': {
    title: ({ sentEnvironment }) => (sentEnvironment === '' ? 'The server does not accept this access token or key' : 'The key belongs to another environment'),
    why: ({ sentEnvironment, hostEnvironment, host }) =>
      sentEnvironment === '' ? 'It has the right form, but the server does not know it, or it has been revoked.' : `The key is for ${code(sentEnvironment)}, and ${code(host)} is ${code(hostEnvironment)}.`,
    decide: 'Look the key up in the console: deleted, revoked, or of another project or environment? Then try a newly issued one.',
    fixes: {
      'use-matching-environment': ({ rightHost, sentEnvironment, hostEnvironment }) =>
        `Use a key of ${code(hostEnvironment)} here${rightHost === '' ? '' : `, or call ${code(rightHost)} with this one`}. It is a key of ${code(sentEnvironment)}.`,
      'get-new-credential': 'Get a new token or key and try the call with it in a terminal.',
      'check-credential-status': 'Check in the console whether the key was revoked, replaced or limited.',
    },
  },
  'wrong-audience-or-issuer': {
    title: 'The token is meant for something else',
    why: ({ fault, audience, issuer, use, expectedAudience, expectedIssuer }) =>
      fault === 'use'
        ? `This is ${use === 'id' ? 'an ID token: it tells the page who signed in' : 'a refresh token: it only serves to get new tokens'}. The API wants an access token.`
        : fault === 'audience'
          ? `The token is for ${list(audience)}, and this API is ${code(expectedAudience)}.`
          : fault === 'issuer'
            ? `The token comes from ${code(issuer)}, and this API trusts ${code(expectedIssuer)}.`
            : 'The server says that the token was issued for another API, or by an issuer that it does not trust.',
    decide: 'Read the token’s `aud` and `iss` and compare them with what the API documents.',
    fixes: {
      'use-access-token': 'Send `access_token` from the token answer, not `id_token` and not `refresh_token`.',
      'request-right-token': 'Ask for the token with this API’s audience (or resource), from its own login server.',
      'accept-audience': 'If this client is meant to be served, add its audience and issuer to the API’s configuration.',
    },
  },
  'signature-mismatch': {
    title: 'The call’s signature does not match',
    why: 'The server computed the signature again from what it received, and got another one: the secret differs, or something in the call changed after it was signed.',
    decide: 'Compare the text that you signed with the one that the server shows or logs, character by character.',
    fixes: {
      'sign-what-is-sent': 'Sign exactly what is sent: the same path and encoding, parameter order, fields, body bytes and time.',
      'check-the-secret': 'Check that the secret belongs to this key id and was copied whole.',
      'compare-string-to-sign': 'Tell the caller the text that the server signed for this call.',
    },
  },
  'clock-skew': {
    title: 'The caller’s clock is wrong',
    why: ({ skewSeconds, serverTime, requestTime }) =>
      `The call carries a time that the server does not accept.${skewSeconds === null ? '' : ` This computer’s clock is at least ${duration(Math.abs(skewSeconds))} ${skewSeconds > 0 ? 'behind' : 'ahead of'} the server’s.`}${requestTime === '' ? '' : ` The call says ${code(requestTime)}.`}${serverTime === '' ? '' : ` The server says ${code(serverTime)}.`}`,
    decide: 'Set the clock by the network and repeat the call.',
    fixes: {
      'synchronise-clock': 'Turn on automatic time in the system’s settings, and check the time zone.',
      'use-server-time': 'Sign with the server’s time: read its `Date` once and keep the difference.',
    },
  },
  'insufficient-scope': {
    title: 'The access token lacks a right that this call needs',
    why: ({ required, held, missing }) =>
      `${required.length === 0 ? 'The token is good, but it was not issued for this kind of call.' : `This call needs the scope ${list(required)}.`}${held.length === 0 ? '' : ` The token has ${list(held)}.`}${missing.length > 0 && held.length > 0 ? ` Missing: ${list(missing)}.` : ''}`,
    decide: 'Get a token with the scope added: if the call then works, this was it; if not, the account lacks the right as well.',
    fixes: {
      'request-scope': ({ missing }) => `Ask for ${missing.length === 0 ? 'the scope that the documentation names for this call' : list(missing)} when you get the token, then get a new one: an old token does not change.`,
      'grant-scope': ({ missing }) => `Allow ${missing.length === 0 ? 'the scope' : list(missing)} for this app in the console.`,
      'name-the-scope': 'Name the scope in the answer, so that callers know what to ask for.',
    },
  },
  'insufficient-permission': {
    title: 'This account is not allowed to do this',
    why: ({ required, method, path }) => `The server knows who is calling, and the account has no right to ${code(`${method} ${path}`)}.${required === '' ? '' : ` It names ${code(required)}.`}`,
    decide: 'Try the same call with an account that surely has the right: if it works, this was it.',
    fixes: {
      'ask-for-right': ({ required }) => `Give the account ${required === '' ? 'the role that allows this call' : code(required)}, or tell the caller that it may not have it.`,
      'use-permitted-account': 'Use an account that has the right.',
      'name-the-right': 'Name the missing right in the answer.',
    },
  },
  'account-restricted': {
    title: ({ kind }) => (kind === 'plan' ? 'The account’s plan does not include this' : 'The account is restricted'),
    why: ({ kind, plan }) => `${RESTRICTED[kind] ?? RESTRICTED['unknown'] ?? ''}${plan === '' ? '' : ` The answer names ${code(plan)}.`}`,
    decide: 'Open the account’s page in the console: its state, plan and bills are shown there.',
    fixes: {
      'change-plan': 'Change to a plan that includes this call, or leave the call out.',
      'settle-payment': 'Pay the open bill or add to the balance, then repeat the call.',
      'ask-for-reinstatement': 'Ask the platform’s support why the account is restricted and what lifts it.',
    },
  },
  'feature-not-enabled': {
    title: 'This feature is not switched on for the project',
    why: ({ feature }) => `The call reached the API, and ${feature === '' ? 'the feature that it uses' : code(feature)} is switched off for this project.`,
    decide: 'Look at the list of enabled features in the console.',
    fixes: {
      'enable-feature': ({ page }) => `Switch it on in the console${page === '' ? '' : ` (${code(page)})`}.`,
      'wait-for-activation': 'After it is switched on, wait some minutes and repeat the call.',
    },
  },
  'step-up-required': {
    title: 'A stronger or fresher login is wanted',
    why: ({ acr, maxAgeSeconds }) => `The login is good, but not enough for this call.${acr === '' ? '' : ` Wanted: ${code(acr)}.`}${maxAgeSeconds === null ? '' : ` The login may be at most ${duration(maxAgeSeconds)} old.`}`,
    decide: 'Sign in again with the second factor (or through the company’s login) and repeat the call at once.',
    fixes: {
      'verify-again': 'Sign in again with the second factor, or through your company’s login.',
      'ask-for-stronger-login': 'Send the person to the login with the wanted level, and repeat the call afterwards.',
    },
  },
  'rate-limited': {
    title: 'Too many calls in a short time',
    why: ({ limit, remaining, resetSeconds, retryAfterSeconds, windowSeconds }) =>
      `The server limits how often it may be called.${limit === null ? '' : ` Limit: ${limit}${windowSeconds === null ? '' : ` in ${duration(windowSeconds)}`}.`}${remaining === null ? '' : ` Left: ${remaining}.`}${
        retryAfterSeconds !== null ? ` It opens again in ${duration(retryAfterSeconds)}.` : resetSeconds !== null ? ` The count starts anew in ${duration(resetSeconds)}.` : ''
      }`,
    decide: 'Wait for the time named, then make one single call: if it works, this was it.',
    fixes: {
      'wait-and-retry': ({ retryAfterSeconds, resetSeconds }) => `Wait ${retryAfterSeconds ?? resetSeconds ? `${duration(retryAfterSeconds ?? resetSeconds ?? 0)} ` : ''}before repeating, with a growing pause each time.`,
      'call-less-often': 'Call less often: keep answers, join calls, and do not ask in a loop what the server could push.',
      'raise-limit': 'Ask the platform for a higher limit, with the numbers below.',
    },
  },
  'quota-exceeded': {
    title: 'The quota is used up',
    why: ({ limit, used, resetSeconds }) => `The amount granted for a day, a month or a plan has been used.${limit === null ? '' : ` Granted: ${limit}.`}${used === null ? '' : ` Used: ${used}.`}${resetSeconds === null ? '' : ` It starts anew in ${duration(resetSeconds)}.`}`,
    decide: 'Look at the usage page of the console.',
    fixes: {
      'raise-quota': 'Buy or ask for a larger quota.',
      'wait-for-reset': 'Wait until the quota starts anew.',
      'use-less': 'Find the calls that use most, keep their answers, and drop what is not needed.',
    },
  },
  'ip-not-allowed': {
    title: 'This network address is not allowed',
    why: ({ clientIp }) => `The server only answers certain network addresses (IP), and ${clientIp === '' ? 'the caller’s is not one of them' : `${code(clientIp)}, the caller’s as the server saw it, is not one of them`}.`,
    decide: 'Call from an address that is surely on the list; or compare your public address with the list in the console.',
    fixes: {
      'add-to-allow-list': ({ clientIp }) => `Add ${clientIp === '' ? 'the caller’s public address' : code(clientIp)} to the IP allow list of the app.`,
      'call-from-listed-address': 'Call the API from your server, whose address is fixed and on the list: people’s addresses change.',
      'check-vpn': 'Check through which address the network leaves (VPN, proxy, new line), and give that one to the administrator.',
    },
  },
  'geo-blocked': {
    title: 'The service is closed to this country or region',
    why: ({ country }) => `The server decides by where the caller’s network address is registered${country === '' ? '' : `: it saw ${code(country)}`}.`,
    decide: 'Make the same call from another country, without VPN: if it works, this was it.',
    fixes: {
      'ask-about-region': 'Say whether this region is meant to be served, and open it if so.',
      'check-vpn': 'Switch off VPN and proxies: they may make you look as if you were elsewhere.',
      'check-exit': 'Check in which country the company’s network leaves to the internet.',
    },
  },
  'origin-not-allowed': {
    title: 'The server does not accept calls from this website',
    why: ({ origin }) => `The server itself (not the browser) refused because of the page that calls${origin === '' ? '' : `: ${code(origin)}`}.`,
    decide: 'Make the same call without the `Origin` field in a terminal: if it works there, this was it.',
    fixes: {
      'add-origin': ({ origin }) => `Add ${origin === '' ? 'the page’s origin' : code(origin)} to the allowed origins of the app: scheme, host and port exactly, no slash at the end.`,
      'trust-origin': 'Add the origin to the server’s list of trusted ones, and answer with the CORS fields for it.',
      'call-through-own-server': 'Until then, call the API from your own server.',
    },
  },
  'referrer-not-allowed': {
    title: 'The server does not accept calls that come from this page',
    why: ({ referrer, sent }) => `The server looks at the \`Referer\` field, which names the page.${sent === 'no' ? ' This call sent none.' : referrer === '' ? '' : ` It was ${code(referrer)}.`}`,
    decide: 'Compare the `Referer` in the request with the key’s list of allowed websites.',
    fixes: {
      'send-referrer': 'Let the page send it: set the referrer policy so that at least the origin goes along.',
      'add-referrer': 'Add the website to the list of allowed referrers of the key.',
    },
  },
  'user-agent-refused': {
    title: 'The server does not accept this program or browser',
    why: ({ userAgent }) => `It refused because of the \`User-Agent\` field${userAgent === '' ? '' : `: ${code(userAgent)}`}.`,
    decide: 'Make the same call with another browser: if it works, this was it.',
    fixes: {
      'allow-user-agent': 'Allow this user agent, or loosen the browser integrity check for the API’s paths.',
      'name-the-program': 'If a program calls, let it send a `User-Agent` of its own with a name and a contact.',
      'use-current-browser': 'Use a current browser, without extensions that change its name.',
    },
  },
  'csrf-token': {
    title: 'The page’s security token is missing or out of date',
    why: ({ sent, method }) => `The server protects ${code(method)} calls against forged requests with a token that the page must send back.${sent === 'no' ? ' This call sent none.' : sent === 'yes' ? ' This call sent one that it did not accept.' : ''}`,
    decide: 'Reload the page and try again: if it works, the token was out of date.',
    fixes: {
      'send-csrf-token': 'Read the token (from the cookie or the page) and send it in the field that the server names, with the session’s cookies.',
      'reload-page': 'Reload the page, sign in again if asked, and repeat.',
      'exempt-token-calls': 'Leave calls that carry an access token and no cookie out of this check: they cannot be forged this way.',
    },
  },
  'wrong-method': {
    title: ({ method }) => `This address does not answer ${code(method)}`,
    why: ({ method, allowed }) => `The call was made with ${code(method)}${allowed.length === 0 ? ', and the server does not take that here' : `; what it takes here is ${list(allowed)}`}.`,
    decide: 'Compare the method with the documentation of this call. A redirect can also turn `POST` into `GET`.',
    fixes: {
      'use-allowed-method': ({ allowed }) => (allowed.length === 0 ? 'Use the method that the documentation names for this call.' : `Use ${list(allowed)}.`),
      'allow-method': 'If the method is meant to work, allow it on the server, the gateway and the firewall.',
    },
  },
  'wrong-route-or-host': {
    title: 'There is no such address in this API',
    why: ({ path, host, nearest }) => `${code(host)} has no call ${code(path)}.${nearest === '' ? '' : ` The nearest documented one is ${code(nearest)}.`}`,
    decide: 'Compare host, version and path with the documentation, letter by letter.',
    fixes: {
      'use-documented-path': ({ nearest, nearestMethods }) => `Call ${code(nearest)}${nearestMethods.length === 0 ? '' : ` (${list(nearestMethods)})`}.`,
      'check-the-address': 'Check the base address, the version, a doubled or missing slash, and the environment.',
      'publish-route': 'If the call should exist, publish it on this host, and deploy the gateway’s configuration.',
    },
  },
  'https-required': {
    title: 'The API only answers over HTTPS',
    why: ({ secure }) => (secure ? 'The call did use HTTPS, but the server was told that it came without: something in between ends the encryption and does not pass that on.' : 'The call was made over unencrypted HTTP.'),
    decide: 'Make the same call with `https://`.',
    fixes: {
      'use-https': 'Call the address with `https://`.',
      'forward-the-scheme': 'Pass the scheme on from the proxy to the server, and let the server trust it.',
      'redirect-to-https': 'Send callers on to HTTPS with 308, which keeps method and body.',
    },
  },
  'content-type-refused': {
    title: 'The server does not take content in this form',
    why: ({ sent, accepted, status }) =>
      `${status === 406 ? 'The server has no answer in the form that the call asked for.' : `The call sent ${sent === '' ? 'its content' : code(sent)}, which this address does not take.`}${accepted === '' ? '' : ` It takes ${code(accepted)}.`}`,
    decide: 'Compare `Content-Type` (and `Accept`) with the documentation of this call.',
    fixes: {
      'send-accepted-type': ({ accepted }) => `Send ${accepted === '' ? 'the documented type, usually `application/json`' : code(accepted)}, and let the content match it.`,
      'accept-type': 'If this type is meant to work, let the server take it; name the accepted ones in the answer.',
    },
  },
  'not-found-masked-as-403': {
    title: 'It may simply not be there',
    why: ({ path }) => `Some servers answer “forbidden” for a thing that does not exist, so as not to tell strangers. ${code(path)} may be such a case.`,
    decide: 'Ask someone with the right to list: is the name there, with the same upper and lower case?',
    fixes: {
      'check-the-name': 'Check the name, its case and its encoding.',
      'allow-listing': 'Allow this caller to list: then a missing thing is answered with 404 (on S3: `s3:ListBucket`).',
    },
  },
  'forbidden-masked-as-404': {
    title: 'It may be there, and hidden from this caller',
    why: ({ sent }) => `Some APIs answer “not found” to callers who may not know that a thing exists.${sent ? '' : ' This call did not say who is calling.'}`,
    decide: 'Try the same address with an account that surely may see it.',
    fixes: {
      'try-with-permitted-account': 'Sign in with an account that may see it, and try again.',
      'ask-whether-it-exists': 'Look whether it exists, and whether this account may see it.',
    },
  },
  'not-found': {
    title: ({ gone }) => (gone ? 'It is no longer there' : 'There is nothing at this address'),
    why: ({ path, template }) => `The server looked for ${code(path)} and has nothing there.${template === '' ? '' : ` The address itself is a documented one (${code(template)}): what is missing is the thing that it names.`}`,
    decide: 'Check the id in the list of the same kind: deleted, of another project, or mistyped?',
    fixes: {
      'check-the-id': 'Check the id in the address, and that it is of this environment.',
      'ask-what-became-of-it': 'Look up whether it was deleted or moved.',
    },
  },
  'signed-url-expired': {
    title: 'The link has expired',
    why: ({ expiredAt, serverTime }) => `The address carries its own end${expiredAt === '' ? ', and that is past' : `: ${code(expiredAt)}`}.${serverTime === '' ? '' : ` The server’s clock showed ${code(serverTime)}.`}`,
    decide: 'Get a fresh link and use it at once.',
    fixes: {
      'get-new-url': 'Ask your server for a new link just before it is used; do not store links.',
      'sign-for-longer': 'Let links live long enough for what people do with them, and check the signing server’s clock.',
    },
  },
  'client-certificate-required': {
    title: 'The server wants a certificate from the caller',
    why: 'This server only answers callers that identify themselves with a certificate of their own (mutual TLS), and none, or not a good one, was shown.',
    decide: 'Repeat the call in a terminal with the certificate: if it works, the browser does not have it.',
    fixes: {
      'install-certificate': 'Install the certificate that you were given, restart the browser, and choose it when asked.',
      'issue-certificate': 'Issue a certificate for this caller, or renew the expired one.',
      'call-from-own-server': 'Call from your own server, which holds the certificate: pages cannot choose one.',
    },
  },
  'static-file-permission': {
    title: 'The web server may not hand out this file or folder',
    why: ({ server }) => `The refusal looks like the web server’s own${server === '' ? '' : ` (${code(server)})`}, not the API’s: it may not read the file, the folder has no start page, or a rule forbids the path.`,
    decide: 'Look into the web server’s error log at the time of the call: it names the file or the rule.',
    fixes: {
      'grant-read-permission': 'Give the web server the right to read the file and to enter every folder above it; add a start page; look for deny rules.',
      'check-the-path': 'Check that the address is the API’s, and not a folder of the website.',
    },
  },
  'waf-rule': {
    title: 'A firewall in front of the API blocked this call',
    why: ({ vendor, reference }) => `A protection rule took something in the call for an attack; the API itself never saw it.${vendor === '' ? '' : ` Recognised: ${code(vendor)}.`}${reference === '' ? '' : ` Reference: ${code(reference)}.`}`,
    decide: 'Make the call with harmless content from the same place: if it passes, the rule looked at the content; if not, at who is calling.',
    fixes: {
      'ask-for-exception': ({ reference }) => `Look the call up in the firewall’s log${reference === '' ? ' by its time' : ` by ${code(reference)}`}, and make an exception for this path or rule.`,
      'change-the-call': 'See whether the content has something that looks like code, SQL or a path, and send it encoded or in the body.',
    },
  },
  'bot-challenge': {
    title: 'A check for humans stands in front of the API',
    why: ({ vendor, reference }) => `Instead of the API’s answer came a check that only a person in a browser can pass; a call made by a script cannot.${vendor === '' ? '' : ` Recognised: ${code(vendor)}.`}${reference === '' ? '' : ` Reference: ${code(reference)}.`}`,
    decide: 'Open the API’s address in a tab: if a check appears, this was it.',
    fixes: {
      'pass-challenge': 'Open the API’s address in a tab of its own, pass the check, then repeat.',
      'exempt-the-api': 'Take the API’s paths out of the check, or let known clients pass by their token.',
    },
  },
  'corporate-proxy-policy': {
    title: 'Your own network blocks this call',
    why: ({ vendor }) => `The answer comes from a filter of the company’s (or the local) network, not from the API.${vendor === '' ? '' : ` Recognised: ${code(vendor)}.`}`,
    decide: 'Make the same call through another network, such as a phone’s: if it works, this was it.',
    fixes: {
      'ask-network-admin': 'Ask the network’s administrators to let the API’s host through, with the facts below.',
      'try-other-network': 'Try another network if you may, or sign in to this one.',
    },
  },
  'site-disabled': {
    title: 'This site or app has been switched off',
    why: 'The host of the site answers in its place and says that it is stopped, paused or suspended.',
    decide: 'Open the site in a browser and the hosting’s console: the state is shown there.',
    fixes: {
      'start-again': 'Start the app again in the hosting’s console, and settle what stopped it: an open bill, a limit, a complaint.',
      'check-the-address': 'Check that the host name is the current one.',
    },
  },
  'icp-not-registered': {
    title: 'The domain has no ICP filing in mainland China',
    why: 'Providers in mainland China must stop websites whose domain has no ICP filing, or whose filing does not name them. The API never saw the call.',
    decide: 'Look the domain up at `beian.miit.gov.cn`.',
    fixes: {
      'file-for-icp': 'File the domain, or add this provider to its filing; until then serve it from outside mainland China.',
      'use-filed-domain': 'Call the API by a domain that has a filing.',
    },
  },
  'legal-block': {
    title: 'Blocked for legal reasons',
    why: ({ blockedBy }) => `The server says that it may not serve this for legal reasons${blockedBy === '' ? '' : `; it names ${code(blockedBy)}`}.`,
    decide: 'Try from another country: if it works there, the order holds for some countries only.',
    fixes: {
      'ask-for-the-reason': 'Say which order or complaint it is, and how to object.',
      'handle-451': 'Show people this reason instead of a general error, and do not repeat the call.',
    },
  },
  maintenance: {
    title: 'The service is being maintained',
    why: ({ retryAfterSeconds }) => `The service is closed for a while; nothing is wrong with the call.${retryAfterSeconds === null ? '' : ` It asks to come back in ${duration(retryAfterSeconds)}.`}`,
    decide: 'Look at the platform’s status page, and try later.',
    fixes: {
      'wait-and-retry': 'Repeat the call later, with growing pauses.',
      wait: 'Wait, and try again later.',
      'say-until-when': 'Send `Retry-After`, so that callers know when to come back.',
    },
  },
  'server-failure': {
    title: ({ status }) => `The server failed (${status}); it did not refuse`,
    why: ({ gateway, reference }) => `${gateway ? 'The gateway got no good answer from the server behind it.' : 'Something went wrong inside the server.'} The credential and the rights are not what this is about.${reference === '' ? '' : ` Reference: ${code(reference)}.`}`,
    decide: 'Repeat the call: if it fails now and then, it is load; if always, this call brings out a fault.',
    fixes: {
      'retry-later': 'Repeat after a pause, if the call may be made twice.',
      'look-into-logs': 'Look into the server’s log at the time of the call.',
    },
  },
};
