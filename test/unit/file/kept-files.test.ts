import { describe, expect, test } from '@jest/globals';
import { attachFiles, clearUnattached } from '../../../shared/application/keep-files.ts';
import { announceFile, listGivenPapers, removeUpload } from '../../../shared/application/uploads.ts';
import { fileDossier } from '../../../shared/application/file-dossier.ts';
import { accountId } from '../../../shared/domain/ids.ts';
import { citizenCaller } from '../../../shared/application/callers.ts';
import { allowed, newDossierId } from '../application/office-of-vu-ban.ts';
import { pdf } from './samples.ts';

import { componentId, openCounter, refused } from './counter.ts';

describe('a paper given before', () => {
  test('is held by its hash and not sent again, by its own giver alone', async () => {
    const { deps, citizen, send, scan, announce, fileWith, attach, receive } = await openCounter();
    const file = await send();
    await scan(file);
    allowed(await fileWith(file.dossierId, file.fileId));
    await attach(file.dossierId);
    const { rows } = await listGivenPapers(deps, citizen, { limit: 10 });
    expect(rows).toMatchObject([{ componentId, sha256: file.sha256 }]);
    const again = announce();
    expect(allowed(await again.answer)).toEqual({ fileId: again.file.fileId, state: 'held' });
    allowed(await fileWith(again.file.dossierId, again.file.fileId));
    await attach(again.file.dossierId);
    const { items } = await deps.history.items(again.file.dossierId, 0, 1);
    expect(items[0]?.events[0]?.public).toMatchObject({ components: [{ files: [{ reused: true }] }] });
    allowed(await receive(again.file.dossierId));
    const stranger = await citizenCaller(deps.registry, accountId('citizens|stranger'));
    expect(await announceFile(deps, stranger, { ...again.file, dossierId: newDossierId() })).toMatchObject({
      state: 'waiting',
    });
  });
  test('that has lapsed is asked for again', async () => {
    const { deps, citizen, chance, announce, send, scan, fileWith, attach } = await openCounter();
    const file = await send();
    await scan(file);
    allowed(await fileWith(file.dossierId, file.fileId));
    await attach(file.dossierId);
    const { rows } = await listGivenPapers(deps, citizen, { limit: 5 });
    // Ten years are 3650 days.
    expect(rows).toMatchObject([{ validUntil: '2036-11-20' }]);
    chance.set('2036-11-21T02:00:00Z');
    expect(await listGivenPapers(deps, citizen, { limit: 5 })).toEqual({ rows: [] });
    expect(await announce().answer).toMatchObject({ state: 'waiting' });
  });
  test('is none where the paper is of one dossier, as a form is', async () => {
    const { deps, citizen, send, scan, attach, filing } = await openCounter();
    const file = await send(newDossierId(), pdf(), { componentId: 'copy-to-certify' });
    await scan(file);
    allowed(
      await fileDossier(deps, citizen, {
        dossierId: file.dossierId,
        filing: {
          ...filing,
          components: [
            { componentId: 'original-paper', form: 'original', count: 1 },
            { componentId: 'copy-to-certify', form: 'copy', count: 1, files: [file.fileId] },
          ],
        },
      }),
    );
    expect(await attach(file.dossierId)).toBe(1);
    expect(await listGivenPapers(deps, citizen, { limit: 5 })).toEqual({ rows: [] });
  });
});

describe('what nobody hands in', () => {
  test('is cleared after 48 hours, and what was handed in is not', async () => {
    const { deps, chance, send, fileWith, attach } = await openCounter();
    const [left, kept] = [await send(), await send()];
    allowed(await fileWith(kept.dossierId, kept.fileId));
    await attach(kept.dossierId);
    chance.set('2026-11-25T01:00:00Z');
    expect(await clearUnattached(deps, Infinity)).toBe(0);
    chance.set('2026-11-25T03:00:00Z');
    expect(await clearUnattached(deps, Infinity)).toBe(1);
    expect(await deps.files.get(left.dossierId, left.fileId)).toBeUndefined();
    expect(await deps.quarantine.read(left, left.versionId)).toBeUndefined();
    expect(await deps.files.get(kept.dossierId, kept.fileId)).toBeDefined();
    expect(refused(await fileWith(left.dossierId, left.fileId))).toBe('FILE_NOT_FOUND');
  });
  test('is what the history does not name, however far behind the follower is that marks it', async () => {
    const { deps, citizen, chance, send, fileWith, attach } = await openCounter();
    const filed = await send();
    allowed(await fileWith(filed.dossierId, filed.fileId));
    expect(refused(await removeUpload(deps, citizen, filed))).toBe('FILE_ATTACHED');
    chance.set('2026-11-27T03:00:00Z');
    expect(await clearUnattached(deps, Infinity)).toBe(0);
    expect(await attach(filed.dossierId)).toBe(1);
    expect(await deps.quarantine.read(filed, filed.versionId)).toBeDefined();
  });
  test('is left to the next look when the time of this one is over', async () => {
    const { deps, chance, send } = await openCounter();
    await send();
    chance.set('2026-11-25T04:00:00Z');
    expect(await clearUnattached(deps, 0)).toBe(0);
    expect(await clearUnattached(deps, Infinity)).toBe(1);
  });
  test('is marked although another file of the same event cannot be kept', async () => {
    const { deps, send, scan, fileWith } = await openCounter();
    const one = await send();
    const other = await send(one.dossierId);
    for (const file of [one, other]) await scan(file);
    allowed(await fileWith(one.dossierId, one.fileId, other.fileId));
    const keeper = { keep: () => Promise.reject(new Error('S3 is down')) };
    const notice = { dossierId: one.dossierId, number: 1, type: 'DossierFiled' } as const;
    await expect(attachFiles({ ...deps, keeper }, notice)).rejects.toThrow('S3 is down');
    for (const { fileId } of [one, other])
      expect(await deps.files.get(one.dossierId, fileId)).toMatchObject({ attachedBy: 1 });
  });
  test('cannot be handed in any more once its time is over, cleared or not', async () => {
    const { deps, chance, send, fileWith } = await openCounter();
    const file = await send();
    chance.set('2026-11-25T02:30:00Z');
    expect(await clearUnattached(deps, Infinity)).toBe(0);
    expect(refused(await fileWith(file.dossierId, file.fileId))).toBe('FILE_NOT_FOUND');
  });
  test('is taken away at once when its sender says so; what was handed in is not', async () => {
    const { deps, citizen, send, fileWith, attach } = await openCounter();
    const file = await send();
    expect(await removeUpload(deps, citizen, file)).toBeUndefined();
    const kept = await send();
    allowed(await fileWith(kept.dossierId, kept.fileId));
    await attach(kept.dossierId);
    expect(refused(await removeUpload(deps, citizen, kept))).toBe('FILE_ATTACHED');
  });
});
