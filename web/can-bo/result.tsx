import { ask, type Body } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import {
  AreaField,
  Button,
  CheckField,
  ErrorSummary,
  FormBox,
  RadioField,
  TextField,
} from '../kit/fields.tsx';
import { type Form, useForm } from '../kit/form.tsx';
import { useAct } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { shortMoment } from '../kit/dates.ts';
import { printPaper } from '../kit/print-paper.ts';
import { type Faults, isOn, text } from '../kit/typed.ts';
import { Attach } from '../kit/uploads/attach.tsx';
import { sentFiles } from '../kit/uploads/kept-files.ts';
import { Uploading } from '../kit/uploads/uploading.tsx';
import type { ActProps } from './handle-dossier.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

type Props = Omit<ActProps, 'procedure'>;

/** The result: its number and file, and the way back when it is wrong. */
export function Result(props: Props) {
  const { dossier } = props;
  const { acts, results, steps } = dossier;
  const isBeingCorrected = steps.some(({ step }) => step === 'correction');
  return (
    <>
      {results.length > 0 && <Results dossier={dossier} />}
      {acts.includes('register-result') && results.length === 0 && <Register {...props} />}
      {acts.includes('correct-result') && isBeingCorrected && <Correct {...props} />}
      {acts.includes('report-wrong-result') && results.length > 0 && !isBeingCorrected && (
        <details>
          <summary>{o.wrongTitle}</summary>
          <ReportWrong {...props} />
        </details>
      )}
    </>
  );
}

function Results({ dossier: { dossierId, results } }: { dossier: Dossier }) {
  const open = useAct(async (_, event: number) => {
    const params = { dossierId };
    const { url } = await ask('GET /api/print/dossiers/{dossierId}/result', { params, query: { of: event } });
    await printPaper(url, o.resultTitle);
  });
  return (
    <section>
      <h2>{o.resultTitle}</h2>
      <ul class="rows">
        {results.map(({ event, at, number = '', code = '', hasFile, inForce }) => (
          <li key={event}>
            <strong>{fill(o.resultLine, { number, code })}</strong>{' '}
            <span class="quiet">{shortMoment(at)}</span>{' '}
            {!inForce && <span class="tag">{o.resultReplaced}</span>}{' '}
            {hasFile && (
              <Button kind="second" isBusy={open.isBusy} onClick={() => void open.run(event)}>
                {o.resultPrint}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open.problem && <ErrorSummary problem={open.problem} />}
    </section>
  );
}

function Register({ dossier, onDone, onConflict }: Props) {
  const { dossierId, draft } = dossier;
  const form = useForm(`result.${dossierId}`, { resultNumber: '', letter: false });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/print/dossiers/{dossierId}/result'>) => {
      await ask('POST /api/print/dossiers/{dossierId}/result', { params: { dossierId }, body, key });
      form.clear();
      onDone(o.resultDone);
    },
  );
  const submit = () => {
    const resultNumber = text(form.typed, 'resultNumber');
    act.setProblem(undefined);
    form.setFaults(resultNumber ? {} : { resultNumber: o.resultNumberNeeded });
    const [fileId] = sentFiles(form.typed, 'result').slice(-1);
    if (resultNumber)
      void act.run({ resultNumber, letter: isOn(form.typed, 'letter'), ...(fileId && { fileId }) });
  };
  return (
    <section>
      <h2>{o.registerTitle}</h2>
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.registerTitle}>
        <TextField name="resultNumber" label={o.resultNumber} hint={o.resultNumberHint} maxLength={100} />
        {draft?.text && <CheckField name="letter" label={o.resultLetter} hint={o.resultLetterHint} />}
        <ResultFile dossierId={dossierId} form={form} />
        <p class="buttons">
          <Button isBusy={act.isBusy} kind="second">
            {o.registerButton}
          </Button>
        </p>
      </FormBox>
    </section>
  );
}

/** The result as a file: scanned with its signature, or signed electronically. */
function ResultFile({ dossierId, form }: { dossierId: string; form: Form }) {
  return (
    <fieldset class="paper">
      <legend>{o.resultFile}</legend>
      <p class="hint">{o.resultFileHint}</p>
      <Uploading audience="officers" dossierId={dossierId} form={form}>
        <Attach componentId="result" />
      </Uploading>
    </fieldset>
  );
}

function ReportWrong({ dossier: { dossierId }, onDone, onConflict }: Props) {
  const form = useForm(`wrong.${dossierId}`, { words: '' });
  const act = useStepAct(form, onConflict, async (key, words: string) => {
    const params = { dossierId };
    await ask('POST /api/print/dossiers/{dossierId}/wrong-result', { params, body: { words }, key });
    form.clear();
    // Who is to correct it, is known from the dossier as it is now.
    onDone(({ steps }) =>
      fill(o.wrongDone, { unit: steps.find(({ step }) => step === 'correction')?.holderName ?? '' }),
    );
  });
  const submit = () => {
    const words = text(form.typed, 'words');
    act.setProblem(undefined);
    form.setFaults(words ? {} : { words: o.wrongNeeded });
    if (words) void act.run(words);
  };
  return (
    <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.wrongTitle}>
      <AreaField name="words" label={o.wrongWords} hint={o.wrongHint} />
      <p class="buttons">
        <Button isBusy={act.isBusy} kind="danger">
          {o.wrongButton}
        </Button>
      </p>
    </FormBox>
  );
}

