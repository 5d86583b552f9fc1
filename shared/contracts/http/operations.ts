import { adminOperations } from './admin.ts';
import { auditOperations } from './audit.ts';
import { citizenOperations } from './citizen.ts';
import { officeOperations } from './office.ts';
import type { Audience, Operations } from './operation.ts';
import { printOperations } from './print.ts';
import { publicOperations } from './public.ts';

/** Everything that can be asked, by audience: one door each. */
export const operations = {
  public: publicOperations,
  citizen: citizenOperations,
  office: officeOperations,
  admin: adminOperations,
  audit: auditOperations,
  print: printOperations,
} as const satisfies Record<Audience, Operations>;
