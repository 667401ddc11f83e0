/** A report without anything that an answer or a request carried as its content: no bodies, no values of query parameters. Pure. */
import { REDACTED, type Exchange, type HttpRequest } from '../http/exchange';
import { hideIn } from '../http/known-secrets';
import type { Proof } from '../diagnosis/cause';
import { withoutWords } from './strict-words';
import type { Report, ReportedCall } from './report';

/** The report as strictly as an organisation may ask for it. What was judged stays; a proof from a body keeps its place and loses its words, and so does what a finding tells of it. */
export function strictReport(report: Report): Report {
  // An address stands in fields, proofs, snippets and comparisons as well.
  return { ...report, calls: hideIn(report.calls.map(strictCall), (text) => text.replace(PARAMETER, `$1${REDACTED}`)) };
}

/** A parameter in a query: what stands before its value, and the value. */
const PARAMETER = /([?&][^?&=\s]{1,200}=)[^&#\s"'<>`]+/g;

function strictCall(call: ReportedCall): ReportedCall {
  const { diagnosis } = call;
  const exchange = strictExchange(diagnosis.exchange);
  const bare = (proof: Proof): Proof => (proof.part === 'body' || proof.part === 'url' ? { ...proof, value: hidden(proof.value) } : proof);
  return {
    ...call,
    diagnosis: {
      ...diagnosis,
      exchange,
      refuser: { ...diagnosis.refuser, proof: diagnosis.refuser.proof.map(bare) },
      findings: diagnosis.findings.map((finding) => withoutWords(finding, diagnosis.exchange, exchange)).map((finding) => ({ ...finding, proof: finding.proof.map(bare) as unknown as typeof finding.proof })),
      comparison:
        diagnosis.comparison === null
          ? null
          : { ...diagnosis.comparison, differences: diagnosis.comparison.differences.map((difference) => (difference.kind === 'query' ? { ...difference, worked: hidden(difference.worked), failed: hidden(difference.failed) } : difference)) },
      path: diagnosis.path === null ? null : { ...diagnosis.path, hops: diagnosis.path.hops.map((hop) => ({ ...hop, shownBy: hop.shownBy.map(bare) })) },
    },
  };
}

function hidden(value: string | null): string | null {
  return value === null ? null : REDACTED;
}

function strictExchange(exchange: Exchange): Exchange {
  const response = (given: Exchange['response']): Exchange['response'] => (given === null ? null : { ...given, content: null });
  return {
    ...exchange,
    request: strictRequest(exchange.request),
    response: response(exchange.response),
    preflight: exchange.preflight === null ? null : strictExchange(exchange.preflight),
    redirects: exchange.redirects.map((hop) => ({ ...hop, request: strictRequest(hop.request), response: response(hop.response) ?? hop.response, preflight: hop.preflight === null ? null : strictExchange(hop.preflight) })),
  };
}

function strictRequest(request: HttpRequest): HttpRequest {
  return { ...request, postData: null, url: withoutValues(request.url) };
}

/** The URL with each query value hidden, and without its fragment. */
function withoutValues(url: string): string {
  const [, before = url, query = ''] = /^([^?#]*)\??([^#]*)/.exec(url) ?? [];
  if (query === '') return before;
  return `${before}?${query.split('&').map((pair) => (pair.includes('=') ? `${pair.slice(0, pair.indexOf('='))}=${REDACTED}` : REDACTED)).join('&')}`;
}
