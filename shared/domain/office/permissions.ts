import type { Dossier, StepName } from '../dossier/dossier.ts';
import { openStep } from '../dossier/dossier.ts';
import { refuse } from '../dossier/refusals.ts';
import type { Refusal } from '../dossier/refusals.ts';
import type { ProfessionalStatus } from '../dossier/status.ts';
import type { PersonKey } from '../ids.ts';
import type { OfficerRole, Post } from './post.ts';

/** What an officer may do in his posts in force now. `mayDecide`: authorised to decide at the desk (ND118 Đ.17.5). */
export type OfficerPost = Pick<Post, 'id' | 'unitId' | 'role' | 'mayDecide'>;

export type Officer = {
  readonly kind: 'officer';
  readonly key?: PersonKey;
  readonly posts: readonly OfficerPost[];
};
export type Citizen = { readonly kind: 'citizen'; readonly account: string; readonly key?: PersonKey };
export type Who = Officer | Citizen;

/** How a post must stand to the dossier. */
type Relation =
  | 'unit-of-step' // his unit holds the open step
  | 'unit-of-dossier' // his unit is the dossier's desk or the competent authority
  | 'desk' // he sits at a desk (no dossier yet)
  | 'party' // a citizen who is a party, or whose account filed it
  | 'anyone'; // the role alone

type Rule = {
  readonly roles: readonly (OfficerRole | 'citizen')[];
  readonly relation: Relation;
  readonly statuses: readonly ProfessionalStatus[] | 'any';
  readonly step?: StepName;
  readonly needsAuthority?: true;
};

const desk = ['desk-officer', 'desk-head'] as const;
const everyOfficer = ['desk-officer', 'desk-head', 'unit-officer', 'unit-head', 'leader'] as const;
const open = ['filed', 'awaiting-supplement', 'in-process'] as const;

/** Act × role × relation × status. What no row allows is refused; doors, screens and tests read this table. */
export const permissions = {
  'save-draft': { roles: ['citizen'], relation: 'anyone', statuses: 'any' },
  file: { roles: ['citizen'], relation: 'anyone', statuses: 'any' },
  follow: { roles: ['citizen'], relation: 'party', statuses: 'any' },
  withdraw: { roles: ['citizen'], relation: 'party', statuses: open },
  'hand-in-supplement': {
    roles: ['citizen'],
    relation: 'party',
    statuses: ['awaiting-supplement'],
    step: 'supplement',
  },
  'list-queue': { roles: everyOfficer, relation: 'anyone', statuses: 'any' },
  'find-dossier': { roles: [...everyOfficer, 'auditor'], relation: 'anyone', statuses: 'any' },
  'read-dossier': { roles: everyOfficer, relation: 'unit-of-dossier', statuses: 'any' },
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
  decide: {
    roles: desk,
    relation: 'unit-of-step',
    statuses: ['in-process'],
    step: 'decide',
    needsAuthority: true,
  },
  'return-result': { roles: desk, relation: 'unit-of-step', statuses: ['decided'], step: 'return' },
  'read-history': { roles: ['auditor'], relation: 'anyone', statuses: 'any' },
  'read-organisation': { roles: ['administrator'], relation: 'anyone', statuses: 'any' },
  'change-posts': { roles: ['administrator'], relation: 'anyone', statuses: 'any' },
  'handle-parked': { roles: ['administrator'], relation: 'anyone', statuses: 'any' },
} as const satisfies Record<string, Rule>;
export type Act = keyof typeof permissions;
export const acts: readonly Act[] = Object.keys(permissions).filter((act): act is Act => act in permissions);

/** The post that allows the act, nothing but `true` for a citizen, or the reason why not. */
export function mayAct(act: Act, who: Who, dossier?: Dossier): { readonly post?: OfficerPost } | Refusal {
  const rule: Rule = permissions[act];
  if (who.kind === 'citizen') {
    if (!rule.roles.includes('citizen')) return refuse('NOT_PERMITTED', { act });
    if (rule.relation === 'party' && !(dossier && isParty(who, dossier)))
      return refuse('NOT_A_PARTY', { act });
    return stateRefusal(rule, dossier) ?? {};
  }
  const fitting = who.posts.filter(({ role }) => rule.roles.includes(role));
  if (fitting.length === 0) return refuse('NOT_PERMITTED', { act });
  if (dossier && who.key && dossier.parties.some(({ key }) => key === who.key))
    return refuse('OWN_DOSSIER', { act });
  // A step that is not open belongs to nobody: say that it is done, not that he may not.
  const related = fitting.filter((post) => isRelated(post, rule, dossier));
  if (related.length === 0) return refuse('NOT_PERMITTED', { act });
  const refusal = stateRefusal(rule, dossier);
  if (refusal) return refusal;
  const post = related.find(({ mayDecide }) => !rule.needsAuthority || mayDecide);
  return post ? { post } : refuse('NOT_AUTHORISED_TO_DECIDE', { act });
}

/** The acts open to a person on a dossier now: the buttons of a screen. */
export const actsOn = (who: Who, dossier: Dossier): Act[] =>
  acts.filter((act) => {
    const rule: Rule = permissions[act];
    return rule.statuses !== 'any' && !('refused' in mayAct(act, who, dossier));
  });

/** Why an officer at the right place may still not do what comes next: he lacks the authority to decide. */
export const withheldFrom = (who: Who, dossier: Dossier): Refusal | undefined =>
  acts
    .map((act) => mayAct(act, who, dossier))
    .filter((answer): answer is Refusal => 'refused' in answer)
    .find(({ refused }) => refused === 'NOT_AUTHORISED_TO_DECIDE');

function isRelated(post: OfficerPost, rule: Rule, dossier: Dossier | undefined): boolean {
  if (rule.relation === 'anyone' || rule.relation === 'desk') return true;
  if (!dossier) return false;
  const ofDossier = post.unitId === dossier.desk || post.unitId === dossier.competentUnit;
  if (rule.relation === 'unit-of-dossier') return ofDossier;
  const step = rule.step && openStep(dossier, rule.step);
  return step ? step.holder === post.unitId : ofDossier;
}

function stateRefusal(rule: Rule, dossier: Dossier | undefined): Refusal | undefined {
  if (!dossier || rule.statuses === 'any') return undefined;
  const fits = rule.statuses.includes(dossier.status) && (!rule.step || openStep(dossier, rule.step));
  if (fits) return undefined;
  if (rule === permissions.withdraw) {
    return dossier.status === 'decided'
      ? refuse('ALREADY_DECIDED')
      : refuse('DOSSIER_ENDED', { status: dossier.status });
  }
  return refuse('STEP_NOT_OPEN', { status: dossier.status, ...(rule.step && { step: rule.step }) });
}

const isParty = (citizen: Citizen, dossier: Dossier): boolean =>
  dossier.parties.some(
    ({ key, account }) => account === citizen.account || (citizen.key !== undefined && key === citizen.key),
  );
