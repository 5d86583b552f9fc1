import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { componentRules } from '../domain/procedure/component.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Done } from './act-on-dossier.ts';
import { actorOf } from './callers.ts';
import type { CitizenCaller, OfficerCaller } from './callers.ts';
import type { FilingDeps } from './dependencies.ts';
import { intakeClocks } from './filing.ts';
import { pinFiles } from './pin-files.ts';
import type { HandedInRequest } from './pin-files.ts';
import { pinnedProcedure } from './pinned-procedure.ts';
import type { OnStep } from './step-acts.ts';

/** The citizen (or the desk for him) hands in what was asked: the same dossier, earlier papers are kept. */
export function handInSupplement(
  deps: FilingDeps,
  caller: CitizenCaller | OfficerCaller,
  request: OnStep & {
    components: readonly HandedInRequest[];
    form?: { readonly [field: string]: string | number } | undefined;
    note?: string | undefined;
  },
): Promise<Done | Refusal> {
  const { dossierId, commandId, stepVersion, components: handedIn, form, note } = request;
  return actOnDossier(deps, {
    act: 'personId' in caller ? 'hand-in-at-counter' : 'hand-in-supplement',
    dossierId,
    caller,
    commandId,
    body: { stepVersion, components: handedIn, form, note },
    gather: async ({ at, dossier }) => {
      if (!dossier) return refuse('DOSSIER_NOT_FOUND');
      const clocks = await intakeClocks(deps, dossier.desk, at);
      if (isRefusal(clocks)) return clocks;
      const pinned = await pinFiles(deps, { dossierId, owner: actorOf(caller) }, handedIn);
      if (isRefusal(pinned)) return pinned;
      const { components, fileNames } = pinned;
      const content = await pinnedProcedure(deps, dossier);
      return {
        command: {
          kind: 'hand-in-supplement',
          step: 'supplement',
          stepVersion,
          components,
          private: { form, note, fileNames },
        },
        facts: { at, components: componentRules(content.components), intakeClocks: clocks },
      };
    },
  });
}
