import type * as z from 'zod';
import type { auditOperations } from '../contracts/http/audit.ts';
import { beforeFirst, checkChain, checkCommitments, checkHead, hashEvent } from '../domain/history/chain.ts';
import type { ChainPosition } from '../domain/history/chain.ts';
import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { DossierId } from '../domain/ids.ts';
import { mayAct } from '../domain/office/permissions.ts';
import { wire } from '../texts/dates.ts';
import type { Language } from '../texts/language.ts';
import { eventNames } from '../texts/happenings.ts';
import { chainFaultText, privateFieldText } from '../texts/record.ts';
import type { OfficerCaller } from './callers.ts';
import type { RecordedDeps } from './dependencies.ts';
import { withValues } from './dossier-story.ts';
import type { Told } from './dossier-story.ts';
import { byWhom, sentenceOf } from './happening-view.ts';
import type { Page, PageRequest } from './ports/history.ts';
import type { ReadRecord } from './ports/others.ts';

const pageSize = 50;
type HistoryAnswer = z.input<(typeof auditOperations)['readHistory']['answer']>;

/**
 * A page of a dossier's history with its chain checked from the first event. Each page is checked anew from the
 * start, so that a cursor cannot make an auditor trust what he has not seen; on the last page the head is compared.
 */
export async function readHistory(
  deps: RecordedDeps,
  caller: OfficerCaller,
  request: { dossierId: DossierId; purpose: string; after: number; language: Language },
): Promise<HistoryAnswer | Refusal> {
  const head = await deps.history.head(request.dossierId);
  const allowed = mayAct('read-history', caller.who, head?.dossier);
  if (isRefusal(allowed)) return allowed;
  if (!head) return refuse('DOSSIER_NOT_FOUND');
  await deps.reads.record({
    dossierId: request.dossierId,
    at: deps.chance.now(),
    person: caller.personId,
    ...(allowed.post && { post: allowed.post.id }),
    purpose: request.purpose,
    what: 'history',
  });

  const faults: { fault: string; number: number }[] = [];
  let position: ChainPosition = beforeFirst;
  let shown: Told[] = [];
  let more = true;
  while (more && shown.length === 0) {
    const page = await deps.history.items(request.dossierId, position.number, pageSize);
    const checked = checkChain(
      page.items.flatMap(({ events }) => events),
      position,
    );
    faults.push(...checked.faults);
    const moved = checked.position.number > position.number;
    position = checked.position;
    more = page.more && moved;
    if (position.number > request.after)
      shown = await withValues(deps.privateValues, request.dossierId, page.items);
  }
  if (!more) faults.push(...checkHead(position, { version: head.dossier.version, hash: head.hash }));
  return {
    dossierId: request.dossierId,
    number: head.dossier.code ?? head.dossier.filingNumber,
    events: await Promise.all(shown.map((told) => auditedEvent(deps, told, request.language))),
    check: {
      state: faults.length > 0 ? 'broken' : more ? 'intact-so-far' : 'intact',
      faults: faults.map((found) => ({ ...found, sentence: chainFaultText(found.fault, request.language) })),
      checked: position.number,
      head: head.hash,
    },
    ...(more && { cursor: String(position.number) }),
  };
}

async function auditedEvent(
  deps: RecordedDeps,
  { event, values }: Told,
  language: Language,
): Promise<HistoryAnswer['events'][number]> {
  const differing = checkCommitments(event, values);
  return {
    number: event.number,
    at: wire(event.at),
    type: event.type,
    name: eventNames[event.type][language],
    sentence: sentenceOf(event, language),
    by: await byWhom(deps, event, language),
    hash: hashEvent(event),
    event: { ...event },
    commitments: Object.keys(event.commitments).map((field) => ({
      field,
      name: privateFieldText(field, language),
      state: differing.includes(field) ? 'differs' : values[field] ? 'fits' : 'erased',
    })),
  };
}

export async function listReads(
  deps: Pick<RecordedDeps, 'history' | 'reads'>,
  caller: OfficerCaller,
  request: { dossierId: DossierId; page: PageRequest },
): Promise<Page<ReadRecord> | Refusal> {
  const head = await deps.history.head(request.dossierId);
  const allowed = mayAct('read-history', caller.who, head?.dossier);
  if (isRefusal(allowed)) return allowed;
  return head ? deps.reads.list(request.dossierId, request.page) : refuse('DOSSIER_NOT_FOUND');
}
