/** Two origins under one another, with the stretch marked in which they differ; said in words for those who do not see the mark. */
import { compareOrigins } from '../http/origin-difference';
import type { Voice } from '../locales/voice';
import { Visible } from './Visible';

interface Props {
  readonly allowed: string;
  readonly origin: string;
  readonly voice: Voice;
}

/** What the server allows, and what the page is. */
export function OriginComparison({ allowed, origin, voice }: Props) {
  const { compare } = voice.catalog.cors;
  const { prefix, suffix, ...parts } = compareOrigins(allowed, origin);
  const line = (differing: string) => (
    <code class="value">
      <Visible text={prefix} />
      <mark class={differing === '' ? 'gap' : undefined}>{differing === '' ? <span class="unseen-heading">({compare.nothing})</span> : <Visible text={differing} />}</mark>
      <Visible text={suffix} />
    </code>
  );
  return (
    <dl class="cors-values cors-compare" aria-label={compare.label} data-compare>
      <div><dt>{compare.allowed}</dt><dd>{line(parts.allowed)}</dd></div>
      <div><dt>{compare.page}</dt><dd>{line(parts.origin)}</dd></div>
    </dl>
  );
}
