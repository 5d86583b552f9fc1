import type { StoredState } from '../../contracts/stored.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { UnitId } from '../../domain/ids.ts';

/** A unit that stands in the state already is named by its place there: desk, competent unit, units that took part. */
export function placeOf(
  { desk, competentUnit, units }: Pick<Dossier, 'desk' | 'competentUnit' | 'units'>,
  unit: UnitId,
): UnitId | number {
  const place = [desk, competentUnit, ...units].indexOf(unit);
  return place < 0 ? unit : place;
}

/** @throws when the place is empty: a damaged head. */
export function unitAt({ desk, unit, units = [] }: StoredState, stored: UnitId | number): UnitId {
  const found = typeof stored === 'number' ? [desk, unit ?? desk, ...units][stored] : stored;
  if (found === undefined) throw new TypeError('A unit of the head is nowhere');
  return found;
}
