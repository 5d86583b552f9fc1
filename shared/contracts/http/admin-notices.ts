import * as z from 'zod';
import { noticeKinds } from '../../domain/notice/kinds.ts';
import { closeReasons, noticeChannels, noticeReasons, noticeStates } from '../../domain/notice/notice.ts';
import { longest, noticeLanguages, templateFaultKinds, wordParts } from '../../domain/notice/template.ts';
import { noticeValueNames } from '../../domain/notice/values.ts';
import type { Operations } from './operation.ts';
import { DossierIdSchema, PageQuery, pageOf, WireInstant } from './parts.ts';

const Kind = z.enum(noticeKinds);
const Channel = z.enum(noticeChannels);
const Lang = z.enum(noticeLanguages);

/** `done` is what an administrator may still do with it. An address is masked, never whole. */
const NoticeView = z.object({
  id: z.string(),
  version: z.int(),
  dossierId: z.string(),
  /** The dossier's code, or before receipt its filing number. */
  number: z.string(),
  kind: Kind,
  kindName: z.string(),
  channel: Channel,
  channelName: z.string(),
  language: Lang,
  toldName: z.string(),
  address: z.string(),
  state: z.enum(noticeStates),
  stateName: z.string(),
  since: WireInstant,
  /** While it waits: not before this. */
  notBefore: WireInstant.optional(),
  reason: z.enum(noticeReasons).optional(),
  reasonText: z.string().optional(),
  eventAt: WireInstant,
  tries: z.int(),
  /** Version of the text it was made from; 0 came with the program. */
  template: z.int().optional(),
  handled: z.array(
    z.object({
      by: z.string(),
      at: WireInstant,
      what: z.enum(['sent-again', 'closed']),
      why: z.enum(closeReasons).optional(),
      sentence: z.string(),
    }),
  ),
  maySendAgain: z.boolean(),
  mayClose: z.boolean(),
});

/** Lists that are still to be looked at. */
export const listedStates = ['in-doubt', 'failed', 'waiting', 'claimed'] as const;

/** Counted to a bound, so that no count reads without end. */
const Count = z.object({ count: z.int(), orMore: z.boolean() });

const text = (most: number) =>
  z
    .string()
    // Longer than may be published, so that the refusal says so in words.
    .max(most * 2)
    .transform((typed) => typed.normalize('NFC').replaceAll('\r\n', '\n').trim());
const Words = z.strictObject({
  subject: text(longest.subject),
  body: text(longest.body),
  sms: text(longest.sms),
});
const Texts = z.strictObject({ vi: Words, en: Words });

const Params = z.strictObject({ kind: Kind });
const NoticeId = z.strictObject({ id: z.string().min(1).max(120) });

