import type { AccountId, Instant } from '../domain/ids.ts';
import type { Citizen, Officer, OfficerPost, System } from '../domain/office/permissions.ts';
import type { Post } from '../domain/office/post.ts';
import { postsInForce } from '../domain/office/post.ts';
import type { Registry } from './ports/registry.ts';

/** A person who signed in, with what the registry says of him now. The token itself only says who he is. */
export type OfficerCaller = { readonly personId: string; readonly name: string; readonly who: Officer };
/** The route or the clock: not a person, and named so in the history. */
export type SystemCaller = { readonly system: 'route' | 'clock' | 'forms'; readonly who: System };
export const systemCaller = (system: SystemCaller['system']): SystemCaller => ({
  system,
  who: { kind: 'system' },
});
/** How the history names the caller. */
export const actorOf = (caller: OfficerCaller | CitizenCaller | SystemCaller): string => {
  if ('system' in caller) return `system:${caller.system}`;
  return 'personId' in caller ? caller.personId : caller.account;
};
export const isSystemActor = (person: string): boolean => person.startsWith('system:');
export type CitizenCaller = { readonly account: AccountId; readonly who: Citizen };

/** An account without a person, or without a post in force, is an officer who may do nothing: refused by every row. */
export async function officerCaller(
  registry: Registry,
  account: AccountId,
  at: Instant,
): Promise<OfficerCaller> {
  const person = await registry.officer(account);
  if (!person) return { personId: account, name: '', who: { kind: 'officer', posts: [] } };
  const held = postsInForce(await registry.posts(person.personId), at);
  const posts = await Promise.all(held.map((post) => withAgency(registry, post)));
  return {
    personId: person.personId,
    name: person.name,
    who: { kind: 'officer', person: person.personId, posts, ...(person.key && { key: person.key }) },
  };
}

/** A leader answers for the agency that his unit leads. */
async function withAgency(registry: Registry, post: Post): Promise<OfficerPost> {
  if (post.role !== 'leader') return post;
  const unit = await registry.unit(post.unitId);
  return { ...post, agency: unit?.kind === 'leadership' && unit.parent ? unit.parent : post.unitId };
}

export async function citizenCaller(registry: Registry, account: AccountId): Promise<CitizenCaller> {
  const link = await registry.account(account);
  return { account, who: { kind: 'citizen', account, ...(link && { key: link.key }) } };
}
