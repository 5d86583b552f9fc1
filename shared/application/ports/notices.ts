import type { Instant } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notice/kinds.ts';
import type { Notice, NoticeState, SendOutcome } from '../../domain/notice/notice.ts';
import type { NoticeTexts } from '../../domain/notice/values.ts';
import type { Page, PageRequest } from './history.ts';

/** An address that the provider said nobody reads, or whose reader complained. */
export type BadAddress = {
  readonly hash: string;
  readonly masked: string;
  readonly why: 'bounced' | 'complained';
  readonly at: Instant;
};

/** Who was told of what, and what of it is still to be done. A lost race is an outcome, a fault of the store is thrown. */
export interface Notices {
  /** A notice that stands already stays as it is. */
  make(notice: Notice): Promise<'made' | 'stood'>;
  /** Strongly consistent. */
  get(id: string): Promise<Notice | undefined>;
  /** Writes a notice whose version follows the one that stands; otherwise nothing is written. */
  change(next: Notice): Promise<'changed' | 'other'>;
  /** What waits and may be sent by now, the longest due first. May be some moments old. */
  due(now: Instant, limit: number): Promise<readonly Notice[]>;
  /** What was claimed before an instant and has not been settled, oldest first. May be some moments old. */
  claimedBefore(before: Instant, limit: number): Promise<readonly Notice[]>;
  /** By state; what waits by when it may be sent, all else since when it is so: oldest first. Not `sent` or `closed`. */
  list(state: ListedState, page: PageRequest): Promise<Page<Notice>>;
  /** Of one dossier, in the order of its events. */
  ofDossier(dossierId: string, page: PageRequest): Promise<Page<Notice>>;
  markAddress(address: BadAddress): Promise<void>;
  badAddress(hash: string): Promise<BadAddress | undefined>;
  badAddresses(page: PageRequest): Promise<Page<BadAddress>>;
  /** Written to again from now on, at somebody's word; who it was is kept. */
  clearAddress(
    hash: string,
    cleared: { readonly by: string; readonly at: Instant },
  ): Promise<'cleared' | 'not-marked'>;
  /** How many stand in a list; no more than `most` are counted. May be some moments old. */
  count(list: ListedState | 'addresses', most: number): Promise<Counted>;
}
export type ListedState = Exclude<NoticeState, 'sent' | 'closed'>;
/** `orMore`: there may be more than were counted. */
export type Counted = { readonly count: number; readonly orMore: boolean };

/** The texts in force; may be up to 60 s old. */
export interface NoticeTemplates {
  inForce(kind: NoticeKind): Promise<{ readonly version: number; readonly texts: NoticeTexts }>;
}

export type Email = {
  readonly to: string;
  readonly subject: string;
  /** Plain text; the adapter makes simple HTML of it. */
  readonly body: string;
  readonly language: 'vi' | 'en';
  readonly noticeId: string;
};
export type Sms = { readonly to: string; readonly text: string };

/** Providers. An attempt is made once: what becomes of it is data, and nothing is thrown that the provider said. */
export interface MailSender {
  send(email: Email): Promise<SendOutcome>;
}
export interface SmsSender {
  send(sms: Sms): Promise<SendOutcome>;
}
