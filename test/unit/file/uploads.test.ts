import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { linkFile } from '../../../shared/application/file-links.ts';
import { attachFiles, clearUnattached, inspectFile } from '../../../shared/application/keep-files.ts';
import {
  announceFile,
  fileSent,
  listGivenPapers,
  removeUpload,
} from '../../../shared/application/uploads.ts';
import { fileDossier } from '../../../shared/application/file-dossier.ts';
import { receiveDossier } from '../../../shared/application/receive-dossier.ts';
import { readOwnDossier } from '../../../shared/application/read-dossier.ts';
import { accountId } from '../../../shared/domain/ids.ts';
import { citizenCaller } from '../../../shared/application/callers.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../../shared/domain/dossier/refusals.ts';
import { allowed, newCommandId, newDossierId, openOffice } from '../application/office-of-vu-ban.ts';
import { joined, jpeg, pdf, zipEnd } from './samples.ts';

const componentId = 'original-paper';
const refused = (outcome: object | Refusal | undefined): string =>
  isRefusal(outcome) ? outcome.refused : 'nothing was refused';
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An office with a citizen at his phone: what he sends, what the scanner says, what he files. */
async function openCounter() {
  const office = await openOffice();
  const { deps, citizen } = office;
  const announce = (dossierId = newDossierId(), bytes: Uint8Array = pdf(), of: object = {}) => {
    const file = {
      ...{ dossierId, fileId: newDossierId(), componentId, name: 'bằng tốt nghiệp.pdf' },
      ...{ type: 'application/pdf', size: bytes.length, sha256: sha256Of(bytes), ...of },
    };
    return { file, bytes, answer: announceFile(deps, citizen, file) };
  };
  const send = async (dossierId = newDossierId(), bytes: Uint8Array = pdf(), of: object = {}) => {
    const { file, answer } = announce(dossierId, bytes, of);
    allowed(await answer);
    const versionId = deps.quarantine.put(dossierId, file.fileId, bytes);
    allowed(await fileSent(deps, citizen, file));
    return { ...file, versionId };
  };
  const scan = (
    { dossierId, fileId, versionId }: Awaited<ReturnType<typeof send>>,
    result: Parameters<typeof inspectFile>[1]['result'] = 'NO_THREATS_FOUND',
  ) => inspectFile(deps, { dossierId, fileId, versionId, result });
  const fileWith = (dossierId: ReturnType<typeof newDossierId>, ...files: string[]) =>
    fileDossier(deps, citizen, {
      dossierId,
      filing: { ...office.filing, components: [{ componentId, form: 'electronic', count: 1, files }] },
    });
  const attach = (dossierId: ReturnType<typeof newDossierId>) =>
    attachFiles(deps, { dossierId, number: 1, type: 'DossierFiled' });
  const receive = async (dossierId: ReturnType<typeof newDossierId>) =>
    receiveDossier(deps, await office.officer('lan-tran'), {
      ...{ dossierId, commandId: newCommandId(), stepVersion: 2 },
      receipt: {
        ...office.receipt,
        components: [{ componentId, form: 'electronic', count: 1 }],
      },
    });
  return { ...office, announce, send, scan, fileWith, attach, receive };
}

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
