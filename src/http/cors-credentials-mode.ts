/** What an exchange shows of its request's credentials mode, which no observer is told. Pure. */
import type { Exchange, HttpRequest } from './exchange';
import { fieldValue } from './fields';
import { hopsOf } from './cors-walk';

/** The first Chromium that says by `Sec-Fetch-Storage-Access` that a cross-site request includes credentials. */
const TELLS_SINCE = 133;
/** Brands whose requests were seen to carry it; other makers change what is sent. */
const KNOWN_BRANDS = /^(?:Chromium|Google Chrome|HeadlessChrome|Microsoft Edge)$/;

/**
 * True: `include`. False: a mode that sends none across origins. null: nothing tells.
 * A cookie was sent, or `Sec-Fetch-Storage-Access` (https://privacycg.github.io/storage-access-headers/): Chromium adds it to cross-site requests
 * to trustworthy URLs exactly when their mode is `include`. So its absence tells as well, where the browser is known to send it.
 */
export function includesCredentials(exchange: Exchange): boolean | null {
  const hops = hopsOf(exchange);
  // Firefox says it on the preflight already; what it leaves out proves nothing there.
  if (hops.some(({ request, preflight }) => tells(request) || (preflight !== null && tells(preflight.request)))) return true;
  return hops.some(({ request }) => wouldTell(request)) ? false : null;
}

function tells({ headers }: HttpRequest): boolean {
  return fieldValue(headers, 'cookie') !== null || fieldValue(headers, 'sec-fetch-storage-access') !== null;
}

function wouldTell({ headers, headersComplete }: HttpRequest): boolean {
  if (!headersComplete || fieldValue(headers, 'sec-fetch-site') !== 'cross-site') return false;
  const brands = [...(fieldValue(headers, 'sec-ch-ua') ?? '').matchAll(/"([^"]{1,40})";v="(\d{1,4})/g)].filter(([, name = '']) => !/not.{0,6}brand/i.test(name));
  return brands.length > 0 && brands.every(([, name = '', version]) => KNOWN_BRANDS.test(name) && Number(version) >= TELLS_SINCE);
}