type Correction = Body<'POST /api/print/dossiers/{dossierId}/correction'>;

function Correct({ dossier, onDone, onConflict }: Props) {
  const { dossierId, draft, results, steps } = dossier;
  const hadFile = results.some(({ inForce, hasFile }) => inForce && hasFile);
  const form = useForm(`correction.${dossierId}`, {
    kept: 'no',
    reason: '',
    resultNumber: '',
    letter: hadFile ? (draft?.text ?? '') : '',
  });
  const act = useStepAct(form, onConflict, async (key, body: Correction) => {
    await ask('POST /api/print/dossiers/{dossierId}/correction', { params: { dossierId }, body, key });
    form.clear();
    onDone(body.kept ? o.keptDone : o.correctDone);
  });
  const { typed } = form;
  const isKept = text(typed, 'kept') === 'yes';
  const submit = () => {
    const stepVersion = steps.find(({ step }) => step === 'correction')?.stepVersion ?? 1;
    const reason = text(typed, 'reason');
    const resultNumber = text(typed, 'resultNumber');
    const letter = text(typed, 'letter');
    const [fileId] = sentFiles(typed, 'result').slice(-1);
    const faults: Faults = {
      ...(!reason && { reason: o.correctReasonNeeded }),
      ...(!isKept && !resultNumber && { resultNumber: o.resultNumberNeeded }),
    };
    act.setProblem(undefined);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    void act.run(
      isKept
        ? { stepVersion, kept: true, reason }
        : {
            stepVersion,
            kept: false,
            reason,
            resultNumber,
            ...(letter && { letter }),
            ...(fileId && { fileId }),
          },
    );
  };
  return (
    <section>
      <h2>{o.correctTitle}</h2>
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.correctTitle}>
        <RadioField
          name="kept"
          label={o.correctQuestion}
          choices={[
            { value: 'no', label: o.correctWrong },
            { value: 'yes', label: o.correctRight },
          ]}
        />
        <AreaField name="reason" label={o.correctReason} hint={o.correctReasonHint} />
        {!isKept && (
          <>
            <TextField
              name="resultNumber"
              label={o.correctNumber}
              hint={o.resultNumberHint}
              maxLength={100}
            />
            <AreaField
              name="letter"
              label={o.correctLetter}
              hint={o.correctLetterHint}
              maxLength={10_000}
              rows={6}
              optional
            />
            <ResultFile dossierId={dossierId} form={form} />
          </>
        )}
        <p class="buttons">
          <Button isBusy={act.isBusy}>{o.correctButton}</Button>
        </p>
      </FormBox>
    </section>
  );
}
