import type { Command, Facts } from './commands.ts';
import { checkReasons } from './components.ts';
import type { Dossier, OpenStep } from './dossier.ts';
import { hasPrepared, openStep, tellingsLeft } from './dossier.ts';
import type { NewEvent } from './events.ts';
import { complete, events, needed, open } from './new-events.ts';
import type { Decision } from './new-events.ts';
import { needsDraft, needsNote } from './outcomes.ts';
import { refuse } from './refusals.ts';
import { isEnded } from './status.ts';
import { draftsResult, endingOf } from '../route/route.ts';

/** The rules of the steps between receipt and decision: the route asks for them, officers do them. */

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** The route asks for a step. Each (step, visit) is opened once, whoever asks how often. */
export function openRouteStep(dossier: Dossier, command: Of<'open-step'>): Decision {
  if (isEnded(dossier) || dossier.status !== 'in-process')
    return refuse('DOSSIER_ENDED', { status: dossier.status });
  const { step, visit, holder, by, dueAt, alertAt, escalateAt } = command;
  const visits = dossier.visits[step] ?? 0;
  if (visits >= visit || openStep(dossier, step)) return refuse('STEP_OPENED_ALREADY', { step, visit });
  if (visits + 1 !== visit)
    throw new TypeError(`Visit ${visit} of ${step} is asked for before the one before`);
  const since = needed(dossier.movedAt, 'movedAt');
  return events({
    type: 'StepOpened',
    public: { step, visit, holder, by, since, dueAt, alertAt, escalateAt },
  });
}

/** A step of the route is answered with one of its outcomes; what follows is the route's business. */
export function completeRouteStep(
  dossier: Dossier,
  step: OpenStep,
  command: Of<'complete-step'>,
  facts: Facts,
): Decision {
  const person = needed(facts.person, 'person');
  if (isTakenByAnother(step, facts)) return refuse('STEP_TAKEN', { step: step.step });
  const asked = askedBy(facts);
  const follows = asked.outcomes[command.outcome];
  if (follows === undefined)
    return refuse('OUTCOME_NOT_OFFERED', { step: step.step, outcome: command.outcome });
  const ending = endingOf(follows);
  if (hasPrepared(dossier, step, person)) return refuse('PREPARED_IT_HIMSELF');
  if (needsNote(command.outcome) && command.private['note'] === undefined) return refuse('NOTE_NEEDED');
  const rejects = ending === 'rejected' || command.outcome === 'rejection-proposed';
  if (rejects) {
    const fault = checkReasons(command.reasons, facts.components);
    if (fault) return fault;
  }
  const lacksDraft = dossier.draft === undefined && needsDraft(asked, command.outcome);
  if (lacksDraft && !command.paperDraft) return refuse('RESULT_DRAFT_NEEDED', { step: step.step });
  const onPaper = lacksDraft && { paperDraft: true as const };
  const { reasons, private: all } = command;
  // What is for colleagues stays with the step, which no applicant reads; what he is told stands with the decision.
  const { note, ...kept } = all;
  if (ending === 'rejected') {
    return events(complete(step, command.outcome, {}, { note }), {
      type: 'DossierRejected',
      public: { stage: 'processing', reasons },
      private: kept,
    });
  }
  if (ending === 'granted') {
    return events(
      complete(step, command.outcome, { ...onPaper }, { note }),
      {
        type: 'DossierDecided',
        public: { outcome: 'granted', ...(facts.resultCode && { resultCode: facts.resultCode }) },
        private: kept,
      },
      open(dossier, 'return', {
        holder: dossier.desk,
        since: facts.at,
        ...(dossier.dueAt && { dueAt: dossier.dueAt }),
      }),
    );
  }
  if (all['message'] !== undefined) return refuse('MESSAGE_NOT_TOLD');
  return events(complete(step, command.outcome, { ...(rejects && { reasons }), ...onPaper }, all));
}

const askedBy = (facts: Facts) => ({
  unit: needed(facts.asked, 'asked'),
  outcomes: needed(facts.outcomes, 'outcomes'),
});

/** A step that was taken by somebody who may answer it no more waits for any of his colleagues. */
const isTakenByAnother = ({ claimedBy }: OpenStep, facts: Facts): boolean =>
  claimedBy !== undefined && claimedBy !== needed(facts.person, 'person') && !facts.claimLapsed;

/** Who does a step, and what he has drafted so far; none of it moves the dossier along. */
export function hold(
  dossier: Dossier,
  open: OpenStep,
  command: Of<'claim-step' | 'release-step' | 'reassign-step' | 'attach-draft'>,
  facts: Facts,
): Decision {
  const { step, visit, claimedBy } = open;
  const takenByAnother = isTakenByAnother(open, facts);
  switch (command.kind) {
    case 'claim-step':
      // Claimed by himself already: the same press twice says the same.
      return claimedBy === undefined || facts.claimLapsed
        ? events({ type: 'StepClaimed', public: { step, visit } })
        : refuse('STEP_TAKEN', { step });
    case 'release-step':
      if (claimedBy === undefined) return refuse('STEP_NOT_TAKEN', { step });
      return takenByAnother
        ? refuse('STEP_TAKEN', { step })
        : events({ type: 'StepReleased', public: { step, visit } });
    case 'reassign-step':
      return events({ type: 'StepReassigned', public: { step, visit, to: command.to } });
    case 'attach-draft':
      if (!draftsResult(askedBy(facts))) return refuse('DRAFT_NOT_HERE', { step });
      if (takenByAnother) return refuse('STEP_TAKEN', { step });
      return command.draftVersion === (dossier.draft ?? 0)
        ? events({ type: 'DraftResultAttached', public: { step, visit }, private: command.private })
        : refuse('RESULT_DRAFT_CHANGED', { step });
  }
}

/**
 * A clock woke: everything that is to be said by now, each thing once. Where a unit has no head, the leader is told
 * instead, and again when it is his turn.
 */
export function remind(dossier: Dossier, facts: Facts): Decision {
  if (isEnded(dossier)) return refuse('DOSSIER_ENDED', { status: dossier.status });
  const headless = needed(facts.headless, 'headless');
  const said = dossier.steps.flatMap((step): NewEvent[] =>
    tellingsLeft(step, dossier)
      .filter(({ at }) => at <= facts.at)
      .map(({ to }) => ({
        type: 'StepReminded',
        public: {
          step: step.step,
          visit: step.visit,
          ...(to === 'head' && headless.includes(step.holder)
            ? { told: 'leader', insteadOf: 'head' }
            : { told: to }),
        },
      })),
  );
  return said.length > 0 ? events(...said) : refuse('NOTHING_TO_SAY');
}
