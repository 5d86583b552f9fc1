import type { EventNotice, FollowerQueues } from '../../application/ports/others.ts';

/** Keeps what was sent, for a test to look at or to deliver. */
export function memoryFollowerQueues(
  followers: readonly string[],
): FollowerQueues & { sent(follower: string): readonly EventNotice[] } {
  const queues = new Map<string, EventNotice[]>(followers.map((follower) => [follower, []]));
  const queueOf = (follower: string): EventNotice[] => {
    const queue = queues.get(follower);
    if (!queue) throw new Error(`No queue for the follower ${follower}`);
    return queue;
  };
  return {
    send: async (follower, notices) => void queueOf(follower).push(...structuredClone(notices)),
    sent: queueOf,
  };
}
