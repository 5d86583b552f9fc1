import { expect, test } from '@jest/globals';
import { receiveAtCounter } from '../../../shared/application/receive-at-counter.ts';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import { unitId } from '../../../shared/domain/ids.ts';
import { localDateOf } from '../../../shared/domain/office/dated.ts';
import { statusAxes } from '../../../shared/domain/dossier/status.ts';
import { allowed, newCommandId, newDossierId, openOffice } from './office-of-vu-ban.ts';

const outcomes: { readonly [step: string]: string } = {
  prepare: 'prepared',
  appraise: 'appraised',
  verify: 'confirmed',
  approve: 'granted',
};
const people: { readonly [unit: string]: string } = {
  'vu-ban-van-phong': 'minh-vu',
  'vu-ban-kinh-te': 'nam-hoang',
  'vu-ban-dat-dai': 'khoa-dao',
  'vu-ban-lanh-dao': 'binh-dang',
};
const papers: { readonly [code: string]: readonly string[] } = {
  '1.001193': ['birth-notification'],
  '1.001612': ['application-form'],
  '1.013225': ['application-form', 'land-paper'],
};

/** Received at the counter on Monday 23 November 2026 (the day after it is a day off), then answered by each unit as its route asks. */
async function goThrough(code: string, at: string, caseId: string | undefined, steps: readonly string[]) {
  const office = await openOffice();
  office.chance.set(`2026-11-23T${at}:00+07:00`);
  const id = newDossierId();
  const components = (papers[code] ?? []).map(
    (componentId) => ({ componentId, form: 'original', count: 1 }) as const,
  );
  const { parties } = office.filing;
  const filing = {
    procedureCode: code,
    parties,
    form: {},
    components,
    sets: 1,
    returnMethod: 'in-person',
    language: 'vi',
  } as const;
  const receipt = {
    components,
    sets: 1,
    returnMethod: 'in-person',
    ...(caseId && { case: caseId }),
  } as const;
  const request = {
    dossierId: id,
    desk: unitId('vu-ban-mot-cua'),
    filing: { ...filing, ...(caseId && { case: caseId }) },
    receipt,
  };
  allowed(await receiveAtCounter(office.deps, await office.officer('lan-tran'), request));
  const dues: (string | undefined)[] = [];
  for (const step of steps) {
    expect(await office.openRouteStep(id, step)).toBe('opened');
    const open = (await office.history.head(id))?.dossier.steps.find((one) => one.step === step);
    dues.push(open?.dueAt);
    const person = people[open?.holder ?? ''] ?? '';
    const outcome = outcomes[step] ?? '';
    const answer = {
      dossierId: id,
      commandId: newCommandId(),
      step,
      stepVersion: open?.version ?? 0,
      outcome,
      paperDraft: true,
    };
    allowed(await completeStep(office.deps, await office.officer(person), answer));
  }
  return { office, id, dues, dossier: async () => (await office.history.head(id))?.dossier };
}

const leader = ['prepare', 'approve'];
const parallel = ['appraise', 'verify', 'approve'];
test.each([
  ['1.004873', 'received in the morning', '09:00', undefined, leader, '2026-11-27'],
  ['1.001193', 'received before 15:00', '14:59', 'on-time', leader, '2026-11-23'],
  ['1.001193', 'received after 15:00', '15:01', 'on-time', leader, '2026-11-25'],
  ['1.000656', 'received before 15:00', '14:59', 'late', leader, '2026-11-23'],
  ['1.000656', 'received after 15:00', '15:01', 'late', leader, '2026-11-25'],
  ['1.013225', 'for a house', '09:00', 'house', parallel, '2026-12-08'],
  ['1.013225', 'for other works', '09:00', 'works', parallel, '2026-12-14'],
  ['1.001612', 'received in the morning', '09:00', undefined, leader, '2026-11-27'],
])(
  '%s, %s, goes its route to the decision and is due on its day',
  async (code, _, at, caseId, steps, due) => {
    const { dossier, dues } = await goThrough(code, at, caseId, steps);
    const { status, dueAt } = (await dossier()) ?? {};
    expect({ status, due: dueAt && localDateOf(dueAt) }).toEqual({ status: 'decided', due });
    expect(dues.at(-1)).toBe(dueAt);
    expect(dues).toEqual(dues.toSorted());
  },
);

test('a fee that was due stays due when the dossier is withdrawn: whether anything is paid back is not the route’s to say', async () => {
  const office = await openOffice();
  const { id } = await office.file();
  allowed(await office.receive(id));
  await office.openRouteStep(id, 'decide');
  const seen = async () => {
    const head = await office.history.head(id);
    if (!head) throw new Error('The dossier is gone');
    const { status, fee } = head.dossier;
    return { status, fee, financial: statusAxes(head.dossier).financial };
  };
  expect(await seen()).toEqual({ status: 'in-process', fee: 12_000, financial: 'due' });
  allowed(await withdrawDossier(office.deps, office.citizen, { dossierId: id, commandId: newCommandId() }));
  expect(await seen()).toEqual({ status: 'withdrawn', fee: 12_000, financial: 'due' });
});

test('a withdrawal in mid-parallel ends the open step, answers what is asked later, and leaves the fee as it was', async () => {
  const { office, id, dossier } = await goThrough('1.013225', '09:00', 'house', ['appraise']);
  await office.openRouteStep(id, 'verify');
  const before = await dossier();
  allowed(await withdrawDossier(office.deps, office.citizen, { dossierId: id, commandId: newCommandId() }));
  expect(await dossier()).toMatchObject({ status: 'withdrawn', steps: [], fee: before?.fee });
  const { items } = await office.history.items(id, 0, 100);
  const completed = items
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === 'StepCompleted' ? [event.public] : []));
  expect(completed).toEqual([
    { step: 'appraise', visit: 1, outcome: 'appraised', paperDraft: true },
    { step: 'verify', visit: 1, outcome: 'withdrawn' },
  ]);
  expect(await office.openRouteStep(id, 'verify', 1, 2)).toBe('answered');
  expect(await office.openRouteStep(id, 'approve')).toBe('answered');
  expect(office.answered.map(({ outcome }) => outcome)).toEqual(['withdrawn', 'withdrawn']);
  const late = await completeStep(office.deps, await office.officer('khoa-dao'), {
    dossierId: id,
    commandId: newCommandId(),
    step: 'verify',
    stepVersion: before?.steps[0]?.version ?? 0,
    outcome: 'confirmed',
  });
  expect(late).toMatchObject({ refused: 'STEP_NOT_OPEN', facts: { status: 'withdrawn' } });
});
