/** What the request itself shows of its credential, and whether the server refused for that. Pure. */
import type { Credential } from '../http/exchange';
import { fieldValue } from '../http/fields';
import { KEY_VENDORS, vendorOfHost } from '../http/key-vendor-names';
import { hostOf } from '../http/origin';
import { remembered } from '../http/remembered';
import { accessSigns, namesAnother, wasRefused } from './access-signs';
import type { Confidence, Proof } from './cause';
import type { Evidence } from './evidence';
import { statedReason } from './stated-reason';
import { wordVoices } from './voices';

/** Causes that say that the credential is at fault. */
const CREDENTIAL = /^(?:credential-|wrong-audience)/;

/** Members of a body that may be what the call is about (a token to exchange, to check or to store) and not who makes it. */
const CONTENT = /^(?:id[_-]?token|refresh[_-]?token|session[_-]?token|token|jwt|client[_-]?assertion|authorization|sign(?:ature)?)$/i;

/** The credentials that can name a caller to an API: all but cookies, links signed by somebody else, proofs beside a token, and a body's content. */
export function apiCredentials({ exchange }: Evidence): readonly Credential[] {
  return exchange.request.credentials.filter(({ place, kind, name }) => place !== 'cookie' && kind !== 'signed-url' && kind !== 'proof' && !(place === 'body' && CONTENT.test(name)));
}

/**
 * True when it is known that the server looks at this credential: the profile says so, or it stands in the standard's field and no challenge asks for
 * another scheme. Anywhere else the server may never have seen it, whatever is wrong with it.
 */
export function isLookedAt(credential: Credential, evidence: Evidence): boolean {
  const { profile, challenges } = evidence;
  if (profile !== null && profile.credentialPlaces.length > 0) return isInPlace(credential, evidence);
  if (credential.place !== 'header' || credential.name.toLowerCase() !== 'authorization') return false;
  return challenges.length === 0 || challenges.some(({ scheme }) => scheme.toLowerCase() === (credential.scheme ?? 'bearer').toLowerCase());
}

/** True when this API looks for credentials where `credential` is; true also when it is not known where it looks. */
export function isInPlace({ place, name }: Credential, { profile }: Evidence): boolean {
  if (profile === null || profile.credentialPlaces.length === 0) return true;
  return profile.credentialPlaces.some((known) => known.place === place && known.name.toLowerCase() === name.toLowerCase());
}

/** The credential that the API will have looked at. */
export function credentialInUse(evidence: Evidence): Credential | null {
  const all = apiCredentials(evidence);
  return all.find((credential) => isInPlace(credential, evidence)) ?? all[0] ?? null;
}

/** Where a credential stood, as a proof. Its value was never kept: for a header field, what is left of it; for a query, its name in the URL. */
export function credentialProof({ place, name }: Credential, { exchange }: Evidence): Proof {
  const { headers, url } = exchange.request;
  const value = place === 'header' ? fieldValue(headers, name) : null;
  if (value !== null) return { message: 'request', part: name.toLowerCase(), value };
  if (place === 'query' && url.includes(`${name}=`)) return { message: 'request', part: 'url', value: `${name}=` };
  return { message: 'request', part: 'method', value: exchange.request.method };
}

/** Words of faults that have nothing to do with time: the credential was taken back, or the login itself is wrong. */
const TAKEN_BACK = /revok|password|passcode|密码|log(?:ged)?[ _-]?out|signed[ _-]?out|blacklist|blocklist|吊销|撤销|作废|注销|下线/i;
/** A sentence that lists several faults names none of them. */
const LISTS = /expire|过期|失效/i;

/** True for a cause and its sentence that leave `fault` open: the same fault, or "invalid" without saying how. */
function leavesOpen(fault: string, cause: string, text: string): boolean {
  if (cause === fault) return true;
  return (cause === 'credential-invalid' || cause === 'credential-missing') && (!TAKEN_BACK.test(text) || LISTS.test(text));
}

/**
 * How sure a fault that the request shows is the reason of the refusal: `certain` when the server refused the credential (401, RFC 6750 `invalid_token`,
 * or a code that leaves the kind of fault open), `likely` when it refused without saying what or in words that may mean something else,
 * null when it says that the reason is another one.
 */
export function faultConfidence(cause: string, evidence: Evidence): Confidence | null {
  const reached = reachedByFault(cause, evidence);
  if (reached === null || reached === 'possible' || documents(cause, evidence)) return reached;
  const stated = statedReason((named, text) => leavesOpen(cause, named, text), evidence);
  if (stated === 'other' && wordVoices(evidence).some(({ text }) => TAKEN_BACK.test(text) && !LISTS.test(text))) return 'possible';
  // A 400 or 403 that gives a reason of its own is not about the credential.
  if (reached === 'likely' && evidence.status !== 401) return stated === 'other' || stated === 'unknown' ? 'possible' : reached;
  // RFC 9111 section 5.1: an answer with an age was made for an earlier call.
  const age = evidence.answer === null ? null : fieldValue(evidence.answer.headers, 'age');
  return stated === 'other' || stated === 'unknown' || (age !== null && Number(age) > 0) ? 'likely' : reached;
}

/** True when the API names this cause by its own documented code, and no other. */
function documents(cause: string, evidence: Evidence): boolean {
  return accessSigns(evidence).some((sign) => sign.cause === cause && sign.source === 'documented' && sign.confidence === 'certain');
}

