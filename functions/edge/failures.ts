import * as z from 'zod';
import { dossierIdSchema } from '../../shared/contracts/stored.ts';
import type { DossierId } from '../../shared/domain/ids.ts';

/** An execution that ended badly, as EventBridge tells it; its name begins with the dossier's id. */
const Failure = z.object({ detail: z.object({ name: z.string() }) });
/** What an administrator sends again by hand, or a start of the local cloud asks for. */
const Direct = z.object({ dossierId: dossierIdSchema });
const idLength = 36;

/** Whose machine is to be looked at, and whether somebody asks for it. Undefined for a message of another kind. */
export function readFailure(
  body: string,
): { readonly dossierId: DossierId; readonly why: 'asked' | 'noticed' } | undefined {
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return undefined;
  }
  const direct = Direct.safeParse(message);
  if (direct.success) return { dossierId: direct.data.dossierId, why: 'asked' };
  const failure = Failure.safeParse(message);
  const id = failure.success
    ? dossierIdSchema.safeParse(failure.data.detail.name.slice(0, idLength))
    : undefined;
  return id?.success ? { dossierId: id.data, why: 'noticed' } : undefined;
}
