import { ask } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { AreaField, Button, FormBox } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import type { ActProps } from './handle-dossier.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

type Props = ActProps & { readonly step: Dossier['steps'][number] };

/** Who does a step of the route: taken by one officer of the unit, or laid back for all of them. */
export function StepHolder({ step, dossier, onDone, onConflict }: Props) {
  const { dossierId } = dossier;
  const isTaken = step.claimedBy !== undefined;
  const may = step.acts?.includes(isTaken ? 'release-step' : 'claim-step') ?? false;
  const form = useForm(`holder.${dossierId}.${step.step}`, {});
  const act = useStepAct(form, onConflict, async (key) => {
    const call = { params: { dossierId, step: step.step }, body: { stepVersion: step.stepVersion }, key };
    await (isTaken
      ? ask('POST /api/office/dossiers/{dossierId}/steps/{step}/release', call)
      : ask('POST /api/office/dossiers/{dossierId}/steps/{step}/claim', call));
    onDone(isTaken ? o.released : o.claimed);
  });
  return (
    <>
      {step.claimedBy && (
        <p>
          {o.takenBy}: <strong>{step.claimedBy.name}</strong>
        </p>
      )}
      {may && (
        <FormBox
          form={form}
          problem={act.problem}
          onSubmit={() => void act.run()}
          label={isTaken ? o.release : o.claim}
        >
          <p class="buttons">
            <Button isBusy={act.isBusy} kind="second">
              {isTaken ? o.release : o.claim}
            </Button>
          </p>
        </FormBox>
      )}
    </>
  );
}

/** What has been drafted of the result, for the next who handles the dossier. */
export function DraftResult({ step, dossier, onDone, onConflict }: Props) {
  const { dossierId } = dossier;
  const form = useForm(`draft.${dossierId}`, { draft: dossier.draft ?? '' });
  const act = useStepAct(form, onConflict, async (key, draft: string) => {
    const params = { dossierId, step: step.step };
    const body = { stepVersion: step.stepVersion, draft };
    await ask('POST /api/office/dossiers/{dossierId}/steps/{step}/draft', { params, body, key });
    form.clear();
    onDone(o.draftSaved);
  });
  return (
    <details>
      <summary>{o.draft}</summary>
      <FormBox
        form={form}
        problem={act.problem}
        onSubmit={() => void act.run(text(form.typed, 'draft'))}
        label={o.draft}
      >
        <AreaField name="draft" label={o.draft} hint={o.draftHint} />
        <p class="buttons">
          <Button isBusy={act.isBusy} kind="second">
            {o.saveDraft}
          </Button>
        </p>
      </FormBox>
    </details>
  );
}