function reachedByFault(cause: string, evidence: Evidence): Confidence | null {
  const { answer, status, challenges, failure, recognition } = evidence;
  if (!wasRefused(evidence) || answer === null || answer.message === 'preflight-response') return null;
  if (namesAnother(CREDENTIAL, evidence)) return null;
  const signs = accessSigns(evidence);
  const own = signs.some((sign) => sign.cause === cause);
  const about = signs.filter((sign) => CREDENTIAL.test(sign.cause) && (sign.source !== 'words' || sign.confidence !== 'possible'));
  const elsewhere = recognition.refusal !== null && ['waf', 'bot-manager', 'corporate-proxy', 'cdn'].includes(recognition.refusal.by);
  if (elsewhere) return own ? 'likely' : 'possible';
  // The server names one fault of a credential in its own code, and it is not this one.
  const named = signs.find(({ source }) => source === 'documented');
  if (named !== undefined && named.cause !== cause && named.cause !== 'credential-invalid' && named.cause !== 'credential-missing') return 'possible';
  const otherWords = signs.find((sign) => !CREDENTIAL.test(sign.cause) && sign.confidence !== 'possible' && sign.source !== 'standard');
  if (own || about.length > 0 || challenges.some(({ params }) => params['error'] === 'invalid_token')) return status === 401 || named !== undefined || own ? 'certain' : 'likely';
  if (otherWords !== undefined) return status === 401 ? 'likely' : 'possible';
  if (status === 401) return 'certain';
  return failure === 'in-body' || status === 403 || status === 400 ? 'likely' : null;
}

/** The environment that a credential names and the one that its host belongs to, when both are known and differ. */
export function environmentMismatch(evidence: Evidence): { readonly credential: Credential; readonly sent: string; readonly wanted: string; readonly documented: boolean } | null {
  const { profile, exchange } = evidence;
  const host = hostOf(exchange.request.url);
  if (profile === null) return namedEnvironment(host, apiCredentials(evidence));
  const wanted = Object.hasOwn(profile.hostEnvironments, host) ? profile.hostEnvironments[host] : undefined;
  if (wanted === undefined) return null;
  const known = new Set(Object.values(profile.hostEnvironments));
  for (const credential of apiCredentials(evidence)) {
    const sent = credential.environment ?? credential.jwt?.environment ?? null;
    // A name that no host of this API has (`tenant: acme`) is no environment.
    if (sent !== null && known.has(sent) && sent !== wanted) return { credential, sent, wanted, documented: true };
  }
  return null;
}

/** A host that names its environment itself (`sandbox.example.com`, `api-live.example.com`), and a key with the other one in its public prefix. */
function namedEnvironment(host: string, all: readonly Credential[]): ReturnType<typeof environmentMismatch> {
  const label = /(?:^|[.-])(sandbox|staging|test|live|prod|production)(?=[.-])/i.exec(host)?.[1]?.toLowerCase();
  if (label === undefined) return null;
  const isLive = (name: string): boolean => /^(?:live|prod|production)$/.test(name);
  const credential = all.find(({ environment, kind }) => kind === 'api-key' && environment !== null && /^(?:live|prod|test|sandbox)$/.test(environment) && isLive(environment) !== isLive(label));
  return credential === undefined || credential.environment === null ? null : { credential, sent: credential.environment, wanted: label, documented: false };
}

/** A key whose public prefix says that it is of another issuer than the API that it was sent to. `host`: the issuer whose API this is, or ''. */
export function vendorMismatch(evidence: Evidence): { readonly credential: Credential; readonly vendor: string; readonly host: string } | null {
  const { profile, exchange } = evidence;
  const named = apiCredentials(evidence).filter(({ vendor }) => vendor !== undefined);
  if (named.length === 0) return null;
  const host = vendorOfHost(hostOf(exchange.request.url));
  const credential = named.find(({ vendor }) => vendor !== host);
  if (credential?.vendor === undefined) return null;
  const name = KEY_VENDORS[credential.vendor]?.name ?? credential.vendor;
  if (profile !== null) return { credential, vendor: name, host: profile.name };
  // On a cloud anybody's own program may stand behind the host, and take any key.
  return { credential, vendor: name, host: host === null || OPEN_HOSTS.has(host) ? '' : (KEY_VENDORS[host]?.name ?? '') };
}

/** Clouds whose domains carry their customers' programs as well. */
const OPEN_HOSTS: ReadonlySet<string> = new Set(['aws', 'google', 'aliyun', 'tencent', 'volcengine', 'cloudflare', 'supabase', 'huggingface', 'databricks', 'openrouter']);

/** How a proof of the server's clock looks: its `Date` field. null when the clock is not known. */
export function clockProof({ answer, serverTime }: Evidence): Proof | null {
  const date = answer === null || serverTime === null ? null : fieldValue(answer.headers, 'date');
  return answer === null || date === null ? null : { message: answer.message, part: 'date', value: date };
}

/** Epoch seconds as ISO 8601 without milliseconds; '' when unknown or out of range. */
export function isoTime(seconds: number | null): string {
  return seconds === null || !Number.isFinite(seconds) || Math.abs(seconds) > 8e11 ? '' : timeOf(String(seconds));
}

/** The end of one token stands in thousands of calls. */
const timeOf = remembered((seconds) => new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z'), 500);
