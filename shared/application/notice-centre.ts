import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { DossierId, Instant } from '../domain/ids.ts';
import { closed, mayClose, maySendAgain, sentAgain } from '../domain/notice/notice.ts';
import type { CloseReason, Notice } from '../domain/notice/notice.ts';
import { isOvertaken } from '../domain/notice/overtaken.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { OfficerCaller } from './callers.ts';
import { appendWith } from './find-event.ts';
import type { History, Page, PageRequest } from './ports/history.ts';
import type { BadAddress, Counted, ListedState, Notices } from './ports/notices.ts';
import type { Chance } from './ports/others.ts';

type Deps = { readonly notices: Notices; readonly chance: Pick<Chance, 'now'> };

/** A count reads so many rows at most, and says that there are more. */
export const countedMost = 200;

export async function countNotices(
  deps: Deps,
  caller: OfficerCaller,
): Promise<{ readonly [list in ListedState | 'addresses']: Counted } | Refusal> {
  const allowed = mayAct('handle-notices', caller.who);
  if (isRefusal(allowed)) return allowed;
  const count = (list: ListedState | 'addresses') => deps.notices.count(list, countedMost);
  const [doubtful, failed, waiting, claimed, addresses] = await Promise.all([
    count('in-doubt'),
    count('failed'),
    count('waiting'),
    count('claimed'),
    count('addresses'),
  ]);
  return { 'in-doubt': doubtful, failed, waiting, claimed, addresses };
}

export async function listNotices(
  deps: Deps,
  caller: OfficerCaller,
  request: { state: ListedState; page: PageRequest },
): Promise<Page<Notice> | Refusal> {
  const allowed = mayAct('handle-notices', caller.who);
  return isRefusal(allowed) ? allowed : deps.notices.list(request.state, request.page);
}

export async function listNoticesOfDossier(
  deps: Deps,
  caller: OfficerCaller,
  request: { dossierId: DossierId; page: PageRequest },
): Promise<Page<Notice> | Refusal> {
  const allowed = mayAct('handle-notices', caller.who);
  return isRefusal(allowed) ? allowed : deps.notices.ofDossier(request.dossierId, request.page);
}

/**
 * An administrator has judged it: it goes out within a minute, once more. What it would say and is no longer so is
 * refused, with NOTICE_OVERTAKEN: it is to be closed.
 */
export const sendNoticeAgain = (
  deps: Deps & HistoryDeps,
  caller: OfficerCaller,
  seen: Seen,
): Promise<Notice | Refusal> =>
  handle(deps, caller, seen, maySendAgain, async (notice, at) =>
    (await isPast(deps, notice)) ? refuse('NOTICE_OVERTAKEN') : sentAgain(notice, caller.personId, at),
  );

type HistoryDeps = { readonly history: Pick<History, 'head' | 'items'> };

async function isPast({ history }: HistoryDeps, { dossierId, eventNumber }: Notice): Promise<boolean> {
  const [head, item] = await Promise.all([
    history.head(dossierId),
    appendWith(history, { dossierId, number: eventNumber }),
  ]);
  const event = item?.events.find(({ number }) => number === eventNumber);
  return head && item && event ? isOvertaken({ dossier: head.dossier, event, append: item.events }) : false;
}

/** Ends it: it is not sent any more. */
export const closeNotice = (
  deps: Deps,
  caller: OfficerCaller,
  seen: Seen & { why: CloseReason },
): Promise<Notice | Refusal> =>
  handle(deps, caller, seen, mayClose, async (notice, at) => closed(notice, caller.personId, at, seen.why));

type Seen = { readonly id: string; readonly version: number };

/**
 * An administrator handles what he has seen: of two at the same time one is told that the notice has changed, and to
 * what.
 */
async function handle(
  deps: Deps,
  caller: OfficerCaller,
  seen: Seen,
  may: (notice: Notice) => boolean,
  change: (notice: Notice, at: Instant) => Promise<Notice | Refusal>,
): Promise<Notice | Refusal> {
  const allowed = mayAct('handle-notices', caller.who);
  if (isRefusal(allowed)) return allowed;
  const notice = await deps.notices.get(seen.id);
  if (!notice) return refuse('NOTICE_NOT_FOUND');
  if (notice.version !== seen.version || !may(notice))
    return refuse('NOTICE_CHANGED', { state: notice.state });
  const next = await change(notice, deps.chance.now());
  if (isRefusal(next)) return next;
  if ((await deps.notices.change(next)) === 'changed') return next;
  const standing = await deps.notices.get(seen.id);
  return refuse('NOTICE_CHANGED', standing && { state: standing.state });
}

export async function listBadAddresses(
  deps: Deps,
  caller: OfficerCaller,
  page: PageRequest,
): Promise<Page<BadAddress> | Refusal> {
  const allowed = mayAct('handle-notices', caller.who);
  return isRefusal(allowed) ? allowed : deps.notices.badAddresses(page);
}

/** An address is written to again: its owner said that it works. */
export async function clearBadAddress(
  deps: Deps,
  caller: OfficerCaller,
  hash: string,
): Promise<{ hash: string } | Refusal> {
  const allowed = mayAct('handle-notices', caller.who);
  if (isRefusal(allowed)) return allowed;
  const cleared = await deps.notices.clearAddress(hash, { by: caller.personId, at: deps.chance.now() });
  return cleared === 'cleared' ? { hash } : refuse('ADDRESS_NOT_MARKED');
}
