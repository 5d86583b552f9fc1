import type { Dossier, OpenStep } from './dossier.ts';
import type { DossierEvent } from './events.ts';

/**
 * The dossier after an event. Total over every event type; the first event makes the dossier.
 * @throws TypeError when the first event is not `DossierFiled` or a number is out of order: a broken history.
 */
export function evolve(dossier: Dossier | undefined, event: DossierEvent): Dossier {
  if (dossier === undefined) return begin(event);
  if (event.number !== dossier.version + 1) {
    throw new TypeError(`Event ${event.number} does not follow ${dossier.version}`);
  }
  return { ...apply(dossier, event), version: event.number, changedAt: event.at };
}

export const fold = (events: readonly DossierEvent[]): Dossier | undefined =>
  events.reduce<Dossier | undefined>(evolve, undefined);

function begin(event: DossierEvent): Dossier {
  if (event.type !== 'DossierFiled' || event.number !== 1) {
    throw new TypeError(`A history begins with DossierFiled, not ${event.type} ${event.number}`);
  }
  const filed = event.public;
  return {
    id: event.dossierId,
    version: 1,
    status: 'filed',
    changedAt: event.at,
    pins: {
      procedure: filed.procedure,
      route: filed.route,
      formVersion: filed.formVersion,
      calendarVersion: filed.calendarVersion,
    },
    channel: filed.channel,
    desk: filed.desk,
    competentUnit: filed.competentUnit,
    parties: filed.parties,
    filingNumber: filed.filingNumber,
    filedAt: event.at,
    returnMethod: filed.returnMethod,
    paper: 'no-paper',
    delivery: 'not-ready',
    steps: [],
    visits: {},
  };
}

function apply(dossier: Dossier, event: DossierEvent): Dossier {
  switch (event.type) {
    case 'DossierFiled':
      throw new TypeError('A dossier is filed once');
    case 'StepOpened': {
      const { step, visit, holder, dueAt, alertAt } = event.public;
      const opened: OpenStep = {
        step,
        visit,
        holder,
        version: event.number,
        ...(dueAt && { dueAt }),
        ...(alertAt && { alertAt }),
      };
      return { ...dossier, steps: [...dossier.steps, opened], visits: { ...dossier.visits, [step]: visit } };
    }
    case 'StepCompleted': {
      const { step, visit } = event.public;
      return {
        ...dossier,
        steps: dossier.steps.filter((open) => open.step !== step || open.visit !== visit),
      };
    }
    case 'SupplementRequested':
      return { ...dossier, status: 'awaiting-supplement' };
    case 'SupplementHandedIn':
      return { ...dossier, status: 'filed' };
    case 'DossierReceived': {
      const { code, dueAt, trackingHash, fee, returnMethod, components } = event.public;
      const keepsOriginals = components.some(({ form, count }) => form === 'original' && count > 0);
      return {
        ...dossier,
        status: 'in-process',
        code,
        dueAt,
        trackingHash,
        returnMethod,
        receivedAt: event.at,
        fee: fee ?? 'unknown',
        paper: keepsOriginals ? 'at-the-desk' : dossier.paper,
      };
    }
    case 'DossierRejected':
      return { ...dossier, status: 'rejected' };
    case 'DossierWithdrawn':
      return { ...dossier, status: 'withdrawn' };
    case 'DossierDecided':
      return { ...dossier, status: 'decided', delivery: 'ready', decidedAt: event.at };
    case 'ResultReturned':
      return {
        ...dossier,
        delivery: event.public.method === 'post' ? 'sent' : 'returned',
        paper: dossier.paper === 'at-the-desk' ? 'given-back' : dossier.paper,
      };
  }
}
