import { deflateSync } from 'node:zlib';

/** Small files as programs and phones write them, and as those do who mean harm. */

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
export const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part)));

export const pdf = (...objects: readonly (Uint8Array | string)[]): Uint8Array =>
  joined(
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    ...objects,
    'trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
  );

/** Objects packed into a stream, as newer programs write them. */
export const packed = (text: string, filter = '/FlateDecode'): Uint8Array =>
  joined(
    `7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} >>\nstream\n`,
    deflateSync(latin(text)),
    '\nendstream\nendobj\n',
  );

const chunk = (kind: string, data: Uint8Array): Uint8Array => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return joined(length, kind, data, Buffer.alloc(4));
};
export const png = joined(
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.alloc(13)),
  chunk('IDAT', Buffer.from([1, 2, 3])),
  chunk('IEND', Buffer.alloc(0)),
);

/** Start, one segment, data with a stuffed byte and a restart, end. */
export const jpeg = Buffer.from([
  ...[0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46],
  ...[0xff, 0xda, 0x00, 0x03, 0x01, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
  ...[0xff, 0xd9],
]);

/** The record that closes an archive, with a comment of so many bytes behind it. */
export function zipEnd(commentBytes = 0): Uint8Array {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(commentBytes, 20);
  return end;
}

/** The test file that every scanner takes for malware, put together so that none takes this file for it. */
export const eicar = latin(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);
