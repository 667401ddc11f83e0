/** Builds whole exchanges from the few facts that a test is about. Plants canary secrets that no finding may carry. */
import type { Exchange, Field, HttpRequest, HttpResponse } from '../../src/http/exchange';

/** Values that stand for leaked secrets: a finding that contains one has failed. */
export const CANARIES = ['canary-cookie-4f1d', 'canary-session-90ab'] as const;

export type Headers = Readonly<Record<string, string | readonly string[]>>;

export interface ExchangeFacts extends Partial<Omit<Exchange, 'request' | 'response' | 'preflight'>> {
  readonly method?: string;
  readonly url?: string;
  readonly requestHeaders?: Headers;
  readonly headersComplete?: boolean;
  readonly credentials?: HttpRequest['credentials'];
  /** Left out: 403. null: no answer came. */
  readonly status?: number | null;
  readonly statusText?: string;
  readonly responseHeaders?: Headers;
  /** The body. Objects are written as JSON. */
  readonly body?: string | object | null;
  readonly preflight?: Exchange | null;
}

/** A cross-origin GET from https://app.example to https://api.tokenim.com, answered 403 with readable CORS fields, unless the facts differ. */
export function exchange(facts: ExchangeFacts = {}): Exchange {
  const { method = 'GET', url = 'https://api.tokenim.com/v1/messages', status = 403 } = facts;
  const origin = facts.origin === undefined ? 'https://app.example' : facts.origin;
  const request: HttpRequest = {
    method,
    url,
    headers: toFields({ ...(origin === null ? {} : { Origin: origin }), ...facts.requestHeaders }),
    headersComplete: facts.headersComplete ?? true,
    postData: null,
    credentials: facts.credentials ?? [],
  };
  const body = facts.body ?? null;
  const response: HttpResponse | null =
    status === null
      ? null
      : {
          status,
          statusText: facts.statusText ?? '',
          headers: toFields({
            Date: 'Sun, 22 Nov 2026 10:00:00 GMT',
            ...(origin === null ? {} : { 'Access-Control-Allow-Origin': origin }),
            'X-Canary': CANARIES[1],
            ...(typeof body === 'object' && body !== null ? { 'Content-Type': 'application/json' } : {}),
            ...facts.responseHeaders,
          }),
          content: typeof body === 'object' && body !== null ? JSON.stringify(body) : body,
        };
  return {
    id: facts.id ?? 'call-1',
    observer: facts.observer ?? 'webRequest',
    startedDateTime: facts.startedDateTime ?? '2026-11-22T10:00:00.000Z',
    time: facts.time === undefined ? 40 : facts.time,
    tabId: facts.tabId === undefined ? 7 : facts.tabId,
    initiator: facts.initiator ?? 'page',
    resourceType: facts.resourceType ?? 'fetch',
    mode: facts.mode === undefined ? 'cors' : facts.mode,
    origin,
    request,
    response,
    networkError: facts.networkError ?? null,
    preflight: facts.preflight ?? null,
    redirects: facts.redirects ?? [],
    serverIPAddress: facts.serverIPAddress ?? null,
    fromCache: facts.fromCache ?? false,
    lost: facts.lost ?? null,
  };
}

/** A preflight for `method` with `requestedHeaders`, answered as `facts` say. */
export function preflight(facts: ExchangeFacts & { readonly requestMethod?: string; readonly requestedHeaders?: string } = {}): Exchange {
  return exchange({
    id: 'preflight-1',
    status: 204,
    resourceType: 'preflight',
    ...facts,
    method: 'OPTIONS',
    requestHeaders: {
      'Access-Control-Request-Method': facts.requestMethod ?? 'PUT',
      ...(facts.requestedHeaders === undefined ? {} : { 'Access-Control-Request-Headers': facts.requestedHeaders }),
      ...facts.requestHeaders,
    },
  });
}

function toFields(headers: Headers): Field[] {
  return Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : value.map((one) => ({ name, value: one }))));
}
