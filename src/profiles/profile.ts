/** What is known of one watched API: data only. */

export interface Profile {
  readonly id: string;
  readonly name: string;
  /** Registrable domains; every name under them belongs to the API. */
  readonly domains: readonly string[];
  readonly apiBase: string;
  /** Where this API looks for a credential, first choice first. */
  readonly credentialPlaces: readonly {
    readonly place: 'header' | 'query';
    readonly name: string;
    readonly scheme: string | null;
  }[];
  /** Paths that take no credential. */
  readonly publicPaths: readonly string[];
  /** Where a new credential comes from, e.g. `POST /oauth/token`. */
  readonly tokenEndpoint: string;
  /** Public prefixes of keys and the environment that each belongs to. */
  readonly keyPrefixes: { readonly [prefix: string]: string };
  /** The environment of each host, where hosts differ in it. */
  readonly hostEnvironments: { readonly [host: string]: string };
  /** Expected `iss` and `aud` of access tokens, null when not documented. */
  readonly tokenIssuer: string | null;
  readonly tokenAudience: string | null;
  /** Documented error codes: the API's own word for a cause. A public statement of the API, so it may carry `certain`. */
  readonly errorCodes: { readonly [code: string]: string };
  /** Documented calls: method and path template (`/v1/groups/{id}`). */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  readonly documentation: string | null;
}
