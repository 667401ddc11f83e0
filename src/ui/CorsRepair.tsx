/** The smallest change of the server's answers under which browsers accept, as the raw fields of each answer. */
import type { AnswerRepair, CorsRepair as Repair } from '../http/cors-repair';
import { CopyButton } from './CopyButton';
import { Prose } from './Prose';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly repair: Repair | null;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** What the page must change, what must not be done, and what each answer must carry. */
export function CorsRepair({ repair, voice, onCopy }: Props) {
  const { repair: words } = voice.catalog.cors;
  if (repair === null) return <p class="quiet">{words.none}</p>;
  const { answers, call, unsafe } = repair;
  const always = answers.some(({ message, set }) => message === 'response' && set.length > 0);
  return (
    <div class="cors-repair">
      {answers.length === 0 && call.length > 0 ? null : <h3>{words.title}</h3>}
      {call.map((change) => <p key={change.kind} data-call-change={change.kind}><Prose text={words.call(change)} /></p>)}
      {answers.map((answer, place) => {
        const text = rawFields(answer, voice);
        return (
          <div key={place} class="snippet" data-repair={answer.message}>
            <div class="snippet-bar">
              <span class="cors-answer"><Prose text={words.answer(answer)} />{answer.seen ? null : <span class="quiet"> · {words.unseen}</span>}</span>
              <CopyButton text={text} onCopy={onCopy} voice={voice} />
            </div>
            <pre tabIndex={0}><Value text={text} /></pre>
          </div>
        );
      })}
      {always ? <p class="quiet">{words.onErrorsToo}</p> : null}
      {unsafe.map((wish) => <p key={wish} class="cors-unsafe" data-unsafe={wish}><Prose text={words.unsafe[wish]} /></p>)}
    </div>
  );
}

/** The order in which people read these fields. */
const ORDER: readonly string[] = ['access-control-allow-origin', 'access-control-allow-credentials', 'access-control-allow-methods', 'access-control-allow-headers'];
const rank = (name: string): number => (ORDER.includes(name.toLowerCase()) ? ORDER.indexOf(name.toLowerCase()) : ORDER.length);

/** The answer's changed lines as they would stand on the wire, with remarks behind `#`; what only cookies ask for comes last. */
function rawFields({ status, set, remove }: AnswerRepair, { catalog }: Voice): string {
  const { repair } = catalog.cors;
  const lines = (onlyWithCredentials: boolean): string[] =>
    set.filter((field) => field.onlyWithCredentials === onlyWithCredentials).toSorted((a, b) => rank(a.name) - rank(b.name)).map(({ name, value }) => `${name}: ${value}`);
  const more = lines(true);
  return [
    ...(status === null ? [] : [`HTTP/1.1 ${status}`]),
    ...lines(false),
    ...(remove.length === 0 ? [] : [`# ${repair.remove(remove)}`]),
    ...(more.length === 0 ? [] : [`# ${repair.onlyWithCredentials}`, ...more]),
  ].join('\n');
}
