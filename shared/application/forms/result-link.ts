import type { ResultPaper } from '../../domain/dossier/events.ts';
import { isResultEvent } from '../../domain/dossier/result-facts.ts';
import { refuse } from '../../domain/dossier/refusals.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import type { KeptObject } from '../../domain/file/file.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Story } from '../dossier-story.ts';
import type { Files } from '../ports/files.ts';
import { textIn } from '../private-fields.ts';
import { openPaper, resultKey } from './papers.ts';
import type { PaperDeps, PaperLink } from './papers.ts';

export type ResultLinkDeps = PaperDeps & { readonly files: Pick<Files, 'get'> };

/** The file that a registration pinned, checked against its hash. */
export async function resultLink(
  deps: ResultLinkDeps,
  { told, head }: Story,
  of: number | undefined,
): Promise<PaperLink | Refusal> {
  const found = told.find(({ event }) => event.number === of);
  if (!found || !isResultEvent(found.event)) return refuse('RESULT_NOT_REGISTERED');
  const { paper } = found.event.public;
  if (!paper) return refuse('RESULT_WITHOUT_FILE');
  const place = await placeOf(deps, head.dossier.id, paper);
  if ('refused' in place) return place;
  const name = `ket-qua-${found.event.number}.pdf`;
  return openPaper(deps, place.key, place.versionId, textIn(found.values, 'sha256'), name);
}

/** Letters lie where they were made; a file that was sent lies where it was kept after its verdict. */
async function placeOf(
  { files }: ResultLinkDeps,
  dossierId: DossierId,
  paper: ResultPaper,
): Promise<KeptObject | Refusal> {
  if (paper.from === 'template') return { key: resultKey(dossierId, paper.name), versionId: paper.versionId };
  const file = await files.get(dossierId, paper.name);
  return file?.kept ?? refuse('FILE_NOT_CHECKED');
}
