import { PutObjectTaggingCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ScanResult } from '../../application/keep-files.ts';

/** The tag by which Amazon GuardDuty marks what it has scanned. */
const scanTag = 'GuardDutyMalwareScanStatus';

export interface ScanMarks {
  mark(key: string, versionId: string, result: ScanResult): Promise<void>;
}
export interface ScanEvents {
  put(scan: {
    readonly bucketName: string;
    readonly key: string;
    readonly versionId: string;
    readonly result: ScanResult;
  }): Promise<void>;
}

export const s3ScanMarks = ({
  client,
  bucketName: Bucket,
}: {
  readonly client: Pick<S3Client, 'send'>;
  readonly bucketName: string;
}): ScanMarks => ({
  async mark(Key, VersionId, result) {
    await client.send(
      new PutObjectTaggingCommand({
        Bucket,
        Key,
        VersionId,
        Tagging: { TagSet: [{ Key: scanTag, Value: result }] },
      }),
    );
  },
});
