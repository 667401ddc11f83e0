/** A trial's plan → the browser's rules, and what an exchange looks like under them. Pure. */
import { setField } from '../http/cors-mend';
import type { Exchange, Field, HttpResponse, ResourceType } from '../http/exchange';
import { hostOf, originOf } from '../http/origin';
import type { SimulatedField, Trial, TrialPlan } from './trial';

/** A rule of `declarativeNetRequest`, as far as it is used here. */
export interface SessionRule {
  readonly id: number;
  readonly priority: number;
  readonly action: {
    readonly type: 'modifyHeaders';
    readonly responseHeaders: readonly { readonly header: string; readonly operation: SimulatedField['operation']; readonly value?: string }[];
  };
  readonly condition: {
    readonly tabIds: readonly number[];
    readonly urlFilter: string;
    readonly initiatorDomains: readonly string[];
    readonly resourceTypes: readonly string[];
    readonly requestMethods?: readonly string[];
    readonly excludedRequestMethods?: readonly string[];
  };
}

const PREFLIGHT_METHOD = 'options';
/** The browser's names for what a call is to it. A preflight counts as the kind of call that it guards. */
const BROWSER_TYPES: { readonly [T in ResourceType]: readonly string[] } = {
  fetch: ['xmlhttprequest'],
  preflight: ['xmlhttprequest'],
  beacon: ['ping'],
  subresource: ['image', 'media', 'script', 'stylesheet', 'font', 'object'],
  other: ['other'],
  websocket: [],
  document: [],
};

/**
 * One rule for each answer: this tab, this page's host as the initiator, this API's scheme, host and port, this kind of call, preflights and calls apart.
 * https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest
 */
export function sessionRules({ origin, resourceType, answers }: TrialPlan, tabId: number): readonly SessionRule[] {
  return answers.map(({ message, apiOrigin, fields }, place) => ({
    id: place + 1,
    priority: 1,
    action: {
      type: 'modifyHeaders',
      responseHeaders: fields.map((field) => ({ header: field.name.toLowerCase(), operation: field.operation, ...(field.operation === 'remove' ? {} : { value: field.value }) })),
    },
    condition: {
      tabIds: [tabId],
      urlFilter: `|${apiOrigin}/`,
      initiatorDomains: [hostOf(`${origin}/`)],
      resourceTypes: BROWSER_TYPES[resourceType],
      ...(message === 'preflight' ? { requestMethods: [PREFLIGHT_METHOD] } : { excludedRequestMethods: [PREFLIGHT_METHOD] }),
    },
  }));
}

/** True for a plan that lets in nobody but its own page: the last look before it becomes rules. */
export function isSafePlan(plan: TrialPlan): boolean {
  const { origin, answers, resourceType } = plan;
  const isWebOrigin = (value: string): boolean => /^https?:\/\/[^/*|^]{1,260}$/.test(value) && originOf(value) === value;
  return (
    isWebOrigin(origin) &&
    answers.length > 0 &&
    BROWSER_TYPES[resourceType].length > 0 &&
    answers.every(
      ({ apiOrigin, fields }) =>
        isWebOrigin(apiOrigin) &&
        apiOrigin !== origin &&
        fields.every((field) => {
          const name = field.name.toLowerCase();
          if (!name.startsWith('access-control-')) return false;
          return name !== 'access-control-allow-origin' || (field.operation === 'set' && field.value === origin);
        }),
    )
  );
}

/** A URL up to its query. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

/** True for a call that the page made of what is tried, since the trial began. */
export function isTried({ tabId, redirects, request, startedDateTime }: Exchange, trial: Trial): boolean {
  const { method, url } = redirects[0]?.request ?? request;
  return tabId === trial.tabId && method === trial.plan.method && withoutQuery(url) === trial.plan.url && Date.parse(startedDateTime) >= trial.startedAt;
}

/** The exchange as the browser judged it: observers show the servers' own fields, also while others are simulated. */
export function underTrial(exchange: Exchange, { answers }: TrialPlan): Exchange {
  const change = <R extends HttpResponse | null>(response: R, url: string, message: 'preflight' | 'response'): R => {
    const simulated = answers.find((one) => one.message === message && one.apiOrigin === originOf(url));
    return response === null || simulated === undefined ? response : { ...response, headers: simulated.fields.reduce(changed, response.headers) };
  };
  const guard = (preflight: Exchange | null): Exchange | null =>
    preflight === null ? null : { ...preflight, response: change(preflight.response, preflight.request.url, 'preflight') };
  return {
    ...exchange,
    redirects: exchange.redirects.map((hop) => ({ ...hop, response: change(hop.response, hop.request.url, 'response'), preflight: guard(hop.preflight) })),
    preflight: guard(exchange.preflight),
    response: change(exchange.response, exchange.request.url, 'response'),
  };
}

function changed(headers: readonly Field[], field: SimulatedField): readonly Field[] {
  if (field.operation === 'append') return [...headers, { name: field.name, value: field.value }];
  if (field.operation === 'set') return setField(headers, field.name, field.value);
  return headers.filter(({ name }) => name.toLowerCase() !== field.name.toLowerCase());
}
