import type { PersonKey } from '../ids.ts';
import type { NoticeChannel, ToldRole } from './notice.ts';
import { noticeChannels } from './notice.ts';

/** A party with the addresses he gave, each in its one spelling. */
export type Reachable = {
  readonly role: ToldRole;
  readonly key: PersonKey;
  /** The ways he chose himself, later than the filing. */
  readonly notifyBy?: readonly NoticeChannel[];
  readonly addresses: { readonly [channel in NoticeChannel]?: string };
};
export type Recipient = {
  readonly role: ToldRole;
  readonly channel: NoticeChannel;
  readonly address: string;
  /** No way leads to him: it is written down why, and nothing is sent. */
  readonly unreachable?: 'bounced' | 'no-sender';
};

/**
 * Who is told, and where. The applicant, who represents him and who handed it in; the represented is told too. One
 * person in several roles is told once, one address gets one message. He is told the ways he chose, as far as they lead
 * to a good address; else any other way that does.
 */
export function whoIsTold(
  parties: readonly Reachable[],
  chosen: readonly NoticeChannel[] | undefined,
  whyNot: (channel: NoticeChannel, address: string) => Recipient['unreachable'],
): readonly Recipient[] {
  const told: Recipient[] = [];
  for (const key of new Set(parties.map((party) => party.key))) {
    const given = noticeChannels.flatMap((channel): Recipient[] => {
      const found = parties.find((party) => party.key === key && party.addresses[channel] !== undefined);
      const address = found?.addresses[channel];
      if (!found || address === undefined) return [];
      const unreachable = whyNot(channel, address);
      return [{ role: found.role, channel, address, ...(unreachable && { unreachable }) }];
    });
    const good = given.filter(({ unreachable }) => unreachable === undefined);
    const ways = parties.find((party) => party.key === key)?.notifyBy ?? chosen;
    const wished = good.filter(({ channel }) => ways === undefined || ways.includes(channel));
    const reached = wished.length > 0 ? wished : good.length > 0 ? good : given.slice(0, 1);
    for (const recipient of reached) {
      if (!told.some(({ address }) => address === recipient.address)) told.push(recipient);
    }
  }
  return told;
}

/** An address as an administrator may see it: enough to know it again, never whole. */
export function maskAddress(channel: NoticeChannel, address: string): string {
  if (channel === 'sms') return `${address.slice(0, 3)}*****${address.slice(-3)}`;
  const [name = '', domain = ''] = address.split('@');
  return `${Array.from(name)[0] ?? ''}***@${domain}`;
}
