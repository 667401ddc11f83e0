/** Signs that several rows of the table of intermediaries share. Data only. */
import type { RefusalRow, Sign } from '../intermediaries';

/** Cookies by which frameworks keep their sessions: no edge sets them. */
export const APP_COOKIE: Sign = { cookie: /^(?:JSESSIONID|PHPSESSID|ASP\.NET_SessionId|\.AspNetCore\.|connect\.sid|laravel_session|XSRF-TOKEN|csrftoken|sessionid|_csrf|rack\.session|ci_session|CAKEPHP|wordpress_|wp-settings|grafana_session|_[a-z0-9_]{1,40}_session)/ };

/** Fields that only programs behind the edge write, and those in which a proxy says that somebody behind it answered. */
export const BEHIND: readonly Sign[] = [
  { field: 'x-powered-by' },
  { field: 'x-runtime' },
  { field: 'x-aspnet-version' },
  { field: 'x-aspnetmvc-version' },
  { field: 'x-generator' },
  { field: 'x-drupal-cache' },
  { field: 'x-envoy-upstream-service-time' },
  { field: 'x-kong-upstream-latency' },
  { field: 'x-kong-response-latency' },
  { field: 'x-amzn-errortype' },
  { field: 'x-amz-apigw-id' },
  { field: 'x-amz-request-id' },
  { field: 'x-render-origin-server' },
  { field: 'x-vercel-cache' },
  { field: 'x-swift-error', value: /^orig response/i },
  APP_COOKIE,
];

/** Marks of an answer that was made behind the edge: one of them overturns a verdict that is not `certain`. */
export const ORIGIN_TELLS: readonly Sign[] = [
  ...BEHIND,
  { field: 'www-authenticate' },
  { field: 'x-ratelimit-limit' },
  { field: 'etag' },
  { field: 'last-modified' },
  { field: 'content-type', value: /^application\/(?:[a-z0-9.+-]{1,40}\+)?(?:json|xml)/i },
];

/** A `Server` of another maker, for edges that leave the origin's in place. `own`: the start of the edge's name, in lower case. */
export function serverOtherThan(own: string): Sign {
  return { field: 'server', value: new RegExp(`^(?!${own})`, 'i') };
}

/** The statuses of an ordinary refusal; pages that hide in a 200 name their own. */
export const REFUSING: Sign = { status: [400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 418, 421, 423, 425, 426, 428, 429, 430, 431, 451, 456, 468, 493, 500, 501, 502, 503, 504, 521, 566, 567, 999] };
export const FORBIDDEN: Sign = { status: [403] };
export const DENIED: Sign = { status: [401, 403, 429, 451] };
/** A body of which nothing was recorded. */
export const UNSEEN: Sign = { unseen: 'body' };
/** A body that was seen and has nothing in it. */
export const EMPTY: Sign = { words: /^\s{0,8}$/ };

/**
 * An error with nothing in it but what the edge itself stamps. It may be the edge's own; a silent origin behind it looks the same,
 * so this is never more than a possibility, and any mark of an origin overturns it.
 */
export function silent(marks: readonly [Sign, ...Sign[]], by: RefusalRow['by'], cause?: string): RefusalRow {
  return { signs: [...marks, EMPTY, FORBIDDEN], by, confidence: 'possible', ...(cause === undefined ? {} : { cause }) };
}
