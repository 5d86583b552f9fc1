import { describe, expect, test } from '@jest/globals';
import { linkFile } from '../../../shared/application/file-links.ts';
import { inspectFile } from '../../../shared/application/keep-files.ts';
import {
  announceFile,
  fileSent,
  listGivenPapers,
  removeUpload,
} from '../../../shared/application/uploads.ts';
import { readOwnDossier } from '../../../shared/application/read-dossier.ts';
import { accountId } from '../../../shared/domain/ids.ts';
import { citizenCaller } from '../../../shared/application/callers.ts';
import { allowed, newDossierId } from '../application/office-of-vu-ban.ts';
import { joined, jpeg, pdf, zipEnd } from './samples.ts';

import { openCounter, refused } from './counter.ts';

describe('a file that is sent', () => {
  test('is pinned by the filing with its version and hash, kept, and opened by its parties and the desk', async () => {
    const { deps, citizen, officer, send, scan, fileWith, attach, receive } = await openCounter();
    const file = await send();
    expect(await scan(file)).toBe('clean');
    allowed(await fileWith(file.dossierId, file.fileId));
    const { items } = await deps.history.items(file.dossierId, 0, 1);
    expect(items[0]?.events[0]?.public).toMatchObject({
      components: [{ files: [{ fileId: file.fileId, versionId: file.versionId, sha256: file.sha256 }] }],
    });
    expect(JSON.stringify(items)).not.toContain('bằng');
    expect(await attach(file.dossierId)).toBe(1);
    const view = allowed(await readOwnDossier(deps, citizen, { dossierId: file.dossierId, language: 'vi' }));
    expect(view.components[0]?.files).toEqual([
      {
        fileId: file.fileId,
        name: 'bằng tốt nghiệp.pdf',
        type: 'application/pdf',
        size: file.size,
        state: 'clean',
      },
    ]);
    const lan = await officer('lan-tran');
    const link = allowed(await linkFile(deps, lan, { ...file, purpose: 'handling' }));
    expect(link.url).toContain(`files/${file.dossierId}/${file.fileId}`);
    const { rows } = await deps.reads.list(file.dossierId, { limit: 10 });
    expect(rows).toMatchObject([{ person: 'lan-tran', purpose: 'handling', what: `file ${file.fileId}` }]);
    allowed(await receive(file.dossierId));
  });

  test('may be filed before its verdict, and is not received without', async () => {
    const { deps, officer, send, scan, fileWith, attach, receive } = await openCounter();
    const file = await send();
    allowed(await fileWith(file.dossierId, file.fileId));
    await attach(file.dossierId);
    expect(refused(await receive(file.dossierId))).toBe('FILE_NOT_CHECKED');
    const open = linkFile(deps, await officer('lan-tran'), { ...file, purpose: 'handling' });
    expect(refused(await open)).toBe('FILE_NOT_CHECKED');
    expect(await scan(file)).toBe('clean');
    allowed(await receive(file.dossierId));
    allowed(await linkFile(deps, await officer('lan-tran'), { ...file, purpose: 'handling' }));
  });

  test.each([
    ['malware', pdf(), 'THREATS_FOUND', 'infected'],
    ['what the scanner cannot look into', pdf(), 'UNSUPPORTED', 'not-scanned'],
    ['a photo under the name of a document', jpeg, 'NO_THREATS_FOUND', 'wrong-type'],
    ['an archive behind a document', joined(pdf(), zipEnd()), 'NO_THREATS_FOUND', 'something-behind'],
  ] as const)(
    'with %s is refused with what to do, and never opened or received',
    async (_, bytes, result, fault) => {
      const { deps, citizen, officer, send, scan, fileWith, attach, receive } = await openCounter();
      const file = await send(newDossierId(), bytes);
      allowed(await fileWith(file.dossierId, file.fileId));
      expect(await scan(file, result)).toBe('refused');
      await attach(file.dossierId);
      expect((await deps.files.get(file.dossierId, file.fileId))?.fault).toBe(fault);
      expect(refused(await linkFile(deps, await officer('lan-tran'), { ...file, purpose: 'handling' }))).toBe(
        'FILE_REFUSED',
      );
      expect(refused(await receive(file.dossierId))).toBe('FILE_REFUSED');
      const view = allowed(
        await readOwnDossier(deps, citizen, { dossierId: file.dossierId, language: 'vi' }),
      );
      expect(view.components[0]?.files?.[0]).toMatchObject({
        state: 'refused',
        sentence: expect.stringMatching(/Xin /),
      });
      expect(await listGivenPapers(deps, citizen, { limit: 5 })).toEqual({ rows: [] });
    },
  );

  test('that is known to be refused cannot be filed', async () => {
    const { send, scan, fileWith } = await openCounter();
    const file = await send();
    await scan(file, 'THREATS_FOUND');
    expect(refused(await fileWith(file.dossierId, file.fileId))).toBe('FILE_REFUSED');
  });

  test('too large or of another type is refused before it is sent', async () => {
    const { announce } = await openCounter();
    expect(refused(await announce(undefined, undefined, { size: 20_000_001 }).answer)).toBe('FILE_TOO_LARGE');
    expect(refused(await announce(undefined, undefined, { type: 'image/heic' }).answer)).toBe(
      'FILE_TYPE_NOT_ACCEPTED',
    );
  });

  test('after very many in an hour waits for the next, with a sentence of its own', async () => {
    const { deps, citizen, announce } = await openCounter();
    const busy = { ...deps, guards: { ...deps.guards, count: async () => 301 } };
    const { file, answer } = announce();
    allowed(await answer);
    const fresh = { ...file, fileId: newDossierId() };
    expect(refused(await announceFile(busy, citizen, fresh))).toBe('TOO_MANY_UPLOADS');
    // What was announced before is sent again all the same.
    expect(refused(await announceFile(busy, citizen, file))).toBe('nothing was refused');
  });

  test('belongs to who sent it, to its dossier and to its paper', async () => {
    const { deps, send, fileWith } = await openCounter();
    const file = await send();
    const stranger = await citizenCaller(deps.registry, accountId('citizens|stranger'));
    expect(refused(await fileSent(deps, stranger, file))).toBe('FILE_NOT_FOUND');
    expect(refused(await removeUpload(deps, stranger, file))).toBe('FILE_NOT_FOUND');
    expect(refused(await announceFile(deps, stranger, file))).toBe('FILE_NOT_FOUND');
    expect(refused(await fileWith(newDossierId(), file.fileId))).toBe('FILE_NOT_FOUND');
    expect(refused(await fileWith(file.dossierId, newDossierId()))).toBe('FILE_NOT_FOUND');
    const other = await send(file.dossierId, pdf(), { componentId: 'another-paper' });
    expect(refused(await fileWith(file.dossierId, other.fileId))).toBe('FILE_NOT_FOUND');
    expect(refused(await fileWith(file.dossierId, file.fileId, file.fileId))).toBe('FILE_ATTACHED');
  });

  test('that has not arrived, or not whole, cannot be filed', async () => {
    const { deps, citizen, announce, fileWith } = await openCounter();
    const { file, answer } = announce();
    allowed(await answer);
    expect(allowed(await fileSent(deps, citizen, file)).state).toBe('waiting');
    deps.quarantine.put(file.dossierId, file.fileId, pdf().subarray(0, 5));
    expect(allowed(await fileSent(deps, citizen, file)).state).toBe('waiting');
    expect(refused(await fileWith(file.dossierId, file.fileId))).toBe('FILE_NOT_SENT');
  });

  test('that was replaced after it was sent stays what it was', async () => {
    const { deps, send, scan, fileWith, attach } = await openCounter();
    const file = await send();
    const later = deps.quarantine.put(file.dossierId, file.fileId, joined(pdf(), zipEnd()));
    expect(await scan({ ...file, versionId: later })).toBe('left');
    expect(await scan(file)).toBe('clean');
    allowed(await fileWith(file.dossierId, file.fileId));
    await attach(file.dossierId);
    const record = await deps.files.get(file.dossierId, file.fileId);
    expect(record).toMatchObject({ state: 'clean', versionId: file.versionId, kept: { versionId: 'k1' } });
  });

  test('other bytes than were announced are refused, whoever let them in', async () => {
    const { deps, citizen, announce } = await openCounter();
    const bytes = pdf();
    const { file, answer } = announce(newDossierId(), bytes);
    allowed(await answer);
    const other = Uint8Array.from(bytes).fill(32, 20, 24);
    const versionId = deps.quarantine.put(file.dossierId, file.fileId, other);
    allowed(await fileSent(deps, citizen, file));
    expect(await inspectFile(deps, { ...file, versionId, result: 'NO_THREATS_FOUND' })).toBe('refused');
    expect((await deps.files.get(file.dossierId, file.fileId))?.fault).toBe('replaced');
  });

  test('is judged and kept once, whatever is said twice, late or in another order', async () => {
    const { deps, send, scan, fileWith, attach } = await openCounter();
    const file = await send();
    allowed(await fileWith(file.dossierId, file.fileId));
    await Promise.all([scan(file), attach(file.dossierId), scan(file), attach(file.dossierId)]);
    const after = await deps.files.get(file.dossierId, file.fileId);
    await scan(file, 'THREATS_FOUND');
    await attach(file.dossierId);
    expect(await deps.files.get(file.dossierId, file.fileId)).toEqual(after);
    expect(after).toMatchObject({ state: 'clean', attachedBy: 1, kept: {} });
  });
});
