import { createHmac } from 'node:crypto';
import type { Identities } from '../../application/ports/others.ts';
import { personKey } from '../../domain/ids.ts';

/** Keys of persons under a secret of this process or test. */
export const memoryIdentities = (secret: string): Identities => ({
  keyOf: async (personalIdNumber) =>
    personKey(createHmac('sha256', secret).update(personalIdNumber).digest('base64url')),
});
