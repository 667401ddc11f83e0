/** The status of a call as lists show it: the number, and how the page met the failure. */
import type { Diagnosis } from '../diagnosis/diagnose';
import { statusOf } from '../locales/call-words';
import type { Voice } from '../locales/voice';

/** `403`, `403 CORS`, `no answer` … */
export function StatusCell({ diagnosis: { exchange, failure }, voice: { ui } }: { readonly diagnosis: Diagnosis; readonly voice: Voice }) {
  const status = statusOf(exchange);
  const word = ui.failures[failure];
  return (
    <span class="status">
      {status === 0 ? null : <b>{status}</b>}
      {word === '' ? null : <span class="status-word">{word}</span>}
    </span>
  );
}
