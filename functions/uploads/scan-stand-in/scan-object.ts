import { fileOfKey } from '../../../shared/adapters/s3/quarantine.ts';
import type { ScanEvents, ScanMarks } from '../../../shared/adapters/s3/scan-marks.ts';
import type { ScanResult } from '../../../shared/application/keep-files.ts';
import type { Quarantine } from '../../../shared/application/ports/files.ts';
import { dossierId } from '../../../shared/domain/ids.ts';

/** The test file that every scanner takes for malware (EICAR), in two parts, so that no scanner takes this file for it. */
const testMalware = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

type Deps = {
  readonly bucketName: string;
  readonly quarantine: Pick<Quarantine, 'read' | 'arrived'>;
  readonly marks: ScanMarks;
  readonly events: ScanEvents;
};

/** Says of an object what the scanner would: the same mark on it, and the same event. It knows one malware only. */
export async function scanObject(deps: Deps, key: string, versionId: string | undefined): Promise<void> {
  const named = fileOfKey(key);
  if (!named) return;
  const file = { dossierId: dossierId(named.dossierId), fileId: named.fileId };
  const version = versionId ?? (await deps.quarantine.arrived(file))?.versionId;
  const bytes = version && (await deps.quarantine.read(file, version));
  if (!version || !bytes) return;
  const isMalware = Buffer.from(bytes).includes(testMalware, 0, 'latin1');
  const result: ScanResult = isMalware ? 'THREATS_FOUND' : 'NO_THREATS_FOUND';
  await deps.marks.mark(key, version, result);
  await deps.events.put({ bucketName: deps.bucketName, key, versionId: version, result });
}
