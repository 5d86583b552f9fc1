import { describe, expect, test } from '@jest/globals';
import { actsOn, mayAct, permissions, withheldFrom } from '../../../shared/domain/office/permissions.ts';
import type { Act, Officer, Who } from '../../../shared/domain/office/permissions.ts';
import { officerRoles } from '../../../shared/domain/office/post.ts';
import type { OfficerRole } from '../../../shared/domain/office/post.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import { personKey, postId, unitId } from '../../../shared/domain/ids.ts';
import type { Custody } from '../../../shared/domain/dossier/custody.ts';
import type { Dossier, StepRole } from '../../../shared/domain/dossier/dossier.ts';
import { applicant, desk, lived, minute, office, withLapsedSupplement } from './life.ts';

const officer = (
  role: OfficerRole,
  unit = 'vu-ban-mot-cua',
  more: { mayDecide?: boolean; key?: string } = {},
): Officer => ({
  kind: 'officer',
  posts: [
    { id: postId(`${role}-1`), unitId: unitId(unit), role, ...(more.mayDecide && { mayDecide: true }) },
  ],
  ...(more.key && { key: personKey(more.key) }),
});
const party: Who = { kind: 'citizen', account: 'citizens|1', key: applicant };
const stranger: Who = { kind: 'citizen', account: 'citizens|2', key: personKey('another') };
const anonymous: Who = { kind: 'citizen', account: 'citizens|3' };
/** In process, its papers on their way. */
const ourPaper = (of: Pick<Custody, 'holder' | 'to'>): Dossier => ({
  ...lived('file', 'receive', 'open-step'),
  custody: { since: minute(9), version: 9, originals: true, ...of },
});
/** A result that was reported wrong and decided so. */
const wrongBy = (by: StepRole): Dossier => {
  const wrong = lived('file', 'receive', 'open-step', 'decide', 'register-result', 'report-wrong-result');
  return { ...wrong, steps: wrong.steps.map((step) => ({ ...step, by })) };
};
const refusal = (act: Act, who: Who, dossier = lived('file')) => {
  const answer = mayAct(act, who, dossier, 'decide');
  return isRefusal(answer) ? answer.refused : undefined;
};

describe('the permission table', () => {
  test('allows each act on a fitting dossier to exactly the roles of its row', () => {
    const fitting = {
      filed: lived('file'),
      waiting: lived('file', 'request-supplement'),
      lapsed: withLapsedSupplement(),
      process: lived('file', 'receive', 'open-step'),
      decided: lived('file', 'receive', 'open-step', 'decide'),
      sent: lived('file', 'receive', 'open-step', 'decide', 'send-result'),
      withdrawn: lived('file', 'receive', 'withdraw'),
      given: ourPaper({ holder: desk, to: unitId('vu-ban-van-phong') }),
      coming: ourPaper({ holder: unitId('vu-ban-van-phong'), to: desk }),
      wrong: lived('file', 'receive', 'open-step', 'decide', 'register-result', 'report-wrong-result'),
      wrongOfUnit: wrongBy('unit'),
      wrongOfLeader: wrongBy('leader'),
    };
    for (const act of Object.keys(permissions) as Act[]) {
      const allowed = officerRoles.filter((role) =>
        Object.values(fitting).some(
          (dossier) => !isRefusal(mayAct(act, officer(role, desk, { mayDecide: true }), dossier)),
        ),
      );
      // On a step of the route the step itself says which roles it is for: see the next test.
      if ('step' in permissions[act] && permissions[act].step === 'of-the-route') continue;
      const row: readonly string[] = permissions[act].roles;
      expect({ act, allowed }).toEqual({ act, allowed: officerRoles.filter((role) => row.includes(role)) });
    }
  });
  test.each([
    ['desk', ['desk-officer', 'desk-head']],
    ['authorised-desk', ['desk-officer', 'desk-head']],
    ['unit', ['unit-officer', 'unit-head']],
    ['leader', ['leader']],
  ] as const)('a step for %s is completed by these roles of the unit that holds it', (by, roles) => {
    const dossier = lived('file', 'receive', 'open-step');
    const asked = { ...dossier, steps: dossier.steps.map((step) => ({ ...step, by })) };
    const may = (act: Act, unit: string) =>
      officerRoles.filter(
        (role) => !isRefusal(mayAct(act, officer(role, unit, { mayDecide: true }), asked, 'decide')),
      );
    expect(may('complete-step', desk)).toEqual(
      officerRoles.filter((role) => roles.some((one) => one === role)),
    );
    expect(may('complete-step', 'another-unit')).toEqual([]);
    expect(may('reassign-step', desk)).toEqual(
      officerRoles.filter((role) => roles.some((one) => one === role) && /head$|leader/.test(role)),
    );
  });
  test('lets nobody handle a dossier in which he is a party, whatever his post', () => {
    for (const act of ['receive', 'reject', 'request-supplement', 'read-dossier'] as const) {
      expect(refusal(act, officer('desk-head', desk, { key: applicant, mayDecide: true }))).toBe(
        'OWN_DOSSIER',
      );
    }
    expect(refusal('read-history', officer('auditor', 'tinh-ninh-binh', { key: applicant }))).toBe(
      'OWN_DOSSIER',
    );
  });
  test('keeps a desk away from another desk’s dossiers', () => {
    expect(refusal('receive', officer('desk-officer', 'hien-khanh-mot-cua'))).toBe('NOT_PERMITTED');
    expect(refusal('read-dossier', officer('desk-officer', 'hien-khanh-mot-cua'))).toBe('NOT_PERMITTED');
  });
  test('lets only those decide who are authorised to', () => {
    const process = lived('file', 'receive', 'open-step');
    expect(refusal('complete-step', officer('desk-officer'), process)).toBe('NOT_AUTHORISED_TO_DECIDE');
    expect(
      refusal('complete-step', officer('desk-officer', desk, { mayDecide: true }), process),
    ).toBeUndefined();
  });
  test('tells a stranger that there is nothing, and a party without a link that it is his by account', () => {
    expect(refusal('follow', stranger)).toBe('NOT_A_PARTY');
    expect(refusal('follow', anonymous)).toBe('NOT_A_PARTY');
    expect(refusal('follow', party)).toBeUndefined();
    expect(refusal('follow', { kind: 'citizen', account: 'citizens|1' })).toBeUndefined();
  });
  test('an officer without a post in force may do nothing, and citizens none of the desk’s acts', () => {
    for (const act of Object.keys(permissions) as Act[]) {
      expect(isRefusal(mayAct(act, { kind: 'officer', posts: [] }, lived('file')))).toBe(true);
      const row: readonly string[] = permissions[act].roles;
      if (!row.includes('citizen')) expect(refusal(act, party)).toBe('NOT_PERMITTED');
    }
  });
  test('gives a screen the buttons of the moment', () => {
    expect(actsOn(officer('desk-officer'), lived('file'))).toEqual([
      'receive',
      'reject',
      'request-supplement',
      'withdraw-at-counter',
    ]);
    expect(actsOn(officer('desk-officer'), lived('file', 'receive'))).toEqual([
      'withdraw-at-counter',
      'hand-over-paper',
    ]);
    expect(actsOn(party, lived('file', 'request-supplement'))).toEqual([
      'withdraw',
      'choose-notices',
      'hand-in-supplement',
    ]);
    expect(actsOn(party, lived('file', 'receive', 'open-step', 'decide'))).toEqual(['choose-notices']);
  });
});

