import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formFonts } from '../../../infra/local/fonts.ts';
import { formLetters } from '../../../shared/application/forms/templates.ts';
import type { SheetPrinter } from '../../../shared/application/ports/documents.ts';
import { printSheet } from '../../../shared/adapters/pdf/print-sheet.ts';
import { pictureOf } from './read-pdf.ts';

/** As the functions print, with the fonts that the build gives them. */
const fonts = await formFonts();
export const printer: SheetPrinter = { print: (sheet) => printSheet(sheet, fonts, formLetters) };

export const formsOutput = join(import.meta.dirname, '../../output/forms');

/** Leaves a form to be looked at: the file, and its first pages as pictures. */
export async function leave(name: string, bytes: Uint8Array, pages = 1): Promise<void> {
  mkdirSync(formsOutput, { recursive: true });
  writeFileSync(join(formsOutput, `${name}.pdf`), bytes);
  for (let page = 1; page <= pages; page += 1) {
    const suffix = page === 1 ? '' : `-${page}`;
    writeFileSync(join(formsOutput, `${name}${suffix}.png`), (await pictureOf(bytes, page)).png);
  }
}
