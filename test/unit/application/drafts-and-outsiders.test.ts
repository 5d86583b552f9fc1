import { describe, expect, test } from '@jest/globals';
import { readDossier, readOwnDossier } from '../../../shared/application/read-dossier.ts';
import { attachDraft, completeStep } from '../../../shared/application/route-acts.ts';
import { draftsResult } from '../../../shared/domain/route/route.ts';
import { releasedRoutes } from '../../../shared/routes/released.ts';
import { allowed, newCommandId, openOffice } from './office-of-vu-ban.ts';

const drafting = Object.values(releasedRoutes).flatMap(({ route }) =>
  route.steps.filter(draftsResult).map(({ step }) => step),
);

describe('the draft of a result', () => {
  test('is written by the unit in charge and by who signs, not by a unit that is only consulted', () => {
    expect([...new Set(drafting)].sort()).toEqual(['appraise', 'approve', 'decide', 'prepare']);
  });

  test('is not offered, and refused, on the step of the desk that answers a proposed rejection', async () => {
    const office = await openOffice();
    const dossierId = await office.receiveCertificate();
    await office.openRouteStep(dossierId, 'prepare');
    const unit = await office.officer('minh-vu');
    const stepVersion = (await office.history.head(dossierId))?.dossier.steps[0]?.version ?? 0;
    const on = { dossierId, stepVersion, commandId: newCommandId() };
    allowed(
      await attachDraft(office.deps, unit, { ...on, step: 'prepare', draftVersion: 0, draft: 'Xác nhận …' }),
    );
    allowed(
      await completeStep(office.deps, unit, {
        ...{ dossierId, step: 'prepare', commandId: newCommandId(), outcome: 'rejection-proposed' },
        stepVersion: stepVersion + 1,
        reasons: [{ componentId: 'dossier', fault: 'not-valid', words: 'Đã có vợ' }],
      }),
    );
    await office.openRouteStep(dossierId, 'answer-rejection');
    const desk = await office.officer('lan-tran');
    const view = allowed(
      await readDossier(office.deps, desk, { dossierId, purpose: 'handling', language: 'vi' }),
    );
    expect(view.steps[0]).toMatchObject({ step: 'answer-rejection', name: 'Trả lời từ chối' });
    expect(view.steps[0]?.acts).not.toContain('attach-draft');
    const refused = await attachDraft(office.deps, desk, {
      ...{ dossierId, step: 'answer-rejection', commandId: newCommandId(), draftVersion: 0, draft: 'khác' },
      stepVersion: view.steps[0]?.stepVersion ?? 0,
    });
    expect(refused).toMatchObject({ refused: 'DRAFT_NOT_HERE' });
    // What is only proposed inside is not told outside.
    const own = allowed(await readOwnDossier(office.deps, office.citizen, { dossierId, language: 'vi' }));
    expect(own.steps[0]).toMatchObject({ name: 'Xem xét, trả lời', ask: 'Xem xét, trả lời' });
    expect(JSON.stringify([own.steps, own.status, own.happenings])).not.toMatch(/từ chối|Đã có vợ/i);
  });
});
