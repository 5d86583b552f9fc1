import type * as z from 'zod';
import type { OpenStepView } from '../contracts/http/views.ts';
import type { Dossier, OpenStep, StepName } from '../domain/dossier/dossier.ts';
import { isRouteStep } from '../domain/dossier/dossier.ts';
import { needsDraft } from '../domain/dossier/outcomes.ts';
import type { UnitId } from '../domain/ids.ts';
import { actsOnStep } from '../domain/office/permissions.ts';
import type { Who } from '../domain/office/permissions.ts';
import { draftsResult, routeStep } from '../domain/route/route.ts';
import { wire } from '../texts/dates.ts';
import { inLanguage, type Language } from '../texts/language.ts';
import { outcomeChoice, outsiderStepText, stepText } from '../texts/status.ts';
import { claimHasLapsed } from './claims.ts';
import type { TellingDeps } from './dependencies.ts';
import type { Story } from './dossier-story.ts';
import { pinnedRoute } from './pinned-route.ts';

type View = z.input<typeof OpenStepView>;
type NameOfUnit = (id: string) => Promise<string>;

/**
 * The open steps. Outsiders, a party among them, read who has the dossier and until when: not which step of its route
 * that is, nor how often it was asked, so that a proposal is not told before it is decided on.
 */
export async function stepViews(
  deps: TellingDeps,
  story: Story,
  { language, unitName, officer }: { language: Language; unitName: NameOfUnit; officer: Who | undefined },
): Promise<View[]> {
  const { dossier } = story.head;
  return Promise.all(
    dossier.steps.map(async (open, index): Promise<View> => {
      const { step, visit, holder, version, dueAt, alertAt } = open;
      const common = {
        holder,
        holderName: await unitName(holder),
        stepVersion: version,
        ...(dueAt && { dueAt: wire(dueAt) }),
      };
      if (!officer && isRouteStep(step)) {
        const name = outsiderStepText(step)[language];
        return { ...common, step: 'handling', visit: index + 1, name, ask: name };
      }
      return {
        ...common,
        step,
        visit,
        name: stepText(step)[language],
        ask: askOf(dossier, step, language),
        ...(alertAt && { alertAt: wire(alertAt) }),
        ...(officer && (await forOfficers(deps, story, open, { language, unitName, officer }))),
      };
    }),
  );
}

async function forOfficers(
  deps: TellingDeps,
  story: Story,
  open: OpenStep,
  { language, unitName, officer }: { language: Language; unitName: NameOfUnit; officer: Who },
): Promise<Partial<View>> {
  const { dossier } = story.head;
  const { step, by, claimedBy } = open;
  const held = claimedBy &&
    !(await claimHasLapsed(deps, dossier, open)) && {
      claimedBy: { person: claimedBy, name: (await deps.registry.person(claimedBy))?.name ?? claimedBy },
    };
  const asked = isRouteStep(step) ? routeStep(pinnedRoute(dossier), step) : undefined;
  if (!asked) return { by, ...held };
  const outcomes = Object.entries(asked.outcomes).map(async ([value, follows]) => {
    const back = dossier.visits[follows] === undefined ? undefined : lastHolder(story, follows);
    const wantsDraft = dossier.draft === undefined && needsDraft(asked, value);
    return {
      value,
      label: outcomeChoice(value)[language] + (back ? `: ${await unitName(back)}` : ''),
      ...(wantsDraft && { needsDraft: true as const }),
    };
  });
  return {
    by,
    ...held,
    outcomes: await Promise.all(outcomes),
    acts: actsOnStep(officer, dossier, step).filter((act) => act !== 'attach-draft' || draftsResult(asked)),
  };
}

/** The unit that a step was asked of, by step and visit. */
export const holderOf = (story: Story, step: StepName, visit: number): UnitId | undefined =>
  holders(story).find((one) => one.step === step && one.visit === visit)?.holder;

const lastHolder = (story: Story, step: StepName): UnitId | undefined =>
  holders(story).findLast((one) => one.step === step)?.holder;

const holders = ({ told }: Story) =>
  told.flatMap(({ event }) => {
    if (event.type !== 'StepOpened') return [];
    const { step, visit, holder } = event.public;
    return holder === 'applicant' ? [] : [{ step, visit, holder }];
  });

const askOf = (dossier: Dossier, step: string, language: Language): string =>
  isRouteStep(step)
    ? inLanguage(routeStep(pinnedRoute(dossier), step)?.ask, language, step)
    : stepText(step)[language];
