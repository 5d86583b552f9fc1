import type { TellingDeps } from '../../../shared/application/dependencies.ts';
import { statusView } from '../../../shared/application/dossier-view.ts';
import type { DossierRow, Page } from '../../../shared/application/ports/history.ts';
import type { GivenPaper } from '../../../shared/application/ports/files.ts';
import type { Draft } from '../../../shared/application/ports/private-values.ts';
import type { citizenOperations } from '../../../shared/contracts/http/citizen.ts';
import type { AnswerOf } from '../../../shared/contracts/http/operation.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../../shared/domain/dossier/refusals.ts';
import { fileEndings } from '../../../shared/domain/file/file.ts';
import { localDateOf } from '../../../shared/domain/office/dated.ts';
import { wire } from '../../../shared/texts/dates.ts';
import { inLanguage, type Language } from '../../../shared/texts/language.ts';

type DraftAnswer = AnswerOf<(typeof citizenOperations)['readDraft']>;

export function draftView(draft: Draft | Refusal): DraftAnswer | Refusal {
  if (isRefusal(draft)) return draft;
  const { dossierId, version, procedureCode, savedAt, content } = draft;
  return {
    dossierId,
    version,
    procedureCode,
    savedAt: wire(savedAt),
    content: content as DraftAnswer['content'],
  };
}

export async function ownDossiersPage(
  { registry, chance }: TellingDeps,
  page: Page<DossierRow>,
  language: Language,
): Promise<AnswerOf<(typeof citizenOperations)['listOwnDossiers']>> {
  const on = localDateOf(chance.now());
  const rows = await Promise.all(
    page.rows.map(async ({ dossierId, dossier }) => {
      const { code } = dossier.pins.procedure;
      return {
        dossierId,
        number: dossier.code ?? dossier.filingNumber,
        procedure: {
          code,
          name: inLanguage((await registry.procedure(code, on))?.content.short, language, code),
        },
        filedAt: wire(dossier.filedAt),
        ...(dossier.dueAt && { dueAt: wire(dossier.dueAt) }),
        status: statusView(dossier, language),
      };
    }),
  );
  return { rows, ...(page.cursor && { cursor: page.cursor }) };
}

/** Papers by what they are: what a file was called stays with the dossier it was given with. */
export async function givenPapersView(
  { registry }: Pick<TellingDeps, 'registry'>,
  papers: Page<GivenPaper>,
  language: Language,
): Promise<AnswerOf<(typeof citizenOperations)['listGivenPapers']>> {
  const counts = new Map<string, number>();
  const rows = [];
  for (const { sha256, size, type, procedure, componentId, dossierId, givenAt, validUntil } of papers.rows) {
    const content = await registry.procedureVersion(procedure.code, procedure.version);
    const component = content?.components.find(({ id }) => id === componentId);
    const what = inLanguage(component?.short, language, componentId);
    const count = (counts.get(componentId) ?? 0) + 1;
    counts.set(componentId, count);
    rows.push({
      fileId: sha256.slice(0, 16),
      componentId,
      name: `${what}${count > 1 ? ` (${count})` : ''}.${fileEndings[type]}`,
      procedure: { code: procedure.code, name: inLanguage(content?.short, language, procedure.code) },
      givenAt: wire(givenAt),
      ...(dossierId && { dossierId }),
      ...(validUntil && { validUntil }),
      ...{ type, size, sha256 },
    });
  }
  return { rows, ...(papers.cursor && { cursor: papers.cursor }) };
}
