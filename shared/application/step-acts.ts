import type { Command, Facts } from '../domain/dossier/commands.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { Reason } from '../domain/dossier/events.ts';
import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { HashedValue } from '../domain/history/canonical-json.ts';
import type { CommandId, DossierId, Instant } from '../domain/ids.ts';
import type { Act } from '../domain/office/permissions.ts';
import { componentRules } from '../domain/procedure/component.ts';
import type { ProcedureContent } from '../domain/procedure/procedure-version.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Caller, Done } from './act-on-dossier.ts';
import type { DossierDeps } from './dependencies.ts';
import { pinnedProcedure } from './pinned-procedure.ts';

/** What every act on an open step of the desk says: which dossier, which press, which step version was seen. */
export type OnStep = {
  readonly dossierId: DossierId;
  readonly commandId: CommandId;
  readonly stepVersion: number;
};

/** A reason with the officer's words, which are private. */
export type WordedReason = Omit<Reason, 'basis'> & {
  readonly words: string;
  readonly basis?: string | undefined;
};
export const splitReasons = (reasons: readonly WordedReason[]): { reasons: Reason[]; words: string[] } => ({
  reasons: reasons.map(({ componentId, fault, basis }) => ({ componentId, fault, ...(basis && { basis }) })),
  words: reasons.map(({ words }) => words),
});

type StepCommand = Extract<
  Command,
  { kind: 'reject' | 'request-supplement' | 'hand-in-supplement' | 'lapse' | 'return-result' }
>;
type Seen = { readonly content: ProcedureContent; readonly dossier: Dossier; readonly at: Instant };
type More = (seen: Seen) => Promise<Partial<Facts> | Refusal> | Partial<Facts>;

/** An act on an open step needs the pinned version's components, and at times one fact more. */
export function actOnStep(
  deps: DossierDeps,
  caller: Caller,
  act: Act,
  on: OnStep,
  command: StepCommand,
  body: HashedValue,
  more: More = () => ({}),
): Promise<Done | Refusal> {
  return actOnDossier(deps, {
    act,
    dossierId: on.dossierId,
    caller,
    commandId: on.commandId,
    body,
    gather: async ({ at, dossier }) => {
      if (!dossier) return refuse('DOSSIER_NOT_FOUND');
      const content = await pinnedProcedure(deps, dossier);
      const facts = await more({ content, dossier, at });
      if (isRefusal(facts)) return facts;
      return { command, facts: { at, components: componentRules(content.components), ...facts } };
    },
  });
}
