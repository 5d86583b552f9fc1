import * as z from 'zod';
import { type Route, routeUnits } from '../domain/route/route.ts';
import type { Words } from '../domain/words.ts';

/** The shape of `shared/routes/<name>/v<version>.yaml`. Whether the way makes sense is for `proveRoute` to say. */

const slugShape = 'write it in lower-case letters and digits, a letter first, with single hyphens between';
const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, slugShape)
  .max(40, 'give it a shorter name: at most 40 characters');
const text = z.string('write a sentence here').trim().min(1, 'write a sentence here');
const words = z.strictObject({ vi: text, en: text }) satisfies z.ZodType<Words>;
/** A state's name is made of it: AWS and its console take 80 characters, and we add some. */
const stateText = z
  .string('write a sentence here')
  .trim()
  .min(1, 'write a sentence here')
  .max(50, 'say it in at most 50 characters: it becomes the name of a state');
const stateWords = z.strictObject({ vi: text, en: stateText }) satisfies z.ZodType<Words>;
const target = z
  .string()
  .regex(
    /^(?:end:(?:granted|rejected)|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/,
    'name a step, a group, end:granted or end:rejected',
  )
  .describe('A step, a group, end:granted or end:rejected.');
const ways = z.record(slug, target, {
  error: ({ code }) => (code === 'invalid_key' ? `an outcome's name: ${slugShape}` : undefined),
});

const stepSchema = z.strictObject({
  step: slug.describe('Its name in the history: never changed once released.'),
  ask: stateWords.describe('What is asked of the unit, in the imperative.'),
  unit: z
    .enum(routeUnits, `name one of ${routeUnits.join(', ')}`)
    .describe("The procedure's binding says which real unit it is."),
  dueShare: z
    .int('write whole percents')
    .min(1, 'write 1 to 100 percent')
    .max(100, 'write 1 to 100 percent')
    .describe('Percent of the processing time by which the step is to be done; 100 is the appointment.'),
  outcomes: ways
    .refine((outcomes) => Object.keys(outcomes).length > 0, 'name at least one outcome')
    .describe('Outcome → the node that follows. Withdrawal is added to every step and stands in no file.'),
});

const groupSchema = z.strictObject({
  together: slug.describe('Its name as a node.'),
  question: stateWords.describe('What the join asks.'),
  branches: z
    .array(slug)
    .min(2, 'name at least two steps: one alone needs no group')
    .describe('The steps that are asked at the same time.'),
  then: target.describe('What follows when no branch has an outcome of `unless`.'),
  unless: ways.describe('Outcome → the node that follows when any branch has it; the first wins.'),
});

export const routeSchema = z.strictObject({
  name: slug
    .max(30, 'give it a shorter name: at most 30 characters, they stand in the name of the machine')
    .describe('The folder this file stands in.'),
  version: z.int().positive('count versions from 1').describe('The number in the name of this file.'),
  title: words,
  begin: slug.describe('The step or group that is asked first.'),
  groups: z.array(groupSchema).default([]),
  steps: z
    .array(stepSchema)
    .min(1, 'name at least one step')
    .describe('In the order of the story: a way to a step that stands earlier is a send-back.'),
}) satisfies z.ZodType<Route>;
