import { cameBack } from '../domain/notice/notice.ts';
import type { Notices } from './ports/notices.ts';
import type { Chance } from './ports/others.ts';

/** What the provider says of a mail after it took it. `bounced-this-time`: the box is full, or its server is away. */
export type BounceReport = {
  readonly noticeId: string;
  readonly what: 'bounced' | 'bounced-this-time' | 'complained';
};

/** A report of a notice that nobody made: a forged or damaged message. */
export class NoticeNotFoundError extends Error {
  override readonly name = 'NoticeNotFoundError';
}

const mostTries = 5;

/**
 * Nobody reads at this address, or its reader complained: it is not written to any more. A notice that came back has
 * failed, also where nobody knew whether it was sent. Doubled reports say the same.
 * @throws NoticeNotFoundError
 */
export async function heedBounce(
  { notices, chance }: { readonly notices: Notices; readonly chance: Pick<Chance, 'now'> },
  { noticeId, what }: BounceReport,
): Promise<'heeded' | 'heeded-already'> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const notice = await notices.get(noticeId);
    if (!notice) throw new NoticeNotFoundError('A report of a notice that nobody made');
    const at = chance.now();
    if (what !== 'bounced-this-time') {
      const { addressHash: hash, addressMasked: masked } = notice;
      await notices.markAddress({ hash, masked, why: what, at });
    }
    const back = what === 'complained' ? undefined : cameBack(notice, at);
    if (!back) return 'heeded-already';
    if ((await notices.change(back)) === 'changed') return 'heeded';
  }
  throw new Error(`The notice of a bounce changed ${mostTries} times while it was marked`);
}
