import { createHash } from 'node:crypto';
import type { FileKeeper, Quarantine } from '../../application/ports/files.ts';

type Lying = { readonly versionId: string; readonly bytes: Uint8Array };

/** Twins of quarantine and of where files are kept. `put` is what a browser does with its invitation. */
export function memoryUploads(): {
  readonly quarantine: Quarantine & { put(dossierId: string, fileId: string, bytes: Uint8Array): string };
  readonly keeper: FileKeeper;
} {
  const objects = new Map<string, Lying[]>();
  const at = ({ dossierId, fileId }: { dossierId: string; fileId: string }): string =>
    `${dossierId}/${fileId}`;
  let kept = 0;
  return {
    quarantine: {
      put(dossierId, fileId, bytes) {
        const versions = objects.get(at({ dossierId, fileId })) ?? [];
        const versionId = `v${versions.length + 1}`;
        objects.set(at({ dossierId, fileId }), [...versions, { versionId, bytes }]);
        return versionId;
      },
      invite: async (file) => ({
        url: `memory:${at(file)}`,
        headers: { 'content-type': file.type, 'x-amz-checksum-sha256': file.sha256 },
      }),
      async arrived(file) {
        const last = objects.get(at(file))?.at(-1);
        return (
          last && {
            versionId: last.versionId,
            size: last.bytes.length,
            sha256: createHash('sha256').update(last.bytes).digest('hex'),
          }
        );
      },
      read: async (file, versionId) =>
        objects.get(at(file))?.find((object) => object.versionId === versionId)?.bytes,
      async remove(file) {
        objects.delete(at(file));
      },
    },
    keeper: {
      async keep(file, versionId) {
        if (!objects.get(at(file))?.some((object) => object.versionId === versionId))
          throw new Error('That version is gone');
        kept += 1;
        return { key: `files/${at(file)}`, versionId: `k${kept}` };
      },
    },
  };
}
