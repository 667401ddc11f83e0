/** A call that failed after the same one had worked, with everything that may differ between the two. */
import { workedCall, type WorkedCall } from '../../../src/diagnosis/surroundings';
import type { Credential } from '../../../src/http/exchange';
import { exchange } from '../../support/exchange';

const bearer = { Authorization: 'Bearer ‹redacted›' };
const key = (fingerprint: string, environment: string): Credential => ({ place: 'header', name: 'x-api-key', scheme: null, kind: 'api-key', length: 24, faults: [], jwt: null, environment, fingerprint });

export const compared = exchange({
  id: 'compared', method: 'POST', url: 'https://api.tokenim.com/v1/groups/g_77/messages?lang=zh&notify=1', statusText: 'Forbidden', credentials: [key('91c4d0e7aa52', 'test')], serverIPAddress: '203.0.113.9',
  requestHeaders: { ...bearer, 'X-Api-Key': '‹redacted›', 'Content-Type': 'application/x-www-form-urlencoded', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36', 'X-Workspace': 'acme-east' },
  responseHeaders: { Server: 'openresty', Via: '1.1 edge-sha2 (proxy)' }, body: { type: 'about:blank', status: 403, title: 'Forbidden', code: 'permission_denied', detail: 'Not allowed.' },
});

/** What worked eighty seconds before. */
export function workedBefore(startedAt: number): readonly WorkedCall[] {
  const call = workedCall(
    exchange({
      id: 'worked', method: 'POST', status: 201, url: 'https://api.tokenim.com/v1/groups/g_42/messages?lang=en', startedDateTime: new Date(startedAt - 80_000).toISOString(), credentials: [key('3e07b15f66c8', 'live')], serverIPAddress: '203.0.113.7',
      requestHeaders: { ...bearer, 'X-Api-Key': '‹redacted›', 'Content-Type': 'application/json', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/155.0.0.0 Safari/537.36', 'X-Workspace': 'acme-west', 'X-Requested-With': 'XMLHttpRequest' },
      responseHeaders: { Server: 'openresty', Via: '1.1 edge-fra1 (proxy)' },
    }),
  );
  return call === null ? [] : [call];
}
