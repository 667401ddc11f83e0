/** The ways to reach somebody: those of the organisation, those of the user, and the form for another one. Props in, callbacks out. */
import { useId, useState } from 'preact/hooks';
import { visible } from '../locales/visible';
import type { Voice } from '../locales/voice';
import { contactFault, type Contact } from '../profiles/settings';

interface Props {
  readonly policy: readonly Contact[];
  readonly own: readonly Contact[];
  readonly onContacts: (contacts: readonly Contact[]) => Promise<boolean>;
  readonly voice: Voice;
}

/** The section. */
export function OptionsContacts({ policy, own, onContacts, voice: { ui: { options: words } } }: Props) {
  const id = useId();
  const [kind, setKind] = useState<Contact['kind']>('mail');
  const [name, setName] = useState('');
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const save = (contacts: readonly Contact[]): Promise<boolean> => onContacts(contacts).then((saved) => (setWrong(saved ? null : words.notSaved), saved));
  const add = (event: Event): void => {
    event.preventDefault();
    const contact: Contact = { kind, name: name.trim(), to: to.trim() };
    const fault = contact.name === '' ? 'not-a-text' : contactFault(kind, contact.to);
    if (fault !== null) return setWrong(`${contact.name === '' ? words.name : words.to[kind]} ${words.faults[fault]}`);
    void save([...own, contact]).then((saved) => {
      if (!saved) return;
      setName('');
      setTo('');
    });
  };
  return (
    <section data-section="contacts">
      <h2>{words.contacts}</h2>
      <p class="quiet">{words.contactsHint}</p>
      {policy.length + own.length === 0 ? <p class="quiet">{words.noContacts}</p> : (
        <ul class="options-list">
          {policy.map((contact) => <li key={`policy ${contact.name}`} data-contact={contact.kind}><Line contact={contact} /> <span class="quiet">{words.byPolicy}</span></li>)}
          {own.map((contact, place) => (
            <li key={`${place} ${contact.name}`} data-contact={contact.kind}>
              <Line contact={contact} />
              <button type="button" class="button" aria-label={words.remove(visible(contact.name))} onClick={() => void save(own.filter((_, other) => other !== place))}>{words.removeShort}</button>
            </li>
          ))}
        </ul>
      )}
      <form class="options-form" onSubmit={add}>
        <label for={`${id}-kind`}>{words.kind}</label>
        <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.currentTarget.value === 'page' ? 'page' : 'mail')}>
          <option value="mail">{words.kinds.mail}</option>
          <option value="page">{words.kinds.page}</option>
        </select>
        <label for={`${id}-name`}>{words.name}</label>
        <input id={`${id}-name`} type="text" maxlength={80} placeholder={words.nameHint} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        <label for={`${id}-to`}>{words.to[kind]}</label>
        <input id={`${id}-to`} type="text" inputMode={kind === 'mail' ? 'email' : 'url'} maxlength={2000} spellcheck={false} placeholder={words.toHint[kind]} value={to} aria-invalid={wrong !== null} aria-describedby={`${id}-wrong`} onInput={(event) => setTo(event.currentTarget.value)} />
        <button type="submit" class="button">{words.add}</button>
      </form>
      <p id={`${id}-wrong`} class="error" role="alert" data-contact-error={wrong !== null}>{wrong}</p>
    </section>
  );
}

function Line({ contact: { name, to } }: { readonly contact: Contact }) {
  return <span class="options-what"><b>{visible(name)}</b> <code>{visible(to)}</code></span>;
}
