import type { Instant } from '../ids.ts';

/** A form as it is drawn: words in their places, nothing left to look up. One sheet gives the same bytes every time. */
export type Sheet = {
  /** Also the title of the file. */
  readonly title: string;
  readonly page: 'portrait' | 'landscape';
  /** The only time in the file. */
  readonly at: Instant;
  /** At the foot of every page, beside its number. */
  readonly foot: string;
  readonly blocks: readonly Block[];
};

export type Align = 'left' | 'centre' | 'right';
export type Column = { readonly label: string; readonly width: number; readonly align?: Align };

export type Block =
  /** Issuing agency left, name of the state right; number left and place and date right below them. */
  | {
      readonly block: 'heads';
      readonly left: readonly string[];
      readonly right: readonly string[];
      readonly number?: string;
      readonly place?: string;
    }
  | { readonly block: 'title'; readonly lines: readonly string[] }
  | {
      readonly block: 'line';
      readonly text: string;
      readonly style?: 'bold' | 'italic' | 'centre' | 'heading';
    }
  | { readonly block: 'fact'; readonly label: string; readonly value: string }
  /** Widths are shares of the line. */
  | {
      readonly block: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A QR code with what stands beside it. */
  | {
      readonly block: 'code';
      readonly text: string;
      readonly alt: string;
      readonly beside: readonly string[];
    }
  | {
      readonly block: 'signatures';
      readonly parts: readonly { readonly who: string; readonly hint: string; readonly name?: string }[];
    };

/** Sizes of letters, in points. */
export type Letters = {
  /** The agency's and the state's names. */
  readonly heads: number;
  readonly title: number;
  readonly body: number;
  readonly small: number;
  readonly foot: number;
  readonly table: number;
  /** Of a page that lies on its side. */
  readonly wideTable: number;
  /** From one line to the next, by the size of the letters. */
  readonly leading: number;
};
