import type { PartyRole } from '../dossier/dossier.ts';
import type { DossierId, Instant } from '../ids.ts';
import { instantFromMs, msOf } from '../ids.ts';
import type { NoticeKind } from './kinds.ts';

export const noticeChannels = ['email', 'sms'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** Who is told; whom it is about is not, unless he is one of these as well. */
export const toldRoles = ['applicant', 'representative', 'submitter'] as const satisfies readonly PartyRole[];
export type ToldRole = (typeof toldRoles)[number];

/**
 * `waiting`: for its hour, or for another try. `claimed`: somebody is sending it, or died over it. `sent`: the provider
 * has taken it. `failed`: it was refused for good. `in-doubt`: whether it was sent nobody knows, and it is never sent
 * again by itself. `closed`: ended by an administrator, or because what it would say
 * had been overtaken.
 */
export const noticeStates = ['waiting', 'claimed', 'sent', 'failed', 'in-doubt', 'closed'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Why a notice waits, failed or is in doubt. */
export const noticeReasons = [
  // waits
  'quiet-hours',
  'provider-throttled',
  'provider-down',
  'sent-again',
  // failed
  'address-refused',
  'message-refused',
  'template-faulty',
  'no-sender',
  'address-gone',
  'tried-too-often',
  'bounced',
  // in doubt
  'no-answer',
  'interrupted',
  // closed by itself
  'overtaken',
] as const;
export type NoticeReason = (typeof noticeReasons)[number];

/** Why an administrator ended a notice. Chosen, not typed: a row of this table holds nothing that is personal. */
export const closeReasons = ['arrived', 'told-otherwise', 'address-wrong', 'not-needed'] as const;
export type CloseReason = (typeof closeReasons)[number];

/** What an administrator did with a notice. */
export type NoticeHandling = {
  readonly by: string;
  readonly at: Instant;
  readonly what: 'sent-again' | 'closed';
  readonly why?: CloseReason;
};

/**
 * One telling of one event to one person over one channel. It holds no address and no text: both are read and made when
 * it is sent.
 */
export type Notice = {
  /** Made of dossier, event, role and channel: the same telling is the same notice. */
  readonly id: string;
  readonly dossierId: DossierId;
  readonly eventNumber: number;
  readonly eventAt: Instant;
  readonly kind: NoticeKind;
  readonly role: ToldRole;
  readonly channel: NoticeChannel;
  readonly language: 'vi' | 'en';
  /** The dossier's code, or before receipt its filing number. */
  readonly number: string;
  /** HMAC of the address, by which a bounce is remembered. */
  readonly addressHash: string;
  /** The address as an administrator may see it. */
  readonly addressMasked: string;
  readonly state: NoticeState;
  /** Since when it is in this state. */
  readonly since: Instant;
  /** While it waits: not before this. */
  readonly notBefore?: Instant;
  readonly reason?: NoticeReason;
  /** How often it was claimed. */
  readonly tries: number;
  /** Version of the text it was last made from; 0 is the one that came with the program. */
  readonly template?: number;
  /** The provider's name for it. */
  readonly messageId?: string;
  readonly handled: readonly NoticeHandling[];
  /** Counts writes: whoever changes a notice names the version he saw. */
  readonly version: number;
};

/** Letters, digits, dash and underscore alone: it travels in the provider's tags and in addresses of pages. */
export const noticeId = (of: Pick<Notice, 'dossierId' | 'eventNumber' | 'role' | 'channel'>): string =>
  `${of.dossierId}_${of.eventNumber}_${of.role}_${of.channel}`;

/** What an id is made of; undefined for a text that is none. */
export function readNoticeId(
  id: string,
): { dossierId: string; eventNumber: number; sort: string } | undefined {
  const [, dossierId, number, who] = /^([0-9a-f-]{36})_(\d{1,7})_([a-z]+_[a-z]+)$/.exec(id) ?? [];
  return dossierId && number && who
    ? { dossierId, eventNumber: Number(number), sort: who.replace('_', '#') }
    : undefined;
}

/** What the provider made of one attempt. `later` is a passing fault: certainly not sent. */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'refused'; readonly reason: 'address-refused' | 'message-refused' | 'no-sender' }
  | { readonly outcome: 'later'; readonly reason: 'provider-throttled' | 'provider-down' }
  | { readonly outcome: 'no-answer' };

type Change = Omit<Partial<Notice>, 'reason' | 'notBefore'> & {
  readonly state: NoticeState;
  readonly reason?: NoticeReason;
  readonly notBefore?: Instant;
};
function changed(notice: Notice, at: Instant, change: Change): Notice {
  const { reason: _, notBefore: __, ...kept } = notice;
  return { ...kept, ...change, since: at, version: notice.version + 1 };
}

/** Taken to be sent, from the given version of its text. */
export const claimed = (notice: Notice, at: Instant, template: number): Notice =>
  changed(notice, at, { state: 'claimed', tries: notice.tries + 1, template });

/** Minutes until the next try, by tries made. */
const backOffMinutes = [1, 2, 4, 8, 15, 30] as const;
/** A provider that is down for a day is a matter for a person. */
const mostTries = 50;

/** A notice after an attempt. */
export function afterSending(notice: Notice, at: Instant, sent: SendOutcome): Notice {
  switch (sent.outcome) {
    case 'sent':
      return changed(notice, at, { state: 'sent', messageId: sent.messageId });
    case 'refused':
      return changed(notice, at, { state: 'failed', reason: sent.reason });
    case 'no-answer':
      return changed(notice, at, { state: 'in-doubt', reason: 'no-answer' });
    case 'later': {
      if (notice.tries >= mostTries)
        return changed(notice, at, { state: 'failed', reason: 'tried-too-often' });
      const minutes = backOffMinutes[Math.min(notice.tries, backOffMinutes.length) - 1] ?? 1;
      const notBefore = instantFromMs(msOf(at) + minutes * 60_000);
      return changed(notice, at, { state: 'waiting', reason: sent.reason, notBefore });
    }
  }
}

/** How long a claim may stand before it is taken for interrupted; longer than any function runs. */
export const claimMs = 10 * 60_000;
export const interrupted = (notice: Notice, at: Instant): Notice =>
  changed(notice, at, { state: 'in-doubt', reason: 'interrupted' });

export const failed = (notice: Notice, at: Instant, reason: NoticeReason): Notice =>
  changed(notice, at, { state: 'failed', reason });

/** A mail that was taken and did not arrive. Undefined where the notice is at its end already, or was not sent. */
export const cameBack = (notice: Notice, at: Instant): Notice | undefined =>
  notice.state === 'sent' || notice.state === 'claimed' || notice.state === 'in-doubt'
    ? changed(notice, at, { state: 'failed', reason: 'bounced' })
    : undefined;

/** What it would say is no longer so: it ends unsent. */
export const overtaken = (notice: Notice, at: Instant): Notice =>
  changed(notice, at, { state: 'closed', reason: 'overtaken' });

export const postponed = (notice: Notice, at: Instant, notBefore: Instant, reason: NoticeReason): Notice =>
  changed(notice, at, { state: 'waiting', notBefore, reason });

/** Its provider is down: it makes way, and is not counted as tried. */
export const putOff = (notice: Notice, at: Instant): Notice =>
  postponed(notice, at, instantFromMs(msOf(at) + putOffMs), 'provider-down');
const putOffMs = 2 * 60_000;

/** What was done with a notice by hand is kept: the last so many. */
const handledKept = 10;
const withHandling = (notice: Notice, handling: NoticeHandling) => ({
  handled: [...notice.handled, handling].slice(-handledKept),
});

/** An administrator may send what failed or is in doubt, and end what waits as well. */
export const maySendAgain = ({ state }: Notice): boolean => state === 'failed' || state === 'in-doubt';
export const mayClose = ({ state }: Notice): boolean =>
  state === 'failed' || state === 'in-doubt' || state === 'waiting';

export const sentAgain = (notice: Notice, by: string, at: Instant): Notice =>
  changed(notice, at, {
    state: 'waiting',
    reason: 'sent-again',
    notBefore: at,
    tries: 0,
    ...withHandling(notice, { by, at, what: 'sent-again' }),
  });

export const closed = (notice: Notice, by: string, at: Instant, why: CloseReason): Notice =>
  changed(notice, at, {
    state: 'closed',
    ...(notice.reason && { reason: notice.reason }),
    ...withHandling(notice, { by, at, what: 'closed', why }),
  });
