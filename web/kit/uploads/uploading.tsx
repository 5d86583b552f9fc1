import { type ComponentChildren, createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { mostFilesOfComponent } from '../../../shared/domain/file/file.ts';
import type { Form } from '../form.tsx';
import { useData } from '../hooks.ts';
import { uuidV7 } from '../ids.ts';
import { fill, language } from '../language.ts';
import type { Audience } from '../session.ts';
import { type ChosenFault, faultOfFile, sizeText, tidyName, typeOf } from './judge.ts';
import { type GivenPaper, readGiven } from './given.ts';
import { type Photos, usePhotos } from './use-photos.ts';
import { type UploadsHere, useUploads } from './use-uploads.ts';
import { f } from './words.ts';

type Refused = { readonly componentId: string; readonly sentence: string };
export type Here = UploadsHere & {
  readonly audience: Audience;
  readonly photos: Photos;
  readonly refused: readonly Refused[];
  readonly choose: (componentId: string, files: readonly File[]) => void;
  /** Papers this person gave before, that may be used again. */
  readonly given: readonly GivenPaper[];
  readonly useAgain: (componentId: string, paper: GivenPaper) => void;
};
const Context = createContext<Here | undefined>(undefined);
/** Undefined where nothing can be sent. */
export const useUploadsHere = (): Here | undefined => useContext(Context);

type Props = {
  readonly audience: Audience;
  /** Of the dossier to be, or of the one to which something is added. */
  readonly dossierId: string;
  readonly form: Form;
  readonly children: ComponentChildren;
};

/** Around a form with a checklist: each paper then takes files. */
export function Uploading({ audience, dossierId, form, children }: Props) {
  const here = useUploads(audience, dossierId, form);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const given = useData(() => readGiven(audience), [audience]);
  const refuse = (componentId: string, sentence: string): void =>
    setRefused((now) => [...now, { componentId, sentence }]);
  const countOf = (componentId: string): number =>
    here.uploads.list().filter((upload) => upload.componentId === componentId).length;
  const photos = usePhotos({
    send: (componentId, file) => {
      if (countOf(componentId) >= mostFilesOfComponent) {
        setRefused([{ componentId, sentence: fill(f.tooMany, { n: mostFilesOfComponent }) }]);
        return;
      }
      // Chosen twice by a slip of the finger; what is sent twice on purpose has another name.
      const isThere = here.uploads
        .list()
        .some(
          (one) =>
            one.componentId === componentId && one.name === tidyName(file.name) && one.size === file.size,
        );
      if (isThere) {
        refuse(componentId, fill(f.alreadyThere, { name: tidyName(file.name) }));
        return;
      }
      const type = typeOf(file) ?? file.type;
      here.uploads.add(file, { fileId: uuidV7(), componentId, name: tidyName(file.name), type });
    },
    refuse: (componentId, file) => refuse(componentId, faultWords(file, faultOfFile(file) ?? 'wrong-type')),
  });
  const value: Here = {
    ...here,
    audience,
    photos,
    refused,
    choose: (componentId, files) => {
      setRefused([]);
      void photos.take(componentId, files);
    },
    // What this very dossier was given with is what is asked for anew.
    given: (given.data ?? []).filter((paper) => paper.dossierId !== dossierId),
    useAgain: (componentId, { sha256, name, type, size }) =>
      here.uploads.addGiven(sha256, { fileId: uuidV7(), componentId, name, type, size }),
  };
  return (
    <Context.Provider value={value}>
      {children}
      <p class="unseen" role="status" aria-live="polite">
        {here.said}
      </p>
    </Context.Provider>
  );
}

function faultWords(file: File, fault: ChosenFault): string {
  const sentence = {
    'too-large': file.type.startsWith('image/') ? f.tooLargePhoto : f.tooLarge,
    empty: f.empty,
    'wrong-type': f.wrongType,
    heic: f.heic,
  } satisfies Record<ChosenFault, string>;
  return fill(sentence[fault], { name: file.name, size: sizeText(file.size, language()) });
}
