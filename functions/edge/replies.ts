import type { Done } from '../../shared/application/act-on-dossier.ts';
import type { PageRequest } from '../../shared/application/ports/history.ts';
import { isRefusal } from '../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../shared/domain/dossier/refusals.ts';
import { wire } from '../../shared/texts/dates.ts';

const pageSize = 50;
export const pageRequest = ({
  cursor,
  limit,
}: {
  cursor?: string | undefined;
  limit?: number | undefined;
}): PageRequest => ({
  limit: limit ?? pageSize,
  ...(cursor && { cursor }),
});

export const done = (outcome: Done | Refusal): { dossierId: string; version: number } | Refusal =>
  isRefusal(outcome) ? outcome : { dossierId: outcome.dossier.id, version: outcome.version };

/** A receipt's answer; a repeated press gets the same code and appointment, for they never change. */
export function received(
  outcome: Done | Refusal,
): { dossierId: string; version: number; code: string; dueAt: string; fee?: number } | Refusal {
  if (isRefusal(outcome)) return outcome;
  const { id, code, dueAt, fee } = outcome.dossier;
  if (!code || !dueAt) throw new TypeError(`Dossier ${id} was received without code or appointment`);
  return {
    dossierId: id,
    version: outcome.version,
    code,
    dueAt: wire(dueAt),
    ...(typeof fee === 'number' && { fee }),
  };
}
