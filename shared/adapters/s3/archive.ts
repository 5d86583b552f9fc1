import { gzipSync } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Archive } from '../../application/ports/others.ts';
import { jitter } from '../retry.ts';

const mostTries = 4;
const gzipOsByte = 9;
const unknownOs = 255;

export type ArchiveOptions = { readonly client: Pick<S3Client, 'send'>; readonly bucketName: string };

/** JSON lines, compressed. An object is written once; of two writers of one name, the first stands. */
export const s3Archive = ({ client, bucketName }: ArchiveOptions): Archive => ({
  async writeOnce(name, lines) {
    for (let tries = 0; ; tries += 1) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucketName,
            Key: name,
            Body: compressed(lines),
            ContentType: 'application/x-ndjson',
            ContentEncoding: 'gzip',
            IfNoneMatch: '*',
          }),
        );
        return 'written';
      } catch (fault) {
        const why = fault instanceof Error ? fault.name : '';
        if (why === 'PreconditionFailed') return 'stood';
        // Another writer of the same name is just at work: see who was first.
        if (why !== 'ConditionalRequestConflict' || tries + 1 === mostTries) throw fault;
        await jitter(tries + 4);
      }
    }
  },
});

/** The same lines give the same bytes everywhere: no time, and no name of an operating system, in gzip's head. */
export function compressed(lines: readonly string[]): Uint8Array {
  const bytes = gzipSync(lines.map((line) => `${line}\n`).join(''), { level: 9 });
  bytes[gzipOsByte] = unknownOs;
  return bytes;
}
