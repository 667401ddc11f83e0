/** A report before it leaves: what it says, what was taken out, what the user takes out, and the ways to save it. Props in, callbacks out. */
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LOCALES, type Locale } from '../locales/catalog';
import { visible } from '../locales/visible';
import { voiceOf, type VendorName, type Voice } from '../locales/voice';
import type { ContactLink } from '../report/contact-links';
import { hiddenIn } from '../report/edit';
import { SAVED_FORMS, type SavedForm } from '../report/form-names';
import type { Picture, Report } from '../report/report';
import { CopyButton } from './CopyButton';
import { LocaleSwitch } from './LocaleSwitch';
import { Prose } from './Prose';
import { ReportPreview } from './ReportPreview';
import { ReviewCalls } from './ReviewCalls';
import { ReviewPicture } from './ReviewPicture';
import { SaidFields, type Said } from './SaidFields';
import './theme.css';
import './recording.css';
import './review.css';

/** The ways to send it, as buttons. */
export function Contacts({ links, voice }: { readonly links: readonly ContactLink[]; readonly voice: Voice }) {
  if (links.length === 0) return null;
  return (
    <div class="review-do" role="group" aria-label={voice.ui.review.contacts}>
      <span class="quiet">{voice.ui.review.contacts}</span>
      {links.map(({ name, url }) => <a key={url} class="button" href={url} target="_blank" rel="noreferrer">{visible(name)}</a>)}
    </div>
  );
}

export interface ReviewProps {
  readonly locale: Signal<Locale>;
  readonly onLocale: (locale: Locale) => void;
  readonly theme: 'light' | 'dark' | 'system';
  /** null: there is none. */
  readonly report: Report | null;
  /** Why it is not on disk; null: it is. */
  readonly keptIn: 'private' | 'memory' | null;
  /** Of the report, apart from the page's. */
  readonly reportLocale: Locale;
  readonly onReportLocale: (locale: Locale) => void;
  readonly contacts: readonly ContactLink[];
  /** The report as it may leave: the same, or a stricter one. */
  readonly leaving: Report | null;
  /** false: the organisation does not let reports be saved or copied. */
  readonly maySave: boolean;
  readonly vendorName: VendorName;
  readonly onSay: (said: Said) => Promise<Said>;
  readonly onRemoveCall: (id: string) => void;
  readonly onRemoveValue: (value: string) => void;
  /** null: the picture goes. */
  readonly onPicture: (place: number, picture: Picture | null) => void;
  readonly onSave: (form: SavedForm) => void;
  readonly onCopy: (text: string) => Promise<void>;
  /** The report as Markdown. */
  readonly markdown: () => string;
  readonly onDelete: () => Promise<void>;
}

