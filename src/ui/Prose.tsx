/** One of our texts, as text: `code` between backticks becomes <code>, everything else stays what it is. */
import { Visible } from './Visible';

/** Renders `text`; observed values in it are isolated and their unseen characters named. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('`').map((part, place) =>
        place % 2 === 1 ? (
          <code key={place}>
            <Visible text={part} />
          </code>
        ) : (
          <Visible key={place} text={part} />
        ),
      )}
    </>
  );
}
