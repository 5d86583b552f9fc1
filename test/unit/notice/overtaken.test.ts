import { describe, expect, test } from '@jest/globals';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { closeNotice, sendNoticeAgain } from '../../../shared/application/notice-centre.ts';
import { handInSupplement } from '../../../shared/application/hand-in-supplement.ts';
import {
  correctResult,
  registerResult,
  reportWrongResult,
} from '../../../shared/application/forms/results.ts';
import { requestSupplement } from '../../../shared/application/request-supplement.ts';
import { returnResult } from '../../../shared/application/return-result.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId } from '../application/office-of-vu-ban.ts';
import { printer } from '../forms/printer.ts';
import { openPostOffice } from './post-office.ts';
import type { PostOffice } from './post-office.ts';

const night = '2026-11-23T15:00:00Z';
const morning = '2026-11-24T00:00:00Z';
const paper = { componentId: 'original-paper', form: 'original', count: 1 } as const;

/** By day its step is open; what is told of it waits for the morning, by SMS alone. */
async function atNight(post: PostOffice): Promise<DossierId> {
  const { id } = await post.file({ notifyBy: ['sms'] });
  await post.tellAll(id);
  post.office.chance.set(night);
  return id;
}
const on = async ({ office }: PostOffice, id: DossierId) => ({
  dossierId: id,
  commandId: newCommandId(),
  stepVersion: (await office.history.head(id))?.dossier.steps[0]?.version ?? 0,
});
const ask = async (post: PostOffice, id: DossierId) =>
  allowed(
    await requestSupplement(post.office.deps, await post.office.officer('lan-tran'), {
      ...(await on(post, id)),
      reasons: [{ componentId: 'original-paper', fault: 'unreadable', words: '' }],
    }),
  );
const handIn = async (post: PostOffice, id: DossierId) =>
  allowed(
    await handInSupplement(post.office.deps, post.office.citizen, {
      ...(await on(post, id)),
      components: [paper],
    }),
  );
const decide = async (post: PostOffice, id: DossierId) => {
  await post.office.openRouteStep(id);
  return allowed(
    await completeStep(post.office.deps, await post.office.officer('lan-tran'), {
      ...(await on(post, id)),
      step: 'decide',
      outcome: 'granted',
    }),
  );
};
const give = async (post: PostOffice, id: DossierId) =>
  allowed(
    await returnResult(post.office.deps, await post.office.officer('lan-tran'), {
      ...(await on(post, id)),
      method: 'in-person',
      collectedBy: 'applicant',
      receiptLost: 'Mất giấy hẹn',
      idNumber: '036156000001',
    }),
  );
const texts = ({ senders }: PostOffice): string[] => senders.texts.map(({ text }) => text.slice(0, 40));

describe('what was to be said in the morning and is no longer so', () => {
  test('is not sent: papers asked for at night and handed in before seven', async () => {
    const post = await openPostOffice();
    const id = await atNight(post);
    await ask(post, id);
    await post.tellAll(id);
    await handIn(post, id);
    await post.tellAll(id);
    const asked = texts(post).length;
    post.office.chance.set(morning);
    await post.sweep();
    expect(texts(post).slice(asked)).toEqual([expect.stringMatching(/^Mot Cua: da nhan bo sung/)]);
    expect(post.states()).toContain('supplement-asked applicant sms: closed');
    expect(post.notices.all()[1]).toMatchObject({ reason: 'overtaken' });
  });

  test('but what is asked for a second time is: each request is its own', async () => {
    const post = await openPostOffice();
    const id = await atNight(post);
    await ask(post, id);
    await post.tellAll(id);
    await handIn(post, id);
    await ask(post, id);
    await post.tellAll(id);
    post.office.chance.set(morning);
    await post.sweep();
    expect(post.states()).toEqual([
      'filed applicant sms: sent',
      'supplement-asked applicant sms: closed',
      'supplement-asked applicant sms: sent',
    ]);
  });

  test('is not sent: a result that is ready, and was handed over since; a filing that was received since', async () => {
    const post = await openPostOffice();
    post.office.chance.set(night);
    const { id } = await post.file({ notifyBy: ['sms'] });
    await post.tellAll(id);
    allowed(await post.office.receive(id));
    await post.tellAll(id);
    await decide(post, id);
    await post.tellAll(id);
    await give(post, id);
    await post.tellAll(id);
    post.office.chance.set(morning);
    await post.sweep();
    expect(post.states()).toEqual([
      'filed applicant sms: closed',
      'received applicant sms: closed',
      'result-ready applicant sms: closed',
      'returned applicant sms: sent',
    ]);
  });
});

describe('a corrected result', () => {
  test('is told to whoever had the wrong one already, and that it waits', async () => {
    const post = await openPostOffice();
    const { id } = await post.file({ notifyBy: ['email', 'sms'] });
    allowed(await post.office.receive(id));
    await decide(post, id);
    await post.tellAll(id);
    const deps = { ...post.office.deps, printer };
    const lan = await post.office.officer('lan-tran');
    const press = () => ({ dossierId: id, commandId: newCommandId() });
    allowed(await registerResult(deps, lan, { ...press(), resultNumber: '12/CT', letter: false }));
    await give(post, id);
    await post.tellAll(id);
    allowed(await reportWrongResult(deps, lan, { ...press(), words: 'Sai số bản' }));
    allowed(
      await correctResult(deps, lan, {
        ...(await on(post, id)),
        kept: false,
        reason: 'Đếm sai',
        resultNumber: '13/CT',
      }),
    );
    const before = post.states().length;
    await post.tellAll(id);
    expect(post.states().slice(before)).toEqual(
      ['email', 'sms'].map((way) => `result-corrected applicant ${way}: sent`),
    );
  });
});

describe('an administrator who sends again', () => {
  const doubtful = async (post: PostOffice) => {
    post.senders.answerWith(() => ({ outcome: 'no-answer' }));
    const { id } = await post.file({ notifyBy: ['email'] });
    await post.tellAll(id);
    post.senders.answerWith(() => ({ outcome: 'sent', messageId: 'm' }));
    const [notice] = post.notices.all();
    if (!notice) throw new Error('Nothing was told');
    return { id, seen: { id: notice.id, version: notice.version } };
  };

  test('is told that it is no longer so, and closes it; what still is so goes out', async () => {
    const post = await openPostOffice();
    const tuan = await post.office.officer('tuan-mai');
    const { id, seen } = await doubtful(post);
    allowed(await post.office.receive(id));
    const refused = await sendNoticeAgain(post.deps, tuan, seen);
    expect(refused).toMatchObject({ refused: 'NOTICE_OVERTAKEN' });
    expect(await post.notices.get(seen.id)).toMatchObject({ state: 'in-doubt', version: seen.version });
    allowed(await closeNotice(post.deps, tuan, { ...seen, why: 'not-needed' }));

    const other = await openPostOffice();
    const still = await doubtful(other);
    allowed(await sendNoticeAgain(other.deps, tuan, still.seen));
    await other.sweep();
    expect(other.senders.mails).toHaveLength(1);
  });
});
