import { mayGiveBack } from '../dossier/custody.ts';
import type { Dossier, OpenStep, StepName, StepRole } from '../dossier/dossier.ts';
import { hasLapsed, hasPrepared, isRouteStep, openStep, partyOf } from '../dossier/dossier.ts';
import type { DossierForm } from '../dossier/events.ts';
import { refuse } from '../dossier/refusals.ts';
import type { Refusal } from '../dossier/refusals.ts';
import type { ProfessionalStatus } from '../dossier/status.ts';
import type { PersonKey, UnitId } from '../ids.ts';
import type { PersonId } from './person.ts';
import type { OfficerRole, Post } from './post.ts';

/** What an officer may do in his posts in force now. `mayDecide`: authorised to decide at the desk (ND118 Đ.17.5). */
export type OfficerPost = Pick<Post, 'id' | 'unitId' | 'role' | 'mayDecide'> & {
  /** For a leader: the agency that he answers for. */
  readonly agency?: UnitId;
};

export type Officer = {
  readonly kind: 'officer';
  readonly person?: PersonId;
  readonly key?: PersonKey;
  readonly posts: readonly OfficerPost[];
};
export type Citizen = { readonly kind: 'citizen'; readonly account: string; readonly key?: PersonKey };
/** The route and the clocks: they act by their own rules, on no dossier in particular. */
export type System = { readonly kind: 'system' };
export type Who = Officer | Citizen | System;

/** How a unit stands to the papers of a dossier, or to what was sent from it. */
const paperRelations = {
  'holds-paper': ({ custody }, unit) => custody?.holder === unit && !custody.to && !custody.ended,
  'gave-paper': ({ custody }, unit) => custody?.holder === unit && custody.to !== undefined,
  'is-given-paper': ({ custody }, unit) => custody?.to === unit,
  'may-give-back': (dossier, unit) => dossier.desk === unit && mayGiveBack(dossier),
  'sent-by-post': ({ desk: own, delivery }, unit) => own === unit && delivery === 'sent',
} as const satisfies Record<string, (dossier: Dossier, unit: UnitId) => boolean>;
type PaperRelation = keyof typeof paperRelations;
const isPaperRelation = (relation: Relation): relation is PaperRelation => relation in paperRelations;

/** How a post must stand to the dossier. */
type Relation =
  | 'unit-of-step' // his unit holds the open step
  | 'unit-of-dossier' // his unit is the dossier's desk or the competent authority, or has held a step of it
  | 'desk-of-dossier' // the desk where it was filed and received
  | 'desk-or-competent' // the dossier's desk, or the competent authority itself: no unit that was consulted
  | 'unit-or-leader' // the same; and the leader of its agency, while a step is late or about to be
  | 'desk' // he sits at a desk (no dossier yet)
  | PaperRelation
  | 'party' // a citizen who is a party, or whose account filed it
  | 'anyone'; // the role alone

type Rule = {
  readonly roles: readonly (OfficerRole | 'citizen' | 'system')[];
  readonly relation: Relation;
  readonly statuses: readonly ProfessionalStatus[] | 'any';
  /** The step it is done on; `of-the-route`: the one named by who acts, done by the roles that step is for. */
  readonly step?: StepName;
  /** He answers for the step, or takes it to answer for it: not whoever prepared what is answered. */
  readonly answers?: true;
  /** He gives the step to somebody else, and need not be one who may decide it. */
  readonly delegates?: true;
  /** The applicant's time for the step is over. */
  readonly lapsed?: true;
  /** Whoever is too late is told that the dossier was decided or has ended, not that a step is not open. */
  readonly untilTheEnd?: true;
};
const ofTheRoute = 'of-the-route';

const desk = ['desk-officer', 'desk-head'] as const;
const everyOfficer = ['desk-officer', 'desk-head', 'unit-officer', 'unit-head', 'leader'] as const;
const heads = ['desk-head', 'unit-head', 'leader'] as const;
const open = ['filed', 'awaiting-supplement', 'in-process'] as const;
/** Paper goes on its way also when the dossier has ended: originals are to come home. */
const received = ['in-process', 'decided', 'rejected', 'withdrawn', 'lapsed'] as const;

