/** What is simulated, answer by answer, field by field. */
import type { TrialPlan } from '../experiment/trial';
import { Prose } from './Prose';
import { fieldText } from './trial';
import type { Voice } from '../locales/voice';

/** The rows of a list of terms: whose answers, which one, what is set in it. */
export function SimulatedAnswers({ plan, voice }: { readonly plan: TrialPlan; readonly voice: Voice }) {
  const { trial } = voice.ui;
  const apis = [...new Set(plan.answers.map(({ apiOrigin }) => apiOrigin))];
  return (
    <>
      <div><dt>{trial.api}</dt><dd>{apis.map((api) => <div key={api}><Prose text={`\`${api}\``} /></div>)}</dd></div>
      {plan.answers.map(({ message, apiOrigin, fields }) => (
        <div key={`${message} ${apiOrigin}`} data-simulated={message}>
          <dt>{trial[message]}</dt>
          <dd>
            {apis.length < 2 ? null : <div class="quiet"><Prose text={`\`${apiOrigin}\``} /></div>}
            {fields.map((field) => (
              <div key={field.name}>
                <Prose text={fieldText(field, voice)} />
                {field.name === 'Access-Control-Max-Age' ? <span class="quiet"> {voice.ui.request.brackets(trial.forgetful)}</span> : null}
              </div>
            ))}
          </dd>
        </div>
      ))}
    </>
  );
}
