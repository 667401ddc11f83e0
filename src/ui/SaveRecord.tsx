/** Saves or copies what a record holds, as a report in the form and the language that its receiver needs. */
import { useEffect, useId, useState } from 'preact/hooks';
import { LOCALES, type Locale } from '../locales/catalog';
import { saveFile } from './handshake-export';
import { Icon } from './Icon';
import { FORMS, SAVED_FORMS, type SavedForm } from '../report/form-names';
import type { RecordName, ShownCalls } from './records-model';
import type { Voice } from '../locales/voice';
import type { ReportLanguage } from '../profiles/settings';

interface Props {
  readonly record: ShownCalls;
  /** What the report will hold, where that is not everything. */
  readonly note?: string | undefined;
  /** Until another is chosen here. */
  readonly reportLanguage: ReportLanguage;
  readonly onCopy: (text: string) => Promise<void>;
  readonly voice: Voice;
}

const SHOWN_MS = 4000;

/** A section that is closed until someone asks for it. */
export function SaveRecord({ record, note, reportLanguage, onCopy, voice }: Props) {
  const id = useId();
  const words = voice.ui.reports;
  const [form, setForm] = useState<SavedForm>('html');
  const [locale, setLocale] = useState<Locale>(reportLanguage === 'interface' ? voice.locale : reportLanguage);
  const [came, setCame] = useState<'saved' | 'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (came === null || came === 'failed') return undefined;
    const timer = setTimeout(() => setCame(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [came]);
  const take = async (what: 'saved' | 'copied'): Promise<void> => {
    try {
      const file = await record.render(form, locale);
      if (what === 'saved') saveFile(`${baseName(record.name)}-report.${FORMS[form].extension}`, file);
      else await onCopy(await file.text());
      setCame(what);
    } catch {
      setCame('failed');
    }
  };
  const said = { saved: words.saved, copied: voice.ui.copied, failed: words.notSaved };
  return (
    <details class="save-record">
      <summary>{words.save}</summary>
      {note === undefined ? null : <p class="quiet save-note">{note}</p>}
      <div class="save-ways">
        <span class="save-way">
          <label for={`${id}-form`}>{words.form}</label>
          <select id={`${id}-form`} value={form} data-save-form onChange={(event) => setForm(SAVED_FORMS.find((one) => one === event.currentTarget.value) ?? form)}>
            {(Object.entries(words.savedForms)).map(([name, label]) => <option key={name} value={name}>{label}</option>)}
          </select>
        </span>
        <span class="save-way">
          <label for={`${id}-locale`}>{words.reportLanguage}</label>
          <select id={`${id}-locale`} value={locale} data-save-locale onChange={(event) => setLocale(LOCALES.find((one) => one === event.currentTarget.value) ?? locale)}>
            {LOCALES.map((one) => <option key={one} value={one} lang={one}>{voice.catalog.report.languageNames[one]}</option>)}
          </select>
        </span>
        <span class="save-buttons">
          <button type="button" class="button primary" data-save={came ?? ''} onClick={() => void take('saved')}>{words.saveFile}</button>
          <button type="button" class="button" data-copy-report onClick={() => void take('copied')}><Icon name="copy" />{words.copyText}</button>
        </span>
        <span role="status" class={came === 'failed' ? 'record-fault' : 'quiet'}>{came === null ? '' : said[came]}</span>
      </div>
    </details>
  );
}

/** The file's name without its ending and without what no file system takes. */
function baseName(name: RecordName): string {
  if (name.is === 'kept') return 'kept-calls';
  if (name.is === 'pasted') return name.number === 1 ? 'pasted' : `pasted-${name.number}`;
  const plain = name.name.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[^\p{L}\p{N} ._-]/gu, '_').slice(0, 80).trim();
  return plain === '' ? 'calls' : plain;
}
