import { useState } from 'preact/hooks';
import { keptPrefix } from '../session.ts';
import { faultOfFile } from './judge.ts';
import { isWorthShrinking, shrink } from './photo.ts';

/** A photo before it is sent: as it is, and smaller, once that is known. */
export type Photo = {
  readonly file: File;
  /** Absent while it is being made; `null` where this device cannot. */
  readonly small?: File | null;
  /** It cannot be sent as it is: too large, or of a kind that is not taken. */
  readonly must: boolean;
};
export type Asking = { readonly componentId: string; readonly photos: readonly Photo[] };

const alwaysKey = `${keptPrefix}photos`;

export type Photos = {
  readonly asking: Asking | undefined;
  /** The person said in this tab that large photos are to be made smaller. */
  readonly always: boolean;
  readonly setAlways: (always: boolean) => void;
  /** Sends what may be sent at once, and asks about the rest. */
  readonly take: (componentId: string, files: readonly File[]) => Promise<void>;
  readonly answer: (how: 'small' | 'as-they-are' | 'none') => void;
};

type Ends = {
  readonly send: (componentId: string, file: File) => void;
  readonly refuse: (componentId: string, file: File) => void;
};

/** Whether it needs a smaller copy, may have one, or goes as it is. */
async function needOf(file: File): Promise<'must' | 'may' | 'none'> {
  const fault = faultOfFile(file);
  if (fault === 'heic' || (fault === 'too-large' && file.type.startsWith('image/'))) return 'must';
  return fault === undefined && (await isWorthShrinking(file)) ? 'may' : 'none';
}

/** Photos of a telephone are large: asked once whether they are to be made smaller, and what that saves. */
export function usePhotos({ send, refuse }: Ends): Photos {
  const [asking, setAsking] = useState<Asking>();
  const [always, setState] = useState(() => sessionStorage.getItem(alwaysKey) !== null);
  const setAlways = (next: boolean): void => {
    if (next) sessionStorage.setItem(alwaysKey, '1');
    else sessionStorage.removeItem(alwaysKey);
    setState(next);
  };
  const end = (componentId: string, { file, small, must }: Photo, isSmall: boolean): void => {
    const sent = small && (isSmall || must) ? small : file;
    if (must && !small) refuse(componentId, file);
    else send(componentId, sent);
  };
  return {
    asking,
    always,
    setAlways,
    take: async (componentId, files) => {
      const photos: Photo[] = [];
      for (const file of files) {
        const need = await needOf(file);
        if (need === 'none') {
          if (faultOfFile(file)) refuse(componentId, file);
          else send(componentId, file);
        } else photos.push({ file, must: need === 'must' });
      }
      const done: Photo[] = [];
      for (const photo of photos) {
        if (!always) setAsking({ componentId, photos: [...done, ...photos.slice(done.length)] });
        const made = await shrink(photo.file);
        // One that does not become smaller may still have been turned upright, and lost the camera's notes.
        done.push({ ...photo, small: made && made.size < photo.file.size * 1.1 ? made : null });
        if (always) end(componentId, done[done.length - 1] as Photo, true);
      }
      if (always) return;
      const choices = done.filter(({ small }) => small);
      for (const photo of done) if (!photo.small) end(componentId, photo, false);
      setAsking(choices.length > 0 ? { componentId, photos: choices } : undefined);
    },
    answer: (how) => {
      if (!asking) return;
      setAsking(undefined);
      if (how === 'none') return;
      for (const photo of asking.photos) end(asking.componentId, photo, how === 'small');
    },
  };
}
