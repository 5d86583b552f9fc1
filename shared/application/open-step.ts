import type { Dossier, StepRole } from '../domain/dossier/dossier.ts';
import { openStep as openStepOf } from '../domain/dossier/dossier.ts';
import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { isEnded } from '../domain/dossier/status.ts';
import type { DossierId, UnitId } from '../domain/ids.ts';
import { localDateOf } from '../domain/office/dated.ts';
import { endingOf, routeStep } from '../domain/route/route.ts';
import type { RouteStep } from '../domain/route/route.ts';
import { stepInstants } from '../domain/time/step-clock.ts';
import { isRefused } from '../domain/time/refusal.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Gathered } from './act-on-dossier.ts';
import { systemCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import { unitCalendar, utc, wholeSecond } from './counting.ts';
import { pinnedRoute } from './pinned-route.ts';
import type { History } from './ports/history.ts';
import type { MachineNotes, RouteMachines, StepAsk } from './ports/machines.ts';

export type OpenStepDeps = Omit<DossierDeps, 'identities'> & {
  readonly machines: Pick<RouteMachines, 'answer'>;
  readonly notes: Pick<MachineNotes, 'keepToken' | 'run'>;
};

/** An ask that can never be met: its dossier or step does not exist. For the dead-letter queue. */
export class UnknownStepError extends Error {
  override readonly name = 'UnknownStepError';
}

/**
 * A machine asks for a step. Opened once, whoever asks how often; what the history holds as done is answered at once,
 * so that a machine that was started again races over it.
 * @throws UnknownStepError for an ask of no dossier, no route or no step.
 */
export async function openStep(
  deps: OpenStepDeps,
  ask: StepAsk,
): Promise<'opened' | 'open-already' | 'answered' | 'of-an-old-run' | Refusal> {
  const { dossierId, step, visit, taskToken } = ask;
  const known = await deps.notes.run(dossierId);
  if (known && ask.run < known.run) return 'of-an-old-run';
  // Kept before the history is looked at: whoever completes the step after our look finds this token.
  await deps.notes.keepToken(ask);
  const head = await deps.history.head(dossierId);
  if (!head) throw new UnknownStepError(`No dossier ${dossierId}`);
  const { dossier } = head;
  const wanted = routeStep(pinnedRoute(dossier), step);
  if (!wanted) throw new UnknownStepError(`No step ${step} on the route of ${dossierId}`);

  if ((dossier.visits[step] ?? 0) < visit && !isOver(dossier)) {
    const opened = await actOnDossier(deps, {
      act: 'open-step',
      dossierId,
      caller: systemCaller('route'),
      commandId: `open-step ${step} ${visit}`,
      body: { step, visit },
      gather: ({ at, dossier: seen }) =>
        seen ? gather(deps, seen, wanted, visit, at) : Promise.resolve(refuse('DOSSIER_NOT_FOUND')),
    });
    if (!isRefusal(opened)) return opened.repeated ? answerFromHistory(deps, ask) : 'opened';
    // Withdrawn or opened in the meantime: the history says which.
    if (opened.refused !== 'DOSSIER_ENDED' && opened.refused !== 'STEP_OPENED_ALREADY') return opened;
    return answerFromHistory(deps, ask);
  }
  return answerFromHistory(deps, ask);

  async function answerFromHistory(
    { history, machines }: OpenStepDeps,
    of: StepAsk,
  ): Promise<'open-already' | 'answered'> {
    const now = (await history.head(of.dossierId))?.dossier ?? dossier;
    const open = openStepOf(now, step);
    if (open?.visit === visit && !isOver(now)) return 'open-already';
    const outcome = (await recordedOutcome(history, dossierId, step, visit)) ?? 'withdrawn';
    await machines.answer(taskToken, outcome);
    return 'answered';
  }
}

const isOver = (dossier: Dossier): boolean => isEnded(dossier) || dossier.status !== 'in-process';

/** How a visit of a step ended; undefined when it was never opened. */
export async function recordedOutcome(
  history: Pick<History, 'items'>,
  dossierId: DossierId,
  step: string,
  visit: number,
): Promise<string | undefined> {
  let after = 0;
  for (let more = true; more; ) {
    const page = await history.items(dossierId, after, pageSize);
    for (const event of page.items.flatMap(({ events }) => events)) {
      after = event.number;
      if (event.type === 'StepCompleted' && event.public.step === step && event.public.visit === visit)
        return event.public.outcome;
    }
    more = page.more && page.items.length > 0;
  }
  return undefined;
}
const pageSize = 100;

async function gather(
  deps: Pick<OpenStepDeps, 'registry'>,
  dossier: Dossier,
  wanted: RouteStep,
  visit: number,
  at: Dossier['changedAt'],
): Promise<Gathered | Refusal> {
  const { receivedAt, dueAt, movedAt, desk } = dossier;
  if (!receivedAt || !dueAt || !movedAt) return refuse('STEP_NOT_OPEN', { status: dossier.status });
  const bound = await deps.registry.procedure(dossier.pins.procedure.code, localDateOf(dossier.filedAt));
  const binding = bound?.binding;
  const holder = holderOf(wanted, desk, binding?.units);
  if (!holder) throw new UnknownStepError(`The binding names no unit ${wanted.unit} for ${wanted.step}`);
  const calendar = unitCalendar(await deps.registry.calendar(dossier.pins.calendarVersion), desk, receivedAt);
  if ('refused' in calendar) return calendar;
  const instants = stepInstants(calendar, {
    // The plan counts from the receipt; a step that comes again has its share of what is left.
    from: wholeSecond(visit === 1 ? receivedAt : movedAt),
    since: wholeSecond(movedAt),
    appointment: wholeSecond(dueAt),
    share: binding?.shares?.[wanted.step] ?? wanted.dueShare,
  });
  if (isRefused(instants)) return refuse('NO_WORKING_DAY', { code: instants.refused });
  return {
    command: {
      kind: 'open-step',
      step: wanted.step,
      visit,
      holder,
      by: roleOf(wanted),
      dueAt: utc(instants.dueAt),
      alertAt: utc(instants.alertAt),
      escalateAt: utc(instants.escalateAt),
    },
    facts: { at, components: [] },
  };
}

const holderOf = (
  { unit }: RouteStep,
  desk: UnitId,
  units: { readonly [role: string]: UnitId } | undefined,
): UnitId | undefined => (unit === 'desk' ? desk : units?.[unit]);

/** At the desk only whoever is authorised grants a result (ND118 Đ.17.5); the rejection's letter any officer hands out. */
function roleOf({ unit, outcomes }: RouteStep): StepRole {
  if (unit === 'leader') return 'leader';
  if (unit !== 'desk') return 'unit';
  return Object.values(outcomes).some((follows) => endingOf(follows) === 'granted')
    ? 'authorised-desk'
    : 'desk';
}
