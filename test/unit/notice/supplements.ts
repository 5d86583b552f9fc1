import { handInSupplement } from '../../../shared/application/hand-in-supplement.ts';
import { requestSupplement } from '../../../shared/application/request-supplement.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId } from '../application/office-of-vu-ban.ts';
import type { PostOffice } from './post-office.ts';

export const supplementAsked = async ({ office }: PostOffice, id: DossierId) =>
  allowed(
    await requestSupplement(office.deps, await office.officer('lan-tran'), {
      dossierId: id,
      commandId: newCommandId(),
      stepVersion: 2,
      reasons: [{ componentId: 'original-paper', fault: 'unreadable', words: 'Xin chụp lại cho rõ' }],
    }),
  );

export const openVersion = async ({ office }: PostOffice, id: DossierId): Promise<number> =>
  (await office.history.head(id))?.dossier.steps[0]?.version ?? 0;

export const handedIn = async (post: PostOffice, id: DossierId) =>
  allowed(
    await handInSupplement(post.office.deps, post.office.citizen, {
      dossierId: id,
      commandId: newCommandId(),
      stepVersion: await openVersion(post, id),
      components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
    }),
  );
