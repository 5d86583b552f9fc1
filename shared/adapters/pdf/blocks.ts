import { encode } from 'uqr';
import type { Block } from '../../domain/form/sheet.ts';
import { mm, type Pen, type Place } from './pen.ts';
import type { Look } from './wrap.ts';

type Of<Kind extends Block['block']> = Extract<Block, { block: Kind }>;

const plain = ({ letters: { body: size } }: Pen): Look => ({ size });
const bold = ({ letters: { body: size } }: Pen): Look => ({ size, bold: true });
const italic = ({ letters: { body: size } }: Pen): Look => ({ size, italic: true });
const gapOf = ({ letters: { body } }: Pen): number => body * 0.15;

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

export function drawHeads(pen: Pen, { left, right, number, place }: Of<'heads'>): void {
  const size = pen.letters.heads;
  // The state's name stands on one line.
  const share = pen.width * 0.44;
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
      lines: left.map((text, index) => ({ text, look: { size, bold: index === last } })),
    },
    { place: theirs, lines: right.map((text) => ({ text, look: { size, bold: true } })) },
  ]);
  const ruleUnder = ({ x, width }: Place, part: number, y: number) => {
    const from = x + (width * (1 - part)) / 2;
    pen.rule(from, y + 3, from + width * part, y + 3);
  };
  pen.artifact('Layout', () => {
    ruleUnder(ours, 0.3, ourEnd);
    ruleUnder(theirs, 0.6, theirEnd);
  });
  pen.y += gapOf(pen) * 3;
  const look: Look = { size };
  columns(pen, [
    { place: ours, lines: number ? [{ text: number, look }] : [] },
    { place: theirs, lines: place ? [{ text: place, look: { ...look, italic: true } }] : [] },
  ]);
  pen.y += gapOf(pen);
}

export function drawTitle(pen: Pen, { lines }: Of<'title'>): void {
  const { body, title } = pen.letters;
  pen.y += body * 0.4;
  const place: Place = { x: pen.left, width: pen.width, align: 'centre' };
  lines.forEach((line, index) =>
    pen.paragraph(
      index === 0 ? 'H1' : 'P',
      line,
      index === 0 ? { size: title, bold: true } : italic(pen),
      place,
    ),
  );
  pen.y += body * 0.4;
}

export function drawLine(pen: Pen, { text, style }: Of<'line'>): void {
  const look = (style === 'bold' || style === 'heading' ? bold : style === 'italic' ? italic : plain)(pen);
  if (style === 'heading') {
    pen.y += gapOf(pen);
    pen.needs(pen.stepOf(look) * 3);
  }
  const centred: Place = { x: pen.left, width: pen.width, align: 'centre' };
  pen.paragraph(style === 'heading' ? 'H2' : 'P', text, look, style === 'centre' ? centred : undefined);
  pen.y += gapOf(pen);
}

/** A label with its value behind it; what does not fit the line goes on under both, a little further in. */
export function drawFact(pen: Pen, { label, value }: Of<'fact'>): void {
  const words = `${label.normalize('NFC')}: `;
  const labelWidth = pen.widthOf(words, plain(pen));
  const text = value.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const indent = mm(6);
  const step = pen.stepOf(plain(pen));
  const [first = ''] = pen.lines(text, bold(pen), Math.max(pen.width - labelWidth, indent));
  const rest = text.slice(first.length).trim();
  pen.needs(step * (rest ? 2 : 1));
  const element = pen.element('P');
  const write = (line: string, look: Look, from: number) =>
    pen.within(element, 'P', () =>
      pen.put(line, look, { x: pen.left + from, width: pen.width - from }, pen.y),
    );
  write(words, plain(pen), 0);
  write(first, bold(pen), labelWidth);
  pen.y += step;
  for (const line of rest ? pen.lines(rest, bold(pen), pen.width - indent) : []) {
    pen.needs(step);
    write(line, bold(pen), indent);
    pen.y += step;
  }
  element.end();
  pen.y += gapOf(pen) * 0.6;
}

const codeSide = mm(26);
const quietModules = 4;

/** The QR code right, what stands beside it left. Modules are drawn as squares that touch, with the quiet zone. */
export function drawCode(pen: Pen, { text, alt, beside }: Of<'code'>): void {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules });
  const gap = gapOf(pen);
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
    pen.paragraph(
      'P',
      line,
      index === 0 ? { size: pen.letters.title, bold: true } : (index === 1 ? bold : plain)(pen),
      place,
    ),
  );
  pen.y = Math.max(pen.y, top + codeSide) + gap;
}

const signatureRoom = mm(11);

/** Side by side, with room for a hand's signature; never torn apart by the end of a page. */
export function drawSignatures(pen: Pen, { parts }: Of<'signatures'>): void {
  const width = pen.width / Math.max(parts.length, 2);
  const first = parts.length === 1 ? 1 : 0;
  const hand = bold(pen);
  const hint: Look = { size: pen.letters.small, italic: true };
  const whoLines = Math.max(...parts.map(({ who }) => pen.lines(who, hand, width).length));
  pen.y += gapOf(pen);
  pen.needs((whoLines + 1) * pen.stepOf(hand) + pen.stepOf(hint) + signatureRoom);
  const row = (linesOf: (part: (typeof parts)[number]) => Part['lines']) =>
    columns(
      pen,
      parts.map((part, index) => ({
        place: { x: pen.left + width * (index + first), width, align: 'centre' },
        lines: linesOf(part),
      })),
    );
  row(({ who, hint: text }) => [
    { text: who, look: hand },
    { text, look: hint },
  ]);
  pen.y += signatureRoom;
  row(({ name }) => (name ? [{ text: name, look: hand }] : []));
}
