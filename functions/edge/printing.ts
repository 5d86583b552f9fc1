import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SheetPrinter } from '../../shared/application/ports/documents.ts';
import { formLetters } from '../../shared/application/forms/templates.ts';
import type { Fonts } from '../../shared/adapters/pdf/pen.ts';
import { printSheet } from '../../shared/adapters/pdf/print-sheet.ts';

/** The fonts lie packed beside the bundle, where the build puts them (infra/local/fonts.ts). Read once a process. */
const font = (face: keyof Fonts): Uint8Array =>
  gunzipSync(readFileSync(new URL(`./fonts/${face}.ttf.gz`, import.meta.url)));
let fonts: Fonts | undefined;

export const sheetPrinter: SheetPrinter = {
  print: (sheet) => {
    fonts ??= { regular: font('regular'), bold: font('bold'), italic: font('italic') };
    return printSheet(sheet, fonts, formLetters);
  },
};
