/** How the call ended was not seen: the observer lost sight of it. */
import { fieldValue } from '../../http/fields';
import { originOf } from '../../http/origin';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';

export default defineCause({
  id: 'network-outcome-unseen',
  spec: 'https://developer.chrome.com/docs/extensions/reference/api/webRequest#life_cycle_of_requests',
  detect({ exchange, failure }: Evidence) {
    const { lost, redirects, request } = exchange;
    if (lost === null || failure !== 'network') return null;
    const last = redirects[redirects.length - 1];
    const location = last === undefined ? null : fieldValue(last.response.headers, 'location');
    const shown = last === undefined || location === null ? ({ message: 'request', part: 'url', value: request.url } as const) : ({ message: 'hop-response', part: 'location', value: location } as const);
    return { confidence: 'certain', proof: [shown], params: { lost, target: lost === 'redirect-without-permission' ? targetOf(location, last?.request.url ?? request.url) : '' } };
  },
  fixes: {
    'allow-the-other-host': { who: 'client-dev', when: ({ lost }) => lost === 'redirect-without-permission' },
    'look-in-devtools': { who: 'client-dev' },
  },
});

function targetOf(location: string | null, base: string): string {
  try {
    return location === null ? '' : (originOf(new URL(location, base).href) ?? '');
  } catch {
    return '';
  }
}
