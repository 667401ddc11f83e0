/** The preflight was answered with a status outside 200 to 299. */
import { fieldList, fieldValue } from '../../http/fields';
import { defineCause } from '../cause';
import { corsRefusal } from '../cors-refusal';
import { corsServer } from '../cors-snippets';
import type { Evidence } from '../evidence';
import { preflightAnswerer } from '../preflight-answerer';

/** Refusals of anything that comes from there, be it a preflight or not. A demand for credentials is none of them: a preflight never carries any. */
const AT_THE_DOOR: readonly string[] = ['waf-rule', 'bot-challenge', 'geo-blocked', 'ip-not-allowed', 'user-agent-refused', 'rate-limited', 'corporate-proxy-policy', 'icp-not-registered', 'site-disabled', 'maintenance', 'legal-block'];

export default defineCause({
  id: 'cors-preflight-status-not-ok',
  spec: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  detect(evidence: Evidence) {
    const { verdict } = evidence.cors;
    // Whatever field may also be missing: an error in answer to the question is what must be mended first.
    if (verdict?.step !== 'preflight' || verdict.corsError === 'PreflightDisallowedRedirect') return null;
    const refusal = corsRefusal(evidence, verdict.corsError);
    if (refusal?.answer == null || (refusal.status >= 200 && refusal.status <= 299)) return null;
    const { status, request, message } = refusal;
    const mark = evidence.recognition.refusal;
    const answered = preflightAnswerer(evidence, refusal.answer, message);
    return {
      // In either credentials mode such an answer is refused.
      confidence: 'certain',
      role: mark?.confidence === 'certain' && mark.cause !== null && AT_THE_DOOR.includes(mark.cause) ? 'symptom' : 'root',
      proof: [{ message, part: 'status', value: String(status) }, ...answered.proof],
      params: {
        status,
        origin: verdict.origin,
        method: fieldValue(request.headers, 'access-control-request-method') ?? evidence.exchange.request.method,
        headers: fieldList(request.headers, 'access-control-request-headers') ?? [],
        vendor: mark?.vendor ?? '',
        answeredBy: answered.by,
        allow: answered.allow,
      },
    };
  },
  fixes: {
    'answer-preflight-first': { who: 'api-owner', when: ({ origin }) => origin !== 'null', snippets: (_params, evidence) => corsServer(evidence) },
    'let-options-pass-in-front': { who: 'api-owner', when: ({ vendor, answeredBy }) => vendor !== '' || ['firewall', 'rate-limit', 'unknown'].includes(answeredBy) },
    'restore-what-is-behind': { who: 'api-owner', when: ({ answeredBy }) => answeredBy === 'gateway' || answeredBy === 'server' },
    'give-page-an-origin': { who: 'client-dev', when: ({ origin }) => origin === 'null' },
    'call-through-own-server': { who: 'client-dev' },
  },
});
