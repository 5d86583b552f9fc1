import * as z from 'zod';
import { officerRoles } from '../../domain/office/post.ts';
import { adminNoticeOperations } from './admin-notices.ts';
import type { Operations } from './operation.ts';
import { PageQuery, pageOf, UnitIdText, WireInstant } from './parts.ts';

const PostView = z.object({
  id: z.string(),
  unitId: z.string(),
  role: z.enum(officerRoles),
  mayDecide: z.boolean(),
  from: WireInstant,
  to: WireInstant.optional(),
  inForce: z.boolean(),
});

export const adminOperations = {
  ...adminNoticeOperations,
  listUnits: {
    method: 'GET',
    path: '/api/admin/units',
    summary: 'Units of the province',
    act: 'read-organisation',
    query: PageQuery,
    answer: pageOf(
      z.object({
        id: z.string(),
        name: z.string(),
        identifier: z.string().optional(),
        invented: z.boolean(),
        parent: z.string().optional(),
        /** No longer in being: merged into another or abolished. */
        ended: z.boolean(),
      }),
    ),
  },
  listPeople: {
    method: 'GET',
    path: '/api/admin/units/{unitId}/people',
    summary: 'Officers who have or had a post in a unit, with their posts',
    act: 'read-organisation',
    params: z.strictObject({ unitId: UnitIdText }),
    query: PageQuery,
    answer: pageOf(z.object({ person: z.string(), name: z.string(), posts: z.array(PostView) })),
  },
  addPost: {
    method: 'PUT',
    path: '/api/admin/people/{person}/posts/{postId}',
    summary: 'Give a person a post from an instant on; the same post twice is the same post',
    act: 'change-posts',
    params: z.strictObject({ person: z.string().min(1).max(120), postId: z.uuid() }),
    body: z.strictObject({
      unitId: UnitIdText,
      role: z.enum(officerRoles),
      mayDecide: z.boolean().optional(),
      from: WireInstant.optional(),
    }),
    answer: PostView,
  },
  endPost: {
    method: 'POST',
    path: '/api/admin/people/{person}/posts/{postId}/end',
    summary: 'End a post now; it works everywhere within a minute',
    act: 'change-posts',
    params: z.strictObject({ person: z.string().min(1).max(120), postId: z.string().min(1).max(120) }),
    body: z.strictObject({}),
    answer: PostView,
  },
  listParked: {
    method: 'GET',
    path: '/api/admin/parked',
    summary: 'Messages that a follower could not digest',
    act: 'handle-parked',
    query: PageQuery,
    answer: pageOf(
      z.object({
        id: z.string(),
        follower: z.string(),
        /** In words, as the reason: in the language asked for. */
        followerName: z.string(),
        parkedAt: WireInstant,
        reason: z.string(),
        reasonText: z.string(),
        dossierId: z.string().optional(),
        eventNumber: z.int().optional(),
        eventType: z.string().optional(),
        /** The type of the event in words. */
        eventName: z.string().optional(),
      }),
    ),
  },
  sendParkedAgain: {
    method: 'POST',
    path: '/api/admin/parked/{id}/send-again',
    summary: 'Put a message back into its follower’s queue',
    act: 'handle-parked',
    params: z.strictObject({ id: z.string().min(1).max(200) }),
    body: z.strictObject({}),
    answer: z.object({ id: z.string(), state: z.enum(['sent-again']) }),
  },
} as const satisfies Operations;
