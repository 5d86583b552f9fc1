import type { Channel } from '../dossier/dossier.ts';
import type { FeeItem } from '../fee/fee-item.ts';
import type { UnitId } from '../ids.ts';
import type { Dated } from '../office/dated.ts';
import type { RouteUnit } from '../route/route.ts';
import type { AllowanceUnit } from '../time/due.ts';
import type { Provenance, TrustMark, Words } from '../words.ts';
import type { ProcedureComponent } from './component.ts';
import type { FormField } from './form-field.ts';

export const procedureLevels = ['ministry', 'province', 'commune', 'other'] as const;
export type ProcedureLevel = (typeof procedureLevels)[number];

/** A kind of request with a time or fee of its own (a house, another work; in time, late). */
export type ProcedureCase = { readonly id: string; readonly name: Words };

/** `cutOff` is a local time, `HH:MM`; `case` absent: every case; `condition` is for the reader only. */
export type ProcessingTime = {
  readonly amount: number;
  readonly unit: AllowanceUnit;
  readonly cutOff?: string;
  readonly case?: string;
  readonly condition?: string;
  readonly source: Provenance;
};

export type ProcedureChannel = {
  readonly channel: Channel;
  readonly times: readonly ProcessingTime[];
  readonly fees: readonly FeeItem[];
  readonly note?: Words;
};

export type ProcedureResult = { readonly name: string; readonly code: string };
export type LegalBasis = { readonly number: string; readonly name: string };
export type RouteReference = { readonly name: string; readonly version: number };

/** A part of the content that a person changed after the crawl, and why. */
export type HandEdit = { readonly part: string; readonly why: string; readonly mark: TrustMark };
export type ProcedureSource = {
  readonly row: string;
  readonly url: string;
  readonly crawl: string;
  readonly edited: readonly HandEdit[];
};

/** What the law says of a procedure, the same in every province. */
export type ProcedureContent = Dated & {
  readonly code: string;
  /** From 1; a dossier keeps the version under which it was filed. */
  readonly version: number;
  readonly name: string;
  readonly short: Words;
  readonly summary: Words;
  readonly decision: string;
  readonly field: string;
  readonly levels: readonly ProcedureLevel[];
  readonly applicants: readonly string[];
  readonly cases?: readonly ProcedureCase[];
  readonly channels: readonly ProcedureChannel[];
  readonly components: readonly ProcedureComponent[];
  readonly steps: readonly string[];
  /** What the applicant should know of the papers. */
  readonly notes: readonly string[];
  readonly conditions: readonly string[];
  readonly results: readonly ProcedureResult[];
  readonly legalBasis: readonly LegalBasis[];
  /** Calendar days for a supplement, where the sector's law sets others than ND118 Đ.19.5. */
  readonly supplementDays?: number;
  readonly form?: { readonly version: string; readonly fields: readonly FormField[] };
  readonly source: ProcedureSource;
};

/** Who handles it in one place, and by which route; without a route it can be read but not yet filed. */
export type ProcedureBinding = Dated & {
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly intakeUnit: UnitId;
  readonly competentUnit: UnitId;
  /** The units that the route's steps stand for, beside the desk. */
  readonly units?: Partial<Readonly<Record<Exclude<RouteUnit, 'desk'>, UnitId>>>;
  /** Percent of the processing time by which a step is to be done here, where it differs from the route's own. */
  readonly shares?: Readonly<Record<string, number>>;
  readonly route?: RouteReference;
  readonly source: Provenance;
};

/** Content and binding together: what a dossier pins. */
export type ProcedureVersion = ProcedureContent &
  Pick<ProcedureBinding, 'intakeUnit' | 'competentUnit' | 'units' | 'route'>;

export function bindProcedure(content: ProcedureContent, binding: ProcedureBinding): ProcedureVersion {
  const { intakeUnit, competentUnit, units, route } = binding;
  return {
    ...content,
    intakeUnit,
    competentUnit,
    ...(units === undefined ? {} : { units }),
    ...(route === undefined ? {} : { route }),
  };
}
