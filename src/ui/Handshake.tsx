/** The section with the picture of a call's CORS handshake: drawn for the width that there is, as a list, and to be taken along for a ticket. */
import { render } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { handshake } from '../http/cors-handshake';
import type { Exchange } from '../http/exchange';
import { visible } from '../locales/visible';
import { CopyButton } from './CopyButton';
import { HandshakeList } from './HandshakeList';
import { HandshakePicture } from './HandshakePicture';
import { layoutHandshake, type Drawing } from './handshake-layout';
import { estimatedWidth, measureIn, type Measure } from './handshake-measure';
import { handshakeTexts, pageName, plainTexts, shorten, shortOrigin } from './handshake-text';
import { TakeAlong } from './TakeAlong';
import { utcTime } from '../locales/times';
import type { Voice } from '../locales/voice';
import './handshake.css';

interface Props {
  readonly exchange: Exchange;
  readonly voice: Voice;
  readonly onCopy: (text: string) => Promise<void>;
  /** Puts a PNG on the clipboard; it is saved as a file where that fails, or where there is none. */
  readonly onCopyImage?: ((png: Blob) => Promise<void>) | undefined;
}

/** Wider, lines get too long to read. */
const WIDEST = 820;
/** The picture for a ticket has this width, however narrow the panel is. */
const TAKEN_ALONG = 800;
/** Characters of an observed value in the picture. */
const LONGEST = { narrow: 72, wide: 110 };

/** The handshake, where the CORS protocol applied to the call. */
export function Handshake({ exchange, voice, onCopy, onCopyImage }: Props) {
  const section = useRef<HTMLElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  const [measure, setMeasure] = useState<{ readonly by: Measure }>({ by: estimatedWidth });
  const [asList, setAsList] = useState(false);
  const model = useMemo(() => handshake(exchange), [exchange]);
  const words = voice.ui.handshake;

  useLayoutEffect(() => {
    const box = stage.current;
    if (box === null) return undefined;
    const fit = (): void => setWidth(Math.min(WIDEST, box.clientWidth || 640));
    setMeasure({ by: measureIn(box) });
    fit();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(fit);
    observer.observe(box);
    return () => observer.disconnect();
  }, [model === null]);

  const full = useMemo(() => (model === null ? [] : handshakeTexts(model, voice)), [model, voice.locale]);
  const draw = (wide: number, frame: boolean): Drawing | null => {
    if (model === null) return null;
    const names = [{ name: words.page, origin: pageName(model, voice) }, { name: words.browser, origin: '' }, ...model.servers.map((server) => ({ name: words.server, origin: shortOrigin(server) }))];
    const texts = handshakeTexts(model, voice, wide < 520 ? LONGEST.narrow : LONGEST.wide);
    const [asked] = model.steps;
    const caption = asked?.kind === 'page-call' ? shorten(visible(`${asked.method} ${model.servers[0] ?? ''}${asked.path}`), LONGEST.wide) : '';
    const time = `${utcTime(Date.parse(exchange.startedDateTime))} UTC`;
    return layoutHandshake({ texts, names, checks: words.checks, width: wide, measure: measure.by, frame: frame ? { caption, signature: `${voice.ui.productName} · ${time}` } : undefined });
  };
  const drawing = useMemo(() => draw(width, false), [model, voice.locale, width, measure]);
  if (model === null || drawing === null) return null;

  const name = words.name(pageName(model, voice), model.servers.map(shortOrigin).join(words.comma));
  const titles = new Map(full.flatMap(({ rules }, place) => rules.map(({ check, state, text }) => [`${place + 1}/${check.rule}`, `${state}${words.colon}${text.replaceAll('`', '')}`] as const)));
  const hasStop = model.readings.length > 0;
  /** Draws the picture for a ticket where it gets the page's colours and faces, hands it over, and takes it away again. */
  const withPicture = async <T,>(use: (svg: SVGSVGElement) => T | Promise<T>): Promise<T> => {
    const taken = draw(TAKEN_ALONG, true);
    const host = document.createElement('div');
    host.className = 'hs-aside';
    section.current?.append(host);
    try {
      if (taken !== null) render(<HandshakePicture drawing={taken} name={name} />, host);
      const svg = host.querySelector('svg');
      if (svg === null) throw new Error('There is no picture.');
      return await use(svg);
    } finally {
      render(null, host);
      host.remove();
    }
  };
  const showStop = (): void => stage.current?.querySelector<HTMLElement>('.hs-list > [data-stop]')?.focus();
  return (
    <section class="handshake" aria-label={words.title} data-handshake ref={section}>
      <div class="hs-bar">
        <h3>{words.title}</h3>
        {hasStop ? <button type="button" class="button hs-plain" data-show-stop onClick={showStop}>{words.showStop}</button> : null}
        <button type="button" class="button hs-plain" data-as-list aria-pressed={asList} onClick={() => setAsList(!asList)}>{asList ? words.asPicture : words.asList}</button>
      </div>
      <div class="hs-stage" ref={stage}>
        {asList ? null : <HandshakePicture drawing={drawing} name={name} full={titles} />}
        <HandshakeList texts={full} areas={asList ? null : drawing.steps.map(({ area }) => area)} voice={voice} />
      </div>
      <div class="hs-bar">
        <TakeAlong withPicture={withPicture} fileName={`cors-${exchange.startedDateTime.slice(0, 19).replaceAll(':', '-')}`} voice={voice} onCopyImage={onCopyImage} />
        <CopyButton text={() => plainTexts(full)} label={words.copyText} onCopy={onCopy} voice={voice} />
      </div>
    </section>
  );
}