const onRouteStep = <Roles extends Rule['roles'], More extends Pick<Rule, 'answers' | 'delegates'>>(
  roles: Roles,
  more?: More,
) => ({ roles, relation: 'unit-of-step', statuses: ['in-process'], step: ofTheRoute, ...more }) as const;

/** Act × role × relation × status. What no row allows is refused; doors, screens and tests read this table. */
export const permissions = {
  'save-draft': { roles: ['citizen'], relation: 'anyone', statuses: 'any' },
  file: { roles: ['citizen'], relation: 'anyone', statuses: 'any' },
  follow: { roles: ['citizen'], relation: 'party', statuses: 'any' },
  withdraw: { roles: ['citizen'], relation: 'party', statuses: open, untilTheEnd: true },
  'choose-notices': {
    roles: ['citizen'],
    relation: 'party',
    statuses: [...open, 'decided'],
    untilTheEnd: true,
  },
  'hand-in-supplement': {
    roles: ['citizen'],
    relation: 'party',
    statuses: ['awaiting-supplement'],
    step: 'supplement',
  },
  'list-queue': { roles: everyOfficer, relation: 'anyone', statuses: 'any' },
  'find-dossier': { roles: [...everyOfficer, 'auditor'], relation: 'anyone', statuses: 'any' },
  'list-reminded': { roles: heads, relation: 'anyone', statuses: 'any' },
  'read-dossier': { roles: everyOfficer, relation: 'unit-or-leader', statuses: 'any' },
  'receive-at-counter': { roles: desk, relation: 'desk', statuses: 'any' },
  receive: { roles: desk, relation: 'unit-of-step', statuses: ['filed'], step: 'intake' },
  reject: { roles: desk, relation: 'unit-of-step', statuses: ['filed'], step: 'intake' },
  'request-supplement': { roles: desk, relation: 'unit-of-step', statuses: ['filed'], step: 'intake' },
  'hand-in-at-counter': {
    roles: desk,
    relation: 'unit-of-dossier',
    statuses: ['awaiting-supplement'],
    step: 'supplement',
  },
  lapse: {
    roles: desk,
    relation: 'desk-of-dossier',
    statuses: ['awaiting-supplement'],
    step: 'supplement',
    lapsed: true,
  },
  // He needs no account to withdraw (ND118 Đ.21): the desk sees who he is.
  'withdraw-at-counter': { roles: desk, relation: 'unit-of-dossier', statuses: open, untilTheEnd: true },
  'complete-step': onRouteStep(everyOfficer, { answers: true }),
  'claim-step': onRouteStep(everyOfficer, { answers: true }),
  'release-step': onRouteStep(everyOfficer),
  'attach-draft': onRouteStep(everyOfficer),
  'reassign-step': onRouteStep(heads, { delegates: true }),
  'open-step': { roles: ['system'], relation: 'anyone', statuses: 'any' },
  remind: { roles: ['system'], relation: 'anyone', statuses: 'any' },
  'return-result': { roles: desk, relation: 'unit-of-step', statuses: ['decided'], step: 'return' },
  'hand-over-paper': { roles: everyOfficer, relation: 'holds-paper', statuses: received },
  'take-paper': { roles: everyOfficer, relation: 'is-given-paper', statuses: received },
  'report-paper-missing': { roles: everyOfficer, relation: 'is-given-paper', statuses: received },
  'call-back-paper': { roles: everyOfficer, relation: 'gave-paper', statuses: received },
  'give-back-paper': { roles: desk, relation: 'may-give-back', statuses: received },
  'record-delivery': { roles: desk, relation: 'sent-by-post', statuses: ['decided'] },
  'record-call': { roles: desk, relation: 'unit-of-step', statuses: ['decided'], step: 'return' },
  'issue-form': { roles: [...everyOfficer, 'system'], relation: 'unit-of-dossier', statuses: 'any' },
  // Whoever has the receipt or its secret follows and collects as the applicant does.
  'hand-out-receipt': { roles: [...desk, 'system'], relation: 'desk-of-dossier', statuses: 'any' },
  'read-register': { roles: desk, relation: 'anyone', statuses: 'any' },
  'register-result': { roles: everyOfficer, relation: 'desk-or-competent', statuses: ['decided'] },
  'report-wrong-result': { roles: everyOfficer, relation: 'unit-of-dossier', statuses: ['decided'] },
  'correct-result': {
    roles: everyOfficer,
    relation: 'unit-of-step',
    statuses: ['decided'],
    step: 'correction',
    answers: true,
  },
  'read-history': { roles: ['auditor'], relation: 'anyone', statuses: 'any' },
  'read-organisation': { roles: ['administrator'], relation: 'anyone', statuses: 'any' },
  'change-posts': { roles: ['administrator'], relation: 'anyone', statuses: 'any' },
  'handle-parked': { roles: ['administrator'], relation: 'anyone', statuses: 'any' },
  'handle-notices': { roles: ['administrator'], relation: 'anyone', statuses: 'any' },
  'change-notice-templates': { roles: ['administrator'], relation: 'anyone', statuses: 'any' },
} as const satisfies Record<string, Rule>;
export type Act = keyof typeof permissions;
export const acts: readonly Act[] = Object.keys(permissions).filter((act): act is Act => act in permissions);

