import * as z from 'zod';
import { variables } from '../../edge/environment.ts';

/** The variables this function reads: infra must give exactly these, and the function fails at its start without them. */
export const environmentSchema = z.object({
  ...variables.place,
  ...variables.history,
  ...variables.files,
  ...variables.quarantine,
});
