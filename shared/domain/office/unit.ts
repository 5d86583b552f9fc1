import type { UnitId } from '../ids.ts';
import type { Provenance, Words } from '../words.ts';
import { type Dated, type LocalDate, validAt } from './dated.ts';

export const unitKinds = [
  'province',
  'district',
  'commune',
  'one-stop-desk',
  'department',
  'leadership',
  'police',
  'tax',
  'social-insurance',
  'land-registration',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** The agency's code in exchange and in dossier codes, `xxx.xx.xx.Hyy`, read right to left (QĐ 20/2020/QĐ-TTg). */
export type UnitIdentifier = Dated & { readonly value: string; readonly invented: boolean };

/** A unit between two dates. A territory's code is used again with a new meaning: its key is (code, validFrom). */
export type Unit = Dated & {
  readonly id: UnitId;
  readonly name: Words;
  readonly kind: UnitKind;
  readonly parent?: UnitId;
  readonly identifiers: readonly UnitIdentifier[];
  readonly territoryCode?: string;
  readonly predecessors?: readonly UnitId[];
  readonly phone?: string;
  readonly address?: string;
  readonly source: Provenance;
};

/** The identifier a unit bears on a date: the first part of every dossier code given on that date. */
export function identifierOn(unit: Unit, on: LocalDate): string | undefined {
  return unit.identifiers.find((identifier) => validAt(identifier, on))?.value;
}
