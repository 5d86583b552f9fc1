import { describe, expect, test } from '@jest/globals';
import { readReport } from '../../../functions/followers/bounce/report.ts';
import { park } from '../../../functions/followers/park/park.ts';
import { heedBounce, NoticeNotFoundError } from '../../../shared/application/heed-bounce.ts';
import type { ParkedMessage } from '../../../shared/application/ports/others.ts';
import { openPostOffice } from './post-office.ts';

const bounce = (bounceType: string) => ({
  eventType: 'Bounce',
  bounce: { bounceType, bouncedRecipients: [{ emailAddress: 'an.nguyen@vidu.example' }] },
  mail: { destination: ['an.nguyen@vidu.example'], tags: { notice: ['a-notice'] } },
});

describe('what the mail provider reports', () => {
  test('is read bare and in the topic’s envelope; a box that is full is not a dead address', () => {
    const bare = JSON.stringify(bounce('Permanent'));
    expect(readReport(bare)).toEqual({ noticeId: 'a-notice', what: 'bounced' });
    expect(readReport(JSON.stringify({ Type: 'Notification', Message: bare }))).toEqual(readReport(bare));
    expect(readReport(JSON.stringify(bounce('Transient')))).toMatchObject({ what: 'bounced-this-time' });
    const complaint = { eventType: 'Complaint', complaint: {}, mail: { tags: { notice: ['a-notice'] } } };
    expect(readReport(JSON.stringify(complaint))).toMatchObject({ what: 'complained' });
  });

  test('of another kind is none', () => {
    for (const text of ['', '{}', '{"eventType":"Delivery","mail":{"tags":{"notice":["a"]}}}', '[1]', 'null'])
      expect(readReport(text)).toBeUndefined();
  });

  test('fails a notice that was sent or in doubt, once, and marks the address for good', async () => {
    const post = await openPostOffice();
    await post.tellAll((await post.file({ notifyBy: ['email'] })).id);
    const [{ id, addressHash } = { id: '', addressHash: '' }] = post.notices.all();
    expect(await heedBounce(post.deps, { noticeId: id, what: 'bounced' })).toBe('heeded');
    expect(await heedBounce(post.deps, { noticeId: id, what: 'bounced' })).toBe('heeded-already');
    expect(post.notices.all()).toMatchObject([{ state: 'failed', reason: 'bounced' }]);
    expect(await post.notices.badAddress(addressHash)).toMatchObject({
      why: 'bounced',
      masked: 'a***@vidu.example',
    });
  });

  test('of a full box fails the notice and leaves the address; a complaint does the other', async () => {
    const post = await openPostOffice();
    await post.tellAll((await post.file({ notifyBy: ['email'] })).id);
    await post.tellAll((await post.file({ notifyBy: ['email'] })).id);
    const [full, complained] = post.notices.all();
    if (!full || !complained) throw new Error('Two notices');
    await heedBounce(post.deps, { noticeId: full.id, what: 'bounced-this-time' });
    expect(await post.notices.badAddress(full.addressHash)).toBeUndefined();
    await heedBounce(post.deps, { noticeId: complained.id, what: 'complained' });
    expect(post.states()).toEqual(['filed applicant email: failed', 'filed applicant email: sent']);
    expect(await post.notices.badAddress(full.addressHash)).toMatchObject({ why: 'complained' });
  });

  test('of a notice that nobody made is poison, and what is parked of it holds no address', async () => {
    const post = await openPostOffice();
    const made = { noticeId: `${(await post.file()).id}_1_applicant_email`, what: 'bounced' } as const;
    await expect(heedBounce(post.deps, made)).rejects.toThrow(NoticeNotFoundError);
    const parked: Omit<ParkedMessage, 'state'>[] = [];
    const keep = { park: async (message: Omit<ParkedMessage, 'state'>) => void parked.push(message) };
    const record = {
      messageId: 'm',
      body: JSON.stringify(bounce('Permanent')),
      messageAttributes: {},
      eventSourceARN: 'arn:aws:sqs:ap-southeast-1:1:motcua-ninh-binh-live-bounce-dlq',
    };
    const deps = { parked: keep, chance: post.office.chance } as unknown as Parameters<typeof park>[0];
    await park(deps)({ Records: [record] } as unknown as Parameters<ReturnType<typeof park>>[0]);
    expect(parked).toMatchObject([{ follower: 'bounce', body: {} }]);
  });
});
