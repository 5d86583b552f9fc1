/**
 * How a photo lies, as its camera noted it (Exif 2.3, tag 0x0112): 1 is upright, 2-8 are turned or mirrored. Browsers
 * do not agree on whether they turn a photo by themselves when it is drawn, so the note is taken away before and the
 * photo turned here.
 */
export type Turn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
type Note = { readonly turn: Turn; readonly at: number; readonly isLittle: boolean };

const orientationTag = 0x0112;

function noteOf(bytes: Uint8Array): Note | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  // Segment after segment, until the picture itself begins.
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const length = view.getUint16(at + 2);
    if (length < 2) return undefined;
    if (bytes[at + 1] === 0xe1) {
      const end = Math.min(at + 2 + length, bytes.length);
      const note = noteInExif(view, at + 4, end);
      if (note) return note;
    }
    at += 2 + length;
  }
  return undefined;
}

function noteInExif(view: DataView, start: number, end: number): Note | undefined {
  // "Exif" and two zeros, then a TIFF header: byte order, 42, where the first directory is.
  if (start + 14 > end || view.getUint32(start) !== 0x45786966 || view.getUint16(start + 4) !== 0)
    return undefined;
  const tiff = start + 6;
  const isLittle = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  if (directory + 2 > end) return undefined;
  const entries = view.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > end) return undefined;
    if (view.getUint16(entry, isLittle) !== orientationTag) continue;
    const turn = view.getUint16(entry + 8, isLittle);
    return isTurn(turn) ? { turn, at: entry + 8, isLittle } : undefined;
  }
  return undefined;
}

const isTurn = (value: number): value is Turn => Number.isInteger(value) && value >= 1 && value <= 8;

/** 1 for whatever says nothing, or is no JPEG. */
export const turnOf = (bytes: Uint8Array): Turn => noteOf(bytes)?.turn ?? 1;

/** The same photo without its note; the very bytes where there is none. */
export function withoutTurn(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const note = noteOf(bytes);
  if (!note || note.turn === 1) return bytes;
  const plain = bytes.slice();
  new DataView(plain.buffer).setUint16(note.at, 1, note.isLittle);
  return plain;
}

export const liesOnItsSide = (turn: Turn): boolean => turn >= 5;

/** The matrix that draws a photo of this width and height upright (`CanvasRenderingContext2D.transform`). */
export function uprightBy(
  turn: Turn,
  width: number,
  height: number,
): readonly [number, number, number, number, number, number] {
  switch (turn) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}

/** Width and height with the longer side at most `most`; never enlarged. */
export function sizeWithin(width: number, height: number, most: number): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
