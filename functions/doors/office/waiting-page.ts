import type { TellingDeps } from '../../../shared/application/dependencies.ts';
import type { WaitingList } from '../../../shared/application/list-waiting.ts';
import type { DossierRow, Page } from '../../../shared/application/ports/history.ts';
import type { paperOperations } from '../../../shared/contracts/http/office-paper.ts';
import type { AnswerOf } from '../../../shared/contracts/http/operation.ts';
import { custodyStatus, paperTask } from '../../../shared/domain/dossier/custody.ts';
import { readySince } from '../../../shared/domain/dossier/dossier.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../../shared/domain/dossier/refusals.ts';
import { localDateOf } from '../../../shared/domain/office/dated.ts';
import { wire } from '../../../shared/texts/dates.ts';
import { inLanguage, type Language } from '../../../shared/texts/language.ts';

type Answer = AnswerOf<(typeof paperOperations)['listUncollected']>;

/** Rows of what waits beside the steps: no name of a person, whoever needs one opens the dossier. */
export async function waitingPage(
  { registry, chance }: Pick<TellingDeps, 'registry' | 'chance'>,
  page: Page<DossierRow> | Refusal,
  list: WaitingList,
  language: Language,
): Promise<Answer | Refusal> {
  if (isRefusal(page)) return page;
  const on = localDateOf(chance.now());
  const unitName = async (id: string | undefined) =>
    id === undefined ? undefined : inLanguage((await registry.unit(id))?.name, language, id);
  const rowOf = async ({ dossierId, dossier }: DossierRow): Promise<Answer['rows'][number]> => {
    const { code } = dossier.pins.procedure;
    const { custody, calledAt, filedAt, returnMethod } = dossier;
    const ready = readySince(dossier);
    const isPaper = list !== 'uncollected';
    const task = isPaper ? paperTask(dossier) : undefined;
    const holderName = isPaper ? await unitName(custody?.holder) : undefined;
    const toName = isPaper ? await unitName(custody?.to) : undefined;
    const name = (await registry.procedure(code, on))?.content.short;
    return {
      dossierId,
      number: dossier.code ?? dossier.filingNumber,
      procedure: { code, name: inLanguage(name, language, code) },
      custody: custodyStatus(dossier),
      ...(task && { task }),
      ...(holderName && { holderName }),
      ...(toName && { toName }),
      since: wire((isPaper ? custody?.since : ready) ?? filedAt),
      ...(isPaper && custody?.dueBy && { dueBy: wire(custody.dueBy) }),
      isDisputed: custody?.isDisputed ?? false,
      returnMethod,
      // Whoever was telephoned before a correction was told of another result.
      ...(calledAt && !(ready && calledAt < ready) && { calledAt: wire(calledAt) }),
    };
  };
  return {
    rows: await Promise.all(page.rows.map(rowOf)),
    ...(page.cursor && { cursor: page.cursor }),
  };
}
