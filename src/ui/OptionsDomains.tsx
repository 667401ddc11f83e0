/** What is watched and what may be seen, with the access that each has and lacks. Props in, callbacks out. */
import type { Voice } from '../locales/voice';
import { visible } from '../locales/visible';
import { AddDomain } from './AddDomain';
import { Icon } from './Icon';
import type { Access, OptionsActions, OptionsFacts } from './options-model';

interface Props {
  readonly facts: OptionsFacts;
  readonly actions: OptionsActions;
  readonly addDomain: (text: string) => Promise<string | null>;
  readonly voice: Voice;
}

/** Two sections: domains of APIs, and pages. */
export function OptionsDomains({ facts: { domains, pages }, actions, addDomain, voice }: Props) {
  const { options: words } = voice.ui;
  const said: { readonly [A in Access]: string } = { granted: words.granted, none: words.missing.all, 'no-web': words.missing.web, 'no-socket': words.missing.socket };
  return (
    <>
      <section data-section="domains">
        <h2>{words.domains}</h2>
        <p class="quiet">{words.domainsHint}</p>
        <ul class="options-list">
          {domains.map(({ domain, source, access }) => (
            <li key={domain} data-domain={domain} data-access={access}>
              <Icon name={access === 'granted' ? 'check' : 'warning'} />
              <span class="options-what"><b>{visible(domain)}</b> {source === 'own' ? null : <span class="quiet">{source === 'policy' ? words.byPolicy : words.builtIn}</span>}<br /><span class={access === 'granted' ? 'quiet' : 'options-missing'}>{said[access]}</span></span>
              {access === 'granted' ? null : <button type="button" class="button" data-grant={domain} onClick={() => actions.onGrant(domain)}>{words.grant}</button>}
              {source !== 'own' ? null : <button type="button" class="button" data-remove={domain} aria-label={words.remove(visible(domain))} onClick={() => actions.onRemoveDomain(domain)}>{words.removeShort}</button>}
            </li>
          ))}
        </ul>
        <AddDomain addDomain={addDomain} voice={voice} />
      </section>
      <section data-section="pages">
        <h2>{words.pages}</h2>
        <p class="quiet">{words.pagesHint}</p>
        {pages.length === 0 ? <p class="quiet">{words.noPages}</p> : (
          <ul class="options-list">
            {pages.map((origin) => (
              <li key={origin} data-page={origin}>
                <Icon name="check" />
                <span class="options-what"><b>{visible(origin)}</b></span>
                <button type="button" class="button" aria-label={words.remove(visible(origin))} onClick={() => actions.onRemovePage(origin)}>{words.removeShort}</button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
