import { describe, expect, test } from '@jest/globals';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import { instantOf } from '../../../shared/domain/ids.ts';
import { noticeKindOf, toldTypes } from '../../../shared/domain/notice/kinds.ts';
import {
  afterSending,
  claimed,
  claimMs,
  closed,
  failed,
  interrupted,
  mayClose,
  maySendAgain,
  postponed,
  sentAgain,
} from '../../../shared/domain/notice/notice.ts';
import type { NoticeSettings } from '../../../shared/domain/notice/settings.ts';
import { notBefore, supplementInstants } from '../../../shared/domain/notice/timing.ts';
import { noticeOf } from '../../ports/notices.suite.ts';
import { at, filed, received } from '../../ports/samples.ts';

const quiet: Pick<NoticeSettings, 'smsQuiet'> = { smsQuiet: { from: '21:00', to: '07:00' } };
/** `HH:MM` of 27 August 2026 in Viet Nam. */
const local = (time: string, day = '27') =>
  instantOf(new Date(`2026-08-${day}T${time}:00+07:00`).toISOString());

describe('quiet hours', () => {
  test.each([
    ['20:59', '20:59', '27'],
    ['21:00', '07:00', '28'],
    ['23:59', '07:00', '28'],
    ['00:00', '07:00', '27'],
    ['06:59', '07:00', '27'],
    ['07:00', '07:00', '27'],
    ['12:00', '12:00', '27'],
  ])('an SMS of %s goes at %s on the %s', (time, goes, day) => {
    expect(notBefore('sms', local(time), quiet)).toBe(local(goes, day));
  });
  test('do not hold up an e-mail', () => {
    expect(notBefore('email', local('23:00'), quiet)).toBe(local('23:00'));
  });
  test('within one day are kept too', () => {
    const noon = { smsQuiet: { from: '12:00', to: '13:30' } };
    expect(notBefore('sms', local('12:10'), noon)).toBe(local('13:30'));
    expect(notBefore('sms', local('22:10'), noon)).toBe(local('22:10'));
  });
});

describe('a supplement', () => {
  test('ends with the fifteenth day, and the applicant is reminded three days before in the morning', () => {
    expect(
      supplementInstants(local('09:12', '01'), { supplementDays: 15, supplementReminderDays: 3 }),
    ).toEqual({
      dueAt: instantOf('2026-08-16T16:59:59.000Z'),
      alertAt: local('08:00', '13'),
    });
  });
  test('of a shorter limit than the reminder reminds at once', () => {
    const asked = local('09:12', '01');
    expect(supplementInstants(asked, { supplementDays: 2, supplementReminderDays: 3 }).alertAt).toBe(asked);
  });
});

describe('what an event tells', () => {
  const event = (number: number, of: { type: string; public: object }): DossierEvent =>
    ({ number, ...of }) as unknown as DossierEvent; // of an event the rule reads type, number and public part
  const said = (number: number, step: string, told: string) =>
    event(number, { type: 'StepReminded', public: { step, visit: 1, told } });

  test('filed and received in one act at the counter is told as received', () => {
    const both = [event(1, filed()), event(2, received('A-1'))];
    expect(both.map((one) => noticeKindOf(one, both))).toEqual([undefined, 'received']);
    expect(noticeKindOf(event(1, filed()), both.slice(0, 1))).toBe('filed');
  });
  test('of two units that are overdue at once the applicant hears once', () => {
    const append = [
      said(7, 'appraise', 'head'),
      said(8, 'appraise', 'applicant'),
      said(9, 'verify', 'applicant'),
    ];
    expect(append.map((one) => noticeKindOf(one, append))).toEqual([undefined, 'overdue', undefined]);
  });
  test('a reminder of his own step is another thing than our being late', () => {
    const reminder = said(4, 'supplement', 'applicant');
    expect(noticeKindOf(reminder, [reminder])).toBe('supplement-lapses-soon');
  });
  test('steps of officers are nobody’s notice', () => {
    expect(toldTypes).not.toContain('StepOpened');
    expect(toldTypes).not.toContain('StepClaimed');
    expect(toldTypes).toContain('StepReminded');
  });
});

describe('a notice', () => {
  const taken = claimed(noticeOf(), at(1), 2);
  test('that was sent names the provider’s message and the text’s version', () => {
    expect(taken).toMatchObject({ state: 'claimed', tries: 1, template: 2, since: at(1), version: 2 });
    expect(afterSending(taken, at(2), { outcome: 'sent', messageId: 'm' })).toMatchObject({
      state: 'sent',
      messageId: 'm',
      version: 3,
    });
  });
  test('waits longer after each passing fault, and is given to a person after a day of them', () => {
    let notice = noticeOf();
    const minutes: number[] = [];
    for (let now = 0; notice.state === 'waiting'; now = Math.max(now + 1, minutesOf(notice))) {
      notice = afterSending(claimed(notice, at(now), 0), at(now), {
        outcome: 'later',
        reason: 'provider-down',
      });
      if (notice.state === 'waiting') minutes.push(minutesOf(notice));
    }
    expect(minutes.slice(0, 7)).toEqual([1, 3, 7, 15, 30, 60, 90]);
    expect(minutes.at(-1)).toBeGreaterThan(20 * 60);
    expect(notice).toMatchObject({ state: 'failed', reason: 'tried-too-often' });
  });
  test('to which nobody answered is in doubt, and stays so', () => {
    expect(afterSending(taken, at(2), { outcome: 'no-answer' })).toMatchObject({
      state: 'in-doubt',
      reason: 'no-answer',
    });
    expect(interrupted(taken, at(20))).toMatchObject({ state: 'in-doubt', reason: 'interrupted' });
    expect(claimMs).toBeGreaterThan(60_000);
  });
  test('is sent again or closed by a person where it failed, is in doubt or waits, and in no other state', () => {
    const doubtful = interrupted(taken, at(20));
    const postponedOne = postponed(noticeOf(), at(1), at(9), 'quiet-hours');
    const sent = afterSending(taken, at(2), { outcome: 'sent', messageId: 'm' });
    const refused = failed(taken, at(2), 'template-faulty');
    const all = [doubtful, refused, postponedOne, taken, sent];
    expect(all.map(maySendAgain)).toEqual([true, true, false, false, false]);
    expect(all.map(mayClose)).toEqual([true, true, true, false, false]);
    const again = sentAgain(doubtful, 'tuan-mai', at(30));
    expect(again).toMatchObject({ state: 'waiting', notBefore: at(30), tries: 0, reason: 'sent-again' });
    expect(closed(refused, 'tuan-mai', at(30), 'told-otherwise').handled).toEqual([
      { by: 'tuan-mai', at: at(30), what: 'closed', why: 'told-otherwise' },
    ]);
  });
});
const minutesOf = ({ notBefore: until }: { notBefore?: string }): number =>
  (Date.parse(until ?? '') - Date.parse(at(0))) / 60_000;
