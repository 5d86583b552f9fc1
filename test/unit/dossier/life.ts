import type { Command, Facts } from '../../../shared/domain/dossier/commands.ts';
import { decide } from '../../../shared/domain/dossier/decide.ts';
import type { Dossier, StepName } from '../../../shared/domain/dossier/dossier.ts';
import { openStep } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import { evolve } from '../../../shared/domain/dossier/evolve.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../../shared/domain/dossier/refusals.ts';
import { dossierId, instantFromMs, personKey, unitId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/ids.ts';

export const id = dossierId('01992000-0000-7000-8000-000000000001');
export const desk = unitId('vu-ban-mot-cua');
export const applicant = personKey('applicant-key');
/** A unit that works on it: the step of its route is held there. */
export const office = unitId('vu-ban-van-phong');
export const trackingNumber = 'EB125966888VN';
export const papers = [{ componentId: 'paper', form: 'original', count: 1 }] as const;
const start = Date.parse('2026-11-23T02:00:00.000Z');
export const minute = (minutes: number): Instant => instantFromMs(start + minutes * 60_000);

export const components: Facts['components'] = [
  { id: 'paper', required: true, acceptedForms: ['original', 'electronic'] },
  { id: 'copy', required: false, acceptedForms: ['copy'] },
];
const filing = {
  channel: 'online',
  parties: [{ role: 'applicant', key: applicant, account: 'citizens|1' }],
  components: [{ componentId: 'paper', form: 'electronic', count: 1 }],
  sets: 1,
  returnMethod: 'in-person',
  language: 'vi',
  private: { applicant: { name: 'Nguyễn Văn An', personalIdNumber: '036000000001' } },
} as const;
const receipt = {
  components: [{ componentId: 'paper', form: 'original', count: 1 }],
  sets: 1,
  returnMethod: 'in-person',
  private: { trackingSecret: 'secret' },
} as const;
const reasons = [{ componentId: 'paper', fault: 'unreadable' }] as const;

export const facts = (at: Instant): Facts => ({
  at,
  components,
  files: { of: new Map(), states: {} },
  filing: {
    pins: {
      procedure: { code: '2.000815', version: 1 },
      route: { name: 'desk-decides', version: 1, hash: 'f'.repeat(64) },
      formVersion: '2.000815-1',
      calendarVersion: 'ninh-binh-2026-1',
    },
    nonce: 'n'.repeat(43),
    filingNumber: 'TN-AAAA-BBBB',
    desk,
    competentUnit: unitId('xa-vu-ban'),
  },
  intakeClocks: { alertAt: minute(120), dueAt: minute(1440) },
  receipt: {
    code: '000.00.87.H42-261123-0001',
    dueAt: minute(480),
    trackingHash: 'a'.repeat(64),
    fee: 4000,
    paperDueBy: minute(480),
  },
  supplementBasis: 'ND118 Đ.17.2',
  supplementClocks: { alertAt: minute(10_000), dueAt: minute(20_000) },
  headless: [],
  person: 'lan-tran',
  outcomes: { granted: 'end:granted', rejected: 'end:rejected' },
  asked: 'desk',
  correctionClocks: { alertAt: minute(10_000), dueAt: minute(20_000), escalateAt: minute(21_000) },
  papers,
  paperDueBy: minute(480),
  shown: { receipt: 'code' },
  result: { decidedBy: { holder: desk, by: 'authorised-desk' }, isNumbered: false, hasFile: false },
});

/** The route asks the office, as a unit works on what the desk received. */
export const askOffice: Command = {
  kind: 'open-step',
  step: 'prepare',
  visit: 1,
  holder: office,
  by: 'unit',
  alertAt: minute(360),
  dueAt: minute(480),
  escalateAt: minute(960),
};

/** Every command, aimed at the step version of a dossier. */
export const commands = {
  file: () => ({ kind: 'file', ...filing }),
  'receive-at-counter': () => ({
    kind: 'receive-at-counter',
    filing: { ...filing, channel: 'counter' },
    receipt,
  }),
  receive: (dossier) => ({ kind: 'receive', ...seen(dossier, 'intake'), ...receipt }),
  reject: (dossier) => ({
    kind: 'reject',
    ...seen(dossier, 'intake'),
    reasons,
    private: { words: ['Không đọc được'] },
  }),
  'request-supplement': (dossier) => ({
    kind: 'request-supplement',
    ...seen(dossier, 'intake'),
    reasons,
    private: { words: ['Chụp lại'] },
  }),
  'hand-in-supplement': (dossier) => ({
    kind: 'hand-in-supplement',
    ...seen(dossier, 'supplement'),
    components: filing.components,
    private: {},
  }),
  lapse: (dossier) => ({ kind: 'lapse', ...seen(dossier, 'supplement') }),
  withdraw: () => ({ kind: 'withdraw', by: applicant, private: {} }),
  'choose-notices': () => ({ kind: 'choose-notices', by: applicant, language: 'en', notifyBy: ['sms'] }),
  'open-step': (dossier) => ({
    kind: 'open-step',
    step: 'decide',
    visit: (dossier?.visits['decide'] ?? 0) + 1,
    holder: desk,
    by: 'authorised-desk',
    alertAt: minute(360),
    dueAt: minute(480),
    escalateAt: minute(960),
  }),
  decide: (dossier) => ({
    kind: 'complete-step',
    ...seen(dossier, 'decide'),
    outcome: 'granted',
    reasons: [],
    private: {},
  }),
  'decide-rejected': (dossier) => ({
    kind: 'complete-step',
    ...seen(dossier, 'decide'),
    outcome: 'rejected',
    reasons,
    private: { words: ['Không đủ điều kiện'] },
  }),
  'return-result': (dossier) => ({
    kind: 'return-result',
    ...seen(dossier, 'return'),
    method: 'in-person',
    collectedBy: 'applicant',
    private: {},
  }),
  'send-result': (dossier) => ({
    kind: 'return-result',
    ...seen(dossier, 'return'),
    method: 'post',
    private: { trackingNumber },
  }),
  'hand-over-paper': (dossier) => ({
    kind: 'hand-over-paper',
    ...seenPaper(dossier),
    to: dossier?.custody?.holder === office ? desk : office,
    private: {},
  }),
  'take-paper': (dossier) => ({ kind: 'take-paper', ...seenPaper(dossier) }),
  'report-paper-missing': (dossier) => ({
    kind: 'report-paper-missing',
    ...seenPaper(dossier),
    missing: papers,
    private: {},
  }),
  'call-back-paper': (dossier) => ({ kind: 'call-back-paper', ...seenPaper(dossier) }),
  'give-back-paper': (dossier) => ({
    kind: 'give-back-paper',
    ...seenPaper(dossier),
    collectedBy: 'applicant',
    private: {},
  }),
  'record-delivered': () => ({ kind: 'record-delivery', outcome: 'delivered', private: {} }),
  'record-came-back': () => ({ kind: 'record-delivery', outcome: 'came-back', private: {} }),
  'record-call': () => ({ kind: 'record-call', reached: false, private: {} }),
  'register-result': () => ({
    kind: 'register-result',
    resultCode: 'KQ.G15.000021',
    private: { resultNumber: '12/CT' },
  }),
  'report-wrong-result': () => ({ kind: 'report-wrong-result', private: { words: 'Sai ngày sinh' } }),
  'correct-result': (dossier) => ({
    kind: 'correct-result',
    kept: false,
    ...seen(dossier, 'correction'),
    resultCode: 'KQ.G15.000021',
    private: { resultNumber: '13/CT', reason: 'Sai ngày sinh' },
  }),
} as const satisfies { readonly [name: string]: (dossier: Dossier | undefined) => Command };
export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands).filter((name): name is CommandName => name in commands);

