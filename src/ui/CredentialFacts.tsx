/** What is kept of the credentials of a request: their form and their times, never themselves. */
import { serverTime, skewThatMatters } from '../http/dates';
import type { Exchange } from '../http/exchange';
import { CredentialTable } from './CredentialTable';
import { span } from '../locales/times';
import type { Voice } from '../locales/voice';

/** One table for each credential, or the sentence that none was seen. Times are judged by the server's clock where it is known. */
export function CredentialFacts({ exchange, voice }: { readonly exchange: Exchange; readonly voice: Voice }) {
  const { credentials: label } = voice.ui;
  const { credentials, url } = exchange.request;
  const clock = serverTime(exchange);
  const skew = skewThatMatters(exchange);
  const timed = credentials.some(({ jwt, signature, kind }) => jwt !== null || signature !== undefined || kind === 'signed-url');
  return (
    <details class="block" open>
      <summary>{label.title}</summary>
      {credentials.length === 0 ? <p class="quiet note">{label.none}</p> : null}
      {skew === 0 ? null : <p class="note" data-skew={skew}>{skew > 0 ? label.behind(span(skew, voice)) : label.ahead(span(skew, voice))}</p>}
      {timed && clock !== null ? <p class="quiet note">{label.serverClock}</p> : null}
      {credentials.map((credential, place) => <CredentialTable key={place} credential={credential} url={url} at={clock?.epochMs ?? Date.parse(exchange.startedDateTime)} voice={voice} />)}
    </details>
  );
}
