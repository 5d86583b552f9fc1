import * as z from 'zod';
import type { NoticeSettings } from '../domain/notice/settings.ts';
import type { OfficeCalendar } from '../domain/office/office-calendar.ts';
import type { Person } from '../domain/office/person.ts';
import { officerRoles, type Post } from '../domain/office/post.ts';
import { type Unit, unitKinds } from '../domain/office/unit.ts';
import type { UnitHours } from '../domain/office/unit-hours.ts';
import type { ProcedureBinding } from '../domain/procedure/procedure-version.ts';
import { instantOf, isInstant, postId, unitId } from '../domain/ids.ts';
import { TIME_ZONE, workingCalendar } from '../domain/time/calendar.ts';
import { isRefused } from '../domain/time/refusal.ts';
import {
  dated,
  localDateSchema,
  localTimeSchema,
  procedureCodeSchema,
  provenanceSchema,
  slug,
  text,
  wordsSchema,
} from './catalogue.ts';

/** The shapes of `shared/catalogue/provinces/<province>/*.json`. */

const unitIdSchema = slug.transform(unitId);
const postIdSchema = slug.transform(postId);
const instantSchema = z.string().refine(isInstant, 'not an instant in UTC').transform(instantOf);
const phone = z.string().regex(/^\+84\d{9,10}$/);
const identityNumber = z.string().regex(/^\d{12}$/);
const signInName = z.email().refine((name) => name.endsWith('.example'), 'a sample name ends in .example');

export const unitSchema = z.strictObject({
  ...dated,
  id: unitIdSchema,
  name: wordsSchema,
  kind: z.enum(unitKinds),
  parent: unitIdSchema.exactOptional(),
  identifiers: z.array(
    z.strictObject({
      ...dated,
      value: z.string().regex(/^\d{3}\.\d{2}\.\d{2}\.[GH]\d{2}$/),
      invented: z.boolean(),
    }),
  ),
  territoryCode: z
    .string()
    .regex(/^\d{2,5}$/)
    .exactOptional(),
  predecessors: z.array(unitIdSchema).exactOptional(),
  phone: phone.exactOptional(),
  address: text.exactOptional(),
  source: provenanceSchema,
}) satisfies z.ZodType<Unit>;
export const unitsFileSchema = z.strictObject({ note: text, units: z.array(unitSchema).min(1) });

const postSchema = z.strictObject({
  id: postIdSchema,
  personId: slug,
  unitId: unitIdSchema,
  role: z.enum(officerRoles),
  field: text.exactOptional(),
  mayDecide: z.boolean().exactOptional(),
  territory: text.exactOptional(),
  from: instantSchema,
  to: instantSchema.exactOptional(),
  actingFor: postIdSchema.exactOptional(),
}) satisfies z.ZodType<Post>;

export const personSchema = z
  .strictObject({
    id: slug,
    name: text,
    title: wordsSchema,
    signInName,
    identityNumber,
    phone: phone.exactOptional(),
    posts: z.array(postSchema).min(1),
  })
  .refine(
    ({ id, posts }) => posts.every(({ personId }) => personId === id),
    'a post of another person',
  ) satisfies z.ZodType<Person>;
export const peopleFileSchema = z.strictObject({
  note: text,
  invented: z.literal(true),
  people: z.array(personSchema).min(1),
});

export const sampleCitizenSchema = z.strictObject({
  id: slug,
  name: text,
  signInName,
  identityNumber,
  birthDate: localDateSchema,
  phone,
  address: text,
  about: wordsSchema,
});
export const citizensFileSchema = z.strictObject({
  note: text,
  invented: z.literal(true),
  citizens: z.array(sampleCitizenSchema).min(1),
});

const shiftsSchema = z.array(z.tuple([localTimeSchema, localTimeSchema]));
const weekSchema = z.strictObject({
  mon: shiftsSchema,
  tue: shiftsSchema,
  wed: shiftsSchema,
  thu: shiftsSchema,
  fri: shiftsSchema,
  sat: shiftsSchema,
  sun: shiftsSchema,
});
const unitHoursSchema = z.strictObject({
  ...dated,
  unitId: unitIdSchema,
  clock: weekSchema,
  reception: weekSchema,
  source: provenanceSchema,
}) satisfies z.ZodType<UnitHours>;
const calendarDaySchema = z.strictObject({
  date: localDateSchema,
  kind: z.enum(['off', 'work']),
  name: text,
  shifts: shiftsSchema.exactOptional(),
  source: provenanceSchema,
});

export const calendarFileSchema = z.strictObject({
  version: text,
  timeZone: z.literal(TIME_ZONE),
  note: text,
  hours: z.array(unitHoursSchema).min(1),
});
export const holidaysFileSchema = z.strictObject({
  note: text,
  /** Years for which the yearly notice is not out, and what is therefore absent. */
  noticeMissing: z.array(z.strictObject({ year: z.int(), what: text })),
  days: z.array(calendarDaySchema),
});

/** The two files together, proven against the rules of the time room. */
export const officeCalendarSchema = z
  .tuple([calendarFileSchema, holidaysFileSchema])
  .transform(
    ([{ version, timeZone, hours }, { days }]): OfficeCalendar => ({ version, timeZone, hours, days }),
  )
  .refine(
    ({ timeZone, hours, days }) =>
      hours.every(({ clock, reception }) =>
        [clock, reception].every((week) => {
          const exceptions = days.map(({ date, kind, shifts = [] }) =>
            kind === 'off' ? { date, kind } : { date, kind, shifts },
          );
          return !isRefused(workingCalendar({ timeZone, week, exceptions }));
        }),
      ),
    'a calendar that cannot be counted on',
  );

export const bindingSchema = z.strictObject({
  ...dated,
  procedureCode: procedureCodeSchema,
  procedureVersion: z.int().positive(),
  intakeUnit: unitIdSchema,
  competentUnit: unitIdSchema,
  units: z
    .strictObject({
      handling: unitIdSchema.exactOptional(),
      consulted: unitIdSchema.exactOptional(),
      leader: unitIdSchema.exactOptional(),
    })
    .exactOptional(),
  shares: z.record(slug, z.int().min(1).max(100)).exactOptional(),
  route: z.strictObject({ name: slug, version: z.int().positive() }).exactOptional(),
  source: provenanceSchema,
}) satisfies z.ZodType<ProcedureBinding>;
export const noticeSettingsSchema = z.strictObject({
  ...dated,
  smsQuiet: z.strictObject({ from: localTimeSchema, to: localTimeSchema }),
  smsPlain: z.boolean(),
  supplementDays: z.int().min(1).max(365),
  supplementReminderDays: z.int().min(0).max(365),
  source: provenanceSchema,
}) satisfies z.ZodType<NoticeSettings>;
export const noticeSettingsFileSchema = z.strictObject({
  note: text,
  settings: z.array(noticeSettingsSchema).min(1),
});
export const bindingsFileSchema = z.strictObject({ note: text, bindings: z.array(bindingSchema).min(1) });
