/** The buttons that take the picture along: to the clipboard, or, where that is refused, to a file; and as SVG. They say what came of it. */
import { useEffect, useState } from 'preact/hooks';
import { pngOf, saveFile, svgSource } from './handshake-export';
import { Icon } from './Icon';
import type { Voice } from '../locales/voice';

interface Props {
  readonly withPicture: <T>(use: (svg: SVGSVGElement) => T | Promise<T>) => Promise<T>;
  readonly fileName: string;
  readonly voice: Voice;
  readonly onCopyImage: ((png: Blob) => Promise<void>) | undefined;
}

const SHOWN_MS = 4000;

/** Copy and save. */
export function TakeAlong({ withPicture, fileName, voice, onCopyImage }: Props) {
  const { handshake: words } = voice.ui;
  const [copied, setCopied] = useState<'copied' | 'saved' | 'failed' | null>(null);
  const [saved, setSaved] = useState<'saved' | 'failed' | null>(null);
  useEffect(() => {
    if (copied === null && saved === null) return undefined;
    const timer = setTimeout(() => {
      setCopied(null);
      setSaved(null);
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied, saved]);

  const copy = async (): Promise<void> => {
    try {
      const png = await withPicture(pngOf);
      try {
        if (onCopyImage === undefined) throw new Error('There is no clipboard.');
        await onCopyImage(png);
        setCopied('copied');
      } catch {
        saveFile(`${fileName}.png`, png);
        setCopied('saved');
      }
    } catch {
      setCopied('failed');
    }
  };
  const save = async (): Promise<void> => {
    try {
      saveFile(`${fileName}.svg`, new Blob([await withPicture(svgSource)], { type: 'image/svg+xml' }));
      setSaved('saved');
    } catch {
      setSaved('failed');
    }
  };
  const said = { copied: words.copiedPicture, saved: words.savedInstead, failed: words.neither };
  return (
    <>
      <button type="button" class="button" data-copy-picture={copied ?? ''} onClick={() => void copy()}>
        <Icon name={copied === null || copied === 'failed' ? 'copy' : 'check'} />
        <span aria-live="polite">{copied === null ? words.copyPicture : said[copied]}</span>
      </button>
      <button type="button" class="button hs-plain" data-save-picture={saved ?? ''} onClick={() => void save()}>
        <span aria-live="polite">{saved === null ? words.saveSvg : saved === 'saved' ? words.saved : words.neither}</span>
      </button>
    </>
  );
}
