/** The call failed and nothing in it shows why: says what was seen, and what would decide it. */
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { curlCall } from '../snippets';

export default defineCause({
  id: 'unexplained',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15',
  detect({ exchange, answer, status, failure, recognition }: Evidence) {
    if (failure === 'none') return null;
    const proof =
      answer === null
        ? ({ message: 'request', part: 'error', value: exchange.networkError } as const)
        : ({ message: answer.message, part: 'status', value: String(status) } as const);
    return {
      confidence: 'possible',
      proof: [proof],
      params: { status, bodySeen: answer?.content != null, error: exchange.networkError, onPath: recognition.onPath.map(({ vendor }) => vendor) },
    };
  },
  fixes: {
    'read-the-body': { who: 'client-dev', when: ({ bodySeen }) => !bodySeen, snippets: (_params, { exchange }) => [curlCall(exchange)] },
    'ask-the-owner': { who: 'api-owner' },
  },
});
