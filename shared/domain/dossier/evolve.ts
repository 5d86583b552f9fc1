import { custodyAfter } from './custody.ts';
import type { Dossier, OpenStep } from './dossier.ts';
import { isRouteStep, openStep } from './dossier.ts';
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
  const custody = custodyAfter(dossier, event);
  return {
    ...apply(dossier, event),
    ...(custody && { custody }),
    version: event.number,
    changedAt: event.at,
  };
}

export const fold = (events: readonly DossierEvent[]): Dossier | undefined =>
  events.reduce<Dossier | undefined>(evolve, undefined);

const routeDigits = 10;

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
      // Ten digits name the machine; the whole hash stands in the event.
      route: { ...filed.route, hash: filed.route.hash.slice(0, routeDigits) },
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
    ...(filed.case !== undefined && { case: filed.case }),
    delivery: 'not-ready',
    steps: [],
    visits: {},
    units: [],
    preparedBy: [],
  };
}

function apply(dossier: Dossier, event: DossierEvent): Dossier {
  switch (event.type) {
    case 'DossierFiled':
      throw new TypeError('A dossier is filed once');
    case 'StepOpened': {
      const { step, visit, holder, dueAt, alertAt, escalateAt, by = 'desk' } = event.public;
      const opened: OpenStep = {
        step,
        visit,
        holder,
        by,
        told: 0,
        version: event.number,
        ...(dueAt && { dueAt }),
        ...(alertAt && { alertAt }),
        ...(escalateAt && { escalateAt }),
      };
      const known = [dossier.desk, dossier.competentUnit, 'applicant', ...dossier.units];
      return {
        ...dossier,
        steps: [...dossier.steps, opened],
        visits: { ...dossier.visits, [step]: visit },
        units: holder === 'applicant' || known.includes(holder) ? dossier.units : [...dossier.units, holder],
      };
    }
    case 'StepClaimed':
      return withStep(dossier, event.public, { claimedBy: event.actor.person, version: event.number });
    case 'StepReassigned':
      return withStep(dossier, event.public, { claimedBy: event.public.to, version: event.number });
    case 'StepReleased':
      return withStep(dossier, event.public, { claimedBy: undefined, version: event.number });
    case 'DraftResultAttached':
      return {
        ...withStep(dossier, event.public, { version: event.number }),
        ...preparedBy(dossier, event.public.step, event.actor.person),
        draft: event.number,
      };
    case 'StepReminded': {
      // What a person has seen of the step stays valid: only the clock spoke.
      if (event.public.told === 'applicant')
        return isRouteStep(event.public.step)
          ? { ...dossier, ...(dossier.dueAt && { apologisedFor: dossier.dueAt }) }
          : withStep(dossier, event.public, { applicantTold: true });
      const told = openStep(dossier, event.public.step)?.told ?? 0;
      const leaderTold = event.public.told === 'leader' && { leaderTold: true as const };
      return withStep(dossier, event.public, { told: told + 1, ...leaderTold });
    }
    case 'StepCompleted': {
      const { step, visit, outcome, paperDraft } = event.public;
      return {
        ...dossier,
        steps: dossier.steps.filter((open) => open.step !== step || open.visit !== visit),
        ...(isRouteStep(step) && { movedAt: event.at }),
        ...(paperDraft && { draft: 0 }),
        ...(outcome !== 'withdrawn' && preparedBy(dossier, step, event.actor.person)),
      };
    }
    case 'SupplementRequested':
      return { ...dossier, status: 'awaiting-supplement' };
    case 'SupplementHandedIn':
      return { ...dossier, status: 'filed' };
    case 'DossierReceived': {
      const { code, dueAt, trackingHash, fee, returnMethod } = event.public;
      return {
        ...dossier,
        status: 'in-process',
        code,
        dueAt,
        trackingHash,
        returnMethod,
        receivedAt: event.at,
        movedAt: event.at,
        ...(event.public.case !== undefined && { case: event.public.case }),
        fee: fee ?? 'unknown',
      };
    }
    case 'DossierRejected':
      return { ...dossier, status: 'rejected' };
    case 'DossierWithdrawn':
      return { ...dossier, status: 'withdrawn' };
    case 'DossierLapsed':
      return { ...dossier, status: 'lapsed' };
    case 'DossierDecided':
      return { ...dossier, status: 'decided', delivery: 'ready', readyAt: event.at };
    case 'ResultReturned':
      return { ...dossier, delivery: event.public.method === 'post' ? 'sent' : 'returned' };
    case 'ResultDelivered':
      return { ...dossier, delivery: 'returned' };
    case 'ResultCameBack':
      return { ...dossier, delivery: 'ready', readyAt: event.at };
    case 'ApplicantCalled':
      return { ...dossier, calledAt: event.at };
    case 'PaperHandedOver':
    case 'PaperTaken':
    case 'PaperNotReceived':
    case 'PaperCalledBack':
    case 'PaperGivenBack':
    case 'FormIssued':
    case 'WrongResultReported':
      return dossier;
    case 'NoticesChosen': {
      const { by, language, notifyBy } = event.public;
      const wish = { language, notifyBy };
      return {
        ...dossier,
        parties: dossier.parties.map((party) => (party.key === by ? { ...party, wish } : party)),
      };
    }
    case 'ResultRegistered':
      return { ...dossier, result: event.number };
    case 'ResultCorrected':
      // The right one has still to reach the applicant.
      return { ...dossier, result: event.number, delivery: 'ready', readyAt: event.at };
  }
}

/** A dossier sent back again and again keeps the last of those who prepared it: the head stays small. */
const preparersKept = 4;

/** Whoever drafts or answers for a unit has prepared; a leader who changes the draft that he signs has not. */
function preparedBy(dossier: Dossier, step: string, person: string): Partial<Pick<Dossier, 'preparedBy'>> {
  if (openStep(dossier, step)?.by !== 'unit' || dossier.preparedBy.includes(person)) return {};
  return { preparedBy: [...dossier.preparedBy, person].slice(-preparersKept) };
}

type StepChange = Omit<Partial<OpenStep>, 'claimedBy'> & { readonly claimedBy?: string | undefined };

function withStep(
  dossier: Dossier,
  { step, visit }: { readonly step: string; readonly visit: number },
  change: StepChange,
): Dossier {
  return {
    ...dossier,
    steps: dossier.steps.map((open) => {
      if (open.step !== step || open.visit !== visit) return open;
      const { claimedBy, ...rest } = { ...open, ...change };
      return claimedBy === undefined ? rest : { ...rest, claimedBy };
    }),
  };
}
