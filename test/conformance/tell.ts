/** A case in words: what was called, what the server saw and answered, what each observer saw, what we make of it. Pure. */
import type { Exchange, Field } from '../../src/http/exchange';
import type { Run } from './browser-run';
import type { Answer } from './cases';
import type { Comparison } from './compare';
import type { Repaired, Tried } from './trial';

const lines = (fields: readonly Field[], names: RegExp): string => fields.filter(({ name }) => names.test(name)).map(({ name, value }) => `${name}: ${JSON.stringify(value).slice(1, -1)}`).join(' | ');
const ASKED = /^(?:origin|cookie|access-control-|sec-fetch-(?:site|mode|storage))/i;
const ANSWERED = /^(?:access-control-allow|location|vary|cache-control)/i;
const answered = ({ status, headers }: Answer): string => `${status} ${lines(headers, ANSWERED)}`;

/** The run: the call, each request that came in with its answer, the browser's outcome. */
function tellRun({ one: { page, caller, call, earlier, start }, served, truth, outcome, round }: Run): string {
  const fields = call.headers.map(([name, value]) => `${name}: ${value.length > 40 ? `${value.length} characters` : value}`).join(' | ');
  return [
    `  round ${round}: ${caller} at ${page}, ${call.via} ${call.mode} ${call.method} ${call.origin} from station ${start}, credentials ${call.credentials}${call.body === null ? '' : ', with a body'}${earlier === null ? '' : `, ${earlier}`} [${fields}]`,
    ...served.flatMap(({ method, url, headers, answer }) => [`    > ${method} ${url} ${lines(headers, ASKED)}`, `    < ${answered(answer)}`]),
    `    browser: ${truth === null ? 'no event' : `${truth.errorText ?? 'finished'} ${truth.corsError ?? ''} ${JSON.stringify(truth.failedParameter)} ${truth.blockedReason ?? ''}`} (${outcome?.became ?? 'no outcome'})`,
  ].join('\n');
}

function tellExchange({ observer, result, ours, exchange }: Comparison): string {
  const seen = (one: Exchange): string => {
    const hop = ({ request, response, preflight }: Pick<Exchange, 'request' | 'response' | 'preflight'>): string =>
      `${preflight === null ? '' : `{preflight ${lines(preflight.request.headers, ASKED)} => ${preflight.networkError ?? ''} ${preflight.response === null ? 'none' : answered(preflight.response)}${preflight.redirects.length > 0 ? ` after ${preflight.redirects.length} redirects` : ''}} `}${request.method} ${request.url} ${lines(request.headers, ASKED)}${request.headersComplete ? '' : ' (fields may be hidden)'} => ${response === null ? 'none' : answered(response)}`;
    return `origin ${one.origin} mode ${one.mode} ${one.networkError ?? 'no error'}${one.lost === null ? '' : ` lost ${one.lost}`}${one.fromCache === true ? ' from the cache' : ''}: ${[...one.redirects, one].map(hop).join(' ==> ')}`;
  };
  return `    ${observer} ${result} [${ours.join(' / ')}] ${exchange === null ? 'not seen' : seen(exchange)}`;
}

function tellRepair({ from, repair, run, accepted, error }: Repaired): string {
  const answers = (repair?.answers ?? []).map(({ message, url, hop, seen, status, set, remove }) => `${message} of ${url}${hop === null ? '' : ` (hop ${hop})`}${seen ? '' : ' unseen'}: ${status ?? ''} +${set.map(({ name, value, onlyWithCredentials }) => `${name}: ${value}${onlyWithCredentials ? ' (only with credentials)' : ''}`).join(' | ')} -${remove.join(',')}`);
  return [`  repair from ${from}: ${accepted ? 'accepted' : 'REFUSED'} ${error ?? ''} credentials ${repair?.credentialsMode} ${JSON.stringify(repair?.call ?? [])}`, ...answers.map((text) => `    ${text}`), ...(run === null ? [] : [tellRun(run)])].join('\n');
}

/** The case with what does not agree. */
export function tell({ run, comparisons, repairs }: Tried): string {
  return [tellRun(run), ...comparisons.filter(({ observer }, place) => place === 0 || observer !== 'both').map(tellExchange), ...repairs.filter(({ accepted, unsafe }) => !accepted || unsafe.length > 0).map(tellRepair)].join('\n');
}

/** The case with everything, the stored exchange too. */
export function tellWhole({ run, comparisons, repairs }: Tried): string {
  return [tellRun(run), ...comparisons.map(tellExchange), ...repairs.map(tellRepair), `case: ${JSON.stringify(run.one, null, 1)}`, `stored: ${JSON.stringify(run.webRequest, null, 1)}`].join('\n');
}
