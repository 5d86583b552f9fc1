import { describe, expect, test } from '@jest/globals';
import { builtInTemplates } from '../../../shared/application/notice-templates.ts';
import type { EventNotice } from '../../../shared/application/ports/others.ts';
import { tellOfEvent } from '../../../shared/application/tell-event.ts';
import { builtInTexts } from '../../../shared/texts/notices/built-in.ts';
import { allowed } from '../application/office-of-vu-ban.ts';
import type { Answer } from '../../../shared/adapters/memory/senders.ts';
import { openPostOffice } from './post-office.ts';
import type { PostOffice } from './post-office.ts';

const sent: Answer = { outcome: 'sent', messageId: '' };
const down: Answer = { outcome: 'later', reason: 'provider-down' };

/** The queue: what threw is delivered again, some times. */
async function deliver({ deps }: PostOffice, messages: readonly EventNotice[], tries = 4): Promise<void> {
  for (const message of messages) {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const isDone = await tellOfEvent(deps, message).then(
        () => true,
        () => false,
      );
      if (isDone) break;
    }
  }
}
const told = ({ senders }: PostOffice): string[] =>
  [...senders.mails.map(({ noticeId }) => noticeId), ...senders.texts.map(({ text }) => text)].toSorted();
const expectNobodyTwice = (post: PostOffice): void => expect(told(post)).toEqual([...new Set(told(post))]);

describe('the notifier killed', () => {
  test.each([
    ['before the provider is asked', 'dies before', 0],
    ['after the provider’s yes', 'dies after', 1],
    ['inside, so that no answer comes', { outcome: 'no-answer' }, 0],
  ] as const)('%s: the notice is in doubt, and never sent again by itself', async (_, answer, mails) => {
    const post = await openPostOffice();
    const { id } = await post.file({ notifyBy: ['email'] });
    post.senders.answerWith(() => answer);
    await deliver(post, await post.relayed(id));
    post.senders.answerWith(() => sent);
    for (let minute = 0; minute < 120; minute += 1) {
      await deliver(post, await post.relayed(id), 1);
      await post.sweep();
      post.pass(1);
    }
    expect(post.senders.mails).toHaveLength(mails);
    expect(post.senders.tried.email).toBe(1);
    expect(post.notices.all()).toMatchObject([{ state: 'in-doubt' }]);
  });

  test('over one of two does not keep the other from being told', async () => {
    const post = await openPostOffice();
    const { id } = await post.file();
    post.senders.answerWith((channel) => (channel === 'email' ? 'dies after' : sent));
    await deliver(post, await post.relayed(id));
    expect(post.senders.texts).toHaveLength(1);
    expect(post.states()).toEqual(['filed applicant email: claimed', 'filed applicant sms: sent']);
    post.pass(9);
    expect(await post.sweep()).toMatchObject({ doubtful: 0 });
    post.pass(2);
    expect(await post.sweep()).toMatchObject({ doubtful: 1 });
    expectNobodyTwice(post);
  });

  test('in a sweep leaves the notice in doubt as well', async () => {
    const post = await openPostOffice();
    const { id } = await post.file({ notifyBy: ['email'] });
    post.senders.answerWith(() => down);
    await post.tellAll(id);
    post.pass(2);
    post.senders.answerWith(() => 'dies after');
    await expect(post.sweep()).rejects.toThrow('Killed');
    post.senders.answerWith(() => sent);
    post.pass(30);
    await post.sweep();
    expect(post.senders.mails).toHaveLength(1);
    expect(post.states()).toEqual(['filed applicant email: in-doubt']);
  });
});

