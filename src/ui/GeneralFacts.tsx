/** The facts of an exchange that are not header fields. */
import { isTold } from '../http/dates';
import { REDACTED_START } from '../http/exchange';
import type { ExchangeProps } from './ExchangeView';
import { FactRow } from './FactRow';
import { Moment } from './Moment';
import { Value } from './Value';

/** URL, method, status, the browser's error, page, times. */
export function GeneralFacts({ exchange, proofs, pointed, voice }: ExchangeProps) {
  const { exchange: label } = voice.ui;
  const { request, response, networkError, origin, time, serverIPAddress, initiator } = exchange;
  const shared = { proofs, pointed, voice };
  return (
    <details class="block" open>
      <summary>{label.general}</summary>
      <dl>
        <FactRow label={label.url} message="request" part="url" text={request.url} {...shared} />
        <FactRow label={label.method} message="request" part="method" text={request.method} {...shared} />
        {response === null ? null : <FactRow label={label.status} message="response" part="status" text={`${response.status} ${response.statusText}`.trim()} {...shared} after={exchange.fromCache === true ? label.fromCache : undefined} />}
        {networkError === null ? null : <FactRow label={label.error} message="request" part="error" text={networkError} {...shared} />}
        {origin === null ? null : <div class="row"><dt>{label.page}</dt><dd>{origin === 'null' ? label.opaqueOrigin : <Value text={origin} />}</dd></div>}
        {initiator === null || initiator === 'page' ? null : <div class="row"><dt>{label.caller}</dt><dd>{label.initiators[initiator]}</dd></div>}
        <div class="row"><dt>{label.started}</dt><dd>{isTold(exchange.startedDateTime) ? <Moment epochMs={Date.parse(exchange.startedDateTime)} voice={voice} /> : <span class="quiet">{label.timeUnknown}</span>}</dd></div>
        {time === null ? null : <div class="row"><dt>{label.took}</dt><dd>{label.milliseconds(Math.round(time))}</dd></div>}
        {serverIPAddress === null ? null : <div class="row"><dt>{label.remote}</dt><dd><Value text={serverIPAddress} /></dd></div>}
        <div class="row"><dt>{label.seen}</dt><dd>{label.observers[exchange.observer]}</dd></div>
      </dl>
      {request.url.includes(REDACTED_START) ? <p class="quiet note">{label.bodyMasked}</p> : null}
    </details>
  );
}
