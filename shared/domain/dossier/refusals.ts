import type { HashedValue } from '../history/canonical-json.ts';

/** Every "no" that a rule can say. Doors, screens and texts are complete over this list by type. */
export const refusalCodes = [
  // who
  'NOT_PERMITTED',
  'OWN_DOSSIER',
  'NOT_AUTHORISED_TO_DECIDE',
  'NOT_A_PARTY',
  'PREPARED_IT_HIMSELF',
  'GAVE_IT_HIMSELF',
  // which
  'DOSSIER_NOT_FOUND',
  'DRAFT_NOT_FOUND',
  'PROCEDURE_NOT_FOUND',
  'PROCEDURE_WITHOUT_ROUTE',
  'CHANNEL_NOT_OFFERED',
  'PERSON_NOT_FOUND',
  'POST_NOT_FOUND',
  'PARKED_MESSAGE_NOT_FOUND',
  'NOTICE_NOT_FOUND',
  'ADDRESS_NOT_MARKED',
  // in which state
  'STEP_NOT_OPEN',
  'STEP_CHANGED',
  'STEP_TAKEN',
  'STEP_NOT_TAKEN',
  'DRAFT_NOT_HERE',
  'STEP_OPENED_ALREADY',
  'NOTHING_TO_SAY',
  'DRAFT_CHANGED',
  'RESULT_DRAFT_CHANGED',
  'ALREADY_DECIDED',
  'DOSSIER_ENDED',
  'DOSSIER_EXISTS',
  'PAPER_ELSEWHERE',
  'PAPER_CHANGED',
  'NOT_SENT_BY_POST',
  'NOTICE_CHANGED',
  'NOTICE_OVERTAKEN',
  'TEMPLATE_CHANGED',
  // with what
  'UNKNOWN_COMPONENT',
  'COMPONENT_MISSING',
  'FORM_NOT_ACCEPTED',
  'REASONS_NEEDED',
  'NOTE_NEEDED',
  'MESSAGE_NOT_TOLD',
  'RESULT_DRAFT_NEEDED',
  'OUTCOME_NOT_OFFERED',
  'NOT_OF_THE_UNIT',
  'FORM_INCOMPLETE',
  'CASE_NEEDED',
  'IDENTITY_NOT_LINKED',
  'FILER_NOT_NAMED',
  'PHONE_INVALID',
  'COLLECTOR_NEEDED',
  'TRACKING_NUMBER_NEEDED',
  'TRACKING_NUMBER_INVALID',
  'RECEIPT_NEEDED',
  'RECEIPT_DIFFERS',
  'IDENTITY_NEEDED',
  'IDENTITY_DIFFERS',
  'AUTHORITY_NEEDED',
  'UNIT_NOT_IN_DOSSIER',
  'PAPER_NOT_ON_LIST',
  'NO_WORKING_DAY',
  // forms and results
  'FORM_NOT_DUE',
  'FORM_ISSUED_ALREADY',
  'FORM_NOT_READY',
  'FORM_CHANGED',
  'RESULT_REGISTERED',
  'RESULT_NOT_REGISTERED',
  'RESULT_WITHOUT_FILE',
  'RESULT_CODE_UNKNOWN',
  'RESULT_NOT_RETURNED',
  'RESULT_FILE_NEEDED',
  'RESULT_FILE_NOT_PDF',
  'DRAFT_NEEDED',
  'CORRECTION_OPEN',
  'SUPPLEMENT_STILL_AWAITED',
  'CURSOR_INVALID',
  'FILE_TOO_LARGE',
  'FILE_TYPE_NOT_ACCEPTED',
  'TOO_MANY_FILES',
  'FILE_NOT_FOUND',
  'FILE_NOT_SENT',
  'FILE_NOT_CHECKED',
  'FILE_REFUSED',
  'FILE_ATTACHED',
  'TEMPLATE_FAULTY',
  'SMS_TOO_LONG',
  // how often
  'IDEMPOTENCY_KEY_REUSED',
  'TRACKING_FAILED',
  'TRACKING_LOCKED',
  'TOO_MANY_TRIES',
  'TOO_MANY_UPLOADS',
  'TOO_BUSY',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal is a value: business as usual, with the facts its sentence needs (never personal data). */
export type Refusal = {
  readonly refused: RefusalCode;
  readonly facts?: { readonly [name: string]: HashedValue };
};

export const refuse = (refused: RefusalCode, facts?: Refusal['facts']): Refusal =>
  facts ? { refused, facts } : { refused };

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
