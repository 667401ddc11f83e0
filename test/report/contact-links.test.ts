/** Links that open prefilled: whole where they may be, cut at a line where not, never longer than programs take. */
import { expect, test } from 'vitest';
import { contactLink } from '../../src/report/contact-links';

const mail = { kind: 'mail', name: 'API team', to: 'api+403@tokenim.example' } as const;
const form = { kind: 'page', name: 'Ticket', to: 'https://tickets.example/new?subject={title}&text={body}&from=inspector' } as const;
const bodyOf = (url: string, name: string): string => decodeURIComponent(new RegExp(`[?&]${name}=([^&]*)`).exec(url)?.[1] ?? '');

test('a short report goes whole, with what a URL gives a meaning encoded', () => {
  const link = contactLink(mail, '403 & more?', 'line 1\nline #2 100 %', 'see the file');
  expect(link).toMatchObject({ name: 'API team', cut: false });
  expect(link.url).toMatch(/^mailto:api%2B403@tokenim\.example\?subject=403%20%26%20more%3F&body=/);
  expect(bodyOf(link.url, 'body')).toBe('line 1\r\nline #2 100 %');
  expect(contactLink(form, 'a&b', 'x&y\nz', '').url).toBe('https://tickets.example/new?subject=a%26b&text=x%26y%0Az&from=inspector');
});

test.each([[mail, 2000, 'body'], [form, 7500, 'text']] as const)('a long one is cut at a line and says so: %o', (contact, limit, name) => {
  for (const line of ['word '.repeat(12), '拒绝访问的原因是令牌已过期']) {
    const lines = Array.from({ length: 900 }, (_, at) => `${at} ${line}`);
    const { url, cut } = contactLink(contact, 'title', lines.join('\n'), 'The rest is in the file.');
    expect(cut).toBe(true);
    expect(url.length).toBeLessThanOrEqual(limit);
    const said = bodyOf(url, name).split(/\r?\n/);
    expect(said.at(-1)).toBe('The rest is in the file.');
    const kept = said.slice(0, -2);
    expect(kept).toEqual(lines.slice(0, kept.length));
    // One line more would have been too long.
    expect(url.length + encodeURIComponent(`\r\n${lines[kept.length]}`).length).toBeGreaterThan(limit - 10);
  }
});

test('a single line that is too long leaves only the word of it; a page that takes no text is opened as it is', () => {
  const { url } = contactLink(mail, 't', 'x'.repeat(9000), 'In the file.');
  expect(bodyOf(url, 'body')).toBe('In the file.');
  expect(contactLink({ kind: 'page', name: 'Forum', to: 'https://forum.example/' }, 't', 'x'.repeat(9000), 'more')).toEqual({ name: 'Forum', url: 'https://forum.example/', cut: false });
});
