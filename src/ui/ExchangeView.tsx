/** The whole exchange: facts, credentials, redirects, preflight, request and answer, with the proof marked. */
import type { Proof } from '../diagnosis/cause';
import type { Exchange } from '../http/exchange';
import { isRecorded } from '../http/dates';
import { originOf, sameOrigin } from '../http/origin';
import { CredentialFacts } from './CredentialFacts';
import { GeneralFacts } from './GeneralFacts';
import { MessageView } from './MessageView';
import type { Voice } from '../locales/voice';

export interface ExchangeProps {
  readonly exchange: Exchange;
  readonly proofs: readonly Proof[];
  /** The proof that was pressed last. */
  readonly pointed: Proof | null;
  readonly voice: Voice;
}

/** The exchange, in the order in which it happened. */
export function ExchangeView({ exchange, proofs, pointed, voice }: ExchangeProps) {
  const { ui } = voice;
  const { request, response, preflight, redirects, origin } = exchange;
  const recorded = isRecorded(exchange);
  const shared = { proofs, pointed, recorded, voice };
  const crossOrigin = origin !== null && !sameOrigin(originOf(request.url), origin);
  return (
    <section class="exchange">
      <h3>{ui.exchange.title}</h3>
      <GeneralFacts exchange={exchange} {...shared} />
      <CredentialFacts exchange={exchange} voice={voice} />
      {redirects.map((hop, place) => (
        <MessageView key={place} message="hop-response" title={`${ui.exchange.redirect(place + 1)} · ${hop.response.status}`} headers={hop.response.headers} from={hop.request.url} {...shared} />
      ))}
      {preflight === null ? null : (
        <>
          <MessageView message="preflight-request" title={ui.exchange.preflightRequest} headers={preflight.request.headers} {...shared} />
          {preflight.response === null ? null : (
            <MessageView message="preflight-response" title={ui.exchange.preflightResponse} headers={preflight.response.headers} status={preflight.response} body={preflight.response.content} {...shared} />
          )}
        </>
      )}
      {preflight === null && crossOrigin && exchange.observer !== 'client' && exchange.resourceType === 'fetch' ? <p class="quiet note">{ui.exchange.noPreflight}</p> : null}
      <MessageView
        message="request"
        title={ui.exchange.request}
        headers={request.headers}
        body={request.postData?.text ?? undefined}
        note={request.headersComplete ? null : recorded ? ui.exchange.fieldsMayBeLeftOut : ui.exchange.fieldsMayBeHidden}
        {...shared}
      />
      {response === null ? (
        <p class="quiet note">{ui.exchange.noAnswer}</p>
      ) : (
        <MessageView message="response" title={ui.exchange.response} headers={response.headers} status={response} body={response.content} {...shared} />
      )}
      {exchange.lost === null ? null : <p class="note">{ui.exchange.lost[exchange.lost]}</p>}
    </section>
  );
}
