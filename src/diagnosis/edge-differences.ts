/** Which machine or site answered, by the fields of an answer that name it; ids of a single call are left out. Pure. */
import type { Field } from '../http/exchange';
import { fieldValue } from '../http/fields';
import type { Difference } from './surroundings';

/** How to read the site or machine out of each field; null: this value names none. */
const SITES: { readonly [name: string]: (value: string) => string | null } = {
  server: whole,
  'x-powered-by': whole,
  'x-server': whole,
  'x-backend': whole,
  // `8f2a64c01d3e9b7a-FRA`: the data centre stands behind the id.
  'cf-ray': (value) => /-([A-Z]{3})$/.exec(value)?.[1] ?? null,
  // `FRA56-P11`: the site is the airport; the number is one of its many doors.
  'x-amz-cf-pop': (value) => /^([A-Z]{3})\d{0,3}(?:-[A-Z]\d{1,3})?$/.exec(value)?.[1] ?? whole(value),
  // `cache-iad-kiad7000100-IAD, cache-fra-etou8220056-FRA`: only the places stay, machines change with each call.
  'x-served-by': (value) => {
    const members = value.split(',').map((member) => member.trim());
    return whole(members.map((member) => /-([A-Z]{3})$/.exec(member)?.[1] ?? member).join(', '));
  },
  via: (value) => whole(value.replace(/\b[0-9a-f]{16,64}\.(?=cloudfront\.net)/gi, '').replace(/\s{0,4}\[[^\]]{0,200}\]/g, '')),
  'x-via': (value) => whole(value.replace(/\s{0,4}\[[^\]]{0,200}\]/g, '').replace(/:\d{1,3}(?= )/g, '')),
  // `fra1::iad1::abcde-1700000000000-0123456789ab`: edge and function region.
  'x-vercel-id': (value) => (value.includes('::') ? whole(value.slice(0, value.lastIndexOf('::'))) : null),
  // `01HFX…-fra`
  'fly-request-id': (value) => /-([a-z]{3})$/.exec(value)?.[1] ?? null,
};

function whole(value: string): string | null {
  return value === '' ? null : value.slice(0, 200);
}

/** What names another machine or site in the two answers. A field that only one of them has counts as well: somebody else answered. */
export function edgeDifferences(then: readonly Field[], now: readonly Field[]): Difference[] {
  return Object.entries(SITES).flatMap(([name, read]): Difference[] => {
    const [before, after] = [then, now].map((headers) => {
      const value = fieldValue(headers, name);
      return value === null ? null : read(value);
    });
    return before === after || before === undefined || after === undefined ? [] : [{ kind: 'edge', name, worked: before, failed: after }];
  });
}
