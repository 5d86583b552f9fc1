import type { Command, Facts, Filing, Receipt, SeenStep } from './commands.ts';
import { checkHandedIn, checkReasons } from './components.ts';
import type { Dossier, OpenStep, StepName } from './dossier.ts';
import { openStep } from './dossier.ts';
import type { NewEvent } from './events.ts';
import { isRefusal, refuse } from './refusals.ts';
import type { Refusal } from './refusals.ts';
import { isEnded } from './status.ts';

export type Decision = { readonly events: readonly NewEvent[] } | Refusal;

/**
 * What a command makes of a dossier: its events, or a refusal with its reason. Pure.
 * Who may is asked before (`office/permissions`); here stand state, expectation and content.
 */
export function decide(dossier: Dossier | undefined, command: Command, facts: Facts): Decision {
  if (command.kind === 'file' || command.kind === 'receive-at-counter') {
    if (dossier) return refuse('DOSSIER_EXISTS');
    return command.kind === 'file' ? file(command, facts) : receiveAtCounter(command, facts);
  }
  if (!dossier) return refuse('DOSSIER_NOT_FOUND');
  if (command.kind === 'withdraw') return withdraw(dossier, command);
  const step = seenStep(dossier, command);
  return isRefusal(step) ? step : actOnStep(dossier, step, command, facts);
}

function actOnStep(
  dossier: Dossier,
  step: OpenStep,
  command: Exclude<Command, { kind: 'file' | 'receive-at-counter' | 'withdraw' }>,
  facts: Facts,
): Decision {
  switch (command.kind) {
    case 'receive':
      return receive(dossier, step, command, facts);
    case 'reject':
      return reject(step, command, 'intake', facts);
    case 'request-supplement': {
      const fault = checkReasons(command.reasons, facts.components);
      if (fault) return fault;
      return events(
        complete(step, 'supplement-requested'),
        {
          type: 'SupplementRequested',
          public: {
            stage: 'intake',
            reasons: command.reasons,
            basis: needed(facts.supplementBasis, 'supplementBasis'),
          },
          private: command.private,
        },
        open(dossier, 'supplement', { holder: 'applicant', since: facts.at }),
      );
    }
    case 'hand-in-supplement': {
      const fault = checkHandedIn(command.components, facts.components, 'part');
      if (fault) return fault;
      return events(
        complete(step, 'handed-in'),
        { type: 'SupplementHandedIn', public: { components: command.components }, private: command.private },
        open(dossier, 'intake', { holder: dossier.desk, since: facts.at, ...facts.intakeClocks }),
      );
    }
    case 'decide':
      if (command.outcome === 'rejected') return reject(step, command, 'processing', facts);
      return events(
        complete(step, 'granted'),
        {
          type: 'DossierDecided',
          public: { outcome: 'granted', ...(facts.resultCode && { resultCode: facts.resultCode }) },
          private: command.private,
        },
        open(dossier, 'return', {
          holder: dossier.desk,
          since: facts.at,
          ...(dossier.dueAt && { dueAt: dossier.dueAt }),
        }),
      );
    case 'return-result': {
      const { method, collectedBy, identityChecked } = command;
      if (method === 'in-person' && !knowsCollector(command)) return refuse('COLLECTOR_NEEDED');
      if (method === 'post' && command.private['trackingNumber'] === undefined)
        return refuse('TRACKING_NUMBER_NEEDED');
      return events(complete(step, 'returned'), {
        type: 'ResultReturned',
        public: { method, ...(collectedBy && { collectedBy }), ...(identityChecked && { identityChecked }) },
        private: command.private,
      });
    }
  }
}

function file(filing: Filing, facts: Facts): Decision {
  const fault = checkHandedIn(filing.components, facts.components, 'part');
  if (fault) return fault;
  const { desk } = needed(facts.filing, 'filing');
  return events(filed(filing, facts), {
    type: 'StepOpened',
    public: { step: 'intake', visit: 1, holder: desk, since: facts.at, ...facts.intakeClocks },
  });
}

/** At the counter a dossier is filed and received by one act: the officer has seen the papers. */
function receiveAtCounter(command: Extract<Command, { kind: 'receive-at-counter' }>, facts: Facts): Decision {
  const fault = checkHandedIn(command.receipt.components, facts.components, 'whole');
  if (fault) return fault;
  const { desk } = needed(facts.filing, 'filing');
  return events(filed(command.filing, facts), received(command.receipt, facts), {
    type: 'StepOpened',
    public: {
      step: 'decide',
      visit: 1,
      holder: desk,
      since: facts.at,
      dueAt: needed(facts.receipt, 'receipt').dueAt,
    },
  });
}

