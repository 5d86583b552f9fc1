import type { Answer } from '../kit/ask.ts';
import type { Procedure } from '../kit/filing.ts';
import { Title } from '../kit/layout.tsx';
import { When } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { BringPaper } from './bring-paper.tsx';
import { c } from './words.ts';

export function Filed({
  filed,
  procedure,
  bringsPaper,
}: {
  filed: Answer<'PUT /api/citizen/dossiers/{dossierId}'>;
  procedure: Procedure;
  /** Some of it is on paper, which the desk has still to see. */
  bringsPaper: boolean;
}) {
  return (
    <>
      <Title>{c.filedTitle}</Title>
      <div class="panel">
        <p>{c.filingNumberLabel}</p>
        <p class="big">{filed.filingNumber}</p>
      </div>
      <p>{procedure.short}</p>
      {filed.answerDueAt && (
        <p>
          {c.answerBy}{' '}
          <strong>
            <When at={filed.answerDueAt} />
          </strong>
          .
        </p>
      )}
      {bringsPaper && <BringPaper desk={procedure.desk?.name ?? c.theDesk} by={filed.answerDueAt} />}
      <p>{c.filedNext}</p>
      <p>{c.filedTrack}</p>
      <p class="buttons">
        <Link class="button main" to={`?ho-so=${filed.dossierId}`}>
          {c.followButton}
        </Link>
        <Link class="button second" to="?">
          {c.toMyDossiers}
        </Link>
      </p>
    </>
  );
}
