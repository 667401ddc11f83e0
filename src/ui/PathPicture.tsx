/** The way of the call, drawn: one station for each party that is shown, the one that refused marked by colour, sign and word. A list to a screen reader. */
import type { Proof } from '../diagnosis/cause';
import type { Diagnosis } from '../diagnosis/diagnose';
import { placeOf } from './marks';
import { hopText, pathDoubt } from '../locales/path-text';
import { Value } from './Value';
import type { Voice } from '../locales/voice';
import './path.css';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly voice: Voice;
  readonly onShow: (proof: Proof) => void;
}

/** Characters of a value that are shown: the rest stands in the exchange. */
const SHOWN = 60;
/** Stations that fit beside each other; more of them stand below each other in every width. */
const BESIDE = 5;

/** The picture; nothing for a verdict that has none. */
export function PathPicture({ diagnosis: { path, exchange }, voice, onShow }: Props) {
  // A verdict that was stored by an earlier version has no such member.
  if (path === null || path === undefined) return null;
  const { path: label } = voice.ui;
  const doubt = pathDoubt(path, exchange, voice);
  return (
    <section class={path.hops.length > BESIDE ? 'path path-long' : 'path'} data-path={path.of}>
      <h3>{path.of === 'preflight' ? label.preflightTitle : label.title}</h3>
      <ol>
        {path.hops.map((hop, place) => {
          const { kind, name, sign, did } = hopText(path, place, exchange, voice);
          return (
            <li key={place} class={`hop hop-${hop.mark}${hop.joined ? ' hop-joined' : ''}`} data-hop={hop.kind} data-hop-vendor={hop.vendor ?? undefined} data-mark={hop.mark}>
              <span class="hop-sign" aria-hidden="true">{sign}</span>
              {hop.joined ? <span class="hop-or">{label.or}</span> : null}
              <span class="hop-who">
                <span class="hop-kind">{kind}</span> {name === '' ? null : <b class="hop-name"><Value text={name} /></b>} <span class="hop-did">{did}</span>
              </span>
              <HopProofs proofs={hop.shownBy} voice={voice} onShow={onShow} />
            </li>
          );
        })}
      </ol>
      {doubt === null ? null : <p class="quiet">{doubt}</p>}
      {path.fromCache ? <p class="quiet">{label.fromCache}</p> : null}
    </section>
  );
}

/** The first proof of a hop, the others folded. */
function HopProofs({ proofs, voice, onShow }: { readonly proofs: readonly Proof[]; readonly voice: Voice; readonly onShow: (proof: Proof) => void }) {
  const [first, ...rest] = proofs;
  if (first === undefined) return null;
  return (
    <div class="hop-proofs">
      <HopProof proof={first} voice={voice} onShow={onShow} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{voice.ui.path.more(rest.length)}</summary>
          {rest.map((proof, place) => <HopProof key={place} proof={proof} voice={voice} onShow={onShow} />)}
        </details>
      )}
    </div>
  );
}

/** One proof, short; pressed, it leads to its place in the exchange. */
function HopProof({ proof, voice: { ui }, onShow }: { readonly proof: Proof; readonly voice: Voice; readonly onShow: (proof: Proof) => void }) {
  const { message, part, value } = proof;
  const name = Object.hasOwn(ui.proof.parts, part) ? ui.proof.parts[part] : null;
  return (
    <button type="button" class="hop-proof" data-shown-by={placeOf(message, part)} title={ui.proof.show} onClick={() => onShow(proof)}>
      <span class="unseen-heading">{ui.path.shownBy}{ui.request.colon}</span>
      {name ?? <Value text={part} />}{ui.request.colon}
      {value === null ? <span class="absent">{ui.proof.absent}</span> : <Value text={value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value} />}
    </button>
  );
}
