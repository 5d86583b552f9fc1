import type { Email, MailSender, Sms, SmsSender } from '../../application/ports/notices.ts';
import type { SendOutcome } from '../../domain/notice/notice.ts';

/** What comes of an attempt: the provider's word, or the end of the process before or after the provider's yes. */
export type Answer = SendOutcome | 'dies before' | 'dies after';

/** The twins of both providers: what they took, in order. `answerWith` says what comes of the next attempts. */
export function memorySenders() {
  const mails: Email[] = [];
  const texts: Sms[] = [];
  const tried: { email: number; sms: number } = { email: 0, sms: 0 };
  let answer: (channel: 'email' | 'sms') => Answer = () => ({ outcome: 'sent', messageId: '' });

  async function take<Message>(
    channel: 'email' | 'sms',
    box: Message[],
    message: Message,
  ): Promise<SendOutcome> {
    tried[channel] += 1;
    const outcome = answer(channel);
    if (outcome === 'dies before') throw new Error('Killed before the provider was asked');
    if (outcome === 'dies after' || outcome.outcome === 'sent') box.push({ ...message });
    if (outcome === 'dies after') throw new Error('Killed after the provider said yes');
    return outcome.outcome === 'sent' ? { ...outcome, messageId: `${channel}-${tried[channel]}` } : outcome;
  }

  const email: MailSender = { send: (mail) => take('email', mails, mail) };
  const sms: SmsSender = { send: (text) => take('sms', texts, text) };
  return {
    email,
    sms,
    mails,
    texts,
    tried,
    answerWith(next: typeof answer): void {
      answer = next;
    },
  };
}
