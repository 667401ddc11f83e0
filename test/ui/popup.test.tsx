// @vitest-environment happy-dom
/** The popup: what is watched, what cannot be seen, failures in plain words. */
import { expect, test, vi } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { LOCALES } from '../../src/locales/catalog';
import { catalog, words } from '../../src/locales/words';
import { exchange } from '../support/exchange';
import { mount } from './mount';

const calls = [diagnose(exchange({ id: 'a', url: 'https://api.tokenim.com/v1/groups' })), diagnose(exchange({ id: 'b', status: 401, responseHeaders: { 'WWW-Authenticate': 'Bearer' } }))];
const { popup } = catalog('en').ui;

test.each(LOCALES)('lists failures newest first: headline, who, what to do first, method, path, status (%s)', async (locale) => {
  const { all, one } = await mount('popup', { calls, locale });
  expect(all('[data-call]').map(({ dataset }) => dataset['call'])).toEqual(['a', 'b']);
  const [diagnosis] = calls;
  const finding = diagnosis?.findings[0];
  if (diagnosis === undefined || finding === undefined) throw new Error('no finding');
  const said = words(finding, locale);
  const summary = one('[data-call="a"] summary').textContent ?? '';
  for (const text of [said.title, said.fixes[0]?.text ?? '', 'GET', '/v1/groups', '403']) expect(summary).toContain(text.replaceAll('`', ''));
  expect(one('[data-call="a"] [data-refused-by]').dataset['refusedBy']).toBe(diagnosis.refuser.by);
  expect(one('[data-call="a"] [data-cause]').dataset).toMatchObject({ cause: finding.cause, confidence: finding.confidence });
  expect(one('[data-call="a"]').textContent).toContain(said.why.replaceAll('`', ''));
});

test('says what it sees of the tab and offers to watch it for good', async () => {
  const { one, click, onGrant } = await mount('popup', {});
  expect(one('.tab-state').textContent).toContain(popup.watched);
  await click('.tab-state [data-grant]');
  expect(onGrant).toHaveBeenCalledWith('https://app.example');
});

test('says when it sees nothing, and nothing to grant where nothing can be granted', async () => {
  const blind = await mount('popup', { tab: { origin: 'https://app.example', watched: true, canSeePage: 'no' } });
  expect(blind.one('.tab-state').textContent).toContain(popup.notWatched);
  expect(blind.all('[data-grant]')).toHaveLength(1);
  const none = await mount('popup', { tab: { origin: null, watched: false, canSeePage: 'no' } });
  expect(none.one('.tab-state').textContent).toContain(popup.noPage);
  expect(none.all('[data-grant]')).toHaveLength(0);
  const granted = await mount('popup', { tab: { origin: 'https://app.example', watched: true, canSeePage: 'granted' } });
  expect(granted.all('[data-grant]')).toHaveLength(0);
});

test('adds a domain, or says in one line what is wrong with it', async () => {
  const addDomain = vi.fn(async (text: string) => (text === 'nonsense' ? 'not-a-domain' : text === 'odd.example' ? 'constructor' : null));
  const { one, act } = await mount('popup', { addDomain });
  const input = one('.add-domain input') as HTMLInputElement;
  const submit = async (text: string): Promise<void> => {
    await act(async () => {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => void one('.add-domain').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
  };
  await submit('nonsense');
  expect(one('.add-domain .error').textContent).toBe(popup.domainErrors['not-a-domain'].replaceAll('`', ''));
  await submit('odd.example');
  expect(one('.add-domain .error').textContent).toBe(popup.domainErrors.failed);
  await submit(' api.example.com ');
  expect(addDomain).toHaveBeenLastCalledWith('api.example.com');
  expect(one('.add-domain .error').textContent).toBe('');
  expect(input.value).toBe('');
});
