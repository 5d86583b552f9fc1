import { inLanguage } from '../../../shared/texts/language.ts';
import { officerCaller } from '../../../shared/application/callers.ts';
import { addPost, endPost, listPeople, listUnits } from '../../../shared/application/change-posts.ts';
import {
  dossierIn,
  listParked,
  noticeIn,
  sendParkedAgain,
} from '../../../shared/application/parked-messages.ts';
import type {
  Chance,
  FollowerQueues,
  Parked,
  RepairQueue,
} from '../../../shared/application/ports/others.ts';
import type { Registry, RegistryEditor } from '../../../shared/application/ports/registry.ts';
import type { adminOperations } from '../../../shared/contracts/http/admin.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import type { AccountId, Instant } from '../../../shared/domain/ids.ts';
import { instantFromMs, postId, unitId } from '../../../shared/domain/ids.ts';
import { localDateOf, validAt } from '../../../shared/domain/office/dated.ts';
import type { Post } from '../../../shared/domain/office/post.ts';
import { isInForce } from '../../../shared/domain/office/post.ts';
import { identifierOn } from '../../../shared/domain/office/unit.ts';
import { wire } from '../../../shared/texts/dates.ts';
import { eventNames } from '../../../shared/texts/happenings.ts';
import { followerText, parkedReasonText } from '../../../shared/texts/parked.ts';
import type { Answers } from '../../edge/door.ts';
import { pageRequest } from '../../edge/replies.ts';
import { noticeAnswers } from './notice-answers.ts';
import type { NoticeDeps } from './notice-answers.ts';

export type AdminDeps = NoticeDeps & {
  readonly registry: Registry;
  readonly editor: RegistryEditor;
  readonly parked: Parked;
  readonly queues: FollowerQueues;
  readonly repairs: RepairQueue;
  readonly chance: Chance;
};

export function adminAnswers(deps: AdminDeps): Answers<typeof adminOperations> {
  const caller = (account: AccountId) => officerCaller(deps.registry, account, deps.chance.now());
  return {
    ...noticeAnswers(deps),
    listUnits: async ({ account, query, language }) => {
      const page = await listUnits(deps, await caller(account), pageRequest(query));
      if (isRefusal(page)) return page;
      const on = localDateOf(deps.chance.now());
      const rows = page.rows.map((unit) => {
        const identifier = identifierOn(unit, on);
        return {
          id: unit.id,
          name: inLanguage(unit.name, language, unit.id),
          invented: unit.identifiers.some(({ value, invented }) => value === identifier && invented),
          ended: !validAt(unit, on),
          ...(identifier && { identifier }),
          ...(unit.parent && { parent: unit.parent }),
        };
      });
      return { rows, ...(page.cursor && { cursor: page.cursor }) };
    },
    listPeople: async ({ account, params, query }) => {
      const page = await listPeople(deps, await caller(account), {
        unitId: params.unitId,
        page: pageRequest(query),
      });
      if (isRefusal(page)) return page;
      const now = deps.chance.now();
      const rows = page.rows.map(({ personId, name, posts }) => ({
        person: personId,
        name,
        posts: posts.map((post) => postView(post, now)),
      }));
      return { rows, ...(page.cursor && { cursor: page.cursor }) };
    },
    addPost: async ({ account, params, body }) => {
      const post = await addPost(deps, await caller(account), {
        personId: params.person,
        postId: postId(params.postId),
        unitId: unitId(body.unitId),
        role: body.role,
        mayDecide: body.mayDecide,
        from: body.from === undefined ? undefined : instantFromMs(Date.parse(body.from)),
      });
      return isRefusal(post) ? post : postView(post, deps.chance.now());
    },
    endPost: async ({ account, params }) => {
      const post = await endPost(deps, await caller(account), {
        personId: params.person,
        postId: params.postId,
      });
      return isRefusal(post) ? post : postView(post, deps.chance.now());
    },
    listParked: async ({ account, query, language }) => {
      const page = await listParked(deps, await caller(account), pageRequest(query));
      if (isRefusal(page)) return page;
      const rows = page.rows.map((message) => {
        const notice = noticeIn(message);
        const dossierId = dossierIn(message);
        const { id, follower, parkedAt, reason } = message;
        return {
          id,
          follower,
          followerName: followerText(follower, language),
          parkedAt: wire(parkedAt),
          reason,
          reasonText: parkedReasonText(reason, language),
          ...(dossierId && { dossierId }),
          ...(notice && {
            eventNumber: notice.number,
            eventType: notice.type,
            eventName: eventNames[notice.type][language],
          }),
        };
      });
      return { rows, ...(page.cursor && { cursor: page.cursor }) };
    },
    sendParkedAgain: async ({ account, params }) => {
      const sent = await sendParkedAgain(deps, await caller(account), params.id);
      return isRefusal(sent) ? sent : { ...sent, state: 'sent-again' as const };
    },
  };
}

const postView = (post: Post, now: Instant) => ({
  id: post.id,
  unitId: post.unitId,
  role: post.role,
  mayDecide: post.mayDecide ?? false,
  from: wire(post.from),
  ...(post.to && { to: wire(post.to) }),
  inForce: isInForce(post, now),
});
