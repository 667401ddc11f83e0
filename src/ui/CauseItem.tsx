/** One cause that is not the headline: its title, how sure it is, why, and what would settle it. */
import type { Proof } from '../diagnosis/cause';
import type { AnyFinding } from '../diagnosis/causes';
import { words } from '../locales/words';
import { ConfidenceMark } from './ConfidenceMark';
import { Prose } from './Prose';
import { GuideLink } from './GuideLink';
import { ProofLine } from './ProofLine';
import { SpecLink } from './SpecLink';
import type { Voice } from '../locales/voice';

interface Props {
  /** URL of the call. */
  readonly url: string;
  readonly finding: AnyFinding;
  readonly voice: Voice;
  readonly onShow: (proof: Proof) => void;
}

/** A finding as an item that opens. */
export function CauseItem({ finding, url, voice, onShow }: Props) {
  const { title, why, decide } = words(finding, voice.locale);
  return (
    <li data-cause={finding.cause} data-confidence={finding.confidence} data-role={finding.role}>
      <details>
        <summary><span class="cause-title"><Prose text={title} /></span> <ConfidenceMark confidence={finding.confidence} voice={voice} /></summary>
        <p><Prose text={why} /> <SpecLink spec={finding.spec} label={voice.ui.verdict.spec} /></p>
        {finding.proof.map((proof, place) => <ProofLine key={place} proof={proof} voice={voice} onShow={onShow} />)}
        <GuideLink finding={finding} url={url} voice={voice} />
      </details>
      {finding.confidence === 'certain' ? null : <p class="decide"><b>{voice.ui.others.decide}</b> <Prose text={decide} /></p>}
    </li>
  );
}
