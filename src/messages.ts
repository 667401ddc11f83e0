/** The few typed messages between the extension's own contexts. What a page reports is checked here, at the border, and nowhere else. */
import browser, { type Runtime } from 'webextension-polyfill';
import type { Verdict } from './diagnosis/diagnose';
import type { WorkedCall } from './diagnosis/surroundings';
import type { TrialPlan } from './experiment/trial';
import type { Exchange } from './http/exchange';

/** Message name → what is sent. Every message is answered when the background has done it. */
export interface Messages {
  /** A failed call that DevTools saw, already redacted, and what it was judged to be while its body was there; null: it had none. */
  'call-seen': { readonly exchange: Exchange; readonly verdict: Verdict | null };
  /** Calls that DevTools saw working, already redacted. */
  'calls-worked': { readonly calls: readonly WorkedCall[] };
  /** What the inspected or watched page reported of itself (`observe/page-reports.ts`); foreign data. */
  'page-reported': { readonly tabId: number; readonly report: unknown };
  'clear-calls': { readonly tabId: number | null };
  /** Look again at what may be seen: permissions, the page of this tab. */
  'check-sight': { readonly tabId: number; readonly pageOrigin: string | null };
  /** Simulate these answers for this tab. Rejected when that is not allowed. */
  'start-trial': { readonly tabId: number; readonly callId: string; readonly plan: TrialPlan };
  'end-trial': Readonly<Record<string, never>>;
}

export type MessageName = keyof Messages;
export type Handlers = { readonly [N in MessageName]: (data: Messages[N]) => Promise<void> };

/** Sends one message to the background. Rejects when the extension was reloaded and this page is an orphan. */
export async function send<N extends MessageName>(name: N, data: Messages[N]): Promise<void> {
  await browser.runtime.sendMessage({ name, data });
}

const shapes: { readonly [N in MessageName]: (data: Readonly<Record<string, unknown>>) => boolean } = {
  'call-seen': ({ exchange, verdict }) => isExchange(exchange) && (verdict === null || (typeof verdict === 'object' && 'findings' in verdict && Array.isArray(verdict.findings))),
  'calls-worked': ({ calls }) => Array.isArray(calls) && calls.every(isWorkedCall),
  'page-reported': ({ tabId }) => Number.isInteger(tabId),
  'clear-calls': ({ tabId }) => tabId === null || Number.isInteger(tabId),
  'check-sight': ({ tabId, pageOrigin }) => Number.isInteger(tabId) && (pageOrigin === null || typeof pageOrigin === 'string'),
  'start-trial': ({ tabId, callId, plan }) => Number.isInteger(tabId) && typeof callId === 'string' && typeof plan === 'object' && plan !== null && 'answers' in plan && Array.isArray(plan.answers),
  'end-trial': () => true,
};

function isExchange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, startedDateTime, request } = value as Partial<Exchange>;
  return typeof id === 'string' && typeof startedDateTime === 'string' && typeof request?.url === 'string' && typeof request.method === 'string' && Array.isArray(request.headers);
}

function isWorkedCall(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, startedDateTime, url, method, headers, credentials, edge } = value as Partial<WorkedCall>;
  return [id, startedDateTime, url, method].every((one) => typeof one === 'string') && [headers, credentials, edge].every(Array.isArray);
}

/** Registers the handlers. Messages from anyone but this extension's own pages, or of another shape, are ignored. */
export function handle(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id || sender.url?.startsWith(browser.runtime.getURL('')) !== true) return undefined;
    const { name, data } = (typeof message === 'object' && message !== null ? message : {}) as { name?: unknown; data?: unknown };
    if (typeof name !== 'string' || !Object.hasOwn(shapes, name) || typeof data !== 'object' || data === null) return undefined;
    const known = name as MessageName;
    if (!shapes[known](data as Readonly<Record<string, unknown>>)) return undefined;
    return (handlers[known] as (data: unknown) => Promise<void>)(data);
  });
}
