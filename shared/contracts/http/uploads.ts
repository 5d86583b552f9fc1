import * as z from 'zod';
import { fileStates, fileTypes } from '../../domain/file/file.ts';
import type { Act } from '../../domain/office/permissions.ts';
import { DossierIdSchema, neededLine, WireInstant } from './parts.ts';

/** What citizens and officers ask alike of files: announced, sent, looked after, taken away, opened. */

export const FileId = z.uuidv7().meta({ description: 'UUIDv7 made by the client' });
const OneDossier = z.strictObject({ dossierId: DossierIdSchema });
export const OneFile = OneDossier.extend({ fileId: FileId });

const longestName = 200;
/** Larger than may be sent, so that the refusal says so in words. */
const largestSaid = 10_000_000_000;

export const AnnouncedFile = z.strictObject({
  fileId: FileId,
  componentId: z.string().min(1).max(80),
  name: neededLine(longestName),
  type: z.string().min(1).max(100),
  /** Bytes. */
  size: z.int().min(1).max(largestSaid),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in hexadecimal'),
});

const Invitation = z.object({
  fileId: z.string(),
  /** `held`: this paper was given before and is not sent again. */
  state: z.enum(['waiting', 'held']),
  /** Where to put the bytes, once, with exactly these headers. */
  put: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }).optional(),
  expiresAt: WireInstant.optional(),
});

const UploadView = z.object({
  fileId: z.string(),
  state: z.enum(fileStates),
  /** Why it was refused, as a code, and what to do, in the language asked for. */
  reason: z.string().optional(),
  sentence: z.string().optional(),
});

export const LinkView = z.object({ url: z.string(), expiresAt: WireInstant });

/** A paper the citizen gave before, by whose hash it is given again. */
export const GivenPaperView = z.object({
  /** With which it was given first. */
  dossierId: z.string().optional(),
  fileId: z.string(),
  componentId: z.string(),
  name: z.string(),
  procedure: z.object({ code: z.string(), name: z.string() }),
  givenAt: WireInstant,
  validUntil: z.iso.date().optional(),
  type: z.enum(fileTypes),
  size: z.int(),
  sha256: z.string(),
});

/** The same operations in the room of an audience, each under its own act. */
export const uploadOperations = <Room extends 'citizen' | 'office', Sending extends Act, Reading extends Act>(
  room: Room,
  acts: { readonly send: Sending; readonly read: Reading },
) =>
  ({
    announceFile: {
      method: 'POST',
      path: `/api/${room}/dossiers/{dossierId}/uploads`,
      summary: 'Announce a file of a paper; answers where to put its bytes, once, straight into quarantine',
      act: acts.send,
      params: OneDossier,
      body: AnnouncedFile,
      answer: Invitation,
    },
    fileSent: {
      method: 'POST',
      path: `/api/${room}/dossiers/{dossierId}/uploads/{fileId}/sent`,
      summary: 'Say that its bytes are there',
      act: acts.send,
      params: OneFile,
      answer: UploadView,
    },
    readUpload: {
      method: 'GET',
      path: `/api/${room}/dossiers/{dossierId}/uploads/{fileId}`,
      summary: 'How far a file has come; refused with a sentence that says what to do',
      act: acts.send,
      params: OneFile,
      answer: UploadView,
    },
    removeUpload: {
      method: 'DELETE',
      path: `/api/${room}/dossiers/{dossierId}/uploads/{fileId}`,
      summary: 'Take away a file that is not attached',
      act: acts.send,
      params: OneFile,
      answer: z.object({ fileId: z.string() }),
    },
    linkFile: {
      method: 'GET',
      path: `/api/${room}/dossiers/{dossierId}/files/{fileId}/link`,
      summary: 'An address of one file that holds for a minute; recorded as a read',
      act: acts.read,
      params: OneFile,
      answer: LinkView,
    },
  }) as const;
