import * as z from 'zod';
import { accountId, postId, unitId } from '../domain/ids.ts';
import type { OfficeCalendar } from '../domain/office/office-calendar.ts';
import { officerRoles, type Post } from '../domain/office/post.ts';
import { TIME_ZONE } from '../domain/time/calendar.ts';
import { calendarFileSchema, holidaysFileSchema } from './catalogue-province.ts';
import { instantSchema, personKeySchema } from './stored.ts';

/** Shapes of the registry's records that no catalogue file has; the others are those of the catalogue. */

const post = z.string().min(1).transform(postId);

export const storedPostSchema = z.strictObject({
  id: post,
  personId: z.string().min(1),
  unitId: z.string().min(1).transform(unitId),
  role: z.enum(officerRoles),
  field: z.string().exactOptional(),
  mayDecide: z.boolean().exactOptional(),
  territory: z.string().exactOptional(),
  from: instantSchema,
  to: instantSchema.exactOptional(),
  actingFor: post.exactOptional(),
}) satisfies z.ZodType<Post>;

export const storedPersonSchema = z.strictObject({
  personId: z.string().min(1),
  name: z.string(),
  title: z.string(),
  key: personKeySchema.exactOptional(),
});

export const storedAccountSchema = z.strictObject({
  account: z.string().min(1).transform(accountId),
  key: personKeySchema,
  level: z.union([z.literal(1), z.literal(2)]),
});

export const storedOfficerSchema = z.strictObject({
  account: z.string().min(1).transform(accountId),
  personId: z.string().min(1),
});

export const storedCalendarSchema = z.strictObject({
  version: z.string().min(1),
  timeZone: z.literal(TIME_ZONE),
  hours: calendarFileSchema.shape.hours,
  days: holidaysFileSchema.shape.days,
}) satisfies z.ZodType<OfficeCalendar>;

/** Points at a record: the newest calendar, the newest version of a procedure. */
export const storedPointerSchema = z.object({ version: z.string() });
export const storedProcedureRowSchema = z.object({ code: z.string(), version: z.int().positive() });
