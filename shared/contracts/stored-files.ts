import * as z from 'zod';
import type { GivenPaper } from '../application/ports/files.ts';
import { fileFaults, fileStates, fileTypes } from '../domain/file/file.ts';
import type { FileRecord } from '../domain/file/file.ts';
import { dossierIdSchema, instantSchema, personKeySchema } from './stored.ts';

/** Shapes of the table of files. */

const object = z.object({ key: z.string().min(1), versionId: z.string().min(1) });

export const storedFileSchema = z.object({
  dossierId: dossierIdSchema,
  fileId: z.uuidv7(),
  componentId: z.string(),
  owner: z.string(),
  type: z.enum(fileTypes),
  size: z.int().positive(),
  sha256: z.string(),
  madeAt: instantSchema,
  state: z.enum(fileStates),
  fault: z.enum(fileFaults).exactOptional(),
  versionId: z.string().exactOptional(),
  attachedBy: z.int().positive().exactOptional(),
  kept: object.exactOptional(),
  reused: z.literal(true).exactOptional(),
  version: z.int().positive(),
}) satisfies z.ZodType<FileRecord>;

export const storedPaperSchema = z.object({
  person: personKeySchema,
  sha256: z.string(),
  size: z.int().positive(),
  type: z.enum(fileTypes),
  procedure: z.object({ code: z.string(), version: z.int().positive() }),
  componentId: z.string(),
  dossierId: dossierIdSchema.exactOptional(),
  givenAt: instantSchema,
  validUntil: z.iso.date().exactOptional(),
  object,
}) satisfies z.ZodType<GivenPaper>;
