import type { Instant, PostId, UnitId } from '../ids.ts';
import type { PersonId } from './person.ts';

export const officerRoles = [
  'desk-officer',
  'desk-head',
  'unit-officer',
  'unit-head',
  'leader',
  'administrator',
  'auditor',
] as const;
export type OfficerRole = (typeof officerRoles)[number];

/**
 * What a person may do, in which unit, from one instant to another. Instants and not dates, because a post that is
 * taken away must end within a minute, not at midnight.
 */
export type Post = {
  readonly id: PostId;
  readonly personId: PersonId;
  readonly unitId: UnitId;
  readonly role: OfficerRole;
  /** The field of procedures the post is limited to; absent: every field of the unit. */
  readonly field?: string;
  /** A desk officer authorised to decide at the desk himself (ND118 Đ.17.5). */
  readonly mayDecide?: boolean;
  /** Code of the territory the post is limited to. */
  readonly territory?: string;
  readonly from: Instant;
  /** The first instant at which the post is no longer held. */
  readonly to?: Instant;
  /** The post in whose place this one acts (delegation, substitution). */
  readonly actingFor?: PostId;
};

export function isInForce({ from, to }: Pick<Post, 'from' | 'to'>, at: Instant): boolean {
  return from <= at && (to === undefined || at < to);
}

export function postsInForce(posts: readonly Post[], at: Instant): readonly Post[] {
  return posts.filter((post) => isInForce(post, at));
}