/** The roles that a step of the route is for. */
const rolesOf = {
  desk,
  'authorised-desk': desk,
  unit: ['unit-officer', 'unit-head'],
  leader: ['leader'],
} as const satisfies Record<StepRole, readonly OfficerRole[]>;

/**
 * The post that allows the act, nothing but `true` for a citizen, or the reason why not. `on` names the step where the
 * route has several open.
 */
export function mayAct(
  act: Act,
  who: Who,
  dossier?: Dossier,
  on?: StepName,
): { readonly post?: OfficerPost } | Refusal {
  const rule: Rule = permissions[act];
  if (who.kind === 'system') return rule.roles.includes('system') ? {} : refuse('NOT_PERMITTED', { act });
  if (who.kind === 'citizen') {
    if (!rule.roles.includes('citizen')) return refuse('NOT_PERMITTED', { act });
    if (rule.relation === 'party' && !(dossier && partyOf(dossier.parties, who)))
      return refuse('NOT_A_PARTY', { act });
    return stateRefusal(rule, dossier) ?? {};
  }
  const fitting = who.posts.filter(({ role }) => rule.roles.includes(role));
  if (fitting.length === 0) return refuse('NOT_PERMITTED', { act });
  if (dossier && who.key && dossier.parties.some(({ key }) => key === who.key))
    return refuse('OWN_DOSSIER', { act });
  // A step that is not open belongs to nobody: say that it is done, not that he may not.
  const step = dossier && stepOf(rule, dossier, on);
  const related = fitting.filter((post) => isRelated(post, rule, dossier, step));
  if (related.length === 0) return refuse(noRelation(rule), { act });
  const refusal = stateRefusal(rule, dossier, on);
  if (refusal) return refusal;
  if (rule.answers && dossier && step && who.person !== undefined && hasPrepared(dossier, step, who.person))
    return refuse('PREPARED_IT_HIMSELF', { step: step.step });
  const decides = step?.by === 'authorised-desk' && !rule.delegates;
  const post = related.find(({ mayDecide }) => !decides || mayDecide);
  return post ? { post } : refuse('NOT_AUTHORISED_TO_DECIDE', { act });
}

/** The act by which a form is printed: a receipt bears the secret by which its holder follows. */
export const printingOf = (form: DossierForm): Act => (form === '01' ? 'hand-out-receipt' : 'issue-form');

/** The acts open to a person on a dossier now: the buttons of a screen. */
export const actsOn = (who: Who, dossier: Dossier): Act[] =>
  acts.filter((act) => {
    const rule: Rule = permissions[act];
    if (rule.statuses === 'any') return false;
    return stepsOf(rule, dossier).some((step) => !('refused' in mayAct(act, who, dossier, step)));
  });

