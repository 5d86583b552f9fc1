import type { Dossier, OpenStep } from '../domain/dossier/dossier.ts';
import { isRefusal } from '../domain/dossier/refusals.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { Officer } from '../domain/office/permissions.ts';
import { postsInForce } from '../domain/office/post.ts';
import type { TellingDeps } from './dependencies.ts';

type Deps = Pick<TellingDeps, 'registry' | 'chance'>;

/** May this person answer the step, in the posts that he holds now? */
export async function mayAnswer(
  { registry, chance }: Deps,
  personId: string,
  dossier: Dossier | undefined,
  step: string,
): Promise<boolean> {
  const [person, posts] = await Promise.all([registry.person(personId), registry.posts(personId)]);
  const who: Officer = {
    kind: 'officer',
    person: personId,
    posts: postsInForce(posts, chance.now()),
    ...(person?.key && { key: person.key }),
  };
  return !isRefusal(mayAct('complete-step', who, dossier, step));
}

/** Whoever has taken the step may answer it no more, as his post has ended. */
export const claimHasLapsed = async (
  deps: Deps,
  dossier: Dossier,
  { step, claimedBy }: Pick<OpenStep, 'step' | 'claimedBy'>,
): Promise<boolean> => claimedBy !== undefined && !(await mayAnswer(deps, claimedBy, dossier, step));
