/** The same call is made again and again after its refusal, faster or oftener than can help. Always a symptom: why it was refused is another finding. */
import { defineCause, type Confidence, type Proof } from '../cause';
import type { Evidence } from '../evidence';
import { retryWhatMayPass, sendAnswerField } from '../snippets';
import type { Repeats } from '../surroundings';

/**
 * Clients that repeat by themselves stop after two or three repeats (AWS SDKs: three attempts, docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html)
 * or wait 1, 2, 4 … seconds (Google Cloud, cloud.google.com/storage/docs/retry-strategy): neither makes five repeats in ten seconds.
 */
const REPEATS = 5;
/** Three calls that did not wait as they were asked to: more than the one that a client may have had under way (RFC 9110 section 10.2.3). */
const TOO_EARLY = 3;
/** The shortest first pause of that guidance; nobody's finger is as steady either. */
const NO_PAUSE_MS = 1000;

type Kind = 'too-early' | 'no-pause' | 'cannot-succeed';

export default defineCause({
  id: 'retry-storm',
  // A client should not automatically repeat what was refused with the same credentials.
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const { repeats } = evidence;
    const found = repeats === null ? null : judge(repeats, evidence.status);
    if (repeats === null || found === null) return null;
    const [kind, confidence] = found;
    return {
      confidence: repeats.sameCredential ? confidence : 'likely',
      role: 'symptom',
      proof: proofOf(evidence, kind),
      params: {
        kind,
        count: repeats.count,
        seconds: (Date.parse(repeats.last) - Date.parse(repeats.first)) / 1000,
        shortestPauseMs: repeats.shortestPauseMs,
        tooEarly: repeats.tooEarly,
        retryAfterSeconds: repeats.askedSeconds,
        status: evidence.status,
        mayPass: repeats.mayPass,
      },
    };
  },
  fixes: {
    'stop-repeating': { who: 'client-dev', when: ({ mayPass }) => mayPass !== true, snippets: (_params, { exchange }) => [retryWhatMayPass(exchange)] },
    'wait-longer-each-time': { who: 'client-dev', when: ({ mayPass }) => mayPass === true, snippets: (_params, { exchange }) => [retryWhatMayPass(exchange)] },
    'send-retry-after': { who: 'api-owner', when: ({ mayPass, retryAfterSeconds, status }) => mayPass === true && retryAfterSeconds === null && status !== 0, snippets: ({ status }) => sendAnswerField(Number(status), 'Retry-After', '30') },
  },
});

function judge({ tooEarly, inTenSeconds, inMinute, longestPauseMs, backsOff, mayPass }: Repeats, status: number): readonly [Kind, Confidence] | null {
  if (tooEarly >= TOO_EARLY) return ['too-early', 'certain'];
  const kind: Kind = mayPass ? 'no-pause' : 'cannot-succeed';
  if (inTenSeconds > REPEATS && !(mayPass && backsOff)) return [kind, longestPauseMs < NO_PAUSE_MS ? 'certain' : 'likely'];
  // What is waited for answers 404 until it is there: to ask for it now and then is usual.
  return !mayPass && inMinute > REPEATS && status !== 404 ? ['cannot-succeed', 'likely'] : null;
}

/** What this one of the calls shows of it: its refusal, and the wait that it asked for. */
function proofOf({ answer, exchange }: Evidence, kind: Kind): readonly [Proof, ...Proof[]] {
  if (answer === null) return [{ message: 'request', part: exchange.networkError === null ? 'url' : 'error', value: exchange.networkError ?? exchange.request.url }];
  const status: Proof = { message: answer.message, part: 'status', value: String(answer.status) };
  const asked = answer.headers.find(({ name }) => /^(?:retry-after|ratelimit|(?:x-)?ratelimit-reset)$/i.test(name));
  return kind !== 'too-early' || asked === undefined ? [status] : [status, { message: answer.message, part: asked.name.toLowerCase(), value: asked.value }];
}
