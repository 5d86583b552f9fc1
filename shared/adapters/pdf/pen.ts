import type { Letters } from '../../domain/form/sheet.ts';
import { wrap, type Look } from './wrap.ts';

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** TrueType, with every Vietnamese letter. */
export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array; readonly italic: Uint8Array };

type Document = PDFKit.PDFDocument;
type Element = ReturnType<Document['struct']>;
/** What is read aloud in place of a figure; whose head the head of a table is. */
type ElementSays = { readonly alt?: string; readonly scope?: 'Column' };
export type Place = {
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'centre' | 'right';
};

/**
 * Writes down the page, line by line, and goes on to the next page by itself. Everything written belongs to an element
 * of the file's structure, or is marked as an artifact: so it can be read aloud in order.
 */
export class Pen {
  y: number;
  readonly letters: Letters;
  readonly #doc: Document;
  readonly #root: Element;
  readonly #widths = new Map<string, number>();

  constructor(doc: Document, letters: Letters) {
    this.letters = letters;
    this.#doc = doc;
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
    this.y = this.top;
  }

  get top(): number {
    return this.#doc.page.margins.top;
  }
  get left(): number {
    return this.#doc.page.margins.left;
  }
  get width(): number {
    const { width, margins } = this.#doc.page;
    return width - margins.left - margins.right;
  }
  get bottom(): number {
    const { height, margins } = this.#doc.page;
    return height - margins.bottom;
  }
  /** The register's page lies on its side: many columns, smaller letters. */
  get isWide(): boolean {
    return this.#doc.page.width > this.#doc.page.height;
  }
  get room(): number {
    return this.bottom - this.y;
  }

  /** From one line to the next. */
  stepOf({ size }: Look): number {
    return size * this.letters.leading;
  }

  widthOf(text: string, look: Look): number {
    const key = `${faceOf(look)} ${look.size} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#dress(look).widthOfString(text);
    this.#widths.set(key, width);
    return width;
  }

  lines(text: string, look: Look, width: number): string[] {
    return wrap(text, width, (part) => this.widthOf(part, look));
  }

  nextPage(): void {
    this.#doc.addPage();
    this.y = this.top;
  }

  /** Goes to the next page unless so much of this one is left. */
  needs(height: number): void {
    if (this.room < height) this.nextPage();
  }

  /** A new element of the structure, under the document or another element. */
  element(type: string, under?: Element, says: ElementSays = {}): Element {
    const made = this.#doc.struct(type, says);
    (under ?? this.#root).add(made);
    return made;
  }

  /** Writes inside an element; `type` says what the marked content is. */
  within(element: Element, type: string, write: () => void): void {
    element.add(this.#doc.markStructureContent(type));
    write();
    this.#doc.endMarkedContent();
  }

  /** Lines, rules and what is repeated on each page: nothing to read aloud. */
  artifact(type: 'Layout' | 'Pagination', write: () => void): void {
    this.#doc.markContent('Artifact', { type });
    write();
    this.#doc.endMarkedContent();
  }

  /** One line of text at a height, in a place; nothing is wrapped here. */
  put(text: string, look: Look, { x, width, align = 'left' }: Place, y: number): void {
    const own = align === 'left' ? 0 : this.widthOf(text, look);
    const shift = align === 'left' ? 0 : align === 'right' ? width - own : (width - own) / 2;
    this.#dress(look).text(text, x + shift, y, { lineBreak: false });
  }

  /** A paragraph down the page, on as many pages as it takes. */
  paragraph(type: string, text: string, look: Look, place?: Place, under?: Element): void {
    const { x, width, align } = place ?? { x: this.left, width: this.width, align: 'left' as const };
    const element = this.element(type, under);
    const step = this.stepOf(look);
    let left = align === 'centre' ? this.#balanced(text, look, width) : this.lines(text, look, width);
    while (left.length > 0) {
      this.needs(step);
      const now = left.slice(0, Math.max(1, Math.floor(this.room / step)));
      this.within(element, type, () => {
        for (const line of now) {
          this.put(line, look, { x, width, ...(align && { align }) }, this.y);
          this.y += step;
        }
      });
      left = left.slice(now.length);
    }
    element.end();
  }

  /** As many lines as it takes, of lengths as alike as they can be: no lone word under a centred head. */
  #balanced(text: string, look: Look, width: number): string[] {
    const lines = this.lines(text, look, width);
    let [narrow, wide] = [width / lines.length, width];
    for (let tries = 0; lines.length > 1 && tries < 6; tries += 1) {
      const middle = (narrow + wide) / 2;
      if (this.lines(text, look, middle).length > lines.length) narrow = middle;
      else wide = middle;
    }
    return lines.length > 1 ? this.lines(text, look, wide) : lines;
  }

  rule(fromX: number, fromY: number, toX: number, toY: number, width = 0.6): void {
    this.#doc.moveTo(fromX, fromY).lineTo(toX, toY).lineWidth(width).strokeColor('#000000').stroke();
  }

  fillSquares(squares: readonly { readonly x: number; readonly y: number; readonly size: number }[]): void {
    for (const { x, y, size } of squares) this.#doc.rect(x, y, size, size);
    this.#doc.fillColor('#000000').fill();
  }

  /** Ends the structure and writes the foot of every page: what it is of, and its number. */
  end(foot: string): void {
    this.#root.end();
    const { start, count } = this.#doc.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      this.#doc.switchToPage(index);
      const y = this.bottom + mm(6);
      const look = { size: this.letters.foot };
      this.artifact('Pagination', () => {
        const { left: x, width } = this;
        this.#doc.page.margins.bottom = 0; // else the package would open a page for what stands in the margin
        this.put(foot.normalize('NFC'), look, { x, width }, y);
        this.put(`Trang ${index + 1}/${count}`, look, { x, width, align: 'right' }, y);
      });
    }
  }

  #dress(look: Look): Document {
    return this.#doc.font(faceOf(look)).fontSize(look.size).fillColor('#000000');
  }
}

const faceOf = ({ bold, italic }: Look): keyof Fonts => (bold ? 'bold' : italic ? 'italic' : 'regular');
