/** The section on CORS: everything that is wrong and what to send, open; the facts around it, folded. For readable errors only the facts. */
import { useMemo } from 'preact/hooks';
import { browserDifferences } from '../http/cors-browsers';
import { corsReport } from '../http/cors-report';
import type { Exchange } from '../http/exchange';
import { CorsFacts } from './CorsFacts';
import { CorsProblem } from './CorsProblem';
import { CorsRepair } from './CorsRepair';
import { Prose } from './Prose';
import type { Voice } from '../locales/voice';
import './cors.css';

interface Props {
  readonly exchange: Exchange;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** What CORS has to say of this call; nothing where it has nothing to say. */
export function CorsDetails({ exchange, voice, onCopy }: Props) {
  const report = useMemo(() => corsReport(exchange), [exchange]);
  const differences = useMemo(() => browserDifferences(exchange), [exchange]);
  if (report === null && differences.length === 0) return null;
  const { problems, readings } = report ?? { problems: [], readings: [] };
  const words = voice.catalog.cors.problems;
  const sentenceOf = (mode: string): string | null => {
    const reading = readings.find((one) => one.credentialsMode === mode);
    const found = problems.find((one) => one.corsError === reading?.corsError && one.step === reading.step && one.hop === reading.hop);
    return found === undefined ? null : words.problem(found);
  };
  const [include, omit] = readings.length === 2 ? [sentenceOf('include'), sentenceOf('omit')] : [null, null];
  const unseen = report?.repair?.answers.filter(({ seen }) => !seen) ?? [];
  return (
    <section class="cors" data-cors-problems={problems.length}>
      {report === null || problems.length === 0 ? null : (
        <>
          <h3>{words.title(problems.length)}</h3>
          {report.hiddenStatus === null ? null : <p><Prose text={words.hiddenStatus(report.hiddenStatus)} /></p>}
          {include === null || omit === null || include === omit ? null : <p data-two-readings><Prose text={words.twoReadings(include, omit)} /></p>}
          {problems.length === 1 ? null : <p class="quiet">{words.inOrder}</p>}
          <ol class="cors-problems">
            {problems.map((problem, place) => <CorsProblem key={place} problem={problem} voice={voice} />)}
          </ol>
          {unseen.map(({ message }) => message).filter((message, at, all) => all.indexOf(message) === at).map((message) => (
            <p key={message} class="quiet" data-unseen={message}>{words.unseen(message)}</p>
          ))}
          <CorsRepair repair={report.repair} voice={voice} onCopy={onCopy} />
        </>
      )}
      <CorsFacts report={report} differences={differences} voice={voice} onCopy={onCopy} />
    </section>
  );
}
