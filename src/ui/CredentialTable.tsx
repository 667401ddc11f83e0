/** The facts of one credential: where it stood, its kind, its times, its form. */
import type { Credential } from '../http/exchange';
import { CredentialTime } from './CredentialTime';
import { Value } from './Value';
import type { Voice } from './voice';

interface Props {
  readonly credential: Credential;
  /** When the call was made. */
  readonly at: number;
  readonly voice: Voice;
}

/** A definition table; what is not known is left out. */
export function CredentialTable({ credential, at, voice }: Props) {
  const { credentials: label } = voice.ui;
  const { jwt, scheme, faults, environment } = credential;
  const times = jwt === null ? [] : ([[label.expires, jwt.exp], [label.notBefore, jwt.nbf], [label.issued, jwt.iat]] as const);
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [label.scheme, scheme ?? (credential.place === 'header' && credential.name.toLowerCase() === 'authorization' ? label.noScheme : null)],
    [label.length, label.characters(credential.length)],
    [label.faults, faults.map((one) => label.faultNames[one]).join(voice.locale === 'en' ? '; ' : '；')],
    [label.environment, environment ?? jwt?.environment],
    [label.use, jwt?.use == null ? null : label.uses[jwt.use]],
    [label.issuer, jwt?.iss],
    [label.audience, jwt?.aud.join(', ')],
    [label.scopes, jwt?.scope?.join(' ')],
    [label.algorithm, jwt?.alg],
  ];
  return (
    <dl data-credential={credential.kind}>
      <div class="row"><dt>{label.place}</dt><dd>{label.places[credential.place]} <code><Value text={credential.name} /></code></dd></div>
      <div class="row"><dt>{label.kind}</dt><dd>{label.kinds[credential.kind]}</dd></div>
      {times.map(([name, seconds]) => (seconds === null ? null : <CredentialTime key={name} label={name} epochMs={seconds * 1000} at={at} voice={voice} />))}
      {facts.map(([name, value]) => (value == null || value === '' ? null : <div key={name} class="row"><dt>{name}</dt><dd><Value text={value} /></dd></div>))}
    </dl>
  );
}
