import { inflateSync } from 'node:zlib';
import type { FileFault } from './file.ts';
import { endsAsZip, lettersOf } from './bytes.ts';

/** Behind the last mark of its end a document has a line break or two, no more. */
const mostBehindEnd = 64;
/** A list of objects that unpacks to more is no document of an office. */
const mostUnpackedBytes = 32 * 1024 * 1024;

/** Names of what runs or calls by itself when a document is opened (ISO 32000, 12.6). */
const acting = /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|XFA)(?![A-Za-z0-9])/;
const carrying = /\/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9])/;
/** As `acting`, without the short name that any picture's bytes may hold by chance. */
const actingAnywhere = /\/(?:JavaScript|Launch|SubmitForm|ImportData|RichMedia|XFA)(?![A-Za-z0-9])/;

/**
 * A document may be read, and do nothing else: no script, no call of a program, no file in it, no archive behind it.
 * Names are compared as a reader understands them (`#4A` is `J`), also those in packed lists of objects. What cannot be
 * looked into is not let through.
 */
export function inspectPdf(bytes: Uint8Array): FileFault | undefined {
  const text = lettersOf(bytes);
  if (!text.startsWith('%PDF-')) return 'wrong-type';
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) return 'damaged';
  if (endsAsZip(bytes) || text.slice(end + 5).trim().length > mostBehindEnd) return 'something-behind';
  const plain = withoutStreams(text);
  if (/\/Encrypt(?![A-Za-z0-9])/.test(namesOf(plain))) return 'encrypted';
  const lists = packedLists(bytes, text);
  if (!lists) return 'damaged';
  const whole = namesOf(text);
  if (actingAnywhere.test(whole)) return 'script-inside';
  if (carrying.test(whole)) return 'file-inside';
  for (const part of [plain, ...lists]) {
    const names = namesOf(part);
    if (acting.test(names)) return 'script-inside';
    if (carrying.test(names)) return 'file-inside';
  }
  return undefined;
}

/** `/J#61vaScript` is `/JavaScript`. */
const namesOf = (text: string): string =>
  text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const streamStart = /stream\r?\n/g;

const withoutStreams = (text: string): string => {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of streamsOf(text)) {
    parts.push(text.slice(from, start));
    from = end;
  }
  return [...parts, text.slice(from)].join('\n');
};

function* streamsOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  streamStart.lastIndex = 0;
  for (let found = streamStart.exec(text); found; found = streamStart.exec(text)) {
    // `endstream` ends with the same letters.
    if (text.slice(found.index - 3, found.index) === 'end') continue;
    const start = found.index + found[0].length;
    const end = text.indexOf('endstream', start);
    if (end < 0) return;
    yield { start, end };
    streamStart.lastIndex = end + 'endstream'.length;
  }
}

/** The texts of object streams; undefined where one cannot be unpacked. */
function packedLists(bytes: Uint8Array, text: string): string[] | undefined {
  const lists: string[] = [];
  let unpacked = 0;
  let before = 0;
  for (const { start, end } of streamsOf(text)) {
    const dictionary = namesOf(
      text.slice(text.lastIndexOf('obj', start) > before ? text.lastIndexOf('obj', start) : before, start),
    );
    before = end;
    if (!/\/ObjStm(?![A-Za-z0-9])/.test(dictionary)) continue;
    const filters = dictionary.match(/\/(?:\w+Decode)/g) ?? [];
    if (filters.some((filter) => filter !== '/FlateDecode') || filters.length > 1) return undefined;
    const packed = bytes.subarray(start, end);
    const list = filters.length === 0 ? lettersOf(packed) : inflated(packed, mostUnpackedBytes - unpacked);
    if (list === undefined) return undefined;
    unpacked += list.length;
    lists.push(list);
  }
  return lists;
}

function inflated(packed: Uint8Array, most: number): string | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) }).toString('latin1');
  } catch {
    return undefined;
  }
}