export const adminNoticeOperations = {
  countNotices: {
    method: 'GET',
    path: '/api/admin/notice-counts',
    summary: 'How many notices wait, failed or are in doubt, and how many addresses are marked as bad',
    act: 'handle-notices',
    answer: z.object({
      'in-doubt': Count,
      failed: Count,
      waiting: Count,
      claimed: Count,
      addresses: Count,
    }),
  },
  listNotices: {
    method: 'GET',
    path: '/api/admin/notices',
    summary: 'Notices in one state, oldest first; what waits by when it may be sent',
    act: 'handle-notices',
    query: PageQuery.extend({ state: z.enum(listedStates) }),
    answer: pageOf(NoticeView),
  },
  listNoticesOfDossier: {
    method: 'GET',
    path: '/api/admin/dossiers/{dossierId}/notices',
    summary: 'All that was told of one dossier, in the order of its events',
    act: 'handle-notices',
    params: z.strictObject({ dossierId: DossierIdSchema }),
    query: PageQuery,
    answer: pageOf(NoticeView),
  },
  sendNoticeAgain: {
    method: 'POST',
    path: '/api/admin/notices/{id}/send-again',
    summary: 'Send a notice that failed or is in doubt again, within a minute',
    act: 'handle-notices',
    params: NoticeId,
    body: z.strictObject({ version: z.int().positive() }),
    answer: NoticeView,
  },
  closeNotice: {
    method: 'POST',
    path: '/api/admin/notices/{id}/close',
    summary: 'End a notice that waits, failed or is in doubt; it is not sent any more',
    act: 'handle-notices',
    params: NoticeId,
    body: z.strictObject({ version: z.int().positive(), why: z.enum(closeReasons) }),
    answer: NoticeView,
  },
  listBadAddresses: {
    method: 'GET',
    path: '/api/admin/bad-addresses',
    summary: 'Addresses that are not written to any more, because mail came back or its reader complained',
    act: 'handle-notices',
    query: PageQuery,
    answer: pageOf(
      z.object({
        hash: z.string(),
        address: z.string(),
        why: z.enum(['bounced', 'complained']),
        whyText: z.string(),
        at: WireInstant,
      }),
    ),
  },
  clearBadAddress: {
    method: 'POST',
    path: '/api/admin/bad-addresses/clear',
    summary: 'Write to an address again',
    act: 'handle-notices',
    body: z.strictObject({ hash: z.string().min(1).max(200) }),
    answer: z.object({ hash: z.string() }),
  },
  listNoticeTemplates: {
    method: 'GET',
    path: '/api/admin/notice-templates',
    summary: 'The kinds of notices, each with the version of its words in force',
    act: 'change-notice-templates',
    answer: z.object({
      kinds: z.array(
        z.object({
          kind: Kind,
          name: z.string(),
          version: z.int(),
          publishedAt: WireInstant.optional(),
          publishedBy: z.string().optional(),
        }),
      ),
    }),
  },
  readNoticeTemplate: {
    method: 'GET',
    path: '/api/admin/notice-templates/{kind}',
    summary: 'The words in force of one kind of notice, and what they may and must say',
    act: 'change-notice-templates',
    params: Params,
    answer: z.object({
      kind: Kind,
      name: z.string(),
      version: z.int(),
      texts: Texts,
      /** SMS are sent in plain letters. */
      smsPlain: z.boolean(),
      values: z.array(
        z.object({
          name: z.enum(noticeValueNames),
          text: z.string(),
          sample: z.string(),
          in: z.array(z.enum(wordParts)),
          neededIn: z.array(z.enum(wordParts)),
        }),
      ),
    }),
  },
  listTemplateVersions: {
    method: 'GET',
    path: '/api/admin/notice-templates/{kind}/versions',
    summary: 'All versions of the words of one kind of notice, newest first',
    act: 'change-notice-templates',
    params: Params,
    query: PageQuery,
    answer: pageOf(
      z.object({
        version: z.int(),
        texts: Texts,
        /** Absent: it came with the program. */
        publishedAt: WireInstant.optional(),
        publishedBy: z.string().optional(),
      }),
    ),
  },
  previewNoticeTemplate: {
    method: 'POST',
    path: '/api/admin/notice-templates/{kind}/preview',
    summary: 'Words as they would arrive, with sample data; what is wrong with them; nothing is kept',
    act: 'change-notice-templates',
    params: Params,
    body: z.strictObject({ texts: Texts }),
    answer: z.object({
      faults: z.array(
        z.object({
          language: Lang,
          part: z.enum(wordParts),
          faults: z.array(z.enum(templateFaultKinds)),
          /** All that is wrong with this text. */
          sentence: z.string(),
        }),
      ),
      emails: z.array(z.object({ language: Lang, subject: z.string(), body: z.string() })),
      sms: z.array(
        z.object({
          language: Lang,
          text: z.string(),
          length: z.int(),
          segments: z.int(),
          alphabet: z.enum(['gsm-7', 'ucs-2']),
          /** With the longest values there are. */
          mostLength: z.int(),
          mostSegments: z.int(),
        }),
      ),
    }),
  },
  publishNoticeTemplate: {
    method: 'PUT',
    path: '/api/admin/notice-templates/{kind}/versions/{version}',
    summary:
      'Publish words as the next version; in use everywhere within a minute. The same twice is the same version',
    act: 'change-notice-templates',
    params: Params.extend({ version: z.coerce.number().int().positive() }),
    body: z.strictObject({ texts: Texts, longSms: z.boolean().optional() }),
    answer: z.object({ kind: Kind, version: z.int(), publishedAt: WireInstant }),
  },
} as const satisfies Operations;
