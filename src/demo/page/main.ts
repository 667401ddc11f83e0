/** The demo page: a button for each scenario, and what the page itself saw of its call. Browser only. */
import type { Group, Scenario } from '../scenario';
import { perform, prepare, type Seen } from './run';
import { words, type PageLocale } from './words';

declare global {
  interface Window {
    /** Plays one scenario and tells what the page saw. */
    runScenario(id: string): Promise<Seen>;
    demoReady?: boolean;
  }
}

const scenarios = (await (await fetch('/scenarios.json')).json()) as readonly Scenario[];
const outcomes = new Map<string, Seen | 'running'>();
let locale: PageLocale = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';

window.runScenario = async (id) => {
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`There is no scenario ${id}.`);
  outcomes.set(id, 'running');
  showOutcome(id);
  const seen = await perform(await prepare(scenario));
  outcomes.set(id, seen);
  showOutcome(id);
  return seen;
};

function element<T extends keyof HTMLElementTagNameMap>(tag: T, attributes: Record<string, string>, ...children: (string | Node)[]): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}

function describe(seen: Seen | 'running'): { readonly outcome: string; readonly text: string } {
  if (seen === 'running') return { outcome: 'running', text: words[locale].running };
  if (seen.error !== null) return { outcome: 'failed', text: seen.error };
  if (seen.opaque) return { outcome: 'opaque', text: words[locale].opaque };
  return { outcome: seen.status < 400 ? 'ok' : 'refused', text: `${seen.status} ${(seen.text ?? '').slice(0, 160)}` };
}

function showOutcome(id: string): void {
  const output = document.querySelector<HTMLOutputElement>(`output[data-outcome-of="${id}"]`);
  const seen = outcomes.get(id);
  if (output === null || seen === undefined) return;
  const { outcome, text } = describe(seen);
  output.dataset['outcome'] = outcome;
  output.textContent = text;
}

function card({ id, title, call }: Scenario): HTMLElement {
  const button = element('button', { type: 'button', 'data-scenario': id }, title[locale], element('code', {}, `${call.kind === 'websocket' ? 'WebSocket' : call.method} ${call.url}`));
  button.addEventListener('click', () => void window.runScenario(id));
  return element('li', {}, button, element('output', { 'data-outcome-of': id, 'aria-live': 'polite' }));
}

function languageButton(name: PageLocale, label: string): HTMLElement {
  const button = element('button', { type: 'button', lang: name, 'data-locale': name, 'aria-pressed': String(name === locale) }, label);
  button.addEventListener('click', () => {
    locale = name;
    show();
  });
  return button;
}

function show(): void {
  document.documentElement.lang = locale;
  document.title = words[locale].title;
  byId('title').textContent = words[locale].title;
  byId('intro').textContent = words[locale].intro;
  byId('tools').replaceChildren(languageButton('en', 'English'), languageButton('zh-CN', '简体中文'));
  const groups = [...new Set(scenarios.map(({ group }) => group))];
  byId('groups').replaceChildren(...groups.map((group: Group) => {
    const members = scenarios.filter((one) => one.group === group);
    return element('section', {}, element('h2', {}, words[locale].groups[group]), element('ul', {}, ...members.map(card)));
  }));
  for (const id of outcomes.keys()) showOutcome(id);
}

show();
window.demoReady = true;
