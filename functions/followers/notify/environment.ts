import * as z from 'zod';
import { variables } from '../../edge/environment.ts';

/** The variables this function reads: infra must give exactly these, and the function fails at its start without them. */
export const environmentSchema = z.object({
  ...variables.place,
  ...variables.history,
  ...variables.private,
  ...variables.registry,
  ...variables.identities,
  ...variables.notices,
  ...variables.site,
  /** Empty where the province has no sender of its own yet: then nobody is told this way, and administrators see it. */
  MAIL_FROM_ADDRESS: z.union([z.email(), z.literal('')]),
  MAIL_FROM_NAME: z.string(),
  MAIL_CONFIGURATION_SET: z.string().min(1),
  SMS_SENDER_ID: z.string(),
  NOTIFY_DLQ_URL: z.url(),
});
