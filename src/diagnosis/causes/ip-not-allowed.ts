/** The caller's address is not on the list of allowed ones, or is on one of blocked ones. */
import { fieldValue } from '../../http/fields';
import { signFor } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { supportNote } from '../snippets';

/** Members and fields in which servers repeat the caller's address. */
const MEMBERS = ['client_ip', 'clientip', 'your_ip', 'remote_addr', 'remote_ip', 'ip', 'ip_address', 'ipaddress', 'source_ip', 'sourceip'];
const FIELDS = ['x-ms-forbidden-ip', 'x-client-ip', 'x-real-ip', 'x-remote-ip', 'x-your-ip', 'client-ip', 'cdn-user-ip', 'x-forwarded-for'];

export default defineCause({
  id: 'ip-not-allowed',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  detect(evidence: Evidence) {
    const sign = signFor('ip-not-allowed', evidence);
    return sign === null ? null : { confidence: sign.confidence, proof: sign.proof, params: { clientIp: callerAddress(evidence) } };
  },
  fixes: {
    'add-to-allow-list': { who: 'account-admin', snippets: ({ clientIp }, { exchange }) => [supportNote(exchange, { 'client address': clientIp })] },
    'call-from-listed-address': { who: 'client-dev' },
    'check-vpn': { who: 'network-admin' },
  },
});

/** The address as the server saw it; '' when nothing shows it. */
function callerAddress({ problem, answer, text }: Evidence): string {
  const members = problem?.members ?? {};
  const said = [...MEMBERS.map((name) => members[name]), ...FIELDS.map((name) => (answer === null ? null : fieldValue(answer.headers, name)))];
  for (const value of said) {
    const address = value == null ? null : findAddress(value);
    if (address !== null) return address;
  }
  // In a sentence an address counts only beside the word: it may be the server's own.
  const sentence = /(?:\bip\b|ip ?address|client|from|来源|地址)[^.\d]{0,24}((?:\d{1,3}\.){3}\d{1,3})\b/i.exec([...(problem?.messages ?? []), text.slice(0, 2000)].join(' '))?.[1];
  return sentence === undefined ? '' : (findAddress(sentence) ?? '');
}

function findAddress(value: string): string | null {
  const four = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]\d)/.exec(value)?.[0];
  const six = /(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/i.exec(value)?.[0];
  return four ?? (six !== undefined && six.length > 3 ? six : null);
}
