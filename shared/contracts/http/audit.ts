import * as z from 'zod';
import type { Operations } from './operation.ts';
import { DossierIdSchema, line, PageQuery, pageOf, WireInstant } from './parts.ts';

const OneDossier = z.strictObject({ dossierId: DossierIdSchema });
/** Why the auditor reads; kept in the chain of reads. */
const purpose = line(200).refine((text) => text.length >= 5, 'Say why in some words');

export const auditOperations = {
  findAuditedDossier: {
    method: 'GET',
    path: '/api/audit/dossiers',
    summary: 'Find a dossier by its code or filing number',
    act: 'find-dossier',
    query: z.strictObject({ number: line(60) }),
    answer: z.object({ dossierId: z.string() }),
  },
  readHistory: {
    method: 'POST',
    path: '/api/audit/dossiers/{dossierId}/history',
    summary: 'The history with its chain checked; the purpose travels in the body and the read is recorded',
    act: 'read-history',
    params: OneDossier,
    body: z.strictObject({ purpose, cursor: z.string().max(300).optional() }),
    answer: z.object({
      dossierId: z.string(),
      number: z.string(),
      events: z.array(
        z.object({
          number: z.int(),
          at: WireInstant,
          type: z.string(),
          /** The type of the event in words. */
          name: z.string(),
          sentence: z.string(),
          by: z.string(),
          hash: z.string(),
          /** The event exactly as it was hashed. */
          event: z.record(z.string(), z.unknown()),
          commitments: z.array(
            z.object({ field: z.string(), name: z.string(), state: z.enum(['fits', 'differs', 'erased']) }),
          ),
        }),
      ),
      check: z.object({
        /** From event 1 to the last of this page, and on the last page against the head. */
        state: z.enum(['intact', 'intact-so-far', 'broken']),
        faults: z.array(z.object({ fault: z.string(), sentence: z.string(), number: z.int() })),
        checked: z.int(),
        head: z.string(),
      }),
      cursor: z.string().optional(),
    }),
  },
  listReads: {
    method: 'GET',
    path: '/api/audit/dossiers/{dossierId}/reads',
    summary: 'Who has read this dossier, when, for what',
    act: 'read-history',
    params: OneDossier,
    query: PageQuery,
    answer: pageOf(
      z.object({
        number: z.int(),
        at: WireInstant,
        by: z.string(),
        /** In which post, in words. */
        post: z.string().optional(),
        purpose: z.string(),
        what: z.string(),
      }),
    ),
  },
} as const satisfies Operations;
