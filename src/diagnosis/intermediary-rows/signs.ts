/** Signs that several rows of the table of intermediaries share. Data only. */
import type { Sign } from '../intermediaries';

/** Fields that frameworks and other proxies' upstreams leave: an answer that carries one was made behind the edge. */
export const ORIGIN_TELLS: readonly Sign[] = [
  { field: 'x-powered-by' },
  { field: 'x-runtime' },
  { field: 'x-aspnet-version' },
  { field: 'x-envoy-upstream-service-time' },
  { field: 'x-kong-upstream-latency' },
  { field: 'x-kong-response-latency' },
  { field: 'x-amzn-errortype' },
  { field: 'x-amz-apigw-id' },
  { field: 'www-authenticate' },
  { field: 'x-ratelimit-limit' },
  { field: 'etag' },
  { field: 'last-modified' },
  { field: 'content-type', value: /^application\/(?:[a-z0-9.+-]{1,40}\+)?(?:json|xml)/i },
];

/** The statuses of an ordinary refusal; pages that hide in a 200 name their own. */
export const REFUSING: Sign = { status: [400, 401, 403, 404, 405, 406, 418, 421, 423, 425, 428, 429, 430, 451, 493, 500, 501, 502, 503, 521, 567, 566, 999] };
export const FORBIDDEN: Sign = { status: [403] };
