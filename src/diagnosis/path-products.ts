/** The products that left a mark on an answer, in the order in which they stand between the page and the server. Pure. */
import { fieldList } from '../http/fields';
import type { HttpResponse } from '../http/exchange';
import type { Proof, RefusedBy } from './cause';
import { firstSignOf, type IntermediaryRow, type Recognition, type Sign } from './intermediaries';
import { rows } from './intermediary-rows';
import { APP_COOKIE, BEHIND } from './intermediary-rows/signs';

/** One product on the path, by the mark that shows it. */
export interface PathProduct {
  readonly vendor: string;
  readonly kind: RefusedBy;
  readonly proof: Proof;
}

/** An answer, and which of the exchange's it is. */
type Answer = HttpResponse & { readonly message?: Proof['message'] };

/** From the page to the server, as these kinds usually stand. */
const USUAL: readonly RefusedBy[] = ['browser', 'extension', 'network', 'corporate-proxy', 'cdn', 'waf', 'bot-manager', 'gateway', 'hosting', 'storage', 'app', 'unknown'];

/** A mark that another product leaves too because it is built on the first: the one that is built on it speaks for both. */
const PART_OF: { readonly [vendor: string]: readonly string[] } = {
  varnish: ['fastly'],
  envoy: ['istio', 'google-frontend', 'google-cloud-armor', 'google-iap'],
  tengine: ['aliyun-cdn', 'aliyun-waf'],
  cloudflare: ['baidu-yunjiasu'],
  sucuri: ['godaddy-firewall'],
  'imperva-incapsula': ['sitelock-trueshield'],
};

const byVendor: ReadonlyMap<string, IntermediaryRow> = new Map(rows.map((row) => [row.vendor, row]));

/** Where a kind stands, for comparing. */
export function usualPlace(kind: RefusedBy): number {
  return USUAL.indexOf(kind);
}

/** Everything that left a mark, but `refuser`; nearest to the page first. */
export function productsInOrder({ onPath }: Recognition, answer: Answer, refuser: string | null): readonly PathProduct[] {
  const seen = new Set([...onPath.map(({ vendor }) => vendor), ...(refuser === null ? [] : [refuser])]);
  const products = onPath
    .filter(({ vendor }) => vendor !== refuser && !(PART_OF[vendor] ?? []).some((whole) => seen.has(whole)))
    .flatMap(({ vendor }): PathProduct[] => {
      // Words of a page that suit two products show the one that is named as the refuser; the other must have left a mark that is not a refusal's.
      const row = byVendor.get(vendor);
      const proof = firstSignOf(row?.onPath ?? [], answer);
      return row === undefined || proof === null ? [] : [{ vendor, kind: row.kind, proof }];
    })
    .sort((a, b) => usualPlace(a.kind) - usualPlace(b.kind));
  return products.length < 2 ? products : byVia(products, answer);
}

/** `Via` of an answer begins with the hop nearest to the server (RFC 9110 section 7.6.3): those that stand in it change places until they agree with it. */
function byVia(products: readonly PathProduct[], answer: Answer): readonly PathProduct[] {
  const via = fieldList(answer.headers, 'via') ?? [];
  if (via.length < 2) return products;
  const placeOf = ({ vendor }: PathProduct): number => {
    const signs = (byVendor.get(vendor)?.onPath ?? []).flatMap((sign) => ('field' in sign && sign.field === 'via' && sign.value !== undefined ? [sign.value] : []));
    return via.findLastIndex((one) => signs.some((pattern) => pattern.test(one)));
  };
  const named = products.map((product) => ({ product, place: placeOf(product) })).filter(({ place }) => place >= 0).sort((a, b) => b.place - a.place);
  const inVia = new Set(named.map(({ product }) => product));
  let next = 0;
  return products.map((product) => (inVia.has(product) ? (named[next++]?.product ?? product) : product));
}

/** The mark by which `vendor` is known to have passed this answer on and not made it, or null. */
export function passedOn(vendor: string, answer: Answer): Proof | null {
  const row = byVendor.get(vendor);
  return firstSignOf(row?.passedThrough ?? [], answer) ?? (row?.kind === 'cdn' ? firstSignOf(BEHIND, answer) : null);
}

/** What the servers that run inside an application call themselves. Cowboy is left out: a platform's router bears the name as well. */
const PROGRAM =
  /^(?:gunicorn|uvicorn|hypercorn|daphne|werkzeug|waitress|tornadoserver|cherrypy|python\/|basehttp|simplehttp|aiohttp|wsgiserver|zope|kestrel|jetty|apache-coyote|apache tomcat|tomcat|wildfly|jboss|undertow|glassfish|payara|weblogic|websphere|webrick|puma|phusion passenger|thin\b|unicorn|mongrel|warp\/|snap\/|rocket|actix|akka-http|pekko-http|netty|restlet|grizzly|mochiweb|yaws|starman|mojolicious|swoole|workerman|roadrunner|frankenphp|drogon|bun\b|php\/|sap netweaver|lotus-domino|couchdb|splunkd|mono-hosting)/i;

/** Fields that only a program behind all proxies writes, and those in which a proxy times the program behind it. */
const APPLICATION: readonly Sign[] = [
  { field: 'x-powered-by' },
  { field: 'x-runtime' },
  { field: 'x-aspnet-version' },
  { field: 'x-aspnetmvc-version' },
  { field: 'x-drupal-cache' },
  { field: 'x-generator', value: /^(?!tyk)/i },
  { field: 'x-application-context' },
  { field: 'request-context', value: /^appId=/i },
  { field: 'x-seraph-loginreason' },
  { field: 'x-authentication-denied-reason' },
  { field: 'x-arequestid' },
  { field: 'x-jenkins' },
  { field: 'x-gitlab-meta' },
  { field: 'x-rails-version' },
  { field: 'x-debug-token' },
  { field: 'x-clockwork-id' },
  { field: 'x-envoy-upstream-service-time' },
  { field: 'x-kong-upstream-latency' },
  // What PHP writes for a session of its own (`session.cache_limiter` = `nocache`, and what was copied from it).
  { field: 'cache-control', value: /\bpost-check=0, ?pre-check=0\b/ },
  { field: 'server', value: PROGRAM },
  APP_COOKIE,
];

/** A mark of the application itself on this answer, or null. */
export function applicationMark(answer: Answer): Proof | null {
  return firstSignOf(APPLICATION, answer);
}
