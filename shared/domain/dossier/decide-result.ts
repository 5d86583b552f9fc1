import type { Command, Facts } from './commands.ts';
import type { Dossier, OpenStep } from './dossier.ts';
import { openStep } from './dossier.ts';
import type { NewEvent } from './events.ts';
import { complete, events, needed, open } from './new-events.ts';
import type { Decision } from './new-events.ts';
import { refuse } from './refusals.ts';

/** The rules of what goes out on paper: forms, and the result with its number and its correction. */

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** Each form of an event is made once, also when the dossier has ended: what was handed out stays what it was. */
export function issueForm(dossier: Dossier, command: Of<'issue-form'>, facts: Facts): Decision {
  const { form, template, of, versionId, size, private: kept } = command;
  if (of > dossier.version) throw new TypeError(`Form ${form} tells of event ${of}, which is not there`);
  if (needed(facts.formIssued, 'formIssued')) return refuse('FORM_ISSUED_ALREADY', { form });
  return events({ type: 'FormIssued', public: { form, template, of, versionId, size }, private: kept });
}

/** Once; what was registered wrong is corrected, never registered anew. */
export function registerResult(dossier: Dossier, command: Of<'register-result'>): Decision {
  if (dossier.status !== 'decided') return refuse('STEP_NOT_OPEN', { status: dossier.status });
  if (dossier.result !== undefined) return refuse('RESULT_REGISTERED');
  return events({ type: 'ResultRegistered', public: resultOf(command), private: command.private });
}

/**
 * A wrong result is corrected within 3 working days (ND118 Đ.23.1), returned or not, by whoever may decide where it was
 * decided: nobody else makes a result.
 */
export function reportWrongResult(
  dossier: Dossier,
  command: Of<'report-wrong-result'>,
  facts: Facts,
): Decision {
  if (dossier.status !== 'decided') return refuse('STEP_NOT_OPEN', { status: dossier.status });
  if (dossier.result === undefined) return refuse('RESULT_NOT_REGISTERED');
  if (openStep(dossier, 'correction')) return refuse('CORRECTION_OPEN');
  const { decidedBy } = needed(facts.result, 'result');
  return events(
    { type: 'WrongResultReported', public: {}, private: command.private },
    open(dossier, 'correction', {
      ...needed(decidedBy, 'decidedBy'),
      since: facts.at,
      ...needed(facts.correctionClocks, 'correctionClocks'),
    }),
  );
}

/** The new result takes the place of the old and is to be returned again; or the old one was right. */
export function correctResult(
  dossier: Dossier,
  step: OpenStep,
  command: Of<'correct-result'>,
  facts: Facts,
): Decision {
  if (command.kept) {
    const { step: name, visit } = step;
    return events({
      type: 'StepCompleted',
      public: { step: name, visit, outcome: 'result-kept' },
      private: command.private,
    });
  }
  const again: NewEvent[] = openStep(dossier, 'return')
    ? []
    : [open(dossier, 'return', { holder: dossier.desk, since: facts.at })];
  return events(
    complete(step, 'corrected'),
    {
      type: 'ResultCorrected',
      public: { replaces: needed(dossier.result, 'result'), ...resultOf(command) },
      private: command.private,
    },
    ...again,
  );
}

const resultOf = ({
  resultCode,
  paper,
}: Pick<Of<'register-result'>, 'resultCode' | 'paper'>): Pick<
  Of<'register-result'>,
  'resultCode' | 'paper'
> => ({
  ...(resultCode !== undefined && { resultCode }),
  ...(paper && { paper }),
});
