import * as z from 'zod';

/** The variables this function reads: infra must give exactly these, and the function fails at its start without them. */
export const environmentSchema = z.object({
  STAGE: z.enum(['local', 'rehearsal', 'live']),
  PROVINCE: z.string().min(1),
  HISTORY_TABLE_NAME: z.string().min(1),
  MACHINES_TABLE_NAME: z.string().min(1),
  /** `arn:<partition>:states:<region>:<account>` */
  MACHINE_ARN_PREFIX: z.string().min(1),
  /** `motcua-<province>-<stage>` */
  MACHINE_NAME_PREFIX: z.string().min(1),
  REPAIR_DLQ_URL: z.url(),
});
