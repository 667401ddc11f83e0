/** A page from the internet called an address in the local network, and the browser did not let it. */
import { obsoleteFields } from '../../http/cors-facts';
import { hostOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { networkWord, type NetworkWord } from '../network-words';

export default defineCause({
  id: 'blocked-local-network',
  spec: 'https://wicg.github.io/local-network-access/',
  detect(evidence: Evidence) {
    const { exchange } = evidence;
    const named = networkWord(evidence, /LOCAL_NETWORK|PRIVATE_NETWORK/);
    const found = named ?? unnamed(evidence);
    if (found === null) return null;
    return {
      confidence: named === null ? 'likely' : 'certain',
      proof: [found.proof],
      params: { host: hostOf(exchange.request.url), address: exchange.serverIPAddress ?? '', named: named !== null, obsolete: obsoleteFields(exchange) },
    };
  },
  fixes: {
    'allow-local-network': { who: 'end-user' },
    'use-public-address': { who: 'client-dev' },
    'check-the-name': { who: 'network-admin' },
  },
});

/** Names and addresses that lead nowhere but into the local network or this machine. */
const LOCAL_HOST = /^(?:localhost|.{1,250}\.(?:localhost|local|home\.arpa)|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|\[(?:::1|f[cd][0-9a-f]{2}:.{1,40}|fe80:.{1,40})\])$/;

/**
 * Chromium's DevTools shows such a refusal as `net::ERR_FAILED` without an answer when no preflight was needed. The same word stands for little
 * else there (the page's redirect mode, a failed check of its own), so an address that can only be local makes it the best reading.
 */
function unnamed(evidence: Evidence): NetworkWord | null {
  const { exchange } = evidence;
  const { response, preflight, resourceType, origin, redirects } = exchange;
  if (response !== null || preflight !== null || redirects.length > 0 || resourceType !== 'fetch' || origin === null || !/^https?:/.test(origin)) return null;
  if (!LOCAL_HOST.test(hostOf(exchange.request.url)) || LOCAL_HOST.test(hostOf(origin))) return null;
  return networkWord(evidence, /^net::ERR_FAILED$/);
}
