/** Why the engine gives no due instant. The words are part of the deadline command's contract: they are not renamed. */
export type TimeRefusalCode =
  | 'BAD_DATE'
  | 'BAD_TIME'
  | 'BAD_INSTANT'
  | 'BAD_SHIFTS'
  | 'BAD_AMOUNT'
  | 'DUPLICATE_EXCEPTION'
  | 'NO_WORKING_DAY'
  | 'DUE_TOO_FAR'
  | 'EVENT_BEFORE_RECEIPT'
  | 'EVENTS_OUT_OF_ORDER'
  | 'NOT_STOPPED'
  | 'ALREADY_STOPPED'
  | 'EXTENSION_WHILE_STOPPED'
  | 'SECOND_EXTENSION'
  | 'SAME_DAY_EXTENSION';

/** A refusal as a value. `message` is one English sentence for lawyers, auditors and logs, not for a citizen. */
export type TimeRefusal = { readonly refused: TimeRefusalCode; readonly message: string };

export function refusal(refused: TimeRefusalCode, message: string): TimeRefusal {
  return { refused, message };
}

export function isRefused<T extends object>(value: T | TimeRefusal): value is TimeRefusal {
  return 'refused' in value;
}

/** A text in quotes for a message, cut where it is too long to be read. */
export function quoted(text: string): string {
  return `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`;
}

export function badDate(text: string): TimeRefusal {
  return refusal('BAD_DATE', `${quoted(text)} is not a date of the calendar.`);
}

export function badTime(text: string): TimeRefusal {
  return refusal('BAD_TIME', `${quoted(text)} is not a time from 00:00 to 23:59.`);
}

export function badInstant(text: string): TimeRefusal {
  return refusal('BAD_INSTANT', `${quoted(text)} is not an instant with seconds and an offset.`);
}

export function dueTooFar(): TimeRefusal {
  return refusal('DUE_TOO_FAR', 'The due date is after the year 9999.');
}
