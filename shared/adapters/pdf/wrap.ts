export type Look = { readonly size: number; readonly bold?: boolean; readonly italic?: boolean };

/**
 * Text as lines no wider than `width`. Breaks at spaces, and inside what is longer than a line; the text's own line
 * breaks stay. What was typed with combining marks is composed first: else it could not be searched or copied.
 */
export function wrap(text: string, width: number, widthOf: (part: string) => number): string[] {
  return text
    .normalize('NFC')
    .replaceAll(/[^\S\n]/g, ' ')
    .split('\n')
    .flatMap((line) => wrapLine(line, width, widthOf));
}

function wrapLine(text: string, width: number, widthOf: (part: string) => number): string[] {
  const space = widthOf(' ');
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  for (const word of text.split(' ').filter((part) => part !== '')) {
    for (const part of widthOf(word) > width ? broken(word, width, widthOf) : [word]) {
      const own = widthOf(part);
      if (line !== '' && filled + space + own <= width) {
        line += ` ${part}`;
        filled += space + own;
      } else {
        if (line !== '') lines.push(line);
        line = part;
        filled = own;
      }
    }
  }
  lines.push(line);
  return lines;
}

/** A word that fits no line, in pieces that do: after a dash or slash where there is one, else anywhere between letters. */
function broken(word: string, width: number, widthOf: (part: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && widthOf(piece + segment) > width) {
      const seam = Math.max(...seams.map((mark) => piece.lastIndexOf(mark))) + 1;
      const cut = seam > 0 ? seam : piece.length;
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut) + segment;
    } else piece += segment;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

const seams = ['-', '/', '@', ','];
const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });
