/** The caller is known, and the account lacks a right or a role on this resource. */
import { pathOf } from '../../http/origin';
import { accessSigns, signFor, wasRefused } from '../access-signs';
import { defineCause, type Confidence, type Proof } from '../cause';
import { credentialHistory } from '../credential-history';
import { credentialInUse, credentialProof } from '../credential-signs';
import type { Evidence } from '../evidence';
import { nearPath, sameAddressWorked, sameCredential } from '../neighbours';
import { supportNote } from '../snippets';
import { statedReason } from '../stated-reason';

/** Members in which APIs name the missing right. */
const NAMED = ['required_permission', 'required_permissions', 'required_role', 'required_roles', 'missing_permission', 'requiredpermission', 'requiredrole', 'permission', 'permissions', 'role', 'action'];

export default defineCause({
  id: 'insufficient-permission',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const sign = signFor('insufficient-permission', evidence) ?? knownElsewhere(evidence);
    if (sign === null) return null;
    const { problem, exchange } = evidence;
    const required = NAMED.map((name) => problem?.members[name]).find((value) => value !== undefined) ?? '';
    return { confidence: sign.confidence, proof: sign.proof, params: { required, method: exchange.request.method, path: pathOf(exchange.request.url), ...credentialHistory(evidence) } };
  },
  fixes: {
    'ask-for-right': { who: 'account-admin', snippets: ({ required }, { exchange }) => [supportNote(exchange, { right: required })] },
    'use-permitted-account': { who: 'end-user' },
    'name-the-right': { who: 'api-owner', when: ({ required }) => required === '' },
  },
});

/** A 403 that gives no reason, for a credential that another endpoint accepts: the caller is known, so it is worth asking what it may do. */
function knownElsewhere(evidence: Evidence): { readonly confidence: Confidence; readonly proof: readonly [Proof, ...Proof[]] } | null {
  const { answer, status, recognition } = evidence;
  if (status !== 403 || answer?.message !== 'response' || !wasRefused(evidence) || recognition.refusal !== null) return null;
  const sent = credentialInUse(evidence);
  if (sent === null || sameCredential(evidence).elsewhere === null || sameAddressWorked(evidence) !== null || nearPath(evidence) !== null) return null;
  if (accessSigns(evidence).length > 0 || statedReason(() => false, evidence) !== 'nothing') return null;
  return { confidence: 'possible', proof: [{ message: 'response', part: 'status', value: '403' }, credentialProof(sent, evidence)] };
}
