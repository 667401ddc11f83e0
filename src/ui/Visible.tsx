/** Text of foreign origin: shown as text, with unseen and direction-changing characters named. */
import { visibleParts } from '../locales/visible';

/** Renders `text` with each unseen character as `⟨U+…⟩`. */
export function Visible({ text }: { readonly text: string }) {
  return <>{visibleParts(text).map((part, place) => (part.unseen ? <span key={place} class="unseen">{part.text}</span> : part.text))}</>;
}
