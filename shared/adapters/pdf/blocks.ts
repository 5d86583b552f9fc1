import { encode } from 'uqr';
import type { Block } from '../../domain/form/sheet.ts';
import { body, leading, mm, type Pen, type Place } from './pen.ts';
import type { Look } from './wrap.ts';

type Of<Kind extends Block['block']> = Extract<Block, { block: Kind }>;

const plain: Look = { size: body };
const bold: Look = { size: body, bold: true };
const italic: Look = { size: body, italic: true };
const small: Look = { size: 9.5, italic: true };
const gap = body * 0.35;

/** Two columns side by side, each line under the other; answers where the longer one ends. */
function columns(
  pen: Pen,
  parts: readonly { place: Place; lines: readonly { text: string; look: Look }[] }[],
) {
  const start = pen.y;
  let lowest = start;
  for (const { place, lines } of parts) {
    pen.y = start;
    for (const { text, look } of lines) pen.paragraph('P', text, look, place);
    lowest = Math.max(lowest, pen.y);
  }
  pen.y = lowest;
}

export function drawHeads(pen: Pen, { left, right, number, place }: Of<'heads'>): void {
  const share = pen.width * 0.46;
  const between = pen.width * 0.02;
  const ours: Place = { x: pen.left, width: share, align: 'centre' };
  const theirs: Place = {
    x: pen.left + share + between,
    width: pen.width - share - between,
    align: 'centre',
  };
  const size = 10.5;
  const weigh = (lines: readonly string[], isBold: (index: number) => boolean) =>
    lines.map((text, index) => ({ text, look: { size, bold: isBold(index) } }));
  columns(pen, [
    { place: ours, lines: weigh(left, (index) => index === left.length - 1) },
    { place: theirs, lines: weigh(right, () => true) },
  ]);
  const under = (at: Place, share: number) => {
    const width = at.width * share;
    const x = at.x + (at.width - width) / 2;
    pen.rule(x, pen.y + 2, x + width, pen.y + 2);
  };
  pen.artifact('Layout', () => {
    under(ours, 0.3);
    under(theirs, 0.6);
  });
  pen.y += gap * 2.5;
  columns(pen, [
    { place: ours, lines: number ? [{ text: number, look: { size } }] : [] },
    { place: theirs, lines: place ? [{ text: place, look: { size, italic: true } }] : [] },
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

/** Label and value on one line where they fit; a long value goes on under itself, beside the label. */
export function drawFact(pen: Pen, { label, value }: Of<'fact'>): void {
  const words = `${label}: `;
  const labelWidth = pen.widthOf(words, plain);
  const own = pen.widthOf(value.normalize('NFC'), bold);
  const isShort = labelWidth + own <= pen.width || labelWidth > pen.width * 0.5;
  const step = body * leading;
  pen.needs(step * 2);
  const element = pen.element('P');
  pen.within(element, 'P', () => pen.put(words, plain, { x: pen.left, width: pen.width }, pen.y));
  const startX = isShort && labelWidth + own > pen.width ? pen.left + mm(8) : pen.left + labelWidth;
  if (isShort && labelWidth + own > pen.width) pen.y += step;
  const width = pen.left + pen.width - startX;
  for (const line of pen.lines(value, bold, width)) {
    pen.needs(step);
    pen.within(element, 'P', () => pen.put(line, bold, { x: startX, width }, pen.y));
    pen.y += step;
  }
  element.end();
  pen.y += gap * 0.6;
}

const codeSide = mm(32);
const quietModules = 4;

/** The QR code right, what stands beside it left. Modules are drawn as squares that touch, with the quiet zone. */
export function drawCode(pen: Pen, { text, alt, beside }: Of<'code'>): void {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules });
  pen.needs(codeSide + gap);
  const top = pen.y;
  const x = pen.left + pen.width - codeSide;
  const module = codeSide / size;
  const figure = pen.element('Figure');
  pen.within(
    figure,
    'Figure',
    () =>
      pen.fillSquares(
        data.flatMap((row, line) =>
          row.flatMap((dark, column) =>
            dark ? [{ x: x + column * module, y: top + line * module, size: module }] : [],
          ),
        ),
      ),
    alt,
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
  const height = mm(34);
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
    pen.y = start + mm(26);
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
