import * as z from 'zod';
import { hashedValueSchema } from './stored-private.ts';
import { dossierIdSchema, instantSchema } from './stored.ts';

/** Shapes of the tables of reads, guards and parked messages. */

export const storedReadSchema = z.object({
  dossierId: dossierIdSchema,
  number: z.int().positive(),
  at: instantSchema,
  person: z.string(),
  post: z.string().exactOptional(),
  purpose: z.string(),
  what: z.string(),
  previous: z.string(),
});
/** Tells a write from another that looks the same, when its answer was lost. */
export const storedReadTicketSchema = z.object({ ticket: z.string() });

export const storedTriesSchema = z.object({ tries: z.int().positive(), until: instantSchema });
export const storedLockSchema = z.object({ until: instantSchema });

export const storedParkedSchema = z.object({
  id: z.string(),
  follower: z.string(),
  parkedAt: instantSchema,
  reason: z.string(),
  body: z.record(z.string(), hashedValueSchema),
  state: z.enum(['open', 'sent-again']),
});

export const storedTokenSchema = z.object({ taskToken: z.string().min(1), run: z.int().positive() });
export const storedRunSchema = z.object({
  run: z.int().positive(),
  startedAt: instantSchema,
  version: z.int().positive(),
  idle: z.int().nonnegative(),
});
export const storedNoteOfParkingSchema = z.object({ at: instantSchema });