const seenPaper = (dossier: Dossier | undefined) => ({ paperVersion: dossier?.custody?.version ?? 1 });
const seen = <Step extends StepName>(dossier: Dossier | undefined, step: Step) => ({
  step,
  stepVersion: (dossier && openStep(dossier, step)?.version) ?? 1,
});

/** The dossier after one more command, or the refusal. */
export function then(
  dossier: Dossier | undefined,
  name: CommandName,
  at = minute((dossier?.version ?? 0) * 10),
): Dossier | Refusal {
  return run(dossier, commands[name](dossier), facts(at));
}

export const run = (dossier: Dossier | undefined, command: Command, known: Facts): Dossier | Refusal => {
  const after = runAs(dossier, command, known);
  return isRefusal(after) ? after : after.dossier;
};

/** The same, with the events that were made; `actor` an officer, or a citizen where no post is given. */
export function runAs(
  dossier: Dossier | undefined,
  command: Command,
  known: Facts,
  actor: DossierEvent['actor'] = { person: 'somebody' },
): { dossier: Dossier; events: readonly DossierEvent[] } | Refusal {
  const decision = decide(dossier, command, known);
  if (isRefusal(decision)) return decision;
  let after = dossier;
  const events: DossierEvent[] = [];
  for (const fresh of decision.events) {
    const event = {
      dossierId: id,
      number: (after?.version ?? 0) + 1,
      type: fresh.type,
      v: 1,
      at: known.at,
      actor,
      previous: 'x',
      public: fresh.public,
      commitments: {},
    } as DossierEvent;
    events.push(event);
    after = evolve(after, event);
  }
  if (!after) throw new Error('no event');
  return { dossier: after, events };
}

/** A supplement was asked for, its time is over, and the clock has told the desk. */
export function withLapsedSupplement(): Dossier {
  const told = run(lived('file', 'request-supplement'), { kind: 'remind' }, facts(minute(20_000)));
  if (isRefusal(told)) throw new Error(`not told: ${told.refused}`);
  return told;
}

/** The dossier after commands that must all be allowed. */
export function lived(...names: CommandName[]): Dossier {
  const after = names.reduce<Dossier | undefined>((dossier, name) => {
    const next = then(dossier, name);
    if (isRefusal(next)) throw new Error(`${name} refused: ${next.refused}`);
    return next;
  }, undefined);
  if (!after) throw new Error('nothing lived');
  return after;
}
