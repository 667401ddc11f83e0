/** Nothing is there: the honest 404. */
import { accessSigns, namesAnother, signFor, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { nearPath, routeWorked, sameAddressWorked, toldAs } from '../neighbours';
import { documentedTemplate, pathOnly } from '../routes';
import { compareCredentials } from '../same-credential';
import { curlCall } from '../snippets';

export default defineCause({
  id: 'not-found',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
  detect(evidence: Evidence) {
    const { answer, status, profile, exchange, failure } = evidence;
    if (!wasRefused(evidence) || answer === null || answer.message === 'preflight-response') return null;
    const sign = signFor('not-found', evidence);
    // Under a success only a code counts: "not found" in words is an answer like any other.
    const coded = failure === 'in-body' && sign?.source === 'code' && sign.confidence === 'likely';
    if (sign?.confidence !== 'certain' && status !== 404 && status !== 410 && !coded) return null;
    const template = documentedTemplate(evidence);
    const route = routeWorked(evidence);
    const same = sameAddressWorked(evidence);
    const path = pathOnly(exchange.request.url);
    const told = toldAs(same ?? (route === null || pathOnly(route.url) === path ? null : route));
    // The same endpoint worked: with another id, or (`wasThere`) this very address.
    const params = { path, template: template ?? '', gone: status === 410, workedPath: told.path, workedAt: told.at, wasThere: same !== null };
    if (sign?.confidence === 'certain') return { confidence: 'certain', proof: sign.proof, params };
    if (namesAnother(/^not-found$/, evidence)) return null;
    if (coded) return { confidence: 'likely', proof: sign.proof, params };
    const proof = [{ message: answer.message, part: 'status', value: String(status) } as const, ...(sign?.proof ?? [])] as const;
    // 410 says by itself that it was there and is gone (RFC 9110 section 15.5.11).
    if (status === 410) return { confidence: 'likely', proof, params };
    // The page of a program that has no such route is not the API's word for a missing thing.
    const noRoute = accessSigns(evidence).some(({ cause, confidence }) => /^(?:wrong-route-or-host|site-disabled)$/.test(cause) && confidence !== 'possible');
    const undocumented = profile !== null && profile.routes.length > 0 && template === null && route === null;
    const misspelt = route === null && sign === null && nearPath(evidence) !== null;
    // What one caller gets and the next does not may be hidden from the second one.
    const hidden = sign === null && same !== null && /^(?:different|only-then)$/.test(compareCredentials(exchange.request, same));
    return { confidence: noRoute || misspelt || hidden || (undocumented && sign?.source !== 'code') ? 'possible' : 'likely', proof, params };
  },
  fixes: {
    'check-the-id': { who: 'client-dev', snippets: (_params, { exchange }) => [curlCall(exchange, { Authorization: 'Bearer $ACCESS_TOKEN' })] },
    'ask-what-became-of-it': { who: 'account-admin' },
  },
});
