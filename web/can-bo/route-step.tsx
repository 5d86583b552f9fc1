import { useEffect, useState } from 'preact/hooks';
import { isRouteStep } from '../../shared/domain/dossier/dossier.ts';
import { ask } from '../kit/ask.ts';
import { AreaField, Button, ErrorSummary, FormBox, SelectField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { useData } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { readOfficer } from '../kit/officer-posts.ts';
import { Await, History, When } from '../kit/parts.tsx';
import { text } from '../kit/typed.ts';
import { Decision } from './decision.tsx';
import type { ActProps } from './handle-dossier.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

type Step = ActProps['dossier']['steps'][number];
export type StepProps = ActProps & { readonly step: Step };

const ownActs = ['complete-step', 'reassign-step'];

/**
 * The steps of the route that the officer's posts are asked for: one at a time, where there are several. Who may not
 * answer one himself may still give it to another.
 */
export function RouteSteps(props: ActProps) {
  const [chosen, setChosen] = useState<string>();
  const own = props.dossier.steps.filter(({ acts = [] }) => acts.some((act) => ownActs.includes(act)));
  const step = own.find((one) => one.step === chosen) ?? own[0];
  if (!step) return null;
  return (
    <>
      {own.length > 1 && (
        <p class="buttons">
          {own
            .filter((one) => one !== step)
            .map((other) => (
              <Button key={other.step} kind="second" onClick={() => setChosen(other.step)}>
                {fill(o.otherStep, { step: other.name })}
              </Button>
            ))}
        </p>
      )}
      <RouteStep {...props} step={step} key={`${step.step}-${step.visit}`} />
    </>
  );
}

function RouteStep(props: StepProps) {
  const { acts = [], claimedBy, name } = props.step;
  const me = useData(readOfficer, []);
  const isTakenByAnother = claimedBy !== undefined && claimedBy.person !== me.data?.person;
  const mayAnswer = acts.includes('complete-step');
  const { draft } = props.dossier;
  return (
    <section>
      <h2>{name}</h2>
      <Await of={me}>
        {() => (
          <>
            {(mayAnswer || isTakenByAnother) && <Claim {...props} isTakenByAnother={isTakenByAnother} />}
            {draft && <Draft draft={draft} />}
            <AnswersBefore {...props} />
            {mayAnswer && !isTakenByAnother && (
              <>
                {acts.includes('attach-draft') && <DraftResult {...props} />}
                <Decision {...props} />
              </>
            )}
            {acts.includes('reassign-step') && <Reassign {...props} />}
          </>
        )}
      </Await>
    </section>
  );
}

/** The draft of the result, and whose it is. */
function Draft({ draft: { text: typed, by, at } }: { draft: NonNullable<StepProps['dossier']['draft']> }) {
  return (
    <>
      <h3>{o.draftTitle}</h3>
      {typed === undefined ? (
        <p>{o.draftOnPaper}</p>
      ) : (
        <>
          <p class="as-typed panel">{typed}</p>
          <p class="quiet">
            {by}
            {at && (
              <>
                , <When at={at} />
              </>
            )}
          </p>
        </>
      )}
    </>
  );
}

/** What the steps of the route were answered with last: the one who goes on starts from there. */
function AnswersBefore({ dossier: { happenings } }: StepProps) {
  const answers = happenings.filter(
    ({ type, step }) => type === 'StepCompleted' && step !== undefined && isRouteStep(step),
  );
  const last = answers.filter(
    ({ step }, index) => !answers.slice(index + 1).some((later) => later.step === step),
  );
  if (last.length === 0) return null;
  return (
    <>
      <h3>{o.answersBefore}</h3>
      <History happenings={last} />
    </>
  );
}

/** Who has taken the step; taking it, and laying it back. */
function Claim({
  step: { step, stepVersion, acts = [], claimedBy },
  dossier: { dossierId },
  onDone,
  onConflict,
  isTakenByAnother,
}: StepProps & { isTakenByAnother: boolean }) {
  const form = useForm('', {});
  const act = useStepAct(form, onConflict, async (key) => {
    const given = { params: { dossierId, step }, body: { stepVersion }, key };
    if (claimedBy) {
      await ask('POST /api/office/dossiers/{dossierId}/steps/{step}/release', given);
    } else {
      await ask('POST /api/office/dossiers/{dossierId}/steps/{step}/claim', given);
    }
    onDone(claimedBy ? o.releaseDone : o.claimDone);
  });
  if (isTakenByAnother && claimedBy) return <p class="note">{fill(o.takenBy, { name: claimedBy.name })}</p>;
  return (
    <>
      <ErrorSummary problem={act.problem} />
      {claimedBy && <p>{o.takenByYou}</p>}
      {acts.includes(claimedBy ? 'release-step' : 'claim-step') && (
        <p class="buttons">
          <Button kind="second" isBusy={act.isBusy} onClick={() => void act.run()}>
            {claimedBy ? o.releaseButton : o.claimButton}
          </Button>
        </p>
      )}
    </>
  );
}

/** The newest draft of the result, to be written on. */
function DraftResult({ step: { step, stepVersion }, dossier, onDone, onConflict }: StepProps) {
  const { dossierId } = dossier;
  const draft = dossier.draft?.text ?? '';
  const form = useForm(`result-draft.${dossierId}.${step}`, { draft });
  const [beginsOpen] = useState(text(form.typed, 'draft') !== draft.trim());
  const act = useStepAct(form, onConflict, async (key, typed: string) => {
    await ask('POST /api/office/dossiers/{dossierId}/steps/{step}/draft', {
      params: { dossierId, step },
      body: { stepVersion, draftVersion: dossier.draft?.version ?? 0, draft: typed },
      key,
    });
    onDone(o.draftDone);
  });
  // What is typed stays in sight until the dossier shows it as its draft.
  useEffect(() => {
    if (draft !== '' && draft === text(form.typed, 'draft')) form.clear();
  }, [draft]);
  const submit = () => {
    const typed = text(form.typed, 'draft');
    act.setProblem(undefined);
    form.setFaults(typed ? {} : { draft: o.draftNeeded });
    if (typed) void act.run(typed);
  };
  return (
    <details open={beginsOpen}>
      <summary>{draft ? o.draftChange : o.draftWrite}</summary>
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.draftTitle}>
        <AreaField name="draft" label={o.draftLabel} hint={o.draftHint} rows={8} maxLength={10_000} />
        <p class="buttons">
          <Button kind="second" isBusy={act.isBusy}>
            {o.draftButton}
          </Button>
        </p>
      </FormBox>
    </details>
  );
}

