import type { UnitId } from '../ids.ts';
import type { ShiftData, WeekDay } from '../time/calendar.ts';
import type { Provenance } from '../words.ts';
import type { Dated } from './dated.ts';

export type Week = Readonly<Record<WeekDay, readonly ShiftData[]>>;

/**
 * Two weeks of one unit: when time runs (`clock`), and when people are received (`reception`). A Saturday morning may
 * receive without being a working day.
 */
export type UnitHours = Dated & {
  readonly unitId: UnitId;
  readonly clock: Week;
  readonly reception: Week;
  readonly source: Provenance;
};
