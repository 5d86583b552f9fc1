import { inflateSync } from 'node:zlib';
import type { FileFault } from './file.ts';
import { endsAsZip, lettersOf } from './bytes.ts';

/** Behind the last mark of its end a document has a line break or two, no more. */
const mostBehindEnd = 64;
/** A list of objects that unpacks to more is no document of an office. */
const mostUnpackedBytes = 32 * 1024 * 1024;

/** A scan's bytes look like an escape a few hundred times; more are written to hide something, or to keep us busy. */
const mostEscapes = 100_000;

/** Names of what runs or calls by itself when a document is opened (ISO 32000, 12.6). */
const acting =
  /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|Rendition|GoToR|GoToE|XFA)(?![A-Za-z0-9])/;
const carrying = /\/(?:EmbeddedFiles?|FileAttachment|EF)(?![A-Za-z0-9])/;
/** As those, without the short names that any picture's bytes may hold by chance. */
const actingAnywhere = /\/(?:JavaScript|Launch|SubmitForm|ImportData|RichMedia|Rendition)(?![A-Za-z0-9])/;
const carryingAnywhere = /\/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9])/;

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
  const whole = namesOf(text);
  if (whole === undefined) return 'damaged';
  if (actingAnywhere.test(whole)) return 'script-inside';
  if (carryingAnywhere.test(whole)) return 'file-inside';
  const plain = withoutStreams(text);
  if (/\/Encrypt(?![A-Za-z0-9])/.test(namesOf(plain) ?? '')) return 'encrypted';
  // Nobody writes this name in another spelling but to hide a list.
  if (countOf(whole, listName) !== countOf(text, listName)) return 'damaged';
  const lists = packedLists(bytes, text);
  if (!lists) return 'damaged';
  for (const part of [plain, ...lists]) {
    const names = namesOf(part);
    if (names === undefined) return 'damaged';
    if (acting.test(names)) return 'script-inside';
    if (carrying.test(names)) return 'file-inside';
  }
  return undefined;
}

/** `/J#61vaScript` is `/JavaScript`; undefined where there are more such spellings than any document has. */
function namesOf(text: string): string | undefined {
  const escapes = text.matchAll(/#[0-9A-Fa-f]{2}/g);
  if (!escapes.drop(mostEscapes).next().done) return undefined;
  return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

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

const listName = '/ObjStm';
/** What stands before and behind the name in its dictionary is a few numbers. */
const mostDictionary = 1024;
/** Names, numbers and brackets: nothing in which another word could be hidden, as in a string or a comment. */
const dictionaryStart = /\bobj\s*<<([\sA-Za-z0-9/[\]]*)$/;
const dictionaryEnd = /^([\sA-Za-z0-9/[\]]*)>>\s*stream\r?\n/;
const listKeys = new Set(['Type', 'ObjStm', 'N', 'First', 'Length', 'Extends', 'Filter', 'FlateDecode']);

/**
 * The texts of packed lists of objects; undefined where one is written in another way than programs write them (a
 * filter by reference or under another name, a predictor, a comment), or cannot be unpacked.
 */
function packedLists(bytes: Uint8Array, text: string): string[] | undefined {
  const lists: string[] = [];
  let unpacked = 0;
  let at = text.indexOf(listName);
  while (at >= 0) {
    const behind = at + listName.length;
    const before = dictionaryStart.exec(text.slice(Math.max(0, at - mostDictionary), at));
    const after = dictionaryEnd.exec(text.slice(behind, behind + mostDictionary));
    if (!before || !after) return undefined;
    const start = behind + after[0].length;
    const end = text.indexOf('endstream', start);
    const next = text.indexOf(listName, behind);
    if (end < 0 || (next >= 0 && next < end)) return undefined;
    const dictionary = `${before[1]}${listName}${after[1]}`;
    const names = [...dictionary.matchAll(/\/([A-Za-z0-9]*)/g)].map(([, name = '']) => name);
    if (new Set(names).size < names.length || !names.every((name) => listKeys.has(name))) return undefined;
    const isPacked = /\/Filter\s*\[?\s*\/FlateDecode/.test(dictionary);
    if (names.includes('Filter') !== isPacked) return undefined;
    const packed = bytes.subarray(start, end);
    const list = isPacked ? inflated(packed, mostUnpackedBytes - unpacked) : lettersOf(packed);
    if (list === undefined) return undefined;
    unpacked += list.length;
    if (unpacked > mostUnpackedBytes) return undefined;
    lists.push(list);
    at = next;
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
