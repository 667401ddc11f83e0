/** Host names at which the API itself answers, each set up a little differently. Data only. */

export interface Surface {
  readonly environment: 'live' | 'test';
  /** Sends CORS fields on answers. false: a server whose error answers lack them. */
  readonly cors: 'always' | 'never';
  /** `Access-Control-Max-Age`; 0 keeps every call's preflight visible. */
  readonly preflightMaxAgeSeconds: number;
  /** What it takes as a credential. `session`: a cookie and a CSRF token. */
  readonly accepts: 'any' | 'api-key' | 'session';
  /** A wrong method gets 403 and no `Allow`, as older servers do. */
  readonly hidesMethods: boolean;
  /** Refuses every call in this way. */
  readonly always: 'maintenance' | 'https_required' | null;
  /** Fields of a product that passes the answers through. */
  readonly passedThroughBy: readonly (readonly [string, string])[];
}

const usual: Surface = { environment: 'live', cors: 'always', preflightMaxAgeSeconds: 0, accepts: 'any', hidesMethods: false, always: null, passedThroughBy: [] };

export const surfaces: { readonly [host: string]: Surface } = {
  'api.tokenim.com': usual,
  'auth.tokenim.com': usual,
  'api.token.im': usual,
  'sandbox.tokenim.com': { ...usual, environment: 'test' },
  'keys.tokenim.com': { ...usual, accepts: 'api-key' },
  'web.tokenim.com': { ...usual, accepts: 'session' },
  'legacy.tokenim.com': { ...usual, hidesMethods: true },
  'cached.tokenim.com': { ...usual, preflightMaxAgeSeconds: 600 },
  'maintenance.tokenim.com': { ...usual, always: 'maintenance' },
  'plain-behind.tokenim.com': { ...usual, always: 'https_required' },
  'cors-hidden.tokenim.com': { ...usual, cors: 'never' },
  'cloudflare-on-path.tokenim.com': {
    ...usual,
    passedThroughBy: [
      ['server', 'cloudflare'],
      ['cf-ray', '8f2a64c01d3e9b7a-FRA'],
      ['cf-cache-status', 'DYNAMIC'],
    ],
  },
};

/** The surface at `host`; every other name under the API's domains answers as the API does. */
export function surfaceAt(host: string): Surface {
  return surfaces[host] ?? usual;
}
