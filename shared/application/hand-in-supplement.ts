import type { HandedInComponent } from '../domain/dossier/dossier.ts';
import { isRefusal } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { Caller, Done } from './act-on-dossier.ts';
import type { DossierDeps } from './dependencies.ts';
import { intakeClocks } from './filing.ts';
import { actOnStep } from './step-acts.ts';
import type { OnStep } from './step-acts.ts';

/** The citizen (or the desk for him) hands in what was asked: the same dossier, earlier papers are kept. */
export function handInSupplement(
  deps: DossierDeps,
  caller: Caller,
  request: OnStep & {
    components: readonly HandedInComponent[];
    form?: { readonly [field: string]: string | number } | undefined;
    note?: string | undefined;
  },
): Promise<Done | Refusal> {
  const { stepVersion, components, form, note } = request;
  const act = 'personId' in caller ? 'hand-in-at-counter' : 'hand-in-supplement';
  return actOnStep(
    deps,
    caller,
    act,
    request,
    { kind: 'hand-in-supplement', step: 'supplement', stepVersion, components, private: { form, note } },
    { stepVersion, components, form, note },
    async ({ at, dossier }) => {
      const clocks = await intakeClocks(deps, dossier.desk, at);
      return isRefusal(clocks) ? clocks : { intakeClocks: clocks };
    },
  );
}
