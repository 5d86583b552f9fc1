import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { standInSource } from '../../domain/file/file.ts';
import type { ScanEvents } from '../s3/scan-marks.ts';

/** The event that Amazon GuardDuty puts on the bus when it has scanned an object, under the stand-in's own name. */
export const eventBridgeScanEvents = (client: Pick<EventBridgeClient, 'send'>): ScanEvents => ({
  async put({ bucketName, key, versionId, result }) {
    const { FailedEntryCount = 0 } = await client.send(
      new PutEventsCommand({
        Entries: [
          {
            Source: standInSource,
            DetailType: 'GuardDuty Malware Protection Object Scan Result',
            Detail: JSON.stringify({
              schemaVersion: '1.0',
              scanStatus: 'COMPLETED',
              resourceType: 'S3_OBJECT',
              s3ObjectDetails: { bucketName, objectKey: key, versionId, s3Throttled: false },
              scanResultDetails: { scanResultStatus: result, threats: null },
            }),
          },
        ],
      }),
    );
    if (FailedEntryCount > 0) throw new Error('The event bus did not take a scan result');
  },
});
