/** A link to the document that a judgement comes from. */
import { hostOf } from '../http/origin';
import { Icon } from './Icon';

/** Opens in a new tab and tells the site nothing. Only https: addresses become links. */
export function SpecLink({ spec, label }: { readonly spec: string; readonly label: string }) {
  if (!spec.startsWith('https://')) return null;
  return (
    <a class="spec" href={spec} target="_blank" rel="noreferrer noopener" title={spec}>
      {label} ({hostOf(spec)})<Icon name="external" />
    </a>
  );
}
