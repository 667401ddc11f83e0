/** Everything that a cause may look at, computed once for each exchange. Pure. */
import type { Challenge } from '../http/challenges';
import { parseChallenges } from '../http/challenges';
import type { CorsEvaluation } from '../http/cors';
import { evaluateCors } from '../http/cors';
import { serverTime, type ServerTime } from '../http/dates';
import type { Exchange, HttpResponse } from '../http/exchange';
import { fieldList, fieldValue } from '../http/fields';
import { hostOf } from '../http/origin';
import { rateLimit, type RateLimit } from '../http/rate-limit';
import { profileFor } from '../profiles';
import { ownCodesFor, type OwnApi, type OwnCode } from '../profiles/own-api';
import type { Profile } from '../profiles/profile';
import type { ProofMessage } from './cause';
import { findCodes } from './codes';
import { documentedCause } from './documented-code';
import { classifyFailure, type Failure } from './failure';
import { grpcStatus, refusesByStatus } from './grpc';
import { recognise, type Recognition } from './intermediaries';
import { saysRefused } from './in-body';
import { readProblem, visibleText, type Problem } from './problem';
import { weighRefusal } from './refusal-weight';
import type { Repeats, WorkedCall } from './surroundings';
import { codeVoices, wordVoices } from './voices';
import { findWords } from './wording';

export interface Evidence {
  readonly exchange: Exchange;
  readonly failure: Failure;
  /**
   * The answer whose words count: the final response, or the preflight's when that is the one that was refused.
   * null: no answer was seen. `message` says which of the two it is, for proofs.
   */
  readonly answer: (HttpResponse & { readonly message: Extract<ProofMessage, 'response' | 'preflight-response'> }) | null;
  /** The `answer`'s status, or 0. */
  readonly status: number;
  readonly cors: CorsEvaluation;
  /** `WWW-Authenticate` of the answer (RFC 9110 section 11.6.1), parsed; empty when absent. */
  readonly challenges: readonly Challenge[];
  /** The answer's error body in whatever known form it came, or null. */
  readonly problem: Problem | null;
  /** The words that a reader of the answer's body sees, white space folded; '' when the body was not visible. */
  readonly text: string;
  /** The server's clock when it answered, from `Date` (RFC 9110 section 6.6.1), or null. */
  readonly serverTime: ServerTime | null;
  readonly rateLimit: RateLimit | null;
  /** Methods in `Allow` (RFC 9110 section 10.2.1); null when absent. */
  readonly allow: readonly string[] | null;
  /** Who is on the path and who, by its own mark, refused. */
  readonly recognition: Recognition;
  /** The watched API's own facts, when the host belongs to one that we know. */
  readonly profile: Profile | null;
  /** What its organisation says of the API's codes; empty: nothing. */
  readonly ownCodes: ReadonlyMap<string, OwnCode>;
  /** Calls of the same tab or file that worked. */
  readonly worked: readonly WorkedCall[];
  /** The run of repeats that this call is part of; null: none is known. */
  readonly repeats: Repeats | null;
}

const NO_CODES: ReadonlyMap<string, OwnCode> = new Map();

/** Gathers the evidence of one exchange. Never throws on odd input: what cannot be read is null or empty. */
export function gatherEvidence(exchange: Exchange, worked: readonly WorkedCall[] = [], own: readonly OwnApi[] = []): Evidence {
  const cors = evaluateCors(exchange);
  const response = decisiveAnswer(exchange, cors);
  const headers = response?.headers ?? [];
  const problem = response === null ? null : readProblem(response);
  const recognition = recognise(response, exchange.request.url);
  const failure = classifyFailure(exchange, cors, problem, recognition);
  // Nobody reads the words of an answer that refused nothing.
  const text = failure === 'none' || response?.content == null ? '' : visibleText(response.content);
  const evidence: Evidence = {
    exchange,
    failure,
    answer: response,
    status: response?.status ?? 0,
    cors,
    challenges: parseChallenges(headers),
    problem,
    text,
    serverTime: serverTime(exchange),
    rateLimit: rateLimit(headers, exchange.startedDateTime),
    allow: fieldValue(headers, 'allow') === null ? null : fieldList(headers, 'allow'),
    recognition,
    profile: profileFor(hostOf(exchange.request.url)),
    ownCodes: own.length === 0 ? NO_CODES : ownCodesFor(hostOf(exchange.request.url), own),
    worked,
    repeats: null,
  };
  if (failure === 'in-body' && problem?.refusesInBody === true && !namesRefusal(evidence)) return { ...evidence, failure: 'none', text: '' };
  return recognition.refusal === null || failure === 'none' ? evidence : { ...evidence, recognition: weighRefusal(evidence) };
}

/** True when an in-body error is one that refuses, by a code or sentence that is known: every other one is an ordinary answer of the API. */
function namesRefusal(evidence: Evidence): boolean {
  const { problem, recognition } = evidence;
  if (problem === null || recognition.refusal !== null) return recognition.refusal !== null;
  if (saysRefused(problem.codes, problem.messages)) return true;
  const grpc = evidence.answer === null ? null : grpcStatus(evidence.answer);
  if (grpc !== null && refusesByStatus(grpc)) return true;
  // What answers an action may speak of what was done to a key; only a question can have got a notice in the place of its answer.
  if (problem.bareNotice === true && !/^(?:GET|HEAD)$/.test(evidence.exchange.request.method)) return false;
  const words = findWords(wordVoices(evidence), evidence).filter(({ cause }) => mayRefuse(cause, problem));
  return problem.ownCodes.some((code) => documentedCause(evidence, code) !== undefined) || [...findCodes(codeVoices(evidence), evidence), ...words].some(({ confidence }) => confidence !== 'possible');
}

/** Whether words for this cause make a refusal of a success. */
function mayRefuse(cause: string, { codes, members, bareNotice }: Problem): boolean {
  if (bareNotice === true) return /^(?:rate-|quota-|credential-|account-|ip-)/.test(cause);
  // An unknown method and a failure are answers of JSON-RPC like any other.
  if (members['jsonrpc'] !== undefined && /^(?:wrong-(?:route|method)|content-type|server-failure)/.test(cause)) return false;
  // "Not found" in a success is one everywhere, unless a code says that the call itself was turned down.
  return cause !== 'not-found' || codes.some((code) => /^4\d\d$/.test(code));
}

function decisiveAnswer(exchange: Exchange, cors: CorsEvaluation): Evidence['answer'] {
  if (cors.verdict?.step === 'preflight' && exchange.preflight?.response) {
    return { ...exchange.preflight.response, message: 'preflight-response' };
  }
  return exchange.response === null ? null : { ...exchange.response, message: 'response' };
}
