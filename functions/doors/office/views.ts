import type { OfficerCaller } from '../../../shared/application/callers.ts';
import type { TellingDeps } from '../../../shared/application/dependencies.ts';
import type { Page, QueueRow } from '../../../shared/application/ports/history.ts';
import type { AnswerOf } from '../../../shared/contracts/http/operation.ts';
import type { officeOperations } from '../../../shared/contracts/http/office.ts';
import { isRefusal, refuse } from '../../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../../shared/domain/dossier/refusals.ts';
import { localDateOf } from '../../../shared/domain/office/dated.ts';
import { wire } from '../../../shared/texts/dates.ts';
import { stepText } from '../../../shared/texts/status.ts';
import { inLanguage, type Language } from '../../../shared/texts/language.ts';

/** An officer without a post in force learns that here, before he opens anything. */
export async function officerView(
  { registry }: TellingDeps,
  caller: OfficerCaller,
  language: Language,
): Promise<AnswerOf<(typeof officeOperations)['readOfficer']> | Refusal> {
  if (caller.who.posts.length === 0) return refuse('NOT_PERMITTED', { act: 'list-queue' });
  const named = async (id: string) => ({
    id,
    name: inLanguage((await registry.unit(id))?.name, language, id),
  });
  const posts = await Promise.all(
    caller.who.posts.map(async ({ id, role, unitId, mayDecide, agency }) => ({
      id,
      role,
      unit: await named(unitId),
      mayDecide: mayDecide ?? false,
      ...(agency !== undefined && { agency: await named(agency) }),
    })),
  );
  return { person: caller.personId, name: caller.name, posts };
}

export async function queuePage(
  { registry, chance }: TellingDeps,
  page: Page<QueueRow> | Refusal,
  language: Language,
): Promise<AnswerOf<(typeof officeOperations)['listQueue']> | Refusal> {
  if (isRefusal(page)) return page;
  const on = localDateOf(chance.now());
  const names = new Map<string, string>();
  for (const code of new Set(page.rows.map(({ procedureCode }) => procedureCode))) {
    names.set(code, inLanguage((await registry.procedure(code, on))?.content.short, language, code));
  }
  const officers = new Map<string, string>();
  for (const id of new Set(page.rows.flatMap((row) => (row.claimedBy ? [row.claimedBy] : [])))) {
    officers.set(id, (await registry.person(id))?.name ?? id);
  }
  const units = new Map<string, string>();
  for (const id of new Set(page.rows.flatMap(({ holder }) => (holder ? [holder] : [])))) {
    units.set(id, inLanguage((await registry.unit(id))?.name, language, id));
  }
  return {
    rows: page.rows.map(
      ({
        dossierId,
        number,
        procedureCode,
        step,
        stepVersion,
        channel,
        since,
        dueAt,
        alertAt,
        claimedBy,
        label,
        holder,
        told,
      }) => ({
        dossierId,
        number,
        procedure: { code: procedureCode, name: names.get(procedureCode) ?? procedureCode },
        step,
        stepName: stepText(step)[language],
        stepVersion,
        channel,
        since: wire(since),
        ...(dueAt && { dueAt: wire(dueAt) }),
        ...(alertAt && { alertAt: wire(alertAt) }),
        ...(claimedBy && { claimedBy: officers.get(claimedBy) ?? claimedBy }),
        ...(label && { label }),
        ...(holder && { holderName: units.get(holder) ?? holder }),
        ...(told && { told }),
      }),
    ),
    ...(page.cursor && { cursor: page.cursor }),
  };
}
