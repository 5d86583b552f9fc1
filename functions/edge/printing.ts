import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SheetPrinter } from '../../shared/application/ports/documents.ts';
import { printSheet } from '../../shared/adapters/pdf/print-sheet.ts';
import type { Fonts } from '../../shared/adapters/pdf/print-sheet.ts';

/** The fonts lie packed beside the bundle, where the build puts them (infra/local/build.ts). Read once a process. */
const font = (name: string): Uint8Array =>
  gunzipSync(readFileSync(new URL(`./fonts/${name}.gz`, import.meta.url)));
let fonts: Fonts | undefined;

export const sheetPrinter: SheetPrinter = {
  print: (sheet) => {
    fonts ??= { regular: font('BeVietnamPro_400Regular.ttf'), bold: font('BeVietnamPro_700Bold.ttf') };
    return printSheet(sheet, fonts);
  },
};
