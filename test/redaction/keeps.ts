/** What must be the same of a refusal whether its secrets were taken out or not: the diagnosis as a reader meets it. Pure. */
import { diagnose } from '../../src/diagnosis/diagnose';
import type { Exchange, HttpRequest, HttpResponse } from '../../src/http/exchange';
import { redactRequest, redactResponse } from '../../src/http/redact';

/** Failure, refuser, each cause with its confidence, and the reference numbers, as lines. */
export function readingOf(exchange: Exchange): readonly string[] {
  const { failure, refuser, findings, references, corsError, failedParameter } = diagnose(exchange);
  return [
    `failure ${failure}`,
    `refuser ${refuser.by} ${refuser.vendor ?? ''} ${refuser.confidence}`,
    `cors ${corsError ?? ''} ${failedParameter ?? ''}`,
    ...findings.map(({ cause, role, confidence }) => `cause ${cause} ${role} ${confidence}`),
    ...references.map(({ value }) => `reference ${value}`),
  ];
}

/** The same exchange as an observer would have kept it. Credentials stay as they were read. */
export function redacted(exchange: Exchange): Exchange {
  const { request, response, preflight, redirects } = exchange;
  return { ...exchange, request: cleanRequest(request), response: response === null ? null : redactResponse(response), preflight: preflight === null ? null : redacted(preflight), redirects: redirects.map((hop) => ({ ...hop, request: cleanRequest(hop.request), response: redactResponse(hop.response) })) };
}

function cleanRequest(request: HttpRequest): HttpRequest {
  return { ...redactRequest({ ...request, postData: null }).request, credentials: request.credentials };
}

/** The exchange with what was really sent and answered: as if nothing had ever been taken out. */
export function unredacted(exchange: Exchange, raw: { readonly url: string | null; readonly requestHeaders: HttpRequest['headers']; readonly response: HttpResponse }): Exchange {
  return { ...exchange, request: { ...exchange.request, url: raw.url ?? exchange.request.url, headers: raw.requestHeaders }, response: exchange.response === null ? null : raw.response };
}
