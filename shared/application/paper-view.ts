import type * as z from 'zod';
import type { PaperView } from '../contracts/http/views.ts';
import { custodyStatus, paperReceivers, paperTask } from '../domain/dossier/custody.ts';
import type { PaperCount } from '../domain/dossier/events.ts';
import { handOvers, papersOf } from '../domain/dossier/hand-overs.ts';
import type { ProcedureContent } from '../domain/procedure/procedure-version.ts';
import type { Ledger } from '../domain/time/ledger.ts';
import { citizenCustody, citizenTasks, officerCustody, officerTasks } from '../texts/custody.ts';
import { wire } from '../texts/dates.ts';
import { inLanguage, type Language } from '../texts/language.ts';
import type { TellingDeps } from './dependencies.ts';
import type { Story } from './dossier-story.ts';
import { handOverDue } from './paper-acts.ts';
import { pinnedRoute } from './pinned-route.ts';
import { textIn } from './private-fields.ts';

type View = z.input<typeof PaperView>;

/** Where the papers of a dossier are; nothing where there are none. Officers also read who passed them on to whom. */
export async function paperView(
  deps: TellingDeps,
  { head: { dossier }, told }: Story,
  content: ProcedureContent,
  language: Language,
  forOfficer: boolean,
): Promise<View | undefined> {
  const { custody } = dossier;
  const status = custodyStatus(dossier);
  if (!custody || status === 'no-paper') return undefined;
  const unit = async (id: string) => ({
    id,
    name: inLanguage((await deps.registry.unit(id))?.name, language, id),
  });
  const holder = await unit(custody.holder);
  const to = custody.to && (await unit(custody.to));
  const task = paperTask(dossier);
  const sentence =
    (task && (forOfficer ? officerTasks : citizenTasks)[task]) ??
    (forOfficer ? officerCustody : citizenCustody)[status];
  const spoken = {
    sentence: sentence[language]({ holder: holder.name, to: to?.name ?? '' }),
    // The one task that is also the applicant's: he comes for them.
    ...(task && (forOfficer || task === 'give-back') && { task }),
  };
  if (!forOfficer) return spoken;

  const routeSteps = pinnedRoute(dossier).steps.map(({ step }) => step);
  const events = told.map(({ event }) => event);
  const ledger = await ledgerOf(deps, { dossier, events });
  const named = (papers: readonly PaperCount[]) =>
    papers.map((paper) => ({ ...paper, name: nameOf(content, paper.componentId, language) }));
  const person = async (id: string) => (await deps.registry.person(id))?.name ?? id;
  const noteOf = (number: number | undefined) => {
    const values = told.find(({ event }) => event.number === number)?.values;
    return values && textIn(values, 'note');
  };
  return {
    ...spoken,
    version: custody.version,
    ...(custody.isDisputed && { isDisputed: true }),
    holder,
    ...(to && { to }),
    since: wire(custody.since),
    ...(custody.dueBy && task && { dueBy: wire(custody.dueBy) }),
    ...(ledger && { ledger: [...ledger] }),
    papers: named(papersOf(events)),
    receivers: await Promise.all(paperReceivers(dossier, routeSteps).map(unit)),
    handOvers: await Promise.all(
      handOvers(events).map(async (row) => {
        const note = noteOf(row.number);
        const endNote = noteOf(row.endedNumber);
        return {
          number: row.number,
          fromName: (await unit(row.from)).name,
          toName: (await unit(row.to)).name,
          papers: named(row.papers),
          givenAt: wire(row.givenAt),
          givenBy: await person(row.givenBy),
          dueBy: wire(row.dueBy),
          outcome: row.outcome,
          ...(row.endedAt && { endedAt: wire(row.endedAt) }),
          ...(row.endedBy && { endedBy: await person(row.endedBy) }),
          ...(row.missing && { missing: named(row.missing) }),
          ...(note && { note }),
          ...(endNote && { endNote }),
        };
      }),
    ),
  };
}

/** Why they are due when they are: of the hand-over that waits, or of the one that is to come. */
async function ledgerOf(
  deps: TellingDeps,
  { dossier, events }: Pick<Parameters<typeof handOverDue>[1], 'dossier' | 'events'>,
): Promise<Ledger | undefined> {
  const { custody } = dossier;
  if (!custody?.dueBy || custody.ended || !paperTask(dossier)) return undefined;
  const to = custody.to ?? custody.holder;
  const due = await handOverDue(deps, { dossier, events, at: custody.since }, to);
  return 'refused' in due ? undefined : due.ledger;
}

/** As a checklist calls it: these are lists to count by. */
const nameOf = ({ components }: ProcedureContent, id: string, language: Language): string =>
  inLanguage(components.find((component) => component.id === id)?.short, language, id);
