/** The causes, root-most first: among equals of confidence the earlier one is the headline. `unexplained` is always last. */
import type { Failure } from '../failure';
import type { Cause, Finding, Params } from '../cause';
import accountRestricted from './account-restricted';
import blockedByCsp from './blocked-by-csp';
import blockedByExtension from './blocked-by-extension';
import blockedByResponse from './blocked-by-response';
import blockedLocalNetwork from './blocked-local-network';
import blockedMixedContent from './blocked-mixed-content';
import botChallenge from './bot-challenge';
import clientCertificateRequired from './client-certificate-required';
import clockSkew from './clock-skew';
import contentTypeRefused from './content-type-refused';
import corporateProxyPolicy from './corporate-proxy-policy';
import corsAllowCredentialsNotTrue from './cors-allow-credentials-not-true';
import corsAllowOriginInvalid from './cors-allow-origin-invalid';
import corsAllowOriginMismatch from './cors-allow-origin-mismatch';
import corsAllowOriginMissing from './cors-allow-origin-missing';
import corsAllowOriginMultiple from './cors-allow-origin-multiple';
import corsAllowOriginWildcardWithCredentials from './cors-allow-origin-wildcard-with-credentials';
import corsDisabledScheme from './cors-disabled-scheme';
import corsPreflightAllowHeadersInvalid from './cors-preflight-allow-headers-invalid';
import corsPreflightAllowMethodsInvalid from './cors-preflight-allow-methods-invalid';
import corsPreflightHeaderNotAllowed from './cors-preflight-header-not-allowed';
import corsPreflightMethodNotAllowed from './cors-preflight-method-not-allowed';
import corsPreflightRedirected from './cors-preflight-redirected';
import corsPreflightStatusNotOk from './cors-preflight-status-not-ok';
import corsRedirectWithCredentials from './cors-redirect-with-credentials';
import credentialExpired from './credential-expired';
import credentialInvalid from './credential-invalid';
import credentialMalformed from './credential-malformed';
import credentialMissing from './credential-missing';
import credentialNotYetValid from './credential-not-yet-valid';
import csrfToken from './csrf-token';
import featureNotEnabled from './feature-not-enabled';
import forbiddenMaskedAs404 from './forbidden-masked-as-404';
import geoBlocked from './geo-blocked';
import httpsRequired from './https-required';
import icpNotRegistered from './icp-not-registered';
import insufficientPermission from './insufficient-permission';
import insufficientScope from './insufficient-scope';
import ipNotAllowed from './ip-not-allowed';
import legalBlock from './legal-block';
import maintenance from './maintenance';
import networkAborted from './network-aborted';
import networkConnectionRefused from './network-connection-refused';
import networkConnectionReset from './network-connection-reset';
import networkNameNotResolved from './network-name-not-resolved';
import networkOffline from './network-offline';
import networkOutcomeUnseen from './network-outcome-unseen';
import networkTimedOut from './network-timed-out';
import networkTls from './network-tls';
import networkWebsocketFailed from './network-websocket-failed';
import notFound from './not-found';
import notFoundMaskedAs403 from './not-found-masked-as-403';
import originNotAllowed from './origin-not-allowed';
import quotaExceeded from './quota-exceeded';
import rateLimited from './rate-limited';
import referrerNotAllowed from './referrer-not-allowed';
import retryStorm from './retry-storm';
import serverFailure from './server-failure';
import signatureMismatch from './signature-mismatch';
import signedUrlExpired from './signed-url-expired';
import siteDisabled from './site-disabled';
import staticFilePermission from './static-file-permission';
import stepUpRequired from './step-up-required';
import unexplained from './unexplained';
import userAgentRefused from './user-agent-refused';
import wafRule from './waf-rule';
import wrongAudienceOrIssuer from './wrong-audience-or-issuer';
import wrongMethod from './wrong-method';
import wrongRouteOrHost from './wrong-route-or-host';

const ofTheAnswer = [
  // A preflight answered with an error: nothing that its answer says of credentials or methods is the call's own fault.
  corsPreflightStatusNotOk,
  // A server, or something in front of it, refuses: what is precise before what is general.
  signedUrlExpired,
  clockSkew,
  clientCertificateRequired,
  icpNotRegistered,
  siteDisabled,
  legalBlock,
  maintenance,
  botChallenge,
  corporateProxyPolicy,
  geoBlocked,
  ipNotAllowed,
  userAgentRefused,
  referrerNotAllowed,
  originNotAllowed,
  csrfToken,
  quotaExceeded,
  rateLimited,
  wafRule,
  httpsRequired,
  wrongMethod,
  contentTypeRefused,
  stepUpRequired,
  accountRestricted,
  featureNotEnabled,
  credentialNotYetValid,
  credentialExpired,
  credentialMalformed,
  wrongAudienceOrIssuer,
  signatureMismatch,
  credentialMissing,
  credentialInvalid,
  insufficientScope,
  insufficientPermission,
  wrongRouteOrHost,
  notFound,
  forbiddenMaskedAs404,
  notFoundMaskedAs403,
  staticFilePermission,
  serverFailure,
] as const;

/** The browser refuses, or no answer came: where a program got the answer, none of these has anything to say. */
const ofTheBrowser = [
  corsAllowOriginMissing,
  corsAllowOriginMismatch,
  corsAllowOriginMultiple,
  corsAllowOriginInvalid,
  corsAllowOriginWildcardWithCredentials,
  corsAllowCredentialsNotTrue,
  corsPreflightRedirected,
  corsPreflightMethodNotAllowed,
  corsPreflightHeaderNotAllowed,
  corsPreflightAllowMethodsInvalid,
  corsPreflightAllowHeadersInvalid,
  corsRedirectWithCredentials,
  corsDisabledScheme,
  blockedByExtension,
  blockedMixedContent,
  blockedByCsp,
  blockedLocalNetwork,
  blockedByResponse,
  networkNameNotResolved,
  networkTls,
  networkOffline,
  networkConnectionRefused,
  networkConnectionReset,
  networkTimedOut,
  networkWebsocketFailed,
  networkAborted,
  networkOutcomeUnseen,
] as const;

/** Only calls around this one show the first, and it never explains a refusal. */
const last = [retryStorm, unexplained] as const;

export const causes = [...ofTheAnswer, ...ofTheBrowser, ...last] as const;

/** Their ids. */
export const causeIds: ReadonlySet<string> = new Set(causes.map(({ id }) => id));

/** Those that can speak of a failure of this kind, in their order. */
export function causesFor(failure: Failure): readonly AnyCause[] {
  return failure === 'status' || failure === 'in-body' ? withoutBrowser : causes;
}

const withoutBrowser: readonly AnyCause[] = [...ofTheAnswer, ...last];

/** Any one of the causes, as a type. */
export type AnyCause = (typeof causes)[number];
export type CauseId = AnyCause['id'];

/** The finding of each cause, as a union discriminated by `cause`. */
export type AnyFinding = {
  readonly [C in AnyCause as C['id']]: C extends Cause<infer Id, infer P extends Params, infer F> ? Finding<Id, P, F> : never;
}[CauseId];
