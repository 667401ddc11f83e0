/** The facts of a verdict as a row of labelled values. */
import type { Diagnosis } from '../diagnosis/diagnose';
import { refuserLong } from '../locales/call-words';
import { ConfidenceMark } from './ConfidenceMark';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

/** Who said no · how sure · who can fix it · the CORS word · who was merely on the path. */
export function VerdictFacts({ diagnosis, voice }: { readonly diagnosis: Diagnosis; readonly voice: Voice }) {
  const { refuser, findings, corsError, failedParameter, onPath } = diagnosis;
  const { verdict } = voice.ui;
  const [headline] = findings;
  const owners = [...new Set(headline?.fixes.map(({ who }) => voice.catalog.owners[who]))];
  const bystanders = onPath.filter((vendor) => vendor !== refuser.vendor);
  const unsure = refuser.by !== 'unknown' && refuser.confidence !== 'certain';
  return (
    <dl class="facts">
      <div>
        <dt>{verdict.who}</dt>
        <dd>
          <b class={refuser.by === 'unknown' ? 'nobody' : undefined}>{refuserLong(diagnosis, voice)}</b> {unsure ? <span class="quiet">{verdict.refuserConfidence(voice.catalog.confidence[refuser.confidence])}</span> : null}
        </dd>
      </div>
      {headline === undefined ? null : (
        <div>
          <dt>{verdict.sure}</dt>
          <dd><ConfidenceMark confidence={headline.confidence} voice={voice} /></dd>
        </div>
      )}
      {owners.length === 0 ? null : (
        <div>
          <dt>{verdict.mend}</dt>
          <dd>{owners.map((owner) => <span key={owner} class="owner">{owner}</span>)}</dd>
        </div>
      )}
      {corsError === null ? null : (
        <div data-cors-error={corsError} data-failed-parameter={failedParameter ?? undefined}>
          <dt>{verdict.corsError}</dt>
          <dd><code>{corsError}</code>{failedParameter === null || failedParameter === '' ? null : <> <code><Value text={failedParameter} /></code></>}</dd>
        </div>
      )}
      {bystanders.length === 0 ? null : (
        <div>
          <dt>{verdict.onPath}</dt>
          <dd>{bystanders.map((vendor) => voice.vendor(vendor)).join(voice.locale === 'en' ? ', ' : '、')}</dd>
        </div>
      )}
    </dl>
  );
}
