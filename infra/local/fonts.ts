import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import subset from 'subset-font';
import type { Fonts } from '../../shared/adapters/pdf/pen.ts';
import { paths } from './paths.ts';

/**
 * The fonts of forms: Tinos, whose letters are as wide as those of Times New Roman, which may not be shipped with a
 * program. A province that owns the other one names its files here.
 */
const files: Readonly<Record<keyof Fonts, string>> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
};
const folder = join(paths.modules, '@expo-google-fonts/tinos');
export const fontLicence = join(folder, 'LICENSE_FONT');

/** Latin with the accents of Vietnam and Europe, punctuation and money: a twentieth of the font, so that functions begin to print sooner. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x180],
  [0x1a0, 0x1b0],
  [0x218, 0x21b],
  [0x243, 0x243],
  [0x300, 0x331],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2044],
  [0x20ab, 0x20ac],
  [0x2212, 0x2212],
  [0x2260, 0x2265],
] as const;
const letters = ranges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
  .map((code) => String.fromCodePoint(code))
  .join('');

/** What screens need to draw small letters sharply is left out: these are printed. */
const cutting = { targetFormat: 'truetype', noHinting: true } as const;

export async function formFonts(): Promise<Fonts> {
  const cut = async (face: keyof Fonts) => subset(readFileSync(join(folder, files[face])), letters, cutting);
  return { regular: await cut('regular'), bold: await cut('bold'), italic: await cut('italic') };
}
