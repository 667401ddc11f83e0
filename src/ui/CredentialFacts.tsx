/** What is kept of the credentials of a request: their form and their times, never themselves. */
import type { Exchange } from '../http/exchange';
import { CredentialTable } from './CredentialTable';
import type { Voice } from './voice';

/** One table for each credential, or the sentence that none was seen. */
export function CredentialFacts({ exchange, voice }: { readonly exchange: Exchange; readonly voice: Voice }) {
  const { credentials: label } = voice.ui;
  const { credentials } = exchange.request;
  return (
    <details class="block" open>
      <summary>{label.title}</summary>
      {credentials.length === 0 ? <p class="quiet note">{label.none}</p> : null}
      {credentials.map((credential, place) => <CredentialTable key={place} credential={credential} at={Date.parse(exchange.startedDateTime)} voice={voice} />)}
    </details>
  );
}