function receive(dossier: Dossier, step: OpenStep, receipt: Receipt, facts: Facts): Decision {
  const fault = checkHandedIn(receipt.components, facts.components, 'whole');
  if (fault) return fault;
  return events(
    complete(step, 'received'),
    received(receipt, facts),
    open(dossier, 'decide', {
      holder: dossier.desk,
      since: facts.at,
      dueAt: needed(facts.receipt, 'receipt').dueAt,
    }),
  );
}

function reject(
  step: OpenStep,
  command: Extract<Command, { kind: 'reject' | 'decide' }>,
  stage: 'intake' | 'processing',
  facts: Facts,
): Decision {
  const fault = checkReasons(command.reasons, facts.components);
  if (fault) return fault;
  const basis = command.kind === 'reject' ? command.basis : undefined;
  return events(complete(step, 'rejected'), {
    type: 'DossierRejected',
    public: { stage, reasons: command.reasons, ...(basis && { basis }) },
    private: command.private,
  });
}

/** Until the decision, at the applicant's wish (ND118 Đ.21); all open steps end with it. */
function withdraw(dossier: Dossier, command: Extract<Command, { kind: 'withdraw' }>): Decision {
  if (dossier.status === 'decided') return refuse('ALREADY_DECIDED');
  if (isEnded(dossier)) return refuse('DOSSIER_ENDED', { status: dossier.status });
  return events(...dossier.steps.map((step) => complete(step, 'withdrawn')), {
    type: 'DossierWithdrawn',
    public: { by: command.by },
    private: command.private,
  });
}

function seenStep(dossier: Dossier, seen: SeenStep): OpenStep | Refusal {
  if (isEnded(dossier)) return refuse('DOSSIER_ENDED', { status: dossier.status });
  const step = openStep(dossier, seen.step);
  if (!step) return refuse('STEP_NOT_OPEN', { step: seen.step, status: dossier.status });
  return step.version === seen.stepVersion
    ? step
    : refuse('STEP_CHANGED', { step: seen.step, stepVersion: step.version });
}

function filed(filing: Filing, facts: Facts): NewEvent {
  const { pins, nonce, filingNumber, desk, competentUnit } = needed(facts.filing, 'filing');
  const { channel, parties, components, sets, returnMethod, language } = filing;
  return {
    type: 'DossierFiled',
    public: {
      ...pins,
      nonce,
      channel,
      desk,
      competentUnit,
      filingNumber,
      parties,
      components,
      sets,
      returnMethod,
      language,
    },
    private: filing.private,
  };
}

function received(receipt: Receipt, facts: Facts): NewEvent {
  const { code, dueAt, trackingHash, fee } = needed(facts.receipt, 'receipt');
  const { components, sets, returnMethod } = receipt;
  return {
    type: 'DossierReceived',
    public: { code, dueAt, components, sets, returnMethod, trackingHash, ...(fee !== undefined && { fee }) },
    private: receipt.private,
  };
}

const complete = ({ step, visit }: OpenStep, outcome: string): NewEvent => ({
  type: 'StepCompleted',
  public: { step, visit, outcome },
});

const open = (
  dossier: Dossier,
  step: StepName,
  rest: Omit<Extract<NewEvent, { type: 'StepOpened' }>['public'], 'step' | 'visit'>,
): NewEvent => ({ type: 'StepOpened', public: { step, visit: (dossier.visits[step] ?? 0) + 1, ...rest } });

const events = (...all: NewEvent[]): Decision => ({ events: all });

/** The applicant with his ID checked, or a proxy whose name and written authority are kept (ND118 Đ.6.2). */
const knowsCollector = (command: Extract<Command, { kind: 'return-result' }>): boolean => {
  const { collectedBy, identityChecked, private: kept } = command;
  if (!collectedBy || !identityChecked) return false;
  return collectedBy === 'applicant' || (Boolean(kept['collectorName']) && Boolean(kept['authority']));
};

/** A fact that the verb must gather for this command; its absence is a fault of ours, not of the caller. */
function needed<T>(fact: T | undefined, name: string): T {
  if (fact === undefined) throw new TypeError(`The fact ${name} was not gathered`);
  return fact;
}
