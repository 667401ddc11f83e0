/** English: a call that failed beside the nearest one that worked. */
import type { Carrier, ComparisonFacts, ComparisonWords } from '../comparison-words';

const CARRIERS: { readonly [C in Carrier]: string } = { token: 'token', key: 'API key', cookie: 'cookie', login: 'user name and password', credential: 'credential' };

/** `20 s`, `1 min 20 s`, `2 h 5 min`, `3 days`. */
function spanOf(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const [minutes, hours] = [Math.floor(whole / 60), Math.floor(whole / 3600)];
  if (whole < 60) return `${whole} s`;
  if (hours === 0) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}

function when(seconds: number): string {
  if (Math.round(seconds) === 0) return seconds === 0 ? 'at almost the same time' : seconds > 0 ? 'just before' : 'right after';
  return seconds > 0 ? `${spanOf(seconds)} before` : `${spanOf(seconds)} later`;
}

function sentence({ sameEndpoint, samePath, seconds, credential, carrier, call }: ComparisonFacts): string {
  const what = CARRIERS[carrier];
  const another = /^[aeiou]/i.test(what) ? `an ${what}` : `a ${what}`;
  if (!sameEndpoint) return credential === 'same' ? `The same ${what} worked ${when(seconds)}, for another call: \`${call}\`.` : `Another call worked ${when(seconds)}: \`${call}\`.`;
  const ends: { readonly [C in ComparisonFacts['credential']]: string } = {
    same: `, with the same ${what}.`,
    different: `, but with a different ${what}.`,
    'only-then': `. It carried ${another}; this one carries none.`,
    'only-now': `, without ${another}. This one carries one.`,
    none: '.',
    unknown: '.',
  };
  return `The same ${samePath ? 'call' : 'kind of call'} worked ${when(seconds)}${ends[credential]}`;
}

export const comparison: ComparisonWords = {
  title: 'Compared with the last one that worked',
  sentence,
  noDifference: 'Nothing that can be seen differs between the two.',
  table: 'What differs between the two calls',
  what: 'Difference',
  worked: 'When it worked',
  failed: 'This call',
  absent: 'not there',
  kinds: {
    credential: 'Credential',
    field: 'Header',
    query: 'Parameter',
    path: 'Path',
    host: 'Host',
    method: 'Method',
    scheme: 'Scheme',
    origin: 'Page',
    address: 'Server address',
    edge: 'Answered by',
  },
};
