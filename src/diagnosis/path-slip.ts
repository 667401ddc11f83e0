/** Whether one path is another one with a slip of the pen: a slash, a letter, capitals, a version, a prefix. Pure. */
import { endpointOf } from './endpoint';
import { editDistance } from './routes';

/** `slash`: one at the end more or less, or doubled · `case` · `version`: another one, or one of the two has none · `prefix`: first segments more or less · `letter`: one word, misspelt. */
export type Slip = 'slash' | 'case' | 'version' | 'prefix' | 'letter';

const ID = '{id}';
const VERSION = /^v\d{1,3}(?:\.\d{1,3})?(?:(?:alpha|beta|preview|rc)\d{0,3})?$/i;
const MOST_SEGMENTS = 30;
const LONGEST = 2000;

/**
 * Compares the `called` path with one that `worked`; ids count as equal. null: they differ by more than one slip. `path`: the one that worked, with the
 * ids of the one that was called.
 */
export function slip(called: string, worked: string): { readonly slip: Slip; readonly path: string } | null {
  if (called.length > LONGEST || worked.length > LONGEST) return null;
  const [mine, theirs] = [split(called), split(worked)];
  if (mine.length > MOST_SEGMENTS || theirs.length > MOST_SEGMENTS || worked === called) return null;
  const [mineKeys, theirKeys] = [keys(called), keys(worked)];
  if (mine.length !== mineKeys.length || theirs.length !== theirKeys.length || theirs.length === 0) return null;
  const end = worked.endsWith('/') ? '/' : '';
  const built = (segments: readonly string[]): string => `/${segments.join('/')}${segments.length > 0 ? end : ''}`;
  if (mine.length === theirs.length) {
    const different = mineKeys.flatMap((key, i) => (key === theirKeys[i] ? [] : [i]));
    // The ids of the call that failed, at the places where the other has its own.
    const filled = theirs.map((segment, i) => (theirKeys[i] === ID && mineKeys[i] === ID ? (mine[i] ?? segment) : segment));
    if (different.length === 0) return hasSlashSlip(called, worked) ? { slip: 'slash', path: built(filled) } : null;
    if (different.every((i) => mineKeys[i]?.toLowerCase() === theirKeys[i]?.toLowerCase())) return { slip: 'case', path: built(filled) };
    const [at = 0] = different;
    if (different.length > 1) return null;
    const [one = '', other = ''] = [mineKeys[at], theirKeys[at]];
    if (VERSION.test(one) && VERSION.test(other)) return { slip: 'version', path: built(filled) };
    return isMisspelt(one, other) ? { slip: 'letter', path: built(filled) } : null;
  }
  return longerOrShorter(mine, mineKeys, theirs, theirKeys, built);
}

function longerOrShorter(mine: readonly string[], mineKeys: readonly string[], theirs: readonly string[], theirKeys: readonly string[], built: (segments: readonly string[]) => string): ReturnType<typeof slip> {
  const [long, short] = mine.length > theirs.length ? [mineKeys, theirKeys] : [theirKeys, mineKeys];
  const extra = long.length - short.length;
  if (extra > 2 || short.length === 0 || !short.some((key) => key !== ID && !VERSION.test(key))) return null;
  // Where the shorter one goes on after the segments that only the longer one has: at the start, or, for a version, anywhere.
  const places = extra === 1 ? [0, ...long.flatMap((key, i) => (VERSION.test(key) ? [i] : []))] : [0];
  const at = places.find((place) => [...long.slice(0, place), ...long.slice(place + extra)].every((key, i) => key === short[i]));
  if (at === undefined || long.slice(at, at + extra).includes(ID)) return null;
  const isVersion = extra === 1 && VERSION.test(long[at] ?? '');
  const longer = theirs.length > mine.length;
  const filled = theirs.map((segment, i) => {
    if (longer && i >= at && i < at + extra) return segment;
    const own = longer ? (i < at ? i : i - extra) : i < at ? i : i + extra;
    return theirKeys[i] === ID && mineKeys[own] === ID ? (mine[own] ?? segment) : segment;
  });
  return { slip: isVersion ? 'version' : 'prefix', path: built(filled) };
}

/** The segments without empty ones. */
function split(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** The segments with ids taken out. */
function keys(path: string): string[] {
  return split(endpointOf('', `https://x${path.startsWith('/') ? '' : '/'}${path}`).replace(/^ x/, ''));
}

function hasSlashSlip(called: string, worked: string): boolean {
  return called.endsWith('/') !== worked.endsWith('/') || called.includes('//') !== worked.includes('//');
}

/** One or two letters other than they should be, in a word of some length; what is written with a hyphen here and an underscore there as well. */
function isMisspelt(one: string, other: string): boolean {
  if (one === ID || other === ID || VERSION.test(one) || VERSION.test(other)) return false;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a.replace(/[-_]/g, '') === b.replace(/[-_]/g, '')) return true;
  // `item1` and `item2` are two things.
  if (/\d/.test(a) && /\d/.test(b) && a.replace(/\d/g, '') === b.replace(/\d/g, '')) return false;
  const longest = Math.max(a.length, b.length);
  if (longest < 4 || longest > 100) return false;
  const distance = swapped(a, b) ? 1 : editDistance(a, b);
  return distance === 1 || (distance === 2 && longest >= 8);
}

/** True when two letters that stand beside each other have changed places, and nothing else has. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const different = [...a].flatMap((char, i) => (char === b.charAt(i) ? [] : [i]));
  const [first = 0, second = 0] = different;
  return different.length === 2 && second === first + 1 && a.charAt(first) === b.charAt(second) && a.charAt(second) === b.charAt(first);
}
