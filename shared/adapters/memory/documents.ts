import type { Documents } from '../../application/ports/documents.ts';

export type KeptObject = { bytes: Uint8Array; readonly versionId: string };

/** Documents' twin, kept in this process; a test may reach into `objects` and change what is kept. */
export function memoryDocuments(): Documents & { readonly objects: Map<string, KeptObject> } {
  const objects = new Map<string, KeptObject>();
  return {
    objects,
    async keepOnce(key, bytes) {
      const stands = objects.get(key);
      if (stands) return { versionId: stands.versionId, stood: true };
      const versionId = `v${objects.size + 1}`;
      objects.set(key, { bytes: Uint8Array.from(bytes), versionId });
      return { versionId, stood: false };
    },
    async read(key, versionId) {
      const object = objects.get(key);
      return object?.versionId === versionId ? object.bytes : undefined;
    },
    link: async (key, versionId, { name, seconds }) =>
      `memory:${key}?versionId=${versionId}&name=${name}&seconds=${seconds}`,
  };
}
