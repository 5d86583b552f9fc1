import { moneyText } from '../kit/dates.ts';
import type { Procedure } from '../kit/filing.ts';
import { useFormHere } from '../kit/form.tsx';
import { fill, language } from '../kit/language.ts';
import { t } from '../kit/words.ts';
import { estimateOf } from './estimate.ts';
import { c } from './words.ts';

/** The fee's rule, and an estimate from what is declared; the desk's own count decides. */
export function FeeEstimate({ procedure }: { procedure: Procedure }) {
  const { typed } = useFormHere();
  const fees = procedure.channels.find(({ channel }) => channel === 'online')?.fees ?? [];
  if (fees.length === 0) return null;
  const estimate = estimateOf(typed, procedure);
  return (
    <div class="panel">
      <p role="status">
        {estimate === undefined ? (
          c.feeNotYet
        ) : (
          <strong>
            {fill(c.feeEstimate, { fee: estimate === 0 ? t.feeNone : moneyText(estimate, language()) })}
          </strong>
        )}
      </p>
      <ul>
        {fees.map((fee) => (
          <li key={fee}>{fee}</li>
        ))}
      </ul>
      <p class="quiet">{c.feeDeskCounts}</p>
    </div>
  );
}
