import * as z from 'zod';
import { dossierIdSchema } from '../../../shared/contracts/stored.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';

/** An execution that ended badly, as EventBridge tells it; its name begins with the dossier's id. */
const Failure = z.object({ detail: z.object({ name: z.string() }) });
/** What an administrator sends again by hand, or a start of the local cloud asks for. */
const Direct = z.object({ dossierId: dossierIdSchema });
const idLength = 36;

export function dossierOfFailure(body: string): DossierId | undefined {
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return undefined;
  }
  const direct = Direct.safeParse(message);
  if (direct.success) return direct.data.dossierId;
  const failure = Failure.safeParse(message);
  const id = failure.success
    ? dossierIdSchema.safeParse(failure.data.detail.name.slice(0, idLength))
    : undefined;
  return id?.success ? id.data : undefined;
}
