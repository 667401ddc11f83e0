/** The border between the extension's contexts: who may send, and what. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { falseMessages, trueMessages } from './support/forged-messages';

const OWN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/';
type Listener = (message: unknown, sender: object, answer: (value: unknown) => void) => unknown;
let listener: Listener = () => undefined;
const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
vi.mock('webextension-polyfill', () => ({
  default: { runtime: { id: 'abcdefghijklmnopabcdefghijklmnop', getURL: () => OWN, sendMessage, onMessage: { addListener: (given: Listener) => void (listener = given) } } },
}));
const { handle, send } = await import('../src/messages');

const taken = vi.fn<(data: unknown) => Promise<void>>();
const NAMES = ['call-seen', 'calls-worked', 'page-reported', 'clear-calls', 'check-sight', 'start-trial', 'end-trial'] as const;
const page = { id: 'abcdefghijklmnopabcdefghijklmnop', url: `${OWN}src/entry/panel/index.html`, origin: OWN.slice(0, -1) };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  taken.mockReset().mockResolvedValue(undefined);
  handle(Object.fromEntries(NAMES.map((name) => [name, taken])) as never);
});

describe('our own pages', () => {
  test.each(trueMessages().map((message, place) => [`${message.name} ${place}`, message] as const))('%s is taken and answered', async (_name, message) => {
    const answer = vi.fn();
    expect(listener(message, page, answer)).toBe(true);
    expect(taken).toHaveBeenCalledExactlyOnceWith(message.data);
    await settled();
    expect(answer).toHaveBeenCalledExactlyOnceWith({ done: true });
  });

  test('a browser that does not tell the origin of the sender is no reason to refuse', () => {
    expect(listener({ name: 'end-trial', data: {} }, { id: page.id, url: page.url }, () => undefined)).toBe(true);
  });

  test('hear when the background could not do it, and nothing of why', async () => {
    taken.mockRejectedValueOnce(new Error('inner'));
    const answer = vi.fn();
    listener({ name: 'end-trial', data: {} }, page, answer);
    await settled();
    expect(answer).toHaveBeenCalledExactlyOnceWith({ done: false });
    sendMessage.mockResolvedValueOnce({ done: false });
    await expect(send('end-trial', {})).rejects.toThrow('could not do end-trial');
    sendMessage.mockResolvedValueOnce({ done: true });
    await expect(send('end-trial', {})).resolves.toBeUndefined();
  });
});

describe('anybody else', () => {
  const forged: readonly (readonly [string, object])[] = [
    ['a script that was put into a page', { ...page, url: 'https://app.example/', origin: 'https://app.example', tab: { id: 1 } }],
    ['the same, where only the URL tells', { id: page.id, url: 'https://app.example/' }],
    ['a page whose URL begins like ours', { ...page, url: `${OWN.slice(0, -1)}x/`, origin: `${OWN.slice(0, -1)}x` }],
    ['a page that has our URL in its own', { ...page, url: `https://evil.example/?${OWN}` }],
    ['our URL, another origin', { ...page, origin: 'https://evil.example' }],
    ['a sandboxed page of ours', { ...page, origin: 'null' }],
    ['our URL, an origin that is no text', { ...page, origin: null }],
    ['another extension', { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', url: 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/x.html' }],
    ['another extension with our URL', { ...page, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['nobody', {}],
    ['our id alone', { id: page.id }],
    ['our URL alone', { url: page.url }],
  ];
  test.each(forged)('%s: no message is taken', (_name, sender) => {
    const answer = vi.fn();
    for (const message of trueMessages()) expect(listener(message, sender, answer)).toBeUndefined();
    expect(taken).not.toHaveBeenCalled();
    expect(answer).not.toHaveBeenCalled();
  });
});

test('of 10,000 false messages from our own pages none is taken', () => {
  const seed = Number(process.env['PROPERTY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const accepted = falseMessages(10_000, seed).filter((message) => listener(message, page, () => undefined) !== undefined);
  expect(accepted.slice(0, 3), `seed ${seed}`).toEqual([]);
  expect(taken).not.toHaveBeenCalled();
});
