/** The facts around CORS, each folded under one line: the preflight's reason, caches, unreadable headers, a lost origin, other browsers. */
import type { ComponentChildren } from 'preact';
import type { BrowserDifference } from '../http/cors-browsers';
import type { CorsReport } from '../http/cors-report';
import { CopyButton } from './CopyButton';
import { Prose } from './Prose';
import { Value } from './Value';
import type { Voice } from '../locales/voice';

interface Props {
  readonly report: CorsReport | null;
  readonly differences: readonly BrowserDifference[];
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
}

/** One block for each fact that there is. */
export function CorsFacts({ report, differences, voice, onCopy }: Props) {
  const { cors, corsBrowsers } = voice.catalog;
  const { preflight = null, cache = null, hiddenFields = null, nullOrigin = null, obsoleteFields = [] } = report ?? {};
  return (
    <>
      {cache === null ? null : <Fold id="cache" summary={cors.cache.summary(cache)}><p><Prose text={cors.cache.explain(cache)} /></p></Fold>}
      {hiddenFields === null ? null : (
        <Fold id="hidden-fields" summary={cors.hiddenFields.summary(hiddenFields)}>
          <p><Prose text={cors.hiddenFields.explain(hiddenFields)} /></p>
          <div class="snippet">
            <div class="snippet-bar"><span class="cors-answer" /><CopyButton text={`Access-Control-Expose-Headers: ${hiddenFields.expose}`} onCopy={onCopy} voice={voice} /></div>
            <pre tabIndex={0}><Value text={`Access-Control-Expose-Headers: ${hiddenFields.expose}`} /></pre>
          </div>
        </Fold>
      )}
      {nullOrigin === null ? null : (
        <Fold id="null-origin" summary={cors.nullOrigin.summary}>
          <p><Prose text={cors.nullOrigin.explain(nullOrigin)} /></p>
          {nullOrigin.source === 'redirect' ? null : <ul>{cors.nullOrigin.kinds.map((kind) => <li key={kind}><Prose text={kind} /></li>)}</ul>}
        </Fold>
      )}
      {preflight === null || preflight.reasons.length === 0 ? null : (
        <Fold id="preflight" summary={cors.preflight.summary(preflight)}>
          <ul>
            {preflight.reasons.map((reason, place) => (
              <li key={place}>
                <Prose text={cors.preflight.reason(reason)} /> <span class="quiet">{cors.preflight.avoid}{voice.ui.request.colon}<Prose text={cors.preflight.without(reason)} /></span>
              </li>
            ))}
          </ul>
          {preflight.rememberedSeconds === null && preflight.source !== 'cache' ? null : <p><Prose text={cors.preflight.memory(preflight)} /></p>}
          <p><Prose text={cors.preflight.worthKeeping} /></p>
        </Fold>
      )}
      {differences.length === 0 ? null : (
        <Fold id="browsers" summary={corsBrowsers.title}>
          <ul>{differences.map((one) => <li key={one.rule} data-browser-rule={one.rule}><Prose text={corsBrowsers.line(one)} /></li>)}</ul>
        </Fold>
      )}
      {obsoleteFields.length === 0 ? null : <Fold id="obsolete" summary={cors.obsolete.summary}><p><Prose text={cors.obsolete.explain(obsoleteFields)} /></p></Fold>}
    </>
  );
}

function Fold({ id, summary, children }: { readonly id: string; readonly summary: string; readonly children: ComponentChildren }) {
  return (
    <details class="cors-fact" data-cors-fact={id}>
      <summary><Prose text={summary} /></summary>
      {children}
    </details>
  );
}
