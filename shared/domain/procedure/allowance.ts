import type { Channel } from '../dossier/dossier.ts';
import type { Allowance } from '../time/due.ts';
import type { ProcedureContent } from './procedure-version.ts';

export type AllowanceWithCutOff = { readonly allowance: Allowance; readonly cutOff?: string };

/**
 * The time a procedure gives in a channel. A case with a time of its own takes that; otherwise the time of every case.
 * Undefined when the channel is not offered, no time is fixed, or the time hangs on a case that is not named: an
 * appointment is a promise, so nothing is guessed.
 */
export function allowanceFor(
  { channels }: Pick<ProcedureContent, 'channels'>,
  channel: Channel,
  caseId?: string,
): AllowanceWithCutOff | undefined {
  const times = channels.find((candidate) => candidate.channel === channel)?.times ?? [];
  const time =
    (caseId === undefined ? undefined : times.find((candidate) => candidate.case === caseId)) ??
    times.find((candidate) => candidate.case === undefined);
  if (!time) return undefined;
  const { amount, unit, cutOff } = time;
  return { allowance: { amount, unit }, ...(cutOff === undefined ? {} : { cutOff }) };
}
