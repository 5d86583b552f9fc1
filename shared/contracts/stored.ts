import * as z from 'zod';
import {
  channels,
  paperForms,
  partyRoles,
  returnMethods,
  stepRoles,
  tellings,
} from '../domain/dossier/dossier.ts';
import type { Pins } from '../domain/dossier/dossier.ts';
import {
  authorities,
  collectionProofs,
  collectors,
  componentFaults,
  dossierForms,
  eventVersions,
} from '../domain/dossier/events.ts';
import type { DossierEvent, EventType, PublicParts } from '../domain/dossier/events.ts';
import { professionalStatuses } from '../domain/dossier/status.ts';
import { fileTypes } from '../domain/file/file.ts';
import { noticeChannels } from '../domain/notice/notice.ts';
import { dossierId, instantOf, isDossierId, isInstant, personKey, postId, unitId } from '../domain/ids.ts';

/** Shapes of what the history keeps. Strict: a member that was dropped in silence would change an event's hash. */

export const dossierIdSchema = z.string().refine(isDossierId, 'not a dossier id').transform(dossierId);
export const instantSchema = z.string().refine(isInstant, 'not an instant in UTC').transform(instantOf);
export const personKeySchema = z.string().min(1).transform(personKey);
const unit = z.string().min(1).transform(unitId);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const positive = z.int().positive();

const file = z.strictObject({
  fileId: z.uuidv7(),
  versionId: z.string(),
  sha256: hash,
  size: positive,
  type: z.enum(fileTypes),
  reused: z.literal(true).exactOptional(),
});
const component = z.strictObject({
  componentId: z.string(),
  form: z.enum(paperForms),
  count,
  files: z.array(file).exactOptional(),
});
const components = z.array(component);
const party = z.strictObject({
  role: z.enum(partyRoles),
  key: personKeySchema,
  account: z.string().exactOptional(),
});
const reasons = z.array(
  z.strictObject({
    componentId: z.string(),
    fault: z.enum(componentFaults),
    basis: z.string().exactOptional(),
  }),
);
const pins = {
  procedure: z.strictObject({ code: z.string(), version: positive }),
  route: z.strictObject({ name: z.string(), version: positive, hash: z.string() }),
  formVersion: z.string(),
  calendarVersion: z.string(),
} satisfies Record<keyof Pins, z.ZodType>;
const step = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/);
const onStep = { step, visit: positive };
const method = z.enum(returnMethods);
const paperMove = { from: unit, to: unit };
const papers = z.array(component);
const collectedParts = {
  collectedBy: z.enum(collectors),
  proof: z.enum(collectionProofs),
  identityChecked: z.boolean(),
  authority: z.enum(authorities).exactOptional(),
};
const paper = z.strictObject({
  from: z.enum(['upload', 'template']),
  name: z.string(),
  versionId: z.string(),
  size: count,
});
const result = { resultCode: z.string().exactOptional(), paper: paper.exactOptional() };

/** Public parts by type; a new event without its stored shape does not compile. */
const publicParts = {
  DossierFiled: z.strictObject({
    ...pins,
    nonce: z.string(),
    channel: z.enum(channels),
    desk: unit,
    competentUnit: unit,
    filingNumber: z.string(),
    parties: z.array(party),
    components,
    sets: count,
    returnMethod: method,
    language: z.enum(['vi', 'en']),
    notifyBy: z.array(z.enum(noticeChannels)).exactOptional(),
    case: z.string().exactOptional(),
  }),
  StepOpened: z.strictObject({
    step,
    visit: positive,
    holder: z.union([z.literal('applicant'), unit]),
    since: instantSchema,
    by: z.enum(stepRoles).exactOptional(),
    dueAt: instantSchema.exactOptional(),
    alertAt: instantSchema.exactOptional(),
    escalateAt: instantSchema.exactOptional(),
  }),
  StepClaimed: z.strictObject(onStep),
  StepReleased: z.strictObject(onStep),
  StepReassigned: z.strictObject({ ...onStep, to: z.string().min(1) }),
  DraftResultAttached: z.strictObject(onStep),
  StepReminded: z.strictObject({
    ...onStep,
    told: z.enum(tellings),
    insteadOf: z.literal('head').exactOptional(),
  }),
  StepCompleted: z.strictObject({
    ...onStep,
    outcome: z.string(),
    reasons: reasons.exactOptional(),
    paperDraft: z.literal(true).exactOptional(),
  }),
  SupplementRequested: z.strictObject({ stage: z.literal('intake'), reasons, basis: z.string() }),
  SupplementHandedIn: z.strictObject({ components }),
  DossierReceived: z.strictObject({
    code: z.string(),
    dueAt: instantSchema,
    components,
    sets: count,
    returnMethod: method,
    trackingHash: z.string(),
    case: z.string().exactOptional(),
    fee: count.exactOptional(),
    paperDueBy: instantSchema.exactOptional(),
  }),
  DossierRejected: z.strictObject({
    stage: z.enum(['intake', 'processing']),
    reasons,
    basis: z.string().exactOptional(),
  }),
  DossierWithdrawn: z.strictObject({ by: personKeySchema }),
  DossierLapsed: z.strictObject({}),
  DossierDecided: z.strictObject({ outcome: z.literal('granted'), resultCode: z.string().exactOptional() }),
  ResultReturned: z.strictObject({
    method,
    paperAlone: z.literal(true).exactOptional(),
    collectedBy: collectedParts.collectedBy.exactOptional(),
    proof: collectedParts.proof.exactOptional(),
    identityChecked: collectedParts.identityChecked.exactOptional(),
    authority: collectedParts.authority,
  }),
  PaperHandedOver: z.strictObject({ ...paperMove, papers, dueBy: instantSchema }),
  PaperTaken: z.strictObject({ ...paperMove, papers }),
  PaperNotReceived: z.strictObject({ ...paperMove, missing: papers }),
  PaperCalledBack: z.strictObject(paperMove),
  PaperGivenBack: z.strictObject({ papers, ...collectedParts }),
  ResultDelivered: z.strictObject({ by: z.literal('post') }),
  ResultCameBack: z.strictObject({ by: z.literal('post') }),
  ApplicantCalled: z.strictObject({ reached: z.boolean() }),
  FormIssued: z.strictObject({
    form: z.enum(dossierForms),
    template: positive,
    of: positive,
    versionId: z.string(),
    size: positive,
  }),
  ResultRegistered: z.strictObject(result),
  WrongResultReported: z.strictObject({}),
  NoticesChosen: z.strictObject({
    by: personKeySchema,
    language: z.enum(['vi', 'en']),
    notifyBy: z.array(z.enum(noticeChannels)),
  }),
  ResultCorrected: z.strictObject({ replaces: positive, ...result }),
} satisfies { readonly [Type in EventType]: z.ZodType<PublicParts[Type]> };

