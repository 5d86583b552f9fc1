import type { EventType } from '../domain/dossier/events.ts';
import type { DossierId } from '../domain/ids.ts';
import { followersOf } from './followers.ts';
import type { EventNotice, FollowerQueues } from './ports/others.ts';

export type RelayedEvent = {
  readonly dossierId: DossierId;
  readonly number: number;
  readonly type: EventType;
};

/** Tells each follower of the events it declared: which event, no more. Doubled calls tell twice, which they bear. */
export async function relayEvents(queues: FollowerQueues, events: readonly RelayedEvent[]): Promise<void> {
  const byFollower = new Map<string, EventNotice[]>();
  for (const event of events) {
    for (const follower of followersOf(event.type)) {
      byFollower.set(follower, [...(byFollower.get(follower) ?? []), event]);
    }
  }
  for (const [follower, notices] of byFollower) await queues.send(follower, notices);
}
