/** Which place of the guide explains a cause further. Data, and one function over it. */
import type { AnyFinding } from '../diagnosis/causes';
import type { GuideAnchor } from './guide-words';

/** A cause that is not here is explained by its own words alone. */
export const guideLinks: { readonly [C in AnyFinding['cause']]?: GuideAnchor } = {
  'not-found': '404-or-403',
  'not-found-masked-as-403': '404-or-403-masks',
  'forbidden-masked-as-404': '404-or-403-masks',
  'wrong-route-or-host': '404-or-403',
  'insufficient-permission': '404-or-403-tell',
  'static-file-permission': '404-or-403-tell',
  unexplained: '404-or-403-tell',

  'wrong-method': 'methods',
  'cors-preflight-method-not-allowed': 'methods-preflight',
  'https-required': 'methods-redirects',

  'credential-missing': 'tokenim-access-where',
  'credential-malformed': 'tokenim-access-faults',
  'credential-expired': 'tokenim-access-lifetime',
  'credential-not-yet-valid': 'tokenim-access-lifetime',
  'credential-invalid': 'tokenim-access',
  'wrong-audience-or-issuer': 'tokenim-access-kinds',
  'insufficient-scope': 'tokenim-access-beyond',
  'account-restricted': 'tokenim-access-beyond',
  'ip-not-allowed': 'tokenim-access-beyond',
  'clock-skew': 'tokenim-access-lifetime',

  'rate-limited': 'limits-back-off',
  'quota-exceeded': 'limits-rate-or-quota',
  maintenance: 'limits',
  'retry-storm': 'limits-back-off',

  'cors-allow-origin-missing': 'cors-hidden',
  'cors-allow-origin-mismatch': 'cors-rules',
  'cors-allow-origin-multiple': 'cors-rules',
  'cors-allow-origin-invalid': 'cors-rules',
  'cors-allow-origin-wildcard-with-credentials': 'cors-rules',
  'cors-allow-credentials-not-true': 'cors-rules',
  'cors-preflight-status-not-ok': 'cors-preflight',
  'cors-preflight-redirected': 'cors-preflight',
  'cors-preflight-header-not-allowed': 'cors-rules',
  'cors-preflight-allow-methods-invalid': 'cors-rules',
  'cors-preflight-allow-headers-invalid': 'cors-rules',
  'cors-redirect-with-credentials': 'cors',
  'cors-disabled-scheme': 'cors',
  'origin-not-allowed': 'cors-tell',
};

/** Answers that the guide's comparison of 401, 403 and 404 is about. */
const COMPARED: readonly unknown[] = [401, 403, 404];

/** Where the guide goes on about `finding`; null: nowhere. */
export function guideAnchor(finding: AnyFinding): GuideAnchor | null {
  if (finding.cause === 'unexplained' && !COMPARED.includes(finding.params.status)) return null;
  return guideLinks[finding.cause] ?? null;
}
