/** The shape of an exchange that comes from another context or a file. Pure. */
import type { Credential, Exchange, Field, Hop, HttpRequest, HttpResponse, JwtClaims, RequestMode, SignatureFacts } from './exchange';
import { isBoolean, isInteger, isMoment, isNumber, isText, listOf, objectOf, oneOf, optional, orNull, type Shape } from './shape';

/** The words that these members may have, for whoever reads one of them alone. */
export const PLACES: readonly Credential['place'][] = ['header', 'query', 'cookie', 'body'];
export const KINDS: readonly Credential['kind'][] = ['jwt', 'api-key', 'basic', 'aws-sigv4', 'signature', 'proof', 'signed-url', 'digest', 'opaque', 'none'];
export const USES: readonly NonNullable<JwtClaims['use']>[] = ['access', 'id', 'refresh'];
export const MODES: readonly NonNullable<RequestMode>[] = ['cors', 'no-cors', 'same-origin', 'navigate', 'websocket'];
export const INITIATORS: readonly NonNullable<Exchange['initiator']>[] = ['page', 'frame', 'service-worker'];
export const LOSSES: readonly NonNullable<Exchange['lost']>[] = ['redirect-without-permission', 'timed-out', 'browser-closed'];

export const isField: Shape = objectOf<Field>({ name: isText, value: isText });

const isJwt = objectOf<JwtClaims>({
  alg: orNull(isText),
  typ: orNull(isText),
  exp: orNull(isNumber),
  nbf: orNull(isNumber),
  iat: orNull(isNumber),
  iss: orNull(isText),
  aud: listOf(isText),
  scope: orNull(listOf(isText)),
  use: orNull(oneOf(USES)),
  environment: orNull(isText),
  azp: optional(isText),
  enc: optional(isText),
  bound: optional((value) => value === true),
});

const isSignature = objectOf<SignatureFacts>({ at: orNull(isNumber), expires: orNull(isNumber), fields: listOf(isText), scope: isText });

export const isCredential: Shape = objectOf<Credential>({
  place: oneOf(PLACES),
  name: isText,
  scheme: orNull(isText),
  kind: oneOf(KINDS),
  length: isInteger,
  faults: listOf(isText),
  jwt: orNull(isJwt),
  environment: orNull(isText),
  fingerprint: orNull(isText),
  vendor: optional(isText),
  signature: optional(isSignature),
});

const isRequest = objectOf<HttpRequest>({
  method: isText,
  url: isText,
  headers: listOf(isField),
  headersComplete: isBoolean,
  postData: orNull(objectOf<NonNullable<HttpRequest['postData']>>({ mimeType: isText, text: orNull(isText) })),
  credentials: listOf(isCredential),
});

const isResponse = objectOf<HttpResponse>({ status: isInteger, statusText: isText, headers: listOf(isField), content: orNull(isText) });

export const isResourceType: Shape = oneOf<Exchange['resourceType']>(['fetch', 'websocket', 'document', 'preflight', 'beacon', 'subresource', 'other']);

/** A call, its preflight, and the preflight of one of its hops: nothing has more storeys. */
const STOREYS = 3;

function exchangeOf(storeys: number): Shape {
  const isPreflight = storeys === 1 ? (value: unknown) => value === null : orNull(exchangeOf(storeys - 1));
  return objectOf<Exchange>({
    id: isText,
    observer: oneOf<Exchange['observer']>(['webRequest', 'devtools', 'both', 'har', 'proxy', 'client']),
    startedDateTime: isMoment,
    time: orNull(isNumber),
    tabId: orNull(isInteger),
    initiator: orNull(oneOf(INITIATORS)),
    resourceType: isResourceType,
    mode: orNull(oneOf(MODES)),
    origin: orNull(isText),
    request: isRequest,
    response: orNull(isResponse),
    networkError: orNull(isText),
    preflight: isPreflight,
    redirects: listOf(objectOf<Hop>({ request: isRequest, response: isResponse, preflight: isPreflight })),
    serverIPAddress: orNull(isText),
    fromCache: orNull(isBoolean),
    lost: orNull(oneOf(LOSSES)),
  });
}

export const isExchange: Shape = exchangeOf(STOREYS);
