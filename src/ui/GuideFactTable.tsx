/** What is known of the API, as tables of the guide: one truth with the diagnosis, which reads the same profile. */
import type { GuideFact, GuideTable, GuideWords } from '../locales/guide-words';
import { GuideTableView } from './GuideTableView';

/** The part of a profile that the guide shows. */
export interface GuideFacts {
  readonly credentialPlaces: readonly { readonly place: 'header' | 'query'; readonly name: string; readonly scheme: string | null }[];
  readonly keyPrefixes: { readonly [prefix: string]: string };
  readonly hostEnvironments: { readonly [host: string]: string };
  readonly routes: readonly { readonly method: string; readonly path: string }[];
}

interface Props {
  readonly fact: GuideFact;
  readonly facts: GuideFacts;
  readonly words: GuideWords['facts'];
}

/** The table that `fact` names. */
export function GuideFactTable({ fact, facts, words }: Props) {
  return <GuideTableView table={tables[fact](facts, words)} />;
}

const code = (text: string): string => `\`${text}\``;
const capitals = (name: string): string => name.replace(/\b[a-z]/g, (start) => start.toUpperCase());

const tables: { readonly [F in GuideFact]: (facts: GuideFacts, words: GuideWords['facts']) => GuideTable } = {
  places: ({ credentialPlaces }, { places }) => ({
    caption: places.caption,
    head: [places.order, places.where, places.written],
    rows: credentialPlaces.map(({ place, name, scheme }, at) => [String(at + 1), places[place], code(place === 'query' ? `?${name}=…` : `${capitals(name)}: ${scheme === null ? '' : `${scheme} `}…`)]),
  }),
  environments: ({ hostEnvironments, keyPrefixes }, { environments }) => ({
    caption: environments.caption,
    head: [environments.host, environments.environment, environments.prefix],
    rows: Object.entries(hostEnvironments).map(([host, environment]) => [
      code(host),
      code(environment),
      Object.entries(keyPrefixes).filter(([, of]) => of === environment).map(([prefix]) => code(prefix)).join(' '),
    ]),
  }),
  routes: ({ routes }, { routes: words }) => ({
    caption: words.caption,
    head: [words.path, words.methods],
    rows: [...new Set(routes.map(({ path }) => path))].map((path) => [code(path), routes.filter((route) => route.path === path).map(({ method }) => code(method)).join(' ')]),
  }),
};
