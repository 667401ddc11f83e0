/** The caller's clock is off, and the refusal comes from that. */
import { signFor, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import { clockProof, credentialInUse } from '../credential-signs';
import type { Evidence } from '../evidence';

/** AWS Signature Version 4 and most timestamp checks allow five minutes. */
const ALLOWED_MS = 300_000;

export default defineCause({
  id: 'clock-skew',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1',
  detect(evidence: Evidence) {
    const { serverTime, problem, status } = evidence;
    const range = serverTime?.skewMs ?? null;
    // The nearer end of the range: the clocks differ by at least this much.
    const least = range === null ? 0 : range.min > 0 ? range.min : range.max < 0 ? range.max : 0;
    const clock = clockProof(evidence);
    const sign = signFor('clock-skew', evidence);
    const params = {
      skewSeconds: Math.abs(least) < 5000 ? null : Math.round(least / 1000),
      serverTime: problem?.members['servertime'] ?? clock?.value ?? '',
      requestTime: problem?.members['requesttime'] ?? '',
    };
    if (sign !== null) return { confidence: sign.confidence, proof: [...sign.proof, ...(params.skewSeconds === null || clock === null ? [] : [clock])], params };
    if (clock === null || Math.abs(least) <= ALLOWED_MS || !wasRefused(evidence) || (status !== 401 && status !== 403)) return null;
    const used = credentialInUse(evidence);
    const timed = used?.kind === 'aws-sigv4' || signFor('credential-not-yet-valid', evidence) !== null;
    return timed ? { confidence: 'likely', proof: [clock], params } : null;
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
