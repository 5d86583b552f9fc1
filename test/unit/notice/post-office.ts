import { memoryNotices } from '../../../shared/adapters/memory/notices.ts';
import { memorySenders } from '../../../shared/adapters/memory/senders.ts';
import type { FilingRequest } from '../../../shared/application/filing.ts';
import { builtInTemplates } from '../../../shared/application/notice-templates.ts';
import { providerLines } from '../../../shared/application/provider-lines.ts';
import type { NoticeTemplates } from '../../../shared/application/ports/notices.ts';
import type { EventNotice } from '../../../shared/application/ports/others.ts';
import { sendDueNotices } from '../../../shared/application/send-due-notices.ts';
import { tellOfEvent } from '../../../shared/application/tell-event.ts';
import { toldTypes } from '../../../shared/domain/notice/kinds.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { instantFromMs, msOf } from '../../../shared/domain/ids.ts';
import { noticeChannels } from '../../../shared/domain/notice/notice.ts';
import { openOffice } from '../application/office-of-vu-ban.ts';

export const applicant = {
  name: 'Nguyễn Văn An',
  personalIdNumber: '036156000001',
  phone: '0912 345 678',
  email: 'An.Nguyen@vidu.example',
};

/** The office of Vụ Bản with its notifier, on twins; the clock stands until it is set. Eleven in the morning. */
export async function openPostOffice() {
  const office = await openOffice();
  office.chance.set('2026-11-23T04:00:00Z');
  const senders = memorySenders();
  const notices = memoryNotices();
  let templates: NoticeTemplates = builtInTemplates;
  const deps = {
    ...office.deps,
    notices,
    senders,
    lines: providerLines(),
    templates: { inForce: (kind: Parameters<NoticeTemplates['inForce']>[0]) => templates.inForce(kind) },
    offered: noticeChannels,
    siteUrl: 'https://motcua.example',
  };
  const file = (of: Partial<FilingRequest> = {}) => office.file(undefined, { parties: { applicant }, ...of });
  /** What the relay tells the follower of a dossier, in order. */
  const relayed = async (id: DossierId): Promise<EventNotice[]> => {
    const { items } = await office.history.items(id, 0, 100);
    return items
      .flatMap(({ events }) => events)
      .filter(({ type }) => toldTypes.includes(type))
      .map(({ number, type }) => ({ dossierId: id, number, type }));
  };
  const tellAll = async (id: DossierId) => {
    for (const told of await relayed(id)) await tellOfEvent(deps, told);
  };
  const pass = (minutes: number): void =>
    office.chance.set(instantFromMs(msOf(office.chance.now()) + minutes * 60_000));
  const sweep = () => sendDueNotices(deps, msOf(office.chance.now()) + 1);
  return {
    office,
    senders,
    notices,
    deps,
    file,
    relayed,
    tellAll,
    pass,
    sweep,
    publish: (next: NoticeTemplates): void => {
      templates = next;
    },
    states: () =>
      notices.all().map(({ kind, role, channel, state }) => `${kind} ${role} ${channel}: ${state}`),
  };
}
export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;
