/** The calls of a report, each with what may be taken out of it. Props in, callbacks out. */
import { statusOf } from '../locales/call-words';
import { utcTime } from '../locales/times';
import { visible } from '../locales/visible';
import type { Voice } from '../locales/voice';
import type { Field } from '../http/exchange';
import { REMOVED } from '../report/edit';
import type { ReportedCall } from '../report/report';

interface Props {
  readonly calls: readonly ReportedCall[];
  readonly onRemoveCall: (id: string) => void;
  readonly onRemoveValue: (value: string) => void;
  readonly voice: Voice;
}

/** One line for each call; its fields when it is opened. */
export function ReviewCalls({ calls, onRemoveCall, onRemoveValue, voice }: Props) {
  const { review: words } = voice.ui;
  return (
    <ul class="review-calls">
      {calls.map(({ diagnosis: { exchange, failure } }) => {
        const { id, request, response } = exchange;
        const name = `${request.method} ${request.url.replace(/^[a-z]{2,5}:\/\//i, '').split(/[?#]/, 1)[0] ?? ''}`.slice(0, 200);
        return (
          <li key={id} data-review-call={id} data-failure={failure}>
            <details>
              <summary>
                <span class="mono">{utcTime(Date.parse(exchange.startedDateTime)).slice(11)}</span> <span class={failure === 'none' ? 'quiet' : 'refused'}>{statusOf(exchange) || visible(exchange.networkError ?? '—')}</span> <span class="mono">{visible(name)}</span>
              </summary>
              <Fields title={words.requestFields} fields={request.headers} onRemoveValue={onRemoveValue} voice={voice} />
              {response === null ? null : <Fields title={words.responseFields} fields={response.headers} onRemoveValue={onRemoveValue} voice={voice} />}
              {response?.content == null ? null : <Fields title={words.content} fields={[{ name: words.content, value: response.content }]} onRemoveValue={onRemoveValue} voice={voice} />}
            </details>
            <button type="button" class="button" data-remove-call={id} aria-label={words.removeCall(visible(name))} onClick={() => onRemoveCall(id)}>{words.remove}</button>
          </li>
        );
      })}
    </ul>
  );
}

function Fields({ title, fields, onRemoveValue, voice: { ui: { review: words } } }: { readonly title: string; readonly fields: readonly Field[]; readonly onRemoveValue: (value: string) => void; readonly voice: Voice }) {
  if (fields.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="review-fields">
        {fields.map(({ name, value }, place) => (
          <li key={`${place} ${name}`}>
            <code>{visible(name)}</code>
            <span class="value">{visible(value.length > 300 ? `${value.slice(0, 300)}…` : value)}</span>
            {value === REMOVED || value === '' ? null : <button type="button" class="button" data-remove-field={name.toLowerCase()} aria-label={words.removeField(visible(name))} onClick={() => onRemoveValue(value)}>{words.remove}</button>}
          </li>
        ))}
      </ul>
    </>
  );
}
