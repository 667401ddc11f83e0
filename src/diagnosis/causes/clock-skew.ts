/** The caller's clock is off, and the refusal comes from that. */
import { leastSkew } from '../../http/dates';
import { fieldValue } from '../../http/fields';
import { signedTime } from '../../http/request-signature';
import { accessSigns, signFor, wasRefused } from '../access-signs';
import { defineCause, type Proof } from '../cause';
import { clockProof } from '../credential-signs';
import type { Evidence } from '../evidence';

/** AWS Signature Version 4 and most timestamp checks allow five minutes; Hawk and many servers of RFC 9449 proofs one. */
const ALLOWED_MS = 300_000;
const STRICT_MS = 60_000;

/** Amazon's and most clouds' signatures allow a quarter of an hour. */
const SIGNED_ALLOWED_SECONDS = 900;

/** The date field that a signature covers, where it is farther from the server's clock than signatures allow; null: there is none, or it is near. */
function dateOfRequest({ exchange, serverTime, answer }: Evidence): { readonly proof: Proof; readonly skewSeconds: number } | null {
  // RFC 9111 section 5.1: an answer with an age was made for an earlier call.
  if (serverTime === null || answer?.message !== 'response' || fieldValue(answer.headers, 'age') !== null) return null;
  const { headers } = exchange.request;
  const field = headers.find(({ name, value }) => /^(?:x-[a-z]{2,8}-)?(?:date|timestamp)$/i.test(name) && signedTime(value) !== null);
  const at = field === undefined ? null : signedTime(field.value);
  if (field === undefined || at === null) return null;
  const skewSeconds = Math.round(serverTime.epochMs / 1000 - at);
  return Math.abs(skewSeconds) <= SIGNED_ALLOWED_SECONDS ? null : { proof: { message: 'request', part: field.name.toLowerCase(), value: field.value }, skewSeconds };
}

export default defineCause({
  id: 'clock-skew',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1',
  detect(evidence: Evidence) {
    const { serverTime, problem, status, exchange } = evidence;
    const least = leastSkew(serverTime);
    const clock = clockProof(evidence);
    const dated = clock === null ? null : dateOfRequest(evidence);
    const sign = signFor('clock-skew', evidence);
    if (sign === null && (clock === null || !wasRefused(evidence) || (status !== 400 && status !== 401 && status !== 403))) return null;
    const params = {
      skewSeconds: Math.abs(least) >= 5000 ? Math.round(least / 1000) : dated === null ? null : dated.skewSeconds,
      serverTime: problem?.members['servertime'] ?? clock?.value ?? '',
      requestTime: problem?.members['requesttime'] ?? '',
    };
    if (sign !== null) return { confidence: sign.confidence, proof: [...sign.proof, ...(params.skewSeconds === null || clock === null ? [] : [clock])], params };
    if (clock === null) return null;
    const timed = exchange.request.credentials.filter(({ kind }) => kind === 'aws-sigv4' || kind === 'signature' || kind === 'proof');
    const strict = timed.some(({ kind, scheme }) => kind === 'proof' || scheme?.toLowerCase() === 'hawk');
    if (timed.length === 0 && signFor('credential-not-yet-valid', evidence) === null) return null;
    // The time that the caller itself put under its signature, beside the server's: no matter whose clock this was recorded by.
    if (dated !== null && status !== 400) return { confidence: accessSigns(evidence).some(({ confidence }) => confidence !== 'possible') ? 'possible' : 'likely', proof: [dated.proof, clock], params };
    // A 400 is about the body as a rule.
    if (Math.abs(least) <= (strict ? STRICT_MS : ALLOWED_MS) || (status === 400 && !strict)) return null;
    return { confidence: 'likely', proof: [clock], params };
  },
  fixes: {
    'synchronise-clock': { who: 'end-user' },
    'use-server-time': {
      who: 'client-dev',
      snippets: (_params, { exchange }) => [
        {
          platform: 'fetch',
          code: [
            `const probe = await fetch(${JSON.stringify(exchange.request.url)}, { method: "HEAD" });`,
            "const offset = Date.parse(probe.headers.get('date')) - Date.now(); // needs Access-Control-Expose-Headers: Date",
            'const timestamp = Math.floor((Date.now() + offset) / 1000); // sign with this',
          ].join('\n'),
        },
      ],
    },
  },
});
