import { type FileType, fileTypes, mostBytes } from '../../../shared/domain/file/file.ts';

export type ChosenFault = 'too-large' | 'empty' | 'wrong-type' | 'heic';

const endings = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
} as const satisfies Record<FileType, readonly string[]>;

/** What a chooser of files is asked to offer: types, and endings for systems that know no types. */
export const acceptedFiles = [
  ...fileTypes,
  ...Object.values(endings).flatMap((known) => known.map((ending) => `.${ending}`)),
].join(',');

const endingOf = (name: string): string => /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** By what the browser says, and where it says nothing (old phones), by the name's ending. */
export function typeOf({
  name,
  type,
}: {
  readonly name: string;
  readonly type: string;
}): FileType | undefined {
  const said = type.toLowerCase().replace('image/jpg', 'image/jpeg');
  if (said !== '' && said !== 'application/octet-stream') return fileTypes.find((known) => known === said);
  const ending = endingOf(name);
  return fileTypes.find((known) => (endings[known] as readonly string[]).includes(ending));
}

const isHeic = ({ name, type }: { readonly name: string; readonly type: string }): boolean =>
  /^image\/hei[cf]/.test(type.toLowerCase()) || ['heic', 'heif'].includes(endingOf(name));

/** What can be seen before anything is sent; the door and the inspection of its content decide. */
export function faultOfFile(file: {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}): ChosenFault | undefined {
  if (isHeic(file)) return 'heic';
  if (typeOf(file) === undefined) return 'wrong-type';
  if (file.size === 0) return 'empty';
  return file.size > mostBytes ? 'too-large' : undefined;
}

const longestName = 120;

/** A name as the door takes it: one line, composed letters, its ending kept where it is cut. */
export function tidyName(name: string): string {
  const line = name
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  const letters = Array.from(line);
  if (letters.length <= longestName) return line || 'tep';
  const ending = /\.[^.\s]{1,8}$/.exec(line)?.[0] ?? '';
  return letters.slice(0, longestName - ending.length - 1).join('') + `…${ending}`;
}

/** `1,4 MB`; the shortest that tells one file from another. */
export function sizeText(bytes: number, language: 'vi' | 'en'): string {
  const comma = (text: string): string => (language === 'vi' ? text.replace('.', ',') : text);
  if (bytes < 1000) return `${bytes}\u00a0B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)}\u00a0KB`;
  return comma(`${(bytes / 1_000_000).toFixed(1)}\u00a0MB`);
}
