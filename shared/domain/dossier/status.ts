import { custodyStatus } from './custody.ts';
import type { CustodyStatus } from './custody.ts';
import { hasLapsed, openStep } from './dossier.ts';
import type { Dossier } from './dossier.ts';

/** The professional axis: where the request itself stands. */
export const professionalStatuses = [
  'filed',
  'awaiting-supplement',
  'in-process',
  'decided',
  'rejected',
  'withdrawn',
  'lapsed',
] as const;
export type ProfessionalStatus = (typeof professionalStatuses)[number];

/** The financial axis. `unknown`: an amount is set by a council and not recorded here. */
export type FinancialStatus = 'nothing-due' | 'due' | 'unknown';
export type DeliveryStatus = 'not-ready' | 'ready' | 'sent' | 'returned';
/** Exchange with the national portal: this system works alone until the portal's adapter is connected. */
export type ExchangeStatus = 'not-connected';

export interface StatusAxes {
  readonly professional: ProfessionalStatus;
  readonly financial: FinancialStatus;
  readonly custody: CustodyStatus;
  readonly delivery: DeliveryStatus;
  readonly exchange: ExchangeStatus;
}

/** All axes of a dossier; each is derived from its events, none is kept by itself. */
export function statusAxes(dossier: Dossier): StatusAxes {
  return {
    professional: dossier.status,
    financial:
      dossier.fee === undefined
        ? 'nothing-due'
        : dossier.fee === 'unknown'
          ? 'unknown'
          : dossier.fee > 0
            ? 'due'
            : 'nothing-due',
    custody: custodyStatus(dossier),
    delivery: dossier.delivery,
    exchange: 'not-connected',
  };
}

/** Ended: no act but reading is left. A result that is being corrected is not. */
export const isEnded = (dossier: Dossier): boolean =>
  dossier.status === 'rejected' ||
  dossier.status === 'withdrawn' ||
  dossier.status === 'lapsed' ||
  (dossier.status === 'decided' &&
    (dossier.delivery === 'returned' || dossier.delivery === 'sent') &&
    dossier.steps.length === 0);

/** Status codes 1–10 of the national portal, derived and never stored (domain notes, section 7). */
export function portalCode(dossier: Dossier): number {
  switch (dossier.status) {
    case 'filed':
      return 1;
    case 'awaiting-supplement':
      return 5;
    case 'in-process':
      return 4;
    case 'rejected':
      return dossier.code === undefined ? 3 : 8;
    case 'withdrawn':
      return 7;
    case 'lapsed':
      return 8;
    case 'decided':
      return dossier.delivery === 'returned' ? 10 : 9;
  }
}

/** The one sentence a citizen reads, as a key of the texts. */
export type CitizenSentence =
  | 'filed'
  | 'awaiting-supplement'
  | 'supplement-overdue'
  | 'in-process'
  | 'result-ready'
  | 'result-ready-online'
  | 'result-sent'
  | 'returned'
  | 'in-correction'
  | 'rejected'
  | 'withdrawn'
  | 'lapsed';

export function citizenSentence(dossier: Dossier): CitizenSentence {
  if (dossier.status === 'awaiting-supplement' && dossier.steps.some(hasLapsed)) return 'supplement-overdue';
  if (dossier.status !== 'decided') return dossier.status;
  if (openStep(dossier, 'correction')) return 'in-correction';
  if (dossier.delivery === 'returned') return 'returned';
  if (dossier.delivery === 'sent') return 'result-sent';
  return dossier.returnMethod === 'online' ? 'result-ready-online' : 'result-ready';
}
