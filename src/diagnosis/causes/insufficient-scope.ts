/** The credential is good, and lacks a scope that this call needs. */
import { fieldValue } from '../../http/fields';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import { credentialHistory } from '../credential-history';
import { credentialInUse } from '../credential-signs';
import type { Evidence } from '../evidence';
import { sendField } from '../snippets';

export default defineCause({
  id: 'insufficient-scope',
  spec: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
  detect(evidence: Evidence) {
    const sign = signFor('insufficient-scope', evidence);
    if (sign === null) return null;
    const { challenges, problem, answer } = evidence;
    const members = problem?.members ?? {};
    const named =
      challenges.map(({ params }) => params['scope']).find((scope) => scope !== undefined) ??
      ['required_scope', 'required_scopes', 'requiredscopes', 'requiredscope', 'needed', 'scope', 'scopes', 'missing_scope', 'missing_scopes'].map((name) => members[name]).find((value) => value !== undefined) ??
      (answer === null ? null : fieldValue(answer.headers, 'x-accepted-oauth-scopes')) ??
      '';
    const sent = answer === null ? null : fieldValue(answer.headers, 'x-oauth-scopes');
    const required = split(named);
    const held = credentialInUse(evidence)?.jwt?.scope ?? split(sent ?? members['granted_scope'] ?? members['granted_scopes'] ?? members['provided'] ?? members['token_scopes'] ?? '');
    return { confidence: sign.confidence, proof: sign.proof, params: { required, held, missing: required.filter((scope) => !held.includes(scope)), ...credentialHistory(evidence) } };
  },
  fixes: {
    'request-scope': {
      who: 'client-dev',
      snippets: ({ held, missing }) => (missing.length === 0 ? [] : [{ platform: 'http', code: `scope=${encodeURIComponent([...held, ...missing].join(' '))}` }]),
    },
    'grant-scope': { who: 'account-admin' },
    'name-the-scope': {
      who: 'api-owner',
      when: ({ required }) => required.length === 0,
      snippets: () => sendField('WWW-Authenticate', "Bearer error='insufficient_scope', scope='SCOPE'".replace(/'/g, '\\"')).slice(1, 3),
    },
  },
});

function split(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ''))].slice(0, 50);
}
