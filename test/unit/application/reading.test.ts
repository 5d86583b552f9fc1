import { describe, expect, test } from '@jest/globals';
import { readDossier, readOwnDossier, readVersion } from '../../../shared/application/read-dossier.ts';
import { readHistory } from '../../../shared/application/read-history.ts';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { trackDossier } from '../../../shared/application/track-dossier.ts';
import { needsNote } from '../../../shared/domain/dossier/outcomes.ts';
import { allowed, newCommandId, openOffice } from './office-of-vu-ban.ts';

describe('what people are told', () => {
  test('the history holds no name, number or phone; the officer’s view does; the stranger’s masks them', async () => {
    const office = await openOffice();
    const { id } = await office.file();
    allowed(await office.receive(id));
    const { items } = await office.history.items(id, 0, 100);
    const kept = JSON.stringify(items);
    const view = allowed(
      await readDossier(office.deps, await office.officer('lan-tran'), {
        dossierId: id,
        purpose: 'handling',
        language: 'vi',
      }),
    );
    expect(JSON.stringify(view)).toContain('Nguyễn Văn An');
    const question = { fragment: view.trackingFragment ?? '' };
    const stranger = allowed(await trackDossier(office.deps, { question, addressKey: 'a', language: 'vi' }));
    expect(stranger.applicant).toBe('Nguyễn V*** A***');
    for (const secret of ['Nguyễn Văn An', '036156000001', '0912345678', 'Bằng tốt nghiệp']) {
      expect(kept).not.toContain(secret);
      expect(JSON.stringify(stranger)).not.toContain(secret);
    }
  });
  test('what opens tracking is shown to the desk and to parties, not to a unit or leader who reads it too', async () => {
    const office = await openOffice();
    const id = await office.receiveCertificate();
    await office.openRouteStep(id, 'prepare');
    const seenBy = async (person: string) =>
      allowed(
        await readDossier(office.deps, await office.officer(person), {
          dossierId: id,
          purpose: 'handling',
          language: 'vi',
        }),
      );
    const own = allowed(await readOwnDossier(office.deps, office.citizen, { dossierId: id, language: 'vi' }));
    const desk = await seenBy('lan-tran');
    const unit = await seenBy('minh-vu');
    expect(own.trackingFragment).toBe(desk.trackingFragment);
    expect(desk.trackingFragment).toBeDefined();
    expect(unit).not.toHaveProperty('trackingFragment');
    expect(unit).not.toHaveProperty('trackingPin');
    expect(desk.forms.map(({ form }) => form)).toContain('01');
    expect(unit.forms.map(({ form }) => form)).toEqual(['06']);
  });
  test('each read by an officer is on record with its purpose, a citizen’s own reading is not', async () => {
    const office = await openOffice();
    const { id } = await office.file();
    allowed(
      await readDossier(office.deps, await office.officer('lan-tran'), {
        dossierId: id,
        purpose: 'handling',
        language: 'vi',
      }),
    );
    allowed(await readOwnDossier(office.deps, office.citizen, { dossierId: id, language: 'vi' }));
    const { rows } = await office.deps.reads.list(id, { limit: 10 });
    expect(rows).toMatchObject([{ person: 'lan-tran', purpose: 'handling', what: 'dossier' }]);
  });
  test('who waits for the next step learns only that it has come, and nothing of it is a read', async () => {
    const office = await openOffice();
    const { id, version } = await office.file();
    expect(await readVersion(office.deps, await office.officer('lan-tran'), id)).toEqual({ version });
    allowed(await office.receive(id));
    const after = allowed(await readVersion(office.deps, await office.officer('lan-tran'), id));
    expect(after.version).toBeGreaterThan(version);
    const elsewhere = await readVersion(office.deps, await office.officer('dung-phan'), id);
    expect(elsewhere).toMatchObject({ refused: 'NOT_PERMITTED' });
    expect((await office.deps.reads.list(id, { limit: 10 })).rows).toEqual([]);
  });
  test('an auditor sees a changed event at once', async () => {
    let forge = false;
    const office = await openOffice((history) => ({
      ...history,
      items: async (...args) => {
        const page = await history.items(...args);
        if (!forge) return page;
        return {
          ...page,
          items: page.items.map((item, at) =>
            at === 0
              ? {
                  ...item,
                  events: item.events.map((event) => ({
                    ...event,
                    at: '2026-11-20T00:00:00.000Z' as typeof event.at,
                  })),
                }
              : item,
          ),
        };
      },
    }));
    const { id } = await office.file();
    allowed(await office.receive(id));
    const read = async () =>
      allowed(
        await readHistory(office.deps, await office.officer('chi-duong'), {
          dossierId: id,
          purpose: 'kiểm tra',
          after: 0,
          language: 'vi',
        }),
      ).check;
    expect(await read()).toMatchObject({ state: 'intact', faults: [] });
    forge = true;
    expect(await read()).toMatchObject({ state: 'broken' });
  });
  test('an erased person leaves a history whose chain is intact', async () => {
    const office = await openOffice();
    const { id } = await office.file();
    allowed(await office.receive(id));
    office.deps.privateValues.eraseKey(id);
    const history = allowed(
      await readHistory(office.deps, await office.officer('chi-duong'), {
        dossierId: id,
        purpose: 'kiểm tra',
        after: 0,
        language: 'vi',
      }),
    );
    expect(history.check).toMatchObject({ state: 'intact' });
    expect(
      history.events.flatMap(({ commitments }) => commitments).every(({ state }) => state === 'erased'),
    ).toBe(true);
  });
});

describe('an objection or a send-back', () => {
  test('needs the words of who gives it, and the next officer reads them with the step they answer', async () => {
    const office = await openOffice();
    const id = await office.receiveCertificate();
    const answer = async (person: string, step: string, said: { outcome: string; note?: string }) => {
      const stepVersion = (await office.history.head(id))?.dossier.steps[0]?.version ?? 0;
      return completeStep(office.deps, await office.officer(person), {
        ...said,
        paperDraft: true,
        dossierId: id,
        commandId: newCommandId(),
        step,
        stepVersion,
      });
    };
    await office.openRouteStep(id, 'prepare');
    allowed(await answer('minh-vu', 'prepare', { outcome: 'prepared' }));
    await office.openRouteStep(id, 'approve');
    const silent = await answer('binh-dang', 'approve', { outcome: 'sent-back' });
    expect(silent).toMatchObject({ refused: 'NOTE_NEEDED' });
    allowed(await answer('binh-dang', 'approve', { outcome: 'sent-back', note: 'Ghi rõ nơi cư trú' }));
    const reader = await office.officer('minh-vu');
    const view = allowed(
      await readDossier(office.deps, reader, { dossierId: id, purpose: 'handling', language: 'vi' }),
    );
    expect(view.happenings.at(-1)).toMatchObject({ step: 'approve', note: 'Ghi rõ nơi cư trú' });
  });
  test('is an objection, and each way back to a unit; what goes on needs no words', () => {
    expect(['objected', 'sent-back', 'sent-back-to-consulted', 'granted'].map(needsNote)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
