/** The few typed messages between the extension's own contexts. Who sends and what is sent is checked here, at the border, and nowhere else. */
import browser, { type Runtime } from 'webextension-polyfill';
import type { Verdict } from './diagnosis/diagnose';
import type { WorkedCall } from './diagnosis/surroundings';
import { isVerdict, isWorkedCall } from './diagnosis/verdict-shape';
import { isTrialPlan } from './experiment/plan-shape';
import type { TrialPlan } from './experiment/trial';
import type { Exchange } from './http/exchange';
import { isExchange } from './http/exchange-shape';
import { isBoolean, isInteger, isText, listOf, objectOf, orNull, type Shape } from './http/shape';

/** Message name → what is sent. Every message is answered when the background has done it. */
export interface Messages {
  /** A failed call that DevTools saw, already redacted, and what it was judged to be while its body was there; null: it had none. */
  'call-seen': { readonly exchange: Exchange; readonly verdict: Verdict | null };
  /** Calls that DevTools saw working, already redacted. */
  'calls-worked': { readonly calls: readonly WorkedCall[] };
  /** What the inspected or watched page reported of itself (`observe/page-reports.ts`); foreign data. */
  'page-reported': { readonly tabId: number; readonly report: unknown };
  /** Forget the calls of one tab, those of a site (its origin), or, with neither, everything. */
  'clear-calls': { readonly tabId: number | null; readonly site: string | null };
  /** Look again at what may be seen: permissions, the page of this tab. */
  'check-sight': { readonly tabId: number; readonly pageOrigin: string | null };
  /** Simulate these answers for this tab. Rejected when that is not allowed. */
  'start-trial': { readonly tabId: number; readonly callId: string; readonly plan: TrialPlan };
  'end-trial': Readonly<Record<string, never>>;
  /** Record what this tab calls. `bodies`: the user lets the answers of failing calls be read in the page. Rejected while another recording runs. */
  'start-recording': { readonly tabId: number; readonly bodies: boolean };
  'stop-recording': Readonly<Record<string, never>>;
  /** What the user says to the recording that runs; already redacted. */
  'say-in-recording': { readonly did: string; readonly expected: string };
}

export type MessageName = keyof Messages;
export type Handlers = { readonly [N in MessageName]: (data: Messages[N]) => Promise<void> };

/** The answer of the background. A promise that a listener returns reaches the sender in some browsers only, and its rejection in fewer. */
interface Answer {
  readonly done: boolean;
}

/** Sends one message to the background. Rejects when that could not do it, and when the extension was reloaded and this page is an orphan. */
export async function send<N extends MessageName>(name: N, data: Messages[N]): Promise<void> {
  const answer = (await browser.runtime.sendMessage({ name, data })) as Partial<Answer> | undefined;
  if (answer?.done === false) throw new Error(`The background could not do ${name}.`);
}

const shapes: { readonly [N in MessageName]: Shape } = {
  'call-seen': objectOf<Messages['call-seen']>({ exchange: isExchange, verdict: orNull(isVerdict) }),
  'calls-worked': objectOf<Messages['calls-worked']>({ calls: listOf(isWorkedCall) }),
  // What the report says is taken apart by `readPageReport`.
  'page-reported': objectOf<Messages['page-reported']>({ tabId: isInteger, report: () => true }),
  'clear-calls': objectOf<Messages['clear-calls']>({ tabId: orNull(isInteger), site: orNull(isText) }),
  'check-sight': objectOf<Messages['check-sight']>({ tabId: isInteger, pageOrigin: orNull(isText) }),
  'start-trial': objectOf<Messages['start-trial']>({ tabId: isInteger, callId: isText, plan: isTrialPlan }),
  'end-trial': objectOf<Messages['end-trial']>({}),
  'start-recording': objectOf<Messages['start-recording']>({ tabId: isInteger, bodies: isBoolean }),
  'stop-recording': objectOf<Messages['stop-recording']>({}),
  'say-in-recording': objectOf<Messages['say-in-recording']>({ did: isText, expected: isText }),
};

/** Registers the handlers. Messages from anyone but this extension's own pages, or of another shape, are ignored. */
export function handle(handlers: Handlers): void {
  const own = browser.runtime.getURL('');
  const listener = (message: unknown, sender: Runtime.MessageSender, answer: (answer: Answer) => void): true | undefined => {
    if (!isOwnPage(sender, own) || !isMessage(message)) return undefined;
    const { name, data } = message;
    (handlers[name] as (data: unknown) => Promise<void>)(data).then(
      () => answer({ done: true }),
      () => answer({ done: false }),
    );
    // The answer comes later.
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListener);
}

/**
 * Hears what the script that is put into a recorded page tells: foreign data, taken apart by `readPageAnswer`. Whatever a page can make that script say it
 * can say itself, so nobody may trust it beyond that.
 */
export function hearPages(listener: (tabId: number, answer: unknown) => void): void {
  browser.runtime.onMessage.addListener(((message: unknown, { id, tab }: Runtime.MessageSender): undefined => {
    if (id !== browser.runtime.id || tab?.id === undefined || !objectOf<{ name: unknown; answer: unknown }>({ name: (name) => name === 'answer-read', answer: () => true })(message)) return undefined;
    listener(tab.id, (message as { readonly answer: unknown }).answer);
    return undefined;
  }) as Runtime.OnMessageListener);
}

/** `own`: the root of our pages' URLs, with its last slash. A script that was put into a page has our id too, and the page's URL. */
function isOwnPage({ id, url, ...sender }: Runtime.MessageSender, own: string): boolean {
  const { origin } = sender as { readonly origin?: unknown };
  return id === browser.runtime.id && url?.startsWith(own) === true && (origin === undefined || `${String(origin)}/` === own);
}

function isMessage(value: unknown): value is { readonly name: MessageName; readonly data: unknown } {
  if (!objectOf<{ name: unknown; data: unknown }>({ name: isText, data: () => true })(value)) return false;
  const { name, data } = value as { readonly name: string; readonly data: unknown };
  return Object.hasOwn(shapes, name) && shapes[name as MessageName](data);
}
