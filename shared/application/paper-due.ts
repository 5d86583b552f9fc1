import type { Dossier } from '../domain/dossier/dossier.ts';
import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { Instant, UnitId } from '../domain/ids.ts';
import { localDateOf } from '../domain/office/dated.ts';
import type { UnitKind } from '../domain/office/unit.ts';
import type { Due } from '../domain/time/due.ts';
import { forwardingDue, forwardingRuleOn } from '../domain/time/forwarding.ts';
import { isRefused } from '../domain/time/refusal.ts';
import { unitCalendar, wholeSecond } from './counting.ts';
import type { Registry } from './ports/registry.ts';

const levels: readonly UnitKind[] = ['province', 'district', 'commune'];
const highestDepth = 6;

/** The level of government a unit belongs to: its own, or that of the nearest agency above it. */
async function levelOf(registry: Pick<Registry, 'unit'>, id: UnitId): Promise<UnitKind | undefined> {
  let unit = await registry.unit(id);
  for (let depth = 0; unit && depth < highestDepth; depth += 1) {
    if (levels.includes(unit.kind)) return unit.kind;
    unit = unit.parent && (await registry.unit(unit.parent));
  }
  return undefined;
}

/** By when papers are to be with the next unit, and why; without a unit named, with one of the same level. */
export async function paperDue(
  { registry }: { readonly registry: Pick<Registry, 'unit' | 'calendar'> },
  { desk, calendarVersion }: Pick<Dossier, 'desk'> & { readonly calendarVersion: string },
  move: { readonly since: Instant; readonly from?: UnitId; readonly to?: UnitId },
): Promise<Due | Refusal> {
  const calendar = unitCalendar(await registry.calendar(calendarVersion), desk, move.since);
  if ('refused' in calendar) return calendar;
  const rule = forwardingRuleOn(localDateOf(move.since));
  if (!rule) throw new TypeError('No rule says how soon papers are passed on');
  const [own, other] = await Promise.all(
    [move.from ?? desk, move.to ?? move.from ?? desk].map((unit) => levelOf(registry, unit)),
  );
  const due = forwardingDue(calendar, wholeSecond(move.since), rule, own !== other);
  return isRefused(due) ? refuse('NO_WORKING_DAY', { code: due.refused }) : due;
}
