/** One HTTP message: its status, its fields, a ghost row for each field whose absence is proof, its body. */
import type { Proof, ProofMessage } from '../diagnosis/cause';
import type { Field } from '../http/exchange';
import { BodyView } from './BodyView';
import { FactRow } from './FactRow';
import { markedRange, placeOf, proofsAt } from './marks';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly message: ProofMessage;
  readonly title: string;
  readonly headers: readonly Field[];
  readonly status?: { readonly status: number; readonly statusText: string };
  /** Left out: this message has none to show. null: not visible. */
  readonly body?: string | null | undefined;
  /** It was read from a record. */
  readonly recorded: boolean;
  readonly from?: string;
  readonly note?: string | null;
  readonly proofs: readonly Proof[];
  readonly pointed: Proof | null;
  readonly voice: Voice;
}

const NOT_FIELDS = ['status', 'status-text', 'body', 'url', 'method', 'error'];

/** A message as a block that opens; open from the start when it holds proof. */
export function MessageView({ message, title, headers, status, body, from, note = null, recorded, proofs, pointed, voice }: Props) {
  const { exchange: label } = voice.ui;
  const own = proofs.filter((proof) => proof.message === message);
  const shared = { message, proofs: own, pointed, voice };
  const absent = [...new Set(own.filter(({ value, part }) => value === null && !NOT_FIELDS.includes(part)).map(({ part }) => part))];
  const isPreflight = message.startsWith('preflight');
  return (
    <details class="block" data-message={message} open={own.length > 0 || !isPreflight}>
      <summary>{title}{status !== undefined ? <span class="quiet"> {status.status} <Value text={status.statusText} /></span> : null}</summary>
      <dl>
        {from === undefined ? null : <FactRow label={label.url} part="url" text={from} {...shared} />}
        {status !== undefined && isPreflight ? <FactRow label={label.status} part="status" text={`${status.status} ${status.statusText}`.trim()} {...shared} /> : null}
        {headers.map(({ name, value }, place) => (
          <FactRow key={place} label={<Value text={name} />} part={name} text={value} nth={headers.slice(0, place).filter((other) => other.name.toLowerCase() === name.toLowerCase()).length} {...shared} />
        ))}
        {absent.map((part) => (
          <div key={part} class={`row ghost${pointed !== null && placeOf(pointed.message, pointed.part) === placeOf(message, part) ? ' pointed' : ''}`} data-at={placeOf(message, part)} tabIndex={-1}>
            <dt><del><Value text={part} /></del></dt>
            <dd><span class="absent">{voice.ui.proof.absent}</span></dd>
          </div>
        ))}
      </dl>
      {headers.length === 0 && absent.length === 0 ? <p class="quiet note">{label.noFields}</p> : null}
      {note === null ? null : <p class="quiet note">{note}</p>}
      {body === undefined ? null : (
        <div class={`body${pointed !== null && placeOf(pointed.message, pointed.part) === placeOf(message, 'body') ? ' pointed' : ''}`} data-at={placeOf(message, 'body')} tabIndex={-1}>
          <h4>{label.body}</h4>
          <BodyView recorded={recorded} content={body} range={body === null ? null : markedRange(body, proofsAt(own, message, 'body'))} voice={voice} />
        </div>
      )}
    </details>
  );
}
