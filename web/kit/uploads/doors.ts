import { ask } from '../ask.ts';
import type { Audience } from '../session.ts';
import { hashOf, putFile } from './browser-doors.ts';
import type { UploadDoors } from './engine.ts';

/** Citizens and officers ask the same of doors of their own. */
export const roomOf = (audience: Audience): 'citizen' | 'office' =>
  audience === 'citizens' ? 'citizen' : 'office';

export function doorsOf(audience: Audience, dossierId: string): UploadDoors {
  const room = roomOf(audience);
  const one = (fileId: string) => ({ params: { dossierId, fileId } });
  return {
    hash: hashOf,
    prepare: ({ fileId, componentId, name, type, size }, sha256) =>
      ask(`POST /api/${room}/dossiers/{dossierId}/uploads`, {
        params: { dossierId },
        body: { fileId, componentId, name, type, size, sha256 },
      }),
    put: putFile,
    sent: (fileId) => ask(`POST /api/${room}/dossiers/{dossierId}/uploads/{fileId}/sent`, one(fileId)),
    read: (fileId) => ask(`GET /api/${room}/dossiers/{dossierId}/uploads/{fileId}`, one(fileId)),
    remove: (fileId) => ask(`DELETE /api/${room}/dossiers/{dossierId}/uploads/{fileId}`, one(fileId)),
  };
}