describe('a dossier whose supplement does not come', () => {
  const waiting = lived('file', 'request-supplement');
  const lapsed = withLapsedSupplement();
  test.each([
    ['its desk, when the time is over', officer('desk-officer'), lapsed, undefined],
    ['its desk, before that', officer('desk-officer'), waiting, 'SUPPLEMENT_STILL_AWAITED'],
    ['another desk', officer('desk-officer', 'hien-khanh-mot-cua'), lapsed, 'NOT_PERMITTED'],
    ['the head of a unit', officer('unit-head', desk), lapsed, 'NOT_PERMITTED'],
    ['the applicant', party, lapsed, 'NOT_PERMITTED'],
    ['its desk, when it was handed in', officer('desk-officer'), lived('file'), 'STEP_NOT_OPEN'],
  ] as const)('is closed by its desk alone, and only then: %s', (_, who, dossier, reason) => {
    expect(refusal('lapse', who, dossier)).toBe(reason);
    expect(actsOn(who, dossier).includes('lapse')).toBe(reason === undefined);
  });
});

describe('a withdrawal at the counter', () => {
  test.each([
    ['filed', lived('file'), undefined],
    ['waiting for the applicant', lived('file', 'request-supplement'), undefined],
    ['in process', lived('file', 'receive', 'open-step'), undefined],
    ['decided', lived('file', 'receive', 'open-step', 'decide'), 'ALREADY_DECIDED'],
    ['withdrawn', lived('file', 'withdraw'), 'DOSSIER_ENDED'],
  ])('of a dossier that is %s', (_, dossier, reason) => {
    expect(refusal('withdraw-at-counter', officer('desk-officer'), dossier)).toBe(reason);
    expect(refusal('withdraw-at-counter', officer('desk-officer', 'hien-khanh-mot-cua'), dossier)).toBe(
      'NOT_PERMITTED',
    );
    expect(refusal('withdraw-at-counter', officer('unit-head', desk), dossier)).toBe('NOT_PERMITTED');
  });
});

