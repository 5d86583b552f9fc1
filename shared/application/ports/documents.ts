import type { Sheet } from '../../domain/form/sheet.ts';

/** Papers that are kept for good: what was handed out and what was handed in, every version of it. */
export interface Documents {
  /** Written once; an object that stands under this key is left as it is, and its version is answered. */
  keepOnce(
    key: string,
    bytes: Uint8Array,
    type: string,
  ): Promise<{ readonly versionId: string; readonly stood: boolean }>;
  /** Exactly this version; undefined when it is not there. */
  read(key: string, versionId: string): Promise<Uint8Array | undefined>;
  /** A link that opens exactly this version for some seconds, under a name without personal data. */
  link(
    key: string,
    versionId: string,
    as: { readonly name: string; readonly type: string; readonly seconds: number },
  ): Promise<string>;
}

export interface SheetPrinter {
  /** The same sheet gives the same bytes. */
  print(sheet: Sheet): Promise<Uint8Array>;
}
