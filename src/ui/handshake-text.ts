/** The steps of a handshake in words: what the picture shows and what the list says. Pure. */
import type { Handshake, HandshakeStep, Party, RuleCheck } from '../http/cors-handshake';
import type { PreflightReason } from '../http/cors-safelist';
import { forTicket, visible } from '../locales/visible';
import type { Voice } from '../locales/voice';

export interface RuleText {
  readonly check: RuleCheck;
  /** Inline code stands between backticks. */
  readonly text: string;
  /** What tick and cross do not say; '' where they say it all. */
  readonly tag: string;
  /** The same as words, for where no tick or cross is seen, with what it does not say in `more`. */
  readonly state: string;
  readonly more: string;
}

export interface StepText {
  readonly step: HandshakeStep;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  /** The first line of the message: method and path, or status. '' where there is none. */
  readonly start: string;
  /** Beside it: what the page cannot see. */
  readonly mark: string;
  /** Fields, as sent. */
  readonly fields: readonly string[];
  /** Sentences about it; inline code stands between backticks. */
  readonly notes: readonly string[];
  readonly rules: readonly RuleText[];
}

/** Fields of an answer that are shown before the rest is counted. */
const MOST_FIELDS = 8;

/** A long value with its middle left out. */
export function shorten(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const tail = Math.floor(longest * 0.4);
  return `${characters.slice(0, longest - 1 - tail).join('')}…${characters.slice(-tail).join('')}`;
}

/** All steps in words. `longest`: characters of an observed value that are shown; the list shows all. */
export function handshakeTexts(model: Handshake, voice: Voice, longest = Number.POSITIVE_INFINITY): readonly StepText[] {
  // A backtick in a value would end its code too early.
  const clip = (text: string): string => shorten(visible(text).replaceAll('`', "'"), longest);
  const texts = model.steps.map((step): StepText => ({
    step,
    from: partyName(step.from, model, voice),
    to: partyName(step.to, model, voice),
    title: titleOf(step, voice),
    start: startOf(step, clip),
    mark: step.kind === 'answer' && step.hidden ? voice.ui.handshake.hiddenStatus : '',
    fields: fieldsOf(step, voice, clip),
    notes: notesOf(step, model, voice, clip),
    rules: 'rules' in step ? step.rules.map((check) => ruleText(check, voice, clip)) : [],
  }));
  // What was never sent has no answer: the rules that were not reached are told where the call would have been.
  return texts.flatMap((text, place) => {
    const { step } = text;
    if (step.kind === 'answer' && step.status === null && step.message === 'response') return [];
    // Said once, of the first request.
    if (step.kind === 'no-preflight' && step.hop > 0 && step.why !== 'cached') return [];
    const unreached = step.kind === 'call' && !step.sent ? (texts[place + 1]?.rules ?? []) : [];
    const [first] = unreached;
    return [first === undefined ? text : { ...text, rules: [{ ...first, text: unreached.map((rule) => rule.text).join(voice.ui.handshake.comma) }] }];
  });
}

