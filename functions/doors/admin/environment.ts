import * as z from 'zod';

/** The variables this function reads: infra must give exactly these, and the function fails at its start without them. */
export const environmentSchema = z.object({
  STAGE: z.enum(['local', 'rehearsal', 'live']),
  PROVINCE: z.string().min(1),
  REGISTRY_TABLE_NAME: z.string().min(1),
  PARKED_TABLE_NAME: z.string().min(1),
  /** JSON: the address of each follower's queue, by the follower's name. */
  FOLLOWER_QUEUES: z.string().transform((text) => z.record(z.string(), z.url()).parse(JSON.parse(text))),
  REPAIR_QUEUE_URL: z.url(),
  OFFICER_ISSUER: z.url(),
});
