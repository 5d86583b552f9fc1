import type { NoticeKind } from '../domain/notice/kinds.ts';
import { failed, noticeId, toldRoles } from '../domain/notice/notice.ts';
import type { Notice, NoticeChannel } from '../domain/notice/notice.ts';
import { maskAddress, whoIsTold } from '../domain/notice/recipients.ts';
import type { Reachable, Recipient } from '../domain/notice/recipients.ts';
import { isOvertaken } from '../domain/notice/overtaken.ts';
import { notBefore } from '../domain/notice/timing.ts';
import { addressesOf, addressHash } from './addresses.ts';
import { EventNotFoundError } from './archive-event.ts';
import { numberOf } from './notice-content.ts';
import { noticeStory } from './notice-story.ts';
import type { NoticeStory } from './notice-story.ts';
import { noticeSettingsAt } from './notice-settings.ts';
import { sendFresh } from './send-notice.ts';
import type { SendDeps } from './send-notice.ts';
import type { EventNotice, Identities } from './ports/others.ts';
import { personIn } from './private-fields.ts';

export type TellDeps = SendDeps & {
  readonly identities: Identities;
  /** The channels for which the province has a sender. */
  readonly offered: readonly NoticeChannel[];
};

export type Told = {
  readonly sent: number;
  /** For its hour, or for another try. */
  readonly waiting: number;
  /** Failed or in doubt: for a person. */
  readonly amiss: number;
};

/**
 * Tells the parties what happened. For each of them and each way there is one notice, written before it is sent: whoever
 * comes again, late, doubled or out of order finds it and leaves it alone.
 * @throws EventNotFoundError when the history does not hold the event: a forged or damaged message.
 */
export async function tellOfEvent(deps: TellDeps, told: EventNotice): Promise<Told | 'nothing-to-tell'> {
  const story = await noticeStory(deps, told.dossierId, told.number);
  if (story?.event.type !== told.type) throw new EventNotFoundError(told);
  if (story.kind === undefined || isOvertaken(story)) return 'nothing-to-tell';
  const outcomes: Notice['state'][] = [];
  for (const { recipient, hash } of await recipientsOf(deps, story)) {
    outcomes.push(await tell(deps, story, story.kind, recipient, hash));
  }
  const count = (...states: Notice['state'][]): number =>
    outcomes.filter((state) => states.includes(state)).length;
  return { sent: count('sent'), waiting: count('waiting'), amiss: count('failed', 'in-doubt') };
}

async function recipientsOf(
  { identities, notices, offered }: TellDeps,
  { dossier, filed, filedValues }: NoticeStory,
): Promise<readonly { recipient: Recipient; hash: string }[]> {
  const parties = dossier.parties.flatMap(({ role, key, wish }): Reachable[] => {
    const toldRole = toldRoles.find((known) => known === role);
    const addresses = addressesOf(personIn(filedValues, role));
    return toldRole ? [{ role: toldRole, key, addresses, ...(wish && { notifyBy: wish.notifyBy }) }] : [];
  });
  const hashes = new Map<string, string>();
  const bad = new Set<string>();
  for (const address of new Set(parties.flatMap(({ addresses }) => Object.values(addresses)))) {
    const hash = await addressHash(identities, address);
    hashes.set(address, hash);
    if (await notices.badAddress(hash)) bad.add(address);
  }
  const whyNot = (channel: NoticeChannel, address: string): Recipient['unreachable'] => {
    if (!offered.includes(channel)) return 'no-sender';
    return bad.has(address) ? 'bounced' : undefined;
  };
  return whoIsTold(parties, filed.notifyBy, whyNot).map((recipient) => ({
    recipient,
    hash: hashes.get(recipient.address) ?? '',
  }));
}

async function tell(
  deps: TellDeps,
  story: NoticeStory,
  kind: NoticeKind,
  recipient: Recipient,
  hash: string,
): Promise<Notice['state']> {
  const { role, channel, address } = recipient;
  const { dossier, event, filed } = story;
  const now = deps.chance.now();
  const of = { dossierId: dossier.id, eventNumber: event.number, role, channel };
  const fresh: Notice = {
    ...of,
    id: noticeId(of),
    eventAt: event.at,
    kind,
    language: dossier.parties.find((party) => party.role === role)?.wish?.language ?? filed.language,
    number: numberOf(story),
    addressHash: hash,
    addressMasked: maskAddress(channel, address),
    state: 'waiting',
    since: now,
    notBefore: now,
    tries: 0,
    handled: [],
    version: 1,
  };
  if (recipient.unreachable) {
    await deps.notices.make(failed(fresh, now, recipient.unreachable));
    return 'failed';
  }
  const settings = await noticeSettingsAt(deps.registry, now);
  const from = notBefore(channel, now, settings);
  if (from > now) {
    await deps.notices.make({ ...fresh, notBefore: from, reason: 'quiet-hours' });
    return 'waiting';
  }
  return sendFresh(deps, story, fresh, address, settings);
}
