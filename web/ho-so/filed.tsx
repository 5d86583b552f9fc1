import type { Answer } from '../kit/ask.ts';
import type { Procedure } from '../kit/filing.ts';
import { Title } from '../kit/layout.tsx';
import { When } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { c } from './words.ts';

export function Filed({
  filed,
  procedure,
}: {
  filed: Answer<'PUT /api/citizen/dossiers/{dossierId}'>;
  procedure: Procedure;
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
