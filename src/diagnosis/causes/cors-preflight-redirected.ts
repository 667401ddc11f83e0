/** The preflight was answered with a redirect, which browsers do not follow. */
import { redirectTarget } from '../../http/cors';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';
import { fetchCall } from '../snippets';

export default defineCause({
  id: 'cors-preflight-redirected',
  spec: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  detect(evidence: Evidence) {
    const refusal = corsRefusal(evidence, 'PreflightDisallowedRedirect');
    if (refusal === null) return null;
    const { status, request, answer, confidence, message, proof, verdict } = refusal;
    // The browser itself sent it on to https, before any server was asked.
    if (answer === null) return { confidence, proof: [{ message: 'preflight-request', part: 'url', value: request.url }], params: { status, origin: verdict.origin, target: request.url.replace(/^http:/i, 'https:'), kind: 'hsts' } };
    const target = redirectTarget(request.url, answer);
    return {
      confidence,
      proof: [{ message, part: 'status', value: String(status) }, proof('location')],
      params: { status, origin: verdict.origin, target: target === null ? '' : target.origin + target.pathname, kind: redirectKind(request.url, target) },
    };
  },
  fixes: {
    'call-final-url': {
      who: 'client-dev',
      when: ({ kind }) => kind !== 'login' && kind !== 'other',
      snippets: ({ target }, { exchange }) => [fetchCall({ ...exchange, request: { ...exchange.request, url: target } })],
    },
    'answer-preflight-directly': { who: 'api-owner', when: ({ origin, kind }) => origin !== 'null' && kind !== 'hsts', snippets: (_params, evidence) => corsServer(evidence) },
  },
});

/** A path or host at which people log in: whole words, or `lessons` would be single sign-on. */
const LOGIN_PATH = /(?:^|[/_.-])(?:log-?in|sign-?in|sso|saml2?|oauth2?|openid-connect|authorize|cas)(?=$|[/_.-])/i;
const LOGIN_HOST = /^(?:auth|accounts?|idp|log-?in|passport|sign-?in|sso)\.|\.(?:auth0|cloudflareaccess|microsoftonline|okta|onelogin)\.com$/i;

/** What the redirect seems to be for: what differs between the two URLs. */
function redirectKind(from: string, target: URL | null): 'https' | 'hsts' | 'slash' | 'www' | 'login' | 'other' {
  if (target === null) return 'other';
  if (LOGIN_PATH.test(target.pathname) || LOGIN_HOST.test(target.hostname)) return 'login';
  const source = new URL(from);
  if (source.hostname === target.hostname && source.pathname === target.pathname && source.protocol === 'http:' && target.protocol === 'https:') return 'https';
  if (source.host === target.host && source.pathname.replace(/\/$/, '') === target.pathname.replace(/\/$/, '') && source.pathname !== target.pathname) return 'slash';
  if (source.hostname.replace(/^www\./, '') === target.hostname.replace(/^www\./, '') && source.hostname !== target.hostname) return 'www';
  return 'other';
}
