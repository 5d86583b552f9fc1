import type { Facts } from '../domain/dossier/commands.ts';
import type { PaperCommand } from '../domain/dossier/decide-paper.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { DossierEvent, PaperCount } from '../domain/dossier/events.ts';
import { handOvers, papersOf } from '../domain/dossier/hand-overs.ts';
import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { HashedValue } from '../domain/history/canonical-json.ts';
import { instantFromMs } from '../domain/ids.ts';
import type { CommandId, DossierId, Instant, UnitId } from '../domain/ids.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import { collectingBody, collectingValues, shownBy } from './collecting.ts';
import type { CollectingRequest } from './collecting.ts';
import type { DossierDeps } from './dependencies.ts';
import { eventsOf } from './events-of.ts';
import { paperDue } from './paper-due.ts';

type OnDossier = { readonly dossierId: DossierId; readonly commandId: CommandId };
type OnPaper = OnDossier & { readonly paperVersion: number };
type Noted = { readonly note?: string | undefined };
type Seen = { readonly dossier: Dossier; readonly events: readonly DossierEvent[]; readonly at: Instant };

/** An act on the papers of a dossier, or on what was sent from it. */
function actOnPaper(
  deps: DossierDeps,
  caller: OfficerCaller,
  on: OnDossier,
  command: PaperCommand,
  body: HashedValue,
  more: (seen: Seen) => Promise<Partial<Facts> | Refusal> | Partial<Facts> = () => ({}),
): Promise<Done | Refusal> {
  return actOnDossier(deps, {
    act: command.kind,
    dossierId: on.dossierId,
    caller,
    commandId: on.commandId,
    body,
    gather: async ({ at, dossier }) => {
      if (!dossier) return refuse('DOSSIER_NOT_FOUND');
      const events = await eventsOf(deps.history, dossier.id);
      const facts = await more({ dossier, events, at });
      if (isRefusal(facts)) return facts;
      const papers = papersOf(events);
      return { command, facts: { at, components: [], person: caller.personId, papers, ...facts } };
    },
  });
}

/** Hands all papers over to a unit that takes part; they are its only when it says that it has them. */
export const handOverPaper = (
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnPaper & Noted & { readonly to: UnitId },
): Promise<Done | Refusal> => {
  const { paperVersion, to, note } = request;
  return actOnPaper(
    deps,
    caller,
    request,
    { kind: 'hand-over-paper', paperVersion, to, private: { note } },
    { paperVersion, to, note },
    async (seen) => {
      const due = await handOverDue(deps, seen, to);
      return isRefusal(due) ? due : { paperDueBy: instantFromMs(Date.parse(due.dueAt)) };
    },
  );
};

/** By when papers that are handed over now are to be there; the desk's first hand-over counts from the receipt. */
export function handOverDue(
  deps: Pick<DossierDeps, 'registry'>,
  { dossier, events, at }: Seen,
  to: UnitId,
): ReturnType<typeof paperDue> {
  const { custody, receivedAt, desk, pins } = dossier;
  const isFirst = !handOvers(events).some(({ outcome }) => outcome === 'taken');
  return paperDue(
    deps,
    { desk, calendarVersion: pins.calendarVersion },
    { since: (isFirst && receivedAt) || at, from: custody?.holder ?? desk, to },
  );
}

/** The receiver confirms that all papers came. */
export const takePaper = (deps: DossierDeps, caller: OfficerCaller, request: OnPaper) => {
  const { paperVersion } = request;
  return actOnPaper(deps, caller, request, { kind: 'take-paper', paperVersion }, { paperVersion });
};

/** The receiver says what did not come. He takes nothing then: the giver goes on answering for all of it. */
export const reportPaperMissing = (
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnPaper & Noted & { readonly missing: readonly PaperCount[] },
) => {
  const { paperVersion, note } = request;
  const missing = request.missing.map(({ componentId, form, count }) => ({ componentId, form, count }));
  return actOnPaper(
    deps,
    caller,
    request,
    { kind: 'report-paper-missing', paperVersion, missing, private: { note } },
    { paperVersion, missing, note },
  );
};

/** The giver takes back what nobody has confirmed yet. */
export const callBackPaper = (deps: DossierDeps, caller: OfficerCaller, request: OnPaper) => {
  const { paperVersion } = request;
  return actOnPaper(deps, caller, request, { kind: 'call-back-paper', paperVersion }, { paperVersion });
};

/** Originals go back to the applicant or his proxy, with the same proof as a result. */
export async function giveBackPaper(
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnPaper & CollectingRequest,
): Promise<Done | Refusal> {
  const { paperVersion, collectedBy } = request;
  return actOnPaper(
    deps,
    caller,
    request,
    { kind: 'give-back-paper', paperVersion, collectedBy, private: collectingValues(request) },
    { paperVersion, ...(await collectingBody(deps, request)) },
    async ({ dossier }) => ({ shown: await shownBy(deps, dossier, request) }),
  );
}

/** What the post did with a result; one that came back waits at the desk again. */
export const recordDelivery = (
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnDossier & Noted & { readonly outcome: 'delivered' | 'came-back' },
) => {
  const { outcome, note } = request;
  const command = { kind: 'record-delivery', outcome, private: { note } } as const;
  return actOnPaper(deps, caller, request, command, { outcome, note });
};

/** The applicant was telephoned because his result waits; whoever looks next need not call again. */
export const recordCall = (
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnDossier & Noted & { readonly reached: boolean },
) => {
  const { reached, note } = request;
  const command = { kind: 'record-call', reached, private: { note } } as const;
  return actOnPaper(deps, caller, request, command, { reached, note });
};
