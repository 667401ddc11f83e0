/** Facts of credentials as a file of ours holds them beside a request whose secrets are gone. Foreign data until it was checked here. Pure. */
import type { Credential, CredentialFault, JwtClaims, SignatureFacts } from './exchange';
import { KINDS, PLACES, USES } from './exchange-shape';
import { redactText } from './redact-text';

type Json = { readonly [name: string]: unknown };

const FAULTS: readonly CredentialFault[] = [
  'scheme-missing', 'scheme-repeated', 'scheme-unknown', 'quoted', 'line-break', 'placeholder', 'empty', 'truncated', 'not-base64url', 'inner-space', 'scheme-unwanted', 'field-misspelt', 'unsigned',
  'time-in-milliseconds', 'time-not-a-number', 'host-not-signed',
];
/** Requests carry a few. */
const MOST = 20;

/** The facts, each member of the wrong type left out or null; null: there are none. Texts are short and pass the same border as everything that is observed. */
export function credentialFacts(value: unknown): readonly Credential[] | null {
  if (!Array.isArray(value)) return null;
  const found = value.slice(0, MOST).flatMap((one: unknown): Credential[] => {
    if (!isObject(one)) return [];
    const place = oneOf(PLACES, one['place']);
    const kind = oneOf(KINDS, one['kind']);
    if (place === null || kind === null) return [];
    const vendor = word(one['vendor']);
    const fingerprint = one['fingerprint'];
    return [
      {
        place,
        name: word(one['name']) ?? '',
        scheme: word(one['scheme']),
        kind,
        length: number(one['length']) ?? 0,
        faults: Array.isArray(one['faults']) ? FAULTS.filter((fault) => (one['faults'] as readonly unknown[]).includes(fault)) : [],
        jwt: isObject(one['jwt']) ? claimsOf(one['jwt']) : null,
        environment: word(one['environment']),
        fingerprint: typeof fingerprint === 'string' && /^[\w-]{1,32}$/.test(fingerprint) ? fingerprint : null,
        ...(vendor === null ? {} : { vendor }),
        ...(isObject(one['signature']) ? { signature: signatureOf(one['signature']) } : {}),
      },
    ];
  });
  return found.length === 0 ? null : found;
}

function claimsOf(jwt: Json): JwtClaims {
  const azp = word(jwt['azp']);
  const enc = word(jwt['enc']);
  return {
    alg: word(jwt['alg']),
    typ: word(jwt['typ']),
    exp: number(jwt['exp']),
    nbf: number(jwt['nbf']),
    iat: number(jwt['iat']),
    iss: word(jwt['iss']),
    aud: words(jwt['aud']) ?? [],
    scope: words(jwt['scope']),
    use: oneOf(USES, jwt['use']),
    environment: word(jwt['environment']),
    ...(azp === null ? {} : { azp }),
    ...(enc === null ? {} : { enc }),
    ...(jwt['bound'] === true ? { bound: true as const } : {}),
  };
}

function signatureOf(signature: Json): SignatureFacts {
  return { at: number(signature['at']), expires: number(signature['expires']), fields: words(signature['fields']) ?? [], scope: word(signature['scope']) ?? '' };
}

function words(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.slice(0, 100).flatMap((one: unknown) => word(one) ?? []) : null;
}

function word(value: unknown): string | null {
  return typeof value === 'string' ? redactText(value.slice(0, 300)) : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((one) => one === value) ?? null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
