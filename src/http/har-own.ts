/** What entries of our own files say beside HAR: written here, and read back. Foreign data until it was checked. Pure. */
import { credentialFacts } from './credential-facts';
import type { Exchange } from './exchange';
import { INITIATORS, LOSSES, MODES } from './exchange-shape';
import { redactUrl } from './redact-url';

type Json = { readonly [name: string]: unknown };

/** The facts of an exchange that HAR has no member for. */
export function ownFacts({ origin, mode, initiator, lost, fromCache, request: { headersComplete }, networkError, observer, time }: Exchange): object {
  return { origin, mode, initiator, lost, fromCache, headersComplete, networkError, ...(isRecorder(observer) ? { observer } : {}), ...(time === null ? { time } : {}) };
}

/** Who recorded the entry, where it was no browser: what a proxy or a program saw proves other things. null: the entry does not say. */
export function ownRecorder(entry: unknown): 'proxy' | 'client' | null {
  const own = isObject(entry) ? entry['_inspector'] : null;
  const recorder = isObject(own) ? own['observer'] : null;
  return isRecorder(recorder) ? recorder : null;
}

function isRecorder(value: unknown): value is 'proxy' | 'client' {
  return value === 'proxy' || value === 'client';
}

/** `exchange` as the entry that it was read from says beside HAR; itself where it says nothing. */
export function withOwnFacts(exchange: Exchange, entry: unknown): Exchange {
  if (!isObject(entry)) return exchange;
  const { _inspector: own, request } = entry;
  const credentials = isObject(request) ? credentialFacts(request['_credentials']) : null;
  const known = credentials === null ? exchange : { ...exchange, request: { ...exchange.request, credentials } };
  if (!isObject(own)) return known;
  const { origin } = own;
  return {
    ...known,
    origin: typeof origin === 'string' && /^(?:null|[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#@\s]{1,300})$/i.test(origin) ? redactUrl(origin).replace(/\/$/, '') : known.origin,
    mode: MODES.find((one) => one === own['mode']) ?? null,
    initiator: INITIATORS.find((one) => one === own['initiator']) ?? null,
    lost: LOSSES.find((one) => one === own['lost']) ?? null,
    fromCache: typeof own['fromCache'] === 'boolean' ? own['fromCache'] : null,
    time: own['time'] === null ? null : known.time,
    networkError: own['networkError'] === null ? null : known.networkError,
    request: { ...known.request, headersComplete: own['headersComplete'] === true },
  };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
