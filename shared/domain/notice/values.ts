import type { NoticeKind } from './kinds.ts';
import type { NoticeChannel } from './notice.ts';

/**
 * What a text of a notice may name in braces. `link` leads to the dossier, in an SMS by the short way; `reasons`, `name`
 * and `papers` are personal and stand in e-mails only.
 */
export const noticeValueNames = [
  'name',
  'number',
  'procedure',
  'link',
  'desk',
  'hotline',
  'dueAt',
  'reasons',
  'refusal',
  'fee',
  'way',
] as const;
export type NoticeValueName = (typeof noticeValueNames)[number];
export type NoticeValues = { readonly [name in NoticeValueName]?: string };

/** Values that are private or long: never in an SMS. */
export const emailOnly: readonly NoticeValueName[] = ['name', 'reasons'];

const always = ['name', 'number', 'procedure', 'link', 'desk', 'hotline'] as const;

/**
 * Per kind, what is always known when it is sent (`given`), and what its text must say (`needed`).
 * `dueAt`: filed, handed in: when the desk answers; received, overdue: the appointment; supplement: by when.
 * `refusal`: not received, or not granted, by when it was refused. `way`: how the result is or was handed over.
 * `fee`: what is to be paid, in words.
 */
export const noticeValues = {
  filed: { given: [...always, 'dueAt'], needed: ['number', 'link'] },
  received: { given: [...always, 'dueAt', 'fee'], needed: ['number', 'dueAt', 'link'] },
  rejected: { given: [...always, 'reasons', 'refusal'], needed: ['number', 'link'] },
  'supplement-asked': { given: [...always, 'dueAt', 'reasons'], needed: ['number', 'dueAt', 'link'] },
  'supplement-handed-in': { given: [...always, 'dueAt'], needed: ['number', 'link'] },
  'supplement-lapses-soon': { given: [...always, 'dueAt'], needed: ['number', 'dueAt', 'link'] },
  overdue: { given: [...always, 'dueAt'], needed: ['number', 'hotline', 'link'] },
  'result-ready': { given: [...always, 'way'], needed: ['number', 'link'] },
  'result-corrected': { given: [...always, 'way'], needed: ['number', 'link'] },
  returned: { given: [...always, 'way'], needed: ['number', 'link'] },
  withdrawn: { given: always, needed: ['number'] },
  lapsed: { given: always, needed: ['number', 'hotline'] },
} as const satisfies Record<
  NoticeKind,
  { readonly given: readonly NoticeValueName[]; readonly needed: readonly NoticeValueName[] }
>;

/** What the texts of a kind may name on a channel. */
export const offeredValues = (kind: NoticeKind, channel: NoticeChannel): readonly NoticeValueName[] =>
  noticeValues[kind].given.filter((name) => channel === 'email' || !emailOnly.includes(name));

/** The words of one kind in one language. */
export type NoticeWords = { readonly subject: string; readonly body: string; readonly sms: string };
export type NoticeTexts = { readonly vi: NoticeWords; readonly en: NoticeWords };
