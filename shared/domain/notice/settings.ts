import type { Dated } from '../office/dated.ts';
import type { Provenance } from '../words.ts';

/** How a province tells people: dated data, since habits and sender's plans change. */
export type NoticeSettings = Dated & {
  /** No SMS from `from` to `to`, `HH:MM` in Viet Nam's time, over midnight where `from` is the later. */
  readonly smsQuiet: { readonly from: string; readonly to: string };
  /** Whether the sender's plan carries plain letters alone (one segment of 160). */
  readonly smsPlain: boolean;
  /** Calendar days in which an applicant hands in what was asked for (ND118 Đ.19.5). */
  readonly supplementDays: number;
  /** So many calendar days before the end he is reminded. */
  readonly supplementReminderDays: number;
  readonly source: Provenance;
};

/** What holds where a province has recorded nothing of its own. */
export const usualNoticeSettings: NoticeSettings = {
  validFrom: '2025-07-01',
  smsQuiet: { from: '21:00', to: '07:00' },
  smsPlain: true,
  supplementDays: 15,
  supplementReminderDays: 3,
  source: { mark: 'M', reference: 'ND118 Đ.19.5; the hours are house practice' },
};
