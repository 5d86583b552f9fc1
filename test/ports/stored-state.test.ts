import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { decodeState, encodeState } from '../../shared/adapters/dynamodb/state.ts';
import { storedHeadSchema } from '../../shared/contracts/stored.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { unitId } from '../../shared/domain/ids.ts';
import { appendOf, at, filed, newDossierId, newKey, opened } from './samples.ts';

/** As much as one dossier ever holds at once: four persons, two accounts, two open steps, every date. */
const full = (): Dossier => ({
  id: newDossierId(),
  version: 1234,
  status: 'in-process',
  changedAt: at(0),
  pins: {
    procedure: { code: '2.000815', version: 12 },
    route: { name: 'units-in-parallel-then-leader', version: 12, hash: 'a1b2c3d4e5' },
    formVersion: '2.000815-12',
    calendarVersion: 'ninh-binh-2026-2',
  },
  channel: 'online',
  desk: unitId('vu-ban-mot-cua'),
  competentUnit: unitId('ubnd-xa-vu-ban'),
  parties: (['applicant', 'subject', 'representative', 'submitter'] as const).map((role) => ({
    role,
    key: newKey(),
    ...(role === 'submitter' && { wish: { language: 'en', notifyBy: ['email'] as const } }),
    ...((role === 'submitter' || role === 'applicant') && { account: `citizens|${randomUUID()}` }),
  })),
  filingNumber: 'TN-ABCD-EFGH',
  filedAt: at(1),
  code: '000.16.37.H42-260827-0001',
  receivedAt: at(2),
  dueAt: at(3),
  returnMethod: 'in-person',
  fee: 1_200_000,
  custody: {
    holder: unitId('vu-ban-kinh-te'),
    to: unitId('vu-ban-dat-dai'),
    by: 'hung-nguyen',
    since: at(5),
    dueBy: at(6),
    version: 1234,
    originals: false,
  },
  delivery: 'not-ready',
  trackingHash: randomBytes(32).toString('hex'),
  steps: (['appraise', 'verify'] as const).map((step) => ({
    step,
    by: 'unit',
    told: 2,
    applicantTold: true,
    leaderTold: true,
    claimedBy: 'hung-nguyen',
    visit: 12,
    holder: unitId('ubnd-xa-vu-ban'),
    dueAt: at(4),
    alertAt: at(5),
    escalateAt: at(6),
    version: 1234,
  })),
  visits: { intake: 12, supplement: 12, appraise: 12, verify: 12, approve: 12, 'answer-rejection': 12 },
  apologisedFor: at(3),
  movedAt: at(6),
  units: [unitId('vu-ban-kinh-te'), unitId('vu-ban-dat-dai'), unitId('vu-ban-lanh-dao')],
  preparedBy: ['nam-hoang', 'khoa-dao'],
  readyAt: at(6),
  draft: 1234,
});

const headOf = (dossier: Dossier) => ({
  state: encodeState(dossier),
  version: dossier.version,
  hash: 'a'.repeat(64),
  marks: [],
  filedAt: dossier.filedAt,
  filingNumber: dossier.filingNumber,
  ...(dossier.code !== undefined && { code: dossier.code }),
});
const again = (dossier: Dossier) =>
  decodeState(dossier.id, storedHeadSchema.parse(JSON.parse(JSON.stringify(headOf(dossier)))));

/** As DynamoDB counts an attribute: text in UTF-8, two digits of a number a byte, three and one more for each member. */
function storedBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, one) => sum + 1 + storedBytes(one), 0);
  return Object.entries(value ?? {}).reduce(
    (sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + storedBytes(one),
    3,
  );
}

describe('the state in the head', () => {
  test('is at most 1 KB for the fullest dossier', () => {
    expect(storedBytes(encodeState(full()))).toBeLessThanOrEqual(1024);
  });

  test('reads as it was written, full or fresh', () => {
    const fresh = appendOf(undefined, [filed(), opened('intake', { holder: 'applicant' })]).after;
    const custody = { holder: unitId('vu-ban-mot-cua'), since: at(5), version: 9, originals: true } as const;
    const others: Dossier[] = [
      { ...full(), fee: 'unknown', result: 12 },
      {
        ...full(),
        parties: [{ role: 'applicant', key: newKey(), wish: { language: 'vi', notifyBy: ['sms'] } }],
      },
      { ...full(), pins: { ...full().pins, formVersion: 'none' } },
      { ...full(), delivery: 'ready', calledAt: at(6), custody: { ...custody, isDisputed: true } },
      { ...full(), custody: { ...custody, holder: unitId('elsewhere'), ended: 'given-back' } },
      { ...full(), custody: { ...custody, ended: 'sent-by-post' } },
    ];
    for (const dossier of [full(), fresh, ...others]) expect(again(dossier)).toEqual(dossier);
  });

  test('says a person who is several parties once', () => {
    const key = newKey();
    const account = `citizens|${randomUUID()}`;
    const dossier: Dossier = {
      ...full(),
      parties: [
        { role: 'applicant', key },
        { role: 'subject', key, account },
        { role: 'representative', key: newKey(), account },
        { role: 'submitter', key, account },
      ],
    };
    expect(JSON.stringify(encodeState(dossier)).split(key)).toHaveLength(2);
    expect(JSON.stringify(encodeState(dossier)).split(account)).toHaveLength(2);
    expect(again(dossier)).toEqual(dossier);
  });

  test('reads as it was written before papers were handed over', () => {
    const head = headOf(full());
    const { paper: _, ...state } = head.state;
    const old = (paper: 'no-paper' | 'at-the-desk' | 'given-back') =>
      decodeState(
        newDossierId(),
        storedHeadSchema.parse({
          ...head,
          state: { ...state, paper, delivery: 'not-ready', tracking: 'ab'.repeat(32) },
        }),
      );
    expect(old('no-paper').custody).toBeUndefined();
    expect(old('at-the-desk')).toMatchObject({
      custody: { holder: 'vu-ban-mot-cua', since: at(2), originals: true },
      trackingHash: 'ab'.repeat(32),
    });
    expect(old('given-back').custody).toMatchObject({ ended: 'given-back' });
  });

  test('is a fault when a party points nowhere', () => {
    const head = headOf(full());
    const stored = storedHeadSchema.parse({ ...head, state: { ...head.state, parties: [['a', 3]] } });
    expect(() => decodeState(newDossierId(), stored)).toThrow(TypeError);
  });
});
