/** The method is not one that this resource answers. */
import { fieldValue } from '../../http/fields';
import { accessSigns, signFor, wasRefused } from '../access-signs';
import { defineCause, type Confidence, type Proof } from '../cause';
import type { Evidence } from '../evidence';
import { sameAddressWorked, toldAs, workedMethods } from '../neighbours';
import { documentedMethods } from '../routes';
import { statedReason } from '../stated-reason';
import { curlCall, fetchCall } from '../snippets';

export default defineCause({
  id: 'wrong-method',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6',
  detect(evidence: Evidence) {
    const { answer, status, allow, exchange } = evidence;
    if (!wasRefused(evidence) || answer === null || answer.message === 'preflight-response') return null;
    const sign = signFor('wrong-method', evidence);
    if (sign === null && status !== 405 && status !== 403) return null;
    const { method } = exchange.request;
    const documented = documentedMethods(evidence);
    const worked = workedMethods(evidence);
    const others = worked.filter((one) => one !== method.toUpperCase());
    const listedByServer = allow !== null && allow.length > 0;
    // Where neither the server nor the documentation lists methods, those that worked are known at least.
    const allowed = listedByServer ? allow : documented.length > 0 ? documented : others;
    const same = sameAddressWorked(evidence);
    const params = { method, allowed, source: listedByServer ? 'allow' : documented.length > 0 ? 'documentation' : others.length > 0 ? 'worked' : '', workedMethods: others, workedAt: toldAs(same).at };
    const allowField = fieldValue(answer.headers, 'allow');
    const listed = allow?.some((one) => one.toUpperCase() === method.toUpperCase()) ?? false;
    const proofs: readonly Proof[] = [
      ...(status === 405 ? [{ message: answer.message, part: 'status', value: '405' } as const] : []),
      ...(allowField !== null ? [{ message: answer.message, part: 'allow', value: allowField } as const] : []),
      ...(sign?.proof ?? []),
    ];
    const [first, ...rest] = proofs;
    const found = (confidence: Confidence) => (first === undefined ? null : { confidence, proof: [first, ...rest] as const, params });
    if (sign?.confidence === 'certain') return found('certain');
    if (status === 405) {
      const reached = weakened(confidenceOf405(listed, allow !== null, documented, method), evidence);
      // The same method worked at this very address: what it was refused for is something else, unless the server has been changed since.
      return found(same === null || reached === 'possible' ? reached : listedByServer ? 'likely' : 'possible');
    }
    if (sign !== null) return found(sign.confidence);
    // RFC 9110 section 10.2.1: `Allow` on another refusal lists what the resource supports; a list without the method is a hint.
    if (status === 403 && allow !== null && allow.length > 0 && !listed) return found('likely');
    const silent = !accessSigns(evidence).some(({ confidence }) => confidence !== 'possible');
    if (status === 403 && silent && documented.length > 0 && !documented.includes(method)) {
      return { confidence: 'possible', proof: [{ message: 'request', part: 'method', value: method }] as const, params };
    }
    return null;
  },
  fixes: {
    'use-allowed-method': {
      who: 'client-dev',
      snippets: ({ allowed }, { exchange }) => {
        const method = allowed.find((one) => !/^(?:OPTIONS|HEAD)$/i.test(one));
        const corrected = { ...exchange, request: { ...exchange.request, method: method ?? exchange.request.method } };
        return method === undefined ? [] : [fetchCall(corrected, { Authorization: '`Bearer ${accessToken}`' }), curlCall(corrected, { Authorization: 'Bearer $ACCESS_TOKEN' })];
      },
    },
    'allow-method': { who: 'api-owner' },
  },
});

/**
 * RFC 9110 section 15.5.6: a 405 carries `Allow`. Without it the status may be somebody else's in front of the API (firewalls block with 405);
 * the documentation then decides whether the method is at fault.
 */
function confidenceOf405(listed: boolean, hasAllow: boolean, documented: readonly string[], method: string): Confidence {
  if (listed || (!hasAllow && documented.includes(method))) return 'possible';
  return hasAllow || documented.length > 0 ? 'certain' : 'likely';
}

/** The server's own words go before its status: firewalls block with 405, and applications use it for rules of their own. */
function weakened(reached: Confidence, evidence: Evidence): Confidence {
  if (reached === 'possible') return reached;
  const stated = statedReason((cause) => cause === 'wrong-method', evidence);
  return stated === 'other' ? 'possible' : stated === 'unknown' ? 'likely' : reached;
}
