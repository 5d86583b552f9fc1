import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { Instant, PostId, UnitId } from '../domain/ids.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { OfficerRole, Post } from '../domain/office/post.ts';
import type { Unit } from '../domain/office/unit.ts';
import type { OfficerCaller } from './callers.ts';
import type { Page, PageRequest } from './ports/history.ts';
import type { Chance } from './ports/others.ts';
import type { PersonRecord, Registry, RegistryEditor } from './ports/registry.ts';

type Deps = {
  readonly registry: Registry;
  readonly editor: RegistryEditor;
  readonly chance: Pick<Chance, 'now'>;
};

/** A post is a dated row: it begins at an instant and is never rewritten, only ended. */
export async function addPost(
  deps: Deps,
  caller: OfficerCaller,
  request: {
    personId: string;
    postId: PostId;
    unitId: UnitId;
    role: OfficerRole;
    mayDecide?: boolean | undefined;
    from?: Instant | undefined;
  },
): Promise<Post | Refusal> {
  const allowed = mayAct('change-posts', caller.who);
  if (isRefusal(allowed)) return allowed;
  if (!(await deps.registry.person(request.personId))) return refuse('PERSON_NOT_FOUND');
  if (!(await deps.registry.unit(request.unitId))) return refuse('POST_NOT_FOUND', { unit: request.unitId });
  const { personId, postId, unitId, role, mayDecide } = request;
  const from = request.from ?? deps.chance.now();
  const post: Post = { id: postId, personId, unitId, role, from, ...(mayDecide && { mayDecide }) };
  const outcome = await deps.editor.addPost(post);
  if (outcome === 'added') return post;
  const standing = (await deps.registry.posts(personId)).find(({ id }) => id === postId);
  return standing ?? refuse('IDEMPOTENCY_KEY_REUSED');
}

/** Ends a post now. Its rights are gone everywhere within a minute, when the last cache has forgotten it. */
export async function endPost(
  deps: Deps,
  caller: OfficerCaller,
  request: { personId: string; postId: string },
): Promise<Post | Refusal> {
  const allowed = mayAct('change-posts', caller.who);
  if (isRefusal(allowed)) return allowed;
  return (
    (await deps.editor.endPost(request.personId, request.postId, deps.chance.now())) ??
    refuse('POST_NOT_FOUND')
  );
}

export async function listUnits(
  deps: Deps,
  caller: OfficerCaller,
  page: PageRequest,
): Promise<Page<Unit> | Refusal> {
  const allowed = mayAct('read-organisation', caller.who);
  return isRefusal(allowed) ? allowed : deps.registry.units(page);
}

export async function listPeople(
  deps: Deps,
  caller: OfficerCaller,
  request: { unitId: string; page: PageRequest },
): Promise<Page<PersonRecord & { readonly posts: readonly Post[] }> | Refusal> {
  const allowed = mayAct('read-organisation', caller.who);
  if (isRefusal(allowed)) return allowed;
  const people = await deps.registry.peopleOfUnit(request.unitId, request.page);
  const rows = await Promise.all(
    people.rows.map(async (person) => ({ ...person, posts: await deps.registry.posts(person.personId) })),
  );
  return { ...people, rows };
}
