/** The server refuses for the `Referer` field: the page that makes the call is not on its list, or the field is not sent. */
import { fieldValue } from '../../http/fields';
import { hostOf } from '../../http/origin';
import { accessSigns, signFor, wasRefused } from '../access-signs';
import { defineCause, type Proof } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';
import { statedReason } from '../stated-reason';

/** What sites keep others from showing: pictures, sound, film, documents. */
const MEDIA = /^[^?#]{1,2000}\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|mp4|m4v|webm|mov|mkv|avi|flv|m3u8|mpd|ts|m4s|mp3|m4a|aac|ogg|wav|flac|pdf|zip|rar|7z|apk|exe|dmg|woff2?|ttf|otf)(?:[?#]|$)/i;

export default defineCause({
  id: 'referrer-not-allowed',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.1.3',
  detect(evidence: Evidence) {
    const sign = signFor('referrer-not-allowed', evidence) ?? hotlink(evidence);
    if (sign === null) return null;
    const { headers, headersComplete } = evidence.exchange.request;
    const referrer = fieldValue(headers, 'referer');
    return { confidence: sign.confidence, proof: sign.proof, params: { referrer: referrer ?? '', sent: referrer !== null ? 'yes' : headersComplete ? 'no' : 'unknown' } };
  },
  fixes: {
    'send-referrer': {
      who: 'client-dev',
      snippets: (_params, { exchange }) => [
        { platform: 'fetch', code: `const response = await fetch(${JSON.stringify(exchange.request.url)}, {\n  method: ${JSON.stringify(exchange.request.method)},\n  referrerPolicy: "strict-origin-when-cross-origin",\n});` },
        { platform: 'http', code: 'Referrer-Policy: strict-origin-when-cross-origin' },
      ],
    },
    'add-referrer': { who: 'account-admin', snippets: ({ referrer }, { exchange }) => [supportNote(exchange, { referrer })] },
  },
});

/** An edge, a store or a web server that refuses a file without a word to a page of another site: protection against hot-linking does that. */
function hotlink(evidence: Evidence): { readonly confidence: 'possible'; readonly proof: readonly [Proof, ...Proof[]] } | null {
  const { answer, status, recognition, exchange } = evidence;
  const { url, method, headers, credentials } = exchange.request;
  const referrer = fieldValue(headers, 'referer');
  if (status !== 403 || answer === null || answer.message !== 'response' || !wasRefused(evidence) || referrer === null || !/^(?:GET|HEAD)$/i.test(method) || !MEDIA.test(url) || credentials.length > 0) return null;
  if (recognition.refusal !== null && !['cdn', 'hosting', 'storage'].includes(recognition.refusal.by)) return null;
  if (siteOf(hostOf(referrer)) === siteOf(hostOf(url)) || accessSigns(evidence).length > 0 || statedReason(() => false, evidence) !== 'nothing') return null;
  return { confidence: 'possible', proof: [{ message: 'request', part: 'referer', value: referrer }, { message: 'response', part: 'status', value: '403' }] };
}

/** The last two labels of a host: good enough to say "another site" with no more than `possible`. */
function siteOf(host: string): string {
  return host.replace(/:\d{1,5}$/, '').toLowerCase().split('.').slice(-2).join('.');
}
