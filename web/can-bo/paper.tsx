import { ask, type Body } from '../kit/ask.ts';
import { AreaField, Button, CheckField, ErrorSummary, FormBox, SelectField } from '../kit/fields.tsx';
import { paperFormName } from '../kit/filing-fields.tsx';
import { useForm } from '../kit/form.tsx';
import { useNow } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Ledger } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { isOn, text } from '../kit/typed.ts';
import { blankCollecting, CollectingFields, collectingFaults, collectingOf } from './collecting.tsx';
import type { ActProps } from './handle-dossier.tsx';
import { HandOvers } from './hand-over-slip.tsx';
import { Due } from './queue.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

type Props = Omit<ActProps, 'procedure'>;
type Paper = NonNullable<Props['dossier']['paper']>;
type Papers = NonNullable<Paper['papers']>;

/** Acts on things to be touched, beside the work on the dossier itself: no step waits for them. */
export const paperActs: readonly string[] = [
  'hand-over-paper',
  'take-paper',
  'report-paper-missing',
  'call-back-paper',
  'give-back-paper',
  'record-delivery',
  'record-call',
];

const isToHandOver = (task: Paper['task']): boolean => task === 'hand-over' || task === 'bring-to-desk';

/** Something about the papers waits for this officer's unit. */
export const hasPaperWork = ({ acts, paper }: Props['dossier']): boolean =>
  acts.includes('take-paper') ||
  acts.includes('give-back-paper') ||
  (acts.includes('hand-over-paper') && isToHandOver(paper?.task));

/** Who has the papers, and what this officer may do about them. */
export function PaperSection(props: Props) {
  const { paper, acts, dossierId } = props.dossier;
  const now = useNow();
  if (!paper) return null;
  const { task, dueBy, ledger, handOvers = [], papers = [] } = paper;
  const mustHandOver = isToHandOver(task);
  const onPaper = { ...props, paper, papers };
  return (
    <section>
      <h2>{o.paperTitle}</h2>
      <p class={task === undefined ? '' : 'note'}>{paper.sentence}</p>
      {paper.isDisputed && <p class="note bad">{o.paperDisputed}</p>}
      {dueBy && (
        <>
          <p>
            {o.paperDue}: <Due dueAt={dueBy} now={now} />
          </p>
          {ledger && <Ledger lines={ledger} summary={o.whyPaperDue} />}
        </>
      )}
      {acts.includes('take-paper') && <Take {...onPaper} />}
      {acts.includes('call-back-paper') && <CallBack {...onPaper} />}
      {acts.includes('give-back-paper') && <GiveBack {...onPaper} />}
      {acts.includes('hand-over-paper') &&
        (mustHandOver ? (
          <HandOver {...onPaper} />
        ) : (
          <details>
            <summary>{o.handOverTitle}</summary>
            <HandOver {...onPaper} />
          </details>
        ))}
      {handOvers.length > 0 && (
        <>
          <h3>{o.handOversTitle}</h3>
          <HandOvers rows={handOvers} />
          <p>
            <Link to={`?bien-ban=${dossierId}`}>{o.toSlip}</Link>
          </p>
        </>
      )}
    </section>
  );
}

type PaperProps = Props & { readonly paper: Paper; readonly papers: Papers };
const versionOf = ({ paper }: PaperProps): number => paper.version ?? 1;

const paperKey = ({ componentId, form }: Papers[number]): string => `${componentId}.${form}`;
const paperLine = ({ name, form, count }: Papers[number]): string =>
  `${name} – ${paperFormName(form)}: ${count}`;

const PaperList = ({ papers }: { papers: Papers }) => (
  <ul>
    {papers.map((paper) => (
      <li key={paperKey(paper)}>{paperLine(paper)}</li>
    ))}
  </ul>
);

/** A press that asks nothing. */
function usePress(
  props: Props,
  done: string,
  press: (key: string, params: { dossierId: string }) => Promise<unknown>,
) {
  const form = useForm('', {});
  return useStepAct<[]>(form, props.onConflict, async (key) => {
    await press(key, { dossierId: props.dossier.dossierId });
    props.onDone(done);
  });
}

