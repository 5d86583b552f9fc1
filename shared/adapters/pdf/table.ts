import type { Block } from '../../domain/form/sheet.ts';
import type { Pen } from './pen.ts';
import type { Look } from './wrap.ts';

type Table = Extract<Block, { block: 'table' }>;
type Cell = { readonly x: number; readonly width: number; readonly align: 'left' | 'centre' | 'right' };

const padding = 2.5;

type Type = { readonly cell: Look; readonly head: Look; readonly step: number };
function typeOf(pen: Pen): Type {
  const cell = { size: pen.isWide ? pen.letters.wideTable : pen.letters.table };
  return { cell, head: { ...cell, bold: true }, step: pen.stepOf(cell) };
}

/** A ruled table over as many pages as it takes; its head is repeated on each, a row is torn only if no page holds it. */
export function drawTable(pen: Pen, { columns, rows }: Table): void {
  const type = typeOf(pen);
  const heightOf = (lines: readonly (readonly string[])[]): number =>
    Math.max(1, ...lines.map(({ length }) => length)) * type.step + 2 * padding;
  pen.y += 3;
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  let x = pen.left;
  const cells: Cell[] = columns.map(({ width, align = 'left' }) => {
    const cell = { x, width: (pen.width * width) / whole, align };
    x += cell.width;
    return cell;
  });
  const wrapped = (texts: readonly string[], look: Look) =>
    cells.map(({ width }, index) => pen.lines(texts[index] ?? '', look, width - 2 * padding));
  const head = wrapped(
    columns.map(({ label }) => label),
    type.head,
  );
  const headHeight = heightOf(head);

  const table = pen.element('Table');
  const first = rows[0];
  pen.needs(
    headHeight + (first ? Math.min(heightOf(wrapped(first, type.cell)), pageRoom(pen, headHeight)) : 0),
  );
  const headRow = pen.element('TR', table);
  let tops = [pen.y];
  const centred = cells.map((cell) => ({ ...cell, align: 'centre' as const }));
  drawRow(pen, centred, head, type.head, type.step, (_, write) => {
    const cell = pen.element('TH', headRow, { scope: 'Column' });
    pen.within(cell, 'TH', write);
    cell.end();
  });
  headRow.end();

  const newPage = () => {
    rule(pen, cells, tops);
    pen.nextPage();
    tops = [pen.y];
    pen.artifact('Pagination', () =>
      drawRow(pen, centred, head, type.head, type.step, (_, write) => write()),
    );
  };

  for (const row of rows) {
    let left = wrapped(row, type.cell);
    if (pen.room < heightOf(left) && heightOf(left) <= pageRoom(pen, headHeight)) newPage();
    const element = pen.element('TR', table);
    const made = cells.map(() => pen.element('TD', element));
    for (;;) {
      tops.push(pen.y);
      const fits = Math.max(1, Math.floor((pen.room - 2 * padding) / type.step));
      const now = left.map((lines) => lines.slice(0, fits));
      drawRow(pen, cells, now, type.cell, type.step, (index, write) => {
        const cell = made[index];
        if (cell) pen.within(cell, 'TD', write);
      });
      left = left.map((lines) => lines.slice(fits));
      if (left.every((lines) => lines.length === 0)) break;
      newPage();
    }
    for (const cell of made) cell.end();
    element.end();
  }
  rule(pen, cells, tops);
  table.end();
  pen.y += 4;
}

/** What a page holds under the table's head. */
const pageRoom = (pen: Pen, headHeight: number): number => pen.bottom - pen.top - headHeight;

function drawRow(
  pen: Pen,
  cells: readonly Cell[],
  lines: readonly (readonly string[])[],
  look: Look,
  step: number,
  inCell: (index: number, write: () => void) => void,
): void {
  const top = pen.y;
  cells.forEach(({ x, width, align }, index) => {
    inCell(index, () =>
      (lines[index] ?? []).forEach((line, position) =>
        pen.put(
          line,
          look,
          { x: x + padding, width: width - 2 * padding, align },
          top + padding + position * step,
        ),
      ),
    );
  });
  pen.y = top + Math.max(1, ...lines.map(({ length }) => length)) * step + 2 * padding;
}

/** Lines between rows and columns of what stands on one page, drawn when the page is full. */
function rule(pen: Pen, cells: readonly Cell[], tops: readonly number[]): void {
  const [from] = cells;
  const last = cells.at(-1);
  const [top = 0] = tops;
  if (!from || !last) return;
  const end = last.x + last.width;
  pen.artifact('Layout', () => {
    for (const y of [...tops, pen.y]) pen.rule(from.x, y, end, y);
    for (const x of [...cells.map((cell) => cell.x), end]) pen.rule(x, top, x, pen.y);
  });
}
