/** One call that failed, as blocks: what happened, who said no, why, what shows it, what to do, and the call itself. Pure. */
import type { Proof } from '../diagnosis/cause';
import type { Diagnosis } from '../diagnosis/diagnose';
import { isTold } from '../http/dates';
import { headlineOf, ownWordsOf, refuserLong, statusOf } from '../locales/call-words';
import { comparisonText } from '../locales/comparison-text';
import { pathDoubt, pathLine } from '../locales/path-text';
import { readingText } from '../locales/reference-text';
import { utcTime } from '../locales/times';
import type { Voice } from '../locales/voice';
import { words, type FindingWords } from '../locales/words';
import { code, heading, item, list, paragraph, type Block, type Item, type Prose } from './blocks';
import { exchangeBlocks } from './exchange-blocks';
import type { ReportedCall } from './report';

/** Longer proofs are cut: the whole message stands below. */
const PROOF_SHOWN = 300;

/** All that a report says of one call. `number`: its number in the report. */
export function callBlocks(call: ReportedCall, number: number, voice: Voice): readonly Block[] {
  const { diagnosis } = call;
  const { exchange, findings } = diagnosis;
  const { ui, catalog } = voice;
  const [headline] = findings;
  const said = headline === undefined ? null : words(headline, voice.locale);
  const own = ownWordsOf(diagnosis, voice);
  return [
    heading(2, `${number}. ${headlineOf(diagnosis, voice)}`, `call-${number}`),
    paragraph(`${code(`${exchange.request.method} ${exchange.request.url}`)} → ${outcome(diagnosis, voice)}`),
    ...(own === undefined ? [] : [paragraph(ui.verdict.ownWords), { kind: 'quote', text: own } as const]),
    ...list(facts(call, voice)),
    ...(headline === undefined || said === null
      ? [paragraph(ui.failureSentences[diagnosis.failure])]
      : [
          heading(3, ui.verdict.why),
          paragraph(diagnosis.failure === 'status' ? said.why : `${said.why}${voice.gap}${ui.failureSentences[diagnosis.failure]}`),
          ...(headline.confidence === 'certain' ? [] : [paragraph(`${ui.verdict.decide}${voice.gap}${said.decide}`)]),
          heading(3, ui.proof.title),
          ...list(headline.proof.map((proof) => proofItem(proof, voice))),
        ]),
    ...whatToDo(diagnosis, voice),
    ...others(diagnosis, voice),
    ...(diagnosis.comparison == null
      ? []
      : [
          heading(3, catalog.comparison.title),
          paragraph(comparisonText(diagnosis.comparison, exchange, voice)),
          ...list(
            diagnosis.comparison.differences.map(({ kind, name, worked, failed }) =>
              item(`${catalog.comparison.kinds[kind]}${name === '' ? '' : ` ${code(name)}`}`, `${catalog.comparison.worked}${ui.request.colon}${value(worked, voice)} · ${catalog.comparison.failed}${ui.request.colon}${value(failed, voice)}`),
            ),
          ),
        ]),
    { kind: 'fold', summary: ui.exchange.title, blocks: exchangeBlocks(exchange, voice) },
  ];
}

/** `403 Forbidden`, `CORS · 403`, `net::ERR_FAILED`. */
export function outcome({ exchange, failure }: Diagnosis, { ui }: Voice): Prose {
  const status = statusOf(exchange);
  const word = ui.failures[failure];
  const parts = [
    ...(word === '' ? [] : [word]),
    ...(status === 0 ? [] : [code(`${status} ${exchange.response?.statusText ?? ''}`.trim())]),
    ...(status === 0 && exchange.networkError !== null ? [code(exchange.networkError)] : []),
  ];
  return parts.length === 0 ? ui.request.noStatus : parts.join(' · ');
}