function HandOver(props: PaperProps) {
  const { dossier, paper, papers, onConflict, onDone } = props;
  const { dossierId } = dossier;
  const receivers = paper.receivers ?? [];
  const form = useForm(`hand-over.${dossierId}.${paper.version}`, { to: receivers[0]?.id ?? '', note: '' });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/office/dossiers/{dossierId}/paper/hand-over'>) => {
      await ask('POST /api/office/dossiers/{dossierId}/paper/hand-over', {
        params: { dossierId },
        body,
        key,
      });
      form.clear();
      onDone(fill(o.handOverDone, { unit: receivers.find(({ id }) => id === body.to)?.name ?? body.to }));
    },
  );
  const submit = () => {
    const note = text(form.typed, 'note');
    act.setProblem(undefined);
    void act.run({ paperVersion: versionOf(props), to: text(form.typed, 'to'), ...(note && { note }) });
  };
  if (receivers.length === 0) return <p class="quiet">{o.noReceiver}</p>;
  return (
    <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.handOverTitle}>
      <p>{o.handOverLead}</p>
      <PaperList papers={papers} />
      <SelectField
        name="to"
        label={o.handOverTo}
        choices={receivers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <AreaField name="note" label={o.note} optional rows={2} />
      <p class="buttons">
        <Button isBusy={act.isBusy}>{o.handOverButton}</Button>
      </p>
    </FormBox>
  );
}

function CallBack(props: PaperProps) {
  const act = usePress(props, o.callBackDone, (key, params) =>
    ask('POST /api/office/dossiers/{dossierId}/paper/call-back', {
      params,
      body: { paperVersion: versionOf(props) },
      key,
    }),
  );
  return (
    <>
      <ErrorSummary problem={act.problem} />
      <p class="buttons">
        <Button kind="second" isBusy={act.isBusy} onClick={() => void act.run()}>
          {o.callBackButton}
        </Button>
      </p>
    </>
  );
}

/** Both sides confirm: all of it came, or it is said what did not. */
function Take(props: PaperProps) {
  const act = usePress(props, o.takeDone, (key, params) =>
    ask('POST /api/office/dossiers/{dossierId}/paper/taking', {
      params,
      body: { paperVersion: versionOf(props) },
      key,
    }),
  );
  return (
    <>
      <ErrorSummary problem={act.problem} />
      <p>{o.takeLead}</p>
      <PaperList papers={props.papers} />
      <p class="buttons">
        <Button isBusy={act.isBusy} onClick={() => void act.run()}>
          {o.takeButton}
        </Button>
      </p>
      <details>
        <summary>{o.missingTitle}</summary>
        <Missing {...props} />
      </details>
    </>
  );
}

function Missing(props: PaperProps) {
  const { dossier, papers, onConflict, onDone } = props;
  const { dossierId } = dossier;
  const form = useForm(`missing.${dossierId}.${props.paper.version}`, { note: '' });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/office/dossiers/{dossierId}/paper/missing'>) => {
      await ask('POST /api/office/dossiers/{dossierId}/paper/missing', { params: { dossierId }, body, key });
      form.clear();
      onDone(o.missingDone);
    },
  );
  const field = (paper: Papers[number]): string => `missing.${paperKey(paper)}`;
  const submit = () => {
    const missing = papers
      .filter((paper) => isOn(form.typed, field(paper)))
      .map(({ componentId, form: paperForm, count }) => ({ componentId, form: paperForm, count }));
    const first = papers[0];
    act.setProblem(undefined);
    form.setFaults(missing.length === 0 && first ? { [field(first)]: o.missingNeeded } : {});
    const note = text(form.typed, 'note');
    if (missing.length > 0) void act.run({ paperVersion: versionOf(props), missing, ...(note && { note }) });
  };
  return (
    <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.missingTitle}>
      <p>{o.missingLead}</p>
      <fieldset class="group">
        <legend>{o.missingWhich}</legend>
        {papers.map((paper) => (
          <CheckField key={paperKey(paper)} name={field(paper)} label={paperLine(paper)} />
        ))}
      </fieldset>
      <AreaField name="note" label={o.note} optional rows={2} />
      <p class="buttons">
        <Button kind="danger" isBusy={act.isBusy}>
          {o.missingButton}
        </Button>
      </p>
    </FormBox>
  );
}

/** Originals of a dossier that has ended. */
function GiveBack(props: PaperProps) {
  const { dossier, papers, onConflict, onDone } = props;
  const { dossierId } = dossier;
  const form = useForm(`give-back.${dossierId}`, { ...blankCollecting });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/office/dossiers/{dossierId}/paper/give-back'>) => {
      await ask('POST /api/office/dossiers/{dossierId}/paper/give-back', {
        params: { dossierId },
        body,
        key,
      });
      form.clear();
      onDone(o.giveBackDone);
    },
  );
  const submit = () => {
    const faults = collectingFaults(form.typed, dossier);
    act.setProblem(undefined);
    form.setFaults(faults);
    if (Object.keys(faults).length === 0)
      void act.run({ paperVersion: versionOf(props), ...collectingOf(form.typed) });
  };
  return (
    <>
      <h3>{o.giveBackTitle}</h3>
      <PaperList papers={papers.filter(({ form: paperForm }) => paperForm === 'original')} />
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.giveBackTitle}>
        <CollectingFields dossier={dossier} />
        <p class="buttons">
          <Button isBusy={act.isBusy}>{o.giveBackButton}</Button>
        </p>
      </FormBox>
    </>
  );
}
