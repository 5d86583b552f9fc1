import * as z from 'zod';
import { fileOfKey } from '../../../shared/adapters/s3/quarantine.ts';
import { scanResults } from '../../../shared/application/keep-files.ts';
import type { Scan } from '../../../shared/application/keep-files.ts';
import { dossierIdSchema } from '../../../shared/contracts/stored.ts';

/** As Amazon GuardDuty puts it on the event bus: "GuardDuty Malware Protection Object Scan Result". */
const ScanEvent = z.object({
  detail: z.object({
    s3ObjectDetails: z.object({
      bucketName: z.string(),
      objectKey: z.string(),
      versionId: z.string(),
    }),
    scanResultDetails: z.object({ scanResultStatus: z.enum(scanResults) }),
  }),
});

/** What was scanned and what came of it; undefined for a message of another kind, or of an object that is not ours. */
export function scanOf(body: string, bucketName: string): Scan | undefined {
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return undefined;
  }
  const event = ScanEvent.safeParse(message).data?.detail;
  const file = event && fileOfKey(event.s3ObjectDetails.objectKey);
  const dossierId = dossierIdSchema.safeParse(file?.dossierId).data;
  if (!event || !file || !dossierId || event.s3ObjectDetails.bucketName !== bucketName) return undefined;
  return {
    dossierId,
    fileId: file.fileId,
    versionId: event.s3ObjectDetails.versionId,
    result: event.scanResultDetails.scanResultStatus,
  };
}
