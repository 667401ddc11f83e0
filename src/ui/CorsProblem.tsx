/** One rule of CORS that does not hold: where, which, what was sent and what is needed. */
import type { DescribedProblem } from '../http/cors-problem-facts';
import { OriginComparison } from './CorsOriginComparison';
import { Prose } from './Prose';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

/** A problem as an item of the list; its rule and place are there for scripts as well. */
export function CorsProblem({ problem, voice }: { readonly problem: DescribedProblem; readonly voice: Voice }) {
  const { rule, place, sent, wanted, differences, onlyWithCredentials, origin, corsError } = problem;
  const { problems, differences: named } = voice.catalog.cors;
  const grows = rule === 'method-not-allowed' || rule === 'headers-not-allowed';
  const compared = differences.length > 0 && sent !== null && sent !== '' && origin !== 'null' && rule !== 'allow-origin-multiple';
  const shown = problem.field !== null && rule !== 'allow-credentials' && rule !== 'allow-origin-wildcard';
  return (
    <li data-cors-rule={rule} data-cors-word={corsError} data-cors-place={place.message}>
      <span class="cors-place">{problems.place(place)}</span>{' '}
      <b><Prose text={problems.problem(problem)} /></b>
      {onlyWithCredentials ? <> <span class="cors-only">{problems.onlyWithCredentials}</span></> : null}
      {compared ? (
        <OriginComparison allowed={sent} origin={origin} voice={voice} />
      ) : (
        <dl class="cors-values">
          {!shown || (rule === 'allow-origin-missing') ? null : <div><dt>{problems.sent}</dt><dd>{sent === null ? <span class="absent">{voice.ui.proof.absent}</span> : <code><Value text={sent} /></code>}</dd></div>}
          {wanted === null ? null : <div><dt>{grows ? problems.toAdd : problems.needed}</dt><dd><code><Value text={wanted} /></code></dd></div>}
        </dl>
      )}
      {differences.map((one) => (one === 'page-null' || one === 'empty' ? null : <p key={one} data-difference={one}><Prose text={named[one]} /></p>))}
    </li>
  );
}
