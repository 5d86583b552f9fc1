import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { isDossierId } from '../domain/ids.ts';
import type { DossierId } from '../domain/ids.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { OfficerCaller } from './callers.ts';
import { isEventType } from '../domain/dossier/events.ts';
import { relayEvents } from './relay-events.ts';
import type { RelayedEvent } from './relay-events.ts';
import type { FollowerQueues, Parked, ParkedMessage, RepairQueue } from './ports/others.ts';
import type { Page, PageRequest } from './ports/history.ts';

type Deps = {
  readonly parked: Parked;
  readonly queues: FollowerQueues;
  readonly repairs: RepairQueue;
};

/** Those whose messages are not sent again as they were: the dossier's machine is looked at, and asks anew. */
export const isRepaired = (follower: string): boolean => follower === 'steps' || follower === 'repair';

export async function listParked(
  deps: Deps,
  caller: OfficerCaller,
  page: PageRequest,
): Promise<Page<ParkedMessage> | Refusal> {
  const allowed = mayAct('handle-parked', caller.who);
  return isRefusal(allowed) ? allowed : deps.parked.open(page);
}

/**
 * Puts a message back into its follower's queue. Sent first and marked after: a death between the two sends it twice,
 * which a follower bears; the other order could lose it.
 */
export async function sendParkedAgain(
  deps: Deps,
  caller: OfficerCaller,
  id: string,
): Promise<{ id: string } | Refusal> {
  const allowed = mayAct('handle-parked', caller.who);
  if (isRefusal(allowed)) return allowed;
  const message = await deps.parked.get(id);
  if (message?.state !== 'open') return refuse('PARKED_MESSAGE_NOT_FOUND');
  const notice = noticeIn(message);
  const dossier = dossierIn(message);
  if (isRepaired(message.follower) && dossier) await deps.repairs.ask(dossier);
  else if (!notice) return refuse('PARKED_MESSAGE_NOT_FOUND');
  else if (message.follower === 'relay') await relayEvents(deps.queues, [notice]);
  else await deps.queues.send(message.follower, [notice]);
  await deps.parked.markSentAgain(id);
  return { id };
}

export function noticeIn({ body }: Pick<ParkedMessage, 'body'>): RelayedEvent | undefined {
  const { number, type } = body;
  const dossierId = dossierIn({ body });
  return dossierId && typeof number === 'number' && typeof type === 'string' && isEventType(type)
    ? { dossierId, number, type }
    : undefined;
}

export const dossierIn = ({ body: { dossierId } }: Pick<ParkedMessage, 'body'>): DossierId | undefined =>
  typeof dossierId === 'string' && isDossierId(dossierId) ? dossierId : undefined;
