import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetPrinter } from '../../../shared/application/ports/documents.ts';
import { printSheet } from '../../../shared/adapters/pdf/print-sheet.ts';
import { pictureOf } from './read-pdf.ts';

const root = join(import.meta.dirname, '../../..');
const font = (file: string) =>
  readFileSync(join(root, 'node_modules/@expo-google-fonts/be-vietnam-pro', file));

/** As the functions print, with the fonts from where the build takes them. */
export const fonts = {
  regular: font('400Regular/BeVietnamPro_400Regular.ttf'),
  bold: font('700Bold/BeVietnamPro_700Bold.ttf'),
};
export const printer: SheetPrinter = { print: (sheet) => printSheet(sheet, fonts) };

export const formsOutput = join(root, 'test/output/forms');

/** Leaves a form to be looked at: the file, and its first pages as pictures. */
export async function leave(name: string, bytes: Uint8Array, pages = 1): Promise<void> {
  mkdirSync(formsOutput, { recursive: true });
  writeFileSync(join(formsOutput, `${name}.pdf`), bytes);
  for (let page = 1; page <= pages; page += 1) {
    const suffix = page === 1 ? '' : `-${page}`;
    writeFileSync(join(formsOutput, `${name}${suffix}.png`), (await pictureOf(bytes, page)).png);
  }
}
