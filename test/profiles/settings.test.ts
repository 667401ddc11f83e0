/** Settings from a file, the storage or a policy: what can be used is, what cannot is named by its place. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { contactFault, NO_SETTINGS, readSettings, under } from '../../src/profiles/settings';

const causes = new Set(['quota-exceeded', 'credential-expired']);
const given = {
  version: 1,
  domains: ['API.acme.example', 'localhost'],
  contacts: [{ kind: 'mail', name: ' API team ', to: 'api@acme.example' }, { kind: 'page', name: 'Ticket', to: 'https://tickets.example/new?t={title}&b={body}' }],
  apis: [{ name: 'Acme', domains: ['acme.example'], codes: { E1: { cause: 'quota-exceeded', words: { en: 'Used up.', 'zh-CN': '已用完。' } }, E2: { cause: 'credential-expired' } } }],
  keep: { days: 3, megabytes: 20 },
  forbid: ['pictures'],
  redaction: 'strict',
  reportLanguage: 'zh-CN',
};

test('settings that are right are read whole', () => {
  const { settings, errors } = readSettings(given, causes);
  expect(errors).toEqual([]);
  expect(settings).toEqual({
    domains: ['api.acme.example', 'localhost'],
    contacts: [{ kind: 'mail', name: 'API team', to: 'api@acme.example' }, given.contacts[1]],
    apis: [{ name: 'Acme', domains: ['acme.example'], codes: { E1: given.apis[0]?.codes.E1, E2: { cause: 'credential-expired', words: {} } } }],
    keep: { days: 3, megabytes: 20 },
    forbid: ['pictures'],
    redaction: 'strict',
    reportLanguage: 'zh-CN',
  });
  expect(readSettings(JSON.parse(JSON.stringify(settings)), causes)).toEqual({ settings, errors: [] });
  expect(readSettings({}, causes)).toEqual({ settings: NO_SETTINGS, errors: [] });
});

describe('what is wrong is left out and named, and the rest holds', () => {
  test.each([
    [{ domains: ['a b', 'ok.example'] }, 'domains[0]', 'not-a-domain'],
    [{ domains: 'x' }, 'domains', 'not-a-list'],
    [{ contacts: [{ kind: 'fax', name: 'x', to: 'y' }] }, 'contacts[0].kind', 'unknown-word'],
    [{ contacts: [{ kind: 'mail', name: 'x', to: 'nobody' }] }, 'contacts[0].to', 'not-an-address'],
    [{ contacts: [{ kind: 'page', name: 'x', to: 'javascript:alert(1)' }] }, 'contacts[0].to', 'not-an-https-url'],
    [{ contacts: [{ kind: 'page', name: '', to: 'https://a.example' }] }, 'contacts[0].name', 'not-a-text'],
    [{ apis: [{ name: 'x', codes: { E: { cause: 'no-such-cause' } } }] }, 'apis[0].codes.E.cause', 'unknown-cause'],
    [{ keep: { days: 0 } }, 'keep.days', 'not-a-number'],
    [{ forbid: ['everything'] }, 'forbid[0]', 'unknown-word'],
    [{ reportLanguage: 'fr' }, 'reportLanguage', 'unknown-word'],
    [{ colour: 'red' }, 'colour', 'unknown-member'],
    [[], '', 'not-an-object'],
  ])('%j', (wrong, at, fault) => {
    const { settings, errors } = readSettings(Array.isArray(wrong) ? wrong : { ...wrong, redaction: 'strict' }, causes);
    expect(errors).toEqual([{ at, fault }]);
    if (!Array.isArray(wrong)) expect(settings.redaction).toBe('strict');
  });

  test('a word for redaction that is not known means the stricter one', () => {
    expect(readSettings({ redaction: 'paranoid' }, causes).settings.redaction).toBe('strict');
  });

  test('whatever is given, something usable comes back, and once read it reads again without a fault', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('domains', 'contacts', 'apis', 'keep', 'forbid', 'redaction', 'reportLanguage'), (value, name) => {
        const { settings } = readSettings({ [name]: value }, causes);
        expect(readSettings(JSON.parse(JSON.stringify(settings)), causes)).toEqual({ settings, errors: [] });
      }),
      { numRuns: 500 },
    );
  });
});

test('no contact leads anywhere but to a mail program or an https page', () => {
  for (const to of ['http://a.example', 'https://user@a.example', 'data:text/html,x', 'https://', 'chrome://settings', ' https://a.example']) expect(contactFault('page', to), to).toBe('not-an-https-url');
  for (const to of ['a@b?bcc=c@d', 'a@b,c@d', 'a@b&cc=x', 'a b@c', '@b', 'a@']) expect(contactFault('mail', to), to).toBe('not-an-address');
});

test('the organisation’s word counts before the user’s', () => {
  const own = { ...NO_SETTINGS, contacts: [{ kind: 'mail', name: 'own', to: 'o@x.example' }], keep: { days: 30, megabytes: 200 }, forbid: ['import'] } as const;
  const policy = { ...NO_SETTINGS, contacts: [{ kind: 'mail', name: 'policy', to: 'p@x.example' }], keep: { days: 1, megabytes: null }, forbid: ['save'], redaction: 'strict' } as const;
  expect(under(policy, own)).toMatchObject({ contacts: [{ name: 'policy' }, { name: 'own' }], keep: { days: 1, megabytes: 200 }, forbid: ['save'], redaction: 'strict' });
});
