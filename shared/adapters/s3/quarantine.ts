import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FileKeeper, Quarantine } from '../../application/ports/files.ts';
import type { FileRecord } from '../../domain/file/file.ts';

type Named = Pick<FileRecord, 'dossierId' | 'fileId'>;
const keyIn = ({ dossierId, fileId }: Named): string => `${dossierId}/${fileId}`;

/** Which file an object of quarantine is; undefined for a key that we did not give. */
export function fileOfKey(key: string): { readonly dossierId: string; readonly fileId: string } | undefined {
  const [, dossierId, fileId] = /^([0-9a-f-]{36})\/([0-9a-f-]{36})$/.exec(key) ?? [];
  return dossierId && fileId ? { dossierId, fileId } : undefined;
}

type Options = { readonly client: S3Client; readonly bucketName: string };

/**
 * Length, type and SHA-256 are signed: other bytes than those announced are refused by the store itself, and so is a
 * second object under the same key. S3 takes the checksum in base64. The length is not told: whoever sends writes it by
 * himself, and lets no page do so.
 */
export const s3Quarantine = ({ client, bucketName: Bucket }: Options): Quarantine => ({
  async invite(file, seconds) {
    const headers = {
      'content-type': file.type,
      'if-none-match': '*',
      'x-amz-checksum-sha256': Buffer.from(file.sha256, 'hex').toString('base64'),
    };
    const put = new PutObjectCommand({
      Bucket,
      Key: keyIn(file),
      ContentType: file.type,
      ContentLength: file.size,
      ChecksumSHA256: headers['x-amz-checksum-sha256'],
      IfNoneMatch: '*',
    });
    const url = await getSignedUrl(client, put, {
      expiresIn: seconds,
      signableHeaders: new Set([...Object.keys(headers), 'content-length']),
      // As headers, so that the store compares them with what is sent.
      unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    });
    return { url, headers };
  },

  async arrived(file) {
    const head = await orAbsent(
      client.send(new HeadObjectCommand({ Bucket, Key: keyIn(file), ChecksumMode: 'ENABLED' })),
    );
    return head?.VersionId === undefined
      ? undefined
      : {
          versionId: head.VersionId,
          size: head.ContentLength ?? 0,
          ...(head.ChecksumSHA256 && {
            sha256: Buffer.from(head.ChecksumSHA256, 'base64').toString('hex'),
          }),
        };
  },

  async read(file, VersionId) {
    const object = await orAbsent(client.send(new GetObjectCommand({ Bucket, Key: keyIn(file), VersionId })));
    return object?.Body?.transformToByteArray();
  },

  async remove(file) {
    await client.send(new DeleteObjectCommand({ Bucket, Key: keyIn(file) }));
  },
});

/** Copies by version out of quarantine; of two copies made at once each has its own version. */
export const s3FileKeeper = ({
  client,
  quarantine,
  documents,
}: {
  readonly client: Pick<S3Client, 'send'>;
  readonly quarantine: string;
  readonly documents: string;
}): FileKeeper => ({
  async keep(file, versionId) {
    const key = `files/${keyIn(file)}`;
    const { VersionId } = await client.send(
      new CopyObjectCommand({
        Bucket: documents,
        Key: key,
        CopySource: `${quarantine}/${keyIn(file)}?versionId=${encodeURIComponent(versionId)}`,
        MetadataDirective: 'REPLACE',
        ContentType: file.type,
        // The scanner's mark belongs to the object it looked at.
        TaggingDirective: 'REPLACE',
      }),
    );
    if (!VersionId) throw new Error('The bucket of documents keeps no versions');
    return { key, versionId: VersionId };
  },
});

async function orAbsent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (fault) {
    if (fault instanceof Error && ['NoSuchKey', 'NoSuchVersion', 'NotFound'].includes(fault.name))
      return undefined;
    throw fault;
  }
}
