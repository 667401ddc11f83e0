/** The call failed and nothing in it shows why: says what was seen, and what would decide it. */
import { defineCause } from '../cause';
import { nearestInTime, sameEndpoint } from '../comparison';
import type { Evidence } from '../evidence';
import { toldAs } from '../neighbours';
import { curlCall, supportNote } from '../snippets';

export default defineCause({
  id: 'unexplained',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15',
  detect({ exchange, answer, status, failure, recognition, worked }: Evidence) {
    if (failure === 'none') return null;
    const failedPreflight = exchange.networkError === null && exchange.preflight?.networkError != null;
    const proof =
      answer !== null
        ? ({ message: answer.message, part: 'status', value: String(status) } as const)
        : failedPreflight
          ? ({ message: 'preflight-request', part: 'error', value: exchange.preflight?.networkError ?? null } as const)
          : ({ message: 'request', part: 'error', value: exchange.networkError } as const);
    return {
      confidence: 'possible',
      proof: [proof],
      params: {
        status,
        bodySeen: answer?.content != null,
        bodyEmpty: answer?.content === '',
        hiddenFromPage: failure === 'cors',
        error: exchange.networkError ?? '',
        onPath: recognition.onPath.map(({ vendor }) => vendor),
        workedAt: toldAs(nearestInTime(exchange, worked.filter((call) => call.id !== exchange.id && sameEndpoint(exchange, call)))).at,
      },
    };
  },
  fixes: {
    'read-the-body': { who: 'client-dev', when: ({ bodySeen, status }) => !bodySeen && status > 0, snippets: (_params, { exchange }) => [curlCall(exchange)] },
    'repeat-outside-the-browser': { who: 'client-dev', when: ({ status }) => status === 0, snippets: (_params, { exchange }) => [curlCall(exchange)] },
    'ask-the-owner': {
      who: 'api-owner',
      snippets: (_params, { exchange, recognition }) => [supportNote(exchange, Object.fromEntries(recognition.references.map(({ name, value }) => [name, value])))],
    },
  },
});
