import { ask, type Body } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { AreaField, Button, FormBox } from '../kit/fields.tsx';
import { componentFaults, componentField, componentsOf, fileFaults, type Procedure } from '../kit/filing.ts';
import { Checklist } from '../kit/checklist.tsx';
import { faultWords } from '../kit/filing-fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import { useAct } from '../kit/hooks.ts';
import { lastReasons, Reasons } from '../kit/parts.tsx';
import { Problem } from '../kit/problem.ts';
import { filesField } from '../kit/uploads/kept-files.ts';
import { Uploading } from '../kit/uploads/uploading.tsx';
import { c } from './words.ts';

type Props = {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
  readonly stepVersion: number;
  readonly onDone: () => void;
  /** Nothing is waited for any more: handed in elsewhere, or closed by the desk. */
  readonly onGone: () => void;
};
type Supplement = Body<'POST /api/citizen/dossiers/{dossierId}/supplement'>;

/** Where it is said that nothing was given yet: where a file is chosen, else where papers are counted. */
const noneField = ({ id, acceptedForms }: Procedure['components'][number]): string =>
  acceptedForms.includes('electronic') ? filesField(id) : componentField(id, acceptedForms[0] ?? 'original');

/** What the desk asked for, and the papers now given; earlier papers stay. */
export function HandInSupplement({ dossier, procedure, stepVersion, onDone, onGone }: Props) {
  const { dossierId } = dossier;
  const reasons = lastReasons(dossier.happenings);
  const form = useForm(`supplement.${dossierId}`, { note: '' });
  const act = useAct(async (key, body: Supplement) => {
    try {
      await ask('POST /api/citizen/dossiers/{dossierId}/supplement', { params: { dossierId }, body, key });
    } catch (error) {
      if (error instanceof Problem && error.code === 'STEP_NOT_OPEN') onGone();
      throw error;
    }
    form.clear();
    onDone();
  });
  // Only the papers that were asked for stand here; all of them when the request is about the dossier as a whole.
  const papers = procedure.components;
  const asked = papers.filter(({ id }) => reasons.some(({ componentId }) => componentId === id));
  const shown = { components: asked.length > 0 ? asked : papers };
  const submit = () => {
    const components = componentsOf(form.typed, shown, 'citizen');
    const faults = [...componentFaults(form.typed, shown), ...fileFaults(form.typed, shown, 'citizen')];
    const first = shown.components[0];
    const none =
      components.length === 0 && faults.length === 0 && first ? { [noneField(first)]: c.supplementNone } : {};
    act.setProblem(undefined);
    form.setFaults({ ...faultWords(faults), ...none });
    if (faults.length > 0 || components.length === 0) return;
    const note = text(form.typed, 'note');
    void act.run({ stepVersion, components, ...(note && { note }) });
  };
  return (
    <section>
      <h2>{c.supplementTitle}</h2>
      <p>{c.supplementLead}</p>
      <Reasons reasons={reasons} />
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={c.supplementTitle}>
        <Uploading audience="citizens" dossierId={dossierId} form={form}>
          <Checklist procedure={shown} />
        </Uploading>
        <AreaField name="note" label={c.supplementNote} optional />
        <p class="buttons">
          <Button isBusy={act.isBusy}>{c.supplementButton}</Button>
        </p>
      </FormBox>
    </section>
  );
}
