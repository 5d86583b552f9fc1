import { describe, expect, test } from '@jest/globals';
import { citizenCaller } from '../../../shared/application/callers.ts';
import { fileDossier } from '../../../shared/application/file-dossier.ts';
import { listOwnDossiers } from '../../../shared/application/list-own-dossiers.ts';
import { readOwnDetails } from '../../../shared/application/read-own-details.ts';
import { receiveAtCounter } from '../../../shared/application/receive-at-counter.ts';
import { accountId, unitId } from '../../../shared/domain/ids.ts';
import { allowed, newDossierId, openOffice } from './office-of-vu-ban.ts';

/** Small, so that the lists have several pages. */
const page = { limit: 2 };

describe('what a citizen wrote of himself', () => {
  test('is what he wrote last, and nothing before he filed', async () => {
    const { deps, citizen, filing, file, chance } = await openOffice();
    expect(await readOwnDetails(deps, citizen)).toBeUndefined();
    await file();
    expect(await readOwnDetails(deps, citizen)).toEqual(filing.parties.applicant);
    chance.set('2026-11-24T02:00:00Z');
    const applicant = { ...filing.parties.applicant, phone: '0987654321' };
    const again = { ...filing, parties: { applicant } };
    allowed(await fileDossier(deps, citizen, { dossierId: newDossierId(), filing: again }));
    expect(await readOwnDetails(deps, citizen)).toEqual(applicant);
  });
  test('is never that of the person he filed for, nor anybody else’s', async () => {
    const { deps, citizen, filing } = await openOffice();
    const own = filing.parties.applicant;
    const mother = { name: 'Lê Thị Bình', personalIdNumber: '036156000002' };
    const parties = { applicant: mother, representative: { ...own, authority: 'Giấy ủy quyền số 1' } };
    allowed(await fileDossier(deps, citizen, { dossierId: newDossierId(), filing: { ...filing, parties } }));
    expect(await readOwnDetails(deps, citizen)).toEqual(own);
    const stranger = await citizenCaller(deps.registry, accountId('citizens|nobody'));
    expect(await readOwnDetails(deps, stranger)).toBeUndefined();
  });
});

describe('a citizen’s lists', () => {
  test('show a dossier once: what he filed himself is not among those others filed in his name', async () => {
    const { deps, citizen, filing, receipt, officer, file } = await openOffice();
    const counter = newDossierId();
    allowed(
      await receiveAtCounter(deps, await officer('lan-tran'), {
        dossierId: counter,
        desk: unitId('vu-ban-mot-cua'),
        filing,
        receipt,
      }),
    );
    const filed: string[] = [];
    for (let count = 0; count < 5; count += 1) filed.push((await file()).id);
    const rows = async (as: 'applicant' | 'applicant-only' | 'submitter') => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const read = await listOwnDossiers(deps, citizen, {
          as,
          page: { ...page, ...(cursor !== undefined && { cursor }) },
        });
        expect(read.rows.length).toBeLessThanOrEqual(page.limit);
        found.push(...read.rows.map(({ dossierId }) => dossierId));
        cursor = read.cursor;
      } while (cursor !== undefined);
      return found.toSorted();
    };
    expect(await rows('applicant')).toEqual([counter, ...filed].toSorted());
    expect(await rows('applicant-only')).toEqual([counter]);
    expect(await rows('submitter')).toEqual(filed.toSorted());
  });
});
