import type { Append, QueueRow } from '../application/ports/history.ts';
import type { OpenStep } from '../domain/dossier/dossier.ts';
import { lastTold } from '../domain/dossier/dossier.ts';
import type { Instant } from '../domain/ids.ts';

export type StepRow = { readonly step: OpenStep; readonly row: QueueRow };

/** What an append changes among the open steps: rows written, and steps gone. The same for a store and its twin. */
export function stepChanges(append: Append): {
  readonly opened: readonly StepRow[];
  readonly closed: readonly OpenStep[];
  /** Of these nothing changed but that somebody was told; their rows stay, and say so. */
  readonly told: readonly OpenStep[];
} {
  const before = append.before?.dossier.steps ?? [];
  const { steps } = append.after;
  return {
    opened: steps
      .filter((step) => !before.some((old) => isSame(old, step) && old.version === step.version))
      .map((step) => ({ step, row: rowOf(step, append) })),
    told: steps.filter((step) =>
      before.some(
        (old) => isSame(old, step) && old.version === step.version && lastTold(old) !== lastTold(step),
      ),
    ),
    closed: before.filter((old) => !steps.some((step) => isSame(old, step))),
  };
}

const isSame = (a: OpenStep, b: OpenStep): boolean => a.step === b.step && a.visit === b.visit;

function rowOf(open: OpenStep, { after, events, label }: Append): QueueRow {
  const { step, visit, version, holder, dueAt, alertAt, claimedBy } = open;
  const told = lastTold(open);
  return {
    dossierId: after.id,
    step,
    visit,
    stepVersion: version,
    since: sinceOf(version, { events, after }),
    ...(dueAt && { dueAt }),
    ...(alertAt && { alertAt }),
    procedureCode: after.pins.procedure.code,
    channel: after.channel,
    number: after.code ?? after.filingNumber,
    ...(claimedBy !== undefined && { claimedBy }),
    ...(label !== undefined && { label }),
    holder,
    ...(told && { told }),
  };
}

/** A step that was opened by this append says itself since when it waits; a later change keeps its place on the way. */
function sinceOf(version: number, { events, after }: Pick<Append, 'events' | 'after'>): Instant {
  const event = events.find(({ number }) => number === version);
  if (!event) throw new TypeError(`No event ${version} changed this step`);
  return event.type === 'StepOpened' ? event.public.since : (after.movedAt ?? event.at);
}
