import { readFileSync } from 'node:fs';
import type { SheetPrinter } from '../../shared/application/ports/documents.ts';
import { printSheet } from '../../shared/adapters/pdf/print-sheet.ts';
import type { Fonts } from '../../shared/adapters/pdf/print-sheet.ts';

/** The fonts lie beside the bundle, where the build puts them (infra/local/build.ts). Read once a process. */
const font = (name: string): Uint8Array => readFileSync(new URL(`./fonts/${name}`, import.meta.url));
let fonts: Fonts | undefined;

export const sheetPrinter: SheetPrinter = {
  print: (sheet) => {
    fonts ??= { regular: font('BeVietnamPro_400Regular.ttf'), bold: font('BeVietnamPro_700Bold.ttf') };
    return printSheet(sheet, fonts);
  },
};
