import type { DossierId } from '../../domain/ids.ts';

/** Data keys of dossiers, wrapped by one key that never leaves its store. A wrapped key opens for its dossier only. */
export interface KeyWrapper {
  newKey(dossierId: DossierId): Promise<{ readonly plain: Uint8Array; readonly wrapped: Uint8Array }>;
  /** @throws when the key was wrapped for another dossier, or is damaged. */
  unwrap(dossierId: DossierId, wrapped: Uint8Array): Promise<Uint8Array>;
}
