import * as z from 'zod';
import { eventTypes } from '../../shared/domain/dossier/events.ts';
import { dossierId } from '../../shared/domain/ids.ts';

/** What the relay tells a follower, as it lies in the follower's queue. */
export const EventNoticeSchema = z.strictObject({
  dossierId: z.uuidv7().transform(dossierId),
  number: z.int().min(1),
  type: z.enum(eventTypes),
});
export type EventNoticeMessage = z.output<typeof EventNoticeSchema>;

/** The notice in a message's text, or undefined when it is none. */
export function noticeOf(text: string): EventNoticeMessage | undefined {
  try {
    return EventNoticeSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
