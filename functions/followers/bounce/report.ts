import * as z from 'zod';
import type { BounceReport } from '../../../shared/application/heed-bounce.ts';
import { noticeTag } from '../../../shared/contracts/mail.ts';

/** What SES tells of a mail; the addresses it holds are not read. */
const Report = z.object({
  eventType: z.enum(['Bounce', 'Complaint']),
  bounce: z.object({ bounceType: z.string() }).optional(),
  mail: z.object({ tags: z.object({ [noticeTag]: z.tuple([z.string()]) }) }),
});
/** Where the topic does not hand over the bare message. */
const Envelope = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** Which notice came back, and why; undefined for a message of another kind. */
export function readReport(text: string): BounceReport | undefined {
  const message = parsed(text);
  const envelope = Envelope.safeParse(message);
  const report = Report.safeParse(envelope.success ? parsed(envelope.data.Message) : message);
  if (!report.success) return undefined;
  const { eventType, bounce, mail } = report.data;
  const [noticeId] = mail.tags[noticeTag];
  if (eventType === 'Complaint') return { noticeId, what: 'complained' };
  return { noticeId, what: bounce?.bounceType === 'Permanent' ? 'bounced' : 'bounced-this-time' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
