import type { DossierEvent } from '../../shared/domain/dossier/events.ts';
import { keyOf } from '../ports/route-paths.ts';
import { pendingAfter, placesOf } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Filed } from './province.ts';

type Told = { readonly place: number; readonly branch: number; readonly text: string };

const beforeTheRoute = -1;
const afterTheRoute = Number.MAX_SAFE_INTEGER;

/**
 * The history as a story that can be compared: without instants, the code (it holds the day) and what the clocks said. Steps that are asked
 * at the same time are independent of each other and of nothing else, so within their place the branches are told one
 * after another, each in its own order; places must follow one another as they stand. Where the applicant withdraws
 * without waiting, the steps that were being asked may have been opened or not, and are left out.
 * @throws RangeError when a step is told before one that it follows on.
 */
export function storyOf(filed: Filed, plan: Plan, events: readonly DossierEvent[]): string {
  const places = placesOf(filed.route, plan);
  const racing = new Set(plan.withdraws === 'at once' ? pendingAfter(filed.route, plan).map(keyOf) : []);
  const told: Told[] = [];
  let reached = beforeTheRoute;
  for (const event of events) {
    if (event.type === 'StepReminded') continue;
    const { public: said } = event;
    // Only these two together name a visit of a step.
    const on = 'step' in said && 'visit' in said ? `${said.step} ${said.visit}` : undefined;
    if (on !== undefined && racing.has(on)) continue;
    const [place, branch] =
      (on === undefined ? undefined : places.get(on)) ??
      (reached === beforeTheRoute ? [beforeTheRoute, 0] : [afterTheRoute, 0]);
    const text = wordsOf(event);
    if (place < reached) throw new RangeError(`Told too late, after place ${reached}: ${text}`);
    // Whatever ends the route ends it here; a withdrawal before the first step does, too.
    reached = event.type === 'DossierWithdrawn' ? afterTheRoute : place;
    told.push({ place, branch, text });
  }
  return told
    .toSorted((a, b) => a.place - b.place || a.branch - b.branch)
    .map(({ text }) => text)
    .join('\n');
}

function wordsOf({ type, actor, public: said }: DossierEvent): string {
  const parts = ['step', 'visit', 'outcome', 'holder', 'by', 'stage'].map((field) =>
    field in said ? String(said[field as keyof typeof said]) : '',
  );
  return [type, actor.person, ...parts].filter((part) => part !== '').join(' ');
}
