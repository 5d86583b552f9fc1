import * as z from 'zod';
import { variables } from '../../edge/environment.ts';

/** The variables this function reads: infra must give exactly these, and the function fails at its start without them. */
export const environmentSchema = z.object({
  ...variables.place,
  ...variables.registry,
  ...variables.history,
  ...variables.parked,
  ...variables.notices,
  ...variables.site,
  ...variables.followerQueues,
  REPAIR_QUEUE_URL: z.url(),
  OFFICER_ISSUER: z.url(),
});
