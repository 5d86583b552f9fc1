import type { Instant } from '../domain/ids.ts';
import type { OfficerRole } from '../domain/office/post.ts';
import { postsInForce } from '../domain/office/post.ts';
import type { PageRequest } from './ports/history.ts';
import type { Registry } from './ports/registry.ts';

type People = Pick<Registry, 'peopleOfUnit' | 'posts'>;

/** The roles that a person has in a unit now; none when his post there has ended. */
export async function rolesIn(
  registry: Pick<Registry, 'posts'>,
  personId: string,
  unitId: string,
  at: Instant,
): Promise<readonly OfficerRole[]> {
  const posts = postsInForce(await registry.posts(personId), at);
  return posts.filter((post) => post.unitId === unitId).map(({ role }) => role);
}

const heads: readonly OfficerRole[] = ['unit-head', 'desk-head', 'leader'];

/** Whether anybody heads a unit now; among leaders each does. */
export async function hasHead(registry: People, unitId: string, at: Instant): Promise<boolean> {
  let page: PageRequest | undefined = { limit: 50 };
  while (page) {
    const people: Awaited<ReturnType<People['peopleOfUnit']>> = await registry.peopleOfUnit(unitId, page);
    for (const { personId } of people.rows) {
      const roles = await rolesIn(registry, personId, unitId, at);
      if (roles.some((role) => heads.includes(role))) return true;
    }
    page = people.cursor === undefined ? undefined : { limit: 50, cursor: people.cursor };
  }
  return false;
}
