/**
 * What other tools write where no answer came (recording proxies, command lines, Safari, run-time libraries) → the words by which Chromium reports
 * the same, which is what the causes know. Pure.
 */

/** First match counts. A sentence that none matches says nothing that could be relied on. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  // Safari says in a sentence which CORS rule refused; like the other browsers' general word it is only a hint to look at the fields.
  [/access.control.(?:allow|check)|preflight (?:response|request)|cross.origin (?:request|redirect|resource)/i, 'net::ERR_FAILED'],
  [/connect tunnel failed|from proxy after connect|tunnel connection failed|proxy connect aborted|resolve proxy/i, 'net::ERR_TUNNEL_CONNECTION_FAILED'],
  [/not resolve|unable to resolve|name (?:or service )?not known|name lookup failed|dns (?:lookup|resolution) failed|no such host|nodename nor servname|getaddrinfo|specified hostname could not be found|\b(?:ENOTFOUND|EAI_AGAIN)\b/i, 'net::ERR_NAME_NOT_RESOLVED'],
  [/certificate (?:has )?expired|certificate is not yet valid/i, 'net::ERR_CERT_DATE_INVALID'],
  [/no alternative certificate subject|certificate subject name|(?:hostname|common name).{0,40}(?:mismatch|match)|doesn.t match.{0,40}certificate|altname/i, 'net::ERR_CERT_COMMON_NAME_INVALID'],
  [/certificate (?:is |has been )?revoked/i, 'net::ERR_CERT_REVOKED'],
  [/self.signed|local issuer|unknown ca\b|unknown.issuer|certificate.verify.failed|unable to verify the first certificate|certificate for this server is invalid|not trusted/i, 'net::ERR_CERT_AUTHORITY_INVALID'],
  [/certificate required|client certificate|bad certificate/i, 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'],
  [/connection (?:was )?refused|actively refused|\bECONNREFUSED\b/i, 'net::ERR_CONNECTION_REFUSED'],
  [/connection timed out|connect(?:ion)? timeout/i, 'net::ERR_CONNECTION_TIMED_OUT'],
  [/timed.out|\bETIMEDOUT\b|^timeout\b/i, 'net::ERR_TIMED_OUT'],
  [/no route to host|(?:network|host) is unreachable|\bE(?:HOST|NET)UNREACH\b/i, 'net::ERR_ADDRESS_UNREACHABLE'],
  [/empty reply|server disconnected|did not return a response/i, 'net::ERR_EMPTY_RESPONSE'],
  [/connection (?:was )?reset|network connection was lost|\b(?:ECONNRESET|EPIPE)\b|broken pipe/i, 'net::ERR_CONNECTION_RESET'],
  [/ssl_error_syscall|socket hang up|connection (?:was )?closed|closed (?:the )?connection|server closed/i, 'net::ERR_CONNECTION_CLOSED'],
  [/bytes remaining to read|partial file|incomplete (?:read|body)/i, 'net::ERR_CONTENT_LENGTH_MISMATCH'],
  [/client disconnected|\bcancell?ed\b|\baborted\b/i, 'net::ERR_ABORTED'],
  [/internet connection appears to be offline/i, 'net::ERR_INTERNET_DISCONNECTED'],
  [/could not connect|couldn.t connect|failed to connect|unable to connect|cannot connect|the connection to .{1,300} failed/i, 'net::ERR_CONNECTION_FAILED'],
  [/\b(?:ssl|tls|schannel|handshake)\b|secure connection|wrong.version.number/i, 'net::ERR_SSL_PROTOCOL_ERROR'],
];

/** Longest sentence that is looked at. */
const LONGEST = 1000;

/** The word for a tool's sentence, or null: it says nothing that is known. */
export function networkWordOf(sentence: string): string | null {
  const text = sentence.slice(0, LONGEST);
  return SENTENCES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** curl's exit codes for which no answer is to blame (https://curl.se/libcurl/c/libcurl-errors.html); its sentence, where it says more, comes first. */
const CURL_CODES: { readonly [code: number]: string } = {
  5: 'net::ERR_PROXY_CONNECTION_FAILED',
  6: 'net::ERR_NAME_NOT_RESOLVED',
  7: 'net::ERR_CONNECTION_FAILED',
  16: 'net::ERR_HTTP2_PROTOCOL_ERROR',
  18: 'net::ERR_CONTENT_LENGTH_MISMATCH',
  28: 'net::ERR_TIMED_OUT',
  35: 'net::ERR_SSL_PROTOCOL_ERROR',
  47: 'net::ERR_TOO_MANY_REDIRECTS',
  51: 'net::ERR_CERT_COMMON_NAME_INVALID',
  52: 'net::ERR_EMPTY_RESPONSE',
  55: 'net::ERR_CONNECTION_RESET',
  56: 'net::ERR_CONNECTION_RESET',
  58: 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT',
  60: 'net::ERR_CERT_AUTHORITY_INVALID',
  61: 'net::ERR_CONTENT_DECODING_FAILED',
  92: 'net::ERR_HTTP2_PROTOCOL_ERROR',
  95: 'net::ERR_QUIC_PROTOCOL_ERROR',
  97: 'net::ERR_PROXY_CONNECTION_FAILED',
};

/** Codes that always mean the same, whatever library words the sentence: to read those would only go wrong. */
const PLAIN_CODES: readonly number[] = [5, 6, 16, 18, 47, 52, 61, 92, 95, 97];

/** The word for curl's `curl: (code) sentence`. A code that is no network error is shown as it is. */
export function curlWord(code: number, sentence: string): string {
  const own = CURL_CODES[code];
  if (own === undefined) return `curl-${code}`;
  const said = PLAIN_CODES.includes(code) ? null : networkWordOf(sentence);
  // A failed handshake says more than that a connection was made with it.
  return said === null || said === 'net::ERR_FAILED' ? own : said;
}
