import * as z from 'zod';

/** The variables this function reads: infra must give exactly these, and the function fails at its start without them. */
export const environmentSchema = z.object({
  STAGE: z.enum(['local', 'rehearsal', 'live']),
  PROVINCE: z.string().min(1),
  HISTORY_TABLE_NAME: z.string().min(1),
  PRIVATE_TABLE_NAME: z.string().min(1),
  REGISTRY_TABLE_NAME: z.string().min(1),
  WRAP_KEY_ID: z.string().min(1),
});
