/** Who answered a preflight with an error, as far as that answer shows it. Pure. A preflight carries no credential, so a demand for one is the layer's, not the call's. */
import type { HttpResponse } from '../http/exchange';
import { fieldList, fieldValue } from '../http/fields';
import { findCodes } from './codes';
import type { Proof, ProofMessage } from './cause';
import { documentedCause } from './documented-code';
import type { Evidence } from './evidence';
import { codeVoices } from './voices';

/**
 * `login`: something demands a credential before CORS has its say · `firewall`: a firewall, CDN or company proxy, by its own mark · `router`: nothing is
 * registered for `OPTIONS` here · `rate-limit` · `gateway`: it could not reach what stands behind it, or refused by its own mark · `server`: it failed ·
 * `unknown`: several of them answer in just this way.
 */
export type PreflightAnswerer = 'login' | 'firewall' | 'router' | 'rate-limit' | 'gateway' | 'server' | 'unknown';

export interface Answered {
  readonly by: PreflightAnswerer;
  /** What shows it, beside the status. */
  readonly proof: readonly Proof[];
  /** Slug of the product whose mark it is; '' when it left none. */
  readonly vendor: string;
  /** Methods of `Allow`, where the answer has it. */
  readonly allow: readonly string[];
}

const GATEWAY_STATUSES: readonly number[] = [502, 504, 520, 521, 522, 523, 524, 525, 526, 530];
const KNOWS_NO_METHOD: readonly number[] = [404, 405, 501];

/** Machine words of AWS's front doors. API Gateway says "missing authentication token" of a route or method that it does not have. */
const AWS_NO_ROUTE = /^MissingAuthenticationToken/i;
const AWS_LOGIN = /^(?:UnrecognizedClient|IncompleteSignature|InvalidSignature|ExpiredToken|Unauthorized|AccessDenied|Forbidden)/i;

/** Reads the answer of a refused preflight. `message`: where its proof points to. */
export function preflightAnswerer(evidence: Evidence, answer: HttpResponse, message: ProofMessage): Answered {
  const { status, headers } = answer;
  const own = evidence.answer?.message === 'preflight-response';
  const mark = own ? evidence.recognition.refusal : null;
  const allow = fieldList(headers, 'allow') ?? [];
  const shown = (...names: readonly string[]): Proof[] =>
    names.flatMap((part): Proof[] => {
      const value = fieldValue(headers, part);
      return value === null ? [] : [{ message, part, value }];
    });
  const found = (by: PreflightAnswerer, proof: readonly Proof[]): Answered => ({ by, proof, vendor: mark?.vendor ?? '', allow });

  if (mark !== null && ['waf', 'cdn', 'bot-manager', 'corporate-proxy'].includes(mark.by) && mark.confidence !== 'possible') return found('firewall', mark.proof);
  const aws = fieldValue(headers, 'x-amzn-errortype') ?? '';
  if (AWS_NO_ROUTE.test(aws)) return found('router', shown('x-amzn-errortype'));
  const challenge = shown('www-authenticate', 'proxy-authenticate');
  if (challenge.length > 0 || status === 401 || status === 407 || status === 511) return found('login', challenge);
  if (status === 403 && AWS_LOGIN.test(aws)) return found('login', shown('x-amzn-errortype'));
  const demanded = own && status >= 400 && status < 500 ? demandForCredential(evidence) : null;
  if (demanded !== null) return found('login', [demanded]);
  if (status === 429 || (status === 403 && fieldValue(headers, 'retry-after') !== null)) return found('rate-limit', shown('retry-after', 'ratelimit', 'ratelimit-remaining', 'x-ratelimit-remaining'));
  if (KNOWS_NO_METHOD.includes(status)) return found('router', allow.some((method) => method.toUpperCase() === 'OPTIONS') ? [] : shown('allow'));
  if (GATEWAY_STATUSES.includes(status)) return found('gateway', mark?.proof ?? shown('server', 'via'));
  if (mark?.by === 'gateway' && mark.confidence !== 'possible') return found('gateway', mark.proof);
  return found(status >= 500 ? 'server' : 'unknown', []);
}

/** The code by which the answer's body or fields demand a credential, or null. */
function demandForCredential(evidence: Evidence): Proof | null {
  const voices = codeVoices(evidence);
  const documented = voices.find(({ code }) => documentedCause(evidence, code)?.startsWith('credential-') === true);
  return documented?.proof ?? findCodes(voices, evidence).find(({ cause, confidence }) => cause.startsWith('credential-') && confidence !== 'possible')?.proof[0] ?? null;
}
