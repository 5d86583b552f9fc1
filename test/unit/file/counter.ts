import { createHash } from 'node:crypto';
import { attachFiles, inspectFile } from '../../../shared/application/keep-files.ts';
import { announceFile, fileSent } from '../../../shared/application/uploads.ts';
import { fileDossier } from '../../../shared/application/file-dossier.ts';
import { receiveDossier } from '../../../shared/application/receive-dossier.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../../shared/domain/dossier/refusals.ts';
import { allowed, newCommandId, newDossierId, openOffice } from '../application/office-of-vu-ban.ts';
import { pdf } from './samples.ts';

export const componentId = 'original-paper';
export const refused = (outcome: object | Refusal | undefined): string =>
  isRefusal(outcome) ? outcome.refused : 'nothing was refused';
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An office with a citizen at his phone: what he sends, what the scanner says, what he files. */
export async function openCounter() {
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