describe('the stream doubled and reordered', () => {
  test('tells each thing once', async () => {
    const post = await openPostOffice();
    const dossiers = await Promise.all(Array.from({ length: 12 }, () => post.file()));
    // Of what is received by now nobody is told that it has been filed.
    for (const { id } of dossiers.slice(6)) allowed(await post.office.receive(id));
    const messages = (await Promise.all(dossiers.map(({ id }) => post.relayed(id)))).flat();
    // Backwards, twice over, side by side.
    await Promise.all(
      [...messages, ...messages].toReversed().map((message) => tellOfEvent(post.deps, message)),
    );
    expect(post.senders.mails).toHaveLength(12);
    expect(post.senders.texts).toHaveLength(12);
    expectNobodyTwice(post);
    expect(new Set(post.notices.all().map(({ state }) => state))).toEqual(new Set(['sent']));
  });
});

describe('a provider that refuses for an hour', () => {
  test('loses nothing and delays nobody’s act: what came in the meantime is sent once, when it is back', async () => {
    const post = await openPostOffice();
    post.senders.answerWith((channel) => (channel === 'email' ? down : sent));
    const files = [];
    for (let minute = 0; minute < 60; minute += 1) {
      const { id } = await post.file();
      files.push(id);
      await deliver(post, await post.relayed(id));
      await post.sweep();
      post.pass(1);
    }
    expect(post.senders.mails).toHaveLength(0);
    // The other provider was never held up.
    expect(post.senders.texts).toHaveLength(60);
    post.senders.answerWith(() => sent);
    for (let minute = 0; minute < 31; minute += 1) {
      await post.sweep();
      post.pass(1);
    }
    expect(post.senders.mails).toHaveLength(60);
    expectNobodyTwice(post);
    expect(post.notices.all().filter(({ state }) => state !== 'sent')).toEqual([]);
  });

  test('is not stormed: one sweep asks it a few times, whatever waits, and what goes by the other way passes', async () => {
    const post = await openPostOffice();
    post.senders.answerWith(() => down);
    for (let filed = 0; filed < 60; filed += 1) await post.tellAll((await post.file()).id);
    const before = { ...post.senders.tried };
    post.pass(1);
    post.senders.answerWith((channel) => (channel === 'email' ? down : sent));
    await post.sweep();
    expect(post.senders.tried.email - before.email).toBeLessThan(10);
    expect(post.senders.texts).toHaveLength(60);
  });

  test('and one that gives no answer for an hour leaves a few in doubt, whatever waits and comes meanwhile', async () => {
    const post = await openPostOffice();
    const noAnswer: Answer = { outcome: 'no-answer' };
    post.senders.answerWith((channel) => (channel === 'email' ? down : sent));
    for (let filed = 0; filed < 60; filed += 1) await post.tellAll((await post.file()).id);
    const doubtful = () => post.notices.all().filter(({ state }) => state === 'in-doubt').length;
    post.senders.answerWith((channel) => (channel === 'email' ? noAnswer : sent));
    for (let minute = 0; minute < 60; minute += 1) {
      post.pass(1);
      const before = doubtful();
      await post.sweep();
      if (minute % 2 === 0) await post.tellAll((await post.file()).id);
      expect(doubtful() - before).toBeLessThanOrEqual(5);
    }
    expect(post.senders.texts).toHaveLength(90);
    expect(doubtful()).toBeLessThan(20);
    post.senders.answerWith(() => sent);
    for (let minute = 0; minute < 31; minute += 1) {
      post.pass(1);
      await post.sweep();
    }
    expect(post.senders.mails).toHaveLength(90 - doubtful());
    const ids = post.senders.mails.map(({ noticeId }) => noticeId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('one attempt without an answer delays nobody else', async () => {
    const post = await openPostOffice();
    let asked = 0;
    post.senders.answerWith(() => ((asked += 1) === 1 ? { outcome: 'no-answer' } : sent));
    for (let filed = 0; filed < 3; filed += 1)
      await post.tellAll((await post.file({ notifyBy: ['email'] })).id);
    expect(post.notices.all().map(({ state }) => state)).toEqual(['in-doubt', 'sent', 'sent']);
  });

  test('a throttle is waited for, then the notice waits', async () => {
    const post = await openPostOffice();
    let throttled = 0;
    post.senders.answerWith(() => {
      throttled += 1;
      return throttled < 3 ? { outcome: 'later', reason: 'provider-throttled' } : sent;
    });
    const { id } = await post.file({ notifyBy: ['email'] });
    await post.tellAll(id);
    expect(post.senders.mails).toHaveLength(1);
    post.senders.answerWith(() => ({ outcome: 'later', reason: 'provider-throttled' }));
    const other = await post.file({ notifyBy: ['email'] });
    await post.tellAll(other.id);
    expect(post.states()).toEqual(['filed applicant email: sent', 'filed applicant email: waiting']);
  });

  test('an address that is refused is final, and told by no other try', async () => {
    const post = await openPostOffice();
    post.senders.answerWith(() => ({ outcome: 'refused', reason: 'address-refused' }));
    const { id } = await post.file({ notifyBy: ['email'] });
    await post.tellAll(id);
    post.senders.answerWith(() => sent);
    post.pass(100);
    await post.sweep();
    expect(post.notices.all()).toMatchObject([{ state: 'failed', reason: 'address-refused' }]);
    expect(post.senders.mails).toEqual([]);
  });
});

describe('a poison template', () => {
  test('fails its own notices with their reason, and the others go on; mended, they are sent by hand', async () => {
    const post = await openPostOffice();
    post.publish({
      inForce: async (kind) => {
        if (kind !== 'filed') return builtInTemplates.inForce(kind);
        const { vi, en } = builtInTexts.filed;
        return { version: 7, texts: { vi: { ...vi, body: 'Số {so}' }, en } };
      },
    });
    const { id } = await post.file();
    await post.tellAll(id);
    allowed(await post.office.receive(id));
    await post.tellAll(id);
    expect(post.states()).toEqual([
      'filed applicant email: failed',
      'filed applicant sms: sent',
      'received applicant email: sent',
      'received applicant sms: sent',
    ]);
    expect(post.notices.all()[0]).toMatchObject({ reason: 'template-faulty', template: 7 });
    expect(post.senders.mails.some(({ body }) => body.includes('{'))).toBe(false);
  });
});

describe('any bad day', () => {
  const seeds = Array.from({ length: 200 }, (_, seed) => seed + 1);
  test('of two hundred: nobody is told twice; what was not told is seen by a person', async () => {
    for (const seed of seeds) {
      const random = dice(seed);
      const post = await openPostOffice();
      const [filed, received] = [await post.file(), await post.file()];
      allowed(await post.office.receive(received.id));
      const answers: readonly Answer[] = [
        sent,
        sent,
        down,
        'dies before',
        'dies after',
        { outcome: 'no-answer' },
      ];
      post.senders.answerWith(() => answers[random(answers.length)] ?? sent);
      const messages = [...(await post.relayed(filed.id)), ...(await post.relayed(received.id))];
      for (let turn = 0; turn < 12; turn += 1) {
        const some = messages.filter(() => random(2) === 0).toSorted(() => random(3) - 1);
        await Promise.allSettled(some.map((message) => tellOfEvent(post.deps, message)));
        await post.sweep().catch(() => undefined);
        post.pass(random(20));
      }
      post.senders.answerWith(() => sent);
      await deliver(post, messages);
      for (let turn = 0; turn < 4; turn += 1) {
        post.pass(31);
        await post.sweep();
      }
      const twice = told(post).length !== new Set(told(post)).size;
      const states = new Set(post.notices.all().map(({ state }) => state));
      expect([seed, twice, post.notices.all().length]).toEqual([seed, false, 4]);
      expect([...states].filter((state) => state !== 'sent' && state !== 'in-doubt')).toEqual([]);
      // Whatever was taken by the provider is `sent` or in doubt, and whatever is `sent` was taken.
      const known = post.notices.all().filter(({ state }) => state === 'sent').length;
      expect(told(post).length).toBeGreaterThanOrEqual(known);
    }
  }, 60_000);
});

function dice(seed: number): (sides: number) => number {
  let state = seed * 2_654_435_761;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}
