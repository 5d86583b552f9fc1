import type { MachineNotes, Run } from '../../application/ports/machines.ts';
import type { Instant } from '../../domain/ids.ts';

/** The twin of the notes on machines. */
export function memoryMachineNotes(): MachineNotes {
  const tokens = new Map<string, { readonly run: number; readonly taskToken: string }>();
  const runs = new Map<string, Run>();
  const parked = new Map<string, Instant>();
  return {
    async keepToken({ dossierId, step, visit, run, taskToken }) {
      const key = `${dossierId}#${step}#${visit}`;
      if ((tokens.get(key)?.run ?? 0) <= run) tokens.set(key, { run, taskToken });
    },
    token: async (dossierId, step, visit) => tokens.get(`${dossierId}#${step}#${visit}`)?.taskToken,
    run: async (dossierId) => runs.get(dossierId),
    async beginRun(dossierId, run) {
      const standing = runs.get(dossierId)?.run;
      if (standing !== undefined && standing !== run.run - 1 && standing !== run.run) return 'other';
      runs.set(dossierId, { ...run });
      return 'begun';
    },
    parkedAt: async (dossierId) => parked.get(dossierId),
    async noteParked(dossierId, at) {
      parked.set(dossierId, at);
    },
  };
}
