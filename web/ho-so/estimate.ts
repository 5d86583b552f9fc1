import { computeFee } from '../../shared/domain/fee/compute-fee.ts';
import { declaredQuantities } from '../../shared/domain/procedure/form-field.ts';
import { formOf, type Procedure } from '../kit/filing.ts';
import type { Typed } from '../kit/typed.ts';

/** What it may cost, in đồng, by the papers declared; undefined when that cannot be said yet. */
export function estimateOf(
  typed: Typed,
  procedure: Pick<Procedure, 'form' | 'channels'>,
): number | undefined {
  const rules = procedure.channels.find(({ channel }) => channel === 'online')?.feeRules ?? [];
  // All of these rules are in force today by the door's clock, so also on the day the last of them came into force;
  // a telephone's own date may be wrong.
  const on = rules.reduce((last, { validFrom }) => (validFrom > last ? validFrom : last), '');
  const fee = computeFee(rules, declaredQuantities(procedure.form, formOf(typed, procedure)), { on });
  return rules.length > 0 && 'total' in fee ? fee.total : undefined;
}
