/** English words of the drawn path and of the reference numbers. */
import { cities } from '../cities';
import type { PathWords, ReferenceWords } from '../path-words';

export const path: PathWords = {
  title: 'How far the call got',
  preflightTitle: 'How far the preflight request got',
  page: 'Page',
  server: 'Server',
  behind: 'What stands behind it',
  marks: { passed: 'let it through', reached: 'answered', 'not-reached': 'not reached', unseen: 'unclear' },
  refused: { certain: 'refused', likely: 'probably refused', possible: 'perhaps refused' },
  called: 'made the call',
  sent: 'sent it',
  broke: 'failed here',
  withheld: 'withheld the answer',
  or: 'or',
  notApart: (name) => `Nothing in the response tells ${name} apart from what stands behind it.`,
  oneOfTwo: 'One of the last two refused. Nothing in the response tells which.',
  fromCache: 'The response came from the browser’s cache, so this is the path of an earlier call that fetched it.',
  shownBy: 'Shown by',
  more: (count) => `${count} more`,
};

export const references: ReferenceWords = {
  title: 'Reference numbers',
  giveTo: (owner) => `Give this to ${owner}`,
  issued: (time, place) => ['Issued', ...(time === '' ? [] : [time]), ...(place === '' ? [] : [`at ${place}`])].join(' '),
  city: (city, code) => `${city} (${code})`,
  site: (name) => `the site ${name}`,
  address: (address) => `the edge server ${address}`,
  rule: (family, meaning) => (meaning === null ? `Rule family ${family}` : `Blocked by a rule against ${meaning} (${family})`),
  rules: {
    XSS: 'cross-site scripting',
    SQL: 'SQL injection',
    RFI: 'remote file inclusion',
    LFI: 'local file inclusion',
    GEO: 'certain countries',
  },
  before: (span) => `That is ${span} before this call: it may be an older response kept in a cache, or one of the clocks is wrong.`,
  after: (span) => `That is ${span} after this call was made: one of the clocks is probably wrong.`,
  cities: cities(0),
};
