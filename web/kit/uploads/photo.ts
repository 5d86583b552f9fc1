import { liesOnItsSide, sizeWithin, type Turn, turnOf, uprightBy, withoutTurn } from './exif.ts';
import { tidyName } from './judge.ts';

/** Longest side of a photo that was made smaller: a page of A4 at some 200 points an inch, small print stays readable. */
const mostPixels = 2400;
const quality = 0.82;
const largeBytes = 2_000_000;
/** A note of the camera stands in the first segments. */
const headBytes = 262_144;

/** Whether asking is worth it: a photo is large, or lies on its side. */
export async function isWorthShrinking(file: Blob): Promise<boolean> {
  if (file.type !== 'image/jpeg' && file.type !== 'image/png') return false;
  if (file.size > largeBytes) return true;
  return turnOf(new Uint8Array(await bytesOf(file.slice(0, headBytes)))) !== 1;
}

/** The photo upright and smaller, as a JPEG without the camera's notes (place, time, make); undefined where this phone cannot. */
export async function shrink(file: File): Promise<File | undefined> {
  try {
    const bytes = new Uint8Array(await bytesOf(file));
    const turn = turnOf(bytes);
    const picture = await pictureOf(new Blob([withoutTurn(bytes)], { type: file.type }));
    try {
      const blob = await drawn(picture, turn);
      return blob && new File([blob], jpegName(file.name), { type: 'image/jpeg' });
    } finally {
      if ('close' in picture) picture.close();
    }
  } catch {
    // Broken, or too large for this phone's memory: it may still be sent as it is.
    return undefined;
  }
}

const jpegName = (name: string): string => tidyName(`${name.replace(/\.[^.\s]{1,8}$/, '')}.jpg`);

async function drawn(picture: ImageBitmap | HTMLImageElement, turn: Turn): Promise<Blob | undefined> {
  const { width, height } = sizeWithin(picture.width, picture.height, mostPixels);
  const canvas = document.createElement('canvas');
  canvas.width = liesOnItsSide(turn) ? height : width;
  canvas.height = liesOnItsSide(turn) ? width : height;
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) return undefined;
  // Paper is white where a picture is see-through.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.transform(...uprightBy(turn, width, height));
  pen.drawImage(picture, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  canvas.width = 0;
  return blob ?? undefined;
}

async function pictureOf(blob: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if ('createImageBitmap' in window) return createImageBitmap(blob);
  // Older browsers: an element, filled with data because the pages' policy allows no blob as a picture.
  const image = new Image();
  const loaded = new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('No picture'));
  });
  image.src = await dataUrlOf(blob);
  await loaded;
  return image;
}

const read = <T>(start: (reader: FileReader) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as T);
    reader.onerror = () => reject(reader.error ?? new Error('Not readable'));
    start(reader);
  });
const dataUrlOf = (blob: Blob): Promise<string> => read((reader) => reader.readAsDataURL(blob));
/** `Blob.arrayBuffer` is missing in some browsers of 2020. */
export const bytesOf = (blob: Blob): Promise<ArrayBuffer> => read((reader) => reader.readAsArrayBuffer(blob));
