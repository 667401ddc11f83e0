/** A HAR file with a secret in each call, in Chrome's or Firefox's form. Pure. */
import { chanceOf, type Chance } from '../conformance/random';
import { kinds, makeSecret, type Kind, type Secret } from './kinds';
import { echoes, isSource, places, type Entry, type Place } from './places';
import type { Needle } from './search';

export interface Planted {
  readonly har: string;
  readonly needles: readonly Needle[];
  readonly kinds: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  /** Places in the file of the calls in which a credential of another call comes back. */
  readonly echoes: ReadonlySet<number>;
}

/** How the value is written before it is planted; the place may encode it once more. */
const ENCODINGS: readonly [Encoding, ...Encoding[]] = [
  ['plain', (value) => value],
  ['plain', (value) => value],
  ['percent-encoded', (value) => encodeURIComponent(value)],
  ['base64', (value) => Buffer.from(value, 'utf8').toString('base64')],
  ['JSON-escaped', (value) => JSON.stringify(value).slice(1, -1).replace(/\//g, '\\/')],
];
type Encoding = readonly [name: string, (value: string) => string];

function blank(chance: Chance, at: number, form: 'chrome' | 'firefox'): Entry {
  const refused = chance.pick([401, 403, 403, 429, 400]);
  return {
    startedDateTime: new Date(Date.UTC(2026, 10, 22, 10) + at * 40).toISOString(),
    time: 40,
    ...(form === 'chrome' ? { _resourceType: 'fetch' } : {}),
    request: { method: 'GET', url: `https://api.example.com/v1/orders/${at}`, httpVersion: 'HTTP/2', headers: [{ name: 'Origin', value: 'https://app.example' }], queryString: [], cookies: [] },
    response: {
      status: refused,
      statusText: '',
      httpVersion: 'HTTP/2',
      headers: [{ name: 'Access-Control-Allow-Origin', value: 'https://app.example' }, { name: 'Content-Type', value: 'application/json' }],
      cookies: [],
      content: { size: 20, mimeType: 'application/json', text: '{"code":"forbidden"}' },
      redirectURL: '',
    },
  };
}

/** `count` secrets of this seed. Of each five one comes back, nameless, in another call of the file, before or after the one that carried it. */
export function plantHar(seed: number, count: number, form: 'chrome' | 'firefox'): Planted {
  const entries: Entry[] = [];
  const needles: Needle[] = [];
  const used = { kinds: new Set<string>(), places: new Set<string>(), pairs: new Set<string>(), echoes: new Set<number>() };
  const note = ({ kind }: Kind, { place }: Place, encoding: string, secret: Secret): void => {
    used.kinds.add(kind);
    used.places.add(place);
    used.pairs.add(`${kind} / ${place}`);
    needles.push({ label: `${kind}, ${encoding}, in ${place}`, parts: secret.parts });
  };
  for (let id = 0; needles.length < count; id += 1) {
    const chance = chanceOf(seed, id);
    const kind = kinds[id % kinds.length] ?? kinds[0];
    const secret = makeSecret(kind, chance);
    if (chance.happens(0.2)) {
      const source = chance.pick(places.filter(isSource) as [Place, ...Place[]]);
      const echo = chance.pick(echoes);
      if (source.fits?.(secret) === false || !isRemembered(kind, secret)) continue;
      used.echoes.add(entries.length + 1);
      const [one, other] = [blank(chance, entries.length, form), blank(chance, entries.length + 1, form)];
      if (chance.happens(0.3)) one.response.status = 200;
      source.plant(one, secret, secret.value, chance);
      echo.plant(other, secret, secret.value, chance);
      if (chance.happens(0.5)) entries.push(one, other);
      else entries.push(other, one);
      note(kind, { ...echo, place: `${echo.place} (from ${source.place})` }, 'plain', secret);
      continue;
    }
    const fitting = places.filter((place) => (kind.shaped || !place.bare) && place.fits?.(secret) !== false) as [Place, ...Place[]];
    const place = chance.pick(fitting);
    // A field of the request shows nothing of an unknown value, so each encoding is as good there; elsewhere a word of base64 must be read to be known.
    const [encoding, encode] = chance.pick(ENCODINGS);
    const entry = blank(chance, entries.length, form);
    place.plant(entry, secret, encode(secret.value), chance);
    entries.push(entry);
    note(kind, place, encoding, secret);
  }
  const log = form === 'chrome' ? { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [] } : { version: '1.2', creator: { name: 'Firefox', version: '153' }, pages: [] };
  return { har: JSON.stringify({ log: { ...log, entries } }), needles, ...used };
}

/** Persons' data is no credential: it is known by its form or its name, and a call that merely names somebody does not make the name a secret. */
function isRemembered({ kind }: Kind, { value }: Secret): boolean {
  return !/signature|personal|postal|passport|card|answer|mobile|mail|IBAN|digits|one-time|URL|PEM|webhook|Bearer|Basic/.test(kind) && value.length >= 8 && !/\s/.test(value);
}
