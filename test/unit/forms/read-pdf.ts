import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import jsQR from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader of the file sees: another program than the one that wrote it. */
const fontsFolder = join(
  dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts/',
);
const open = (bytes: Uint8Array) =>
  getDocument({
    data: Uint8Array.from(bytes),
    standardFontDataUrl: fontsFolder,
    isEvalSupported: false,
    verbosity: 0,
  });

export type ReadPdf = {
  readonly pages: readonly string[];
  readonly lang: string | undefined;
  readonly title: string | undefined;
  /** What is marked to be read aloud, in order: roles of the structure's leaves. */
  readonly roles: readonly string[];
};

/** Text of each page, as somebody who searches or copies gets it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = open(bytes);
  const document = await task.promise;
  const { info, metadata } = await document.getMetadata();
  const pages: string[] = [];
  const roles: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .replaceAll(/[ \n]+/g, ' '),
    );
    collect(await page.getStructTree(), roles);
  }
  const { Language: lang, Title: title } = info as { Language?: string; Title?: string };
  await task.destroy();
  void metadata;
  return { pages, lang, title, roles };
}

function collect(node: unknown, roles: string[]): void {
  const { role, children = [] } = (node ?? {}) as { role?: string; children?: unknown[] };
  if (role) roles.push(role);
  for (const child of children) collect(child, roles);
}

const scale = 2;
type CanvasFactory = { create: (width: number, height: number) => Drawn };
type Drawn = { canvas: { toBuffer: (type: 'image/png') => Buffer }; context: CanvasRenderingContext2D };

export type Picture = {
  readonly png: Buffer;
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
};

/** One page as a picture, 144 dots an inch. */
export async function pictureOf(bytes: Uint8Array, number = 1): Promise<Picture> {
  const task = open(bytes);
  const document = await task.promise;
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  // The package brings its own canvas, and its types know the browser's only.
  const { canvas, context } = (document.canvasFactory as CanvasFactory).create(width, height);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  await task.destroy();
  return { png: canvas.toBuffer('image/png'), pixels: data, width, height };
}

/** What a phone's camera reads in the picture. */
export const readCode = ({ pixels, width, height }: Picture): string | undefined =>
  jsQR(pixels, width, height)?.data;
