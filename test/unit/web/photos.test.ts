import { describe, expect, test } from '@jest/globals';
import { sizeWithin, type Turn, turnOf, uprightBy, withoutTurn } from '../../../web/kit/uploads/exif.ts';

/** The head of a JPEG whose camera noted how it lies; `before` is another segment in front of it. */
function jpeg(turn: number, { isLittle = false, before = [] as number[] } = {}): Uint8Array<ArrayBuffer> {
  const two = (value: number): number[] =>
    isLittle ? [value & 0xff, value >> 8] : [value >> 8, value & 0xff];
  const four = (value: number): number[] => (isLittle ? [...two(value), 0, 0] : [0, 0, ...two(value)]);
  const make = [...two(0x010f), ...two(2), ...four(4), 0x41, 0x42, 0x43, 0];
  const orientation = [...two(0x0112), ...two(3), ...four(1), ...two(turn), 0, 0];
  const tiff = [
    ...(isLittle ? [0x49, 0x49] : [0x4d, 0x4d]),
    ...two(42),
    ...four(8),
    ...two(2),
    ...make,
    ...orientation,
    ...four(0),
  ];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const length = body.length + 2;
  return Uint8Array.from([
    0xff,
    0xd8,
    ...before,
    0xff,
    0xe1,
    length >> 8,
    length & 0xff,
    ...body,
    0xff,
    0xda,
    0,
    2,
  ]);
}
const jfif = [0xff, 0xe0, 0, 6, 0x4a, 0x46, 0x49, 0x46];

describe('how a photo lies', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('is read from its camera’s note: %i', (turn) => {
    expect(turnOf(jpeg(turn))).toBe(turn);
    expect(turnOf(jpeg(turn, { isLittle: true, before: jfif }))).toBe(turn);
  });
  test.each([
    ['a PDF', new TextEncoder().encode('%PDF-1.7 and more')],
    ['nothing', new Uint8Array()],
    ['a JPEG without a note', Uint8Array.from([0xff, 0xd8, ...jfif, 0xff, 0xda, 0, 2])],
    ['a note that says nonsense', jpeg(9)],
    ['a note that is cut off', jpeg(6).slice(0, 30)],
    ['a segment of no length', Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0, 0])],
  ])('%s is upright', (_, bytes) => {
    expect(turnOf(bytes)).toBe(1);
  });
  test('the note is taken away in a copy, and nothing else', () => {
    const lying = jpeg(6, { isLittle: true });
    const plain = withoutTurn(lying);
    expect(turnOf(plain)).toBe(1);
    expect(turnOf(lying)).toBe(6);
    expect(plain.filter((byte, index) => byte !== lying[index])).toHaveLength(1);
    const upright = jpeg(1);
    expect(withoutTurn(upright)).toBe(upright);
  });
});

describe('drawn upright', () => {
  /** Where the corner that must be top left ends up: Exif says on which side of the stored picture it is. */
  const corners: Record<Turn, readonly [x: 0 | 1, y: 0 | 1]> = {
    1: [0, 0],
    2: [1, 0],
    3: [1, 1],
    4: [0, 1],
    5: [0, 0],
    6: [0, 1],
    7: [1, 1],
    8: [1, 0],
  };
  test.each([1, 2, 3, 4, 5, 6, 7, 8] as const)(
    'a photo noted as %i has its top left at the top left',
    (turn) => {
      const [width, height] = [40, 30];
      const [a, b, c, d, e, f] = uprightBy(turn, width, height);
      const [x, y] = [corners[turn][0] * width, corners[turn][1] * height];
      expect([a * x + c * y + e + 0, b * x + d * y + f + 0]).toEqual([0, 0]);
      // The opposite corner lies inside the turned sheet's far corner: nothing falls off.
      const [farX, farY] = [width - x, height - y];
      const sheet = turn >= 5 ? [height, width] : [width, height];
      expect([a * farX + c * farY + e, b * farX + d * farY + f]).toEqual(sheet);
    },
  );
  test('within a size, never enlarged, never without area', () => {
    expect(sizeWithin(4000, 3000, 2400)).toEqual({ width: 2400, height: 1800 });
    expect(sizeWithin(3000, 4000, 2400)).toEqual({ width: 1800, height: 2400 });
    expect(sizeWithin(800, 600, 2400)).toEqual({ width: 800, height: 600 });
    expect(sizeWithin(10_000, 1, 2400)).toEqual({ width: 2400, height: 1 });
  });
});
