type Grouped = { readonly id: string; readonly parent?: string | undefined; readonly ended: boolean };
export type UnitGroup<Unit extends Grouped> = {
  readonly kind: 'top' | 'below' | 'ended';
  /** The unit that these stand under. */
  readonly parent?: Unit;
  readonly units: readonly Unit[];
};

/** Units that nobody is over first, then each with what stands under it, and last what is no longer in being. */
export function unitGroups<Unit extends Grouped>(units: readonly Unit[]): UnitGroup<Unit>[] {
  const living = units.filter(({ ended }) => !ended);
  const parentOf = ({ parent }: Unit): Unit | undefined => living.find(({ id }) => id === parent);
  const below = living.map(
    (parent): UnitGroup<Unit> => ({
      kind: 'below',
      parent,
      units: living.filter((unit) => parentOf(unit) === parent),
    }),
  );
  return [
    { kind: 'top' as const, units: living.filter((unit) => !parentOf(unit)) },
    ...below,
    { kind: 'ended' as const, units: units.filter(({ ended }) => ended) },
  ].filter((group) => group.units.length > 0);
}
