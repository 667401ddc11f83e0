/** The one door of the engine: an exchange goes in, what was refused, by whom and why comes out. Pure. */
import type { OwnApi, OwnWords } from '../profiles/own-api';
import type { Exchange } from '../http/exchange';
import type { CorsErrorWord } from '../http/cors';
import type { Confidence, Finding, Params, Proof, RefusedBy } from './cause';
import { causes, causesFor, type AnyFinding } from './causes';
import retryStorm from './causes/retry-storm';
import { compare } from './comparison';
import { ownWords } from './documented-code';
import { gatherEvidence, type Evidence } from './evidence';
import type { Failure } from './failure';
import type { Reference } from './intermediaries';
import { ownReferences } from './own-references';
import { drawPath, type Path } from './path';
import { whoRefused } from './refuser';
import type { Comparison, Repeats, WorkedCall } from './surroundings';

/** Who said no, how sure that is, and what shows it. */
export interface Refuser {
  readonly by: RefusedBy;
  /** Slug of the product that refused (`cloudflare`, `kong`), only when it is recognised as the one that did. */
  readonly vendor: string | null;
  readonly confidence: Confidence;
  readonly proof: readonly Proof[];
}

/** What was judged of an exchange. */
export interface Verdict {
  readonly failure: Failure;
  readonly refuser: Refuser;
  /** Slugs of the products that are merely on the path, or also on it. */
  readonly onPath: readonly string[];
  /** The way of the call and who refused on it, drawn; null: nothing was refused. */
  readonly path: Path | null;
  readonly references: readonly Reference[];
  /** The Chrome DevTools Protocol's `Network.CorsError` word for this failure, from the observed fields alone. */
  readonly corsError: CorsErrorWord | null;
  readonly failedParameter: string | null;
  /** Best first. Never empty unless `failure` is `none`. */
  readonly findings: readonly AnyFinding[];
  /** The call beside the nearest one that worked; null: none is known, or nothing was refused. */
  readonly comparison: Comparison | null;
  /** What the API's organisation wants said of the code that the first finding comes from. Left out: nothing. */
  readonly ownWords?: OwnWords;
}

export interface Diagnosis extends Verdict {
  readonly exchange: Exchange;
}

const CONFIDENCE_ORDER: { readonly [C in Confidence]: number } = { certain: 0, likely: 1, possible: 2 };
const PLACES: ReadonlyMap<string, number> = new Map(causes.map(({ id }, place) => [id, place]));

/**
 * Diagnoses one exchange. `worked`: calls of the same tab or file that worked, in any order. `own`: what organisations say of their codes. Same input, same diagnosis; never throws: a cause that does
 * costs only itself.
 */
export function diagnose(exchange: Exchange, worked: readonly WorkedCall[] = [], own: readonly OwnApi[] = []): Diagnosis {
  const evidence = gatherEvidence(exchange, worked, own);
  const findings = evidence.failure === 'none' ? [] : findCauses(evidence);
  const refuser = whoRefused(evidence, findings);
  const said = ownWords(evidence, findings[0]);
  return {
    exchange,
    failure: evidence.failure,
    refuser,
    onPath: evidence.recognition.onPath.map(({ vendor }) => vendor),
    path: drawPath(evidence, refuser, findings[0]),
    references: findReferences(evidence),
    corsError: evidence.cors.verdict?.corsError ?? null,
    failedParameter: evidence.cors.verdict?.failedParameter ?? null,
    findings,
    comparison: evidence.failure === 'none' || worked.length === 0 ? null : compare(exchange, worked),
    ...(said === null ? {} : { ownWords: said }),
  };
}

/** Ids that known products gave, then the API's own. */
function findReferences({ answer, failure, recognition: { references } }: Evidence): readonly Reference[] {
  return answer === null || failure === 'none' ? references : [...references, ...ownReferences(answer, references)];
}

/** A run grows call by call, and all of its calls are looked at again each time. */
const gathered = new WeakMap<Exchange, Evidence>();

/** `diagnosis` with what a run of repeats adds to it; itself where that shows nothing. Why the call was refused is judged without it. */
export function addRepeats(diagnosis: Diagnosis, repeats: Repeats): Diagnosis {
  const { exchange } = diagnosis;
  const evidence = gathered.get(exchange) ?? gatherEvidence(exchange);
  gathered.set(exchange, evidence);
  const finding = applyCause(retryStorm as unknown as LooseCause, { ...evidence, repeats });
  return finding === null ? diagnosis : { ...diagnosis, findings: ranked([...diagnosis.findings, finding as AnyFinding]) };
}

/** Root before symptom, then confidence, then the place in `causes`; `unexplained` speaks only when no other root does. */
function findCauses(evidence: Evidence): AnyFinding[] {
  const found: Finding[] = [];
  for (const cause of causesFor(evidence.failure)) {
    if (cause.id === 'unexplained' && found.some(({ role }) => role === 'root')) continue;
    try {
      const finding = applyCause(cause as unknown as LooseCause, evidence);
      if (finding !== null) found.push(finding);
    } catch {
      // One broken cause must not take the others' findings with it; the tests run every cause over every recording to keep this path unused.
    }
  }
  return ranked(found as AnyFinding[]);
}

function ranked(findings: readonly AnyFinding[]): AnyFinding[] {
  return findings.toSorted(
    (a, b) =>
      Number(a.role === 'symptom') - Number(b.role === 'symptom') ||
      CONFIDENCE_ORDER[a.confidence] - CONFIDENCE_ORDER[b.confidence] ||
      (PLACES.get(a.cause) ?? 0) - (PLACES.get(b.cause) ?? 0),
  );
}

/** A cause seen without its own parameter types, as the loop over all of them must. */
interface LooseCause {
  readonly id: string;
  readonly spec: string;
  detect(evidence: Evidence): { confidence: Confidence; role?: 'root' | 'symptom'; proof: readonly [Proof, ...Proof[]]; params: Params } | null;
  readonly fixes: {
    readonly [id: string]: {
      readonly who: Finding['fixes'][number]['who'];
      when?(params: Params, evidence: Evidence): boolean;
      snippets?(params: Params, evidence: Evidence): Finding['fixes'][number]['snippets'];
    };
  };
}

function applyCause(cause: LooseCause, evidence: Evidence): Finding | null {
  const detection = cause.detect(evidence);
  if (detection === null) return null;
  const { confidence, role = 'root', proof, params } = detection;
  const fixes = Object.entries(cause.fixes)
    .filter(([, fix]) => fix.when?.(params, evidence) ?? true)
    .map(([id, { who, snippets }]) => ({ id, who, snippets: snippets?.(params, evidence) ?? [] }));
  return { cause: cause.id, role, confidence, proof, params, spec: cause.spec, fixes };
}
