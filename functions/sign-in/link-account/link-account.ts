import type { PreTokenGenerationTriggerEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Identities } from '../../../shared/application/ports/others.ts';
import type { RegistryEditor } from '../../../shared/application/ports/registry.ts';
import { accountId } from '../../../shared/domain/ids.ts';
import { logDone, logFault } from '../../edge/log.ts';

const Attributes = z.object({
  sub: z.string().min(1),
  'custom:identity_number': z.string().regex(/^\d{12}$/),
});

/**
 * At each sign-in of a citizen: links his account to the HMAC of the identity number that the identity provider
 * vouches for. The token is given out unchanged and says nothing but who. A failing link does not stop a sign-in: he
 * can read and draft, and is told to sign in again when he files.
 */
export const linkAccount =
  (deps: { readonly identities: Identities; readonly editor: Pick<RegistryEditor, 'linkAccount'> }) =>
  async (event: PreTokenGenerationTriggerEvent): Promise<PreTokenGenerationTriggerEvent> => {
    const attributes = Attributes.safeParse(event.request.userAttributes);
    try {
      if (attributes.success) {
        const { sub, 'custom:identity_number': number } = attributes.data;
        const key = await deps.identities.keyOf(number);
        await deps.editor.linkAccount({ account: accountId(`citizens|${sub}`), key, level: 2 });
      }
      logDone('signed in', { outcome: attributes.success ? 'linked' : 'no-verified-identity' });
    } catch (fault) {
      logFault('link failed', {}, fault);
    }
    return event;
  };
