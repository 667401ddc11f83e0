/** A drawn picture as a file of its own: colours and faces resolved, so that it looks the same in a ticket. Reads computed styles; no extension API. */

/** What the style sheet says about a drawing; everything else stands in its attributes. */
const RESOLVED = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'fill-opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'unicode-bidi', 'direction'] as const;
const SCALE = 2;

/** The SVG's source with every style as an attribute. The element must stand in the document. */
export function svgSource(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, place) => {
    const target = copies[place];
    if (target === undefined) return;
    const style = getComputedStyle(original);
    const isText = original.tagName === 'text';
    for (const name of RESOLVED) {
      const value = style.getPropertyValue(name);
      if (value !== '' && (isText || !/^(?:font|text|unicode|direction)/.test(name))) target.setAttribute(name, value);
    }
    for (const name of target.getAttributeNames()) if (name === 'class' || name.startsWith('data-')) target.removeAttribute(name);
    if (isText) target.setAttribute('xml:space', 'preserve');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

/** The picture as PNG, at twice its size. The image is a `data:` URL: the only kind that the pages' own policy lets in. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgSource(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Number(svg.getAttribute('width')) * SCALE;
  canvas.height = Number(svg.getAttribute('height')) * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be drawn.')) : resolve(blob)), 'image/png');
  });
}

/** Saves a file by a link that nobody sees. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
