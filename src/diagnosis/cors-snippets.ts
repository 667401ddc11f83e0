/** The CORS answer that would let an observed call pass, as configurations of the common servers. One named origin, never `*`, never a reflected one. Pure. */
import { fieldList, fieldValue } from '../http/fields';
import { originOf } from '../http/origin';
import type { Snippet } from './cause';
import { corsSnippets } from './cors-stacks';
import { PLACEHOLDER, type CorsAnswer } from './cors-stacks/answer';
import type { Evidence } from './evidence';

/** What the server would have to answer: what it allows and exposes already, and what this call needs. `credentials`: overrides what the call shows of it. */
export function wantedAnswer({ exchange, cors }: Evidence, credentials = cors.credentialsMode === 'include', exposed: readonly string[] = []): CorsAnswer {
  const seen = cors.verdict?.origin ?? exchange.origin ?? '';
  const asked = exchange.preflight?.request.headers ?? [];
  const allowed = exchange.preflight?.response?.headers ?? [];
  const method = fieldValue(asked, 'access-control-request-method') ?? exchange.request.method;
  return {
    origin: originOf(seen) === seen ? seen : PLACEHOLDER,
    methods: ['GET', 'HEAD', 'POST', ...(fieldList(allowed, 'access-control-allow-methods') ?? []), method],
    fields: [...(fieldList(allowed, 'access-control-allow-headers') ?? []), ...(fieldList(asked, 'access-control-request-headers') ?? [])].map((name) => name.toLowerCase()),
    credentials,
    exposed: [...(fieldList(exchange.response?.headers ?? [], 'access-control-expose-headers') ?? []), ...exposed].map((name) => name.toLowerCase()),
  };
}

/** The server configuration that would let this call pass: answer, preflight, errors too, and `Vary: Origin`. `exposed`: fields that the page is to read. */
export function corsServer(evidence: Evidence, credentials?: boolean, exposed?: readonly string[]): Snippet[] {
  return corsSnippets(wantedAnswer(evidence, credentials, exposed));
}
