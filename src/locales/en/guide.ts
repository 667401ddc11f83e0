/** English words of the guide. */
import type { GuideWords } from '../guide-words';

export const guide: GuideWords = {
  lead: 'Five short pages behind the findings: what an answer says, how to tell two causes apart, and what to send to whom.',
  contents: 'Contents',
  top: 'Back to the contents',
  send: 'What to send to whom',
  never: 'Never send a token, a key, an app secret or a cookie, not even to support. Kind, length and expiry are enough.',
  support: 'TokenIM support',
  standards: 'The standards behind this page',
  code: {
    'not-allowed': 'A call and its answer',
    'token-request': 'How a token is requested (on your server)',
    'send-token': 'How it is sent',
    'back-off': 'Waits as long as the server asks, otherwise 2, 4, 8 … seconds',
    'limit-answer': 'An answer over the limit: 100 calls in 60 seconds, none left, open again in 30 seconds',
    preflight: 'The question and the answer that allows the call',
    'without-origin': 'The same call as a terminal and as a page would make it',
  },
  facts: {
    places: { caption: 'Where TokenIM looks for a credential', order: 'Order', where: 'Where', written: 'Written as', header: 'Header', query: 'Query parameter' },
    environments: { caption: 'Hosts and their keys', host: 'Host', environment: 'Environment', prefix: 'Keys begin with' },
    routes: { caption: 'TokenIM’s documented calls', path: 'Path', methods: 'Methods' },
  },
  pages: {
    '404-or-403': {
      lead: '404 says: there is nothing here. 403 says: I understood, and I will not do it. 401 says: first tell me who you are. Servers sometimes say one and mean another, so compare two calls before you believe the number.',
      table: {
        caption: 'What each number says',
        head: ['Status', 'It says', 'Usual cause', 'Look first at'],
        rows: [
          ['`401`', 'Who are you?', 'No token or key, or one that is not accepted', '`WWW-Authenticate` in the response; the credential sent'],
          ['`403`', 'I understood, and refuse', 'A missing right, a blocked IP address, a website that is not allowed, a firewall rule', 'Who answered; the response body'],
          ['`404`', 'Nothing here', 'A wrong path, ID, version or environment', 'The address, letter by letter'],
          ['`405`', 'Here, but not with this method', '`POST` where `GET` is wanted, or a redirect that changed it', '`Allow` in the response'],
          ['`410`', 'It was here and is gone for good', 'It was deleted', 'When, and by whom'],
        ],
      },
      sections: {
        masks: {
          title: 'When one stands for another',
          blocks: [
            {
              table: {
                caption: 'Answers that mean something else',
                head: ['You see', 'It may mean', 'Why servers do this', 'How it shows'],
                rows: [
                  ['`404`', 'You may not see it', 'So that strangers cannot find out what exists', 'Another account opens the same address'],
                  ['`403`', 'It does not exist', 'File storages only admit that to callers who may list the contents', '`AccessDenied` as XML, for a name that is not in the list'],
                  ['`403`', 'There is no such route', 'Some API gateways refuse unknown paths this way', '“Missing Authentication Token” although one was sent'],
                  ['`403`', 'No token, or an expired one', 'The API makes no difference between “who are you” and “you may not”', '`WWW-Authenticate` in the response, or a token that has expired'],
                  ['`403`', 'Too many calls', 'Some limits answer 403 instead of 429', '`Retry-After`, or a count of 0 remaining'],
                  ['`200`', 'Any refusal', 'The error is in the body, or a start page answers every path', 'HTML where JSON was expected; an error code in the body'],
                  ['“CORS error”', 'Any of these', 'The error response has no CORS headers, so the page cannot see it', 'The status that this extension shows'],
                ],
              },
            },
          ],
        },
        tell: {
          title: 'How to tell',
          blocks: [
            'Change one thing at a time and keep everything else the same.',
            {
              table: {
                caption: 'One change, two outcomes',
                head: ['Make the same call', 'If the answer changes', 'If it stays the same'],
                rows: [
                  ['with an account that certainly may', 'The first account lacks the right', 'Not a matter of the account'],
                  ['with an ID that certainly does not exist', 'The server does tell the two apart: believe the number', 'The number says nothing about whether it exists'],
                  ['without a token', '403 became 401: the token is fine, its rights are not enough', 'You were refused before anyone looked at the token: firewall, IP address, website'],
                  ['from another network', 'The IP address, the country or a filter decides', 'Not a matter of the network'],
                  ['with curl, without `Origin`', 'The website or CORS decides', 'Not a matter of the browser'],
                  ['once more, some minutes later', 'A limit, or a passing fault', 'A lasting refusal'],
                ],
              },
            },
          ],
        },
        '401-or-403': {
          title: '401 or 403?',
          blocks: [
            { points: [
              '401: another credential can help. The response says in `WWW-Authenticate` which kind the server wants, and often why this one was refused. Renew the token and try once.',
              '403: the same credential will not help, however often you try. Change what is refused: the right, the address, the website, the content.',
            ] },
          ],
        },
      },
      send: [
        { to: 'account-admin', what: 'Method and path, the account’s name, and the right that the response names.' },
        { to: 'api-owner', what: 'Time in UTC, method, path, status, reference number, and what came of the comparisons above.' },
        { to: 'network-admin', what: 'Host, time, your public IP address, and the text of the block page.' },
        { to: 'support', what: 'The same as for the API’s owner, and your app ID.' },
      ],
    },

    methods: {
      lead: 'The method is the verb of a call. 405 says: the address is right, the verb is not. The `Allow` header names the verbs that work here.',
      table: {
        caption: 'Which method for what',
        head: ['Method', 'For', 'Body', 'Safe to repeat'],
        rows: [
          ['`GET`', 'Read', 'No', 'Yes'],
          ['`HEAD`', 'Like `GET`, headers only', 'No', 'Yes'],
          ['`POST`', 'Create, or start something', 'Yes', 'No: twice makes two'],
          ['`PUT`', 'Replace the whole', 'Yes', 'Yes'],
          ['`PATCH`', 'Change a part', 'Yes', 'Not always'],
          ['`DELETE`', 'Delete', 'Rarely', 'Yes: the second time may get 404'],
          ['`OPTIONS`', 'Ask what is possible; browsers ask for CORS with it', 'No', 'Yes'],
        ],
      },
      sections: {
        'not-allowed': {
          title: 'What 405 and `Allow` say',
          blocks: [
            { code: 'not-allowed' },
            { points: [
              '405: this address knows other methods. `Allow` must be in the response and names them all.',
              '501: the server does not know this method at any address. Look for a misspelling, or for a proxy that does not let it through.',
              '404 or 403 for a wrong method also happens: some routers only look for method and path together, and some firewalls only let `GET` and `POST` through.',
            ] },
            { facts: 'routes' },
          ],
        },
        redirects: {
          title: 'Redirects can change the method',
          blocks: [
            {
              table: {
                caption: 'What becomes of a `POST`',
                head: ['Redirect', 'Method afterwards', 'Body'],
                rows: [
                  ['`301`, `302`', '`GET`', 'lost'],
                  ['`303`', '`GET`', 'lost'],
                  ['`307`, `308`', '`POST`', 'kept'],
                ],
              },
            },
            'This happens when the address lacks a slash at the end, or starts with `http:`. Call the final address at once; on the server, redirect with 308.',
          ],
        },
        preflight: {
          title: 'Preflight: the browser asks first',
          blocks: [
            'Before `PUT`, `PATCH` or `DELETE` to another website, the browser asks for permission with `OPTIONS`. If that gets 405, the call itself is never sent: the server has to answer `OPTIONS`.',
            '`Allow` and `Access-Control-Allow-Methods` are two things. The first says what the address can do, the second what other websites may do there.',
          ],
        },
        override: {
          title: 'When only GET and POST get through',
          blocks: ['Some APIs then take a `POST` with `X-HTTP-Method-Override: PATCH`. Use it only if the API’s documentation says so: a server that does not know the header carries out the `POST`.'],
        },
        mistakes: {
          title: 'Typical mistakes',
          blocks: [
            { points: [
              '`fetch(url)` without `method` sends `GET`.',
              '`patch` in small letters is sent in small letters, and servers do not know it. Write `PATCH`.',
              '`PUT` goes to the item (`/v1/groups/{id}`), `POST` to the list (`/v1/groups`).',
              'HTML forms only send `GET` and `POST`.',
            ] },
          ],
        },
        tell: {
          title: 'How to tell',
          blocks: [
            { steps: [
              'Look at the method of the request that was refused, not at the one in your code. If they differ, a redirect changed it.',
              'Read `Allow` in the response.',
              'Send `GET` to the same address. If it gets anything but 404, the address is right.',
              'Send the method from a terminal. If it passes there, something near the page stops it: a proxy, a firewall, a browser extension.',
            ] },
          ],
        },
      },
      send: [
        { to: 'api-owner', what: 'Method, path, status, `Allow`, the redirects before it, time in UTC and reference number.' },
        { to: 'network-admin', what: 'If only this network refuses: host, method, time, and the text of the block page.' },
        { to: 'support', what: 'If the documentation names the method and the API refuses it: the line of the documentation, and the above.' },
      ],
    },

    'tokenim-access': {
      lead: 'Every call says who is calling: with an access token or with an API key. Only the calls that hand out tokens and tell the status need neither.',
      table: {
        caption: 'What the refusal means',
        head: ['The response says', 'It means', 'Do this'],
        rows: [
          ['`credential_missing`', 'Neither a token nor a key was found', 'Send one in the header'],
          ['`credential_malformed`', 'Something was sent that is not a token', 'Compare it with the forms below'],
          ['`token_expired`', 'The token’s time is over', 'Get a new one'],
          ['`token_revoked`, `credential_invalid`', 'Withdrawn, deleted or unknown', 'Get a new one; ask the administrator why'],
          ['`environment_mismatch`', 'A test key at the live host, or the reverse', 'Use the key that belongs to the host'],
          ['`wrong_audience`, `wrong_issuer`, `wrong_token_type`', 'A token for another API, from another issuer, or of another kind', 'Send the access token that was issued for this API'],
          ['`insufficient_scope`, `permission_denied`', 'The caller is known, but may not do this', 'Ask the administrator for the right'],
        ],
      },
      sections: {
        where: {
          title: 'Where the credential goes',
          blocks: [
            { facts: 'places' },
            'Prefer a header. What stands in the URL ends up in logs, in the browser’s history and in `Referer`.',
            { code: 'send-token' },
          ],
        },
        kinds: {
          title: 'Access token or API key',
          blocks: [
            { points: [
              'An access token (OAuth 2.0) is issued in exchange for app ID and app secret, for a limited time.',
              'An API key is sent as it is. When it ends cannot be read from it: note the date when you get it.',
              'The app secret belongs on your server. If it ever was in a page or an app, replace it.',
            ] },
            { code: 'token-request' },
          ],
        },
        environments: {
          title: 'Test and live',
          blocks: [{ facts: 'environments' }, 'A key belongs to one of them and is refused in the other.'],
        },
        lifetime: {
          title: 'How long it lasts',
          blocks: [
            { points: [
              'An access token says itself when it ends: `expires_in` (seconds) in the response that issued it, `exp` inside a JWT.',
              'The server’s clock counts, not yours. The `Date` header of any response shows it.',
              'Renew a minute before the end. After a 401, renew and repeat once, never in a loop.',
              'If many calls run at once, let them share one renewal.',
              'Set yourself a reminder for keys and certificates that end on a fixed day.',
            ] },
          ],
        },
        faults: {
          title: 'Typical faults',
          blocks: [
            {
              table: {
                caption: 'What is sent, and what is wrong with it',
                head: ['Sent', 'Fault', 'Do this'],
                rows: [
                  ['`Authorization: eyJ…`', '`Bearer` is missing', 'Write `Bearer`, a space, the token'],
                  ['`Authorization: Bearer Bearer eyJ…`', 'Written twice', 'Add it in one place only'],
                  ['`Authorization: Bearer undefined`', 'The page had no token yet', 'Wait for the login before the first call'],
                  ['`Authorization: Bearer "eyJ…"`', 'Quotation marks or a line break', 'Trim what you read from a file or from storage'],
                  ['`Authorization: Bearer tk_live_…`', 'A key where a token belongs', 'Send keys in `X-Api-Key`'],
                  ['`id_token` or `refresh_token`', 'Not meant for calls', 'Send the `access_token`'],
                  ['`tk_test_…` at the live host', 'The wrong environment', 'Use the key that belongs to the host'],
                ],
              },
            },
          ],
        },
        beyond: {
          title: 'A valid credential is not the end',
          blocks: [
            {
              table: {
                caption: 'What TokenIM also checks',
                head: ['Check', 'If it fails', 'Who can change it'],
                rows: [
                  ['Rights, roles and scopes', '`403`, often with the missing right', 'Your account’s administrator'],
                  ['Plan and state of the account', '`403`', 'Your account’s administrator'],
                  ['IP allow list', '`403`, with the address it saw', 'Your account’s administrator'],
                  ['Allowed websites (CORS origins of the app)', '“CORS error” or `403`', 'Your account’s administrator'],
                  ['Limits', '`429`', 'You, by calling less; otherwise the administrator'],
                ],
              },
            },
          ],
        },
        tell: {
          title: 'How to tell',
          blocks: [
            { steps: [
              'Call `GET /v1/status` without a credential. If that fails too, it is the network, the host name or a firewall.',
              'Call with the token from a terminal. If it works there, compare what the page really sends.',
              'Call with a fresh token. If it works, the old one was expired or withdrawn.',
              'Call something that every account may. If that works, the credential is fine and a right is missing.',
            ] },
          ],
        },
      },
      send: [
        { to: 'account-admin', what: 'App ID, the name of the key, the right or scope needed, or the IP address or website to add.' },
        { to: 'api-owner', what: 'Time in UTC, method, path, status, the error code of the response and its reference number.' },
        { to: 'support', what: 'App ID, environment, reference number, and kind, length and expiry of the credential.' },
      ],
    },

    limits: {
      lead: 'The server counts your calls. Too many in a short time: wait and call more slowly. The allowance of the day or the plan used up: waiting minutes does not help. The answer usually says which, and when it opens again.',
      table: {
        caption: 'Three numbers for “not now”',
        head: ['Status', 'It says', 'Usually with it', 'Do this'],
        rows: [
          ['`429`', 'You call too often', '`Retry-After`, `RateLimit`', 'Wait that long, then call more slowly'],
          ['`403`', 'The same, at servers that do not use 429; or a quota is used up', '`X-RateLimit-Remaining: 0`, or the word in the body', 'Read which limit it is'],
          ['`503`', 'Nobody can be served now: overload or maintenance', '`Retry-After`', 'Wait; see the status page'],
        ],
      },
      sections: {
        'rate-or-quota': {
          title: 'Rate or quota?',
          blocks: [
            {
              table: {
                caption: 'Two limits that look alike',
                head: ['', 'Rate limit', 'Quota'],
                rows: [
                  ['Counts', 'calls in seconds or minutes', 'use in a day, a month or a plan'],
                  ['Opens again', 'in seconds or minutes', 'on the day of the reset'],
                  ['What helps', 'slow down, spread calls, cache', 'use less, or get a larger quota'],
                  ['Retrying', 'works, after the wait', 'only uses up more'],
                ],
              },
            },
            'Find out whom the limit counts: the app, the account, the IP address or the path. Behind one company address all colleagues may share one count.',
          ],
        },
        headers: {
          title: 'What the headers say',
          blocks: [
            { code: 'limit-answer' },
            {
              table: {
                caption: 'Forms you may meet',
                head: ['Header', 'Read it as'],
                rows: [
                  ['`Retry-After: 30`', 'in 30 seconds'],
                  ['`Retry-After: Fri, 01 Jan 2027 00:00:00 GMT`', 'at that time, by the server’s clock'],
                  ['`RateLimit: "default";r=12;t=30`', '12 left, the count starts anew in 30 seconds'],
                  ['`RateLimit-Policy: "default";q=100;w=60`', '100 in 60 seconds'],
                  ['`X-RateLimit-Reset: 30`', 'a small number: in 30 seconds'],
                  ['`X-RateLimit-Reset: 1798761600`', 'ten digits: a point in time (seconds since 1970)'],
                ],
              },
            },
            'A page on another website only sees these if the server names them in `Access-Control-Expose-Headers`. This extension shows them all the same.',
          ],
        },
        'back-off': {
          title: 'How to wait properly',
          blocks: [
            { code: 'back-off' },
            { points: [
              'Wait at least as long as `Retry-After` says. Without it, double the wait each time.',
              'Add a little chance, so that not all pages come back in the same second.',
              'Give up after a few tries and tell the user until when to wait.',
              'After a 500, 502, 504 or a lost connection, repeat a `POST` only if the API can tell that it is the same one.',
              'Better than waiting: fewer calls. Cache, combine, and let the server push instead of asking every second.',
            ] },
          ],
        },
        tell: {
          title: 'How to tell',
          blocks: [
            { steps: [
              'Wait as long as the response says, then make exactly one call. If it works, it was the rate.',
              'If it is still refused, look at the usage in the console: it may be the quota.',
              'Call with another account from the same place. If that is refused too, the IP address is counted, or the service is overloaded.',
              'Count how often the page calls. A loop that retries at once keeps the limit closed.',
            ] },
          ],
        },
      },
      send: [
        { to: 'client-dev', what: 'Which call is repeated, how often in a minute, and what the limit is.' },
        { to: 'account-admin', what: 'The limit as the response names it, your need (calls in a minute or a day), and since when.' },
        { to: 'support', what: 'App ID, limit headers, time in UTC, reference number, and what you want to achieve.' },
      ],
    },

    cors: {
      lead: 'A page may read what another website answers only if that website allows it. The browser checks, the server grants. Nothing in the page’s code can stand in for the server’s permission.',
      table: {
        caption: 'One call, step by step',
        head: ['Step', 'Who', 'What happens'],
        rows: [
          ['1', 'Page', 'wants to call another website'],
          ['2', 'Browser', 'first asks with `OPTIONS`, unless the call is as simple as a form’s'],
          ['3', 'Server', 'answers which websites, methods and headers it allows'],
          ['4', 'Browser', 'sends the call, or stops it here'],
          ['5', 'Server', 'answers, again with its permission'],
          ['6', 'Browser', 'hands the response to the page, or hides it: “CORS error”'],
        ],
      },
      sections: {
        preflight: {
          title: 'The question before the call (preflight)',
          blocks: [
            { code: 'preflight' },
            'It never carries a token or cookies, and it must get a 2xx status without a redirect. A login check that wants a token here stops every call.',
          ],
        },
        'who-mends': {
          title: 'Who can fix it',
          blocks: [
            { points: [
              'Almost always the server’s side: the API’s owner, or whoever keeps the app’s list of allowed websites in the console.',
              'The page can only ask for less: fewer headers, no cookies, the final address. Or it calls its own server, which calls the API.',
              'What does not help: `mode: \'no-cors\'` (the page then sees nothing at all), CORS headers on the request, and extensions that switch CORS off (only for you, and dangerous).',
            ] },
          ],
        },
        hidden: {
          title: 'Does CORS hide another refusal?',
          blocks: ['Often. An error page of a firewall or a login check carries no CORS headers, so the page only sees “CORS error” in place of 401, 403 or 429. This extension shows the real status where the browser knows it: fix that first, and send CORS headers on errors too.'],
        },
        rules: {
          title: 'The rules in short',
          blocks: [
            {
              table: {
                caption: 'What must be in the response',
                head: ['Header', 'Must be', 'Typical mistake'],
                rows: [
                  ['`Access-Control-Allow-Origin`', 'the page’s origin, exactly, once', 'a slash at the end, two values, added by both API and proxy'],
                  ['`Access-Control-Allow-Credentials`', '`true`, if cookies are sent', '`*` as the origin beside it'],
                  ['`Access-Control-Allow-Methods`', 'names the method', '`PATCH` or `DELETE` forgotten'],
                  ['`Access-Control-Allow-Headers`', 'names each header', '`authorization` forgotten: `*` does not include it'],
                  ['`Vary`', '`Origin`', 'missing: a cache hands one page the answer for another'],
                ],
              },
            },
          ],
        },
        tell: {
          title: 'How to tell',
          blocks: [
            { code: 'without-origin' },
            { points: [
              'Both get the same good answer: the server is fine, and its CORS headers are missing or wrong.',
              'Both are refused: CORS only hides it. Fix the refusal.',
              'Only the second is refused: the server itself rejects this website.',
            ] },
          ],
        },
      },
      send: [
        { to: 'api-owner', what: 'The page’s origin, method, request headers, and the configuration that this extension writes for their server.' },
        { to: 'account-admin', what: 'The page’s origin, to be added to the app’s allowed websites.' },
        { to: 'support', what: 'App ID, the page’s origin, path, time in UTC, and the status that the extension shows.' },
      ],
    },
  },
};
