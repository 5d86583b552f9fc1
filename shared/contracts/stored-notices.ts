import * as z from 'zod';
import { noticeKinds } from '../domain/notice/kinds.ts';
import {
  closeReasons,
  noticeChannels,
  noticeReasons,
  noticeStates,
  toldRoles,
} from '../domain/notice/notice.ts';
import type { Notice } from '../domain/notice/notice.ts';
import type { NoticeTemplate } from '../domain/notice/template.ts';
import { dossierIdSchema, instantSchema } from './stored.ts';

/** Shapes of the table of notices. */

export const storedNoticeSchema = z.object({
  id: z.string().min(1),
  dossierId: dossierIdSchema,
  eventNumber: z.int().positive(),
  eventAt: instantSchema,
  kind: z.enum(noticeKinds),
  role: z.enum(toldRoles),
  channel: z.enum(noticeChannels),
  language: z.enum(['vi', 'en']),
  number: z.string(),
  addressHash: z.string(),
  addressMasked: z.string(),
  state: z.enum(noticeStates),
  since: instantSchema,
  notBefore: instantSchema.exactOptional(),
  reason: z.enum(noticeReasons).exactOptional(),
  tries: z.int().nonnegative(),
  template: z.int().nonnegative().exactOptional(),
  messageId: z.string().exactOptional(),
  handled: z.array(
    z.strictObject({
      by: z.string(),
      at: instantSchema,
      what: z.enum(['sent-again', 'closed']),
      why: z.enum(closeReasons).exactOptional(),
    }),
  ),
  version: z.int().positive(),
}) satisfies z.ZodType<Notice>;

export const storedBadAddressSchema = z.object({
  hash: z.string(),
  masked: z.string(),
  why: z.enum(['bounced', 'complained']),
  at: instantSchema,
});

const words = z.strictObject({ subject: z.string(), body: z.string(), sms: z.string() });
export const storedTemplateSchema = z.object({
  kind: z.enum(noticeKinds),
  version: z.int().positive(),
  texts: z.strictObject({ vi: words, en: words }),
  longSms: z.literal(true).exactOptional(),
  publishedAt: instantSchema,
  publishedBy: z.string(),
}) satisfies z.ZodType<NoticeTemplate>;
