import { encode } from 'uqr';
import type { Block } from '../../domain/form/sheet.ts';
import { body, leading, mm, type Pen, type Place } from './pen.ts';
import type { Look } from './wrap.ts';

type Of<Kind extends Block['block']> = Extract<Block, { block: Kind }>;

const plain: Look = { size: body };
const bold: Look = { size: body, bold: true };
const italic: Look = { size: body, italic: true };
const small: Look = { size: 9.5, italic: true };
const gap = body * 0.3;

type Part = {
  readonly place: Place;
  readonly lines: readonly { readonly text: string; readonly look: Look }[];
};

/** Side by side, each from the same height; answers where each ends. */
function columns(pen: Pen, parts: readonly Part[]): number[] {
  const start = pen.y;
  const ends = parts.map(({ place, lines }) => {
    pen.y = start;
    for (const { text, look } of lines) pen.paragraph('P', text, look, place);
    return pen.y;
  });
  pen.y = Math.max(start, ...ends);
  return ends;
}

const headSize = 10;

export function drawHeads(pen: Pen, { left, right, number, place }: Of<'heads'>): void {
  const share = pen.width * 0.49;
  const between = pen.width * 0.01;
  const ours: Place = { x: pen.left, width: share, align: 'centre' };
  const theirs: Place = {
    x: pen.left + share + between,
    width: pen.width - share - between,
    align: 'centre',
  };
  const last = left.length - 1;
  const [ourEnd = pen.y, theirEnd = pen.y] = columns(pen, [
    {
      place: ours,
      lines: left.map((text, index) => ({ text, look: { size: headSize, bold: index === last } })),
    },
    { place: theirs, lines: right.map((text) => ({ text, look: { size: headSize, bold: true } })) },
  ]);
  const ruleUnder = ({ x, width }: Place, part: number, y: number) => {
    const from = x + (width * (1 - part)) / 2;
    pen.rule(from, y + 2, from + width * part, y + 2);
  };
  pen.artifact('Layout', () => {
    ruleUnder(ours, 0.3, ourEnd);
    ruleUnder(theirs, 0.6, theirEnd);
  });
  pen.y += gap * 2.5;
  const look: Look = { size: headSize };
  columns(pen, [
    { place: ours, lines: number ? [{ text: number, look }] : [] },
    { place: theirs, lines: place ? [{ text: place, look: { ...look, italic: true } }] : [] },
  ]);
  pen.y += gap;
}

export function drawTitle(pen: Pen, { lines }: Of<'title'>): void {
  pen.y += body * 0.6;
  const place: Place = { x: pen.left, width: pen.width, align: 'centre' };
  lines.forEach((line, index) =>
    pen.paragraph(index === 0 ? 'H1' : 'P', line, index === 0 ? { size: 14, bold: true } : italic, place),
  );
  pen.y += body * 0.5;
}

export function drawLine(pen: Pen, { text, style }: Of<'line'>): void {
  const look = style === 'bold' || style === 'heading' ? bold : style === 'italic' ? italic : plain;
  if (style === 'heading') {
    pen.y += gap;
    pen.needs(body * leading * 3);
  }
  const centred: Place = { x: pen.left, width: pen.width, align: 'centre' };
  pen.paragraph(style === 'heading' ? 'H2' : 'P', text, look, style === 'centre' ? centred : undefined);
  pen.y += gap;
}

/** A label with its value behind it; what does not fit the line goes on under both, a little further in. */
export function drawFact(pen: Pen, { label, value }: Of<'fact'>): void {
  const words = `${label.normalize('NFC')}: `;
  const labelWidth = pen.widthOf(words, plain);
  const text = value.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const indent = mm(6);
  const step = body * leading;
  const [first = ''] = pen.lines(text, bold, Math.max(pen.width - labelWidth, indent));
  const rest = text.slice(first.length).trim();
  pen.needs(step * (rest ? 2 : 1));
  const element = pen.element('P');
  const write = (line: string, look: Look, from: number) =>
    pen.within(element, 'P', () =>
      pen.put(line, look, { x: pen.left + from, width: pen.width - from }, pen.y),
    );
  write(words, plain, 0);
  write(first, bold, labelWidth);
  pen.y += step;
  for (const line of rest ? pen.lines(rest, bold, pen.width - indent) : []) {
    pen.needs(step);
    write(line, bold, indent);
    pen.y += step;
  }
  element.end();
  pen.y += gap * 0.6;
}

const codeSide = mm(30);
const quietModules = 4;

/** The QR code right, what stands beside it left. Modules are drawn as squares that touch, with the quiet zone. */
export function drawCode(pen: Pen, { text, alt, beside }: Of<'code'>): void {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules });
  pen.needs(codeSide + gap);
  const top = pen.y;
  const x = pen.left + pen.width - codeSide;
  const module = codeSide / size;
  const figure = pen.element('Figure', undefined, { alt });
  pen.within(figure, 'Figure', () =>
    pen.fillSquares(
      data.flatMap((row, line) =>
        row.flatMap((dark, column) =>
          dark ? [{ x: x + column * module, y: top + line * module, size: module }] : [],
        ),
      ),
    ),
  );
  figure.end();
  const place: Place = { x: pen.left, width: pen.width - codeSide - mm(4) };
  pen.y = top + gap;
  beside.forEach((line, index) =>
    pen.paragraph('P', line, index === 0 ? { size: 13, bold: true } : index === 1 ? bold : plain, place),
  );
  pen.y = Math.max(pen.y, top + codeSide) + gap;
}

/** Side by side, with room for a hand's signature; never torn apart by the end of a page. */
export function drawSignatures(pen: Pen, { parts }: Of<'signatures'>): void {
  const height = mm(26);
  pen.needs(height);
  pen.y += gap * 2;
  const width = pen.width / Math.max(parts.length, 2);
  const first = parts.length === 1 ? 1 : 0;
  const start = pen.y;
  columns(
    pen,
    parts.map(({ who, hint }, index) => ({
      place: { x: pen.left + width * (index + first), width, align: 'centre' },
      lines: [
        { text: who, look: bold },
        { text: hint, look: small },
      ],
    })),
  );
  const named = parts.map(({ name }) => name);
  if (named.some((name) => name)) {
    pen.y = start + mm(22);
    columns(
      pen,
      parts.map(({ name }, index) => ({
        place: { x: pen.left + width * (index + first), width, align: 'centre' },
        lines: name ? [{ text: name, look: bold }] : [],
      })),
    );
  }
  pen.y = Math.max(pen.y, start + height);
}
