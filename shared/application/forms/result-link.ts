import type { DossierEvent } from '../../domain/dossier/events.ts';
import { refuse } from '../../domain/dossier/refusals.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import type { Story } from '../dossier-story.ts';
import { textIn } from '../private-fields.ts';
import { openPaper, resultKey } from './papers.ts';
import type { PaperDeps, PaperLink } from './papers.ts';

type Registered = Extract<DossierEvent, { type: 'ResultRegistered' | 'ResultCorrected' }>;
const isRegistered = (event: DossierEvent): event is Registered =>
  event.type === 'ResultRegistered' || event.type === 'ResultCorrected';

/** The file that a registration pinned, checked against its hash. */
export async function resultLink(
  deps: PaperDeps,
  { told, head }: Story,
  of: number | undefined,
): Promise<PaperLink | Refusal> {
  const found = told.find(({ event }) => event.number === of);
  if (!found || !isRegistered(found.event)) return refuse('RESULT_NOT_REGISTERED');
  const { paper } = found.event.public;
  if (!paper) return refuse('RESULT_WITHOUT_FILE');
  const key = resultKey(head.dossier.id, paper);
  return openPaper(
    deps,
    key,
    paper.versionId,
    textIn(found.values, 'sha256'),
    `ket-qua-${found.event.number}.pdf`,
  );
}