describe('a result', () => {
  const consulted = officer('unit-officer', 'vu-ban-kinh-te');
  const decided: Dossier = {
    ...lived('file', 'receive', 'open-step', 'decide'),
    units: [unitId('vu-ban-kinh-te'), unitId('vu-ban-lanh-dao')],
  };
  const leader = (person: string): Officer => ({ ...officer('leader', 'vu-ban-lanh-dao'), person });
  const wrong: Dossier = {
    ...decided,
    preparedBy: ['nga-trinh'],
    steps: [
      {
        step: 'correction',
        visit: 1,
        holder: unitId('vu-ban-lanh-dao'),
        by: 'leader',
        told: 0,
        version: 9,
      },
    ],
  };
  test('is registered by the desk or the competent authority, not by a unit that was consulted', () => {
    expect(refusal('register-result', officer('desk-officer'), decided)).toBeUndefined();
    expect(refusal('register-result', officer('unit-officer', 'xa-vu-ban'), decided)).toBeUndefined();
    expect(refusal('register-result', consulted, decided)).toBe('NOT_PERMITTED');
    expect(refusal('report-wrong-result', consulted, decided)).toBeUndefined();
  });
  test('of a leader is corrected by a leader who has not prepared it, and by nobody else', () => {
    expect(actsOn(leader('binh-dang'), wrong)).toContain('correct-result');
    expect(refusal('correct-result', leader('nga-trinh'), wrong)).toBe('PREPARED_IT_HIMSELF');
    for (const other of [
      officer('desk-head', desk, { mayDecide: true }),
      consulted,
      officer('unit-head', 'vu-ban-lanh-dao'),
    ])
      expect(refusal('correct-result', other, wrong)).toBe('NOT_PERMITTED');
  });
  test('of the desk is corrected by an officer of the desk who may decide', () => {
    const own = lived('file', 'receive', 'open-step', 'decide', 'register-result', 'report-wrong-result');
    expect(
      refusal('correct-result', officer('desk-officer', desk, { mayDecide: true }), own),
    ).toBeUndefined();
    expect(refusal('correct-result', officer('desk-officer'), own)).toBe('NOT_AUTHORISED_TO_DECIDE');
  });
});

describe('papers', () => {
  const given = ourPaper({ holder: desk, to: office });
  const atTheDesk = officer('desk-officer');
  const inTheUnit = officer('unit-officer', office);
  const elsewhere = officer('unit-officer', 'vu-ban-kinh-te');

  test('the giver calls back, the receiver takes or misses, nobody else touches what is on its way', () => {
    expect(actsOn(atTheDesk, given)).toEqual(['withdraw-at-counter', 'call-back-paper']);
    expect(actsOn(inTheUnit, given)).toEqual(['take-paper', 'report-paper-missing']);
    expect(actsOn(elsewhere, given)).toEqual([]);
  });
  test('whoever does not have them is told that, not that his post is too small', () => {
    expect(refusal('take-paper', elsewhere, given)).toBe('PAPER_ELSEWHERE');
    expect(refusal('hand-over-paper', atTheDesk, given)).toBe('PAPER_ELSEWHERE');
    expect(refusal('give-back-paper', inTheUnit, given)).toBe('NOT_PERMITTED');
    expect(refusal('record-delivery', atTheDesk, lived('file', 'receive', 'open-step', 'decide'))).toBe(
      'NOT_SENT_BY_POST',
    );
  });
  test('originals are given back by the desk, once the dossier has ended', () => {
    expect(actsOn(atTheDesk, lived('file', 'receive', 'withdraw'))).toEqual([
      'hand-over-paper',
      'give-back-paper',
    ]);
    expect(refusal('give-back-paper', atTheDesk, lived('file', 'receive'))).toBe('PAPER_ELSEWHERE');
  });
});

describe('what comes next is withheld with its reason', () => {
  const received = lived('file', 'receive', 'open-step');
  test.each([
    ['a desk officer without authority', officer('desk-officer'), received, 'NOT_AUTHORISED_TO_DECIDE'],
    ['one who has it', officer('desk-officer', desk, { mayDecide: true }), received, undefined],
    ['another desk', officer('desk-officer', 'hien-khanh-mot-cua'), received, undefined],
    ['before there is anything to decide', officer('desk-officer'), lived('file'), undefined],
    ['a party', party, received, undefined],
  ])('%s', (_, who, dossier, reason) => {
    expect(withheldFrom(who, dossier)?.refused).toBe(reason);
  });
  test('a leader does not sign what he prepared himself, and may give it to another', () => {
    const signing = {
      ...received,
      preparedBy: ['nga-trinh'],
      steps: received.steps.map((step) => ({ ...step, by: 'leader' as const })),
    };
    const leader = (person: string): Officer => ({ ...officer('leader', desk), person });
    expect(withheldFrom(leader('nga-trinh'), signing)?.refused).toBe('PREPARED_IT_HIMSELF');
    expect(actsOn(leader('nga-trinh'), signing)).not.toContain('complete-step');
    // Nor does he take it: with him it would wait for nobody.
    expect(actsOn(leader('nga-trinh'), signing)).not.toContain('claim-step');
    expect(actsOn(leader('nga-trinh'), signing)).toContain('reassign-step');
    expect(withheldFrom(leader('binh-dang'), signing)).toBeUndefined();
    expect(actsOn(leader('binh-dang'), signing)).toContain('complete-step');
  });
});
