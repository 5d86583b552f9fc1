import { randomBytes } from 'node:crypto';
import type { KeyWrapper } from '../../application/ports/key-wrapper.ts';
import { seal, unseal } from '../seal.ts';

/** Wraps under a key of this process. */
export function memoryKeyWrapper(): KeyWrapper {
  const master = randomBytes(32);
  return {
    async newKey(dossierId) {
      const plain = randomBytes(32);
      return { plain, wrapped: seal(master, dossierId, plain) };
    },
    unwrap: async (dossierId, wrapped) => unseal(master, dossierId, wrapped),
  };
}
