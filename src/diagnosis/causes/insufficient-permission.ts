/** The caller is known, and the account lacks a right or a role on this resource. */
import { pathOf } from '../../http/origin';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

/** Members in which APIs name the missing right. */
const NAMED = ['required_permission', 'required_permissions', 'required_role', 'required_roles', 'missing_permission', 'requiredpermission', 'requiredrole', 'permission', 'permissions', 'role', 'action'];

export default defineCause({
  id: 'insufficient-permission',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const sign = signFor('insufficient-permission', evidence);
    if (sign === null) return null;
    const { problem, exchange } = evidence;
    const required = NAMED.map((name) => problem?.members[name]).find((value) => value !== undefined) ?? '';
    return { confidence: sign.confidence, proof: sign.proof, params: { required, method: exchange.request.method, path: pathOf(exchange.request.url) } };
  },
  fixes: {
    'ask-for-right': { who: 'account-admin', snippets: ({ required }, { exchange }) => [supportNote(exchange, { right: required })] },
    'use-permitted-account': { who: 'end-user' },
    'name-the-right': { who: 'api-owner', when: ({ required }) => required === '' },
  },
});
