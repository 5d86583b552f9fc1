import { expect, test } from '@jest/globals';
import { openStep } from '../../../shared/application/open-step.ts';
import { openOffice } from './office-of-vu-ban.ts';

/** When the unit's step of a certificate is due, where the province's binding gives it this share of the time. */
async function dueWith(share: number | undefined) {
  const { deps, notes, receiveCertificate } = await openOffice();
  const dossierId = await receiveCertificate();
  const registry = {
    ...deps.registry,
    procedure: async (...asked: Parameters<typeof deps.registry.procedure>) => {
      const bound = await deps.registry.procedure(...asked);
      const shares = share === undefined ? undefined : { prepare: share };
      return bound?.binding && { ...bound, binding: { ...bound.binding, ...(shares && { shares }) } };
    },
  };
  const machines = { answer: () => Promise.reject(new Error('nothing is answered here')) };
  const ask = { dossierId, run: 1, step: 'prepare', visit: 1, taskToken: 'prepare-1' };
  expect(await openStep({ ...deps, registry, machines, notes }, ask)).toBe('opened');
  const dossier = (await deps.history.head(dossierId))?.dossier;
  const step = dossier?.steps.find((open) => open.step === 'prepare');
  return { dueAt: step?.dueAt ?? '', appointment: dossier?.dueAt };
}

test('a step is due by the share of its binding, and by that of its route where the binding gives none', async () => {
  const [tenth, own, all] = [await dueWith(10), await dueWith(undefined), await dueWith(100)];
  expect(all.dueAt).toBe(all.appointment);
  expect([tenth.dueAt < own.dueAt, own.dueAt < all.dueAt]).toEqual([true, true]);
});
