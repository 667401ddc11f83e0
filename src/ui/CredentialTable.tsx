/** The facts of one credential: where it stood, its kind, its times, its form. */
import type { Credential } from '../http/exchange';
import { MILLISECONDS } from '../http/jwt';
import { KEY_VENDORS } from '../http/key-vendor-names';
import { signedUrlTimes } from '../http/signed-url';
import { CredentialTime } from './CredentialTime';
import { Prose } from './Prose';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly credential: Credential;
  /** The call's URL: a signed one says its times itself. */
  readonly url: string;
  /** When the server answered, by its own clock; where that is not known, when the call was made. */
  readonly at: number;
  readonly voice: Voice;
}

/** A definition table; what is not known is left out. */
export function CredentialTable({ credential, url, at, voice }: Props) {
  const { credentials: label } = voice.ui;
  const { jwt, scheme, faults, environment, vendor, signature } = credential;
  const link = credential.kind === 'signed-url' ? signedUrlTimes(url) : null;
  const times = [
    [label.expires, jwt?.exp ?? signature?.expires ?? link?.seconds ?? null],
    [label.notBefore, jwt?.nbf ?? null],
    [label.issued, jwt?.iat ?? null],
    [label.signedAt, signature?.at ?? link?.from ?? null],
  ] as const;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [label.scheme, scheme ?? (credential.place === 'header' && credential.name.toLowerCase() === 'authorization' ? label.noScheme : null)],
    [label.length, label.characters(credential.length)],
    [label.vendor, vendor === undefined ? null : label.vendorKey(KEY_VENDORS[vendor]?.name ?? vendor)],
    [label.environment, environment ?? jwt?.environment],
    [label.use, jwt?.use == null ? null : label.uses[jwt.use]],
    [label.issuer, jwt?.iss],
    [label.audience, jwt?.aud.join(', ')],
    [label.client, jwt?.azp],
    [label.scopes, jwt?.scope?.join(' ')],
    [label.algorithm, jwt?.alg],
    [label.encryption, jwt?.enc === undefined ? null : label.encrypted(jwt.enc)],
    [label.bound, jwt?.bound === true ? label.boundYes : null],
    [label.signedFor, signature?.scope],
    [label.signedFields, (signature?.fields ?? link?.fields)?.join(', ')],
  ];
  return (
    <dl data-credential={credential.kind}>
      <div class="row"><dt>{label.place}</dt><dd>{label.places[credential.place]} <code><Value text={credential.name} /></code></dd></div>
      <div class="row"><dt>{label.kind}</dt><dd>{label.kinds[credential.kind]}</dd></div>
      {faults.length === 0 ? null : <div class="row"><dt>{label.faults}</dt><dd><Prose text={faults.map((one) => label.faultNames[one]).join(voice.locale === 'en' ? '; ' : '；')} /></dd></div>}
      {times.map(([name, seconds]) => (seconds === null ? null : <CredentialTime key={name} label={name} epochMs={seconds > MILLISECONDS ? seconds : seconds * 1000} at={at} voice={voice} />))}
      {facts.map(([name, value]) => (value == null || value === '' ? null : <div key={name} class="row"><dt>{name}</dt><dd><Value text={value} /></dd></div>))}
    </dl>
  );
}
