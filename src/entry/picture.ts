/** A picture of a page as it is kept: not larger than a report can carry. */
import type { Picture } from '../report/report';

/** Pixels of the longer side. */
const LONGEST = 1920;

/** `url` (a `data:` URL of a picture) as JPEG. Rejects what is no picture. */
export async function jpegOf(url: string): Promise<Picture> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser draws no pictures.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return { url: canvas.toDataURL('image/jpeg', 0.85), width: canvas.width, height: canvas.height };
}
