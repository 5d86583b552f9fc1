import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { readEnvironment } from '../../edge/environment.ts';
import { logDone } from '../../edge/log.ts';
import { quarantineIn, scanMarksIn, scanEvents } from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';
import { scanObject } from './scan-object.ts';

const environment = readEnvironment(environmentSchema);
const { quarantineBucketName } = environment;
const deps = {
  bucketName: quarantineBucketName,
  quarantine: quarantineIn(quarantineBucketName),
  marks: scanMarksIn(quarantineBucketName),
  events: scanEvents(),
};

const ObjectCreated = z.object({
  Records: z
    .array(
      z.object({ s3: z.object({ object: z.object({ key: z.string(), versionId: z.string().optional() }) }) }),
    )
    .default([]),
});

/** Stands in for the scanner on a cloud that has none; it is deployed nowhere else. */
export const handler = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
  const failed: { itemIdentifier: string }[] = [];
  for (const { messageId, body } of Records) {
    try {
      for (const { s3 } of ObjectCreated.parse(JSON.parse(body)).Records) {
        // S3 writes keys as in an address.
        await scanObject(deps, decodeURIComponent(s3.object.key.replaceAll('+', ' ')), s3.object.versionId);
      }
    } catch {
      failed.push({ itemIdentifier: messageId });
    }
  }
  logDone('scanned', { count: Records.length - failed.length });
  return { batchItemFailures: failed };
};
