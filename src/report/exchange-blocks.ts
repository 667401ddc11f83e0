/** An exchange as blocks: each message with its fields and its body, preflights and redirects first. Pure. */
import { isRecorded } from '../http/dates';
import type { Exchange, Field, HttpResponse } from '../http/exchange';
import type { Voice } from '../locales/voice';
import { code, heading, item, list, paragraph, type Block } from './blocks';

/** Characters of a body that a report shows; the JSON form and the HAR file hold all that was kept. */
const BODY_SHOWN = 4000;

/** Preflight, redirects, request and answer. */
export function exchangeBlocks(exchange: Exchange, voice: Voice): readonly Block[] {
  const { ui } = voice;
  const label = ui.exchange;
  const { request, response, redirects, preflight, lost } = exchange;
  return [
    ...redirects.flatMap((hop, place) => [...guard(hop.preflight, voice), ...message(label.redirect(place + 1), hop.request, null, voice), ...answer(label.response, hop.response, exchange, voice)]),
    ...guard(preflight, voice),
    ...message(label.request, request, request.headersComplete ? null : isRecorded(exchange) ? label.fieldsMayBeLeftOut : label.fieldsMayBeHidden, voice),
    ...(response === null ? [paragraph(lost === null ? label.noAnswer : label.lost[lost])] : answer(label.response, response, exchange, voice)),
  ];
}

function guard(preflight: Exchange | null, voice: Voice): readonly Block[] {
  if (preflight === null) return [];
  const { ui } = voice;
  return [
    ...message(ui.exchange.preflightRequest, preflight.request, null, voice),
    ...(preflight.response === null ? [paragraph(preflight.networkError === null ? ui.exchange.noAnswer : code(preflight.networkError))] : answer(ui.exchange.preflightResponse, { ...preflight.response, content: preflight.response.content ?? '' }, preflight, voice)),
  ];
}

function message(title: string, { method, url, headers }: Exchange['request'], note: string | null, voice: Voice): readonly Block[] {
  return [heading(3, title), paragraph(code(`${method} ${url}`)), ...fields(headers, voice), ...(note === null ? [] : [paragraph(note)])];
}

function answer(title: string, { status, statusText, headers, content }: HttpResponse, exchange: Exchange, voice: Voice): readonly Block[] {
  const { ui, catalog, locale } = voice;
  const body: readonly Block[] =
    content === null ? [paragraph(isRecorded(exchange) ? ui.exchange.bodyNotRecorded : ui.exchange.bodyNotSeen)] : content === '' ? [] : [{ kind: 'code', text: content.slice(0, BODY_SHOWN) }, ...(content.length > BODY_SHOWN ? [paragraph(catalog.report.cut(content.length.toLocaleString(locale)))] : [])];
  return [heading(3, title), paragraph(code(`${status} ${statusText}`.trim())), ...fields(headers, voice), ...body];
}

function fields(headers: readonly Field[], { ui }: Voice): readonly Block[] {
  return headers.length === 0 ? [paragraph(ui.exchange.noFields)] : list(headers.map(({ name, value }) => item(code(name), value === '' ? ui.exchange.bodyEmpty : code(value))));
}