function facts({ diagnosis, incident, file }: ReportedCall, voice: Voice): readonly Item[] {
  const { exchange, refuser, findings, corsError, failedParameter, path, references } = diagnosis;
  const { ui, catalog } = voice;
  const [headline] = findings;
  const owners = [...new Set(headline?.fixes.map(({ who }) => catalog.owners[who]))];
  const unsure = refuser.by !== 'unknown' && refuser.confidence !== 'certain';
  const doubt = path === null ? null : pathDoubt(path, exchange, voice);
  return [
    item(ui.verdict.who, `${refuserLong(diagnosis, voice)}${unsure ? ui.request.brackets(catalog.confidence[refuser.confidence]) : ''}`),
    ...(headline === undefined ? [] : [item(ui.verdict.sure, catalog.confidence[headline.confidence])]),
    ...(owners.length === 0 ? [] : [item(ui.verdict.mend, owners.join(voice.locale === 'en' ? ', ' : '、'))]),
    ...(corsError === null ? [] : [item(ui.verdict.corsError, `${code(corsError)}${failedParameter === null || failedParameter === '' ? '' : ` ${code(failedParameter)}`}`)]),
    item(ui.request.when, isTold(exchange.startedDateTime) ? ui.credentials.utc(utcTime(Date.parse(exchange.startedDateTime))) : ui.exchange.timeUnknown),
    ...(incident === null || incident.count < 2 ? [] : [item(catalog.report.times(incident.count), !isTold(incident.first) ? '' : ui.repeats.between(ui.credentials.utc(utcTime(Date.parse(incident.first))), ui.credentials.utc(utcTime(Date.parse(incident.last)))))]),
    ...(exchange.origin === null || exchange.origin === 'null' ? [] : [item(ui.exchange.page, code(exchange.origin))]),
    ...(path == null ? [] : [item(catalog.report.path, `${pathLine(path, exchange, voice)}${doubt === null ? '' : ui.request.brackets(doubt)}`)]),
    ...references.map((reference) =>
      item(reference.name, [`${code(reference.value)}${ui.request.brackets(ui.references.giveTo(ui.fixes.receivers[reference.askWhom]))}`, ...readingText(reference, exchange, voice)].join(voice.gap)),
    ),
    ...(file === null ? [] : [item(catalog.report.file, code(file))]),
  ];
}

function value(text: string | null, { catalog }: Voice): Prose {
  return text === null ? catalog.comparison.absent : code(text);
}

/** `response · www-authenticate: …`. */
export function proofItem({ message, part, value: shown }: Proof, { ui }: Voice): Item {
  const name = Object.hasOwn(ui.proof.parts, part) ? (ui.proof.parts[part] ?? part) : code(part);
  const cut = shown !== null && shown.length > PROOF_SHOWN ? `${shown.slice(0, PROOF_SHOWN)}…` : shown;
  return item(`${ui.proof.messages[message]} · ${name}`, cut === null ? ui.proof.absent : cut === '' ? ui.exchange.bodyEmpty : code(cut));
}

function whatToDo({ findings, failure }: Diagnosis, voice: Voice): readonly Block[] {
  const { ui, catalog } = voice;
  const seen = new Set<string>();
  const items = findings.flatMap((finding, rank) => {
    const { title, fixes } = words(finding, voice.locale);
    return fixes
      .filter(({ text }) => !seen.has(text) && seen.add(text))
      .map((fix): Item => item(catalog.owners[fix.who], rank === 0 ? fix.text : `${fix.text}${ui.request.brackets(ui.fixes.forCause(title))}`, snippetBlocks(fix)));
  });
  if (items.length === 0) return failure === 'none' ? [paragraph(catalog.report.notNeeded)] : [];
  return [heading(3, ui.verdict.doNow), ...list(items)];
}

/** The first snippet stands for all: whoever needs another platform's finds it in the extension. */
function snippetBlocks({ snippets }: FindingWords['fixes'][number]): readonly Block[] {
  const [first] = snippets;
  return first === undefined ? [] : [{ kind: 'code', text: first.code }];
}

function others({ findings }: Diagnosis, voice: Voice): readonly Block[] {
  const { ui, catalog } = voice;
  const lines = (role: 'root' | 'symptom'): readonly Item[] =>
    findings.slice(1).flatMap((finding) => {
      if (finding.role !== role) return [];
      const { title, decide } = words(finding, voice.locale);
      const sure = catalog.confidence[finding.confidence];
      return [item(title, finding.confidence === 'certain' ? sure : `${sure}${voice.locale === 'en' ? '. ' : '。'}${ui.others.decide}${voice.gap}${decide}`, list(finding.proof.map((proof) => proofItem(proof, voice))))];
    });
  const [roots, symptoms] = [lines('root'), lines('symptom')];
  return [...(roots.length === 0 ? [] : [heading(3, ui.others.title), ...list(roots)]), ...(symptoms.length === 0 ? [] : [heading(3, ui.others.symptoms), ...list(symptoms)])];
}
