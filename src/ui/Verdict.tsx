/** The answer in one glance: what happened, who said no, how sure that is, who can fix it, and the first thing to do. */
import type { Diagnosis } from '../diagnosis/diagnose';
import type { Incident } from '../diagnosis/incidents';
import { words } from '../locales/words';
import { headlineOf, ownWordsOf } from '../locales/call-words';
import { FixCard } from './FixCard';
import { GuideLink } from './GuideLink';
import { Happened } from './Happened';
import { Prose } from './Prose';
import { SpecLink } from './SpecLink';
import { VerdictFacts } from './VerdictFacts';
import { Visible } from './Visible';
import type { Voice } from '../locales/voice';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly incident: Incident | null;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** The verdict on one call. */
export function Verdict({ diagnosis, incident, voice, onCopy }: Props) {
  const { refuser, findings, failure } = diagnosis;
  const { verdict, failureSentences } = voice.ui;
  const [headline] = findings;
  const said = headline === undefined ? null : words(headline, voice.locale);
  const first = said?.fixes[0];
  const own = ownWordsOf(diagnosis, voice);
  return (
    <section class="verdict" aria-label={verdict.label} data-refused-by={refuser.by} data-vendor={refuser.vendor ?? undefined}>
      <div data-cause={headline?.cause} data-confidence={headline?.confidence}>
        <h2 class="headline" tabIndex={-1}><Prose text={headlineOf(diagnosis, voice)} /></h2>
        {own === undefined ? null : <p class="own-words" data-own-words><b>{verdict.ownWords}</b> <Visible text={own} /></p>}
        <Happened incident={incident} voice={voice} />
        {failure === 'none' ? null : <VerdictFacts diagnosis={diagnosis} voice={voice} />}
        {headline === undefined || said === null ? null : (
          <p class="why">
            <Prose text={said.why} />{failure === 'status' ? null : <>{voice.gap}<Prose text={failureSentences[failure]} /></>} <SpecLink spec={headline.spec} label={verdict.spec} />
          </p>
        )}
        {headline === undefined || said === null || headline.confidence === 'certain' ? null : (
          <p class="decide"><b>{verdict.decide}</b> <Prose text={said.decide} /></p>
        )}
        {headline === undefined ? null : <GuideLink finding={headline} url={diagnosis.exchange.request.url} voice={voice} />}
        {first === undefined ? null : (
          <div class="do-now">
            <h3>{verdict.doNow}</h3>
            <FixCard fix={first} diagnosis={diagnosis} voice={voice} onCopy={onCopy} />
          </div>
        )}
      </div>
    </section>
  );
}
