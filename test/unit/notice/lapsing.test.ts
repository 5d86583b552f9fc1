import { describe, expect, test } from '@jest/globals';
import { lapseDossier } from '../../../shared/application/lapse-dossier.ts';
import { listQueue } from '../../../shared/application/list-queue.ts';
import { remindDossier } from '../../../shared/application/remind-dossier.ts';
import { nextInstant } from '../../../shared/domain/dossier/dossier.ts';
import { instantOf } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId } from '../application/office-of-vu-ban.ts';
import { openPostOffice } from './post-office.ts';
import { handedIn, openVersion, supplementAsked } from './supplements.ts';

describe('a supplement that is waited for', () => {
  test('the reminder before a supplement lapses comes three days before, once; done in time, it is not sent', async () => {
    const post = await openPostOffice();
    const [kept, lapsing] = [await post.file(), await post.file()];
    for (const { id } of [kept, lapsing]) await supplementAsked(post, id);
    const dossier = (await post.office.history.head(lapsing.id))?.dossier;
    const instant = dossier && nextInstant(dossier);
    expect(instant).toBe(instantOf('2026-12-05T01:00:00.000Z'));
    if (!instant) throw new Error('No instant');
    post.office.chance.set(instant);
    for (const { id } of [kept, lapsing]) {
      expect(await remindDossier(post.office.deps, { dossierId: id, instant })).toBe('said');
      expect(await remindDossier(post.office.deps, { dossierId: id, instant })).toBe('nothing-to-say');
    }
    await handedIn(post, kept.id);
    for (const { id } of [kept, lapsing]) await post.tellAll(id);
    const reminders = post.senders.mails.filter(({ subject }) => subject.startsWith('Sắp hết hạn'));
    expect(reminders.map(({ body }) => body.includes(lapsing.id))).toEqual([true]);
    expect(reminders[0]?.body).toContain('Hạn cuối là 23:59 08/12/2026');
    const after = (await post.office.history.head(lapsing.id))?.dossier;
    expect(after && nextInstant(after)).toBe(instantOf('2026-12-08T16:59:59.000Z'));
  });

  test('what lapsed is closed by the desk: the applicant is told, and no reminder comes after that', async () => {
    const post = await openPostOffice();
    const { office } = post;
    const { id } = await post.file();
    await supplementAsked(post, id);
    await post.tellAll(id);
    // The clock was away for a week: there is nothing to announce any more.
    const instant = instantOf('2026-12-08T16:59:59.000Z');
    office.chance.set(instant);
    expect(await remindDossier(office.deps, { dossierId: id, instant })).toBe('said');
    const queue = async () =>
      allowed(
        await listQueue(office.deps, await office.officer('lan-tran'), {
          unitId: 'vu-ban-mot-cua',
          page: { limit: 10 },
        }),
      ).rows.map(({ dossierId, step, label }) => [dossierId, step, label]);
    expect(await queue()).toEqual([[id, 'supplement', expect.stringMatching(/^N/)]]);
    office.chance.set(instantOf('2026-12-09T02:00:00.000Z'));
    const request = { dossierId: id, commandId: newCommandId(), stepVersion: await openVersion(post, id) };
    allowed(await lapseDossier(office.deps, await office.officer('lan-tran'), request));
    expect(await lapseDossier(office.deps, await office.officer('lan-tran'), request)).toMatchObject({
      repeated: true,
    });
    expect(await queue()).toEqual([]);
    await post.tellAll(id);
    expect(post.senders.mails.map(({ subject }) => subject.replace(/TN-\S+/, '…'))).toEqual([
      'Hồ sơ … cần bổ sung giấy tờ',
      'Hồ sơ … đã dừng giải quyết vì quá hạn bổ sung',
    ]);
    expect(post.senders.texts.at(-1)?.text).toMatch(/da dung vi qua han bo sung/);
  });
});
