import { DecryptCommand, GenerateDataKeyCommand } from '@aws-sdk/client-kms';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { KeyWrapper } from '../../application/ports/key-wrapper.ts';

export type KmsOptions = { readonly client: Pick<KMSClient, 'send'>; readonly keyId: string };

/** Data keys made and unwrapped by KMS; the encryption context ties each to its dossier. */
export const kmsKeyWrapper = ({ client, keyId }: KmsOptions): KeyWrapper => ({
  async newKey(dossierId) {
    const { Plaintext, CiphertextBlob } = await client.send(
      new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: { dossierId } }),
    );
    if (!Plaintext || !CiphertextBlob) throw new Error('KMS gave no data key');
    return { plain: Plaintext, wrapped: CiphertextBlob };
  },

  async unwrap(dossierId, wrapped) {
    const { Plaintext } = await client.send(
      new DecryptCommand({ KeyId: keyId, CiphertextBlob: wrapped, EncryptionContext: { dossierId } }),
    );
    if (!Plaintext) throw new Error('KMS gave no data key');
    return Plaintext;
  },
});