/** For the head of the unit: who is to do the step. The unit's people are asked for when this is unfolded. */
function Reassign(props: StepProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{o.reassignTitle}</summary>
      {isOpen && <ReassignForm {...props} />}
    </details>
  );
}

function ReassignForm({
  step: { step, stepVersion, holder, claimedBy },
  dossier: { dossierId },
  onDone,
  onConflict,
}: StepProps) {
  const people = useData(() => peopleOf(holder), [holder]);
  const form = useForm('', { to: '' });
  const act = useStepAct(form, onConflict, async (key, to: string) => {
    await ask('POST /api/office/dossiers/{dossierId}/steps/{step}/reassignment', {
      params: { dossierId, step },
      body: { stepVersion, to },
      key,
    });
    onDone(o.reassignDone);
  });
  const submit = () => {
    const to = text(form.typed, 'to');
    act.setProblem(undefined);
    form.setFaults(to ? {} : { to: o.reassignNeeded });
    if (to) void act.run(to);
  };
  return (
    <Await of={people}>
      {(rows) => (
        <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.reassignTitle}>
          <SelectField
            name="to"
            label={o.reassignTo}
            empty={o.reassignChoose}
            choices={rows
              .filter(({ person }) => person !== claimedBy?.person)
              .map(({ person, name, title }) => ({ value: person, label: `${name} – ${title}` }))}
          />
          <p class="buttons">
            <Button kind="second" isBusy={act.isBusy}>
              {o.reassignButton}
            </Button>
          </p>
        </FormBox>
      )}
    </Await>
  );
}

async function peopleOf(unitId: string) {
  const call = 'GET /api/office/units/{unitId}/people';
  const read = (cursor?: string) =>
    ask(call, { params: { unitId }, query: { limit: 50, ...(cursor && { cursor }) } });
  let page = await read();
  const rows = [...page.rows];
  while (page.cursor) {
    page = await read(page.cursor);
    rows.push(...page.rows);
  }
  return rows;
}
