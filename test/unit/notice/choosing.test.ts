import { describe, expect, test } from '@jest/globals';
import { chooseNotices } from '../../../shared/application/choose-notices.ts';
import { readOwnDossier } from '../../../shared/application/read-dossier.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import { citizenCaller } from '../../../shared/application/callers.ts';
import type { NoticeWish } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { accountId } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId } from '../application/office-of-vu-ban.ts';
import { applicant, openPostOffice } from './post-office.ts';
import type { PostOffice } from './post-office.ts';

const choose = ({ office }: PostOffice, dossierId: DossierId, wish: NoticeWish) =>
  chooseNotices(office.deps, office.citizen, { dossierId, commandId: newCommandId(), ...wish });
const own = async ({ office }: PostOffice, dossierId: DossierId) =>
  allowed(await readOwnDossier(office.deps, office.citizen, { dossierId, language: 'vi' }));

describe('a citizen who wishes to be told otherwise', () => {
  test('is told so from then on, in the language and by the way he chose, and reads his choice', async () => {
    const post = await openPostOffice();
    const { id } = await post.file({ notifyBy: ['email'] });
    await post.tellAll(id);
    expect((await own(post, id)).notices).toEqual({ language: 'vi', notifyBy: ['email'] });
    allowed(await choose(post, id, { language: 'en', notifyBy: ['sms'] }));
    expect((await own(post, id)).notices).toEqual({ language: 'en', notifyBy: ['sms'] });
    allowed(await post.office.receive(id));
    await post.tellAll(id);
    expect(post.senders.mails).toHaveLength(1);
    expect(post.senders.texts.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Mot Cua: dossier \S+ received/),
    ]);
  });

  test('chooses for himself: whom he represents is told as before', async () => {
    const post = await openPostOffice();
    const { id } = await post.file({
      parties: {
        applicant: {
          name: 'Trần Thị Bưởi',
          personalIdNumber: '036145000009',
          phone: '0987654321',
          email: 'buoi@vidu.example',
        },
        representative: { ...applicant, authority: 'Giấy ủy quyền số 1' },
      },
    });
    allowed(await choose(post, id, { language: 'en', notifyBy: ['email'] }));
    await post.tellAll(id);
    expect(post.states()).toEqual([
      'filed applicant email: sent',
      'filed applicant sms: sent',
      'filed representative email: sent',
    ]);
    expect(post.senders.mails.map(({ language }) => language)).toEqual(['vi', 'en']);
  });

  test('must be of the dossier, and have something to be told yet', async () => {
    const post = await openPostOffice();
    const { id } = await post.file();
    const wish = { language: 'vi', notifyBy: ['sms'] } as const;
    const stranger = await citizenCaller(post.office.deps.registry, accountId('citizens|stranger'));
    const asked = { dossierId: id, commandId: newCommandId(), ...wish };
    expect(await chooseNotices(post.office.deps, stranger, asked)).toMatchObject({ refused: 'NOT_A_PARTY' });
    allowed(
      await withdrawDossier(post.office.deps, post.office.citizen, {
        dossierId: id,
        commandId: newCommandId(),
      }),
    );
    expect(await choose(post, id, wish)).toMatchObject({ refused: 'DOSSIER_ENDED' });
  });
});
