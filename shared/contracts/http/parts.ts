import * as z from 'zod';
import { paperForms, returnMethods } from '../../domain/dossier/dossier.ts';
import { componentFaults } from '../../domain/dossier/events.ts';
import { mostFilesOfComponent } from '../../domain/file/file.ts';
import { noticeChannels } from '../../domain/notice/notice.ts';
import { dossierId } from '../../domain/ids.ts';

/** RFC 3339 with offset. */
export const WireInstant = z.iso.datetime({ offset: true });
export const DossierIdSchema = z
  .uuidv7()
  .transform(dossierId)
  .meta({ description: 'UUIDv7 made by the client' });
export const UnitIdText = z.string().min(1).max(80);
export const Cursor = z.string().min(1).max(1000);

/** One line of text as a person types it: trimmed, NFC, no control characters. */
export const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => !/\p{Cc}/u.test(text), 'No control characters');
export const neededLine = (most: number) => line(most).refine((text) => text.length > 0, 'Needed');
/** Free text of some lines. */
export const paragraph = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.normalize('NFC').trim());

export const PersonalIdNumber = z.string().regex(/^\d{12}$/, '12 digits');
export const Language = z.enum(['vi', 'en']);

export const PersonDetails = z.strictObject({
  name: neededLine(120),
  personalIdNumber: PersonalIdNumber,
  phone: line(20).optional(),
  email: z.email().max(200).optional(),
  address: line(300).optional(),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

/** Who asks, whom it is about, who acts for him, who stands at the desk: they may be one person. */
export const Parties = z.strictObject({
  applicant: PersonDetails,
  subject: PersonDetails.optional(),
  representative: PersonDetails.extend({ authority: neededLine(300) }).optional(),
  submitter: PersonDetails.optional(),
});
export type Parties = z.infer<typeof Parties>;

export const HandedIn = z.strictObject({
  componentId: z.string().min(1).max(80),
  form: z.enum(paperForms),
  count: z.int().min(0).max(999),
  /** Files sent before, by their ids: scans or photos that stand for it. */
  files: z.array(z.uuidv7()).max(mostFilesOfComponent).optional(),
});
/** Answers of the procedure's form, by field id. */
export const FormAnswers = z.record(
  z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,60}$/),
  z.union([z.int(), paragraph(2000)]),
);
export const ReasonInput = z.strictObject({
  componentId: z.string().min(1).max(80),
  fault: z.enum(componentFaults),
  /** The officer's words to the citizen. */
  words: paragraph(1000).refine((text) => text.length > 0, 'Needed'),
  basis: line(200).optional(),
});
export const Components = z.array(HandedIn).max(60);
export const Sets = z.int().min(1).max(20);
export const ReturnBy = z.enum(returnMethods);
export const SeenVersion = z.int().min(1);

export const StepText = z
  .string()
  .regex(/^[a-z]+(?:-[a-z]+)*$/)
  .max(40);
export const NotifyBy = z
  .array(z.enum(noticeChannels))
  .min(1)
  .refine((ways) => new Set(ways).size === ways.length, 'Each once');
/** In which language and by which ways a person wishes to be told. */
export const NoticeWish = z.strictObject({ language: z.enum(['vi', 'en']), notifyBy: NotifyBy });

/** What every act answers: where the dossier stands now. */
export const ActDone = z.object({ dossierId: z.string(), version: z.int() });

export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), cursor: z.string().optional() });
export const PageQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(50).optional(),
});

/** RFC 9457, `application/problem+json`. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** A sentence for the person, in the language asked for. */
  detail: z.string(),
  code: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What the refusal is about; never personal data. */
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type ProblemBody = z.infer<typeof ProblemSchema>;
