/** A 404 that may hide a refusal: some APIs do not admit to strangers that a thing exists. */
import { accessSigns, namesAnother, signFor, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import { apiCredentials } from '../credential-signs';
import type { Evidence } from '../evidence';
import { documentedTemplate } from '../routes';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'forbidden-masked-as-404',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const { answer, status, problem, exchange, profile } = evidence;
    if (!wasRefused(evidence) || answer === null || status !== 404 || answer.message === 'preflight-response') return null;
    const sent = apiCredentials(evidence).length > 0;
    const sign = signFor('forbidden-masked-as-404', evidence) ?? signFor('insufficient-permission', evidence);
    if (sign !== null) return { confidence: 'possible', proof: sign.proof, params: { sent } };
    if (namesAnother(/^forbidden-masked/, evidence) || accessSigns(evidence).some(({ cause }) => cause === 'wrong-route-or-host')) return null;
    const proof = [{ message: answer.message, part: 'status', value: '404' }] as const;
    // An API that needs a credential and got none, answering 404 in its own form, may have hidden the resource from a stranger.
    const stranger = !sent && exchange.request.headersComplete && exchange.request.credentials.length === 0 && problem !== null;
    const documentedItem = profile !== null && documentedTemplate(evidence)?.includes('{') === true && sent;
    return stranger || documentedItem ? { confidence: 'possible', proof, params: { sent } } : null;
  },
  fixes: {
    'try-with-permitted-account': { who: 'end-user' },
    'ask-whether-it-exists': { who: 'account-admin', snippets: (_params, { exchange }) => [supportNote(exchange)] },
  },
});
