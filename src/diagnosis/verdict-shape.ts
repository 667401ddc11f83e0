/** The shape of what was judged or remembered in another context of the extension. Pure; carries nothing of the engine. */
import { isCredential, isField } from '../http/exchange-shape';
import { isBoolean, isInteger, isMoment, isNumber, isText, listOf, namesTo, objectOf, oneOf, optional, orNull, type Shape } from '../http/shape';
import type { OwnWords } from '../profiles/own-api';
import type { Confidence, Finding, FixOwner, Proof, RefusedBy, Snippet } from './cause';
import type { Refuser, Verdict } from './diagnose';
import type { Failure } from './failure';
import type { Reference, ReferenceReading } from './intermediaries';
import type { Path, PathHop, PathMark } from './path';
import type { Comparison, Difference, WorkedCall } from './surroundings';

const isConfidence = oneOf<Confidence>(['certain', 'likely', 'possible']);
const REFUSERS: readonly RefusedBy[] = ['browser', 'extension', 'corporate-proxy', 'cdn', 'waf', 'bot-manager', 'gateway', 'hosting', 'storage', 'app', 'network', 'unknown'];
const isProof = objectOf<Proof>({ message: oneOf<Proof['message']>(['request', 'response', 'preflight-request', 'preflight-response', 'hop-response']), part: isText, value: orNull(isText) });

const isFinding = objectOf<Finding>({
  cause: isText,
  role: oneOf<Finding['role']>(['root', 'symptom']),
  confidence: isConfidence,
  proof: (value) => listOf(isProof)(value) && (value as readonly unknown[]).length > 0,
  params: namesTo((value) => isText(value) || isNumber(value) || isBoolean(value) || value === null || listOf(isText)(value)),
  spec: isText,
  fixes: listOf(
    objectOf<Finding['fixes'][number]>({
      id: isText,
      who: oneOf<FixOwner>(['client-dev', 'api-owner', 'account-admin', 'network-admin', 'end-user']),
      snippets: listOf(objectOf<Snippet>({ platform: isText, code: isText, executed: optional(isBoolean) })),
    }),
  ),
});

const isPath = objectOf<Path>({
  of: oneOf<Path['of']>(['call', 'preflight']),
  fromCache: isBoolean,
  hops: listOf(
    objectOf<PathHop>({
      kind: oneOf<PathHop['kind']>(['page', ...REFUSERS]),
      vendor: orNull(isText),
      name: orNull(isText),
      mark: oneOf<PathMark>(['passed', 'refused', 'reached', 'not-reached', 'unseen']),
      confidence: orNull(isConfidence),
      joined: isBoolean,
      shownBy: listOf(isProof),
    }),
  ),
});

/** A call that worked. */
export const isWorkedCall: Shape = objectOf<WorkedCall>({
  id: isText,
  startedDateTime: isMoment,
  tabId: orNull(isInteger),
  origin: orNull(isText),
  method: isText,
  url: isText,
  status: isInteger,
  headers: listOf(isField),
  headersComplete: isBoolean,
  credentials: listOf(isCredential),
  serverIPAddress: orNull(isText),
  edge: listOf(isField),
});

const isComparison = objectOf<Comparison>({
  worked: isWorkedCall,
  sameEndpoint: isBoolean,
  seconds: isNumber,
  credential: oneOf<Comparison['credential']>(['same', 'different', 'only-then', 'only-now', 'none', 'unknown']),
  differences: listOf(
    objectOf<Difference>({
      kind: oneOf<Difference['kind']>(['credential', 'field', 'query', 'path', 'host', 'method', 'scheme', 'origin', 'address', 'edge']),
      name: isText,
      worked: orNull(isText),
      failed: orNull(isText),
    }),
  ),
});

export const isVerdict: Shape = objectOf<Verdict>({
  failure: oneOf<Failure>(['status', 'cors', 'blocked', 'network', 'in-body', 'none']),
  refuser: objectOf<Refuser>({ by: oneOf<RefusedBy>(REFUSERS), vendor: orNull(isText), confidence: isConfidence, proof: listOf(isProof) }),
  onPath: listOf(isText),
  path: orNull(isPath),
  references: listOf(
    objectOf<Reference>({
      name: isText,
      value: isText,
      askWhom: oneOf<Reference['askWhom']>(['api-owner', 'network-admin']),
      reading: optional(objectOf<ReferenceReading>({ time: optional(isText), place: optional(isText), rule: optional(isText) })),
    }),
  ),
  corsError: orNull(isText),
  failedParameter: orNull(isText),
  findings: listOf(isFinding),
  comparison: orNull(isComparison),
  ownWords: optional(objectOf<OwnWords>({ en: optional(isText), 'zh-CN': optional(isText) })),
});