const actor = z.strictObject({
  person: z.string(),
  post: z.string().transform(postId).exactOptional(),
  actingFor: z.string().transform(postId).exactOptional(),
});

/** Every shape is still in its first version; once one has a second, the older is upcast here. */
const eventOf = <Type extends EventType, Public extends z.ZodType<PublicParts[Type]>>(
  type: Type,
  publicPart: Public,
) =>
  z.strictObject({
    dossierId: dossierIdSchema,
    number: positive,
    type: z.literal(type),
    v: z.literal(eventVersions[type]),
    at: instantSchema,
    actor,
    previous: z.string(),
    public: publicPart,
    commitments: z.record(z.string(), hash),
  });

const { DossierFiled, ...others } = {
  DossierFiled: eventOf('DossierFiled', publicParts.DossierFiled),
  StepOpened: eventOf('StepOpened', publicParts.StepOpened),
  StepClaimed: eventOf('StepClaimed', publicParts.StepClaimed),
  StepReleased: eventOf('StepReleased', publicParts.StepReleased),
  StepReassigned: eventOf('StepReassigned', publicParts.StepReassigned),
  DraftResultAttached: eventOf('DraftResultAttached', publicParts.DraftResultAttached),
  StepReminded: eventOf('StepReminded', publicParts.StepReminded),
  StepCompleted: eventOf('StepCompleted', publicParts.StepCompleted),
  SupplementRequested: eventOf('SupplementRequested', publicParts.SupplementRequested),
  SupplementHandedIn: eventOf('SupplementHandedIn', publicParts.SupplementHandedIn),
  DossierReceived: eventOf('DossierReceived', publicParts.DossierReceived),
  DossierRejected: eventOf('DossierRejected', publicParts.DossierRejected),
  DossierWithdrawn: eventOf('DossierWithdrawn', publicParts.DossierWithdrawn),
  DossierLapsed: eventOf('DossierLapsed', publicParts.DossierLapsed),
  DossierDecided: eventOf('DossierDecided', publicParts.DossierDecided),
  ResultReturned: eventOf('ResultReturned', publicParts.ResultReturned),
  PaperHandedOver: eventOf('PaperHandedOver', publicParts.PaperHandedOver),
  PaperTaken: eventOf('PaperTaken', publicParts.PaperTaken),
  PaperNotReceived: eventOf('PaperNotReceived', publicParts.PaperNotReceived),
  PaperCalledBack: eventOf('PaperCalledBack', publicParts.PaperCalledBack),
  PaperGivenBack: eventOf('PaperGivenBack', publicParts.PaperGivenBack),
  ResultDelivered: eventOf('ResultDelivered', publicParts.ResultDelivered),
  ResultCameBack: eventOf('ResultCameBack', publicParts.ResultCameBack),
  ApplicantCalled: eventOf('ApplicantCalled', publicParts.ApplicantCalled),
  FormIssued: eventOf('FormIssued', publicParts.FormIssued),
  ResultRegistered: eventOf('ResultRegistered', publicParts.ResultRegistered),
  WrongResultReported: eventOf('WrongResultReported', publicParts.WrongResultReported),
  ResultCorrected: eventOf('ResultCorrected', publicParts.ResultCorrected),
  NoticesChosen: eventOf('NoticesChosen', publicParts.NoticesChosen),
} satisfies Record<EventType, z.ZodType>;
export const dossierEventSchema = z.discriminatedUnion('type', [
  DossierFiled,
  ...Object.values(others),
]) satisfies z.ZodType<DossierEvent>;

