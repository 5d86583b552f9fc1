/** Bytes as text of one letter each, so that what is written in a file can be searched. */
export const lettersOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

export const includesText = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, 'latin1');

const zipEndSize = 22;
const mostZipComment = 0xffff;

/**
 * Would a program that opens archives take this for one? Such a program looks from the end for the record that closes
 * an archive, whose comment must reach to the last byte.
 */
export function endsAsZip(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = Math.max(0, buffer.length - zipEndSize - mostZipComment);
  for (let at = buffer.length - zipEndSize; at >= from; at -= 1) {
    if (buffer.readUInt32LE(at) !== 0x06054b50) continue;
    if (at + zipEndSize + buffer.readUInt16LE(at + zipEndSize - 2) <= buffer.length) return true;
  }
  return false;
}
