import { GenerateMacCommand } from '@aws-sdk/client-kms';
import type { Identities } from '../../application/ports/others.ts';
import { personKey } from '../../domain/ids.ts';
import type { KmsOptions } from './key-wrapper.ts';

/** HMAC-SHA-256 under a key that never leaves KMS: who has the tables cannot try numbers against them. */
export const kmsIdentities = ({ client, keyId }: KmsOptions): Identities => ({
  async keyOf(personalIdNumber) {
    const { Mac } = await client.send(
      new GenerateMacCommand({
        KeyId: keyId,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: Buffer.from(personalIdNumber),
      }),
    );
    if (!Mac) throw new Error('KMS gave no MAC');
    return personKey(Buffer.from(Mac).toString('base64url'));
  },
});