/** [scope, body, version] */
const mark = z.tuple([z.string(), z.string(), positive]);

export const storedItemSchema = z.object({
  events: z.array(dossierEventSchema).min(1),
  valuesId: z.string().exactOptional(),
  mark,
});

/** A string, or where the same string stands already: the position of the party that has it. */
const orSameAs = z.union([z.string(), count]);

/** A unit, or its place in the state: the desk, the competent unit, the units that took part. */
const unitOrPlace = z.union([count, unit]);

/** An instant as milliseconds since 1970: a third of its text. */
const milliseconds = z.int();

/** The state in the head, in short names; what is a key of an index stands beside it. */
export const storedStateSchema = z.strictObject({
  status: z.enum(professionalStatuses),
  at: milliseconds,
  /** Procedure and version, route and version and hash, form, calendar. */
  pins: z.tuple([z.string(), positive, z.string(), positive, z.string(), z.string(), z.string()]),
  channel: z.enum(channels),
  desk: unit,
  unit: unit.exactOptional(),
  /** Role, key, account. */
  parties: z.array(z.tuple([z.string().regex(/^[asrm]([ve][ebs])?$/), orSameAs]).rest(orSameAs)),
  received: milliseconds.exactOptional(),
  due: milliseconds.exactOptional(),
  return: method,
  case: z.string().exactOptional(),
  fee: z.union([count, z.literal('unknown')]).exactOptional(),
  /** As it is kept now; or, in heads of before hand-overs, one of three words. */
  paper: z
    .union([
      z.enum(['no-paper', 'at-the-desk', 'given-back']),
      z.strictObject({
        h: unitOrPlace,
        s: milliseconds,
        v: positive,
        /** Without originals. */
        c: z.literal(1).exactOptional(),
        d: milliseconds.exactOptional(),
        t: unitOrPlace.exactOptional(),
        b: z.string().exactOptional(),
        /** Disputed. */
        q: z.literal(1).exactOptional(),
        /** Given back, or sent by post. */
        e: z.enum(['g', 'p']).exactOptional(),
      }),
    ])
    .exactOptional(),
  /** Absent: not ready. */
  delivery: z.enum(['not-ready', 'ready', 'sent', 'returned']).exactOptional(),
  tracking: z.string().exactOptional(),
  steps: z.array(
    z.strictObject({
      s: step,
      n: positive,
      h: z.union([z.literal('applicant'), unitOrPlace]),
      d: milliseconds.exactOptional(),
      a: milliseconds.exactOptional(),
      e: milliseconds.exactOptional(),
      v: positive,
      /** Who does it; absent: the desk. */
      b: z.enum(['a', 'u', 'l']).exactOptional(),
      /** Tellings to officers said; absent: none. */
      t: positive.exactOptional(),
      /** Who else has been told: 1 the applicant, 2 the leader, 3 both. */
      o: z.literal([1, 2, 3]).exactOptional(),
      c: z.string().exactOptional(),
    }),
  ),
  visits: z.record(step, positive),
  o: z.literal(1).exactOptional(),
  moved: milliseconds.exactOptional(),
  units: z.array(unit).exactOptional(),
  prepared: z.array(z.string()).exactOptional(),
  /** Since when the result waits; of heads that are older than corrections, the decision. */
  decided: milliseconds.exactOptional(),
  called: milliseconds.exactOptional(),
  draft: count.exactOptional(),
  result: positive.exactOptional(),
});
export type StoredState = z.infer<typeof storedStateSchema>;

export const storedHeadSchema = z.object({
  state: storedStateSchema,
  version: positive,
  hash,
  marks: z.array(mark),
  filedAt: instantSchema,
  filingNumber: z.string(),
  code: z.string().exactOptional(),
});
export type StoredHead = z.infer<typeof storedHeadSchema>;

export const storedQueueRowSchema = z.object({
  step: z.string(),
  visit: positive,
  stepVersion: positive,
  since: instantSchema,
  dueAt: instantSchema.exactOptional(),
  alertAt: instantSchema.exactOptional(),
  procedureCode: z.string(),
  channel: z.string(),
  number: z.string(),
  claimedBy: z.string().exactOptional(),
  label: z.string().exactOptional(),
  holder: z.string().exactOptional(),
  told: z.enum(['unit', 'head', 'leader']).exactOptional(),
});

export const storedCounterSchema = z.object({ last: positive });
