import type { FileFault, FileType } from './file.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { endsAsZip, includesText, lettersOf, startsWith } from './bytes.ts';

/**
 * What a file is by its content, whatever it calls itself. Says why it may not be opened by an officer; undefined: the
 * content is what was declared and nothing else. Whether it is malware is another's verdict.
 */
export function inspectContent(bytes: Uint8Array, declared: FileType): FileFault | undefined {
  switch (declared) {
    case 'application/pdf':
      return inspectPdf(bytes);
    case 'image/jpeg':
      return inspectJpeg(bytes);
    case 'image/png':
      return inspectPng(bytes);
  }
}

const jpegStart = [0xff, 0xd8, 0xff];
const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Phones put more behind a photo: a second picture, a short film. That is left alone; an archive, a document or a page
 * behind it is not.
 */
function inspectJpeg(bytes: Uint8Array): FileFault | undefined {
  if (!startsWith(bytes, jpegStart)) return 'wrong-type';
  const end = jpegEnd(bytes);
  if (end === undefined) return 'damaged';
  const behind = bytes.subarray(end);
  return endsAsZip(bytes) || isProgramOrArchive(behind) || holdsPage(behind) ? 'something-behind' : undefined;
}

/** Archives of other kinds and programs, which are known by how they begin. */
const beginnings = ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', '\x7fELF'];
const isProgramOrArchive = (behind: Uint8Array): boolean =>
  lettersOf(behind.subarray(0, 2)) === 'MZ' || beginnings.some((mark) => includesText(behind, mark));

/** What a browser or a reader of documents would take for its own; browsers do not mind capitals. */
const pageMarks = /%PDF-|<(?:!doctype|html|script|svg|iframe)[\s>/]/i;
const holdsPage = (behind: Uint8Array): boolean => pageMarks.test(lettersOf(behind));

const marker = { start: 0xda, end: 0xd9, restart: [0xd0, 0xd7], fill: 0xff, nothing: 0x01 } as const;

/** Where the picture ends, by its own segments; undefined where it never does. */
function jpegEnd(bytes: Uint8Array): number | undefined {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const kind = bytes[at + 1] ?? 0;
    if (kind === marker.fill) {
      at += 1;
      continue;
    }
    if (kind === marker.end) return at + 2;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2) return undefined;
    at += 2 + length;
    if (kind !== marker.start) continue;
    // Entropy-coded data: until the next marker that is neither a stuffed byte nor a restart.
    while (at + 1 < bytes.length) {
      const next = bytes[at + 1] ?? 0;
      const isInside =
        bytes[at] !== 0xff || next === 0 || (next >= marker.restart[0] && next <= marker.restart[1]);
      if (!isInside) break;
      at += 1;
    }
  }
  return at + 2 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] === marker.end ? at + 2 : undefined;
}

function inspectPng(bytes: Uint8Array): FileFault | undefined {
  if (!startsWith(bytes, pngStart)) return 'wrong-type';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = pngStart.length;
  let hasPicture = false;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const kind = lettersOf(bytes.subarray(at + 4, at + 8));
    at += 12 + length;
    if (kind === 'IDAT') hasPicture = true;
    if (kind !== 'IEND') continue;
    if (at > bytes.length || !hasPicture) return 'damaged';
    return at === bytes.length && !endsAsZip(bytes) ? undefined : 'something-behind';
  }
  return 'damaged';
}
