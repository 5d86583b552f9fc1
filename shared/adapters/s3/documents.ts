import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Documents } from '../../application/ports/documents.ts';
import { jitter } from '../retry.ts';

const mostTries = 4;

export type DocumentsOptions = { readonly client: S3Client; readonly bucketName: string };

/** Objects by key and version in one bucket that keeps all versions. */
export const s3Documents = ({ client, bucketName: Bucket }: DocumentsOptions): Documents => ({
  async keepOnce(Key, Body, ContentType) {
    for (let tries = 0; ; tries += 1) {
      try {
        const put = new PutObjectCommand({ Bucket, Key, Body, ContentType, IfNoneMatch: '*' });
        return { versionId: versionOf(await client.send(put)), stood: false };
      } catch (fault) {
        const why = fault instanceof Error ? fault.name : '';
        if (why === 'PreconditionFailed') {
          return {
            versionId: versionOf(await client.send(new HeadObjectCommand({ Bucket, Key }))),
            stood: true,
          };
        }
        // Another writer of the same key is just at work: see who was first.
        if (why !== 'ConditionalRequestConflict' || tries + 1 === mostTries) throw fault;
        await jitter(tries + 4);
      }
    }
  },

  async read(Key, VersionId) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      return Body?.transformToByteArray();
    } catch (fault) {
      if (fault instanceof Error && absent.includes(fault.name)) return undefined;
      throw fault;
    }
  },

  link: (Key, VersionId, { name, type, seconds }) =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket,
        Key,
        VersionId,
        ResponseContentType: type,
        ResponseContentDisposition: `inline; filename="${name}"`,
      }),
      { expiresIn: seconds },
    ),
});

const absent = ['NoSuchKey', 'NoSuchVersion', 'NotFound'];

function versionOf({ VersionId }: { VersionId?: string | undefined }): string {
  if (!VersionId) throw new Error('The bucket of documents keeps no versions');
  return VersionId;
}