/** The host of an origin; with its scheme where that is not `https`. */
export function shortOrigin(origin: string): string {
  return visible(origin.replace(/^https:\/\//, ''));
}

/** What stands under “Page”. */
export function pageName({ page }: Handshake, { ui: { handshake } }: Voice): string {
  return page === null ? handshake.unknownPage : page === 'null' ? handshake.opaquePage : shortOrigin(page);
}

function partyName(party: Party, { servers }: Handshake, { ui: { handshake } }: Voice): string {
  return party === 'page' ? handshake.page : party === 'browser' ? handshake.browser : shortOrigin(servers[party] ?? handshake.server);
}

function titleOf(step: HandshakeStep, { ui: { handshake: words } }: Voice): string {
  switch (step.kind) {
    case 'page-call':
      return words.pageCall;
    case 'preflight':
      return words.preflight;
    case 'no-preflight':
      return words.noPreflight[step.why];
    case 'call':
      return !step.sent ? words.callNotSent : step.redirected ? words.redirectedCall : words.call;
    case 'answer':
      return step.status === null ? words.noAnswer : step.message === 'preflight' ? words.preflightAnswer : words.answer;
    case 'result':
      return step.got === 'cors-error' ? words.corsError : words.gotAnswer(String(step.status));
  }
}

function startOf(step: HandshakeStep, clip: (text: string) => string): string {
  if (step.kind === 'page-call' || step.kind === 'call') return clip(`${step.method} ${step.path}`);
  if (step.kind === 'preflight') return clip(`OPTIONS ${step.path}`);
  return step.kind === 'answer' && step.status !== null ? clip(`${step.status} ${step.statusText}`.trim()) : '';
}

function fieldsOf(step: HandshakeStep, { ui: { handshake: words } }: Voice, clip: (text: string) => string): readonly string[] {
  if (step.kind === 'call' && !step.sent) return [];
  if (step.kind !== 'preflight' && step.kind !== 'call' && step.kind !== 'answer') return [];
  const lines = step.fields.map(({ name, value }) => `${visible(name)}: ${clip(value)}`);
  const shown = lines.length > MOST_FIELDS ? [...lines.slice(0, MOST_FIELDS - 1), words.moreFields(String(lines.length - MOST_FIELDS + 1))] : lines;
  if (step.kind !== 'answer' || step.status === null) return shown;
  const none = shown.length === 0 && !step.sameOrigin ? [words.noFields] : [];
  return [...shown, ...none, ...(step.location === null ? [] : [clip(words.redirectsTo(step.location))])];
}

function notesOf(step: HandshakeStep, { readings, steps }: Handshake, voice: Voice, clip: (text: string) => string): readonly string[] {
  const words = voice.ui.handshake;
  if (step.kind === 'preflight' || (step.kind === 'no-preflight' && step.reasons.length > 0)) return [words.because(step.reasons.map((reason) => reasonText(reason, voice, clip)).join(words.comma))];
  if (step.kind === 'call' && step.lostOrigin) return [words.lostOrigin('null')];
  if (step.kind === 'answer' && step.status !== null && step.sameOrigin) return [words.sameOrigin];
  if (step.kind !== 'result' || step.got !== 'cors-error') return [];
  const hidden = step.status ?? steps.filter((one) => one.kind === 'answer').findLast((one) => one.hidden)?.status ?? null;
  return [hidden === null ? words.corsErrorNothing : words.corsErrorHides(String(hidden)), ...(readings.length > 1 ? [words.twoReadings] : [])];
}

function reasonText(reason: PreflightReason, { ui: { handshake: words } }: Voice, clip: (text: string) => string): string {
  if (reason.kind === 'upload') return words.reasonUpload;
  return reason.kind === 'method' ? words.reasonMethod(clip(reason.method)) : words.reasonField[reason.because](clip(reason.name));
}

function ruleText(check: RuleCheck, voice: Voice, clip: (text: string) => string): RuleText {
  const words = voice.ui.handshake;
  const { state, stoppedHere, onlyWithCredentials } = check;
  const stop = stoppedHere === null ? null : { always: words.tags.stopped, 'with-credentials': words.tags.stoppedWith, 'without-credentials': words.tags.stoppedWithout }[stoppedHere];
  const only = onlyWithCredentials ? (state === 'would-fail' ? words.tags.wouldFailWith : words.tags.onlyWith) : null;
  const later = state === 'would-pass' || state === 'would-fail' || state === 'not-reached' ? words.tags[state] : '';
  return { check, text: ruleWords(check, voice, clip), tag: stop ?? only ?? later, state: words.states[state], more: stop ?? (onlyWithCredentials ? words.tags.onlyWith : '') };
}

/** The rule as it came out. */
function ruleWords({ rule, corsError, seen, wanted, state }: RuleCheck, { ui: { handshake: words } }: Voice, clip: (text: string) => string): string {
  if (state === 'not-reached') return rule === 'allow-credentials' ? '`Access-Control-Allow-Credentials`' : '`Access-Control-Allow-Origin`';
  const value = clip(seen ?? '');
  const listed = rule === 'headers-allowed' ? wanted.map((name) => `\`${clip(name)}\``).join(words.comma) : clip(wanted[0] ?? '');
  if (corsError === null) return words.holds[rule](value, listed);
  if (rule === 'allow-credentials') return seen === null ? words.credentialsFail.missing : words.credentialsFail.wrong(value);
  if (rule !== 'allow-origin') return words.fails[rule](value, listed);
  const { originFails } = words;
  switch (corsError.replace(/^Preflight/, '')) {
    case 'MissingAllowOriginHeader':
      return originFails.missing;
    case 'WildcardOriginNotAllowed':
      return originFails.wildcard;
    case 'MultipleAllowOriginValues':
      return originFails.multiple(value);
    case 'InvalidAllowOriginValue':
      return value === '' ? originFails.empty : originFails.invalid(value);
    default:
      return wanted[0] === 'null' ? originFails.nullOrigin(value, 'null') : originFails.mismatch(value, listed);
  }
}

/** Rules that say something: a list that can be read and a harmless redirect go without saying. */
export function tellingRules(rules: readonly RuleText[]): readonly RuleText[] {
  const silent = ['methods-readable', 'headers-readable', 'redirect-scheme', 'redirect-credentials'];
  return rules.filter(({ check }) => !silent.includes(check.rule) || (check.state !== 'pass' && check.state !== 'would-pass'));
}

/** The list as a text for a ticket. */
export function plainTexts(texts: readonly StepText[]): string {
  const plain = (text: string): string => forTicket(text.replaceAll('`', ''));
  return texts
    .map(({ step, title, from, to, start, mark, fields, notes, rules }, place) => {
      const way = step.from === step.to ? '' : ` (${from} → ${to})`;
      const first = [start, mark].filter((part) => part !== '').join(' — ');
      const checks = tellingRules(rules).map(({ state, text, more }) => `[${state}] ${text}${more === '' ? '' : ` — ${more}`}`);
      const lines = [first, ...fields, ...notes, ...checks].filter((line) => line !== '').map((line) => `   ${plain(line)}`);
      return [`${place + 1}. ${plain(title + way)}`, ...lines].join('\n');
    })
    .join('\n');
}
