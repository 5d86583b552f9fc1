import { text, type Typed } from '../typed.ts';
import { isSent, type Upload } from './upload.ts';

/** `sent` may be handed in; `refused` was sent and may not; `unsent` has to be chosen again after a reload. */
type Kept = 'sent' | 'refused' | 'unsent';
export type KeptFile = Pick<Upload, 'fileId' | 'componentId' | 'name' | 'type' | 'size'> & {
  readonly kept: Kept;
};

const prefix = 'file.';
const keptStates: readonly string[] = ['sent', 'refused', 'unsent'] satisfies readonly Kept[];
export const fieldOfFile = (fileId: string): string => `${prefix}${fileId}`;
/** Where the faults of a paper's files stand. */
export const filesField = (componentId: string): string => `files.${componentId}`;

/**
 * Files stand among what is typed, one field each: so they outlive a reload in the tab, and are part of a draft, with
 * everything else. An empty text is a file taken away.
 */
export const fileField = ({ componentId, name, type, size }: Upload, kept: Kept): string =>
  JSON.stringify([componentId, name, type, size, kept]);

export const keptOf = (upload: Upload): Kept =>
  isSent(upload) ? 'sent' : upload.state === 'refused' ? 'refused' : 'unsent';

export function keptFiles(typed: Typed): KeptFile[] {
  return Object.keys(typed)
    .filter((field) => field.startsWith(prefix))
    .sort()
    .flatMap((field) => {
      const parts = parsed(text(typed, field));
      if (!parts) return [];
      const [componentId, name, type, size, kept] = parts;
      return [{ fileId: field.slice(prefix.length), componentId, name, type, size, kept }];
    });
}

function parsed(json: string): [string, string, string, number, Kept] | undefined {
  if (json === '') return undefined;
  try {
    const parts: unknown = JSON.parse(json);
    if (!Array.isArray(parts)) return undefined;
    const [componentId, name, type, size, kept] = parts as unknown[];
    const isWhole =
      typeof componentId === 'string' &&
      typeof name === 'string' &&
      typeof type === 'string' &&
      typeof size === 'number' &&
      typeof kept === 'string' &&
      keptStates.includes(kept);
    return isWhole ? [componentId, name, type, size, kept as Kept] : undefined;
  } catch {
    return undefined;
  }
}

/** As the engine begins with them. */
export const asUploads = (files: readonly KeptFile[]): Upload[] =>
  files.map(({ kept, ...file }) => ({
    ...file,
    state: kept === 'sent' ? 'checking' : kept === 'refused' ? 'refused' : 'lost',
    sentBytes: 0,
  }));

/** The files of one paper that may be handed in. */
export const sentFiles = (typed: Typed, componentId: string): string[] =>
  keptFiles(typed)
    .filter((file) => file.componentId === componentId && file.kept === 'sent')
    .map(({ fileId }) => fileId);
