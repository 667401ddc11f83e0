/** A 404 that may hide a refusal: some APIs do not admit to strangers that a thing exists. */
import { accessSigns, namesAnother, signFor, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import { apiCredentials } from '../credential-signs';
import type { Evidence } from '../evidence';
import { sameAddressWorked, toldAs } from '../neighbours';
import { documentedTemplate } from '../routes';
import { compareCredentials } from '../same-credential';
import { supportNote } from '../snippets';

export default defineCause({
  id: 'forbidden-masked-as-404',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const { answer, status, problem, exchange, profile } = evidence;
    if (!wasRefused(evidence) || answer === null || status !== 404 || answer.message === 'preflight-response') return null;
    const sent = apiCredentials(evidence).length > 0;
    const sign = signFor('forbidden-masked-as-404', evidence) ?? signFor('insufficient-permission', evidence);
    // The same address, asked for by another caller or with a credential, was there.
    const same = sameAddressWorked(evidence);
    const credential = same === null ? 'unknown' : compareCredentials(exchange.request, same);
    const { at: workedAt } = toldAs(credential === 'different' || credential === 'only-then' ? same : null);
    const params = { sent, workedAt, workedWith: workedAt === '' ? '' : credential };
    if (sign !== null) return { confidence: 'possible', proof: sign.proof, params };
    if (namesAnother(/^forbidden-masked/, evidence) || accessSigns(evidence).some(({ cause }) => cause === 'wrong-route-or-host')) return null;
    const proof = [{ message: answer.message, part: 'status', value: '404' }] as const;
    // An API that needs a credential and got none, answering 404 in its own form, may have hidden the resource from a stranger.
    const stranger = !sent && exchange.request.headersComplete && exchange.request.credentials.length === 0 && problem !== null;
    const documentedItem = profile !== null && documentedTemplate(evidence)?.includes('{') === true && sent;
    if (workedAt !== '' && signFor('not-found', evidence) === null) return { confidence: 'likely', proof, params };
    return stranger || documentedItem || workedAt !== '' ? { confidence: 'possible', proof, params } : null;
  },
  fixes: {
    'try-with-permitted-account': { who: 'end-user' },
    'ask-whether-it-exists': { who: 'account-admin', snippets: (_params, { exchange }) => [supportNote(exchange)] },
  },
});