/** The acts open to a person on one step of the route. */
export const actsOnStep = (who: Who, dossier: Dossier, step: StepName): Act[] =>
  acts.filter((act) => {
    const rule: Rule = permissions[act];
    return rule.step === ofTheRoute && !('refused' in mayAct(act, who, dossier, step));
  });

const stepsOf = (rule: Rule, dossier: Dossier): readonly (StepName | undefined)[] =>
  rule.step === ofTheRoute ? routeStepsOf(dossier).map(({ step }) => step) : [undefined];

const routeStepsOf = (dossier: Dossier): readonly OpenStep[] =>
  dossier.steps.filter(({ step }) => isRouteStep(step));

function stepOf(rule: Rule, dossier: Dossier, on: StepName | undefined): OpenStep | undefined {
  if (rule.step !== ofTheRoute) return rule.step === undefined ? undefined : openStep(dossier, rule.step);
  return on === undefined ? undefined : routeStepsOf(dossier).find(({ step }) => step === on);
}

/** Papers move while people look at them: whoever is too late learns that, and not that he may not. */
const noRelation = ({ relation }: Rule): Refusal['refused'] =>
  !isPaperRelation(relation)
    ? 'NOT_PERMITTED'
    : relation === 'sent-by-post'
      ? 'NOT_SENT_BY_POST'
      : 'PAPER_ELSEWHERE';

const withholding: readonly Refusal['refused'][] = ['NOT_AUTHORISED_TO_DECIDE', 'PREPARED_IT_HIMSELF'];

/** Why an officer at the right place may still not answer: he lacks the authority, or has prepared it himself. */
export const withheldFrom = (who: Who, dossier: Dossier): Refusal | undefined =>
  routeStepsOf(dossier)
    .map(({ step }) => mayAct('complete-step', who, dossier, step))
    .filter((answer): answer is Refusal => 'refused' in answer)
    .find(({ refused }) => withholding.includes(refused));

function isRelated(
  post: OfficerPost,
  rule: Rule,
  dossier: Dossier | undefined,
  step: OpenStep | undefined,
): boolean {
  if (rule.relation === 'anyone' || rule.relation === 'desk') return true;
  if (!dossier) return false;
  if (isPaperRelation(rule.relation)) return paperRelations[rule.relation](dossier, post.unitId);
  if (rule.relation === 'desk-of-dossier') return post.unitId === dossier.desk;
  if (rule.relation === 'desk-or-competent')
    return post.unitId === dossier.desk || [post.unitId, post.agency].includes(dossier.competentUnit);
  const tookPart = [dossier.desk, dossier.competentUnit, ...dossier.units].includes(post.unitId);
  if (rule.relation === 'unit-or-leader') return tookPart || answersForLate(post, dossier);
  if (rule.relation === 'unit-of-dossier' || !step) return tookPart;
  return step.holder === post.unitId && rolesOf[step.by].some((role) => role === post.role);
}

/** The leader of the agency reads what its units were reminded of: he is told of it next. */
const answersForLate = ({ role, agency }: OfficerPost, { competentUnit, steps }: Dossier): boolean =>
  role === 'leader' && agency === competentUnit && steps.some(({ told }) => told > 0);

function stateRefusal(rule: Rule, dossier: Dossier | undefined, on?: StepName): Refusal | undefined {
  if (!dossier || rule.statuses === 'any') return undefined;
  const waiting = stepOf(rule, dossier, on);
  if (rule.statuses.includes(dossier.status) && (rule.step === undefined || waiting))
    return rule.lapsed && waiting && !hasLapsed(waiting) ? refuse('SUPPLEMENT_STILL_AWAITED') : undefined;
  if (rule.untilTheEnd) {
    return dossier.status === 'decided'
      ? refuse('ALREADY_DECIDED')
      : refuse('DOSSIER_ENDED', { status: dossier.status });
  }
  const step = rule.step === ofTheRoute ? on : rule.step;
  return refuse('STEP_NOT_OPEN', { status: dossier.status, ...(step && { step }) });
}
