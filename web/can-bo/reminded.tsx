import { ask } from '../kit/ask.ts';
import { usePages } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import type { Officer } from '../kit/officer-posts.ts';
import { type Row, StepTable, UnitTabs } from './queue.tsx';
import { o } from './words.ts';

/** What an officer heads: his units, and as a leader the agency that he answers for. */
export function headedBy({ posts }: Officer): Officer['posts'][number]['unit'][] {
  const headed = posts.flatMap(({ role, unit, agency }) =>
    agency ? [agency] : role === 'unit-head' || role === 'desk-head' ? [unit] : [],
  );
  return [...new Map(headed.map((unit) => [unit.id, unit])).values()];
}

/** What is late or about to be, in a unit or in all units of an agency: for who can put it right. */
export function Reminded({ officer, chosenUnit }: { officer: Officer; chosenUnit: string | null }) {
  const units = headedBy(officer);
  const unit = units.find(({ id }) => id === chosenUnit) ?? units[0];
  return (
    <>
      <Title above={unit?.name}>{o.remindedTitle}</Title>
      <p class="quiet">{o.remindedLead}</p>
      <UnitTabs units={units} view="qua-han" />
      {unit ? <RemindedIn unitId={unit.id} key={unit.id} /> : <p class="note">{o.remindedNoHead}</p>}
    </>
  );
}

function RemindedIn({ unitId }: { unitId: string }) {
  const pages = usePages<Row>(
    (cursor) =>
      ask('GET /api/office/units/{unitId}/reminded', {
        params: { unitId },
        query: cursor ? { cursor } : {},
      }),
    [unitId],
  );
  return <StepTable of={pages} empty={o.remindedEmpty} caption={o.remindedCaption} purpose="theo-doi" />;
}
