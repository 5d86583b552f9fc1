import { collected, isTrackingNumber } from './collection.ts';
import type { Command, Facts, Filing, Receipt, SeenStep } from './commands.ts';
import { checkHandedIn, checkReasons } from './components.ts';
import type { Dossier, OpenStep } from './dossier.ts';
import { hasLapsed, openStep } from './dossier.ts';
import { correctResult, issueForm, registerResult, reportWrongResult } from './decide-result.ts';
import { completeRouteStep, hold, openRouteStep, remind } from './decide-route.ts';
import { onPaper } from './custody.ts';
import { decidePaper } from './decide-paper.ts';
import type { Collected, NewEvent } from './events.ts';
import { complete, events, needed, open } from './new-events.ts';
import type { Decision } from './new-events.ts';
import { checkFiles } from '../file/receivable.ts';
import { isOnPaperAlone } from './result-facts.ts';
import { isRefusal, refuse } from './refusals.ts';
import type { Refusal } from './refusals.ts';
import { isEnded } from './status.ts';

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
  switch (command.kind) {
    case 'withdraw':
      return withdraw(dossier, command);
    case 'choose-notices':
      return chooseNotices(dossier, command);
    case 'open-step':
      return openRouteStep(dossier, command);
    case 'remind':
      return remind(dossier, facts);
    case 'hand-over-paper':
    case 'take-paper':
    case 'report-paper-missing':
    case 'call-back-paper':
    case 'give-back-paper':
    case 'record-delivery':
    case 'record-call':
      return decidePaper(dossier, command, facts);
    case 'issue-form':
      return issueForm(dossier, command, facts);
    case 'register-result':
      return registerResult(dossier, command);
    case 'report-wrong-result':
      return reportWrongResult(dossier, command, facts);
  }
  const step = seenStep(dossier, command);
  return isRefusal(step) ? step : actOnStep(dossier, step, command, facts);
}

function actOnStep(
  dossier: Dossier,
  step: OpenStep,
  command: Extract<Command, SeenStep>,
  facts: Facts,
): Decision {
  switch (command.kind) {
    case 'receive':
      return receive(step, command, facts);
    case 'reject':
      return reject(step, command, facts);
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
        open(dossier, 'supplement', { holder: 'applicant', since: facts.at, ...facts.supplementClocks }),
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
    case 'lapse':
      return hasLapsed(step)
        ? events(complete(step, 'lapsed'), { type: 'DossierLapsed', public: {} })
        : refuse('SUPPLEMENT_STILL_AWAITED');
    case 'complete-step':
      return completeRouteStep(dossier, step, command, facts);
    case 'claim-step':
    case 'release-step':
    case 'reassign-step':
    case 'attach-draft':
      return hold(dossier, step, command, facts);
    case 'return-result':
      // What was reported wrong is not handed out while the right one is being made.
      return openStep(dossier, 'correction')
        ? refuse('CORRECTION_OPEN')
        : giveResult(dossier, step, command, facts);
    case 'correct-result':
      return correctResult(dossier, step, command, facts);
  }
}

/** To whoever shows his right to it, by post under a number, or online, where there must be something to open. */
function giveResult(
  dossier: Dossier,
  step: OpenStep,
  { method, paperAlone, collectedBy, private: kept }: Extract<Command, { kind: 'return-result' }>,
  facts: Facts,
): Decision {
  const result = needed(facts.result, 'result');
  const isAlone = isOnPaperAlone(result);
  const returned = (proof: Partial<Collected> = {}): Decision =>
    events(complete(step, 'returned'), {
      type: 'ResultReturned',
      public: { method, ...(isAlone && { paperAlone: true as const }), ...proof },
      private: kept,
    });
  if (method === 'online') {
    if (dossier.result === undefined) return refuse('RESULT_NOT_REGISTERED');
    return result.hasFile ? returned() : refuse('RESULT_FILE_NEEDED');
  }
  if (isAlone && !paperAlone) return refuse('RESULT_NOT_REGISTERED');
  if (method === 'post') {
    const { trackingNumber } = kept;
    if (typeof trackingNumber !== 'string' || trackingNumber === '') return refuse('TRACKING_NUMBER_NEEDED');
    return isTrackingNumber(trackingNumber) ? returned() : refuse('TRACKING_NUMBER_INVALID');
  }
  if (!collectedBy) return refuse('COLLECTOR_NEEDED');
  const proof = collected({ collectedBy, private: kept }, needed(facts.shown, 'shown'));
  return isRefusal(proof) ? proof : returned(proof);
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
  const fault = checkReceived(command.receipt, facts);
  if (fault) return fault;
  return events(filed(command.filing, facts), received(command.receipt, facts));
}

function checkReceived(receipt: Receipt, facts: Facts): Refusal | undefined {
  const { of, states } = needed(facts.files, 'files');
  return (
    checkHandedIn(receipt.components, facts.components, 'whole') ?? checkFiles(of, receipt.components, states)
  );
}

/** From here on the route says what comes next. */
function receive(step: OpenStep, receipt: Receipt, facts: Facts): Decision {
  const fault = checkReceived(receipt, facts);
  if (fault) return fault;
  return events(complete(step, 'received'), received(receipt, facts));
}

function reject(step: OpenStep, command: Extract<Command, { kind: 'reject' }>, facts: Facts): Decision {
  const fault = checkReasons(command.reasons, facts.components);
  if (fault) return fault;
  const { reasons, basis } = command;
  return events(complete(step, 'rejected'), {
    type: 'DossierRejected',
    public: { stage: 'intake', reasons, ...(basis && { basis }) },
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

/** While there may still be something to tell. */
function chooseNotices(
  dossier: Dossier,
  { by, language, notifyBy }: Extract<Command, { kind: 'choose-notices' }>,
): Decision {
  if (isEnded(dossier)) return refuse('DOSSIER_ENDED', { status: dossier.status });
  return events({ type: 'NoticesChosen', public: { by, language, notifyBy } });
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
  const { channel, parties, components, sets, returnMethod, language, notifyBy, case: kind } = filing;
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
      ...(notifyBy && { notifyBy }),
      ...(kind !== undefined && { case: kind }),
    },
    private: filing.private,
  };
}

function received(receipt: Receipt, facts: Facts): NewEvent {
  const { code, dueAt, trackingHash, fee, paperDueBy } = needed(facts.receipt, 'receipt');
  const { components, sets, returnMethod, case: kind } = receipt;
  return {
    type: 'DossierReceived',
    public: {
      code,
      dueAt,
      components,
      sets,
      returnMethod,
      trackingHash,
      ...(kind !== undefined && { case: kind }),
      ...(fee !== undefined && { fee }),
      ...(paperDueBy && onPaper(components).length > 0 && { paperDueBy }),
    },
    private: receipt.private,
  };
}
