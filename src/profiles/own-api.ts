/** What an organisation says of its own API: the codes that its errors carry, what each means, and in which words. Data only. */
import { isUnderDomain } from '../http/origin';

/** A text in the languages that somebody wrote it in. */
export interface OwnWords {
  readonly en?: string;
  readonly 'zh-CN'?: string;
}

/** One error code. */
export interface OwnCode {
  /** Id of a cause (`credential-expired`). */
  readonly cause: string;
  /** What its users shall be told beside that; {} for nothing. */
  readonly words: OwnWords;
}

export interface OwnApi {
  readonly name: string;
  /** Lower case; every name under them belongs to the API. */
  readonly domains: readonly string[];
  readonly codes: { readonly [code: string]: OwnCode };
}

/** The codes that hold for `host` (lower case, no port): those of each API that it belongs to, the first one's first. */
export function ownCodesFor(host: string, apis: readonly OwnApi[]): ReadonlyMap<string, OwnCode> {
  const fitting = apis.filter(({ domains }) => domains.some((domain) => isUnderDomain(host, domain)));
  return new Map(fitting.toReversed().flatMap(({ codes }) => Object.entries(codes)));
}