/** The whole page. */
export function ReviewView(props: ReviewProps) {
  const { locale, onLocale, theme, report, keptIn, contacts, vendorName } = props;
  const voice = voiceOf(locale.value, vendorName);
  const words = voice.ui.review;
  return (
    <div class="page review" lang={locale.value} data-theme={theme}>
      <header>
        <h1>{words.title}</h1>
        <LocaleSwitch voice={voice} onLocale={onLocale} />
      </header>
      <main>
        {report === null ? (
          <p data-no-report>{words.none}</p>
        ) : (
          <>
            <p>{words.intro}</p>
            {keptIn === null ? null : <p class="review-warn" data-kept-in={keptIn}>{keptIn === 'private' ? words.privately : words.inMemory}</p>}
            <Part title={words.said}><SaidFields said={report.said} onSay={props.onSay} voice={voice} /></Part>
            <HiddenList report={report} voice={voice} />
            <Part title={words.calls(report.calls.length)}>
              <p class="quiet">{words.callsHint}</p>
              <ReviewCalls calls={report.calls} onRemoveCall={props.onRemoveCall} onRemoveValue={props.onRemoveValue} voice={voice} />
            </Part>
            {report.pictures.length === 0 ? null : (
              <Part title={words.pictures}>
                {report.pictures.map((picture, place) => <ReviewPicture key={`${report.pictures.length} ${place}`} picture={picture} number={place + 1} onPicture={(changed) => props.onPicture(place, changed)} voice={voice} />)}
              </Part>
            )}
            <Leaving {...props} report={props.leaving ?? report} voice={voice} />
            <Contacts links={contacts} voice={voice} />
            <DeleteReport onDelete={props.onDelete} voice={voice} />
          </>
        )}
      </main>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return <section><h2>{title}</h2>{children}</section>;
}

function HiddenList({ report, voice: { ui: { review: words }, gap } }: { readonly report: Report; readonly voice: Voice }) {
  const hidden = hiddenIn(report);
  const places = hidden.reduce((sum, { count }) => sum + count, 0);
  return (
    <Part title={words.redacted}>
      <p data-hidden-places={places}>{places === 0 ? words.redactedNone : words.redactedCount(places)}{places === 0 ? null : <><Prose text={words.redactedWhy} />{gap}</>}</p>
      {places === 0 ? null : (
        <ul class="review-hidden">
          {hidden.map(({ place, name, count }) => <li key={`${place} ${name}`}>{words.places[place]}{name === '' ? null : <> <code>{visible(name)}</code></>} <span class="quiet">{words.times(count)}</span></li>)}
        </ul>
      )}
    </Part>
  );
}

function Leaving({ report, maySave, reportLocale, onReportLocale, onSave, onCopy, markdown, vendorName, voice }: ReviewProps & { readonly report: Report; readonly voice: Voice }) {
  const { review: words } = voice.ui;
  const [form, setForm] = useState<SavedForm>('html');
  return (
    <Part title={words.preview}>
      <div class="review-do">
        <label>{words.language}
          <select data-report-language value={reportLocale} onChange={(event) => onReportLocale(LOCALES.find((one) => one === event.currentTarget.value) ?? reportLocale)}>
            {LOCALES.map((one) => <option key={one} value={one} lang={one}>{voice.catalog.report.languageNames[one]}</option>)}
          </select>
        </label>
        <label>{words.form}
          <select data-report-form value={form} onChange={(event) => setForm(SAVED_FORMS.find((one) => one === event.currentTarget.value) ?? form)}>
            {SAVED_FORMS.map((one) => <option key={one} value={one}>{words.forms[one]}</option>)}
          </select>
        </label>
      </div>
      {maySave ? null : <p class="quiet" data-may-not-save>{voice.ui.options.forbidden}{voice.ui.options.colon}{voice.ui.options.forbids.save} ({voice.ui.options.byPolicy})</p>}
      <div class="review-do" hidden={!maySave}>
        <button type="button" class="button primary" data-save={form} onClick={() => onSave(form)}>{words.save(words.forms[form])}</button>
        <CopyButton text={markdown} label={words.copyMarkdown} onCopy={onCopy} voice={voice} />
      </div>
      <ReportPreview report={report} form={form} locale={reportLocale} vendorName={vendorName} label={words.preview} />
    </Part>
  );
}

function DeleteReport({ onDelete, voice: { ui: { review: words } } }: { readonly onDelete: () => Promise<void>; readonly voice: Voice }) {
  const [state, setState] = useState<'no' | 'sure' | 'failed'>('no');
  return (
    <div class="review-do">
      {state === 'sure' ? (
        <>
          <button type="button" class="button danger" data-delete-sure onClick={() => onDelete().catch(() => setState('failed'))}>{words.deleteSure}</button>
          <button type="button" class="button" onClick={() => setState('no')}>{words.cancel}</button>
        </>
      ) : (
        <button type="button" class="button danger" data-delete onClick={() => setState('sure')}>{words.deleteReport}</button>
      )}
      <p role="status">{state === 'failed' ? words.failed : null}</p>
    </div>
  );
}
