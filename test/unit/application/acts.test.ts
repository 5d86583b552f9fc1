import { describe, expect, test } from '@jest/globals';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { fileDossier } from '../../../shared/application/file-dossier.ts';
import type { Append, AppendOutcome, History } from '../../../shared/application/ports/history.ts';
import { receiveAtCounter } from '../../../shared/application/receive-at-counter.ts';
import { returnResult } from '../../../shared/application/return-result.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import { unitId } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId, newDossierId, openOffice } from './office-of-vu-ban.ts';

/** The first outcomes of `append` are these, whatever the store would say; nothing is written by them. */
const failing =
  (outcomes: AppendOutcome[], tried: Append[] = []) =>
  (history: History): History => ({
    ...history,
    append: async (append) => {
      tried.push(append);
      return outcomes.shift() ?? history.append(append);
    },
  });

describe('a receipt', () => {
  test('gives the next code of the day, and the appointment of the province’s calendar', async () => {
    const office = await openOffice();
    const first = allowed(await office.receive((await office.file()).id)).dossier;
    expect(first).toMatchObject({
      code: '000.00.87.H42-261123-0001',
      fee: 12_000,
      dueAt: '2026-11-23T10:00:00.000Z',
    });
    const second = allowed(await office.receive((await office.file()).id)).dossier;
    expect(second.code).toBe('000.00.87.H42-261123-0002');
  });
  test('after 15:00 promises the next working day, over the holiday of 24 November', async () => {
    const office = await openOffice();
    const { id } = await office.file();
    office.chance.set('2026-11-23T08:30:00Z');
    expect(allowed(await office.receive(id)).dossier.dueAt).toBe('2026-11-25T10:00:00.000Z');
  });
  test('is dated by the server, never before the event before it', async () => {
    const office = await openOffice();
    const filed = await office.file();
    office.chance.set('2026-11-23T01:00:00Z');
    expect(allowed(await office.receive(filed.id)).dossier.receivedAt).toBe(filed.filedAt);
  });
});

describe('races and repeated presses', () => {
  test('a lost head or number is tried again with what then stands, and the person never hears of it', async () => {
    const tried: Append[] = [];
    const outcomes: AppendOutcome[] = [];
    const office = await openOffice(failing(outcomes, tried));
    const { id } = await office.file();
    outcomes.push('head-conflict', 'counter-conflict', 'busy', 'head-conflict');
    expect(allowed(await office.receive(id)).dossier.code).toBe('000.00.87.H42-261123-0001');
    expect(tried).toHaveLength(6);
    expect(office.chance.pauses.every((most) => most > 0 && most <= 400)).toBe(true);
  });
  test('a store that stays busy is said to be busy, and nothing was written', async () => {
    const outcomes: AppendOutcome[] = [];
    const office = await openOffice(failing(outcomes));
    const { id } = await office.file();
    outcomes.push(...Array.from({ length: 60 }, (): AppendOutcome => 'head-conflict'));
    expect(await office.receive(id)).toMatchObject({ refused: 'TOO_BUSY' });
    expect((await office.history.head(id))?.dossier.status).toBe('filed');
  });
  test('an append whose answer was lost is found again by its key', async () => {
    let lose = false;
    const office = await openOffice((history) => ({
      ...history,
      append: async (append) => {
        const outcome = await history.append(append);
        if (lose) {
          lose = false;
          throw new Error('connection lost after the write');
        }
        return outcome;
      },
    }));
    const { id } = await office.file();
    const key = newCommandId();
    lose = true;
    await expect(office.receive(id, 2, key)).rejects.toThrow('connection lost');
    const again = allowed(await office.receive(id, 2, key));
    expect(again).toMatchObject({ repeated: true, dossier: { code: '000.00.87.H42-261123-0001' } });
  });
  test('two officers who press at once: one receives, the other is told', async () => {
    const office = await openOffice();
    const { id } = await office.file();
    const both = await Promise.all([office.receive(id), office.receive(id)]);
    expect(both.filter((outcome) => 'refused' in outcome)).toMatchObject([{ refused: 'STEP_NOT_OPEN' }]);
  });
  test('the same key with another body is refused, also for a filing', async () => {
    const office = await openOffice();
    const { id } = await office.file();
    const other = { ...office.filing, sets: 2 };
    expect(await fileDossier(office.deps, office.citizen, { dossierId: id, filing: other })).toMatchObject({
      refused: 'IDEMPOTENCY_KEY_REUSED',
    });
    const key = newCommandId();
    const withdraw = (reason: string) =>
      withdrawDossier(office.deps, office.citizen, { dossierId: id, commandId: key, reason });
    allowed(await withdraw('đổi ý'));
    expect(await withdraw('đổi ý')).toMatchObject({ repeated: true });
    expect(await withdraw('lý do khác')).toMatchObject({ refused: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

describe('nobody handles his own', () => {
  test('an officer cannot receive, at the counter or from the list, what he is a party to', async () => {
    const office = await openOffice();
    const lan = (
      await import('../../../shared/catalogue/provinces/ninh-binh/people.json', { with: { type: 'json' } })
    ).default.people.find(({ id }) => id === 'lan-tran');
    const filing = {
      ...office.filing,
      parties: { applicant: { name: 'Trần Thị Lan', personalIdNumber: lan?.identityNumber ?? '' } },
    };
    const own = await receiveAtCounter(office.deps, await office.officer('lan-tran'), {
      dossierId: newDossierId(),
      desk: unitId('vu-ban-mot-cua'),
      filing,
      receipt: office.receipt,
    });
    expect(own).toMatchObject({ refused: 'OWN_DOSSIER' });
    const id = newDossierId();
    const request = { dossierId: id, desk: unitId('vu-ban-mot-cua'), filing, receipt: office.receipt };
    allowed(await receiveAtCounter(office.deps, await office.officer('hung-nguyen'), request));
    await office.openRouteStep(id);
    const decided = await completeStep(office.deps, await office.officer('lan-tran'), {
      dossierId: id,
      commandId: newCommandId(),
      step: 'decide',
      stepVersion: 3,
      outcome: 'granted',
    });
    expect(decided).toMatchObject({ refused: 'OWN_DOSSIER' });
  });
});

describe('the result', () => {
  test('goes back by post with its number, and the dossier ends', async () => {
    const office = await openOffice();
    const { id } = await office.file();
    allowed(await office.receive(id));
    expect(await office.openRouteStep(id)).toBe('opened');
    const lan = await office.officer('lan-tran');
    const decided = allowed(
      await completeStep(office.deps, lan, {
        dossierId: id,
        commandId: newCommandId(),
        step: 'decide',
        stepVersion: 5,
        outcome: 'granted',
        resultNumber: '15',
      }),
    );
    const step = decided.dossier.steps[0];
    const sent = await returnResult(office.deps, lan, {
      dossierId: id,
      commandId: newCommandId(),
      stepVersion: step?.version ?? 0,
      method: 'post',
      trackingNumber: 'eb 125966888 vn',
    });
    expect(allowed(sent).dossier).toMatchObject({ delivery: 'sent', steps: [] });
  });
});
