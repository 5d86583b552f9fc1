import type * as z from 'zod';
import type { HandedInView } from '../contracts/http/views.ts';
import type { HandedInComponent } from '../domain/dossier/dossier.ts';
import type { FileRecord, PinnedFile } from '../domain/file/file.ts';
import { filesOf } from '../domain/file/receivable.ts';
import type { ProcedureContent } from '../domain/procedure/procedure-version.ts';
import { fileFaultTexts } from '../texts/files.ts';
import type { Language } from '../texts/language.ts';
import type { ViewingDeps } from './dependencies.ts';
import type { Story } from './dossier-story.ts';
import { namesIn } from './private-fields.ts';

type View = z.input<typeof HandedInView>;
type FileView = NonNullable<View['files']>[number];

/**
 * Papers as they stand: what was filed, with what supplements brought, and at receipt what the desk counted; with the
 * files that stand for each now, under its first line.
 */
export async function handedInView(
  deps: Pick<ViewingDeps, 'files'>,
  story: Story,
  content: ProcedureContent,
  language: Language,
): Promise<View[]> {
  const papers = new Map<string, HandedInComponent>();
  for (const { event } of story.told) {
    if (event.type === 'DossierReceived') papers.clear();
    if (
      event.type === 'DossierFiled' ||
      event.type === 'SupplementHandedIn' ||
      event.type === 'DossierReceived'
    ) {
      for (const paper of event.public.components) papers.set(`${paper.componentId} ${paper.form}`, paper);
    }
  }
  const files = new Map(filesOf(story.told.map(({ event }) => event)));
  const lines = [...papers.values()];
  for (const componentId of files.keys()) {
    if (!lines.some((line) => line.componentId === componentId))
      lines.push({ componentId, form: 'electronic', count: 0 });
  }
  const records = files.size > 0 ? await deps.files.of(story.head.dossier.id) : [];
  const known = new Map(records.map((file) => [file.fileId, file]));
  const names = new Map(story.told.flatMap(({ values }) => Object.entries(namesIn(values, 'fileNames'))));
  return lines.map(({ componentId, form, count }) => {
    const pinned = files.get(componentId);
    files.delete(componentId);
    return {
      componentId,
      form,
      count,
      name: content.components.find(({ id }) => id === componentId)?.name ?? componentId,
      ...(pinned && {
        files: pinned.map((pin) => fileView(pin, known.get(pin.fileId), names.get(pin.fileId), language)),
      }),
    };
  });
}

/** `clean` once it can be opened: a moment after its verdict. */
function fileView(
  { fileId, type, size, reused }: PinnedFile,
  record: FileRecord | undefined,
  name: string | undefined,
  language: Language,
): FileView {
  const state = record?.state === 'clean' && !record.kept ? 'checking' : (record?.state ?? 'checking');
  return {
    fileId,
    name: name || fileId.slice(-6),
    type,
    size,
    state,
    ...(record?.fault && { sentence: fileFaultTexts[record.fault][language] }),
    ...(reused && { reused }),
  };
}
