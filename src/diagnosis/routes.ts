/** The documented calls of a profile against the one that was made. Pure. */
import { hostOf, pathOf } from '../http/origin';
import { remembered } from '../http/remembered';
import { profileFor } from '../profiles';
import type { Evidence } from './evidence';

/** True when `path` fills in the template (`/v1/groups/{id}`). */
export function matchesTemplate(path: string, template: string): boolean {
  return fits(split(path), partsOf(template));
}

function fits(actual: readonly string[], wanted: readonly string[]): boolean {
  return actual.length === wanted.length && wanted.every((part, i) => part.startsWith('{') || part === actual[i]);
}

/** The parts of a template; there are as many as a profile documents. */
const partsOf = remembered(split, 1000);

/** The documented template of this call's path, whatever the method; null when there is none or no documentation. */
export function documentedTemplate({ exchange }: Evidence): string | null {
  return templateOf(exchange.request.url);
}

/** The same for a URL alone, by the profile that its host belongs to. The last ones are remembered: each failed call is held against hundreds that worked. */
export const templateOf: (url: string) => string | null = remembered((url) => {
  const path = split(pathOnly(url));
  const fitting = (profileFor(hostOf(url))?.routes ?? []).filter((route) => fits(path, partsOf(route.path)));
  return (fitting.find(({ path: one }) => !one.includes('{')) ?? fitting[0])?.path ?? null;
}, 1000);

/** Methods documented for this call's path. */
export function documentedMethods(evidence: Evidence): readonly string[] {
  const template = documentedTemplate(evidence);
  return [...new Set((evidence.profile?.routes ?? []).filter(({ path }) => path === template).map(({ method }) => method))];
}

/** The documented path nearest to the one that was called, filled with its ids, and its methods; null when none is near. */
export function nearestRoute({ profile, exchange }: Evidence): { readonly path: string; readonly methods: readonly string[] } | null {
  const path = pathOnly(exchange.request.url);
  let best: { readonly template: string; readonly distance: number } | null = null;
  for (const { path: template } of profile?.routes ?? []) {
    const distance = editDistance(path.toLowerCase(), fill(template, path).toLowerCase());
    if (best === null || distance < best.distance) best = { template, distance };
  }
  // Beyond half of its length a path is not near, it is another one.
  if (best === null || best.distance > Math.max(3, path.length / 2)) return null;
  const { template } = best;
  return { path: fill(template, path), methods: [...new Set((profile?.routes ?? []).filter((route) => route.path === template).map(({ method }) => method))] };
}

/** Path of a URL without query. */
export function pathOnly(url: string): string {
  return pathOf(url).split('?')[0] ?? '';
}

function split(path: string): string[] {
  return path.replace(/\/{1,8}$/, '').split('/');
}

/** The template with the called path's own segments where it has variables; a variable that the path has no segment for stays. */
function fill(template: string, path: string): string {
  const actual = split(path);
  const wanted = split(template);
  return wanted.map((part, i) => (part.startsWith('{') && actual.length === wanted.length ? (actual[i] ?? part) : part)).join('/');
}

/** Levenshtein distance of two short texts; longer ones are cut. */
export function editDistance(a: string, b: string): number {
  const [from, to] = [a.slice(0, 200), b.slice(0, 200)];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from.charAt(i - 1) === to.charAt(j - 1) ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
