/** A ready message to whoever can do a fix: what was called, when, what was answered, why, and what is asked for. Pure. */
import { isTold } from '../http/dates';
import type { Proof } from '../diagnosis/cause';
import type { Diagnosis } from '../diagnosis/diagnose';
import type { Locale } from './catalog';
import { forTicket, visible } from './visible';
import { catalog, words } from './words';

/** The message that asks for the fix `fixId`, in plain text. `vendorName` gives a product's display name; without it the slug stands. */
export function requestText(diagnosis: Diagnosis, fixId: string, locale: Locale, vendorName: (vendor: string) => string = (vendor) => vendor): string {
  const { exchange, refuser, references, findings } = diagnosis;
  const { ui, refusers, confidence } = catalog(locale);
  const { request, proof: proofWords } = ui;
  const line = (label: string, text: string): string => `${label}${request.colon}${text}`;
  const finding = findings.find((one) => one.fixes.some(({ id }) => id === fixId)) ?? findings[0];
  const said = finding === undefined ? null : words(finding, locale);
  const fix = said?.fixes.find(({ id }) => id === fixId);
  // A snippet in plain text is a summary of the call, and this is one already.
  const snippet = fix?.snippets.find(({ platform }) => platform !== 'text');
  const sentence = locale === 'en' ? '. ' : '。';
  const status = exchange.response?.status ?? 0;
  const named = [refuser.vendor === null ? '' : vendorName(refuser.vendor), confidence[refuser.confidence]].filter((text) => text !== '').join(locale === 'en' ? ', ' : '，');
  const show = ({ message, part, value }: Proof): string =>
    `${proofWords.messages[message]} · ${Object.hasOwn(proofWords.parts, part) ? proofWords.parts[part] : part}${request.colon}${value ?? request.absent}`;

  const lines = [
    request.subject(exchange.origin === 'null' ? null : exchange.origin),
    '',
    line(request.call, `${exchange.request.method} ${exchange.request.url}`),
    line(request.when, isTold(exchange.startedDateTime) ? ui.credentials.utc(exchange.startedDateTime.slice(0, 19).replace('T', ' ')) : ui.exchange.timeUnknown),
    line(request.status, status === 0 ? [request.noStatus, exchange.networkError ?? ''].join(' ').trim() : `${status} ${exchange.response?.statusText ?? ''}`.trim()),
    refuser.by === 'unknown' ? null : line(request.refusedBy, `${refusers[refuser.by]}${request.brackets(named)}`),
    said === null ? null : line(request.why, `${said.title}${sentence}${said.why}`),
    finding === undefined ? null : line(request.shownBy, finding.proof.map(show).join('; ')),
    references.length === 0 ? null : line(request.references, references.map(({ name, value }) => `${name} ${value}`).join('; ')),
    '',
    fix === undefined ? null : line(request.ask, fix.text),
  ];
  const text = lines.filter((one) => one !== null).map((one) => forTicket(one.replaceAll('`', ''))).join('\n').trim();
  // Set in by four spaces it is code where Markdown is read.
  return snippet === undefined ? text : `${text}\n\n${visible(snippet.code).replace(/^(?!$)/gm, '    ')}`;
}
