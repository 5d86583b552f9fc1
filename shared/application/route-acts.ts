import type { Command } from '../domain/dossier/commands.ts';
import { openStep } from '../domain/dossier/dossier.ts';
import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { HashedValue } from '../domain/history/canonical-json.ts';
import type { CommandId, DossierId } from '../domain/ids.ts';
import type { Act } from '../domain/office/permissions.ts';
import { componentRules } from '../domain/procedure/component.ts';
import { routeStep } from '../domain/route/route.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import { claimHasLapsed, mayAnswer } from './claims.ts';
import type { DossierDeps } from './dependencies.ts';
import { pinnedProcedure } from './pinned-procedure.ts';
import { pinnedRoute } from './pinned-route.ts';
import { splitReasons } from './step-acts.ts';
import type { WordedReason } from './step-acts.ts';

/** What every act on a step of the route says: which dossier and step, which press, which version was seen. */
export type OnRouteStep = {
  readonly dossierId: DossierId;
  readonly commandId: CommandId;
  readonly step: string;
  readonly stepVersion: number;
};
export type RouteStepAct = Extract<
  Act,
  'complete-step' | 'claim-step' | 'release-step' | 'reassign-step' | 'attach-draft'
>;
type RouteCommand = Extract<Command, { kind: RouteStepAct }>;

/** An act on an open step of the route; what an officer says is checked against the version his dossier pins. */
function actOnRouteStep(
  deps: DossierDeps,
  caller: OfficerCaller,
  on: OnRouteStep,
  command: RouteCommand,
  body: HashedValue,
): Promise<Done | Refusal> {
  return actOnDossier(deps, {
    act: command.kind,
    on: on.step,
    dossierId: on.dossierId,
    caller,
    commandId: on.commandId,
    body,
    gather: async ({ at, dossier }) => {
      if (!dossier) return refuse('DOSSIER_NOT_FOUND');
      const step = routeStep(pinnedRoute(dossier), on.step);
      if (!step) return refuse('STEP_NOT_OPEN', { step: on.step, status: dossier.status });
      const { components, results } = await pinnedProcedure(deps, dossier);
      const resultCode = results[0]?.code;
      const open = openStep(dossier, on.step);
      return {
        command,
        facts: {
          at,
          components: componentRules(components),
          person: caller.personId,
          claimLapsed: open !== undefined && (await claimHasLapsed(deps, dossier, open)),
          outcomes: step.outcomes,
          asked: step.unit,
          ...(resultCode && { resultCode }),
        },
      };
    },
  });
}

/**
 * Answers a step of the route with one of its outcomes: an opinion, a draft passed on, a result granted, a rejection
 * within the processing time and through the desk (ND118 Đ.17.5, Đ.19.3), or sent back with a note.
 */
export function completeStep(
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnRouteStep & {
    readonly outcome: string;
    readonly reasons?: readonly WordedReason[] | undefined;
    /** For colleagues alone. */
    readonly note?: string | undefined;
    /** For the applicant, with a result or a rejection. */
    readonly message?: string | undefined;
    readonly resultNumber?: string | undefined;
    readonly paperDraft?: boolean | undefined;
  },
): Promise<Done | Refusal> {
  const { step, stepVersion, outcome, note, message, resultNumber, paperDraft } = request;
  const { reasons, words } = splitReasons(request.reasons ?? []);
  return actOnRouteStep(
    deps,
    caller,
    request,
    {
      kind: 'complete-step',
      step,
      stepVersion,
      outcome,
      reasons,
      paperDraft,
      private: { note, message, resultNumber, ...(words.length > 0 && { words }) },
    },
    { step, stepVersion, outcome, note, message, resultNumber, paperDraft, reasons, words },
  );
}

/** Takes an open step, or lays it back: while it is taken, no colleague completes it. */
export const claimStep = (deps: DossierDeps, caller: OfficerCaller, on: OnRouteStep) =>
  actOnRouteStep(deps, caller, on, { kind: 'claim-step', ...seen(on) }, seen(on));
export const releaseStep = (deps: DossierDeps, caller: OfficerCaller, on: OnRouteStep) =>
  actOnRouteStep(deps, caller, on, { kind: 'release-step', ...seen(on) }, seen(on));

/** Keeps a draft of the result for the next who handles it, in place of the one that was seen; its text is private. */
export const attachDraft = (
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnRouteStep & { readonly draftVersion: number; readonly draft: string },
) =>
  actOnRouteStep(
    deps,
    caller,
    request,
    {
      kind: 'attach-draft',
      ...seen(request),
      draftVersion: request.draftVersion,
      private: { draft: request.draft },
    },
    { ...seen(request), draftVersion: request.draftVersion, draft: request.draft },
  );

/** The head gives a step to an officer who may answer it, whoever had it: with anybody else it would be locked up. */
export async function reassignStep(
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnRouteStep & { readonly to: string },
): Promise<Done | Refusal> {
  const { to } = request;
  const head = await deps.history.head(request.dossierId);
  const holder = head?.dossier.steps.find(({ step }) => step === request.step)?.holder;
  // Whoever may not reassign at all learns that, and not who sits where.
  const isTheirs = holder !== undefined && caller.who.posts.some(({ unitId }) => unitId === holder);
  if (isTheirs && !(await mayAnswer(deps, to, head?.dossier, request.step)))
    return refuse('NOT_OF_THE_UNIT', { step: request.step });
  return actOnRouteStep(
    deps,
    caller,
    request,
    { kind: 'reassign-step', ...seen(request), to },
    { ...seen(request), to },
  );
}

const seen = ({ step, stepVersion }: OnRouteStep) => ({ step, stepVersion });
